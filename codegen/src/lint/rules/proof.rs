//! What proves that a call which writes or spends took place, and what shows that it can be refused.

use super::super::context::{Context, Whole};
use super::super::rule::{Check, Rule, Sink};
use crate::diagnostics::Severity;
use crate::model::{Operation, SideEffect};

pub(super) const MISSING: Rule = Rule {
    id: "proof-missing",
    title: "A call that spends does not say what proves that it took place.",
    why: "HTTP 200 is not success, and code 0 is not success. Without a declared proof every answer with such a code would read as paid, a blocked call among them; clients therefore call each success unknown.",
    remedy: "write `x-success` on the property that states the outcome, or `x-proof` with the members that only an act brings, or `x-proof: undecided`",
    severity: Severity::Error,
    check: Check::Anywhere(missing),
};

pub(super) const UNDECIDED: Rule = Rule {
    id: "proof-undecided",
    title: "Nobody has decided yet what proves that a call took place.",
    why: "Until somebody does, each success of the call is an error for its caller: the outcome is unknown.",
    remedy: "name the members of the payload that only an act brings: `x-proof: [order_id]`",
    severity: Severity::Warning,
    check: Check::Anywhere(undecided),
};

pub(super) const MISPLACED: Rule = Rule {
    id: "proof-misplaced",
    title: "A call that changes nothing has a proof.",
    why: "There is no act that could be proved; either the proof or the effect is wrong.",
    remedy: "take `x-proof` away, or write the effect that the call has",
    severity: Severity::Error,
    check: Check::Anywhere(misplaced),
};

pub(super) const NO_REFUSAL: Rule = Rule {
    id: "refusal-not-shown",
    title: "No fixture of a call that spends shows a refusal.",
    why: "A spec that has only seen successes can't tell one from the other.",
    remedy: "add a fixture of a reply that refuses; a `composed` one will do",
    severity: Severity::Error,
    check: Check::Whole(no_refusal),
};

fn missing(context: &Context<'_>, sink: &mut Sink<'_>) {
    for operation in &context.api.operations {
        let declares = operation.reply.success.is_some() || operation.reply.proof.is_some();
        // Of a reply that can't be read it is not known what it declares.
        if spends(operation) && operation.reply.readable && !declares {
            let message = format!("nothing proves that `{}` took place", operation.id);
            sink.push(sink.at(operation.span, message));
        }
    }
}

fn undecided(context: &Context<'_>, sink: &mut Sink<'_>) {
    for operation in &context.api.operations {
        let proof = operation.reply.proof.as_ref();
        if let Some(proof) = proof.filter(|proof| proof.members.is_none())
            && operation.effect != SideEffect::None
        {
            let message = format!(
                "it is undecided what proves that `{}` took place",
                operation.id
            );
            sink.push(sink.at(proof.span, message));
        }
    }
}

fn misplaced(context: &Context<'_>, sink: &mut Sink<'_>) {
    for operation in &context.api.operations {
        if let (SideEffect::None, Some(proof)) = (operation.effect, &operation.reply.proof) {
            let message = format!(
                "`{}` changes nothing, so that nothing is to be proved",
                operation.id
            );
            sink.push(sink.at(proof.span, message));
        }
    }
}

fn no_refusal(whole: &Whole<'_>, sink: &mut Sink<'_>) {
    for operation in &whole.api.operations {
        if spends(operation) && !whole.conformity.refused.contains(&operation.id) {
            let message = format!("no fixture of `{}` shows a refusal", operation.id);
            sink.push(sink.at(operation.span, message));
        }
    }
}

fn spends(operation: &Operation) -> bool {
    operation.effect == SideEffect::Spend
}
