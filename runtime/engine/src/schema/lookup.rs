//! Reading the table: every access goes through here and is total, so that a table can't make the
//! engine panic, whoever wrote it.

#![allow(missing_docs, reason = "hidden, like the table itself")]

use bilispec_wire::envelope as wire;
use std::fmt::Write as _;

use super::table::{
    ArrayRule, Check, Code, CodeKey, Constant, Dependent, Envelope, Expect, Known, List, NONE,
    Node, NodeId, Note, ObjectRule, Patterned, Place, Property, Table, Text,
};
use bilispec_wire::json::{Document, Value};

/// What a number without an entry stands for: a schema that accepts everything.
const ANYTHING: Node = Node {
    types: super::table::Types(0),
    never: false,
    holds_sensitive: false,
    parent: NONE,
    tail: Text { start: 0, len: 0 },
    object: NONE,
    array: NONE,
    checks: List { start: 0, len: 0 },
    note: NONE,
};

fn run<T>(all: &[T], list: List) -> &[T] {
    let start = list.start as usize;
    all.get(start..start.saturating_add(list.len as usize))
        .unwrap_or_default()
}

fn entry<T>(all: &[T], at: u32) -> Option<&T> {
    all.get(at as usize)
}

impl Table {
    pub fn node(&self, id: NodeId) -> &Node {
        entry(&self.parts.nodes, id).unwrap_or(&ANYTHING)
    }

    /// Follows a schema that is nothing but a `$ref` to what it stands for. There are no circles in
    /// a table that was built; a foreign one might have some, and is left at its first node.
    pub fn follow(&self, id: NodeId) -> NodeId {
        let mut at = id;
        for _ in 0..self.parts.nodes.len() {
            let node = self.node(at);
            let bare =
                node.types.is_empty() && !node.never && node.object == NONE && node.array == NONE;
            match self.checks(node) {
                [Check::Ref(target)] if bare => at = *target,
                _ => return at,
            }
        }
        id
    }

    pub fn str(&self, text: Text) -> &str {
        let start = text.start as usize;
        self.parts
            .text
            .get(start..start.saturating_add(text.len as usize))
            .unwrap_or_default()
    }

    pub fn strs(&self, list: List) -> impl Iterator<Item = &str> {
        run(&self.parts.texts, list)
            .iter()
            .map(|text| self.str(*text))
    }

    pub fn text_list(&self, list: List) -> &[Text] {
        run(&self.parts.texts, list)
    }

    pub fn checks(&self, node: &Node) -> &[Check] {
        run(&self.parts.checks, node.checks)
    }

    pub fn object(&self, node: &Node) -> Option<&ObjectRule> {
        entry(&self.parts.objects, node.object)
    }

    pub fn array(&self, node: &Node) -> Option<&ArrayRule> {
        entry(&self.parts.arrays, node.array)
    }

    pub fn note(&self, node: &Node) -> Option<&Note> {
        self.note_at(node.note)
    }

    pub fn note_at(&self, at: u32) -> Option<&Note> {
        entry(&self.parts.notes, at)
    }

    pub fn ids(&self, list: List) -> &[NodeId] {
        run(&self.parts.ids, list)
    }

    pub fn properties(&self, list: List) -> &[Property] {
        run(&self.parts.properties, list)
    }

    pub fn patterned(&self, list: List) -> &[Patterned] {
        run(&self.parts.patterned, list)
    }

    pub fn dependents(&self, list: List) -> &[Dependent] {
        run(&self.parts.dependents, list)
    }

    pub fn constants(&self, list: List) -> &[Constant] {
        run(&self.parts.constants, list)
    }

    pub fn known(&self, note: &Note) -> &[Known] {
        run(&self.parts.known, note.known)
    }

    pub fn envelope(&self, at: u32) -> Option<&Envelope> {
        entry(&self.parts.envelopes, at)
    }

    pub fn expect(&self, note: &Note) -> Option<&Expect> {
        entry(&self.parts.expects, note.expect)
    }

    /// What the spec says of a code; `None` as code is the one that is there and null.
    pub fn code(&self, code: Option<&wire::Code<'_>>) -> Option<&Code> {
        match code.map(wire::Code::key) {
            Some(wire::Code::Text(text)) => {
                let is = |code: &&Code| matches!(code.value, CodeKey::Text(one) if self.str(one) == text);
                self.codes.iter().find(is)
            }
            other => {
                let at = self.code_at(other.and_then(|code| code.integer()))?;
                self.codes.get(at)
            }
        }
    }

