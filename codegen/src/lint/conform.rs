//! Fixtures and example requests, held against their schemas by the validation engine.
//!
//! Done once for all rules that ask.

use bilispec_runtime::validate::{Document, Finding, Rule, Schema, Side};

use crate::Loaded;
use crate::coverage::bodies::Bodies;
use crate::model::{Api, Operation, Place};
use crate::schema::{self, SchemaDoc};
use crate::source::{Json, Project, Span};

/// What the engine says of a spec.
#[derive(Default)]
pub(super) struct Conformity {
    /// What it finds in fixtures.
    pub(super) replies: Vec<Breach>,
    /// What it finds in example requests.
    pub(super) requests: Vec<Breach>,
}

/// A finding about a fixture or an example request.
pub(super) struct Breach {
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
    pub(super) fn new(loaded: &Loaded, api: &Api, bodies: &Bodies) -> Self {
        let mut all = Self::default();
        for operation in &api.operations {
            all.replies(loaded, operation, bodies);
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
                    all.requests(loaded, operation, place);
                }
            }
        }
        all
    }

    fn replies(&mut self, loaded: &Loaded, operation: &Operation, bodies: &Bodies) {
        let document = schema::reply(loaded, operation);
        // What the engine refuses was reported when the spec was read.
        let Ok(schema) = Schema::from_json_str(&document.json_text) else {
            return;
        };
        for example in &operation.examples {
            // Without a file, or without JSON in it, other rules have spoken.
            let Some(body) = bodies.of(example).filter(|body| body.value.is_ok()) else {
                continue;
            };
            let Ok(report) = schema.report(&body.bytes, Side::Response) else {
                continue;
            };
            for finding in report.findings {
                self.replies.push(Breach {
                    span: example.span,
                    what: example.file.clone(),
                    schema: place(&loaded.project, &document, &finding),
                    finding,
                });
            }
        }
    }

    fn requests(&mut self, loaded: &Loaded, operation: &Operation, at: Place) {
        let document = schema::request(loaded, operation, at);
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
            let text = Json::Object(members).to_string();
            let Ok(body) = Document::parse(text.as_bytes()) else {
                continue;
            };
            for finding in schema.report_document(&body, Side::Request).findings {
                // What a request lacks as a whole is said when examples are paired.
                if finding.rule == Rule::Required && finding.instance_path.matches('/').count() == 1
                {
                    continue;
                }
                let name = finding.instance_path.split('/').nth(1).unwrap_or_default();
                let given = arguments.clone().find(|given| given.name == name);
                self.requests.push(Breach {
                    span: given.map_or(example.span, |given| given.span),
                    what: format!("the example request `{}`", example.case),
                    schema: place(&loaded.project, &document, &finding),
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
    let (owner, step) = origin.pointer.rsplit_once('/').unwrap_or(("", ""));
    let node = project.node_at(file, &origin.pointer)?;
    let key = project
        .node_at(file, owner)
        .and_then(|owner| owner.entry(&step.replace("~1", "/").replace("~0", "~")))
        .map(|entry| entry.key.span);
    Some(key.unwrap_or(node.span))
}
