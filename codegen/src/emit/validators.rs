//! The functions that check replies and requests, one for each part of each operation that has something to check.

use super::docs;
use super::schemas::names;
use super::source::Source;
use crate::model::{Operation, Place};

/// What a caller of the generated client needs of the engine.
const ENGINE: [&str; 13] = [
    "Answer",
    "Checked",
    "CodeRead",
    "Fields",
    "Finding",
    "OutcomeRead",
    "Report",
    "Rule",
    "Schema",
    "Severity",
    "Side",
    "SyntaxError",
    "Validators",
];

/// `validate.rs`: the functions.
pub(super) fn definition(source: &mut Source<'_>) {
    let api = source.api;
    let head = "pub use bilispec_runtime::validate::{";
    source.code.enclosed(head, "};", |code| {
        code.wrapped(ENGINE.iter().map(|name| format!("{name},")));
    });
    for (operation, name) in api.operations.iter().zip(names(api)) {
        source.import(&format!("super::schemas::{name}"));
        reply(source, operation, &name);
        for (place, suffix, words) in PARTS {
            let mut parameters = operation.request.parameters.iter();
            if parameters.any(|parameter| parameter.place == place) {
                request(source, operation, &name, (place, suffix, words));
            }
        }
    }
}

/// The parts of a request: the function's ending, and what it checks in words.
const PARTS: [(Place, &str, &str); 5] = [
    (Place::Path, "path", "the parameters in the path"),
    (Place::Query, "query", "the query"),
    (Place::Header, "header", "the headers"),
    (Place::Form, "form", "the form"),
    (Place::Json, "json", "the JSON body"),
];

fn reply(source: &mut Source<'_>, operation: &Operation, name: &str) {
    let code = &mut source.code;
    code.gap();
    code.docs([
        format!(
            "Checks the body of a reply to [{}](super::{}).",
            docs::code(&operation.id),
            super::groups::group_path(source.api, operation)
        ),
        String::new(),
        docs::markdown(docs::summary(&operation.docs)),
    ]);
    let head = format!("pub fn {}_reply", stem(operation));
    code.function(&head, &["body: &[u8]".to_owned()], "Report", |code| {
        code.line(format!("{name}.reply(body)"));
    });
}

fn request(source: &mut Source<'_>, operation: &Operation, name: &str, part: (Place, &str, &str)) {
    let (place, suffix, words) = part;
    let code = &mut source.code;
    code.gap();
    code.docs([format!(
        "Checks {words} of a request of [{}](super::{}).",
        docs::code(&operation.id),
        super::groups::group_path(source.api, operation)
    )]);
    let head = format!("pub fn {}_{suffix}", stem(operation));
    if place == Place::Json {
        code.function(&head, &["body: &[u8]".to_owned()], "Report", |code| {
            code.line(format!("{name}.json(body)"));
        });
    } else {
        let fields = ["fields: impl Into<Fields<'f>>".to_owned()];
        code.function(&format!("{head}<'f>"), &fields, "Report", |code| {
            code.line(format!("{name}.{suffix}(fields)"));
        });
    }
}

/// What the operation's functions begin with. The underscore that keeps a keyword apart is not needed here.
fn stem(operation: &Operation) -> &str {
    operation.rust_name.trim_end_matches('_')
}
