//! Exchanges that are kept because they show something that none before them did: fixtures are made of them.
//!
//! What is kept is as it was captured, credentials included; it is written nowhere before it has been redacted.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::{self, Write as _};

use bilispec_codegen::source::Json;

use crate::capture::{Body, Exchange, Message};
use crate::url;

/// A reply larger than this makes no fixture.
const LARGEST: usize = 1 << 20;
/// So much is kept of all of them.
const ROOM: usize = 64 << 20;

/// An exchange that shows something.
pub struct Witness {
    /// The operation, by number.
    pub operation: usize,
    /// As reports name it.
    pub sample: String,
    /// What it shows.
    pub shows: BTreeSet<String>,
    /// Whether anything but the reply's body was captured.
    pub has_request: bool,
    /// The HTTP status, if it was captured.
    pub status: Option<u16>,
    /// The exchange as a line of NDJSON.
    line: String,
}

/// Never what was captured.
impl fmt::Debug for Witness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Witness")
            .field("sample", &self.sample)
            .finish_non_exhaustive()
    }
}

impl Witness {
    /// An exchange as a witness; `None` for one whose reply makes no fixture.
    pub(crate) fn of(
        operation: usize,
        sample: &str,
        exchange: &Exchange<'_>,
        shows: BTreeSet<String>,
    ) -> Option<Self> {
        let Body::Bytes(reply) = &exchange.response.body else {
            return None;
        };
        let is_plain = exchange.status.is_none_or(|status| status == 200);
        if reply.len() > LARGEST || !is_plain && Json::parse(reply).is_err() {
            return None;
        }
        let text = |text: &Option<Cow<'_, str>>| {
            let text = text.as_deref()?;
            Some(Json::String(text.to_owned()))
        };
        let members = [
            ("method", text(&exchange.method)),
            ("url", text(&exchange.url)),
            ("request_headers", media_type(&exchange.request)),
            ("request_body", body(&exchange.request)),
        ];
        let mut line = "{".to_owned();
        for (name, value) in members {
            if let Some(value) = value {
                let _ = write!(line, "\"{name}\":{value},");
            }
        }
        let reply = std::str::from_utf8(reply).ok()?;
        let reply = Json::String(reply.trim_start_matches('\u{feff}').to_owned());
        let _ = write!(line, "\"response_body\":{reply}}}");
        Some(Self {
            operation,
            sample: sample.to_owned(),
            shows,
            has_request: exchange.url.is_some(),
            status: exchange.status,
            line,
        })
    }

    /// The exchange as a line of NDJSON, as it was captured.
    pub(crate) fn line(&self) -> &str {
        &self.line
    }
}

fn media_type(request: &Message<'_>) -> Option<Json> {
    let media_type = Json::String(request.media_type.as_deref()?.to_owned());
    Some(Json::Object(vec![("content-type".to_owned(), media_type)]))
}

fn body(request: &Message<'_>) -> Option<Json> {
    match &request.body {
        Body::Bytes(bytes) => Some(Json::String(std::str::from_utf8(bytes).ok()?.to_owned())),
        Body::Pairs(pairs) => Some(Json::String(url::form_of(pairs))),
        Body::Absent(_) => None,
    }
}

/// Witnesses in the order of the input, each with something new.
#[derive(Debug, Default)]
pub(super) struct Witnesses {
    list: Vec<Witness>,
    shown: BTreeSet<String>,
    bytes: usize,
}

impl Witnesses {
    pub(super) fn list(&self) -> &[Witness] {
        &self.list
    }

    pub(super) fn into_list(self) -> Vec<Witness> {
        self.list
    }

    pub(super) fn wants(&self, shown: &BTreeSet<String>) -> bool {
        self.bytes < ROOM && shown.iter().any(|fact| !self.shown.contains(fact))
    }

    pub(super) fn extend(&mut self, witnesses: impl IntoIterator<Item = Witness>) {
        for witness in witnesses {
            if self.wants(&witness.shows) {
                self.bytes += witness.line.len();
                self.shown.extend(witness.shows.iter().cloned());
                self.list.push(witness);
            }
        }
    }
}
