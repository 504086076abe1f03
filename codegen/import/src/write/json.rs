//! Objects in the order in which a spec is read.

use bilispec_codegen::source::Json;

/// An object in the making.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Object {
    members: Vec<(String, Json)>,
}

impl Object {
    pub(super) fn with(mut self, name: &str, value: impl Into<Json>) -> Self {
        self.set(name, value);
        self
    }

    /// Adds a member, or gives it another value.
    pub(super) fn set(&mut self, name: &str, value: impl Into<Json>) {
        let value = value.into();
        match self.members.iter_mut().find(|(known, _)| known == name) {
            Some(known) => known.1 = value,
            None => self.members.push((name.to_owned(), value)),
        }
    }

    /// Adds a text that says something.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        if !text.trim().is_empty() {
            self.set(name, text.trim());
        }
    }

    /// Adds a list that has items.
    pub(super) fn list(&mut self, name: &str, items: &[String]) {
        if !items.is_empty() {
            let items = items.iter().map(|item| Json::String(item.clone()));
            self.set(name, Json::Array(items.collect()));
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&Json> {
        let found = self.members.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value)
    }

    pub(super) fn remove(&mut self, name: &str) -> Option<Json> {
        let index = self.members.iter().position(|(known, _)| known == name)?;
        Some(self.members.remove(index).1)
    }

    pub(super) fn extend(&mut self, other: Self) {
        for (name, value) in other.members {
            self.set(&name, value);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    pub(super) fn build(self) -> Json {
        Json::Object(self.members)
    }
}

impl From<Object> for Json {
    fn from(object: Object) -> Self {
        object.build()
    }
}

/// A list of one text.
pub(super) fn one(text: &str) -> Json {
    Json::Array(vec![text.into()])
}

/// JSON over lines, members in their order.
pub(super) fn pretty(value: &Json) -> String {
    let mut out = String::new();
    write(&mut out, value, 0);
    out.push('\n');
    out
}

fn write(out: &mut String, value: &Json, depth: usize) {
    let indent = |out: &mut String, depth: usize| {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    };
    match value {
        Json::Object(members) if !members.is_empty() => {
            out.push('{');
            for (index, (name, value)) in members.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                indent(out, depth + 1);
                out.push_str(&Json::String(name.clone()).to_string());
                out.push_str(": ");
                write(out, value, depth + 1);
            }
            indent(out, depth);
            out.push('}');
        }
        Json::Array(items) if !items.is_empty() => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                indent(out, depth + 1);
                write(out, item, depth + 1);
            }
            indent(out, depth);
            out.push(']');
        }
        scalar => out.push_str(&scalar.to_string()),
    }
}
