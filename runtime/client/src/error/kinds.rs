//! The errors, one type each: what is particular to it, and what its text says.

use std::error::Error as StdError;
use std::fmt;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use super::{Context, Effect};
use crate::check::Problem;
use crate::operation::CodeClass;
use crate::outcome::Outcome;
use crate::transport::{Cause, Sent};
use bilispec_engine::Report;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        pub struct $name(Box<Context>);

        impl $name {
            pub(crate) fn error(context: Context) -> super::Error {
                super::Error::$name(Self(Box::new(context)))
            }

            pub(super) fn context(&self) -> &Context {
                &self.0
            }

            /// `operationId` of the call.
            pub fn operation(&self) -> &'static str {
                self.0.operation.id
            }

            /// Whether the server did what was asked.
            pub fn effect(&self) -> Effect {
                self.0.effect
            }

            /// The HTTP status, if a reply came.
            pub fn status(&self) -> Option<StatusCode> {
                self.0.status()
            }

            /// The reply's headers, if they came.
            pub fn headers(&self) -> Option<&HeaderMap> {
                self.0.headers()
            }

            /// The server's number for this exchange, for a report to its operators.
            pub fn trace_id(&self) -> Option<&str> {
                self.0.trace_id()
            }

            /// The body as received, if a whole one came. It may hold personal data.
            pub fn raw_body(&self) -> Option<&Bytes> {
                self.0.raw_body()
            }

            /// What the reply holds that is not as the spec says; see [`Error::drift`](super::Error::drift).
            pub fn drift(&self) -> Option<Report> {
                self.0.drift()
            }

            /// The envelope's code, if there is one and it is not null.
            pub fn code(&self) -> Option<i64> {
                self.0.code
            }

            /// The server's own message. It may hold personal data.
            pub fn message(&self) -> Option<&str> {
                self.0.message.as_deref()
            }

            /// What sort of answer the code is, where the spec lists it.
            pub fn class(&self) -> Option<CodeClass> {
                self.0.class()
            }
        }

        /// Names and numbers only; see the module.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut out = f.debug_struct(stringify!($name));
                out.field("operation", &self.0.operation.id);
                out.field("effect", &self.0.effect);
                if let Some(status) = self.0.status() {
                    out.field("status", &status.as_u16());
                }
                if let Some(code) = self.0.code {
                    out.field("code", &code);
                }
                if let Some(outcome) = &self.0.outcome {
                    out.field("outcome", outcome);
                }
                if let Some(body) = self.0.raw_body() {
                    out.field("body", &format_args!("{} bytes", body.len()));
                }
                if let Some(mismatch) = &self.0.mismatch {
                    out.field("mismatch", mismatch);
                }
                if let Some(failure) = &self.0.failure {
                    out.field("cause", &failure.cause()).field("sent", &failure.sent());
                }
                if !self.0.problems.is_empty() {
                    out.field("problems", &self.0.problems);
                }
                out.finish()
            }
        }

        impl StdError for $name {
            fn source(&self) -> Option<&(dyn StdError + 'static)> {
                self.0.failure.as_ref().map(|failure| failure as _)
            }
        }
    )*};
}

kinds! {
    /// [`Error::Invalid`](super::Error::Invalid): the request was not sent.
    Invalid;
    /// [`Error::Transport`](super::Error::Transport): no whole reply came.
    Transport;
    /// [`Error::OutcomeUnknown`](super::Error::OutcomeUnknown): it may have been paid for. Look before repeating.
    OutcomeUnknown;
    /// [`Error::Risk`](super::Error::Risk): risk control.
    Risk;
    /// [`Error::Status`](super::Error::Status): the HTTP status is not 2xx.
    Status;
    /// [`Error::NotJson`](super::Error::NotJson): the body is no JSON.
    NotJson;
    /// [`Error::Api`](super::Error::Api): the server refused the call with a code.
    Api;
    /// [`Error::Declined`](super::Error::Declined): the server took the call, and the act did not happen.
    Declined;
    /// [`Error::Decode`](super::Error::Decode): the payload is not what the spec says.
    Decode;
}

impl Invalid {
    /// What is wrong with the request.
    pub fn problems(&self) -> &[Problem] {
        &self.0.problems
    }
}

impl Transport {
    /// What broke.
    pub fn cause(&self) -> Cause {
        self.0.cause().unwrap_or(Cause::Other)
    }

    /// Whether the request can have reached the server.
    pub fn sent(&self) -> Sent {
        let failure = self.0.failure.as_ref();
        failure.map_or(Sent::Maybe, crate::transport::Failure::sent)
    }
}

impl OutcomeUnknown {
    /// What broke, if no whole reply came; `None` for a reply that says nothing of the outcome.
    pub fn cause(&self) -> Option<Cause> {
        self.0.cause()
    }
}

