//! From what came back to the payload or the error: envelope first, business outcome second, payload third.
//!
//! Here stands the order in which the variants of [`Error`] are tried. Knows tables, and no transport.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::decode::{self, Mismatch};
use crate::envelope::{self, Head, NoCode, Reading, SEVERAL};
use crate::error::{self, Context, Effect, Error};
use crate::fast_path;
use crate::members::{self, Member};
use crate::operation::{Changes, Code, CodeClass, Operation, OutcomeValue, ReplyBody};
use crate::outcome::Outcome;
use crate::transport::{Failure, Sent};
use crate::unenveloped;

/// A whole reply.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl From<http::Response<Bytes>> for Received {
    fn from(response: http::Response<Bytes>) -> Self {
        let (parts, body) = response.into_parts();
        Self {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }
}

/// The error for a call without a whole reply.
pub(crate) fn lost(operation: &'static Operation, failure: Failure) -> Error {
    let sent = failure.sent();
    let mut context = Context::new(operation, Effect::without_reply(operation, sent));
    context.failure = Some(failure);
    if operation.changes == Changes::Spends && sent == Sent::Maybe {
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
        return Ok((reply, Some(code)));
    }
    closely(operation, received)
}

/// The payload of the usual success. Whatever needs a reason is looked at closely instead.
fn straight<T: DeserializeOwned>(
    operation: &'static Operation,
    received: &Received,
) -> Option<(T, i64)> {
    if operation.reply != ReplyBody::Enveloped || !received.status.is_success() {
        return None;
    }
    let (envelope, body) = (operation.envelope, &received.body);
    let (payload, code) = match &operation.success {
        None => fast_path::read(envelope, body)?,
        Some(field) => {
            let (payload, code): (&RawValue, _) = fast_path::read(envelope, body)?;
            let outcome = Outcome::read(field, payload.get())?;
            let payload = outcome.is_success().then(|| payload.get())?;
            (serde_json::from_str(payload).ok()?, code)
        }
    };
    let known = operation.code(Some(code));
    (!is_risk(known)).then_some((payload, code))
}

/// The payload, part after part, or what is wrong with the first part that is not as it should be.
fn closely<T: DeserializeOwned>(
    operation: &'static Operation,
    received: &Received,
) -> Result<(T, Option<i64>), Error> {
    let Payload {
        data,
        code,
        outcome,
    } = payload(operation, received)?;
    let decoded = decode::decode(data.map_or("null", |data| data));
    decoded.map(|reply| (reply, code)).map_err(|mut fault| {
        if operation.reply == ReplyBody::Payload && data.is_some_and(|data| !decode::is_json(data))
        {
            return unenveloped::no_json(operation, received);
        }
        let head = envelope::read(operation.envelope, &received.body);
        if data.is_none() {
            "nothing".clone_into(&mut fault.found);
        }
        fault.pointer.insert_str(0, &data_pointer(operation));
        let mut context = context(operation, received, &head, Effect::proved(operation));
        context.outcome = outcome;
        context.mismatch = Some(*fault);
        error::Decode::error(context)
    })
}

/// The payload of a call that succeeded.
struct Payload<'r> {
    /// Its text; `None` where there is none.
    data: Option<&'r str>,
    code: Option<i64>,
    outcome: Option<Outcome>,
}

