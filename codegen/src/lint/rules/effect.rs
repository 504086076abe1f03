//! What looks like ordering or paying says that it spends.

use super::super::context::Context;
use super::super::rule::{Check, Rule, Sink};
use crate::diagnostics::Severity;
use crate::model::names::words;
use crate::model::{Method, SideEffect};

pub(super) const RULE: Rule = Rule {
    id: "effect-spend",
    title: "An operation that looks like ordering or paying is not marked as spending.",
    why: "A call that spends is never repeated by the library, and its errors say whether money may have gone. A call that is not marked may be repeated.",
    remedy: "write `x-effect: spend`",
    severity: Severity::Error,
    check: Check::Anywhere(check),
};

/// Words of a name that speak of money by themselves.
const SPENDS: &[&str] = &[
    "pay",
    "payment",
    "purchase",
    "buy",
    "charge",
    "recharge",
    "donate",
    "tip",
    "transfer",
    "withdraw",
    "checkout",
    "subscribe",
    "redeem",
    "bid",
];

/// Words that do so together.
const PAIRS: &[(&str, &str)] = &[
    ("create", "order"),
    ("place", "order"),
    ("submit", "order"),
    ("order", "submit"),
    ("order", "create"),
    ("exchange", "coin"),
    ("send", "gift"),
];

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    for operation in &context.api.operations {
        // What only reads is asked about orders and payments all the time.
        if operation.method == Method::Get || operation.effect == SideEffect::Spend {
            continue;
        }
        let names = [operation.id.as_str(), operation.path.as_str()];
        let spends = names.iter().any(|name| spends(&words(name)));
        if spends {
            let message = format!(
                "`{}` looks like a call that orders or pays, but its effect is `{}`",
                operation.id, operation.effect
            );
            let mut finding = sink.at(operation.span, message);
            let effect = context
                .written(operation)
                .and_then(|written| written.effect.as_ref());
            if let Some(effect) = effect {
                finding = finding.related(effect.span, "what it is marked as");
            }
            sink.push(finding);
        }
    }
}

pub(in crate::lint) fn spends(words: &[String]) -> bool {
    let has = |wanted: &str| {
        words
            .iter()
            .any(|word| word.trim_end_matches(|c: char| c.is_ascii_digit()) == wanted)
    };
    SPENDS.iter().any(|word| has(word)) || PAIRS.iter().any(|(one, other)| has(one) && has(other))
}
