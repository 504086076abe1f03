//! Small changes to files in YAML or JSON that touch only the lines concerned: comments, order and layout of all else
//! stay.
//!
//! A change names its place by JSON pointer and is carried out on the text, by the spans of the tree. The result is
//! read again and compared with what was meant, so that a change either does just that or nothing. Knows YAML and JSON;
//! does not know `OpenAPI`, nor where files stand on disk.

mod expected;
mod json;
mod layout;
mod place;
mod splice;

use std::fmt;

use crate::diagnostics::Diagnostics;
use crate::source::{Json, Node, SourceFile};

pub use layout::document;

/// A change of one value of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// JSON pointer to the value that is changed.
    pub pointer: String,
    /// What becomes of it.
    pub change: Change,
}

/// What becomes of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// The mapping gets a member: behind the member `after`, else behind its last one. Nothing in place of a value
    /// (`properties:`) counts as a mapping without members.
    Insert {
        /// The new member's key.
        key: String,
        /// Its value.
        value: Json,
        /// The member that it is to follow.
        after: Option<String>,
    },
    /// The list gets an item at its end.
    Append(Json),
    /// Another value stands in place of a scalar, or of a collection in brackets.
    Replace(Json),
    /// The member or item is taken out.
    Remove,
}

impl Edit {
    /// A member at the end of a mapping.
    pub fn insert(pointer: impl Into<String>, key: impl Into<String>, value: Json) -> Self {
        let change = Change::Insert {
            key: key.into(),
            value,
            after: None,
        };
        Self {
            pointer: pointer.into(),
            change,
        }
    }

    /// A member behind another one.
    pub fn insert_after(
        pointer: impl Into<String>,
        after: impl Into<String>,
        key: impl Into<String>,
        value: Json,
    ) -> Self {
        let change = Change::Insert {
            key: key.into(),
            value,
            after: Some(after.into()),
        };
        Self {
            pointer: pointer.into(),
            change,
        }
    }

    /// An item at the end of a list.
    pub fn append(pointer: impl Into<String>, item: Json) -> Self {
        Self {
            pointer: pointer.into(),
            change: Change::Append(item),
        }
    }

    /// Another value.
    pub fn replace(pointer: impl Into<String>, value: Json) -> Self {
        Self {
            pointer: pointer.into(),
            change: Change::Replace(value),
        }
    }

    /// A member or an item less.
    pub fn remove(pointer: impl Into<String>) -> Self {
        Self {
            pointer: pointer.into(),
            change: Change::Remove,
        }
    }
}

/// Why a change was not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditError {
    /// The text is not YAML that specs are written in.
    Unreadable,
    /// There is no value at the pointer.
    Missing(String),
    /// The value at the pointer can't be changed so, or is laid out in a way that this module leaves alone.
    Unfit(String),
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable => f.write_str("the file can't be read"),
            Self::Missing(pointer) => write!(f, "there is nothing at `{pointer}`"),
            Self::Unfit(pointer) => {
                write!(
                    f,
                    "what stands at `{pointer}` can't be changed in place without touching more than it"
                )
            }
        }
    }
}

impl std::error::Error for EditError {}

/// A text with some changes made; on a failure the text stays as it was.
pub fn apply(text: &str, edits: &[Edit]) -> Result<String, EditError> {
    let mut text = text.to_owned();
    let Some(mut meant) = json::read(&text) else {
        for edit in edits {
            text = one(&text, edit)?;
        }
        return Ok(text);
    };
    for edit in edits {
        let tree = SourceFile::json_tree(&text).ok_or(EditError::Unreadable)?;
        expected::apply(&mut meant, edit)?;
        text = json::splice(&text, &tree, edit)?;
    }
    let is_meant = json::read(&text).is_some_and(|new| new == meant);
    let last = edits.last().map(|edit| edit.pointer.clone());
    if is_meant {
        Ok(text)
    } else {
        Err(EditError::Unfit(last.unwrap_or_default()))
    }
}

fn one(text: &str, edit: &Edit) -> Result<String, EditError> {
    let file = read(text).ok_or(EditError::Unreadable)?;
    let tree = file.tree().ok_or(EditError::Unreadable)?;
    let mut meant = tree.to_json();
    expected::apply(&mut meant, edit)?;
    let unfit = || EditError::Unfit(edit.pointer.clone());
    let new = splice::splice(text, tree, edit)?.ok_or_else(unfit)?;
    let is_meant = read(&new)
        .as_ref()
        .and_then(SourceFile::tree)
        .is_some_and(|tree| tree.to_json() == meant);
    if is_meant { Ok(new) } else { Err(unfit()) }
}

/// The text as a tree, if nothing is wrong with it.
fn read(text: &str) -> Option<SourceFile> {
    let mut diagnostics = Diagnostics::default();
    let file = SourceFile::read(String::new(), text.to_owned(), &mut diagnostics);
    (!diagnostics.has_errors() && file.tree().is_some()).then_some(file)
}

/// The value of a YAML text at a pointer.
pub fn value_at(text: &str, pointer: &str) -> Option<Json> {
    let file = read(text)?;
    let node: &Node = crate::source::pointer::get(file.tree()?, pointer)?;
    Some(node.to_json())
}