impl Risk {
    /// The payload of the refusal as `T`, if there is one that reads so.
    pub fn data_as<T: DeserializeOwned>(&self) -> Option<T> {
        data_as(&self.0)
    }
}

impl NotJson {
    /// What the body says it is.
    pub fn content_type(&self) -> Option<&str> {
        self.headers()?.get(CONTENT_TYPE)?.to_str().ok()
    }
}

impl Api {
    /// The code's name in the spec; `None` for one that the spec does not list here.
    pub fn name(&self) -> Option<&'static str> {
        self.0.known_code().map(|code| code.name)
    }

    /// What the spec says of the code on this operation, in English.
    pub fn description(&self) -> &'static str {
        let known = self.0.known_code();
        known.map_or("a code that the spec does not list here", |code| code.en)
    }

    /// What the spec says of the code on this operation, in Chinese.
    pub fn description_zh(&self) -> &'static str {
        self.0
            .known_code()
            .map_or("文档未列出的返回码", |code| code.zh)
    }

    /// The payload of the refusal as `T`, if there is one that reads so: what a code is known to carry.
    pub fn data_as<T: DeserializeOwned>(&self) -> Option<T> {
        data_as(&self.0)
    }
}

impl Declined {
    /// What came of it.
    #[expect(
        clippy::missing_panics_doc,
        clippy::expect_used,
        reason = "set wherever this error is made: it is why"
    )]
    pub fn outcome(&self) -> Outcome {
        self.0.outcome.clone().expect("a refusal has an outcome")
    }

    /// The payload as `T`, if it reads so: it often says why.
    pub fn data_as<T: DeserializeOwned>(&self) -> Option<T> {
        data_as(&self.0)
    }
}

impl Decode {
    /// Where it broke: a JSON pointer into the body, empty for the whole of it.
    pub fn path(&self) -> &str {
        self.0.mismatch.as_ref().map_or("", |fault| &fault.pointer)
    }

    /// What the spec says should stand there.
    pub fn expected(&self) -> &str {
        self.0.mismatch.as_ref().map_or("", |fault| &fault.expected)
    }

    /// What stands there: its kind, not its value.
    pub fn found(&self) -> &str {
        self.0.mismatch.as_ref().map_or("", |fault| &fault.found)
    }

    /// What came of the call, where the payload says it and it could be read.
    pub fn outcome(&self) -> Option<Outcome> {
        self.0.outcome.clone()
    }
}

fn data_as<T: DeserializeOwned>(context: &Context) -> Option<T> {
    serde_json::from_slice(context.data.as_ref()?).ok()
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: not sent: ", self.operation())?;
        for (index, problem) in self.problems().iter().enumerate() {
            let separator = if index > 0 { "; " } else { "" };
            write!(f, "{separator}{problem}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: no reply", self.operation())?;
        self.0
            .failure
            .as_ref()
            .map_or(Ok(()), |failure| write!(f, ": {failure}"))
    }
}

impl fmt::Display for OutcomeUnknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: it may have been done, look before repeating: ",
            self.operation()
        )?;
        match (&self.0.failure, self.status()) {
            (Some(failure), _) => write!(f, "{}", failure.cause()),
            (None, Some(status)) => {
                write!(f, "HTTP {} without a reply that says so", status.as_u16())
            }
            (None, None) => f.write_str("no reply"),
        }
    }
}

impl fmt::Display for Risk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: risk control", self.operation())?;
        match (self.code(), self.status()) {
            (Some(code), _) => write!(f, ", code {code}"),
            (None, Some(status)) => write!(f, ", HTTP {}", status.as_u16()),
            (None, None) => Ok(()),
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = self.status().map_or(0, |status| status.as_u16());
        write!(f, "{}: HTTP {status}", self.operation())?;
        self.code()
            .map_or(Ok(()), |code| write!(f, ", code {code}"))
    }
}

impl fmt::Display for NotJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: the reply is no JSON", self.operation())
    }
}

impl fmt::Display for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: refused with code ", self.operation())?;
        match self.code() {
            Some(code) => write!(f, "{code}")?,
            None => f.write_str("null")?,
        }
        match self.name() {
            Some(name) => write!(f, " ({name})"),
            None => f.write_str(", which the spec does not list here"),
        }
    }
}

impl fmt::Display for Declined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: it did not happen: {}",
            self.operation(),
            self.outcome()
        )
    }
}

impl fmt::Display for Decode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: the reply has {} at {}, where the spec has {}",
            self.operation(),
            self.found(),
            match self.path() {
                "" => "its root",
                path => path,
            },
            self.expected()
        )
    }
}
