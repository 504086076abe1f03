//! Replies of operations without fixtures: the examples of a document from elsewhere, or the richest success that a schema
//! describes.

use bilispec_codegen::diagnostics::Diagnostics;
use bilispec_codegen::model::{Described, Operation, ReplyBody};
use bilispec_codegen::schema::SchemaDoc;
use bilispec_codegen::source::{Json, Node, SourceFile, pointer};

use crate::project::Project;

/// Schemas within schemas are followed so far.
const DEEPEST: usize = 12;
/// Members that may be absent are made up so far.
const RICHEST: usize = 6;
/// Items of a list that a schema asks for are made up to so many.
const MOST_ITEMS: u64 = 20;

/// A reply that the document shows or describes.
pub(super) struct Sample {
    pub(super) case: String,
    pub(super) json: Json,
    pub(super) status: u16,
    pub(super) described: Described,
}

/// The files of a document as they are written: of one from elsewhere, what is read for generating has no examples.
pub(super) struct Raw<'p> {
    project: Project<'p>,
    files: Vec<(SourceFile, Json)>,
}

impl<'p> Raw<'p> {
    /// Reads the texts; those of a spec of ours, whose examples are fixtures, need not be.
    pub(super) fn new(project: Project<'p>) -> Self {
        let files = project.loaded.project.files().iter();
        let files = files.filter(|_| project.loaded.is_plain()).map(|file| {
            let mut quiet = Diagnostics::default();
            let path = file.path().to_owned();
            let file = SourceFile::read(path, file.text().to_owned(), &mut quiet);
            let root = file.tree().map_or(Json::Null, Node::to_json);
            (file, root)
        });
        Self {
            files: files.collect(),
            project,
        }
    }

    fn at(&self, path: &str, pointer: &str) -> Option<(&str, &Node)> {
        let (file, _) = self.files.iter().find(|(file, _)| file.path() == path)?;
        Some((file.path(), pointer::get(file.tree()?, pointer)?))
    }

    /// A whole file.
    fn root(&self, path: &str) -> Option<&Json> {
        let found = self.files.iter().find(|(file, _)| file.path() == path);
        found.map(|(_, root)| root)
    }

    /// A value of a file, or what its `$ref` leads to.
    fn resolved<'n>(&'n self, path: &'n str, node: &'n Node) -> Option<(&'n str, &'n Node)> {
        let (mut path, mut node) = (path, node);
        for _ in 0..DEEPEST {
            let Some(target) = node.get("$ref").and_then(Node::as_str) else {
                return Some((path, node));
            };
            let project = &self.project.loaded.project;
            let (file, pointer) = project.address(target, node.span.file).ok()?;
            (path, node) = self.at(project.path(file), &pointer)?;
        }
        None
    }
}

/// All of them, those of a success first. `schema`: the success's.
pub(super) fn samples(
    raw: &Raw<'_>,
    operation: &Operation,
    schema: Option<&SchemaDoc>,
) -> Vec<Sample> {
    let mut all: Vec<Sample> = Vec::new();
    for (status, path, media) in media(raw, operation) {
        let described = operation.described(status);
        for (case, json) in examples(raw, path, media) {
            let case = if all.iter().any(|known| known.case == case) {
                format!("{case}_{status}")
            } else {
                case
            };
            all.push(Sample {
                case,
                json,
                status,
                described,
            });
        }
    }
    all.sort_by_key(|sample| sample.described != Described::Reply);
    let shows_success = all
        .first()
        .is_some_and(|sample| sample.described == Described::Reply);
    // As it is written, with the examples of single members; or as it is read, from several files.
    let written = || {
        let mut all = media(raw, operation).into_iter();
        let is_success = |status: u16| operation.described(status) == Described::Reply;
        let (_, path, media) = all.find(|(status, ..)| is_success(*status))?;
        let root = raw.root(path)?;
        Maker { root }.make(&media.get("schema")?.to_json(), 0)
    };
    let read = || {
        let document = Json::parse(schema?.json_text.as_bytes()).ok()?;
        Maker { root: &document }.make(&document, 0)
    };
    if !shows_success && let Some(json) = written().or_else(read) {
        let success = Sample {
            case: "schema".to_owned(),
            json,
            status: success_status(operation),
            described: Described::Reply,
        };
        all.insert(0, success);
    }
    all
}

