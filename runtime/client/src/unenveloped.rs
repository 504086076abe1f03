//! Replies without an envelope: the HTTP status says whether the call succeeded, and the body is the payload.
//!
//! Knows statuses; does not know what a payload is.

use bilispec_wire::envelope::Doubt;
use http::StatusCode;

use crate::error::{self, Effect, Error};
use crate::operation::{Proof, SideEffect};
use crate::reply::Reading;

/// Goes on with a status of success.
pub(crate) fn status(reading: &Reading<'_>) -> Result<(), Error> {
    let (operation, status) = (reading.operation, reading.received.status);
    let answered = status.is_success() || status.is_client_error();
    if operation.act.effect == SideEffect::Spend && !answered {
        return Err(reading.unknown(None, None));
    }
    if status.is_success() {
        return Ok(());
    }
    // A client error says that nothing was done, except that of a server that stopped listening.
    let refused = status.is_client_error() && status != StatusCode::REQUEST_TIMEOUT;
    let effect = if refused {
        Effect::NotDone
    } else {
        Effect::unproved(operation)
    };
    Err(error::Status::error(reading.context(None, effect)))
}

/// Goes on with a success whose body is empty, or no JSON: it proves nothing beyond the status.
pub(crate) fn without_proof(reading: &Reading<'_>) -> Result<(), Error> {
    let operation = reading.operation;
    let changes = operation.act.effect != SideEffect::None;
    let doubt = match operation.act.proof {
        Proof::Members(_) => Doubt::WithoutProof,
        Proof::Undecided => Doubt::Undecided,
        Proof::Undeclared if operation.success.is_some() => Doubt::WithoutOutcome,
        Proof::Undeclared if operation.act.effect == SideEffect::Spend => Doubt::Undecided,
        Proof::Undeclared => return Ok(()),
    };
    if changes {
        return Err(reading.unknown(None, Some(doubt)));
    }
    Ok(())
}
