//! Every field occurs in some fixture.

use std::collections::HashSet;

use super::super::context::Whole;
use super::super::rule::{Check, Rule, Sink};
use super::outermost::Outermost;
use crate::coverage::tree::Kind;
use crate::diagnostics::Severity;
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    id: "field-not-shown",
    title: "A field or parameter that no fixture and no example request shows.",
    why: "What no fixture shows is decoded by no test and answered by no mock.",
    remedy: "add it to a fixture of the operation, or to an example request; a `composed` one will do",
    severity: Severity::Warning,
    check: Check::Whole(check),
};

fn check(whole: &Whole<'_>, sink: &mut Sink<'_>) {
    let operations = whole.api.operations.iter();
    let unshown: HashSet<Span> = operations
        .flat_map(|operation| {
            let parameters = operation.request.parameters.iter();
            parameters.filter(|parameter| !operation.request.shows(parameter))
        })
        .map(|parameter| parameter.span)
        .collect();
    for (name, facts) in whole.facts() {
        let mut outer = Outermost::default();
        for fact in facts.iter().filter(|fact| !fact.seen.shown) {
            let shows = match fact.kind {
                Kind::Field => "fixture",
                Kind::Parameter if unshown.contains(&fact.span) => continue,
                Kind::Parameter => "example request",
                Kind::Value | Kind::Code => continue,
            };
            if outer.is_new(fact) {
                let message = format!("no {shows} of `{name}` shows `{}`", fact.name);
                sink.push(sink.at(fact.span, message));
            }
        }
    }
}