    /// Where an integer stands among the codes, or the code that is there and null.
    pub fn code_at(&self, code: Option<i64>) -> Option<usize> {
        let order = |known: &Code| match known.value {
            CodeKey::Null => None.cmp(&code),
            CodeKey::Integer(known) => Some(known).cmp(&code),
            CodeKey::Text(_) => std::cmp::Ordering::Greater,
        };
        self.codes.binary_search_by(order).ok()
    }

    /// The code that a row is about; `None` is null.
    pub fn code_of(&self, row: &Code) -> Option<wire::Code<'_>> {
        match row.value {
            CodeKey::Null => None,
            CodeKey::Integer(code) => Some(wire::Code::Integer(code)),
            CodeKey::Text(text) => Some(wire::Code::Text(self.str(text).into())),
        }
    }

    /// The schema of a declared property. `hint` is where it was expected, and is moved on: a
    /// document in the usual order finds each key at the first look.
    pub fn property(&self, rule: &ObjectRule, name: &str, hint: &mut u32) -> Option<NodeId> {
        let all = self.properties(rule.properties);
        let is = |at: u32| entry(all, at).is_some_and(|property| self.str(property.name) == name);
        let found = if is(*hint) {
            Some(*hint)
        } else {
            let by_name = self.ids(rule.by_name);
            let name_at = |at: u32| entry(all, at).map_or("", |property| self.str(property.name));
            by_name
                .binary_search_by(|at| name_at(*at).cmp(name))
                .ok()
                .and_then(|at| by_name.get(at).copied())
        }?;
        *hint = found.saturating_add(1);
        entry(all, found).map(|property| property.node)
    }

    pub fn matches(&self, pattern: u32, text: &str) -> bool {
        entry(&self.parts.patterns, pattern).is_none_or(|pattern| pattern.is_match(text))
    }

    pub fn pattern_source(&self, pattern: u32) -> &str {
        entry(&self.parts.patterns, pattern).map_or("", |pattern| pattern.source())
    }

    /// Where a keyword of a schema stands in the document or, if the table names it, in the spec;
    /// an empty keyword is the schema itself.
    pub fn place(&self, id: NodeId, keyword: &str) -> String {
        if keyword.is_empty() {
            return self.pointer(id);
        }
        match self.named_place(id, keyword) {
            Some(below) if below.starts_with('/') => self.pointer(id) + below,
            Some(at) => at.to_owned(),
            None => self.pointer(id) + "/" + keyword,
        }
    }

    fn named_place(&self, id: NodeId, keyword: &str) -> Option<&str> {
        let of = |place: &Place| (place.node, self.str(place.keyword));
        let places = &self.parts.places;
        let at = places.binary_search_by(|place| of(place).cmp(&(id, keyword)));
        places.get(at.ok()?).map(|place| self.str(place.at))
    }

    /// The JSON pointer of a schema in its document, without `$ref` hops.
    pub fn pointer(&self, id: NodeId) -> String {
        let mut tails = Vec::new();
        let mut at = id;
        while let Some(node) = entry(&self.parts.nodes, at) {
            if let Some(place) = self.named_place(at, "") {
                tails.push(place);
                break;
            }
            tails.push(self.str(node.tail));
            at = node.parent;
            // A parent always has the smaller number, so this ends; a foreign table might not.
            if tails.len() > self.parts.nodes.len() {
                break;
            }
        }
        tails.iter().rev().copied().collect()
    }

    /// Whether a value equals a constant, as JSON Schema compares: numbers by what they stand for.
    pub fn equals(&self, constant: Constant, value: &Value<'_>) -> bool {
        match (constant, value) {
            (Constant::Null, Value::Null) => true,
            (Constant::Bool(a), Value::Bool(b)) => a == *b,
            (Constant::Number(a), Value::Number(b)) => a.compare(b.value).is_eq(),
            (Constant::Text(a), Value::String(b)) => self.str(a) == b,
            (Constant::Json(a), Value::Array(_) | Value::Object(_)) => {
                Document::parse(self.str(a).as_bytes())
                    .is_ok_and(|document| bilispec_wire::json::equal::equal(document.root(), value))
            }
            _ => false,
        }
    }

    /// A constant as JSON text.
    pub fn show(&self, constant: Constant) -> String {
        let mut out = String::new();
        match constant {
            Constant::Null => out.push_str("null"),
            Constant::Bool(value) => {
                let _ = write!(out, "{value}");
            }
            Constant::Number(value) => value.write(&mut out),
            Constant::Text(text) => bilispec_wire::json::quote(self.str(text), &mut out),
            Constant::Json(text) => out.push_str(self.str(text)),
        }
        out
    }
}
