//! Times and prices have a unit.

use super::super::context::Context;
use super::super::rule::{Check, Rule, Sink};
use crate::diagnostics::Severity;
use crate::model::names::words;
use crate::model::{Api, Docs, NewtypeBase, Type};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    id: "unit-missing",
    title: "A number that looks like a time or a price has no unit.",
    why: "Seconds taken for milliseconds, or fen for yuan, are wrong by a factor that no type catches.",
    remedy: "write `x-unit`: s, ms, fen, cent, or any other words; if nobody knows, `# bilispec-allow: unit-missing` with where that is stated",
    severity: Severity::Warning,
    check: Check::Anywhere(check),
};

/// A name that ends with one of these is of an amount or a time.
const LAST: &[&str] = &[
    "time",
    "timestamp",
    "at",
    "money",
    "price",
    "fee",
    "amount",
    "cost",
    "balance",
    "expire",
    "expires",
    "duration",
    "timeout",
    "deadline",
    "seconds",
    "millis",
];

/// So is one that ends with two words like these.
const LAST_TWO: &[(&str, &str)] = &[
    ("sale", "start"),
    ("sale", "begin"),
    ("sale", "end"),
    ("count", "down"),
];

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    let mut look = |name: &str, ty: &Type, docs: &Docs, span: Span| {
        if docs.measure.is_none() && is_integer(context.api, ty) && measures(name) {
            let message = format!("`{name}` has no unit");
            sink.push(sink.at(span, message));
        }
    };
    for field in context.structs().flat_map(|(_, fields)| fields) {
        look(&field.name, &field.ty, &field.docs, field.span);
    }
    for (_, parameter) in context.parameters() {
        look(
            &parameter.name,
            &parameter.ty,
            &parameter.docs,
            parameter.span,
        );
    }
}

fn measures(name: &str) -> bool {
    let words = words(name);
    let last = words.last().map(String::as_str).unwrap_or_default();
    let before = words
        .iter()
        .nth_back(1)
        .map(String::as_str)
        .unwrap_or_default();
    LAST.contains(&last) || LAST_TWO.contains(&(before, last))
}

fn is_integer(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::Integer | Type::IntOrString => true,
        Type::Newtype(id) => api.newtype(*id).base == NewtypeBase::Integer,
        Type::Nullable(inner) => is_integer(api, inner),
        _ => false,
    }
}
