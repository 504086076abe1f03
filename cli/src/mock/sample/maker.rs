//! Values that schemas describe, made up.

use bilispec_codegen::source::Json;

use super::number::{fraction, whole};

/// Schemas within schemas are followed so far.
const DEEPEST: usize = 12;
/// Members that may be absent are made up so far.
const RICHEST: usize = 6;
/// Items of a list that a schema asks for are made up to so many.
const MOST_ITEMS: u64 = 20;

/// Makes values of schemas.
pub(super) struct Maker<'r> {
    pub(super) root: &'r Json,
}

impl Maker<'_> {
    /// A value that a schema describes, as rich as it can be; `None` where there is none, or none is found.
    pub(super) fn make(&self, schema: &Json, depth: usize) -> Option<Json> {
        let members = match schema {
            Json::Bool(true) => return Some(Json::Object(Vec::new())),
            Json::Object(_) if depth < DEEPEST => schema,
            _ => return None,
        };
        if let Some(target) = members.get("$ref").and_then(Json::as_str) {
            let target = self.root.at(target.strip_prefix('#')?)?;
            return self.make(target, depth + 1);
        }
        let first = |name: &str| match members.get(name) {
            Some(Json::Array(items)) => items.first(),
            _ => None,
        };
        let shown = ["example", "default", "const"];
        let shown = shown.iter().find_map(|name| members.get(name));
        let shown = shown
            .or_else(|| first("examples"))
            .or_else(|| first("enum"));
        if let Some(shown) = shown {
            return Some(shown.clone());
        }
        self.of_parts(members, depth)
    }

    /// What the parts of a schema describe together.
    fn of_parts(&self, schema: &Json, depth: usize) -> Option<Json> {
        let list = |name: &str| match schema.get(name) {
            Some(Json::Array(items)) => items.as_slice(),
            _ => &[],
        };
        let mut parts: Vec<Json> = Vec::new();
        for part in list("allOf") {
            parts.push(self.make(part, depth + 1)?);
        }
        for choice in ["oneOf", "anyOf"] {
            let branches = list(choice);
            if !branches.is_empty() {
                let made = branches.iter().find_map(|one| self.make(one, depth + 1));
                parts.push(made?);
            }
        }
        let kind = kind(schema);
        let is_object = kind.is_none_or(|kind| kind == "object");
        if kind.is_some_and(|kind| kind != "object")
            && let Some(value) = parts.iter().find(|part| !matches!(part, Json::Object(_)))
        {
            return Some(value.clone());
        }
        match kind {
            Some(kind) if kind != "object" => self.of_kind(schema, kind, depth),
            _ if is_object => self.object(schema, parts, depth),
            _ => None,
        }
    }

    fn object(&self, schema: &Json, parts: Vec<Json>, depth: usize) -> Option<Json> {
        let mut members: Vec<(String, Json)> = Vec::new();
        let mut put = |name: &str, value: Json| match members.iter_mut().find(|one| one.0 == name) {
            Some((_, known)) => merge(known, value),
            None => members.push((name.to_owned(), value)),
        };
        let mut other = None;
        for part in parts {
            match part {
                Json::Object(own) => own.into_iter().for_each(|(name, value)| put(&name, value)),
                value => other = Some(value),
            }
        }
        let required = |name: &str| match schema.get("required") {
            Some(Json::Array(names)) => names.iter().any(|known| known.as_str() == Some(name)),
            _ => false,
        };
        if let Some(Json::Object(properties)) = schema.get("properties") {
            for (name, property) in properties {
                let is_sent_only = property.get("writeOnly") == Some(&Json::Bool(true));
                let is_needed = required(name);
                if is_sent_only || depth >= RICHEST && !is_needed {
                    continue;
                }
                match self.make(property, depth + 1) {
                    Some(value) => put(name, value),
                    None if is_needed => return None,
                    None => {}
                }
            }
        }
        if let (true, Some(value)) = (members.is_empty(), other) {
            return Some(value);
        }
        Some(Json::Object(members))
    }

    fn of_kind(&self, schema: &Json, kind: &str, depth: usize) -> Option<Json> {
        let number = |name: &str| match schema.get(name) {
            Some(Json::Number(number)) => Some(number),
            _ => None,
        };
        Some(match kind {
            "null" => Json::Null,
            "boolean" => Json::Bool(true),
            "string" => Json::String(text(schema)),
            "array" => {
                let least = number("minItems").and_then(serde_json::Number::as_u64);
                let count = least.unwrap_or(1).clamp(1, MOST_ITEMS);
                let everything = Json::Bool(true);
                let items = schema.get("items").unwrap_or(&everything);
                let most = number("maxItems").and_then(serde_json::Number::as_u64);
                let made = self.make(items, depth + 1);
                let made = made.filter(|_| most != Some(0) && depth < RICHEST);
                let made = made.map(|item| (0..count).map(|_| item.clone()).collect());
                Json::Array(made.unwrap_or_default())
            }
            "integer" => Json::Number(whole(schema).into()),
            "number" => Json::Number(fraction(schema)),
            _ => return None,
        })
    }
}

/// The first kind of a schema that is not null, or null.
fn kind(schema: &Json) -> Option<&str> {
    match schema.get("type")? {
        Json::String(kind) => Some(kind),
        Json::Array(kinds) => {
            let mut words = kinds.iter().filter_map(Json::as_str);
            let first = words.clone().find(|kind| *kind != "null");
            first.or_else(|| words.next())
        }
        _ => None,
    }
}

fn text(schema: &Json) -> String {
    let of_format = match schema.get("format").and_then(Json::as_str) {
        Some("date-time") => Some("2024-01-31T12:00:00Z"),
        Some("date") => Some("2024-01-31"),
        Some("time") => Some("12:00:00Z"),
        Some("uuid") => Some("00000000-0000-4000-8000-000000000000"),
        Some("uri" | "url") => Some("https://example.com/"),
        Some("email") => Some("somebody@example.com"),
        Some("ipv4") => Some("192.0.2.1"),
        _ => None,
    };
    let is_digits = schema
        .get("pattern")
        .and_then(Json::as_str)
        .is_some_and(|pattern| pattern.contains("[0-9]") || pattern.contains("\\d"));
    let plain = if is_digits { "1" } else { "text" };
    let mut text = of_format.unwrap_or(plain).to_owned();
    let bound = |name: &str| match schema.get(name) {
        Some(Json::Number(number)) => number
            .as_u64()
            .and_then(|bound| usize::try_from(bound).ok()),
        _ => None,
    };
    if of_format.is_none() {
        let fill = if is_digits { '1' } else { 'x' };
        let least = bound("minLength").unwrap_or(0).min(1000);
        while text.len() < least {
            text.push(fill);
        }
        text.truncate(bound("maxLength").unwrap_or(text.len()));
    }
    text
}

/// One value of two that describe the same place.
fn merge(known: &mut Json, other: Json) {
    match (known, other) {
        (Json::Object(known), Json::Object(more)) => {
            for (name, value) in more {
                match known.iter_mut().find(|one| one.0 == name) {
                    Some((_, inner)) => merge(inner, value),
                    None => known.push((name, value)),
                }
            }
        }
        // An object without members says least.
        (known, other) if *known == Json::Object(Vec::new()) => *known = other,
        _ => {}
    }
}
