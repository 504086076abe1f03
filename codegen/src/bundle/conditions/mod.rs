//! Conditions in a schema that describes something: schemas that say only what must be there, such as "errno is 0, or there
//! is none and code is".
//!
//! Generators of other languages make types of all that stands under `allOf`, `anyOf` and `oneOf`, a numbered one of each
//! condition and of each combination. Under `not` they look for none. So conditions move there, twice denied: what
//! conforms is the same.

use std::collections::BTreeSet;

use super::kinds::{Form, Kind};
use crate::source::Json;

/// As deep as conditions within conditions are followed.
const MAX_DEPTH: usize = 20;

/// Where schemas that are referred to stand.
const SCHEMAS: &str = "#/components/schemas/";

type Members = Vec<(String, Json)>;

/// Moves conditions out of the way in all schemas of a document. Components that are conditions are written in place, and
/// are gone where nothing refers to them any more.
pub(super) fn set_apart(document: &mut Json) {
    let known = Known::of(document);
    let referred = references(document);
    known.visit(document, Kind::Root);
    known.remove(document, &referred);
}

/// The components that are conditions, by the references to them, without references inside.
struct Known {
    conditions: Members,
}

impl Known {
    fn of(document: &Json) -> Self {
        let schemas = document
            .get("components")
            .and_then(|all| all.get("schemas"));
        let schemas = match schemas {
            Some(Json::Object(schemas)) => schemas.as_slice(),
            _ => &[],
        };
        let of = |(name, schema): &(String, Json)| {
            Some(([SCHEMAS, name].concat(), condition(schema, schemas, 0)?))
        };
        Self {
            conditions: schemas.iter().filter_map(of).collect(),
        }
    }

    /// The condition that a schema is, without references inside.
    fn condition(&self, schema: &Json) -> Option<Json> {
        condition(schema, &self.conditions, 0)
    }

    fn visit(&self, value: &mut Json, kind: Kind) {
        let Json::Object(members) = value else { return };
        if kind == Kind::Schema {
            self.rewrite(members);
        }
        for (key, member) in members {
            // Nobody makes types of what stands there.
            if kind == Kind::Schema && key == "not" {
                if let Some(condition) = self.condition(member) {
                    *member = condition;
                }
                continue;
            }
            let (kind, form) = kind.member(key);
            match (form, member) {
                _ if kind == Kind::Data => {}
                (Form::List, Json::Array(items)) => {
                    for item in items {
                        self.visit(item, kind);
                    }
                }
                (Form::Map, Json::Object(members)) => {
                    for (_, member) in members {
                        self.visit(member, kind);
                    }
                }
                (_, member) => self.visit(member, kind),
            }
        }
    }

    /// Moves the conditions of one schema.
    fn rewrite(&self, schema: &mut Members) {
        if !self.describes(schema) {
            return;
        }
        let mut conditions = Vec::new();
        for (key, value) in schema.iter_mut() {
            let Json::Array(items) = value else { continue };
            match key.as_str() {
                "anyOf" | "oneOf" if !items.is_empty() => {
                    let all: Option<Vec<Json>> =
                        items.iter().map(|one| self.condition(one)).collect();
                    if let Some(all) = all {
                        items.clear();
                        conditions.push(plain(vec![(key.clone(), Json::Array(all))]));
                    }
                }
                "allOf" => items.retain(|item| {
                    let condition = self.condition(item);
                    let stays = condition.is_none();
                    conditions.extend(condition);
                    stays
                }),
                _ => {}
            }
        }
        if conditions.is_empty() {
            return;
        }
        let emptied = |value: &Json| matches!(value, Json::Array(items) if items.is_empty());
        schema.retain(|(key, value)| {
            !(matches!(key.as_str(), "allOf" | "anyOf" | "oneOf") && emptied(value))
        });
        // A type can say what is there in any case.
        let needed: BTreeSet<String> = conditions.iter().flat_map(needs).collect();
        require(schema, &needed);
        conditions.retain(|condition| !says_only(condition, &needed));
        deny(schema, conditions);
    }

    /// Whether a schema says what its values consist of, and not only what must be there.
    fn describes(&self, schema: &Members) -> bool {
        schema
            .iter()
            .any(|(key, value)| match (key.as_str(), value) {
                ("properties", Json::Object(properties)) => {
                    properties.iter().any(|(_, value)| !pins(value))
                }
                ("allOf", Json::Array(items)) => {
                    items.iter().any(|item| self.condition(item).is_none())
                }
                ("additionalProperties" | "patternProperties", _) => true,
                _ => false,
            })
    }

    /// Removes the components that nothing refers to any more.
    fn remove(&self, document: &mut Json, referred: &BTreeSet<String>) {
        loop {
            let now = references(document);
            let Some(schemas) = schemas_mut(document) else {
                return;
            };
            let before = schemas.len();
            schemas.retain(|(name, _)| {
                let reference = [SCHEMAS, name].concat();
                let is_condition = self.conditions.iter().any(|(known, _)| *known == reference);
                !is_condition || now.contains(&reference) || !referred.contains(&reference)
            });
            if schemas.len() == before {
                return;
            }
        }
    }
}

