//! `allOf` of objects is the object that has all their members.

use std::collections::{HashMap, HashSet};

use super::Rewriter;
use crate::source::{Entry, Node, Span};

/// Keywords of the parts that go into the whole; with any other, `allOf` stays and is refused where it is read.
const MERGED: &[&str] = &["type", "properties", "required", "additionalProperties"];

/// As deep as parts may consist of parts.
const MAX_DEPTH: usize = 128;

/// Keywords of the parts that a client does without.
const PASSED: &[&str] = &[
    "discriminator",
    "example",
    "examples",
    "externalDocs",
    "maxProperties",
    "minProperties",
    "nullable",
    "xml",
];

impl Rewriter<'_> {
    /// The schema without its `allOf`; `None` where the parts are no objects, or disagree.
    pub(super) fn merged(&mut self, node: &Node, all_of: &Entry) -> Option<Node> {
        let parts = all_of.value.items()?;
        let own: Vec<Entry> = node
            .entries()?
            .iter()
            .filter(|entry| entry.key.text != "allOf")
            .cloned()
            .collect();
        if let Some(only) = only_part(parts, &own) {
            return Some(Node::mapping(node.span, only));
        }
        let mut whole = Whole::default();
        for part in parts {
            self.add(part, &mut whole, 0)?;
        }
        add_own(&own, &mut whole)?;
        let words = own
            .into_iter()
            .filter(|entry| !MERGED.contains(&entry.key.text.as_str()));
        let mut entries: Vec<Entry> = words.collect();
        whole.write(all_of, &mut entries);
        Some(Node::mapping(node.span, entries))
    }

    /// Adds a part, and what it consists of itself.
    ///
    /// What two parts share is added once: otherwise each level of a chain would double the work.
    fn add(&mut self, part: &Node, whole: &mut Whole, depth: usize) -> Option<()> {
        let target = self.target(part)?;
        // Members keep their places, and whoever looks for one finds it rewritten there.
        if let Some(reference) = part.get("$ref") {
            self.enqueue(reference);
        }
        if depth > MAX_DEPTH {
            return None;
        }
        match whole.parts.insert(target.span, State::Open) {
            None => {}
            // It is being added: a schema that contains itself in place.
            Some(State::Open) => return None,
            Some(State::Added) => {
                whole.parts.insert(target.span, State::Added);
                return Some(());
            }
        }
        let entries = target.entries()?;
        if let Some(all_of) = target.get("allOf") {
            for inner in all_of.items()? {
                self.add(inner, whole, depth + 1)?;
            }
        }
        let own: Vec<Entry> = entries
            .iter()
            .filter(|entry| entry.key.text != "allOf")
            .cloned()
            .collect();
        add_own(&own, whole)?;
        whole.parts.insert(target.span, State::Added);
        Some(())
    }
}

/// Of one part that says something and others that only describe it, that part.
fn only_part(parts: &[Node], own: &[Entry]) -> Option<Vec<Entry>> {
    let says = |node: &&Node| {
        let entries = node.entries().unwrap_or_default();
        !entries.iter().all(is_words)
    };
    let saying: Vec<&Node> = parts.iter().filter(says).collect();
    let [only] = saying.as_slice() else {
        return None;
    };
    if !own.iter().all(is_words) {
        return None;
    }
    // What the schema itself says comes before what the part says.
    let mut entries: Vec<Entry> = own.to_vec();
    for entry in only.entries()? {
        if own.iter().all(|mine| mine.key.text != entry.key.text) {
            entries.push(entry.clone());
        }
    }
    Some(entries)
}

fn add_own(own: &[Entry], whole: &mut Whole) -> Option<()> {
    for entry in own {
        match entry.key.text.as_str() {
            "type" if entry.value.as_str() == Some("object") => {
                whole.kind.get_or_insert_with(|| entry.clone());
            }
            "properties" => {
                for member in entry.value.entries()? {
                    whole.member(member)?;
                }
            }
            "required" => whole.require(entry.value.items()?),
            // That nothing else is there holds of a part, and never of the whole.
            "additionalProperties" if entry.value.entries().is_none_or(<[_]>::is_empty) => {}
            _ if is_words(entry) => {}
            _ => return None,
        }
    }
    Some(())
}

fn is_words(entry: &Entry) -> bool {
    let key = entry.key.text.as_str();
    WORDS.contains(&key) || PASSED.contains(&key) || key.starts_with("x-")
}

/// What the parts say together.
#[derive(Default)]
struct Whole {
    kind: Option<Entry>,
    members: Vec<Entry>,
    /// Where each name is in `members`.
    by_name: HashMap<String, usize>,
    required: Vec<Node>,
    required_names: HashSet<String>,
    /// The parts by their places.
    parts: HashMap<Span, State>,
}

/// What became of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Added,
}

impl Whole {
    /// A member that is described twice has the description that says more, if that says all that the other does.
    fn member(&mut self, member: &Entry) -> Option<()> {
        let known = self.by_name.get(&member.key.text);
        let Some(known) = known.and_then(|index| self.members.get_mut(*index)) else {
            let name = member.key.text.clone();
            self.by_name.insert(name, self.members.len());
            self.members.push(member.clone());
            return Some(());
        };
        if says_all(&member.value, &known.value) {
            known.value = member.value.clone();
            return Some(());
        }
        says_all(&known.value, &member.value).then_some(())
    }

    fn require(&mut self, names: &[Node]) {
        for name in names {
            let text = name.as_str().unwrap_or_default().to_owned();
            if self.required_names.insert(text) {
                self.required.push(name.clone());
            }
        }
    }

    fn write(self, all_of: &Entry, entries: &mut Vec<Entry>) {
        let span = all_of.value.span;
        entries.extend(self.kind);
        if !self.required.is_empty() {
            let list = Node::sequence(span, self.required);
            entries.push(Entry::made("required", all_of.key.span, list));
        }
        let members = Node::mapping(span, self.members);
        entries.push(Entry::made("properties", all_of.key.span, members));
    }
}

/// Whether one schema has every keyword of another, with the same value.
fn says_all(more: &Node, less: &Node) -> bool {
    if more.span == less.span {
        return true;
    }
    let (Some(more_entries), Some(less_entries)) = (more.entries(), less.entries()) else {
        return false;
    };
    // An empty schema says nothing at all.
    less_entries
        .iter()
        .filter(|entry| !is_words(entry))
        .all(|entry| {
            more_entries.iter().any(|other| {
                other.key.text == entry.key.text && other.value.to_json() == entry.value.to_json()
            })
        })
}

/// Keywords that only say something in words.
pub(super) const WORDS: &[&str] = &[
    "$comment",
    "default",
    "deprecated",
    "description",
    "readOnly",
    "title",
    "writeOnly",
];
