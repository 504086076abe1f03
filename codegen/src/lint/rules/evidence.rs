//! Everything has a level of evidence, its own or its parent's.

use super::super::context::Context;
use super::super::rule::{Check, Rule, Sink};
use crate::diagnostics::Severity;
use crate::openapi::EvidenceMark;

pub(super) const RULE: Rule = Rule {
    id: "evidence-missing",
    title: "Something of which the spec does not say how well it is known.",
    why: "Levels are inherited from above, and an operation always has one. An envelope is above no one operation, so it needs its own; and a list of levels says something only beside the values of an `enum`.",
    remedy: "write `x-evidence`: observed, reported or documented",
    severity: Severity::Error,
    check: Check::Anywhere(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    for envelope in context.envelope_schemas() {
        if envelope.evidence.is_none() {
            let span = envelope
                .title
                .as_ref()
                .map_or(envelope.span, |title| title.span);
            let message = "the envelope has no `x-evidence`, and its fields inherit from nobody";
            sink.push(sink.at(span, message));
        }
    }
    for (_, schema) in context.document.schemas.iter() {
        let Some(object) = schema.object().filter(|object| object.values.is_none()) else {
            continue;
        };
        if let Some(mark) = &object.evidence
            && let EvidenceMark::PerValue(_) = mark.value
        {
            let finding = sink
                .at(
                    mark.span,
                    "a list of levels on something that lists no values",
                )
                .help("write one level; values of `x-known-values` have their own `x-evidence`");
            sink.push(finding);
        }
    }
}
