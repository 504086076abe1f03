//! The functions that check replies and requests, one for each part of each operation that has something to check.

use quote::quote;

use super::docs;
use super::schemas::names;
use super::source::Source;
use super::tokens::{doc, ident};
use crate::model::{Described, Dialect, Operation, Place};

/// What a caller of the generated client needs of the engine.
const ENGINE: [&str; 15] = [
    "Answer",
    "Checked",
    "CodeRead",
    "CodeValue",
    "Doubt",
    "Fields",
    "Finding",
    "OutcomeRead",
    "Report",
    "Rule",
    "Severity",
    "Side",
    "SyntaxError",
    "Validator",
    "Validators",
];

/// `validate.rs`: the functions.
pub(super) fn definition(source: &mut Source<'_>) {
    let api = source.api;
    let engine = ENGINE.map(ident);
    source.push(quote!(pub use bilispec_runtime::validate::{#(#engine),*};));
    let checks_replies = api.dialect == Dialect::Annotated;
    for (operation, name) in api.operations.iter().zip(names(api)) {
        source.import(&["super::schemas::", &name].concat());
        if operation.body_schema(Described::Reply).is_some() {
            reply(source, operation, &name);
        }
        let mut statuses = operation.statuses.iter();
        if checks_replies && statuses.any(|one| one.body.is_some()) {
            error(source, operation, &name);
        }
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
    let docs = doc([
        format!(
            "Checks the body of a reply to [{}](super::{}).",
            docs::code(&operation.id),
            super::groups::group_path(source.api, operation)
        ),
        String::new(),
        docs::markdown(docs::summary(&operation.docs)),
    ]);
    let (function, validators) = (ident(&[stem(operation), "_reply"].concat()), ident(name));
    source.push(quote! {
        #docs
        pub fn #function(body: &[u8]) -> Checked<'_> {
            #validators.reply(body)
        }
    });
}

/// Error bodies, by status.
fn error(source: &mut Source<'_>, operation: &Operation, name: &str) {
    let docs = doc([
        format!(
            "Checks the body of a reply to [{}](super::{}) with another HTTP status than that of a success.",
            docs::code(&operation.id),
            super::groups::group_path(source.api, operation)
        ),
        String::new(),
        "`None` where the spec describes no JSON body for the status.".to_owned(),
    ]);
    let (function, validators) = (ident(&[stem(operation), "_error"].concat()), ident(name));
    source.push(quote! {
        #docs
        pub fn #function(status: u16, body: &[u8]) -> Option<Checked<'_>> {
            #validators.error(status, body)
        }
    });
}

fn request(source: &mut Source<'_>, operation: &Operation, name: &str, part: (Place, &str, &str)) {
    let (place, suffix, words) = part;
    let docs = doc([format!(
        "Checks {words} of a request of [{}](super::{}).",
        docs::code(&operation.id),
        super::groups::group_path(source.api, operation)
    )]);
    let function = ident(&[stem(operation), "_", suffix].concat());
    let (validators, suffix) = (ident(name), ident(suffix));
    source.push(if place == Place::Json {
        quote! {
            #docs
            pub fn #function(body: &[u8]) -> Report {
                #validators.json(body)
            }
        }
    } else {
        quote! {
            #docs
            pub fn #function<'f>(fields: impl Into<Fields<'f>>) -> Report {
                #validators.#suffix(fields)
            }
        }
    });
}

/// What the operation's functions begin with. The underscore that keeps a keyword apart is not needed here.
fn stem(operation: &Operation) -> &str {
    operation.rust_name.trim_end_matches('_')
}
