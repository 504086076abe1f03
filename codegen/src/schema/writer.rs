//! Writes schemas of the spec as one document: what they refer to moves below `$defs`, each once.
//!
//! Knows the structure of JSON Schema; does not know operations.

use std::collections::HashMap;

use super::origin::Origins;
use super::text::Text;
use crate::openapi::keywords::{Holds, holds};
use crate::source::{Entry, Node, NodeKind, Project, Span};

/// A document in the making.
pub(super) struct Writer<'p> {
    pub(super) project: &'p Project,
    pub(super) text: Text,
    pub(super) origins: Origins,
    /// What is referred to, in the order of the first reference: the number is that of its definition.
    targets: Vec<&'p Node>,
    numbers: HashMap<Span, usize>,
    /// It is of a request: members that clients do without when they come may be left out when they are sent.
    sends: bool,
}

/// Members that the document has elsewhere: `$defs` is flat, and codes are merged at the root.
fn moves(key: &str) -> bool {
    matches!(key, "$defs" | "x-codes")
}

impl<'p> Writer<'p> {
    pub(super) fn new(project: &'p Project) -> Self {
        Self {
            project,
            text: Text::default(),
            origins: Origins::default(),
            targets: Vec::new(),
            numbers: HashMap::new(),
            sends: false,
        }
    }

    /// One of a request.
    pub(super) fn of_request(project: &'p Project) -> Self {
        Self {
            sends: true,
            ..Self::new(project)
        }
    }

    /// Writes a schema.
    pub(super) fn schema(&mut self, node: &'p Node) {
        match &node.kind {
            NodeKind::Mapping(entries) => {
                self.text.open('{');
                self.keywords(entries);
                self.text.close('}');
            }
            NodeKind::Bool(false) => self.text.0.push_str("false"),
            // What could not be read allows everything; it has been reported.
            _ => self.text.0.push_str("true"),
        }
    }

    /// Writes the keywords of a schema, without its braces.
    pub(super) fn keywords(&mut self, entries: &'p [Entry]) {
        for entry in entries {
            self.keyword(entry, entries);
        }
    }

    /// Writes a keyword of a schema, which stands among these.
    pub(super) fn keyword(&mut self, entry: &'p Entry, entries: &'p [Entry]) {
        let key = entry.key.text.as_str();
        let value = &entry.value;
        if moves(key) {
            return;
        }
        if let ("$ref", Some(reference)) = (key, value.as_str()) {
            if let Ok(target) = self.project.resolve(reference, value.span.file) {
                let number = self.number(target);
                self.text.key(key);
                self.text.string(&format!("#/$defs/{number}"));
            }
            return;
        }
        if key == "required"
            && let NodeKind::Sequence(names) = &value.kind
            && names.iter().any(|name| self.is_left_out(name, entries))
        {
            self.required(value.span, names, entries);
            return;
        }
        self.text.key(key);
        match (holds(key), &value.kind) {
            (Holds::Schema, _) => self.schema(value),
            (Holds::List, NodeKind::Sequence(items)) => {
                self.text.open('[');
                for item in items {
                    self.text.item();
                    self.schema(item);
                }
                self.text.close(']');
            }
            (Holds::Map, NodeKind::Mapping(entries)) => {
                self.text.open('{');
                for entry in entries {
                    self.text.key(&entry.key.text);
                    self.schema(&entry.value);
                }
                self.text.close('}');
            }
            _ => self.text.value(self.project, value),
        }
    }

    /// What is required this way.
    fn required(&mut self, list: Span, names: &'p [Node], entries: &'p [Entry]) {
        self.text.key("required");
        self.text.open('[');
        let mut kept = Vec::new();
        for (index, name) in names.iter().enumerate() {
            if !self.is_left_out(name, entries) {
                self.text.item();
                self.text.value(self.project, name);
                kept.push(index);
            }
        }
        self.text.close(']');
        self.origins.shorten(list, kept);
    }

    /// Whether a member that is required is not so this way: a request needs nothing that a client does without in a reply
    /// (`x-needed: false`) or that only the server sets (`readOnly`), a reply nothing that is only sent (`writeOnly`).
    fn is_left_out(&self, name: &Node, entries: &[Entry]) -> bool {
        let project = self.project;
        let found = name
            .as_str()
            .and_then(|name| property(project, entries, name, 0));
        found.is_some_and(|found| {
            let says = |key| says(project, found, key);
            if self.sends {
                says("x-needed") == Some(false) || says("readOnly") == Some(true)
            } else {
                says("writeOnly") == Some(true)
            }
        })
    }

    fn number(&mut self, target: &'p Node) -> usize {
        let next = self.targets.len();
        let number = *self.numbers.entry(target.span).or_insert(next);
        if number == next {
            self.targets.push(target);
        }
        number
    }

    /// Writes all that was referred to as the member `$defs`, last of the document's root.
    pub(super) fn definitions(&mut self) {
        let mut number = 0;
        while let Some(target) = self.targets.get(number).copied() {
            if number == 0 {
                self.text.key("$defs");
                self.text.open('{');
            }
            let path = format!("/$defs/{number}");
            self.origins.mirror(self.project, path, target.span);
            self.text.key(&number.to_string());
            self.schema(target);
            number += 1;
        }
        if number > 0 {
            self.text.close('}');
        }
    }
}

/// References and parts that a property is looked for behind.
const DEEPEST: usize = 16;

/// The property of a name: the schema's own, or that of what it refers to or consists of.
fn property<'n>(
    project: &'n Project,
    entries: &'n [Entry],
    name: &str,
    depth: usize,
) -> Option<&'n Node> {
    let value = |key: &str| {
        let entry = entries.iter().find(|entry| entry.key.text == key);
        entry.map(|entry| &entry.value)
    };
    if let Some(found) = value("properties").and_then(|list| list.entry(name)) {
        return Some(&found.value);
    }
    if depth > DEEPEST {
        return None;
    }
    let reference = value("$ref").and_then(|to| Some((to.as_str()?, to.span.file)));
    let target = reference.and_then(|(text, file)| project.resolve(text, file).ok());
    let parts = value("allOf").and_then(Node::items).unwrap_or_default();
    let mut inner = target.into_iter().chain(parts);
    inner.find_map(|node| property(project, node.entries()?, name, depth + 1))
}

/// What a property says under a key, itself or where it leads.
fn says(project: &Project, property: &Node, key: &str) -> Option<bool> {
    let mut node = property;
    for _ in 0..DEEPEST {
        if let Some(word) = node.entry(key) {
            return match word.value.kind {
                NodeKind::Bool(value) => Some(value),
                _ => None,
            };
        }
        let reference = node.entry("$ref")?.value.as_str()?;
        node = project.resolve(reference, node.span.file).ok()?;
    }
    None
}
