// Written by `bilispec generate`; do not edit.

use bilispec_runtime::{Repeatable, Request, Values, operation as table};
use serde::{Deserialize, Serialize};
use super::schemas::SHARED_2_VALIDATORS;

/// What [`shared`](super::DefaultCalls::shared_2) sends.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct Shared2 {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shared: Option<bool>,
    #[serde(rename = "new")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_2: Option<String>,
}

impl Shared2 {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`shared`](Self::shared).
    #[must_use]
    pub fn shared(mut self, shared: bool) -> Self {
        self.shared = Some(shared);
        self
    }

    /// Sets [`new_2`](Self::new_2).
    #[must_use]
    pub fn new_2(mut self, new_2: impl Into<String>) -> Self {
        self.new_2 = Some(new_2.into());
        self
    }
}

impl Request for Shared2 {
    type Reply = Page;

    fn operation(&self) -> &'static table::Operation {
        &OPERATION
    }

    fn values(&self, values: &mut Values) {
        values.push(&self.shared);
        values.push(&self.new_2);
    }
}

impl Repeatable for Shared2 {}

#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct Page {
    pub next: Option<String>,
    /// Named like a type of the client.
    pub builder: Option<Builder2>,
}

impl Page {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

/// Named like a type of the client.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct Builder2 {
    pub name: Option<String>,
}

impl Builder2 {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

pub(super) const PARAMETERS: &[table::Parameter] = &[
    table::Parameter::new("shared", table::Place::Query),
    table::Parameter::new("new", table::Place::Query),
];

/// What the call changes, and what proves it.
pub(super) const ACT: table::Act = table::Act::READS;

pub(super) static OPERATION: table::Operation = table::Operation {
    id: "shared",
    method: table::Method::GET,
    host: "https://{region}.shop.example/v2",
    path: "/pages",
    act: ACT,
    other_hosts: &["https://{region}.shop.example", "https://staging.shop.example"],
    logins: &[
        &[
            table::Login {
                name: "token",
                place: table::LoginPlace::Http(table::Scheme::Bearer),
            },
        ],
        &[
            table::Login {
                name: "password",
                place: table::LoginPlace::Http(table::Scheme::Basic),
            },
        ],
    ],
    login_optional: false,
    body: table::Body::None,
    parameters: PARAMETERS,
    reply: table::ReplyBody::Payload,
    envelope: &table::Envelope::NONE,
    success: None,
    codes: &[],
    validators: &SHARED_2_VALIDATORS,
};
