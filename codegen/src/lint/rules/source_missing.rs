//! What is observed or reported has a source, in a spec that keeps a ledger of evidence.

use std::collections::HashSet;

use super::super::context::Whole;
use super::super::rule::{Check, Rule, Sink};
use crate::coverage::tree::{Fact, Kind};
use crate::diagnostics::Severity;
use crate::model::{Docs, Evidence};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    id: "source-missing",
    title: "A fact is marked `observed` or `reported`, and no source is named.",
    why: "`reported` that names nobody can't be checked, and a capture that nobody can find again proves nothing. The rule holds in specs that keep a ledger, evidence.yaml; a fact that a captured or printed fixture shows has its source in that.",
    remedy: "write `x-source` with ids of evidence.yaml beside the level, or record the source there first",
    severity: Severity::Error,
    check: Check::Whole(check),
};

fn check(whole: &Whole<'_>, sink: &mut Sink<'_>) {
    if whole.document.ledger.is_none() {
        return;
    }
    let mut seen = HashSet::new();
    // What shares one written level lacks one source.
    let mut report = |span: Span, message: String, sink: &mut Sink<'_>| {
        if seen.insert(span) {
            sink.push(sink.at(span, message));
        }
    };
    let trees = whole.survey.operations.iter().zip(&whole.api.operations);
    let trees = trees.map(|(tree, operation)| (tree, operation.id.as_str()));
    let envelopes = whole.survey.envelopes.iter().zip(&whole.api.envelopes);
    let envelopes = envelopes.map(|(tree, envelope)| (tree, envelope.name.as_str()));
    for (tree, name) in trees.chain(envelopes) {
        for fact in tree.facts().iter().filter(|fact| lacks(fact)) {
            let what = match fact.kind {
                Kind::Field | Kind::Parameter => format!("`{}`", fact.name),
                Kind::Value => format!("the value {}", fact.name),
                Kind::Code => format!("the code {}", fact.name),
            };
            let message = format!(
                "{what} of `{name}` is {}, and no source is named",
                fact.level
            );
            report(fact.level_span.unwrap_or(fact.span), message, sink);
        }
    }
    for operation in &whole.api.operations {
        let mut look = |docs: &Docs, what: &str, span: Span| {
            if docs.evidence != Evidence::Documented && docs.sources.is_empty() {
                let message = format!(
                    "{what} of `{}` is {}, and no source is named",
                    operation.id, docs.evidence
                );
                report(span, message, sink);
            }
        };
        look(&operation.docs, "the call", operation.span);
        for status in &operation.statuses {
            look(&status.docs, "the HTTP status", status.span);
        }
        for link in &operation.links {
            look(&link.docs, "the link", link.span);
        }
    }
}

fn lacks(fact: &Fact) -> bool {
    fact.sources.is_empty()
        && match fact.level {
            Evidence::Observed => !fact.seen.proven,
            Evidence::Reported => true,
            Evidence::Documented => false,
        }
}
