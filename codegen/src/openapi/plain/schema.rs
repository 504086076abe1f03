//! Schemas: what 3.0 says otherwise than 3.1, annotations that a client does without, objects put together by `allOf`.

use std::borrow::Cow;

use bilispec_engine::Schema;

use super::Rewriter;
use super::merge::WORDS;
use crate::openapi::keywords::{Holds, holds};
use crate::openapi::schema::SchemaObject;
use crate::source::{Entry, Json, Node, NodeKind, Span};

/// Whether the engine knows a keyword, and takes its value if that is a pattern.
fn can_be_checked(key: &str, value: &Node) -> bool {
    if key != "$ref" && !SchemaObject::KEYS.contains(&key) {
        return false;
    }
    key != "pattern" || {
        let schema = Json::Object(vec![(key.to_owned(), value.to_json())]);
        Schema::from_json_str(&schema.to_string()).is_ok()
    }
}

/// As often as `allOf` may be the only part of `allOf`.
const MAX_MERGES: usize = 8;

impl Rewriter<'_> {
    pub(super) fn schema(&mut self, node: &Node) -> Node {
        let NodeKind::Mapping(entries) = &node.kind else {
            return node.clone();
        };
        if self.old
            && let Some(reference) = node.entry("$ref")
        {
            // 3.0 has nothing beside a reference.
            for other in entries.iter().filter(|other| other.key.text != "$ref") {
                self.left
                    .add(&format!("`{}` beside `$ref`", other.key.text));
            }
            self.enqueue(&reference.value);
            return Node::mapping(node.span, vec![reference.clone()]);
        }
        // 3.1 has no such word; documents that were converted to it have, and mean the same.
        let nullable = node.entry("nullable");
        if nullable.is_some() && !self.old {
            self.left.add("`nullable` in 3.1, taken as in 3.0");
        }
        let mut whole = Cow::Borrowed(node);
        // A part may be put together by `allOf` itself.
        for _ in 0..MAX_MERGES {
            let Some(merged) = whole
                .entry("allOf")
                .and_then(|all_of| self.merged(&whole, all_of))
            else {
                break;
            };
            whole = Cow::Owned(merged);
        }
        let written = self.keywords(&whole);
        let written = several_types(written);
        match nullable.filter(|flag| flag.value.is_true()) {
            Some(flag) => with_null(written, flag),
            None => written,
        }
    }

    fn keywords(&mut self, node: &Node) -> Node {
        let entries = self.entries(node, |own, key, value| match key {
            "example" | "examples" | "externalDocs" | "xml" | "discriminator" => own.leave(key),
            "nullable" => None,
            "exclusiveMinimum" | "exclusiveMaximum" if matches!(value.kind, NodeKind::Bool(_)) => {
                if !own.old {
                    own.left
                        .add(&format!("`{key}: true` in 3.1, taken as in 3.0"));
                }
                exclusive(node, key, value)
            }
            "minimum" | "maximum" if is_exclusive(node, key) => None,
            "required" => Some(own.once(value)),
            "$ref" => {
                own.enqueue(value);
                Some(value.clone())
            }
            // Where nothing is generated, what can't be checked costs its own check.
            _ if own.reading && !can_be_checked(key, value) => own.leave(key),
            _ => Some(own.held(key, value)),
        });
        Node::mapping(node.span, entries)
    }

    /// A list of names without those that it has already.
    fn once(&mut self, names: &Node) -> Node {
        let Some(items) = names.items() else {
            return names.clone();
        };
        let mut once: Vec<Node> = Vec::new();
        for item in items {
            if item.as_str().is_some() && once.iter().any(|one| one.as_str() == item.as_str()) {
                self.left.add("a name that `required` has twice");
            } else {
                once.push(item.clone());
            }
        }
        Node::sequence(names.span, once)
    }

    /// The schemas that a keyword holds, rewritten; any other value as it is.
    fn held(&mut self, key: &str, value: &Node) -> Node {
        let kind = match (holds(key), &value.kind) {
            (Holds::Schema, _) => return self.schema(value),
            (Holds::List, NodeKind::Sequence(items)) => {
                NodeKind::Sequence(items.iter().map(|item| self.schema(item)).collect())
            }
            (Holds::Map, NodeKind::Mapping(members)) => {
                let mut kept = Vec::new();
                for member in members {
                    // A reference in place of a map, and other values that are no schema.
                    let is_schema =
                        matches!(member.value.kind, NodeKind::Mapping(_) | NodeKind::Bool(_));
                    if self.reading && !is_schema {
                        self.leave(&member.key.text);
                        continue;
                    }
                    kept.push(Entry {
                        key: member.key.clone(),
                        value: self.schema(&member.value),
                    });
                }
                NodeKind::Mapping(kept)
            }
            _ => return value.clone(),
        };
        Node {
            span: value.span,
            kind,
        }
    }
}

