// Written by `bilispec generate`; do not edit.

use bilispec_runtime::{Request, Values, operation as table};
use bilispec_runtime::validate::Validators;
use serde::{Deserialize, Serialize};

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

pub(super) static OPERATION: table::Operation = table::Operation {
    id: "delete_items_by_item-id",
    method: table::Method::DELETE,
    host: "https://eu.shop.example",
    path: "/v2/items/{item-id}",
    changes: table::Changes::Something,
    cookies: &[],
    keys: &[
        table::Key {
            name: "token",
            place: table::KeyPlace::Bearer,
        },
    ],
    cookies_optional: false,
    body: table::Body::None,
    parameters: &[
        table::Parameter {
            required: true,
            ..table::Parameter::new("item-id", table::Place::Path)
        },
    ],
    reply: table::ReplyBody::Nothing,
    envelope: &table::Envelope::NONE,
    success: None,
    proof: table::Proof::Undeclared,
    blocked: &[],
    codes: &[],
    validators: Validators::ANYTHING,
};
