//! From what came back to the payload or the error: envelope first, business outcome second, payload third.
//!
//! Here stands the order in which the variants of [`Error`] are tried. Knows tables, and no transport.

mod mismatch;
mod reading;

use bilispec_wire::envelope::{self as wire, Doubt, Judgement, Status, Verdict, judge};
use bilispec_wire::json::{Document, Value};
use http::StatusCode;
use serde::de::value::{BytesDeserializer, Error as RawError, StrDeserializer};
use serde::de::{DeserializeOwned, Error as _};
use serde_json::value::RawValue;

use crate::decode::{self, Mismatch};
use crate::envelope::{self, data_pointer};
use crate::error::{self, Context, Effect, Error};
use crate::fast_path;
use crate::operation::{Code, CodeClass, Operation, Proof, ReplyBody, SideEffect};
use crate::outcome::Outcome;
use crate::received::Received;
use crate::transport::{Failure, Sent};
use crate::unenveloped;

pub(crate) use reading::Reading;

/// The error for a call without a whole reply.
pub(crate) fn lost(operation: &'static Operation, failure: Failure) -> Error {
    let sent = failure.sent();
    let mut context = Context::new(operation, Effect::without_reply(operation, sent));
    context.failure = Some(failure);
    if operation.act.effect == SideEffect::Spend && sent == Sent::Maybe {
        error::OutcomeUnknown::error(context)
    } else {
        error::Transport::error(context)
    }
}

/// The payload of a reply, with the code that it came with.
pub(crate) fn interpret<T: DeserializeOwned>(
    operation: &'static Operation,
    received: &Received,
) -> Result<(T, Option<i64>), Error> {
    if let Some((reply, code)) = straight(operation, received) {
        return Ok((reply, code));
    }
    closely(operation, received)
}

/// The payload of the usual success. Whatever needs a reason is looked at closely instead, and so is what has to prove
/// itself by more than one value.
fn straight<T: DeserializeOwned>(
    operation: &'static Operation,
    received: &Received,
) -> Option<(T, Option<i64>)> {
    let proves_itself = operation.act.effect == SideEffect::None
        || operation.act.proof == Proof::Undeclared
            && (operation.success.is_some() || operation.act.effect != SideEffect::Spend);
    let enveloped = operation.reply == ReplyBody::Enveloped;
    if !enveloped || !received.status.is_success() || !proves_itself {
        return None;
    }
    let (envelope, body) = (operation.envelope, &received.body);
    let blocked = &operation.act.blocked;
    let (payload, code) = match &operation.success {
        None => fast_path::read(envelope, blocked, body)?,
        Some(field) => {
            let (payload, code): (&RawValue, _) = fast_path::read(envelope, blocked, body)?;
            let outcome = Outcome::read(field, payload.get())?;
            let payload = outcome.is_success().then(|| payload.get())?;
            (serde_json::from_str(payload).ok()?, code)
        }
    };
    let known = code.as_ref().and_then(|code| operation.code(Some(code)));
    (!is_risk(known)).then(|| (payload, code.and_then(|code| code.integer())))
}

/// The payload, part after part, or what is wrong with the first part that is not as it should be.
fn closely<T: DeserializeOwned>(
    operation: &'static Operation,
    received: &Received,
) -> Result<(T, Option<i64>), Error> {
    let reads = !matches!(operation.reply, ReplyBody::Text | ReplyBody::Bytes);
    let document = envelope::text(&received.body)
        .filter(|_| reads)
        .and_then(|text| Document::read(text.as_bytes()).ok())
        .map(|(document, _)| document);
    let reading = Reading {
        operation,
        received,
        root: document.as_ref().map(Document::root),
    };
    if operation.reply != ReplyBody::Enveloped {
        unenveloped::status(&reading)?;
        if !reads {
            unenveloped::without_proof(&reading)?;
            return reading.raw().map(|reply| (reply, None));
        }
        if operation.reply == ReplyBody::Nothing || received.body.trim_ascii().is_empty() {
            unenveloped::without_proof(&reading)?;
            return reading.decoded(None, None, None);
        }
    }
    let words = envelope::words(operation);
    let status = if received.status.is_success() {
        Status::Answered
    } else {
        Status::Refused
    };
    let judgement = reading.root.map(|root| judge(&words, root, status));
    let Payload {
        data,
        code,
        outcome,
    } = reading.payload(judgement.as_ref())?;
    reading.decoded(data.as_deref(), code, outcome)
}

/// The payload of a call that succeeded.
struct Payload {
    /// Its text; `None` where there is none.
    data: Option<String>,
    code: Option<i64>,
    outcome: Option<Outcome>,
}

