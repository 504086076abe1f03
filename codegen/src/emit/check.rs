//! What the model can say and the output cannot: each an error at its place, so that nothing is left out in silence.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::groups::group_name;
use super::requests::{is_own, value};
use super::source::Source;
use super::tables::constant;
use crate::diagnostics::{Diagnostic, Diagnostics, rules};
use crate::model::names::{GENERATED_TYPES, REQUEST_FUNCTIONS, refused_as_module};
use crate::model::{Api, CLIENT_METHODS, Dialect, Operation, Parameter};
use crate::source::Span;

/// Reports everything that has no place in the output.
pub(super) fn check(api: &Api, diagnostics: &mut Diagnostics) {
    names(api, diagnostics);
    for operation in &api.operations {
        for parameter in &operation.request.parameters {
            self::parameter(api, parameter, diagnostics);
        }
        codes(api, operation, diagnostics);
    }
}

/// All names of types stand in one module; those of operations and groups are modules and methods.
fn names(api: &Api, diagnostics: &mut Diagnostics) {
    let mut taken: BTreeMap<String, Option<Span>> = GENERATED_TYPES
        .iter()
        .map(|name| ((*name).to_owned(), None))
        .collect();
    let types = api.types.iter().map(|def| (&def.rust_name, def.span));
    let newtypes = api
        .newtypes
        .iter()
        .map(|newtype| (&newtype.name, newtype.span));
    let requests = api
        .operations
        .iter()
        .map(|operation| (&operation.request.type_name, operation.span));
    let groups: Vec<(String, Span)> = api
        .tags
        .iter()
        .map(|tag| (group_name(tag), tag.span))
        .collect();
    let groups = groups.iter().map(|(name, span)| (name, *span));
    for (name, span) in types.chain(newtypes).chain(requests).chain(groups) {
        if let Some(first) = taken.insert(name.clone(), Some(span)) {
            let error = Diagnostic::error(
                rules::DUPLICATE_NAME,
                span,
                format!("`{name}` is the name of another Rust type"),
            )
            .help("give this one a name of its own, with `title` or `x-rust-name`");
            diagnostics.push(match first {
                Some(first) => error.related(first, "the other one"),
                None => error.label("the generated client has a type of this name"),
            });
        }
    }
    let mut modules: HashSet<&str> = HashSet::new();
    let mut pages: HashMap<String, Span> = HashMap::new();
    for operation in &api.operations {
        let name = operation.rust_name.as_str();
        let twice = (!modules.insert(name)).then_some("is the name of another generated module");
        if let Some(why) = refused_as_module(name).or(twice) {
            let message = format!("`{name}` {why}");
            diagnostics.push(
                Diagnostic::error(rules::DUPLICATE_NAME, operation.span, message)
                    .help("give the operation another name in Rust, with `x-rust-name`"),
            );
        }
        if let Some(first) = pages.insert(operation.id.to_lowercase(), operation.span)
            && api.dialect == Dialect::Annotated
        {
            let message = format!(
                "`{}` differs from another operation in its capitals alone",
                operation.id
            );
            diagnostics.push(
                Diagnostic::error(rules::DUPLICATE_NAME, operation.span, message)
                    .related(first, "the other one")
                    .help("on many systems their files would be one"),
            );
        }
    }
    for tag in &api.tags {
        if CLIENT_METHODS.contains(&tag.rust_name.as_str()) {
            let message = format!(
                "`{}` is a method of every client, and cannot be a group",
                tag.rust_name
            );
            diagnostics.push(Diagnostic::error(rules::DUPLICATE_NAME, tag.span, message));
        }
    }
}

fn parameter(api: &Api, parameter: &Parameter, diagnostics: &mut Diagnostics) {
    let report = |diagnostics: &mut Diagnostics, message: String, help: &str| {
        let error = Diagnostic::error(rules::UNSUPPORTED, parameter.span, message);
        diagnostics.push(if help.is_empty() {
            error
        } else {
            error.help(help)
        });
    };
    let name = &parameter.name;
    if !is_own(parameter) {
        return;
    }
    if REQUEST_FUNCTIONS.contains(&parameter.rust_name.as_str()) {
        let message = format!(
            "`{}` makes a request, of every operation",
            parameter.rust_name
        );
        report(diagnostics, message, "rename it with `x-rust-name`");
    }
    let mut scratch = Source::new(api);
    if let Some(default) = &parameter.default
        && value(&mut scratch, &parameter.ty, default).is_none()
    {
        report(
            diagnostics,
            format!(
                "`{name}` has a default that is not a value of its type, or one of a list or an object"
            ),
            "",
        );
    }
}

fn codes(api: &Api, operation: &Operation, diagnostics: &mut Diagnostics) {
    let mut names: BTreeMap<String, Span> = BTreeMap::new();
    for code in api.codes(operation).filter(|code| code.value.is_some()) {
        if let Some(first) = names.insert(constant(&code.name), code.span) {
            let message = format!(
                "`{}` is the name of another code of `{}`",
                code.name, operation.id
            );
            diagnostics.push(
                Diagnostic::error(rules::DUPLICATE_NAME, code.span, message)
                    .related(first, "the other one"),
            );
        }
    }
}
