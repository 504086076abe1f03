//! Replies without an envelope: the HTTP status says whether the call succeeded, and the body is the payload.
//!
//! Knows statuses; does not know what a payload is.

use http::StatusCode;

use crate::envelope;
use crate::error::{self, Context, Effect, Error};
use crate::operation::{Changes, Operation, ReplyBody};
use crate::reply::Received;

/// The text of the payload of a success, JSON or not; `None` where there is none.
pub(crate) fn payload<'r>(
    operation: &'static Operation,
    received: &'r Received,
) -> Result<Option<&'r str>, Error> {
    let status = received.status;
    let make = |effect: Effect| context(operation, received, effect);
    let answered = status.is_success() || status.is_client_error();
    if operation.changes == Changes::Spends && !answered {
        return Err(error::OutcomeUnknown::error(make(Effect::Unknown)));
    }
    if !status.is_success() {
        // A client error says that nothing was done, except that of a server that stopped listening.
        let refused = status.is_client_error() && status != StatusCode::REQUEST_TIMEOUT;
        let effect = if refused {
            Effect::NotDone
        } else {
            Effect::unproved(operation)
        };
        return Err(error::Status::error(make(effect)));
    }
    if operation.reply == ReplyBody::Nothing {
        return Ok(None);
    }
    let Some(text) = envelope::text(&received.body) else {
        return Err(no_json(operation, received));
    };
    Ok(Some(text.trim()).filter(|text| !text.is_empty()))
}

/// The error for a payload that is no JSON. The status says that the call succeeded, whatever the body is.
pub(crate) fn no_json(operation: &'static Operation, received: &Received) -> Error {
    error::NotJson::error(context(operation, received, Effect::proved(operation)))
}

fn context(operation: &'static Operation, received: &Received, effect: Effect) -> Context {
    let mut context = Context::new(operation, effect);
    context.received = Some(received.clone());
    context
}