impl Reading<'_> {
    /// A body that is not JSON, as it came.
    fn raw<T: DeserializeOwned>(&self) -> Result<T, Error> {
        let body = &self.received.body;
        let read = if self.operation.reply == ReplyBody::Bytes {
            T::deserialize(BytesDeserializer::new(body)).map_err(|error: RawError| error)
        } else {
            let text = envelope::text(body).ok_or_else(|| RawError::custom("no UTF-8"));
            text.and_then(|text| T::deserialize(StrDeserializer::new(text)))
        };
        read.map_err(|_| {
            let mut context = self.context(None, Effect::proved(self.operation));
            context.mismatch = Some(Mismatch {
                pointer: String::new(),
                expected: "a text in UTF-8".to_owned(),
                found: "other bytes".to_owned(),
            });
            error::Decode::error(context)
        })
    }

    fn decoded<T: DeserializeOwned>(
        &self,
        data: Option<&str>,
        code: Option<i64>,
        outcome: Option<Outcome>,
    ) -> Result<(T, Option<i64>), Error> {
        let operation = self.operation;
        let decoded = decode::decode(data.unwrap_or("null"));
        decoded.map(|reply| (reply, code)).map_err(|mut fault| {
            if data.is_none() {
                "nothing".clone_into(&mut fault.found);
            }
            fault.pointer.insert_str(0, &data_pointer(operation));
            let words = envelope::words(operation);
            let judgement = self.root.map(|root| judge(&words, root, Status::Answered));
            let mut context = self.context(judgement.as_ref(), Effect::proved(operation));
            context.outcome = outcome;
            context.mismatch = Some(*fault);
            error::Decode::error(context)
        })
    }

    /// What proves that the call succeeded, or why it did not.
    fn payload(&self, judgement: Option<&Judgement<'_>>) -> Result<Payload, Error> {
        let (operation, status) = (self.operation, self.received.status);
        let make = |effect: Effect| self.context(judgement, effect);
        let spends = operation.act.effect == SideEffect::Spend;
        let verdict = judgement.map(|judgement| judgement.verdict);
        let known = known(operation, judgement);
        let blocked = match verdict {
            Some(Verdict::Blocked(at)) => operation.act.blocked.get(at),
            _ => None,
        };
        let unreadable = match verdict {
            None | Some(Verdict::Unknown(Doubt::NoCode | Doubt::CodeOfAnotherType)) => true,
            Some(_) => false,
        };
        let answered = status.is_success() || status.is_client_error();
        match verdict {
            Some(Verdict::Unknown(doubt)) if status.is_success() || !unreadable => {
                return Err(self.unknown(judgement, Some(doubt)));
            }
            _ if spends && (unreadable || !answered) => return Err(self.unknown(judgement, None)),
            _ => {}
        }
        let blocks =
            |class| blocked.is_some_and(|one| CodeClass::of_word(&one.class) == Some(class));
        if status == StatusCode::PRECONDITION_FAILED || is_risk(known) || blocks(CodeClass::Risk) {
            let effect = match known {
                Some(code) if code.class != CodeClass::Risk => Effect::refused(operation, known),
                _ => Effect::NotDone,
            };
            return Err(error::Risk::error(make(effect)));
        }
        if !status.is_success() {
            let effect = Effect::refused(operation, known);
            return Err(error::Status::error(make(effect)));
        }
        let Some(judgement) = judgement else {
            // Without an envelope, the status says that the call succeeded, whatever the body is.
            let effect = match operation.reply {
                ReplyBody::Enveloped => Effect::unproved(operation),
                _ => Effect::proved(operation),
            };
            return Err(error::NotJson::error(make(effect)));
        };
        self.answered(judgement, known)
    }

    /// What a readable answer with HTTP 2xx says.
    fn answered(&self, judgement: &Judgement<'_>, known: Option<&Code>) -> Result<Payload, Error> {
        let operation = self.operation;
        let make = |effect: Effect| self.context(Some(judgement), effect);
        let outcome = match (&operation.success, &judgement.outcome) {
            (Some(field), Some(code)) => Outcome::of(field, code),
            _ => None,
        };
        match judgement.verdict {
            Verdict::Blocked(_) => Err(error::Api::error(make(Effect::NotDone))),
            Verdict::Refused => Err(error::Api::error(make(Effect::refused(operation, known)))),
            Verdict::Declined => {
                let known = outcome.as_ref().and_then(Outcome::name).is_some();
                let mut context = make(Effect::declined(operation, known));
                context.outcome = outcome;
                Err(error::Declined::error(context))
            }
            Verdict::Unreadable => {
                let mut context = make(Effect::unproved(operation));
                context.mismatch = Some(mismatch::unreadable(operation, self.root, judgement));
                Err(error::Decode::error(context))
            }
            Verdict::Unknown(doubt) => Err(self.unknown(Some(judgement), Some(doubt))),
            Verdict::Success => Ok(Payload {
                data: judgement.data.map(|data| self.text_of(data)),
                code: code_of(judgement),
                outcome,
            }),
        }
    }

    /// The text of a payload: as received where it is the whole body.
    fn text_of(&self, data: &Value<'_>) -> String {
        let whole = self.root.is_some_and(|root| std::ptr::eq(root, data));
        let text = envelope::text(&self.received.body).filter(|_| whole);
        text.map_or_else(|| data.to_json(), str::to_owned)
    }
}

fn code_of(judgement: &Judgement<'_>) -> Option<i64> {
    match &judgement.code {
        wire::Reading::Code(_, code) => code.integer(),
        _ => None,
    }
}

/// What the spec says of the code, also of one that is there and null.
fn known(operation: &Operation, judgement: Option<&Judgement<'_>>) -> Option<&'static Code> {
    match &judgement?.code {
        wire::Reading::Code(_, code) => operation.code(Some(code)),
        wire::Reading::Null(_) => operation.code(None),
        _ => None,
    }
}

/// The class of a reply's code, if it carries one that the spec lists.
pub(crate) fn class(operation: &Operation, body: &[u8]) -> Option<CodeClass> {
    let (document, _) = Document::read(envelope::text(body)?.as_bytes()).ok()?;
    let judgement = judge(
        &envelope::words(operation),
        document.root(),
        Status::Answered,
    );
    if let Verdict::Blocked(at) = judgement.verdict {
        return CodeClass::of_word(&operation.act.blocked.get(at)?.class);
    }
    known(operation, Some(&judgement)).map(|code| code.class)
}

fn is_risk(code: Option<&Code>) -> bool {
    code.is_some_and(|code| code.class == CodeClass::Risk)
}

#[cfg(test)]
mod tests;
