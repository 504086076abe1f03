// Written by `bilispec generate`; do not edit.

use bilispec_runtime::{Request, Values, operation as table};
use bilispec_runtime::wire::{Kind, RawJson};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use super::schemas::SEARCH_VALIDATORS;

/// What [`search`](super::DefaultCalls::search) sends.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct Search {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<SearchBody>,
}

impl Search {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`body`](Self::body).
    #[must_use]
    pub fn body(mut self, body: SearchBody) -> Self {
        self.body = Some(body);
        self
    }
}

impl Request for Search {
    type Reply = SearchReply;

    fn operation(&self) -> &'static table::Operation {
        &OPERATION
    }

    fn values(&self, values: &mut Values) {
        values.push(&self.body);
    }
}

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct SearchBody {
    pub words: Vec<String>,
}

impl SearchBody {
    /// One with what is required.
    pub fn new(words: Vec<String>) -> Self {
        Self { words }
    }
}

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SearchReply {
    List(Vec<String>),
    SearchReplyBranch(SearchReplyBranch),
    /// What the spec does not describe.
    Other(RawJson),
}

impl<'de> Deserialize<'de> for SearchReply {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = RawJson::deserialize(deserializer)?;
        if raw.is(&[Kind::Array]) {
            return raw.branch().map(Self::List);
        }
        if raw.is(&[Kind::Object]) {
            return raw.branch().map(Self::SearchReplyBranch);
        }
        Ok(Self::Other(raw))
    }
}

impl Serialize for SearchReply {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::List(value) => value.serialize(serializer),
            Self::SearchReplyBranch(value) => value.serialize(serializer),
            Self::Other(value) => value.serialize(serializer),
        }
    }
}

#[cfg(feature = "schemars")]
bilispec_runtime::json_schema!(SearchReply, one of List, SearchReplyBranch);

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct SearchReplyBranch {
    pub ticket: String,
}

impl SearchReplyBranch {
    /// One with what is required.
    pub fn new(ticket: impl Into<String>) -> Self {
        Self { ticket: ticket.into() }
    }
}

pub(super) const PARAMETERS: &[table::Parameter] = &[
    table::Parameter::new("body", table::Place::Body),
];

/// What the call changes, and what proves it.
pub(super) const ACT: table::Act = table::Act {
    effect: table::SideEffect::Write,
    proof: table::Proof::Undeclared,
    blocked: table::Borrowed(&[]),
    echoes: table::Borrowed(&[]),
};

pub(super) static OPERATION: table::Operation = table::Operation {
    id: "search",
    method: table::Method::POST,
    host: "https://{region}.shop.example/v2",
    path: "/items",
    act: ACT,
    other_hosts: &["https://{region}.shop.example", "https://staging.shop.example"],
    logins: &[],
    login_optional: false,
    body: table::Body::Json,
    parameters: PARAMETERS,
    reply: table::ReplyBody::Payload,
    envelope: &table::Envelope::NONE,
    success: None,
    codes: &[],
    validators: &SEARCH_VALIDATORS,
};
