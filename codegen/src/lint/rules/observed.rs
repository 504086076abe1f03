//! `observed` is proven by a fixture.

use super::super::context::Whole;
use super::super::rule::{Check, Rule, Sink};
use super::outermost::Outermost;
use crate::coverage::tree::{Fact, Kind};
use crate::diagnostics::Severity;
use crate::model::Evidence;

pub(super) const RULE: Rule = Rule {
    id: "observed-unproven",
    title: "A fact is marked `observed`, and no fixture proves it.",
    why: "`observed` says that a body was seen which has it. Only fixtures with `x-provenance` sample or captured prove that, and of those only what `x-added` does not name. Requests are not captured: of a parameter, only an example request that the notes print is proof.",
    remedy: "add the capture as a fixture, or write `x-evidence: reported` or `documented`",
    severity: Severity::Error,
    check: Check::Whole(check),
};

fn check(whole: &Whole<'_>, sink: &mut Sink<'_>) {
    // A fixture that is broken is reported as that, and not once for each field that it would prove.
    for (name, facts) in whole.facts() {
        report_all(facts, name, sink);
    }
}

/// Of a field and those within it, only the outermost is news.
fn report_all(facts: &[Fact], whose: &str, sink: &mut Sink<'_>) {
    let unproven = |fact: &&Fact| fact.level == Evidence::Observed && !fact.seen.proven;
    let mut outer = Outermost::default();
    for fact in facts.iter().filter(unproven) {
        if outer.is_new(fact) {
            report(fact, whose, sink);
        }
    }
}

fn report(fact: &Fact, whose: &str, sink: &mut Sink<'_>) {
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