/// `exclusiveMinimum: true` beside `minimum` as a bound of its own.
fn exclusive(node: &Node, key: &str, flag: &Node) -> Option<Node> {
    let bound = node.get(plain_bound(key))?;
    flag.is_true().then(|| bound.clone())
}

fn plain_bound(key: &str) -> &'static str {
    if key == "exclusiveMinimum" {
        "minimum"
    } else {
        "maximum"
    }
}

fn is_exclusive(node: &Node, key: &str) -> bool {
    let flag = if key == "minimum" {
        "exclusiveMinimum"
    } else {
        "exclusiveMaximum"
    };
    node.get(flag).is_some_and(Node::is_true)
}

/// A schema that allows null beside what it says.
fn with_null(node: Node, flag: &Entry) -> Node {
    let span = node.span;
    let NodeKind::Mapping(mut entries) = node.kind else {
        return node;
    };
    let null = || Node::text(flag.value.span, "null");
    let null_schema = || {
        Node::mapping(
            flag.value.span,
            vec![Entry::made("type", flag.key.span, null())],
        )
    };
    let position = |entries: &[Entry], keys: &[&str]| {
        entries
            .iter()
            .position(|entry| keys.contains(&entry.key.text.as_str()))
    };
    if let Some(entry) = position(&entries, &["type"]).and_then(|at| entries.get_mut(at)) {
        let kinds = match &entry.value.kind {
            NodeKind::Sequence(items) => items.clone(),
            _ => vec![entry.value.clone()],
        };
        let kinds = kinds.into_iter().chain([null()]).collect();
        entry.value = Node::sequence(entry.value.span, kinds);
        return Node::mapping(span, entries);
    }
    if let Some(entry) = position(&entries, &["oneOf", "anyOf"]).and_then(|at| entries.get_mut(at))
    {
        if let NodeKind::Sequence(items) = &mut entry.value.kind {
            items.push(null_schema());
        }
        return Node::mapping(span, entries);
    }
    let key = position(&entries, &["$ref", "allOf", "properties", "items"]);
    if let Some(entry) = key.and_then(|at| entries.get(at)) {
        // The whole schema moves into a branch; what it says in words stays outside.
        let key = entry.key.span;
        let around = Span {
            end: entry.value.span.end,
            ..key
        };
        let inner = Span {
            start: around.start + 1,
            ..around
        };
        let (words, rest): (Vec<Entry>, Vec<Entry>) = entries
            .into_iter()
            .partition(|entry| WORDS.contains(&entry.key.text.as_str()));
        let branches = vec![Node::mapping(inner, rest), null_schema()];
        entries = words;
        entries.push(Entry::made("anyOf", key, Node::sequence(around, branches)));
    }
    Node::mapping(span, entries)
}

/// A schema of several types as a choice between them, so that each can be told from the others.
fn several_types(node: Node) -> Node {
    let Some(list) = node.get("type").and_then(Node::items) else {
        return node;
    };
    let words: Vec<&Node> = list
        .iter()
        .filter(|word| word.as_str() != Some("null"))
        .collect();
    let digits = node.get("pattern").is_some();
    let has_values = node.get("enum").is_some() || node.get("const").is_some();
    let has_branches = ["oneOf", "anyOf", "allOf", "$ref"]
        .iter()
        .any(|key| node.get(key).is_some());
    if words.len() < 2 || has_values || has_branches || words.len() == 2 && digits {
        return node;
    }
    let entries = node.entries().unwrap_or_default();
    let mut branches = Vec::new();
    for word in list {
        let mut own = Vec::new();
        for entry in entries {
            let key = entry.key.text.as_str();
            if key == "type" {
                let value = word.clone();
                let key = entry.key.clone();
                own.push(Entry { key, value });
            } else if concerns(key) == word.as_str() {
                own.push(entry.clone());
            }
        }
        branches.push(Node::mapping(word.span, own));
    }
    let Some(kinds) = node.entry("type") else {
        return node;
    };
    let list = Node::sequence(kinds.value.span, branches);
    let mut written: Vec<Entry> = entries
        .iter()
        .filter(|entry| WORDS.contains(&entry.key.text.as_str()))
        .cloned()
        .collect();
    written.push(Entry::made("anyOf", kinds.key.span, list));
    Node::mapping(node.span, written)
}

/// The type whose values a keyword is about; those of numbers are about two.
fn concerns(key: &str) -> Option<&'static str> {
    Some(match key {
        "properties"
        | "required"
        | "additionalProperties"
        | "patternProperties"
        | "propertyNames"
        | "minProperties"
        | "maxProperties" => "object",
        "items" | "prefixItems" | "minItems" | "maxItems" | "uniqueItems" | "contains" => "array",
        "pattern" | "minLength" | "maxLength" | "format" => "string",
        _ => return None,
    })
}
