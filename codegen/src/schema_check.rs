//! Whether the validation engine can honour the spec's schemas: what it refuses is an error in the spec.
//!
//! Which keywords there are is known to [`crate::openapi`]; this is about their values, such as a regular
//! expression that cannot be translated, and about defaults that break their own schema. Only looked at when
//! everything else is in order.

use bilispec_engine::{Document, Schema};

use crate::diagnostics::{Diagnostic, rules};
use crate::model::{Api, Described, Dialect, Operation, Parameter, Place};
use crate::openapi;
use crate::schema::{self, SchemaDoc};
use crate::source::{Project, Span};

/// Everything that the engine refuses, each at its place.
pub(crate) fn check(project: &Project, spec: &openapi::Document, api: &Api) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for doc in api
        .operations
        .iter()
        .flat_map(|operation| documents(project, spec, api, operation))
    {
        let Err(error) = Schema::from_json_str(&doc.json_text) else {
            continue;
        };
        for problem in error.problems() {
            let origin = doc.locate(&problem.pointer);
            let message = format!("the schema cannot be checked against: {}", problem.message);
            problems.push(match span(project, &origin) {
                Some(span) => Diagnostic::error(rules::SCHEMA_REFUSED, span, message),
                None => Diagnostic::without_place(rules::SCHEMA_REFUSED, message),
            });
        }
    }
    for parameter in api
        .operations
        .iter()
        .flat_map(|operation| &operation.request.parameters)
    {
        problems.extend(wrong_default(project, parameter));
    }
    problems
}

/// What a parameter's default breaks.
fn wrong_default(project: &Project, parameter: &Parameter) -> Option<Diagnostic> {
    let default = parameter.default.as_ref()?;
    let doc = schema::parameter(project, parameter);
    let schema = Schema::from_json_str(&doc.json_text).ok()?;
    let text = default.to_string();
    let document = Document::parse(text.as_bytes()).ok()?;
    let violation = schema.violations(&document).into_iter().next()?;
    let own = project
        .node_of(parameter.schema.span)
        .and_then(|node| node.entry("default"));
    let place = own.map_or(parameter.span, |entry| entry.value.span);
    let message = format!("the default {text} breaks the parameter's own schema");
    let diagnostic = Diagnostic::error(rules::WRONG_VALUE, place, message);
    let broken = span(project, &doc.locate(&violation.schema_path));
    Some(match broken {
        Some(broken) => {
            diagnostic.related(broken, format!("`{}` is broken", violation.keyword.name()))
        }
        None => diagnostic,
    })
}

/// The documents of an operation that bodies and requests are checked against.
fn documents(
    project: &Project,
    spec: &openapi::Document,
    api: &Api,
    operation: &Operation,
) -> Vec<SchemaDoc> {
    let mut places: Vec<Place> = operation
        .request
        .parameters
        .iter()
        .map(|parameter| parameter.place)
        .collect();
    places.sort_unstable();
    places.dedup();
    let requests = places
        .into_iter()
        .map(|place| schema::request(project, api, operation, place));
    let data = api
        .codes(operation)
        .filter_map(|code| schema::code_data(project, code));
    // What no schema describes has no document.
    let is_schema = |at: Span| spec.schemas.at(at).is_some();
    // A client of a document from elsewhere has no tables of these, and `validate` names what it can't check there.
    let checks = api.dialect == Dialect::Annotated;
    let count = if checks { operation.statuses.len() } else { 0 };
    let statuses = (0..count).map(Described::Status);
    let replies = std::iter::once(Described::Reply).chain(statuses);
    let replies = replies.filter(|described| {
        let schema = operation.body_schema(*described);
        schema.is_some_and(|schema| is_schema(schema.span))
    });
    replies
        .filter_map(|described| schema::reply_to(project, api, operation, described))
        .chain(requests)
        .chain(data)
        .collect()
}

fn span(project: &Project, origin: &schema::Origin) -> Option<Span> {
    let file = project
        .files()
        .iter()
        .position(|file| file.path() == origin.file)?;
    let tree = project.files().get(file)?.tree()?;
    crate::source::pointer::get(tree, &origin.pointer).map(|node| node.span)
}
