//! Replies without an envelope: the HTTP status says whether the call succeeded, and the body is the payload.
//!
//! Knows statuses; does not know what a payload is.

use http::StatusCode;
use serde::de::IgnoredAny;

use crate::error::{self, Context, Effect, Error};
use crate::operation::{Changes, Operation, ReplyBody};
use crate::reply::Received;

/// The text of the payload of a success; `None` where there is none.
pub(crate) fn payload<'r>(
    operation: &'static Operation,
    received: &'r Received,
) -> Result<Option<&'r str>, Error> {
    let status = received.status;
    let make = |effect: Effect| {
        let mut context = Context::new(operation, effect);
        context.received = Some(received.clone());
        context
    };
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
    let text = std::str::from_utf8(&received.body).ok();
    let text = text.map(|text| text.trim_start_matches('\u{feff}').trim());
    match text {
        Some("") => Ok(None),
        Some(text) if serde_json::from_str::<IgnoredAny>(text).is_ok() => Ok(Some(text)),
        // The status says that it happened, whatever the body is.
        Some(_) | None => Err(error::NotJson::error(make(Effect::proved(operation)))),
    }
}
