//! Small changes to files in YAML or JSON that touch only the lines concerned: comments, order and layout of all else
//! stay.
//!
//! A change names its place by JSON pointer and is carried out on the text, by the spans of the tree. The result is
//! read again and compared with what was meant, so that a change either does just that or nothing. Knows YAML and JSON;
//! does not know `OpenAPI`, nor where files stand on disk.

mod change;
mod expected;
mod json;
mod layout;
mod place;
mod splice;

use crate::diagnostics::Diagnostics;
use crate::source::{Json, Node, SourceFile};

pub use change::{Change, Edit, EditError};
pub use layout::document;

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
