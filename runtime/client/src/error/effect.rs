//! What is known of a failed call's effect, and how it follows from what came back.

use crate::operation::{Code, CodeClass, Operation, SideEffect};
use crate::transport::Sent;

/// Whether the server did what was asked.
///
/// A call that changes nothing ([`SideEffect::None`]) has no effect to speak of: its errors are
/// [`NotSent`](Self::NotSent) or [`NotDone`](Self::NotDone), so that code which looks for
/// [`Unknown`](Self::Unknown) stops only where something may have happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effect {
    /// Nothing left this machine.
    NotSent,
    /// The server did not do it.
    NotDone,
    /// The server did it.
    Done,
    /// It may have happened: look before repeating.
    Unknown,
}

impl Effect {
    /// Nothing says whether it happened.
    pub(crate) fn unproved(operation: &Operation) -> Self {
        match operation.act.effect {
            SideEffect::None => Self::NotDone,
            SideEffect::Write | SideEffect::Spend => Self::Unknown,
        }
    }

    /// It happened.
    pub(crate) fn proved(operation: &Operation) -> Self {
        match operation.act.effect {
            SideEffect::None => Self::NotDone,
            SideEffect::Write | SideEffect::Spend => Self::Done,
        }
    }

    /// There is no whole reply.
    pub(crate) fn without_reply(operation: &Operation, sent: Sent) -> Self {
        match sent {
            Sent::No => Self::NotSent,
            Sent::Maybe => Self::unproved(operation),
        }
    }

    /// The server refused with a code: proof enough if the spec knows the code, and the code says so. A failure of the
    /// server does not, nor does a code of class pending, which says that this attempt or an earlier one may be under way.
    pub(crate) fn refused(operation: &Operation, code: Option<&Code>) -> Self {
        match code {
            Some(code) if proves_refusal(code.class) => Self::NotDone,
            _ => Self::unproved(operation),
        }
    }

    /// The payload says what came of it: a proof if the spec knows the value.
    pub(crate) fn declined(operation: &Operation, known: bool) -> Self {
        if known {
            Self::NotDone
        } else {
            Self::unproved(operation)
        }
    }
}

fn proves_refusal(class: CodeClass) -> bool {
    !matches!(
        class,
        CodeClass::Server | CodeClass::Ok | CodeClass::Pending
    )
}
