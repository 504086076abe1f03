//! `x-added` names what is in the fixture.

use super::super::context::Whole;
use super::super::rule::{Check, Rule, Sink};
use crate::coverage::added::leads_somewhere;
use crate::diagnostics::Severity;
use crate::model::Provenance;

pub(super) const RULE: Rule = Rule {
    id: "added-pointer",
    title: "`x-added` names something that is not in the fixture, or that was not captured anyway.",
    why: "What `x-added` names proves nothing. A pointer that leads nowhere is a slip, and what it meant to name counts as proof.",
    remedy: "name a place of the whole body, from its root: `/data/…`",
    severity: Severity::Error,
    check: Check::Whole(check),
};

fn check(whole: &Whole<'_>, sink: &mut Sink<'_>) {
    for operation in &whole.api.operations {
        let replies = whole.written(operation).into_iter();
        let replies = replies.flat_map(|written| &written.responses);
        let replies: Vec<_> = replies
            .filter_map(|reply| reply.value.content.as_ref()?.value.examples.as_ref())
            .collect();
        for example in &operation.examples {
            let written = replies.iter().find_map(|list| list.get(&example.case));
            let added = written.and_then(|written| written.value.added.as_ref());
            for pointer in added.into_iter().flatten() {
                if example.provenance == Provenance::Composed {
                    let message = "`x-added` on a body that was put together as a whole";
                    let finding = sink
                        .at(pointer.span, message)
                        .help("delete it: such a body proves nothing");
                    sink.push(finding);
                    break;
                }
                let body = whole.bodies.value(example);
                if body.is_some_and(|body| !leads_somewhere(body, &pointer.value)) {
                    let message = format!("{} has nothing at `{}`", example.file, pointer.value);
                    sink.push(sink.at(pointer.span, message));
                }
            }
        }
    }
}
