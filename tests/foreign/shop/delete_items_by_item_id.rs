// Written by `bilispec generate`; do not edit.

use bilispec_runtime::{Request, Values, operation as table};
use serde::{Deserialize, Serialize};
use super::schemas::DELETE_ITEMS_BY_ITEM_ID_VALIDATORS;

/// Takes it away.
///
/// What [`delete_items_by_item-id`](super::StockCalls::delete_items_by_item_id) sends.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct DeleteItemsByItemId {
    /// Which.
    #[serde(rename = "item-id")]
    pub item_id: String,
}

impl DeleteItemsByItemId {
    /// One with what is required.
    pub fn new(item_id: impl Into<String>) -> Self {
        Self { item_id: item_id.into() }
    }
}

impl Request for DeleteItemsByItemId {
    type Reply = ();

    fn operation(&self) -> &'static table::Operation {
        &OPERATION
    }

    fn values(&self, values: &mut Values) {
        values.push(&self.item_id);
    }
}

pub(super) const PARAMETERS: &[table::Parameter] = &[
    table::Parameter::new("item-id", table::Place::Path).required(),
];

/// What the call changes, and what proves it.
pub(super) const ACT: table::Act = table::Act {
    effect: table::SideEffect::Write,
    proof: table::Proof::Undeclared,
    blocked: table::Borrowed(&[]),
    echoes: table::Borrowed(&[]),
};

pub(super) static OPERATION: table::Operation = table::Operation {
    id: "delete_items_by_item-id",
    method: table::Method::DELETE,
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
    reply: table::ReplyBody::Nothing,
    envelope: &table::Envelope::NONE,
    success: None,
    codes: &[],
    validators: &DELETE_ITEMS_BY_ITEM_ID_VALIDATORS,
};
