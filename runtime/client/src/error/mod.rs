//! Why a call did not give its payload, and what is known of its effect.
//!
//! One variant for each thing that a caller may want to do about it. No text made here, neither `Display` nor `Debug`,
//! holds a body, a header, a parameter's value or the server's own words: they can name people and carry tokens. The
//! accessors give them.

mod context;
mod display;
mod effect;
mod kinds;

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

pub(crate) use context::Context;
pub use effect::Effect;
pub use kinds::{Api, Declined, Decode, Invalid, NotJson, OutcomeUnknown, Risk, Status, Transport};

pub use crate::check::Problem;
use crate::headers::retry_after;
use crate::operation::CodeClass;
use crate::time::SystemTime;
use crate::transport::Cause;
use bilispec_engine::Report;
pub use bilispec_wire::envelope::Doubt;

/// Why a call did not give its payload. The first variant that applies, in this order.
///
/// [`effect`](Self::effect) says whether the server did what was asked. Only [`Effect::NotSent`] and
/// [`Effect::NotDone`] mean that a call which spends may be made again as it is.
///
/// What to do is often the same for several variants, so there are questions for it, such as
/// [`is_auth`](Self::is_auth) and [`is_pending`](Self::is_pending): they look at the class that the spec gives the code,
/// and at the HTTP status where that says the same.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The request breaks its schema or a documented bound, or lacks a credential; it was not sent.
    ///
    /// * Effect: [`Effect::NotSent`].
    /// * To do: change the request, by what [`Invalid::problems`] names; or send it all the same with
    ///   [`unchecked`](crate::Call::unchecked), to see what the server says.
    /// * Set by: `x-expect` and the schemas of the spec; [`credentials`](crate::Builder::credentials) and
    ///   [`base_url`](crate::Builder::base_url) for a credential that is missing or may not travel there.
    Invalid(Invalid),
    /// No whole reply came: no connection, a time-out, a broken connection, a reply over the limit.
    ///
    /// * Effect: [`Effect::NotSent`] where it is proved that no request left this machine, otherwise what the call may
    ///   have changed: [`Effect::NotDone`] for one that changes nothing, [`Effect::Unknown`] for one that writes. A
    ///   call that spends is this only with [`Effect::NotSent`].
    /// * To do: try again, after a while. [`Transport::cause`] says what broke.
    /// * Set by: the time-outs of `transport::ReqwestSettings`, [`body_limit`](crate::Builder::body_limit), and a
    ///   [`Retry`](crate::Retry) for calls that change nothing.
    Transport(Transport),
    /// A call that spends was sent, and its answer is lost or cannot be read: a time-out, a broken connection, HTTP
    /// 5xx, a redirect, HTML, a reply that is cut or too large. Or a call that writes or spends was answered, and the
    /// answer contradicts itself or lacks the proof that the spec declares; [`OutcomeUnknown::doubt`] says how.
    ///
    /// * Effect: [`Effect::Unknown`], always.
    /// * To do: **do not repeat it.** No other call can tell what happened: look at the account's orders or records
    ///   first. If the order exists, a later attempt is refused with a code of class [`CodeClass::Pending`] whose data
    ///   may name it; the documentation of the call says which codes those are.
    /// * Set by: the same as [`Transport`](Self::Transport), but no setting makes the library send it again.
    OutcomeUnknown(OutcomeUnknown),
    /// Risk control: HTTP 412, or a code of class [`CodeClass::Risk`].
    ///
    /// * Effect: [`Effect::NotDone`]; for a call that writes or spends [`Effect::Unknown`] where HTTP 412 comes with a code
    ///   that is no proof of a refusal.
    /// * To do: stop for a long while. Nothing here tries to get past it, and no setting does.
    Risk(Risk),
    /// The HTTP status is not 2xx.
    ///
    /// * Effect: [`Effect::NotDone`] for a call that changes nothing or with a known code, otherwise
    ///   [`Effect::Unknown`].
    /// * To do: 429 asks to wait, 5xx to try later, 3xx and other 4xx mean that the spec or a base URL is out of date.
    /// * Set by: [`Retry`](crate::Retry), for 429 and 5xx of calls that change nothing. Redirects are never followed.
    Status(Status),
    /// HTTP 2xx, and a body that is not JSON: mostly a page of something in front of the service.
    ///
    /// * Effect: [`Effect::NotDone`] for a call that changes nothing, otherwise [`Effect::Unknown`].
    /// * To do: look at [`NotJson::content_type`] and [`raw_body`](Self::raw_body); try later. A body that is packed
    ///   (`content-encoding`) is this as well: nothing asks for it, and nothing is unpacked.
    NotJson(NotJson),
    /// The server refused the call with a code.
    ///
    /// * Effect: [`Effect::NotDone`]; for a call that writes or spends [`Effect::Unknown`] with a code that the spec
    ///   does not list, or one of class [`CodeClass::Server`] or [`CodeClass::Pending`].
    /// * To do: what the code's class says, see [`CodeClass`]; [`Api::data_as`] reads what a code carries.
    Api(Api),
    /// The server took the call, and the payload says that what was asked did not happen (`x-success`).
    ///
    /// * Effect: [`Effect::NotDone`]; for a call that writes or spends [`Effect::Unknown`] with an outcome that the spec
    ///   does not list.
    /// * To do: what [`Declined::outcome`] says.
    Declined(Declined),
    /// The reply is JSON, and not what the spec says.
    ///
    /// * Effect: for a call that writes or spends [`Effect::Done`], because what the spec declares proved it; for one that
    ///   changes nothing [`Effect::NotDone`].
    /// * To do: **do not repeat** a call that writes or spends. Look at [`Decode::path`], [`Decode::expected`],
    ///   [`Decode::found`] and [`raw_body`](Self::raw_body), and mend the spec.
    Decode(Decode),
}

