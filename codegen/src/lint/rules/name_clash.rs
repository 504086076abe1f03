//! Rust's names follow from the spec's, and from nothing else.

use std::collections::HashSet;

use super::super::context::Context;
use super::super::rule::{Check, Rule, Sink};
use crate::diagnostics::Severity;
use crate::model::names::{pascal, snake, words};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    id: "name-unstable",
    title: "A name in Rust that depends on other names, or on nothing.",
    why: "Two names of the spec that are one in Rust get numbers, and a number changes hands when a third one comes between; a name without a letter that Rust keeps is called `value`. Users of the client write these names.",
    remedy: "write `x-rust-name` with a name of its own",
    severity: Severity::Warning,
    check: Check::Anywhere(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    for (def, fields) in context.structs() {
        for field in fields {
            let given = context
                .schema(field.schema.span)
                .is_some_and(|object| object.rust_name.is_some());
            let others = fields.iter().map(|other| other.name.as_str());
            member(
                &field.name,
                &field.rust_name,
                others,
                given,
                field.span,
                sink,
            );
        }
        let given = context.schema(def.schema.span);
        let title = given.and_then(|object| object.title.as_ref());
        if let Some(title) = title.filter(|title| pascal(&title.value) != def.rust_name)
            && given.is_some_and(|object| object.rust_name.is_none())
        {
            let message = format!(
                "the type is called `{}` in Rust: `{}` is taken",
                def.rust_name,
                pascal(&title.value)
            );
            sink.push(
                sink.at(title.span, message)
                    .help("give it another `title`, or `x-rust-name`"),
            );
        }
    }
    let named = given_parameters(context);
    for operation in &context.api.operations {
        let list = &operation.request.parameters;
        let own = || list.iter().filter(|parameter| parameter.same_as.is_none());
        for parameter in own() {
            let given = context
                .schema(parameter.schema.span)
                .is_some_and(|object| object.rust_name.is_some())
                || named.contains(&parameter.span);
            let others = own().map(|other| other.name.as_str());
            member(
                &parameter.name,
                &parameter.rust_name,
                others,
                given,
                parameter.span,
                sink,
            );
        }
    }
    let operations = &context.api.operations;
    for operation in operations {
        let given = context
            .written(operation)
            .is_some_and(|written| written.rust_name.is_some());
        let others = operations.iter().map(|other| other.id.as_str());
        member(
            &operation.id,
            &operation.rust_name,
            others,
            given,
            operation.span,
            sink,
        );
    }
}

/// A field, parameter or operation among others.
fn member<'n>(
    name: &str,
    rust_name: &str,
    others: impl Iterator<Item = &'n str>,
    given: bool,
    span: Span,
    sink: &mut Sink<'_>,
) {
    if given {
        return;
    }
    if words(name).is_empty() {
        let message = format!("`{name}` has no letter that a name in Rust could keep");
        sink.push(sink.at(span, message));
    } else if snake(name) != rust_name {
        let mut others = others.filter(|other| *other != name && snake(other) == snake(name));
        let because = others.next().map_or_else(
            || "another `x-rust-name` is the same".to_owned(),
            |other| format!("`{other}` is the same in Rust"),
        );
        let message = format!("`{name}` is called `{rust_name}` in Rust: {because}");
        sink.push(sink.at(span, message));
    }
}

/// The names of parameter objects that have `x-rust-name` themselves.
fn given_parameters(context: &Context<'_>) -> HashSet<Span> {
    let items = context.document.root.paths.iter();
    let parameters = items.flat_map(|member| {
        let item = &member.value.value;
        let operations = [&item.get, &item.post, &item.put, &item.patch, &item.delete];
        let own = operations.into_iter().flatten();
        let own = own.filter_map(|operation| operation.parameters.as_ref());
        item.parameters.iter().chain(own).flatten()
    });
    parameters
        .filter(|parameter| parameter.value.rust_name.is_some())
        .map(|parameter| parameter.name.span)
        .collect()
}