/// What proves that the call succeeded, or why it did not.
fn payload<'r>(
    operation: &'static Operation,
    received: &'r Received,
) -> Result<Payload<'r>, Error> {
    if operation.reply != ReplyBody::Enveloped {
        return unenveloped::payload(operation, received).map(|data| Payload {
            data,
            code: None,
            outcome: None,
        });
    }
    let reading = envelope::read(operation.envelope, &received.body);
    let status = received.status;
    let make = |effect: Effect| context(operation, received, &reading, effect);

    let answered = match &reading {
        Reading::Head(head) => Some(head),
        Reading::NotJson | Reading::NoCode(_) => None,
    };
    let known = answered.and_then(|head| operation.code(head.code));
    let unreadable = answered.is_none() || !(status.is_success() || status.is_client_error());
    if operation.changes == Changes::Spends && unreadable {
        return Err(error::OutcomeUnknown::error(make(Effect::Unknown)));
    }
    if status == StatusCode::PRECONDITION_FAILED || is_risk(known) {
        return Err(error::Risk::error(make(Effect::NotDone)));
    }
    if !status.is_success() {
        return Err(error::Status::error(make(Effect::refused(
            operation, known,
        ))));
    }
    let head = match &reading {
        Reading::Head(head) => head,
        Reading::NotJson => return Err(error::NotJson::error(make(Effect::unproved(operation)))),
        Reading::NoCode(why) => {
            let mut context = make(Effect::unproved(operation));
            context.mismatch = Some(no_code(operation, *why));
            return Err(error::Decode::error(context));
        }
    };
    if !head.is_success(operation.envelope) {
        return Err(error::Api::error(make(Effect::refused(operation, known))));
    }
    let outcome = outcome(operation, head).map_err(|fault| {
        let mut context = make(Effect::unproved(operation));
        context.mismatch = Some(fault);
        error::Decode::error(context)
    })?;
    if let Some(outcome) = outcome.as_ref().filter(|outcome| !outcome.is_success()) {
        let mut context = make(Effect::declined(operation, outcome.name().is_some()));
        context.outcome = Some(outcome.clone());
        return Err(error::Declined::error(context));
    }
    let found = |data| Payload {
        data,
        code: head.code,
        outcome: outcome.clone(),
    };
    match head.data {
        Member::Absent => Ok(found(None)),
        Member::One(raw) => Ok(found(Some(raw.get()))),
        Member::Clash => {
            let mut context = make(Effect::proved(operation));
            context.outcome = outcome;
            context.mismatch = Some(Mismatch {
                pointer: data_pointer(operation),
                expected: "one value".to_owned(),
                found: SEVERAL.to_owned(),
            });
            Err(error::Decode::error(context))
        }
    }
}

fn is_risk(code: Option<&Code>) -> bool {
    code.is_some_and(|code| code.class == CodeClass::Risk)
}

/// What came of it, if the spec has a field for that; an error where that field cannot be read.
fn outcome(operation: &'static Operation, head: &Head<'_>) -> Result<Option<Outcome>, Mismatch> {
    let Some(field) = &operation.success else {
        return Ok(None);
    };
    let read = head
        .data
        .value()
        .and_then(|data| Outcome::read(field, data.get()));
    read.map(Some).ok_or_else(|| {
        let mut pointer = data_pointer(operation);
        for name in field.path {
            pointer.push('/');
            pointer.push_str(&decode::escape(name));
        }
        Mismatch {
            pointer,
            expected: match field.known.first().map(|known| known.value) {
                Some(OutcomeValue::Integer(_)) => "an integer, which is the outcome".to_owned(),
                _ => "a string, which is the outcome".to_owned(),
            },
            found: match head
                .data
                .value()
                .map(|data| members::at(data.get(), field.path))
            {
                Some(Member::One(raw)) => decode::kind_of(raw.get()).to_owned(),
                Some(Member::Clash) => SEVERAL.to_owned(),
                Some(Member::Absent) | None => "nothing".to_owned(),
            },
        }
    })
}

fn data_pointer(operation: &Operation) -> String {
    match operation.reply {
        ReplyBody::Enveloped => format!("/{}", decode::escape(operation.envelope.data)),
        ReplyBody::Payload | ReplyBody::Nothing => String::new(),
    }
}

fn no_code(operation: &Operation, why: NoCode) -> Mismatch {
    let (key, expected, found) = match why {
        NoCode::NoObject(found) => (None, "an object", found),
        NoCode::Absent => (operation.envelope.code.first(), "a code", "nothing"),
        NoCode::Unreadable(ref key, found) => (Some(key), "a code", found),
    };
    Mismatch {
        pointer: key.map_or(String::new(), |key| format!("/{}", decode::escape(key))),
        expected: expected.to_owned(),
        found: found.to_owned(),
    }
}

fn context(
    operation: &'static Operation,
    received: &Received,
    reading: &Reading<'_>,
    effect: Effect,
) -> Context {
    let mut context = Context::new(operation, effect);
    context.received = Some(received.clone());
    if let Reading::Head(head) = reading {
        context.answered = true;
        context.code = head.code;
        context.message.clone_from(&head.message);
        context.data = head
            .data
            .value()
            .map(|raw| received.body.slice_ref(raw.get().as_bytes()));
    }
    context
}

#[cfg(test)]
mod tests;
