// Written by `bilispec generate`; do not edit.

use bilispec_runtime::{Request, Values, operation as table};
use serde::{Deserialize, Serialize};
use super::Kind2;
use super::schemas::BATCH_VALIDATORS;

/// What [`batch`](super::DefaultCalls::batch) sends.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct Batch {
    pub body: Vec<NewItem>,
}

impl Batch {
    /// One with what is required.
    pub fn new(body: Vec<NewItem>) -> Self {
        Self { body }
    }
}

impl Request for Batch {
    type Reply = ();

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
pub struct NewItem {
    pub name: String,
    /// Also the name of a parameter.
    #[serde(rename = "item-id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind2>,
}

impl NewItem {
    /// One with what is required.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            item_id: None,
            kind: None,
        }
    }
}

pub(super) const PARAMETERS: &[table::Parameter] = &[
    table::Parameter::new("body", table::Place::Body).required(),
];

/// What the call changes, and what proves it.
pub(super) const ACT: table::Act = table::Act {
    effect: table::SideEffect::Write,
    proof: table::Proof::Undeclared,
    blocked: table::Borrowed(&[]),
    echoes: table::Borrowed(&[]),
};

pub(super) static OPERATION: table::Operation = table::Operation {
    id: "batch",
    method: table::Method::POST,
    host: "https://{region}.shop.example/v2",
    path: "/batch",
    act: ACT,
    other_hosts: &["https://{region}.shop.example", "https://staging.shop.example"],
    logins: &[
        &[
            table::Login {
                name: "key",
                place: table::LoginPlace::Header("X-Key"),
            },
            table::Login {
                name: "login",
                place: table::LoginPlace::Query("login"),
            },
        ],
    ],
    login_optional: false,
    body: table::Body::Json,
    parameters: PARAMETERS,
    reply: table::ReplyBody::Nothing,
    envelope: &table::Envelope::NONE,
    success: None,
    codes: &[],
    validators: &BATCH_VALIDATORS,
};
