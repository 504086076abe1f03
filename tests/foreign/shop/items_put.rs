// Written by `bilispec generate`; do not edit.

use bilispec_runtime::{Request, Values, operation as table};
use serde::{Deserialize, Serialize};
use super::{Item, Kind2};
use super::schemas::ITEMS_PUT_VALIDATORS;

/// What [`items/put`](super::StockCalls::items_put) sends.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct ItemsPut {
    /// Which.
    pub item_id: String,
    pub name: String,
    /// Also the name of a parameter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_id_2: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind2>,
}

impl ItemsPut {
    /// One with what is required.
    pub fn new(item_id: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            item_id: item_id.into(),
            name: name.into(),
            item_id_2: None,
            kind: None,
        }
    }

    /// Sets [`item_id_2`](Self::item_id_2).
    /// Also the name of a parameter.
    #[must_use]
    pub fn item_id_2(mut self, item_id_2: impl Into<String>) -> Self {
        self.item_id_2 = Some(item_id_2.into());
        self
    }

    /// Sets [`kind`](Self::kind).
    #[must_use]
    pub fn kind(mut self, kind: Kind2) -> Self {
        self.kind = Some(kind);
        self
    }
}

impl Request for ItemsPut {
    type Reply = Option<Item>;

    fn operation(&self) -> &'static table::Operation {
        &OPERATION
    }

    fn values(&self, values: &mut Values) {
        values.push(&self.item_id);
        values.push(&self.name);
        values.push(&self.item_id_2);
        values.push(&self.kind);
    }
}

pub(super) const PARAMETERS: &[table::Parameter] = &[
    table::Parameter::new("item-id", table::Place::Path).required(),
    table::Parameter::new("name", table::Place::Json).required(),
    table::Parameter::new("item-id", table::Place::Json),
    table::Parameter::new("kind", table::Place::Json),
];

/// What the call changes, and what proves it.
pub(super) const ACT: table::Act = table::Act {
    effect: table::SideEffect::Write,
    proof: table::Proof::Undeclared,
    blocked: table::Borrowed(&[]),
    echoes: table::Borrowed(&[]),
};

pub(super) static OPERATION: table::Operation = table::Operation {
    id: "items/put",
    method: table::Method::PUT,
    host: "https://{region}.shop.example/v2",
    path: "/items/{item-id}",
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
    body: table::Body::Json,
    parameters: PARAMETERS,
    reply: table::ReplyBody::Payload,
    envelope: &table::Envelope::NONE,
    success: None,
    codes: &[],
    validators: &ITEMS_PUT_VALIDATORS,
};
