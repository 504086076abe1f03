//! The tree of a file: YAML's data, every value and key with its place.

use serde_json::Number;

use super::{Json, Span};

/// A value in a file. No two nodes of a project have the same span.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Its text.
    pub span: Span,
    /// What it is.
    pub kind: NodeKind,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind {
    /// Something that was reported already and has no value: whoever meets it keeps quiet.
    Broken,
    /// `null`, `~`, or nothing.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text.
    String(String),
    /// A list.
    Sequence(Vec<Node>),
    /// A mapping, in the order of the file; no key occurs twice.
    Mapping(Vec<Entry>),
}

/// A member of a mapping.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: Key,
    /// The value.
    pub value: Node,
}

/// A key of a mapping: its text, however it was quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key's text.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

impl Entry {
    /// A member that the text has in another form: its key is shown at `span`.
    pub(crate) fn made(key: &str, span: Span, value: Node) -> Self {
        let text = key.to_owned();
        let key = Key { text, span };
        Self { key, value }
    }
}

impl Node {
    /// A text that the file has in another form.
    pub(crate) fn text(span: Span, text: impl Into<String>) -> Self {
        let kind = NodeKind::String(text.into());
        Self { span, kind }
    }

    /// A mapping that the file has in another form.
    pub(crate) fn mapping(span: Span, entries: Vec<Entry>) -> Self {
        let kind = NodeKind::Mapping(entries);
        Self { span, kind }
    }

    /// A list that the file has in another form.
    pub(crate) fn sequence(span: Span, items: Vec<Self>) -> Self {
        let kind = NodeKind::Sequence(items);
        Self { span, kind }
    }

    /// Whether this is `true`.
    pub(crate) fn is_true(&self) -> bool {
        self.kind == NodeKind::Bool(true)
    }

    /// The members, if this is a mapping.
    pub fn entries(&self) -> Option<&[Entry]> {
        match &self.kind {
            NodeKind::Mapping(entries) => Some(entries),
            _ => None,
        }
    }

    /// The items, if this is a list.
    pub fn items(&self) -> Option<&[Self]> {
        match &self.kind {
            NodeKind::Sequence(items) => Some(items),
            _ => None,
        }
    }

    /// The member under `key`, if this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The member under `key` with the key itself.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries()?.iter().find(|entry| entry.key.text == key)
    }

    /// The text, if this is one.
    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::String(text) => Some(text),
            _ => None,
        }
    }

    /// What it is, for messages.
    pub fn describe(&self) -> String {
        match &self.kind {
            NodeKind::Broken => "an unreadable value".to_owned(),
            NodeKind::Null => "null".to_owned(),
            NodeKind::Bool(value) => format!("`{value}`"),
            NodeKind::Number(value) => format!("the number {value}"),
            NodeKind::String(text) if text.chars().count() <= 40 && !text.contains('\n') => {
                format!("the text {text:?}")
            }
            NodeKind::String(_) => "a text".to_owned(),
            NodeKind::Sequence(_) => "a list".to_owned(),
            NodeKind::Mapping(_) => "a mapping".to_owned(),
        }
    }

    /// The value without its places; what is broken becomes null.
    pub fn to_json(&self) -> Json {
        match &self.kind {
            NodeKind::Broken | NodeKind::Null => Json::Null,
            NodeKind::Bool(value) => Json::Bool(*value),
            NodeKind::Number(value) => Json::Number(value.clone()),
            NodeKind::String(text) => Json::String(text.clone()),
            NodeKind::Sequence(items) => Json::Array(items.iter().map(Self::to_json).collect()),
            NodeKind::Mapping(entries) => Json::Object(
                entries
                    .iter()
                    .map(|entry| (entry.key.text.clone(), entry.value.to_json()))
                    .collect(),
            ),
        }
    }
}
