//! What every error carries, whichever it is.

use bilispec_engine::Report;
use bilispec_wire::envelope::Doubt;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::Effect;
use crate::check::Problem;
use crate::decode::Mismatch;
use crate::drift::drift;
use crate::headers::trace_id;
use crate::operation::{Blocked, Code, CodeClass, CodeValue, Operation};
use crate::outcome::Outcome;
use crate::received::Received;
use crate::transport::{Cause, Failure};

/// What is known of a failed call.
pub(crate) struct Context {
    pub(crate) operation: &'static Operation,
    pub(crate) effect: Effect,
    /// The envelope was read; its code may still be null.
    pub(crate) answered: bool,
    pub(crate) code: Option<CodeValue<'static>>,
    pub(crate) message: Option<String>,
    pub(crate) data: Option<Bytes>,
    pub(crate) outcome: Option<Outcome>,
    /// Why nobody can say what came of it.
    pub(crate) doubt: Option<Doubt>,
    /// Members of the payload that speak for the act.
    pub(crate) evidence: Vec<String>,
    /// The text that made a refusal of a success code.
    pub(crate) blocked: Option<&'static Blocked>,
    pub(crate) received: Option<Received>,
    pub(crate) failure: Option<Failure>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) mismatch: Option<Mismatch>,
}

impl Context {
    pub(crate) fn new(operation: &'static Operation, effect: Effect) -> Self {
        Self {
            operation,
            effect,
            answered: false,
            code: None,
            message: None,
            data: None,
            outcome: None,
            doubt: None,
            evidence: Vec::new(),
            blocked: None,
            received: None,
            failure: None,
            problems: Vec::new(),
            mismatch: None,
        }
    }

    pub(crate) fn status(&self) -> Option<StatusCode> {
        let failed = || self.failure.as_ref().and_then(Failure::status);
        self.received
            .as_ref()
            .map(|received| received.status)
            .or_else(failed)
    }

    pub(crate) fn headers(&self) -> Option<&HeaderMap> {
        let failed = || self.failure.as_ref().and_then(Failure::headers);
        self.received
            .as_ref()
            .map(|received| &received.headers)
            .or_else(failed)
    }

    /// What broke, where there is no whole reply.
    pub(crate) fn cause(&self) -> Option<Cause> {
        self.failure.as_ref().map(Failure::cause)
    }

    pub(crate) fn trace_id(&self) -> Option<&str> {
        trace_id(self.headers()?)
    }

    pub(crate) fn drift(&self) -> Option<Report> {
        drift(self.operation, self.received.as_ref()?)
    }

    pub(crate) fn raw_body(&self) -> Option<&Bytes> {
        self.received.as_ref().map(|received| &received.body)
    }

    /// What the spec says of the code, also of one that is there and null.
    pub(crate) fn known_code(&self) -> Option<&'static Code> {
        self.answered
            .then(|| self.operation.code(self.code.as_ref()))
            .flatten()
    }

    /// The code as it may be printed: a text only where the spec lists it, since others are the server's own words.
    pub(crate) fn shown_code(&self) -> Option<String> {
        let code = self.code.as_ref()?;
        let is_word = matches!(code, CodeValue::Text(_));
        (!is_word || self.known_code().is_some()).then(|| code.to_string())
    }

    pub(crate) fn class(&self) -> Option<CodeClass> {
        if let Some(blocked) = self.blocked {
            return CodeClass::of_word(&blocked.class);
        }
        self.known_code().map(|code| code.class)
    }
}
