//! What the ledger records as taken stands in the spec.

use super::super::context::Whole;
use super::super::rule::{Check, Rule, Sink};
use crate::coverage::ledger::join;
use crate::diagnostics::Severity;
use crate::model::cited;

pub(super) const RULE: Rule = Rule {
    id: "fact-untaken",
    title: "The ledger records a fact as taken, and the spec does not have it.",
    why: "The ledger says what became of everything that sources say. A fact that is neither in the spec, with its source, nor refused with a reason is one that got lost.",
    remedy: "state it where the pointer leads and cite the source there, or list it under `refused` with a reason",
    severity: Severity::Error,
    check: Check::Whole(check),
};

fn check(whole: &Whole<'_>, sink: &mut Sink<'_>) {
    let Some(ledger) = &whole.document.ledger else {
        return;
    };
    let joined = join(ledger, whole.api, &whole.survey, &cited(whole.project));
    for fact in &joined.untaken {
        let message = format!(
            "`{}` of {} is recorded as taken: {}",
            fact.pointer, fact.operation, fact.why
        );
        sink.push(sink.at(fact.span, message));
    }
}
