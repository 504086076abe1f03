//! Calls that the spec describes and the generated client does not have.

use super::super::context::Context;
use super::super::rule::{Check, Rule, Sink};
use crate::diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "call-left-out",
    title: "The generated client does not have a call.",
    why: "Its request is of a kind that clients do not write, as files in parts are. The call stands in the reference, the mock answers it, and its replies are checked; whoever looks for it in the client looks in vain.",
    remedy: "nothing can be done in the spec; `# bilispec-allow: call-left-out` with a reason takes the warning back",
    severity: Severity::Warning,
    check: Check::Anywhere(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    for operation in &context.api.operations {
        if let Some(why) = operation.unsendable() {
            let message = format!("the client does not have `{}`: {why}", operation.id);
            sink.push(sink.at(operation.span, message));
        }
    }
}
