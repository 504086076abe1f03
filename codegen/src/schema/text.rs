//! JSON text, written member by member. Knows nothing of schemas.

use crate::source::{Node, NodeKind, Project};

/// JSON text in the making.
#[derive(Debug, Default)]
pub(super) struct Text(pub(super) String);

impl Text {
    /// Begins an object or a list.
    pub(super) fn open(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    /// Ends an object or a list.
    pub(super) fn close(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    /// Goes on to the next item of a list.
    pub(super) fn item(&mut self) {
        // No value ends in an opening bracket, so this one is that of the list or object itself.
        if !self.0.ends_with(['{', '[']) {
            self.0.push(',');
        }
    }

    /// Goes on to the member `key` of an object.
    pub(super) fn key(&mut self, key: &str) {
        self.item();
        self.string(key);
        self.0.push(':');
    }

    /// A text.
    pub(super) fn string(&mut self, text: &str) {
        let plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
        if text.bytes().all(plain) {
            self.0.push('"');
            self.0.push_str(text);
            self.0.push('"');
        } else {
            self.0.push_str(&serde_json::Value::from(text).to_string());
        }
    }

    /// A value as it stands in the spec; a number keeps its text if JSON can write it so.
    pub(super) fn value(&mut self, project: &Project, node: &Node) {
        match &node.kind {
            NodeKind::Broken | NodeKind::Null => self.0.push_str("null"),
            NodeKind::Bool(value) => self.0.push_str(if *value { "true" } else { "false" }),
            NodeKind::Number(number) => {
                let written = project.slice(node.span);
                if serde_json::from_str::<serde_json::Number>(written).is_ok() {
                    self.0.push_str(written);
                } else {
                    self.0.push_str(&number.to_string());
                }
            }
            NodeKind::String(text) => self.string(text),
            NodeKind::Sequence(items) => {
                self.open('[');
                for item in items {
                    self.item();
                    self.value(project, item);
                }
                self.close(']');
            }
            NodeKind::Mapping(entries) => {
                self.open('{');
                for entry in entries {
                    self.key(&entry.key.text);
                    self.value(project, &entry.value);
                }
                self.close('}');
            }
        }
    }
}
