//! What the spec says of a value: whether it may be passed on, and what it has to be.
//!
//! Every schema that could apply at a place is looked at, whichever branch the document takes: what is sensitive in one
//! of them is sensitive.

use std::collections::HashMap;

use bilispec_engine::{Document, Schema};
use serde_json::{Map, Value};

use bilispec_wire::privacy::Kind;

/// The keywords that a replacement has to fulfil as well, or as badly, as what it replaces.
const SCALAR: [&str; 9] = [
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "type",
];
const APPLICATORS: [&str; 3] = ["allOf", "anyOf", "oneOf"];
const CONDITIONALS: [&str; 3] = ["if", "then", "else"];

/// All schemas that could apply at one place.
#[derive(Debug, Clone, Default)]
pub(super) struct Nodes<'s> {
    root: Option<&'s Value>,
    all: Vec<&'s Map<String, Value>>,
}

impl<'s> Nodes<'s> {
    /// Those of a place that no schema describes.
    pub(super) const fn none() -> Self {
        Self {
            root: None,
            all: Vec::new(),
        }
    }

    /// Those at the root of a document.
    pub(super) fn of(root: &'s Value) -> Self {
        Self::expand(Some(root), vec![root])
    }

    fn expand(root: Option<&'s Value>, mut open: Vec<&'s Value>) -> Self {
        let mut all: Vec<&'s Map<String, Value>> = Vec::new();
        while let Some(value) = open.pop() {
            let Some(schema) = value.as_object() else {
                continue;
            };
            if all.iter().any(|known| std::ptr::eq(*known, schema)) {
                continue;
            }
            all.push(schema);
            let reference = schema.get("$ref").and_then(Value::as_str);
            let target = reference.and_then(|path| root?.pointer(path.strip_prefix('#')?));
            open.extend(target);
            let listed = APPLICATORS
                .iter()
                .filter_map(|name| schema.get(*name)?.as_array());
            open.extend(listed.flatten());
            open.extend(CONDITIONALS.iter().filter_map(|name| schema.get(*name)));
            let dependent = schema.get("dependentSchemas").and_then(Value::as_object);
            open.extend(dependent.into_iter().flat_map(Map::values));
        }
        Self { root, all }
    }

    /// Whether the spec says anything about this place.
    pub(super) fn known(&self) -> bool {
        !self.all.is_empty()
    }

    /// What the spec says of this place.
    pub(super) fn kind(&self) -> Option<Kind> {
        let marks = self
            .all
            .iter()
            .filter_map(|schema| schema.get("x-sensitive")?.as_str());
        let kinds = marks.filter_map(|mark| match mark {
            "credential" => Some(Kind::Credential),
            "none" => None,
            _ => Some(Kind::Personal),
        });
        kinds.min()
    }

    /// Whether the spec says that the value is not sensitive, whatever its name looks like.
    pub(super) fn is_public(&self) -> bool {
        let is = |schema: &&Map<String, Value>| {
            schema.get("x-sensitive").and_then(Value::as_str) == Some("none")
        };
        self.all.iter().any(is) && self.kind().is_none()
    }

    /// Those of an object's member.
    pub(super) fn member(&self, key: &str) -> Self {
        let mut found = Vec::new();
        for schema in &self.all {
            let own = schema
                .get("properties")
                .and_then(|properties| properties.get(key));
            if own.is_none() {
                found.extend(
                    schema
                        .get("additionalProperties")
                        .filter(|schema| schema.is_object()),
                );
            }
            found.extend(own);
            let patterns = schema.get("patternProperties").and_then(Value::as_object);
            found.extend(patterns.into_iter().flat_map(Map::values));
            // A refusal's data are described with its code, at the document's root.
            let data = schema
                .get("x-envelope")
                .and_then(|envelope| envelope.get("data")?.as_str());
            if data == Some(key) {
                let codes = self.root.and_then(|root| root.get("x-codes")?.as_object());
                found.extend(
                    codes
                        .into_iter()
                        .flat_map(Map::values)
                        .filter_map(|code| code.get("data")),
                );
            }
        }
        Self::expand(self.root, found)
    }

