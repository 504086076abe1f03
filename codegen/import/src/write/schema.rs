//! Schemas from rows: types, tables behind them, values, and the words about each.

use std::collections::BTreeSet;

use super::json::Object;
use super::types::Types;
use crate::draft::{self, Row};
use crate::facts::{Facts, Value};
use crate::types::Type;
use bilispec_codegen::model::names;
use bilispec_codegen::source::Json;

/// As deep as tables of one endpoint stand inside of each other.
const DEEPEST: usize = 60;

/// Writes the schemas of one endpoint.
pub(super) struct Writer<'a> {
    pub(super) types: &'a mut Types,
    /// The endpoint's tables.
    pub(super) local: &'a [draft::Object],
    /// How shared types are referred to from here.
    pub(super) base: &'a str,
    /// Paths of tables that a row led to.
    pub(super) used: BTreeSet<String>,
    /// The level of evidence that holds where nothing else is written.
    pub(super) level: Option<String>,
    /// Paths of the tables that are being written: none stands inside of itself.
    pub(super) open: Vec<String>,
}

impl Writer<'_> {
    /// The schema of a field: its type, and the words about it.
    pub(super) fn field(&mut self, row: &Row, path: &str) -> Object {
        let facts = &row.facts;
        let outer = self.level.clone();
        self.level = facts.evidence.clone().or(outer.clone());
        let mut schema = self.typed(row, &row.ty, path, 0);
        self.level = outer;
        Self::limits(&mut schema, facts);
        if let Some(unit) = &facts.unit {
            schema.set("x-unit", unit.as_str());
        }
        if let Some(why) = &facts.sensitive {
            schema.set("x-sensitive", why.as_str());
        }
        if facts.deprecated {
            schema.set("deprecated", true);
        }
        if let Some(name) = &facts.rust_name {
            schema.set("x-rust-name", name.as_str());
        }
        if let Some(name) = &facts.echo {
            schema.set("x-echo", name.as_str());
        }
        if let Some(needed) = facts.needed {
            schema.set("x-needed", needed);
        }
        if facts.now {
            schema.set("x-default", "now");
        }
        if facts.values.iter().any(|value| value.success) {
            let successes = facts.values.iter().filter(|value| value.success);
            let successes = successes.map(|value| scalar(&value.text, &row.ty));
            schema.set("x-success", Json::Array(successes.collect()));
        }
        // Levels of single values, or of the table, stand there already.
        if let Some(evidence) = self.own_level(facts.evidence.as_ref())
            && schema.get("x-evidence").is_none()
        {
            schema.set("x-evidence", evidence);
        }
        let notes = facts.all_notes();
        if !notes.is_empty() {
            schema.list("x-notes", &notes);
        }
        schema.text("description", &row.meaning);
        schema
    }

    /// A level that has to be written: it is not the one that holds anyway.
    fn own_level(&self, level: Option<&String>) -> Option<String> {
        level
            .filter(|level| self.level.as_ref() != Some(level))
            .cloned()
    }

    fn limits(schema: &mut Object, facts: &Facts) {
        for (keyword, value) in &facts.bounds {
            schema.set(keyword, value.clone());
        }
        if let Some(constant) = &facts.constant {
            schema.set("const", constant.clone());
        }
        if let Some(default) = &facts.default {
            schema.set("default", default.clone());
        }
    }

    /// The schema of a type; `row` has the values of an enum.
    pub(super) fn typed(&mut self, row: &Row, ty: &Type, path: &str, depth: usize) -> Object {
        let simple = |word: &str| Object::default().with("type", word);
        match ty {
            // A table says what it is, whatever the type column leaves open.
            Type::Any => match self.local(path) {
                Some(table) => self.table(&table),
                None => Object::default(),
            },
            Type::Integer(name) | Type::String(name) => {
                let word = if matches!(ty, Type::Integer(_)) {
                    "integer"
                } else {
                    "string"
                };
                if row.facts.values.is_empty() {
                    let mut schema = simple(word);
                    if let Some(name) = name {
                        schema.set("x-newtype", name.as_str());
                    }
                    return schema;
                }
                match name {
                    Some(name) if self.types.is_shared(name) => self.reference(name),
                    Some(name) => Self::values(&name.clone(), &row.facts, ty),
                    None => Self::values("", &row.facts, ty),
                }
            }
            Type::Number => simple("number"),
            Type::Boolean => simple("boolean"),
            Type::IntOrString => Object::default()
                .with("type", Json::Array(vec!["integer".into(), "string".into()]))
                .with("pattern", "^[0-9]+$"),
            Type::Object(Some(name)) | Type::OneOf(name) if self.types.is_shared(name) => {
                self.reference(name)
            }
            Type::Object(name) => {
                let named = name
                    .as_ref()
                    .and_then(|name| self.types.tables.get(name).cloned());
                match named.or_else(|| self.local(path)) {
                    Some(mut table) => {
                        // The reference doesn't repeat what the list says of its items.
                        let is_item = depth > 0 && name.is_some() && row.facts.data.is_none();
                        if is_item && table.about.meaning.is_empty() {
                            table.about.meaning.clone_from(&row.meaning);
                        }
                        self.table(&table)
                    }
                    None => simple("object").with("additionalProperties", true),
                }
            }
            Type::OneOf(name) => match self.types.tables.get(name).cloned() {
                Some(table) => self.table(&table),
                None => Object::default(),
            },
            Type::Array(items) => {
                let path = format!("{path}[]");
                let mut items = self.typed(row, items, &path, depth + 1);
                // Of a type that other places share, what is known of its use here stands beside the reference.
                let table = self.local.iter().find(|table| table.path == path);
                let level = table.and_then(|table| table.about.evidence.as_ref());
                if let Some(level) = self
                    .own_level(level)
                    .filter(|_| items.get("$ref").is_some())
                {
                    items.set("x-evidence", level);
                }
                simple("array").with("items", items)
            }
            Type::Map(values) => {
                let path = format!("{path}{{}}");
                let values = self.typed(row, values, &path, depth + 1);
                let values = if values.is_empty() {
                    Json::Bool(true)
                } else {
                    values.into()
                };
                simple("object").with("additionalProperties", values)
            }
            Type::Json(inner) => {
                let inner = self.typed(row, inner, path, depth + 1);
                let mut schema = simple("string").with("contentMediaType", "application/json");
                if !inner.is_empty() {
                    schema.set("contentSchema", inner);
                }
                schema
            }
            Type::Nullable(inner) => nullable(self.typed(row, inner, path, depth + 1)),
        }
    }

    fn reference(&mut self, name: &str) -> Object {
        self.types.wanted.insert(name.to_owned());
        Object::default().with("$ref", format!("{}#/{name}", self.base))
    }

    /// The endpoint's own table for a path, or for the last name of it where notes say no more.
    fn local(&mut self, path: &str) -> Option<draft::Object> {
        // What lies deeper is named as a table that no field leads to.
        if self.open.len() > DEEPEST {
            return None;
        }
        let free = || {
            self.local
                .iter()
                .filter(|table| !self.open.contains(&table.path))
        };
        let exact = free().find(|table| table.path == path);
        let bare = path.trim_end_matches("[]");
        let last = bare.rsplit('.').next().unwrap_or_default();
        let short = |table: &&draft::Object| {
            let name = table.path.trim_end_matches("[]");
            table.name.is_none() && (name == bare || name == last)
        };
        let found = exact.or_else(|| free().find(short))?;
        self.used.insert(found.path.clone());
        Some(found.clone())
    }

    /// The schema of a table.
    pub(super) fn table(&mut self, table: &draft::Object) -> Object {
        self.used.insert(table.path.clone());
        self.open.push(table.path.clone());
        let schema = self.members(table);
        self.open.pop();
        schema
    }

    fn members(&mut self, table: &draft::Object) -> Object {
        let mut schema = Object::default();
        if let Some(name) = &table.name {
            schema.set("title", name.as_str());
        }
        if !table.is_choice {
            schema.set("type", "object");
        }
        if let Some(evidence) = self.own_level(table.about.evidence.as_ref()) {
            schema.set("x-evidence", evidence);
        }
        let outer = self.level.clone();
        self.level = table.about.evidence.clone().or(outer.clone());
        schema.list("x-notes", &table.about.notes);
        schema.text("description", &table.about.meaning);
        if table.is_choice {
            let branches = table.rows.iter().map(|row| {
                let path = table.path.clone();
                let mut branch = Object::default().with("title", row.name.as_str());
                branch.extend(self.branch(row, &path));
                Json::from(branch)
            });
            let branches = branches.collect::<Vec<_>>();
            schema.set("oneOf", branches);
            self.level = outer;
            return schema;
        }
        let required = table.rows.iter().filter(|row| row.required == Some(true));
        let required: Vec<String> = required.map(|row| row.name.clone()).collect();
        schema.list("required", &required);
        let mut properties = Object::default();
        for row in &table.rows {
            let path = format!("{}.{}", table.path, row.name);
            properties.set(&row.name, self.field(row, &path));
        }
        if !properties.is_empty() {
            schema.set("properties", properties);
        }
        self.level = outer;
        schema
    }

    fn branch(&mut self, row: &Row, path: &str) -> Object {
        let mut branch = self.field(row, path);
        // A struct is called as its branch.
        if let Some(Json::String(title)) = branch.get("title")
            && *title != row.name
        {
            branch.remove("title");
        }
        branch
    }

    /// An enum, open unless it is called closed.
    pub(super) fn values(name: &str, facts: &Facts, ty: &Type) -> Object {
        let inner = ty.innermost(&mut String::new());
        let word = if matches!(inner, Type::Integer(_)) {
            "integer"
        } else {
            "string"
        };
        let mut schema = Object::default();
        if !name.is_empty() {
            schema.set("title", name);
        }
        schema.set("type", word);
        let mut used = names::Names::without(&["Unknown"]);
        let mut named: Vec<(&Value, String)> = Vec::new();
        for value in &facts.values {
            let name = value.name.clone().unwrap_or_else(|| match word {
                "string" => names::pascal(&value.text),
                _ => format!("Value{}", value.text.replace('-', "Minus")),
            });
            named.push((value, used.unique(&name, "")));
        }
        if facts.closed {
            let list = |item: &dyn Fn(&Value, &str) -> Json| -> Json {
                let items = named.iter().map(|(value, name)| item(value, name));
                Json::Array(items.collect())
            };
            schema.set("enum", list(&|value, _| scalar(&value.text, inner)));
            schema.set("x-enum-varnames", list(&|_, name| name.into()));
            schema.set(
                "x-enum-descriptions",
                list(&|value, _| value.meaning.as_str().into()),
            );
            let own = facts.evidence.as_deref();
            let level = |value: &Value| value.evidence.clone().or(own.map(str::to_owned));
            if facts
                .values
                .iter()
                .any(|value| value.evidence.as_deref() != own)
                && facts.values.iter().all(|value| level(value).is_some())
            {
                schema.set(
                    "x-evidence",
                    list(&|value, _| level(value).unwrap_or_default().into()),
                );
            }
            return schema;
        }
        let values = named.iter().map(|(value, name)| {
            let mut known = Object::default()
                .with("value", scalar(&value.text, inner))
                .with("name", name.as_str());
            if let Some(level) = &value.evidence {
                known.set("x-evidence", level.as_str());
            }
            known.list("x-notes", &value.notes);
            known.text("description", &value.meaning);
            Json::from(known)
        });
        schema.set("x-known-values", values.collect::<Vec<_>>());
        schema
    }
}

