//! What a call is answered with.

use bilispec_codegen::source::Json;
use bytes::Bytes;

use super::fixture::{Fixture, Says};
use super::play::Play;

/// A reply.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: Bytes,
    /// The body as a recording may hold it, where that is another.
    pub(super) recorded: Option<Bytes>,
    /// What it says, in a word or two.
    pub(super) says: String,
    /// The fixture that it comes from.
    pub(super) case: Option<String>,
}

impl Answer {
    /// A fixture as it stands.
    pub(super) fn fixture(play: &Play, fixture: &Fixture) -> Self {
        Self {
            status: fixture.status,
            body: fixture.bytes.clone(),
            recorded: None,
            says: label(play, &fixture.says),
            case: Some(fixture.case.clone()),
        }
    }

    /// A fixture with other values in it.
    pub(super) fn changed(play: &Play, fixture: &Fixture, json: &Json) -> Self {
        Self {
            body: json.to_string().into(),
            ..Self::fixture(play, fixture)
        }
    }

    /// A success without a body.
    pub(super) fn empty(status: u16) -> Self {
        Self {
            status,
            body: Bytes::new(),
            recorded: None,
            says: "Success".to_owned(),
            case: None,
        }
    }

    /// A reply that no fixture shows.
    pub(super) fn composed(json: &Json, says: String) -> Self {
        Self {
            status: 200,
            body: json.to_string().into(),
            recorded: None,
            says,
            case: None,
        }
    }

    /// What the mock itself has to say, with an HTTP status of its own; nothing that the spec knows.
    pub(super) fn own(status: u16, why: &str) -> Self {
        let json = Json::Object(vec![(
            "error".to_owned(),
            Json::String(format!("bilispec mock: {why}")),
        )]);
        Self {
            status,
            ..Self::composed(&json, why.to_owned())
        }
    }
}

/// What a fixture says, for the log.
fn label(play: &Play, says: &Says) -> String {
    match says {
        Says::Success(name) | Says::Declined(name) => name.clone(),
        Says::Refused(code) => play.code_label(code.as_ref()),
        Says::Status(status) => format!("HTTP {status}"),
    }
}
