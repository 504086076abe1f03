//! Why a call did not give its payload, and what is known of its effect.
//!
//! One variant for each thing that a caller may want to do about it. No text made here, neither `Display` nor `Debug`,
//! holds a body, a header, a parameter's value or the server's own words: they can name people and carry tokens. The
//! accessors give them.

mod context;
mod effect;
mod kinds;

use std::error::Error as StdError;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

pub(crate) use context::{Context, trace_id};
pub use effect::Effect;
pub use kinds::{Api, Declined, Decode, Invalid, NotJson, OutcomeUnknown, Risk, Status, Transport};

pub use crate::check::Problem;
use crate::operation::CodeClass;
use crate::transport::{Cause, Failure};

/// Why a call did not give its payload. The first variant that applies, in this order.
///
/// [`effect`](Self::effect) says whether the server did what was asked. Only [`Effect::NotSent`] and
/// [`Effect::NotDone`] mean that a call which spends may be made again as it is.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The request breaks its schema or a documented bound, or lacks a credential; it was not sent.
    ///
    /// Effect: [`Effect::NotSent`]. Change the request; or send it all the same with
    /// [`unchecked`](crate::Call::unchecked), to see what the server says.
    Invalid(Invalid),
    /// No whole reply came: no connection, a time-out, a broken connection, a reply over the limit.
    ///
    /// Effect: [`Effect::NotSent`] where it is proved that nothing left this machine, otherwise what the call may
    /// have changed: [`Effect::NotDone`] for one that changes nothing, [`Effect::Unknown`] for one that writes. A call
    /// that spends is this only with [`Effect::NotSent`]. Try again.
    Transport(Transport),
    /// A call that spends was sent, and its answer is lost or cannot be read: a time-out, a broken connection, HTTP
    /// 5xx, a redirect, HTML, a reply that is cut or too large.
    ///
    /// Effect: [`Effect::Unknown`], always. **Do not repeat it.** No other call can tell what happened: look at the
    /// account's orders or records first. If the order exists, a later attempt is refused with a code of class
    /// [`CodeClass::Pending`] that may carry its number.
    OutcomeUnknown(OutcomeUnknown),
    /// Risk control: HTTP 412, or a code of that class.
    ///
    /// Effect: [`Effect::NotDone`]. Stop for a long while; nothing here tries to get past it.
    Risk(Risk),
    /// The HTTP status is not 2xx.
    ///
    /// Effect: [`Effect::NotDone`] for a call that changes nothing or with a known code, otherwise
    /// [`Effect::Unknown`]. 429 asks to wait, 5xx to try later.
    Status(Status),
    /// HTTP 2xx, and a body that is no JSON: mostly a page of something in front of the service.
    ///
    /// Effect: [`Effect::NotDone`] for a call that changes nothing, otherwise [`Effect::Unknown`].
    NotJson(NotJson),
    /// The server refused the call with a code.
    ///
    /// Effect: [`Effect::NotDone`]; for a call that writes or spends [`Effect::Unknown`] with a code that the spec
    /// does not list, or one of class [`CodeClass::Server`]. What to do is the code's class.
    Api(Api),
    /// The server took the call, and the payload says that what was asked did not happen (`x-success`).
    ///
    /// Effect: [`Effect::NotDone`]; for a call that writes or spends [`Effect::Unknown`] with an outcome that the spec
    /// does not list.
    Declined(Declined),
    /// The reply is JSON, and not what the spec says.
    ///
    /// Effect: for a call that writes or spends [`Effect::Done`] once code and outcome prove it, [`Effect::Unknown`]
    /// where they cannot be read; **do not repeat it**. For one that changes nothing [`Effect::NotDone`]. Look at
    /// [`Decode::path`] and [`Decode::raw_body`], and mend the spec.
    Decode(Decode),
}