/// How an error of each kind is made.
macro_rules! makes {
    ($($name:ident)*) => {$(
        impl $name {
            pub(crate) fn error(context: Context) -> Error {
                Error::$name(Self::new(context))
            }
        }
    )*};
}

makes! { Api Declined Decode Invalid NotJson OutcomeUnknown Risk Status Transport }

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
        self.context().cause()
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

    /// The envelope's code, if there is one and it is an integer.
    pub fn code(&self) -> Option<i64> {
        self.context().code.as_ref()?.integer()
    }

    /// The envelope's code, if there is one and it is a text. One that the spec does not list is the server's own text.
    pub fn code_text(&self) -> Option<&str> {
        self.context().code.as_ref()?.text()
    }

    /// The server's own message. It may hold personal data.
    pub fn message(&self) -> Option<&str> {
        self.context().message.as_deref()
    }

    /// What sort of answer the code is, where the spec lists it.
    pub fn class(&self) -> Option<CodeClass> {
        self.context().class()
    }

    /// Risk control stands behind it: HTTP 412, or a code of that class, in whichever variant. Stop.
    ///
    /// In a call that spends, HTTP 412 with a page is [`OutcomeUnknown`](Self::OutcomeUnknown) and this is true.
    pub fn is_risk_control(&self) -> bool {
        self.is(CodeClass::Risk) || self.status() == Some(StatusCode::PRECONDITION_FAILED)
    }

    /// The session is missing, over, or without the right CSRF token: log in again. HTTP 401 too.
    pub fn is_auth(&self) -> bool {
        self.is(CodeClass::Auth) || self.status() == Some(StatusCode::UNAUTHORIZED)
    }

    /// Something unfinished: ask again later ([`poll`](crate::Call::poll)), or finish what stands in the way.
    pub fn is_pending(&self) -> bool {
        self.is(CodeClass::Pending)
    }

    /// Too fast: wait. HTTP 429 too; [`retry_after`](Self::retry_after) may say for how long.
    pub fn is_rate_limited(&self) -> bool {
        self.is(CodeClass::Rate) || self.status() == Some(StatusCode::TOO_MANY_REQUESTS)
    }

    /// Nothing is left to buy.
    pub fn is_out_of_stock(&self) -> bool {
        self.is(CodeClass::Stock)
    }

    /// It is not on sale: not yet, or not any more.
    pub fn is_not_on_sale(&self) -> bool {
        self.is(CodeClass::State)
    }

    /// The account has bought as many as it may.
    pub fn is_over_limit(&self) -> bool {
        self.is(CodeClass::Limit)
    }

    /// A token is missing, wrong or too old: prepare again.
    pub fn is_token(&self) -> bool {
        self.is(CodeClass::Token)
    }

    /// The account itself is refused.
    pub fn is_account(&self) -> bool {
        self.is(CodeClass::Account)
    }

    /// The request is wrong: change it. Also one that was not sent for that reason.
    pub fn is_parameter(&self) -> bool {
        matches!(self, Self::Invalid(_)) || self.is(CodeClass::Parameter)
    }

    /// The server failed: a code of that class, or HTTP 5xx. Try later, after a look at [`effect`](Self::effect).
    pub fn is_server(&self) -> bool {
        let failed = |status: StatusCode| status.is_server_error();
        self.is(CodeClass::Server) || self.status().is_some_and(failed)
    }

    fn is(&self, class: CodeClass) -> bool {
        self.class() == Some(class)
    }

    /// How long the server asks to wait (`Retry-After`), from now.
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after(self.headers()?, SystemTime::now())
    }

    /// What the reply holds that is not as the spec says; `None` if no whole one came, or one with a status other than
    /// 2xx for which the spec describes no JSON body. A body that is not JSON is one finding, `response.syntax`.
    ///
    /// A refusal that the spec describes in full has no findings: it is the call that failed, not the spec.
    pub fn drift(&self) -> Option<Report> {
        self.context().drift()
    }

    /// A time-out, of the connection, between two pieces of the reply, or of the whole call.
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
