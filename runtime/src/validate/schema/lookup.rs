//! Reading the table: every access goes through here and is total, so that a table can't make the
//! engine panic, whoever wrote it.

use std::fmt::Write as _;

use super::table::{
    ArrayRule, Check, Code, Constant, Dependent, Envelope, Expect, Known, List, NONE, Node, NodeId,
    Note, ObjectRule, Patterned, Property, Table, Text,
};
use crate::validate::json::{Document, Value};

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
    pub(crate) fn node(&self, id: NodeId) -> &Node {
        entry(&self.nodes, id).unwrap_or(&ANYTHING)
    }

    /// Follows a schema that is nothing but a `$ref` to what it stands for. There are no circles in
    /// a table that was built; a foreign one might have some, and is left at its first node.
    pub(crate) fn follow(&self, id: NodeId) -> NodeId {
        let mut at = id;
        for _ in 0..self.nodes.len() {
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

    pub(crate) fn str(&self, text: Text) -> &str {
        let start = text.start as usize;
        self.text
            .get(start..start.saturating_add(text.len as usize))
            .unwrap_or_default()
    }

    pub(crate) fn strs(&self, list: List) -> impl Iterator<Item = &str> {
        run(&self.texts, list).iter().map(|text| self.str(*text))
    }

    pub(crate) fn text_list(&self, list: List) -> &[Text] {
        run(&self.texts, list)
    }

    pub(crate) fn checks(&self, node: &Node) -> &[Check] {
        run(&self.checks, node.checks)
    }

    pub(crate) fn object(&self, node: &Node) -> Option<&ObjectRule> {
        entry(&self.objects, node.object)
    }

    pub(crate) fn array(&self, node: &Node) -> Option<&ArrayRule> {
        entry(&self.arrays, node.array)
    }

    pub(crate) fn note(&self, node: &Node) -> Option<&Note> {
        self.note_at(node.note)
    }

    pub(crate) fn note_at(&self, at: u32) -> Option<&Note> {
        entry(&self.notes, at)
    }

    pub(crate) fn ids(&self, list: List) -> &[NodeId] {
        run(&self.ids, list)
    }

    pub(crate) fn properties(&self, list: List) -> &[Property] {
        run(&self.properties, list)
    }

    pub(crate) fn patterned(&self, list: List) -> &[Patterned] {
        run(&self.patterned, list)
    }

    pub(crate) fn dependents(&self, list: List) -> &[Dependent] {
        run(&self.dependents, list)
    }

    pub(crate) fn constants(&self, list: List) -> &[Constant] {
        run(&self.constants, list)
    }

    pub(crate) fn known(&self, note: &Note) -> &[Known] {
        run(&self.known, note.known)
    }

    pub(crate) fn envelope(&self, at: u32) -> Option<&Envelope> {
        entry(&self.envelopes, at)
    }

    pub(crate) fn expect(&self, note: &Note) -> Option<&Expect> {
        entry(&self.expects, note.expect)
    }

    pub(crate) fn code(&self, value: Option<i64>) -> Option<&Code> {
        let at = self
            .codes
            .binary_search_by(|code| code.value.cmp(&value))
            .ok()?;
        self.codes.get(at)
    }

    /// The schema of a declared property. `hint` is where it was expected, and is moved on: a
    /// document in the usual order finds each key at the first look.
    pub(crate) fn property(&self, rule: &ObjectRule, name: &str, hint: &mut u32) -> Option<NodeId> {
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

    pub(crate) fn matches(&self, pattern: u32, text: &str) -> bool {
        entry(&self.patterns, pattern).is_none_or(|pattern| pattern.is_match(text))
    }

    pub(crate) fn pattern_source(&self, pattern: u32) -> &str {
        entry(&self.patterns, pattern).map_or("", |pattern| pattern.source())
    }

    /// The JSON pointer of a schema in its document, without `$ref` hops.
    pub(crate) fn pointer(&self, id: NodeId) -> String {
        let mut tails = Vec::new();
        let mut at = id;
        while let Some(node) = entry(&self.nodes, at) {
            tails.push(self.str(node.tail));
            at = node.parent;
            // A parent always has the smaller number, so this ends; a foreign table might not.
            if tails.len() > self.nodes.len() {
                break;
            }
        }
        tails.iter().rev().copied().collect()
    }

    /// Whether a value equals a constant, as JSON Schema compares: numbers by what they stand for.
    pub(crate) fn equals(&self, constant: Constant, value: &Value<'_>) -> bool {
        match (constant, value) {
            (Constant::Null, Value::Null) => true,
            (Constant::Bool(a), Value::Bool(b)) => a == *b,
            (Constant::Number(a), Value::Number(b)) => a.compare(b.value).is_eq(),
            (Constant::Text(a), Value::String(b)) => self.str(a) == b,
            (Constant::Json(a), Value::Array(_) | Value::Object(_)) => {
                Document::parse(self.str(a).as_bytes())
                    .is_ok_and(|document| crate::validate::equal::equal(document.root(), value))
            }
            _ => false,
        }
    }

    /// A constant as JSON text.
    pub(crate) fn show(&self, constant: Constant) -> String {
        let mut out = String::new();
        match constant {
            Constant::Null => out.push_str("null"),
            Constant::Bool(value) => {
                let _ = write!(out, "{value}");
            }
            Constant::Number(value) => value.write(&mut out),
            Constant::Text(text) => crate::validate::json::quote(self.str(text), &mut out),
            Constant::Json(text) => out.push_str(self.str(text)),
        }
        out
    }
}
