// Written by `bilispec generate`; do not edit.

use std::collections::BTreeMap;

use bilispec_runtime::string_enum;
use bilispec_runtime::wire::{Integer, Kind, RawJson};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Evidence: documented.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct Item {
    /// Evidence: documented.
    pub id: i64,
    /// Evidence: documented.
    #[serde(rename = "type")]
    pub type_: ItemType,
    /// Evidence: documented.
    pub name: String,
    /// Evidence: documented.
    pub maker: Option<Maker>,
    /// Evidence: documented.
    pub kind: Option<Kind2>,
    /// Evidence: documented.
    pub note: Option<String>,
    /// Evidence: documented.
    pub parts: Option<Vec<Item>>,
    /// Evidence: documented.
    pub prices: Option<BTreeMap<String, f64>>,
    /// Evidence: documented.
    pub labels: Option<BTreeMap<String, String>>,
    /// Evidence: documented.
    pub owner: Option<ItemOwner>,
    /// Evidence: documented.
    pub anything: Option<RawJson>,
    /// Evidence: documented.
    pub sold: Option<bool>,
}

impl Item {
    /// One with what is required.
    pub fn new(id: impl Integer, type_: ItemType, name: impl Into<String>) -> Self {
        Self {
            id: id.integer(),
            type_,
            name: name.into(),
            maker: None,
            kind: None,
            note: None,
            parts: None,
            prices: None,
            labels: None,
            owner: None,
            anything: None,
            sold: None,
        }
    }
}

string_enum! {
    /// Evidence: documented.
    pub enum ItemType {
        /// Value: `"thing"`. Evidence: documented.
        Thing = "thing",
    }
}

/// Evidence: documented.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct Maker {
    /// Evidence: documented.
    pub name: String,
}

impl Maker {
    /// One with what is required.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }
}

string_enum! {
    /// Evidence: documented.
    pub enum Kind2 {
        /// Value: `"small"`. Evidence: documented.
        Small = "small",
        /// Value: `"large"`. Evidence: documented.
        Large = "large",
        /// Value: `"Large"`. Evidence: documented.
        Large2 = "Large",
        /// Value: `""`. Evidence: documented.
        Value = "",
    }
}

/// Evidence: documented.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ItemOwner {
    /// Evidence: documented.
    Text(String),
    /// Evidence: documented.
    Maker(Maker),
    /// What the spec does not describe.
    Other(RawJson),
}

impl<'de> Deserialize<'de> for ItemOwner {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = RawJson::deserialize(deserializer)?;
        if raw.is(&[Kind::String]) {
            return raw.branch().map(Self::Text);
        }
        if raw.is(&[Kind::Object]) {
            return raw.branch().map(Self::Maker);
        }
        Ok(Self::Other(raw))
    }
}

impl Serialize for ItemOwner {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(value) => value.serialize(serializer),
            Self::Maker(value) => value.serialize(serializer),
            Self::Other(value) => value.serialize(serializer),
        }
    }
}

#[cfg(feature = "schemars")]
bilispec_runtime::json_schema!(ItemOwner, one of String, Maker);