fn success_status(operation: &Operation) -> u16 {
    let mut statuses = [200, 201, 202].into_iter().chain(203..300);
    let is_success = |status: &u16| operation.described(*status) == Described::Reply;
    statuses.find(is_success).unwrap_or(200)
}

/// The descriptions of JSON bodies, by a status that falls under each.
fn media<'r>(raw: &'r Raw<'_>, operation: &Operation) -> Vec<(u16, &'r str, &'r Node)> {
    let source = &raw.project.loaded.project;
    let path = source.path(operation.span.file);
    let responses = || {
        let at = source.pointer_of(operation.span)?;
        let (parent, _) = at.rsplit_once('/')?;
        let beside = raw.at(path, &format!("{parent}/responses"));
        beside.or_else(|| raw.at(path, &format!("{at}/responses")))
    };
    let Some((path, responses)) = responses() else {
        return Vec::new();
    };
    let entries = responses.entries().unwrap_or_default();
    let bodies = entries.iter().filter_map(|entry| {
        let key = entry.key.text.as_str();
        let status = match key.strip_suffix("XX").or_else(|| key.strip_suffix("xx")) {
            Some(class) => class.parse::<u16>().ok()? * 100,
            None if key == "default" => match operation.described(200) {
                Described::Reply => 200,
                _ => 500,
            },
            None => key.parse().ok()?,
        };
        let (path, response) = raw.resolved(path, &entry.value)?;
        let content = response.get("content")?;
        let mut media = content.entries()?.iter();
        let json = media.find(|media| {
            let name = media.key.text.split(';').next().unwrap_or_default();
            let name = name.trim().to_ascii_lowercase();
            ReplyBody::of_media_type(&name) == ReplyBody::Json
        })?;
        Some((status, path, &json.value))
    });
    bodies.collect()
}

/// The examples of a media type, or that of its schema.
fn examples(raw: &Raw<'_>, path: &str, media: &Node) -> Vec<(String, Json)> {
    let listed = media.get("examples").and_then(Node::entries);
    let listed = listed.unwrap_or_default().iter().filter_map(|entry| {
        let (_, example) = raw.resolved(path, &entry.value)?;
        let value = example.get("value")?;
        Some((entry.key.text.clone(), value.to_json()))
    });
    let mut all: Vec<(String, Json)> = listed.collect();
    let single = |node: &Node| node.get("example").map(Node::to_json);
    if let Some(json) = single(media) {
        all.push(("example".to_owned(), json));
    }
    if all.is_empty()
        && let Some(schema) = media.get("schema")
        && let Some(json) = raw
            .resolved(path, schema)
            .and_then(|(_, schema)| single(schema))
    {
        all.push(("example".to_owned(), json));
    }
    all
}

/// Makes values of schemas.
struct Maker<'r> {
    root: &'r Json,
}

impl Maker<'_> {
    /// A value that a schema describes, as rich as it can be; `None` where there is none, or none is found.
    fn make(&self, schema: &Json, depth: usize) -> Option<Json> {
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
            "integer" | "number" => {
                let bound = |name: &str| number(name).and_then(serde_json::Number::as_i64);
                let above = bound("exclusiveMinimum").map(|bound| bound.saturating_add(1));
                let least = bound("minimum").or(above);
                let below = bound("exclusiveMaximum").map(|bound| bound.saturating_sub(1));
                let most = bound("maximum").or(below);
                let step = bound("multipleOf").filter(|step| *step > 0).unwrap_or(1);
                let value = least.unwrap_or(1.min(most.unwrap_or(1)));
                let up = value.rem_euclid(step);
                let value = if up == 0 {
                    value
                } else {
                    value.saturating_add(step - up)
                };
                Json::Number(value.into())
            }
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
