//! Values that schemas describe, made up.

use bilispec_codegen::source::Json;

use super::number::{fraction, whole};
use super::text::text;

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
        let count = |name: &str| schema.get(name)?.as_number()?.as_u64();
        Some(match kind {
            "null" => Json::Null,
            "boolean" => Json::Bool(true),
            "string" => Json::String(text(schema)),
            "array" => {
                let least = count("minItems").unwrap_or(1).clamp(1, MOST_ITEMS);
                let everything = Json::Bool(true);
                let items = schema.get("items").unwrap_or(&everything);
                let made = self.make(items, depth + 1);
                let made = made.filter(|_| count("maxItems") != Some(0) && depth < RICHEST);
                let is_set = schema.get("uniqueItems") == Some(&Json::Bool(true));
                let made = made.map(|item| {
                    let others = (1..least).map_while(|nth| {
                        if is_set {
                            self.another(items, &item, nth, depth)
                        } else {
                            Some(item.clone())
                        }
                    });
                    let others: Vec<Json> = others.collect();
                    [item].into_iter().chain(others).collect()
                });
                Json::Array(made.unwrap_or_default())
            }
            "integer" => Json::Number(whole(schema).into()),
            "number" => Json::Number(fraction(schema)),
            _ => return None,
        })
    }

    /// A value of the same schema that is not the same; `None` where none is found.
    fn another(&self, schema: &Json, value: &Json, nth: u64, depth: usize) -> Option<Json> {
        if depth >= DEEPEST {
            return None;
        }
        if let Some(target) = schema.get("$ref").and_then(Json::as_str) {
            let target = self.root.at(target.strip_prefix('#')?)?;
            return self.another(target, value, nth, depth + 1);
        }
        if let Some(Json::Array(listed)) = schema.get("enum") {
            return listed.get(usize::try_from(nth).ok()?).cloned();
        }
        match value {
            Json::Number(number) => {
                let step = schema.get("multipleOf").and_then(Json::as_i64).unwrap_or(1);
                let more = step.checked_mul(i64::try_from(nth).ok()?)?;
                Some(Json::Number(number.as_i64()?.checked_add(more)?.into()))
            }
            Json::String(text) if schema.get("pattern").is_none() => {
                Some(Json::String(format!("{text}{nth}")))
            }
            Json::Bool(value) if nth == 1 => Some(Json::Bool(!value)),
            Json::Object(members) => {
                let properties = schema.get("properties")?;
                let changed = members.iter().enumerate().find_map(|(at, (name, value))| {
                    let value = self.another(properties.get(name)?, value, nth, depth + 1)?;
                    Some((at, value))
                });
                let (at, value) = changed?;
                let mut members = members.clone();
                members.get_mut(at)?.1 = value;
                Some(Json::Object(members))
            }
            _ => None,
        }
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
