//! Fixtures and example requests, checked against their schemas by the validation engine.
//!
//! Done once for all rules that ask.

use std::collections::HashSet;

use bilispec_engine::{Document, Finding, Rule, Schema, Side};

use crate::bodies::Bodies;
use crate::model::{Api, Described, Operation, Place};
use crate::schema::{self, SchemaDoc};
use crate::source::{Json, Project, Span, json_place, pointer};

/// What the engine says of a spec.
#[derive(Default)]
pub(super) struct Conformity {
    /// What it finds in fixtures.
    pub(super) replies: Vec<Breach>,
    /// What it finds in example requests.
    pub(super) requests: Vec<Breach>,
    /// Operations of which some fixture is refused, declined or blocked.
    pub(super) refused: HashSet<String>,
}

/// A finding about a fixture or an example request.
pub(super) struct Breach {
    /// Whose fixture or request it is.
    pub(super) operation: String,
    /// The fixture's case, or the example's value.
    pub(super) span: Span,
    /// What was checked, in words.
    pub(super) what: String,
    /// Where the schema says so.
    pub(super) schema: Option<Span>,
    /// What the engine says.
    pub(super) finding: Finding,
}

impl Conformity {
    pub(super) fn new(project: &Project, api: &Api, bodies: &Bodies) -> Self {
        let mut all = Self::default();
        for operation in &api.operations {
            all.replies(project, api, operation, bodies);
            for place in [
                Place::Path,
                Place::Query,
                Place::Header,
                Place::Cookie,
                Place::Form,
                Place::Json,
            ] {
                let parameters = &operation.request.parameters;
                if parameters.iter().any(|parameter| parameter.place == place) {
                    all.requests(project, api, operation, place);
                }
            }
        }
        all
    }

    fn replies(&mut self, project: &Project, api: &Api, operation: &Operation, bodies: &Bodies) {
        let mut schemas: Vec<(Described, SchemaDoc, Schema)> = Vec::new();
        for example in &operation.examples {
            let described = example.described;
            if schemas.iter().all(|(known, ..)| *known != described)
                && let Some(document) = schema::reply_to(project, api, operation, described)
                // What the engine refuses was reported when the spec was read.
                && let Ok(schema) = Schema::from_json_str(&document.json_text)
            {
                schemas.push((described, document, schema));
            }
            let mut known = schemas.iter();
            let Some((_, document, schema)) = known.find(|(known, ..)| *known == described) else {
                continue;
            };
            // Without a file, or without JSON in it, other rules have spoken.
            let Some(body) = bodies.of(example).filter(|body| body.value.is_ok()) else {
                continue;
            };
            let Ok(report) = schema.report(&body.bytes, Side::Response) else {
                continue;
            };
            let answer = &report.answer;
            let declined = answer
                .outcome
                .as_ref()
                .is_some_and(|outcome| !outcome.is_success);
            let by_status = matches!(described, Described::Status(_));
            if by_status || answer.code.is_some() && (!answer.is_success || declined) {
                self.refused.insert(operation.id.clone());
            }
            let sent = |name: &str| {
                let given = example.request.iter().find(|given| given.name == name)?;
                let text = given.value.as_str().map(str::to_owned);
                Some(text.unwrap_or_else(|| given.value.to_string()))
            };
            let echoes = schema.echo_findings(&body.bytes, &sent);
            for finding in report.findings.into_iter().chain(echoes) {
                let text = std::str::from_utf8(&body.bytes).unwrap_or_default();
                let line = json_place(text, &finding.instance_path);
                let line =
                    line.map_or_else(String::new, |at| format!(":{}:{}", at.line, at.column));
                self.replies.push(Breach {
                    operation: operation.id.clone(),
                    span: example.span,
                    what: format!("{}{line}", example.file),
                    schema: place(project, document, &finding),
                    finding,
                });
            }
        }
    }

    fn requests(&mut self, project: &Project, api: &Api, operation: &Operation, at: Place) {
        let document = schema::request(project, api, operation, at);
        // What the engine refuses was reported when the spec was read.
        let Ok(schema) = Schema::from_json_str(&document.json_text) else {
            return;
        };
        for example in &operation.examples {
            let arguments = example.request.iter().filter(|given| given.place == at);
            // A bare key has no value.
            let bare = |name: &str| {
                let mut list = operation.request.parameters.iter();
                list.any(|known| known.name == name && known.place == at && known.allow_empty)
            };
            let members: Vec<(String, Json)> = arguments
                .clone()
                .filter(|given| given.value.as_str() != Some("") || !bare(&given.name))
                .map(|given| (given.name.clone(), given.value.clone()))
                .collect();
            // A body that is one value is not a member of anything.
            let is_whole = at == Place::Json && operation.request.has_whole_body();
            let text = match members.as_slice() {
                [(_, body)] if is_whole => body.to_string(),
                _ => Json::Object(members).to_string(),
            };
            let Ok(body) = Document::parse(text.as_bytes()) else {
                continue;
            };
            for finding in schema.report_document(&body, Side::Request).findings {
                // What a request lacks as a whole is reported when examples are paired.
                if finding.rule == Rule::Required && finding.instance_path.matches('/').count() == 1
                {
                    continue;
                }
                let name = finding.instance_path.split('/').nth(1).unwrap_or_default();
                let given = arguments.clone().find(|given| given.name == name);
                let span = given.and_then(|given| {
                    let path = &finding.instance_path;
                    value(project, given.span, path)
                });
                self.requests.push(Breach {
                    operation: operation.id.clone(),
                    span: span.unwrap_or(example.span),
                    what: format!("the example request `{}`", example.case),
                    schema: place(project, &document, &finding),
                    finding,
                });
            }
        }
    }
}

/// Where the schema says what a finding complains of.
fn place(project: &Project, document: &SchemaDoc, finding: &Finding) -> Option<Span> {
    span(project, &document.locate(&finding.schema_path))
}

/// The key at an origin, or the value where there is none.
fn span(project: &Project, origin: &schema::Origin) -> Option<Span> {
    let file = project
        .files()
        .iter()
        .position(|file| file.path() == origin.file)?;
    let file = crate::source::FileId(crate::source::to_u32(file));
    let steps = pointer::split(&origin.pointer)?;
    let mut node = project.file(file)?.tree()?;
    let mut place = node.span;
    for step in steps {
        (node, place) = pointer::step(node, &step)?;
    }
    Some(place)
}

/// Where an example request says what it sends at `path`; `span` is its value, or the body that has it.
fn value(project: &Project, span: Span, path: &str) -> Option<Span> {
    let mut node = project.node_at(span.file, &project.pointer_of(span)?)?;
    let mut steps = pointer::split(path)?.into_iter();
    let name = steps.next()?;
    node = node.get(&name).unwrap_or(node);
    for step in steps {
        match pointer::step(node, &step) {
            Some((child, _)) => node = child,
            None => break,
        }
    }
    Some(node.span)
}
