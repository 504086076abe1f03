//! The counts of presence are of members that the spec describes.

use std::collections::HashSet;

use super::super::context::Whole;
use super::super::rule::{Check, Rule, Sink};
use crate::diagnostics::Severity;
use crate::presence::Members;

pub(super) const STALE: Rule = Rule {
    id: "presence-stale",
    title: "`presence.yaml` counts something that the spec does not describe.",
    why: "A member that was renamed begins again at nothing, and its old count speaks for nobody.",
    remedy: "rename the entry with the member, or take it out",
    severity: Severity::Warning,
    check: Check::Whole(stale),
};

fn stale(whole: &Whole<'_>, sink: &mut Sink<'_>) {
    let Some(recorded) = &whole.document.presence else {
        return;
    };
    let members = Members::new(whole.document, whole.api);
    for operation in &recorded.operations {
        let id = &operation.name;
        let mut known = whole.api.operations.iter();
        let Some(number) = known.position(|known| known.id == id.value) else {
            let message = format!("the spec has no operation `{}`", id.value);
            sink.push(sink.at(id.span, message));
            continue;
        };
        let described: HashSet<String> = members
            .described(number)
            .into_iter()
            .map(|(pointer, _)| pointer)
            .collect();
        for member in &operation.value.members {
            if !described.contains(&member.name.value) {
                let message = format!("the reply of `{}` has no `{}`", id.value, member.name.value);
                sink.push(sink.at(member.name.span, message));
            }
        }
    }
}
