//! The errors, one type each: what is particular to it, and what its text says.

use std::error::Error as StdError;
use std::fmt;

use bilispec_wire::envelope::Doubt;
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use super::{Context, Effect};
use crate::check::Problem;
use crate::decode;
use crate::operation::CodeClass;
use crate::outcome::Outcome;
use crate::transport::{Cause, Sent};
use bilispec_engine::Report;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        pub struct $name(Box<Context>);

        impl $name {
            pub(super) fn new(context: Context) -> Self {
                Self(Box::new(context))
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

            /// The envelope's code, if there is one and it is an integer.
            pub fn code(&self) -> Option<i64> {
                self.0.code.as_ref()?.integer()
            }

            /// The envelope's code, if there is one and it is a text. One that the spec does not list is the server's own
            /// text.
            pub fn code_text(&self) -> Option<&str> {
                self.0.code.as_ref()?.text()
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
                if let Some(code) = self.0.shown_code() {
                    out.field("code", &format_args!("{code}"));
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
    /// [`Error::NotJson`](super::Error::NotJson): the body is not JSON.
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

    /// Why a whole reply leaves it open: what it lacks, or which two sides of it contradict each other. The sides are
    /// [`code`](Self::code), [`status`](Self::status), [`message`](Self::message), [`outcome`](Self::outcome) and
    /// [`evidence`](Self::evidence).
    pub fn doubt(&self) -> Option<Doubt> {
        self.0.doubt
    }

    /// What the payload says came of the call, if it could be read.
    pub fn outcome(&self) -> Option<Outcome> {
        self.0.outcome.clone()
    }

    /// Names of the members that the spec declares as proof (`x-proof`) and the payload holds.
    pub fn evidence(&self) -> impl Iterator<Item = &str> {
        self.0.evidence.iter().map(String::as_str)
    }

    /// The payload as `T`, if there is one that reads so: it may hold what to look for.
    pub fn data_as<T: DeserializeOwned>(&self) -> Option<T> {
        data_as(&self.0)
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
    ///
    /// Where a text in the message made a refusal of a success code (`x-blocked`), that text's name.
    pub fn name(&self) -> Option<&'static str> {
        let blocked = self.0.blocked.map(|blocked| &*blocked.name);
        blocked.or_else(|| self.0.known_code().map(|code| code.name))
    }

    /// What the spec says of the code on this operation, in English.
    pub fn description(&self) -> &'static str {
        if self.0.blocked.is_some() {
            return "the message says that something in front of the service answered";
        }
        let known = self.0.known_code();
        known.map_or("a code that the spec does not list here", |code| code.en)
    }

    /// What the spec says of the code on this operation, in Chinese.
    pub fn description_zh(&self) -> &'static str {
        if self.0.blocked.is_some() {
            return "返回信息表明由服务前面的网关作答";
        }
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
    let data = std::str::from_utf8(context.data.as_ref()?).ok()?;
    decode::decode(data).ok()
}
