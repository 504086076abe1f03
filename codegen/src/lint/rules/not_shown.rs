//! Every field occurs in some fixture.

use super::super::context::Whole;
use super::super::sink::Sink;
use super::super::{Check, Rule};
use crate::coverage::tree::Kind;
use crate::diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "field-not-shown",
    title: "A field or parameter that no fixture and no example request shows.",
    why: "What no fixture shows is decoded by no test and answered by no mock.",
    remedy: "add it to a fixture of the operation, or to an example request; a `composed` one will do",
    severity: Severity::Warning,
    check: Check::Whole(check),
};

fn check(whole: &Whole<'_>, sink: &mut Sink<'_>) {
    let operations = whole.api.operations.iter().map(|operation| &operation.id);
    let envelopes = whole.api.envelopes.iter().map(|envelope| &envelope.name);
    let trees = whole
        .survey
        .operations
        .iter()
        .chain(&whole.survey.envelopes);
    for (name, tree) in operations.chain(envelopes).zip(trees) {
        for fact in tree.facts() {
            let shows = match fact.kind {
                Kind::Field => "fixture",
                Kind::Parameter => "example request",
                Kind::Value | Kind::Code => continue,
            };
            if !fact.seen.shown {
                let message = format!("no {shows} of `{name}` shows `{}`", fact.name);
                sink.push(sink.at(fact.span, message));
            }
        }
    }
}
