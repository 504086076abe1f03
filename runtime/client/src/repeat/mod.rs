//! Making a call again: retries by a policy, and polls for something unfinished.
//!
//! Both are for calls that change nothing, and both ask for the proof of that, [`Harmless`], which exists for no other
//! call. Knows nothing of how a request travels.

mod policy;
mod poll;
mod retry;

pub use policy::Retry;
pub use poll::Polling;
pub(crate) use poll::poll;
pub(crate) use retry::retrying;

use crate::operation::{Operation, SideEffect};
use crate::values::Request;

/// A request of a call that changes nothing (`x-effect: none`), which may therefore be made again.
///
/// Generated for those calls alone, so that a retry or a poll of any other does not compile:
///
/// ```compile_fail
/// # use bilispec_runtime::{Call, Polling, Request};
/// fn poll_anything<R: Request>(call: Call<'_, R>, polling: Polling) {
///     let _ = call.poll(polling); // R need not be `Repeatable`
/// }
/// ```
///
/// It is a promise. The proof is the operation's row, [`Operation::act`](crate::operation::Operation::act):
/// a request that makes this promise for a call that writes or spends is sent once all the same.
#[diagnostic::on_unimplemented(
    message = "`{Self}` changes something on the server, so it is never repeated",
    label = "only calls with `x-effect: none` can be retried or polled"
)]
pub trait Repeatable: Request {}

/// The proof that an operation changes nothing. Whatever sends a request more than once takes one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Harmless(());

impl Harmless {
    /// The proof, if the operation's row is one.
    pub(crate) fn of(operation: &Operation) -> Option<Self> {
        (operation.act.effect == SideEffect::None).then_some(Self(()))
    }
}
