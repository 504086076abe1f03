// Written by `bilispec generate`; do not edit.

use bilispec_runtime::{Repeatable, Request, Values, operation as table};
use serde::{Deserialize, Serialize};
use super::Item;
use super::schemas::ITEMS_GET_VALIDATORS;

/// Get an item
///
/// What [`items/get`](super::StockCalls::items_get) sends.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct ItemsGet {
    /// Which.
    #[serde(rename = "item-id")]
    pub item_id: String,
    #[serde(rename = "X-Request-Id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub x_request_id: Option<String>,
}

impl ItemsGet {
    /// One with what is required.
    pub fn new(item_id: impl Into<String>) -> Self {
        Self {
            item_id: item_id.into(),
            x_request_id: None,
        }
    }

    /// Sets [`x_request_id`](Self::x_request_id).
    #[must_use]
    pub fn x_request_id(mut self, x_request_id: impl Into<String>) -> Self {
        self.x_request_id = Some(x_request_id.into());
        self
    }
}

impl Request for ItemsGet {
    type Reply = Item;

    fn operation(&self) -> &'static table::Operation {
        &OPERATION
    }

    fn values(&self, values: &mut Values) {
        values.push(&self.item_id);
        values.push(&self.x_request_id);
    }
}

impl Repeatable for ItemsGet {}

pub(super) const PARAMETERS: &[table::Parameter] = &[
    table::Parameter::new("item-id", table::Place::Path).required(),
    table::Parameter::new("X-Request-Id", table::Place::Header),
];

/// What the call changes, and what proves it.
pub(super) const ACT: table::Act = table::Act::READS;

pub(super) static OPERATION: table::Operation = table::Operation {
    id: "items/get",
    method: table::Method::GET,
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
    body: table::Body::None,
    parameters: PARAMETERS,
    reply: table::ReplyBody::Payload,
    envelope: &table::Envelope::NONE,
    success: None,
    codes: &[],
    validators: &ITEMS_GET_VALIDATORS,
};
