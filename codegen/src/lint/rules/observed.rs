//! `observed` is proven by a fixture.

use super::super::context::Whole;
use super::super::sink::Sink;
use super::super::{Check, Rule};
use crate::coverage::tree::{Fact, Kind};
use crate::diagnostics::Severity;
use crate::model::{Evidence, Operation, Provenance};

pub(super) const RULE: Rule = Rule {
    id: "observed-unproven",
    title: "A fact is marked `observed`, and no fixture proves it.",
    why: "`observed` says that a body was seen which has it. Only fixtures with `x-provenance` sample or captured prove that, and of those only what `x-added` does not name. Requests are not captured: of a parameter, only an example request that the notes print is proof.",
    remedy: "add the capture as a fixture, or write `x-evidence: reported` or `documented`",
    severity: Severity::Error,
    check: Check::Whole(check),
};

fn check(whole: &Whole<'_>, sink: &mut Sink<'_>) {
    for (operation, tree) in whole.api.operations.iter().zip(&whole.survey.operations) {
        // A fixture that is no JSON is reported as that, and not once for each field.
        if readable(whole, operation) {
            for fact in tree.facts() {
                report(fact, &operation.id, sink);
            }
        }
    }
    let all_readable = whole
        .api
        .operations
        .iter()
        .all(|operation| readable(whole, operation));
    for (envelope, tree) in whole.api.envelopes.iter().zip(&whole.survey.envelopes) {
        for fact in tree.facts().iter().filter(|_| all_readable) {
            report(fact, &envelope.name, sink);
        }
    }
}

fn readable(whole: &Whole<'_>, operation: &Operation) -> bool {
    operation
        .examples
        .iter()
        .filter(|example| example.provenance != Provenance::Composed)
        .all(|example| whole.bodies.value(example).is_some())
}

fn report(fact: &Fact, whose: &str, sink: &mut Sink<'_>) {
    if fact.level != Evidence::Observed || fact.seen.proven {
        return;
    }
    let proof = match fact.kind {
        Kind::Parameter => "no request that the notes print has it",
        _ if fact.seen.shown => "only added or composed parts of fixtures have it",
        _ => "no fixture has it",
    };
    let what = match fact.kind {
        Kind::Field | Kind::Parameter => format!("`{}`", fact.name),
        Kind::Value => format!("the value {}", fact.name),
        Kind::Code => format!("the code {}", fact.name),
    };
    let message = format!("{what} of `{whose}` is marked as observed, but {proof}");
    let mut finding = sink.at(fact.span, message);
    // The level may be written far above.
    if let Some(span) = fact.level_span {
        finding = finding.related(span, "the level comes from here");
    }
    sink.push(finding);
}
