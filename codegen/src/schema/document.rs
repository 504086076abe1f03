//! A schema document, and how one is written around the schema of a node.

use std::collections::HashMap;

use super::origin::{Origin, Origins};
use super::writer::Writer;
use crate::model::SchemaRef;
use crate::source::{Node, Project, Span, pointer};

/// A schema document of its own: `$ref` only to `#/$defs/N`.
#[derive(Debug, Clone)]
pub struct SchemaDoc {
    /// The document, members in the order of the spec.
    pub json_text: String,
    origins: Origins,
}

impl SchemaDoc {
    /// The document that allows everything.
    pub fn anything() -> Self {
        Self {
            json_text: "true".to_owned(),
            origins: Origins::default(),
        }
    }

    /// The document as a value; `serde_json` sorts the members of objects, [`SchemaDoc::json_text`] does not.
    pub fn json(&self) -> serde_json::Value {
        // What the writer writes is JSON; the fallback allows everything, as a schema that cannot be read does.
        serde_json::from_str(&self.json_text).unwrap_or(serde_json::Value::Bool(true))
    }

    /// Where a part of the document stands in the spec; `path` is a JSON pointer into the document.
    ///
    /// Line and column are those of the key that names the value: `/properties/x` leads to the property's name,
    /// `/properties/x/type` to the word `type`, `/$defs/3` to the key of that schema in its file. An item of a
    /// list has no key and is shown itself, a whole file at its first value. What a request's document puts
    /// together is shown at the place that says it: a parameter at its name, an item of `/required` at the
    /// parameter's `required`, and what belongs to no single one at the operation's `parameters`. A path that
    /// leads nowhere gives the place of the deepest value on the way to it.
    pub fn locate(&self, path: &str) -> Origin {
        self.origins.locate(path)
    }

    /// Whether the object at `path` has each member from the value of the spec that it mirrors, but for those that
    /// [`SchemaDoc::pieces`] names.
    pub(crate) fn is_mirror(&self, path: &str) -> bool {
        self.origins.is_mirror(path)
    }

    /// The members that come from elsewhere than the object around them, by its path.
    pub(crate) fn pieces(&self) -> HashMap<&str, Vec<&str>> {
        self.origins.below()
    }

    /// Where the list at `path` names `item`: the line that asks for a missing member, say, with the path of
    /// the `required` that it breaks. Where it does not, the list itself.
    pub fn locate_item(&self, path: &str, item: &str) -> Origin {
        let json = self.json();
        let list = json.pointer(path).and_then(serde_json::Value::as_array);
        let index = list.and_then(|list| list.iter().position(|known| known == item));
        match index {
            Some(index) => self.locate(&format!("{path}/{index}")),
            None => self.locate(path),
        }
    }
}

/// Writes the document whose root is `root`; `more` adds members to it.
pub(super) fn document<'p>(
    mut writer: Writer<'p>,
    root: Option<&'p Node>,
    more: impl FnOnce(&mut Writer<'p>),
) -> SchemaDoc {
    if let Some(root) = root {
        writer
            .origins
            .mirror(writer.project, String::new(), root.span);
    }
    match root.and_then(Node::entries) {
        Some(entries) => {
            writer.text.open('{');
            writer.keywords(entries);
            more(&mut writer);
            writer.definitions();
            writer.text.close('}');
        }
        None => match root {
            Some(root) => writer.schema(root),
            None => writer.text.0.push_str("true"),
        },
    }
    writer.finish()
}

impl Writer<'_> {
    pub(super) fn finish(self) -> SchemaDoc {
        SchemaDoc {
            json_text: self.text.0,
            origins: self.origins,
        }
    }
}

/// The value of the spec that a schema is.
pub(super) fn node<'p>(project: &'p Project, schema: &SchemaRef) -> Option<&'p Node> {
    project.node_at(schema.file, &schema.pointer)
}

/// The value that `target` is, or is the key of, and the pointer to it.
pub(super) fn find(project: &Project, target: Span) -> Option<(String, &Node)> {
    let root = project.file(target.file)?.tree()?;
    let path = pointer::of_key(root, target)?;
    let node = pointer::get(root, &path)?;
    Some((path, node))
}