/// The condition that a schema is, with those that it refers to written in place: it says what is required, and of the
/// values only which they are. One with a title or a description is more than that.
fn condition(schema: &Json, known: &[(String, Json)], depth: usize) -> Option<Json> {
    let Json::Object(members) = schema else {
        return None;
    };
    if members.is_empty() || depth > MAX_DEPTH {
        return None;
    }
    let inner = |schema: &Json| condition(schema, known, depth + 1);
    if let [(key, Json::String(target))] = members.as_slice()
        && key == "$ref"
    {
        let name = target.strip_prefix(SCHEMAS)?;
        let found = known
            .iter()
            .find(|(known, _)| known == target || known == name);
        return found.and_then(|(_, schema)| inner(schema));
    }
    let read = |(key, value): &(String, Json)| {
        let value = match (key.as_str(), value) {
            ("required", value) => value.clone(),
            ("type", value) if value.as_str() == Some("object") => value.clone(),
            ("not", value) => inner(value)?,
            ("allOf" | "anyOf" | "oneOf", Json::Array(items)) => {
                Json::Array(items.iter().map(inner).collect::<Option<_>>()?)
            }
            ("properties", Json::Object(properties))
                if properties.iter().all(|(_, value)| pins(value)) =>
            {
                value.clone()
            }
            _ => return None,
        };
        Some((key.clone(), value))
    };
    members.iter().map(read).collect::<Option<_>>().map(plain)
}

/// A condition, without a list around it that has no other.
fn plain(mut condition: Members) -> Json {
    if let [(key, Json::Array(items))] = condition.as_mut_slice()
        && matches!(key.as_str(), "allOf" | "anyOf" | "oneOf")
        && items.len() == 1
        && let Some(one) = items.pop()
    {
        return one;
    }
    Json::Object(condition)
}

/// Whether a schema says only which value it is, or is not.
fn pins(schema: &Json) -> bool {
    let Json::Object(members) = schema else {
        return false;
    };
    let says_which = |(key, value): &(String, Json)| match key.as_str() {
        "const" | "enum" => true,
        "type" => value.as_str() == Some("null"),
        "not" => pins(value),
        _ => false,
    };
    !members.is_empty() && members.iter().all(says_which)
}

/// The members that are there whenever a condition is met.
fn needs(condition: &Json) -> BTreeSet<String> {
    let Json::Object(members) = condition else {
        return BTreeSet::new();
    };
    let of = |(key, value): &(String, Json)| {
        let Json::Array(items) = value else {
            return BTreeSet::new();
        };
        let mut each = items.iter().map(needs);
        match key.as_str() {
            "required" => items
                .iter()
                .filter_map(Json::as_str)
                .map(str::to_owned)
                .collect(),
            "allOf" => each.flatten().collect(),
            "anyOf" | "oneOf" => {
                let first = each.next().unwrap_or_default();
                each.fold(first, |all, one| all.intersection(&one).cloned().collect())
            }
            _ => BTreeSet::new(),
        }
    };
    members.iter().flat_map(of).collect()
}

/// Whether a condition is met wherever these members are there.
fn says_only(condition: &Json, needed: &BTreeSet<String>) -> bool {
    let Json::Object(members) = condition else {
        return false;
    };
    members.iter().all(|(key, value)| {
        let Json::Array(items) = value else {
            return false;
        };
        match key.as_str() {
            "required" => items
                .iter()
                .all(|name| name.as_str().is_some_and(|name| needed.contains(name))),
            "allOf" => items.iter().all(|item| says_only(item, needed)),
            "anyOf" => items.iter().any(|item| says_only(item, needed)),
            "oneOf" => matches!(items.as_slice(), [item] if says_only(item, needed)),
            _ => false,
        }
    })
}

/// Adds names to what a schema requires.
fn require(schema: &mut Members, names: &BTreeSet<String>) {
    if names.is_empty() {
        return;
    }
    let place = schema.iter().position(|(key, _)| key == "required");
    let place = place.unwrap_or_else(|| {
        let before = schema.iter().position(|(key, _)| key == "properties");
        let before = before.unwrap_or(schema.len());
        schema.insert(before, ("required".to_owned(), Json::Array(Vec::new())));
        before
    });
    if let Some((_, Json::Array(required))) = schema.get_mut(place) {
        let known: BTreeSet<&str> = required.iter().filter_map(Json::as_str).collect();
        let new: Vec<&String> = names
            .iter()
            .filter(|name| !known.contains(name.as_str()))
            .collect();
        let new: Vec<Json> = new.into_iter().cloned().map(Json::String).collect();
        required.extend(new);
    }
}

/// Adds to what a schema denies that these conditions are not met.
fn deny(schema: &mut Members, conditions: Vec<Json>) {
    if conditions.is_empty() {
        return;
    }
    let place = schema.iter().position(|(key, _)| key == "not");
    let denied = place.map(|place| schema.remove(place).1);
    let conditions = conditions.into_iter().map(not);
    let mut all: Vec<Json> = denied.into_iter().chain(conditions).collect();
    let denied = match all.pop() {
        Some(one) if all.is_empty() => one,
        last => {
            all.extend(last);
            Json::Object(vec![("anyOf".to_owned(), Json::Array(all))])
        }
    };
    let place = place.unwrap_or(schema.len());
    schema.insert(place, ("not".to_owned(), denied));
}

/// What denies a condition.
fn not(condition: Json) -> Json {
    Json::Object(vec![("not".to_owned(), condition)])
}

/// All references of a document, and what looks like one.
fn references(document: &Json) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![document];
    while let Some(value) = open.pop() {
        match value {
            Json::Object(members) => {
                if let Some(Json::String(target)) = value.get("$ref") {
                    found.insert(target.clone());
                }
                open.extend(members.iter().map(|(_, member)| member));
            }
            Json::Array(items) => open.extend(items),
            _ => {}
        }
    }
    found
}

fn schemas_mut(document: &mut Json) -> Option<&mut Members> {
    match document.get_mut("components")?.get_mut("schemas")? {
        Json::Object(schemas) => Some(schemas),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
