//! What stands where in an `OpenAPI` document: the objects that can be references, and those that hold them.
//!
//! Knows no spec; everything that it does not list is plain data.

use crate::openapi::keywords::{Holds, holds};

/// An object of `OpenAPI`, by what can stand below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Root,
    Components,
    PathItem,
    Operation,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Response,
    Header,
    Example,
    Link,
    SecurityScheme,
    Schema,
    /// An entry of `x-codes`.
    Code,
    Data,
}

/// In what form a member holds objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    One,
    List,
    Map,
}

/// The sections of `components`, in the order that new ones are written in.
pub(super) const SECTIONS: &[(&str, Kind)] = &[
    ("schemas", Kind::Schema),
    ("responses", Kind::Response),
    ("parameters", Kind::Parameter),
    ("examples", Kind::Example),
    ("requestBodies", Kind::RequestBody),
    ("headers", Kind::Header),
    ("securitySchemes", Kind::SecurityScheme),
    ("links", Kind::Link),
];

impl Kind {
    /// The section of `components` that holds what is referred to; `None`: it has none, and is written in place.
    pub(super) fn section(self) -> Option<&'static str> {
        SECTIONS
            .iter()
            .find(|(_, kind)| *kind == self)
            .map(|(section, _)| *section)
    }

    /// Whether a `$ref` in it is a reference.
    pub(super) fn is_referable(self) -> bool {
        self.section().is_some() || matches!(self, Self::PathItem | Self::Code)
    }

    /// What the member `key` holds.
    pub(super) fn member(self, key: &str) -> (Self, Form) {
        use Form::{List, Map, One};
        match (self, key) {
            (Self::Root, "paths") => (Self::PathItem, Map),
            (Self::Root, "components") => (Self::Components, One),
            (Self::Components, section) => SECTIONS
                .iter()
                .find(|(name, _)| *name == section)
                .map_or((Self::Data, One), |(_, kind)| (*kind, Map)),
            (Self::PathItem | Self::Operation, "parameters") => (Self::Parameter, List),
            (
                Self::PathItem,
                "get" | "put" | "post" | "delete" | "patch" | "options" | "head" | "trace",
            ) => (Self::Operation, One),
            (Self::Operation, "requestBody") => (Self::RequestBody, One),
            (Self::Operation, "responses") => (Self::Response, Map),
            (Self::Operation | Self::Schema, "x-codes") => (Self::Code, Map),
            (Self::Parameter | Self::Header | Self::MediaType, "schema") | (Self::Code, "data") => {
                (Self::Schema, One)
            }
            (Self::Parameter | Self::Header | Self::MediaType, "examples") => (Self::Example, Map),
            (Self::Parameter | Self::Header | Self::RequestBody | Self::Response, "content") => {
                (Self::MediaType, Map)
            }
            (Self::MediaType, "encoding") => (Self::Encoding, Map),
            (Self::Encoding | Self::Response, "headers") => (Self::Header, Map),
            (Self::Response, "links") => (Self::Link, Map),
            (Self::Schema, keyword) => match holds(keyword) {
                Holds::Schema => (Self::Schema, One),
                Holds::List => (Self::Schema, List),
                Holds::Map => (Self::Schema, Map),
                Holds::Data => (Self::Data, One),
            },
            _ => (Self::Data, One),
        }
    }
}
