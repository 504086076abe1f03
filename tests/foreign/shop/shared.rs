// Written by `bilispec generate`; do not edit.

use bilispec_runtime::string_enum;
use bilispec_runtime::wire::{Integer, Kind, RawJson};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct Item {
    pub id: i64,
    #[serde(rename = "type")]
    pub type_: ItemType,
    pub name: String,
    pub maker: Option<Maker>,
    pub kind: Option<Kind2>,
    pub note: Option<String>,
    pub parts: Option<Vec<Item>>,
    pub prices: Option<BTreeMap<String, f64>>,
    pub labels: Option<BTreeMap<String, String>>,
    pub owner: Option<ItemOwner>,
    pub anything: Option<RawJson>,
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

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ItemType {
    /// Value: `"thing"`.
    Thing,
    /// A value that the spec does not list.
    Unknown(String),
}

string_enum!(ItemType, Thing = "thing");

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct Maker {
    pub name: String,
}

impl Maker {
    /// One with what is required.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }
}

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Kind2 {
    /// Value: `"small"`.
    Small,
    /// Value: `"large"`.
    Large,
    /// Value: `"Large"`.
    Large2,
    /// Value: `""`.
    Value,
    /// A value that the spec does not list.
    Unknown(String),
}

string_enum!(Kind2, Small = "small", Large = "large", Large2 = "Large", Value = "");

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ItemOwner {
    Text(String),
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
bilispec_runtime::json_schema!(ItemOwner, one of Text, Maker);
