//! Replies without an outer object on a host whose other replies have one.

use std::collections::BTreeMap;

use super::super::context::Context;
use super::super::rule::{Check, Rule, Sink};
use crate::diagnostics::Severity;
use crate::model::{Api, Operation, ReplyBody};

pub(super) const RULE: Rule = Rule {
    id: "envelope-missing",
    title: "The replies of an operation have no envelope, and those of others on its host have one.",
    why: "A server that answers refusals with HTTP 200 and a code does so everywhere, as a rule. Without an envelope the status alone says whether the call succeeded: each refusal would count as a success.",
    remedy: "describe the reply as a success and a refusal of the host's envelope, as the other operation does; if this one has none, say so: `# bilispec-allow: envelope-missing` and the reason",
    severity: Severity::Warning,
    check: Check::Anywhere(check),
};

/// The operations of a host whose replies are JSON that can be read: those with an envelope, and those without.
#[derive(Default)]
struct Host<'a> {
    with: Vec<&'a Operation>,
    without: Vec<&'a Operation>,
}

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    for (name, host) in hosts(context.api) {
        // Where most replies have none, the one that has is the exception.
        let Some(example) = host.with.first() else {
            continue;
        };
        if host.with.len() < host.without.len() {
            continue;
        }
        for operation in host.without {
            let message = format!(
                "the replies of `{}` have no envelope, those of `{}` on {name} have one",
                operation.id, example.id
            );
            let finding = sink
                .at(operation.span, message)
                .related(example.span, "its replies have an envelope");
            sink.push(finding);
        }
    }
}

fn hosts(api: &Api) -> BTreeMap<&str, Host<'_>> {
    let mut hosts: BTreeMap<&str, Host<'_>> = BTreeMap::new();
    for operation in &api.operations {
        let reply = &operation.reply;
        // A text, a file, and a reply without a body have no member that a code could be.
        if reply.body != ReplyBody::Json || !reply.readable {
            continue;
        }
        let host = hosts.entry(operation.host.as_str()).or_default();
        if api.envelope(reply.envelope).is_none() {
            host.without.push(operation);
        } else {
            host.with.push(operation);
        }
    }
    hosts
}