impl Error {
    pub(crate) fn context(&self) -> &Context {
        match self {
            Self::Invalid(error) => error.context(),
            Self::Transport(error) => error.context(),
            Self::OutcomeUnknown(error) => error.context(),
            Self::Risk(error) => error.context(),
            Self::Status(error) => error.context(),
            Self::NotJson(error) => error.context(),
            Self::Api(error) => error.context(),
            Self::Declined(error) => error.context(),
            Self::Decode(error) => error.context(),
        }
    }

    fn inner(&self) -> &(dyn StdError + 'static) {
        match self {
            Self::Invalid(error) => error,
            Self::Transport(error) => error,
            Self::OutcomeUnknown(error) => error,
            Self::Risk(error) => error,
            Self::Status(error) => error,
            Self::NotJson(error) => error,
            Self::Api(error) => error,
            Self::Declined(error) => error,
            Self::Decode(error) => error,
        }
    }

    /// The variant's name.
    #[cfg(feature = "tracing")]
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "Invalid",
            Self::Transport(_) => "Transport",
            Self::OutcomeUnknown(_) => "OutcomeUnknown",
            Self::Risk(_) => "Risk",
            Self::Status(_) => "Status",
            Self::NotJson(_) => "NotJson",
            Self::Api(_) => "Api",
            Self::Declined(_) => "Declined",
            Self::Decode(_) => "Decode",
        }
    }

    /// `operationId` of the call.
    pub fn operation(&self) -> &'static str {
        self.context().operation.id
    }

    /// Why there is no whole reply; `None` where there is one, or nothing was to be sent.
    pub fn cause(&self) -> Option<Cause> {
        self.context().failure.as_ref().map(Failure::cause)
    }

    /// Whether the server did what was asked.
    pub fn effect(&self) -> Effect {
        self.context().effect
    }

    /// The HTTP status, if a reply came.
    pub fn status(&self) -> Option<StatusCode> {
        self.context().status()
    }

    /// The reply's headers, if they came.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.context().headers()
    }

    /// The server's number for this exchange, for a report to its operators.
    pub fn trace_id(&self) -> Option<&str> {
        self.context().trace_id()
    }

    /// The body as received, if a whole one came. It may hold personal data.
    pub fn raw_body(&self) -> Option<&Bytes> {
        self.context().raw_body()
    }

    /// The envelope's code, if there is one and it is not null.
    pub fn code(&self) -> Option<i64> {
        self.context().code
    }

    /// The server's own message. It may hold personal data.
    pub fn message(&self) -> Option<&str> {
        self.context().message.as_deref()
    }

    /// What sort of answer the code is, where the spec lists it.
    pub fn class(&self) -> Option<CodeClass> {
        self.context().class()
    }

    /// Risk control stands behind it: HTTP 412, or a code of that class, in whichever variant.
    pub fn is_risk_control(&self) -> bool {
        self.status() == Some(StatusCode::PRECONDITION_FAILED)
            || self.class() == Some(CodeClass::Risk)
    }

    /// The session is missing or over: log in again.
    pub fn is_auth(&self) -> bool {
        self.class() == Some(CodeClass::Auth)
    }

    /// Something unfinished: ask again later, or finish it first.
    pub fn is_pending(&self) -> bool {
        self.class() == Some(CodeClass::Pending)
    }

    /// Too fast: HTTP 429, or a code of that class.
    pub fn is_rate_limited(&self) -> bool {
        self.status() == Some(StatusCode::TOO_MANY_REQUESTS)
            || self.class() == Some(CodeClass::Rate)
    }

    /// Nothing left to buy.
    pub fn is_out_of_stock(&self) -> bool {
        self.class() == Some(CodeClass::Stock)
    }

    /// A token is missing, wrong or too old: prepare again.
    pub fn is_token(&self) -> bool {
        self.class() == Some(CodeClass::Token)
    }

    /// A time-out, wherever.
    pub fn is_timeout(&self) -> bool {
        self.cause() == Some(Cause::Timeout)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.inner(), f)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.inner().source()
    }
}
