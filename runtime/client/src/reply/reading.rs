//! A reply at hand: what is being read of it, and the errors that it gives.

use bilispec_wire::envelope::{self as wire, Doubt, Judgement, Verdict};
use bilispec_wire::json::Value;

use crate::error::{self, Context, Effect, Error};
use crate::operation::{Operation, Proof};
use crate::outcome::Outcome;
use crate::received::Received;

/// A reply at hand.
pub(crate) struct Reading<'r> {
    pub(crate) operation: &'static Operation,
    pub(crate) received: &'r Received,
    /// The body; `None` if it is not JSON.
    pub(crate) root: Option<&'r Value<'r>>,
}

impl Reading<'_> {
    /// The error for a call of which nobody can say whether it took place.
    pub(crate) fn unknown(&self, judgement: Option<&Judgement<'_>>, doubt: Option<Doubt>) -> Error {
        let mut context = self.context(judgement, Effect::Unknown);
        context.doubt = doubt;
        if let (Proof::Members(members), Some(judgement)) = (&self.operation.act.proof, judgement) {
            let found = judgement.proof.iter().filter_map(|at| members.get(*at));
            context.evidence = found.map(|member| member.name.to_string()).collect();
        }
        if let (Some(field), Some(code)) = (
            &self.operation.success,
            judgement.and_then(|judgement| judgement.outcome.as_ref()),
        ) {
            context.outcome = Outcome::of(field, code);
        }
        error::OutcomeUnknown::error(context)
    }

    pub(crate) fn context(&self, judgement: Option<&Judgement<'_>>, effect: Effect) -> Context {
        let mut context = Context::new(self.operation, effect);
        context.received = Some(self.received.clone());
        let Some(judgement) = judgement else {
            return context;
        };
        context.answered = matches!(
            judgement.code,
            wire::Reading::Code(..) | wire::Reading::Null(_)
        );
        context.code = match &judgement.code {
            wire::Reading::Code(_, code) => Some(code.clone().into_owned()),
            _ => None,
        };
        context.message = judgement.message.as_deref().map(str::to_owned);
        if let Verdict::Blocked(at) = judgement.verdict {
            context.blocked = self.operation.act.blocked.get(at);
        }
        context.data = judgement
            .data
            .filter(|data| **data != Value::Null)
            .map(|data| data.to_json().into());
        context
    }
}