/// The same schema, with null beside it.
fn nullable(mut schema: Object) -> Object {
    let null = Object::default().with("type", "null");
    if let Some(Json::Array(branches)) = schema.get("oneOf") {
        let mut branches = branches.clone();
        branches.push(null.into());
        schema.set("oneOf", branches);
        return schema;
    }
    if schema.get("$ref").is_some() {
        return Object::default().with("oneOf", Json::Array(vec![schema.into(), null.into()]));
    }
    match schema.get("type").cloned() {
        Some(Json::String(word)) => {
            schema.set("type", Json::Array(vec![word.into(), "null".into()]));
        }
        Some(Json::Array(mut words)) => {
            words.push("null".into());
            schema.set("type", words);
        }
        _ => {}
    }
    for (keyword, item) in [
        ("enum", Json::Null),
        ("x-enum-varnames", "Null".into()),
        ("x-enum-descriptions", "".into()),
    ] {
        if let Some(Json::Array(items)) = schema.get(keyword) {
            let mut items = items.clone();
            items.push(item);
            schema.set(keyword, items);
        }
    }
    if let Some(Json::Array(levels)) = schema.get("x-evidence") {
        let mut levels = levels.clone();
        levels.extend(levels.last().cloned());
        schema.set("x-evidence", levels);
    }
    schema
}

/// A value of an enum: an integer or a text.
fn scalar(text: &str, ty: &Type) -> Json {
    match ty.innermost(&mut String::new()) {
        Type::Integer(_) => text
            .parse::<i64>()
            .map_or_else(|_| text.into(), |number| Json::Number(number.into())),
        _ => text.into(),
    }
}