    /// Whether the spec has a member of this name, rather than a schema for all names.
    pub(super) fn names(&self, key: &str) -> bool {
        let mut declared = self
            .all
            .iter()
            .filter_map(|schema| schema.get("properties"));
        declared.any(|properties| properties.get(key).is_some())
    }

    /// Whether the spec marks single members of this object: then those it names without a mark are not meant.
    pub(super) fn tells_apart(&self) -> bool {
        let members = self
            .all
            .iter()
            .filter_map(|schema| schema.get("properties")?.as_object());
        members
            .flat_map(Map::values)
            .any(|member| Self::expand(self.root, vec![member]).kind().is_some())
    }

    /// Those of a list's items.
    pub(super) fn items(&self) -> Self {
        let mut found = Vec::new();
        for schema in &self.all {
            found.extend(
                ["items", "contains"]
                    .iter()
                    .filter_map(|name| schema.get(*name)),
            );
            let first = schema.get("prefixItems").and_then(Value::as_array);
            found.extend(first.into_iter().flatten());
        }
        Self::expand(self.root, found)
    }

    /// Those of the JSON inside a string; forms say it of the value itself.
    pub(super) fn inside(&self) -> Self {
        let inner: Vec<_> = self
            .all
            .iter()
            .filter_map(|schema| schema.get("contentSchema"))
            .collect();
        if inner.is_empty() {
            self.clone()
        } else {
            Self::expand(self.root, inner)
        }
    }

    /// Whether a number may stand here: a form writes it as text.
    pub(super) fn takes_numbers(&self) -> bool {
        let is = |name: &Value| name == "integer" || name == "number";
        self.all.iter().any(|schema| match schema.get("type") {
            Some(Value::Array(types)) => types.iter().any(is),
            Some(one) => is(one),
            None => false,
        })
    }

    /// Whether the value is one of those that the spec lists: such a value says nothing of anybody.
    pub(super) fn lists(&self, value: &Value) -> bool {
        // A form writes numbers as text.
        let number = value.as_str().and_then(|text| text.parse::<i64>().ok());
        let is =
            |listed: &Value| listed == value || (number.is_some() && listed.as_i64() == number);
        self.all.iter().any(|schema| {
            let known = schema.get("x-known-values").and_then(Value::as_array);
            schema.get("const").is_some_and(is)
                || schema
                    .get("enum")
                    .and_then(Value::as_array)
                    .is_some_and(|listed| listed.iter().any(is))
                || known
                    .is_some_and(|known| known.iter().filter_map(|one| one.get("value")).any(is))
        })
    }
}

/// Compares values by what schemas say of them.
#[derive(Debug, Default)]
pub(super) struct Scales {
    built: HashMap<String, Option<Schema>>,
}

impl Scales {
    /// What each schema of a place says of a value, given as JSON.
    pub(super) fn weigh(&mut self, nodes: &Nodes<'_>, json: &str) -> Vec<bool> {
        let mut verdicts = Vec::new();
        for schema in &nodes.all {
            let own: Map<String, Value> = SCALAR
                .iter()
                .filter_map(|name| Some(((*name).to_owned(), schema.get(*name)?.clone())))
                .collect();
            // A fake has its value's type anyway.
            if own.keys().all(|name| name == "type") {
                continue;
            }
            let text = Value::Object(own).to_string();
            let built = self
                .built
                .entry(text)
                .or_insert_with_key(|text| Schema::from_json_str(text).ok());
            let document = Document::parse(json.as_bytes());
            verdicts.push(match (built, document) {
                (Some(schema), Ok(document)) => schema.is_valid(&document),
                _ => false,
            });
        }
        verdicts
    }
}
