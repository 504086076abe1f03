// Written by `bilispec generate`; do not edit.

use bilispec_runtime::{Repeatable, Request, Values, operation as table};
use bilispec_runtime::wire::{Integer, Kind, RawJson};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use super::{Item, Kind2};
use super::schemas::LIST_VALIDATORS;

/// What [`list`](super::DefaultCalls::list) sends.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct List {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ids: Option<Vec<i64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kinds: Option<Vec<Kind2>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<ListSort>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cheaper_than: Option<f64>,
}

impl List {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`ids`](Self::ids).
    #[must_use]
    pub fn ids(mut self, ids: Vec<i64>) -> Self {
        self.ids = Some(ids);
        self
    }

    /// Sets [`kinds`](Self::kinds).
    #[must_use]
    pub fn kinds(mut self, kinds: Vec<Kind2>) -> Self {
        self.kinds = Some(kinds);
        self
    }

    /// Sets [`sort`](Self::sort).
    #[must_use]
    pub fn sort(mut self, sort: ListSort) -> Self {
        self.sort = Some(sort);
        self
    }

    /// Sets [`page`](Self::page).
    #[must_use]
    pub fn page(mut self, page: impl Integer) -> Self {
        self.page = Some(page.integer());
        self
    }

    /// Sets [`cheaper_than`](Self::cheaper_than).
    #[must_use]
    pub fn cheaper_than(mut self, cheaper_than: f64) -> Self {
        self.cheaper_than = Some(cheaper_than);
        self
    }
}

impl Request for List {
    type Reply = Vec<Item>;

    fn operation(&self) -> &'static table::Operation {
        &OPERATION
    }

    fn values(&self, values: &mut Values) {
        values.push(&self.ids);
        values.push(&self.kinds);
        values.push(&self.sort);
        values.push(&self.page);
        values.push(&self.cheaper_than);
    }
}

impl Repeatable for List {}

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ListSort {
    Text(String),
    List(Vec<String>),
    /// What the spec does not describe.
    Other(RawJson),
}

impl<'de> Deserialize<'de> for ListSort {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = RawJson::deserialize(deserializer)?;
        if raw.is(&[Kind::String]) {
            return raw.branch().map(Self::Text);
        }
        if raw.is(&[Kind::Array]) {
            return raw.branch().map(Self::List);
        }
        Ok(Self::Other(raw))
    }
}

impl Serialize for ListSort {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(value) => value.serialize(serializer),
            Self::List(value) => value.serialize(serializer),
            Self::Other(value) => value.serialize(serializer),
        }
    }
}

#[cfg(feature = "schemars")]
bilispec_runtime::json_schema!(ListSort, one of Text, List);

pub(super) const PARAMETERS: &[table::Parameter] = &[
    table::Parameter::new("ids", table::Place::Query).shape(table::Shape::List),
    table::Parameter::new("kinds", table::Place::Query)
        .explode(false)
        .shape(table::Shape::List),
    table::Parameter::new("sort", table::Place::Query).shape(table::Shape::SingleOrList),
    table::Parameter::new("page", table::Place::Query),
    table::Parameter::new("cheaper_than", table::Place::Query),
];

/// What the call changes, and what proves it.
pub(super) const ACT: table::Act = table::Act::READS;

pub(super) static OPERATION: table::Operation = table::Operation {
    id: "list",
    method: table::Method::GET,
    host: "https://{region}.shop.example/v2",
    path: "/items",
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
    validators: &LIST_VALIDATORS,
};
