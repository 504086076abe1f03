//! The text of a change: what is put in, or taken out, at which bytes.

use std::ops::Range;

use super::change::{Change, Edit, EditError};
use super::layout::{STEP, flow, item, member};
use super::place::{
    Place, column, dashes, end, in_brackets, line_end, line_start, node_end, with_comma,
};
use crate::source::{Entry, Json, Node, NodeKind};

/// The text with a change made; `None` where it is laid out in a way that is left alone.
pub(super) fn splice(text: &str, root: &Node, edit: &Edit) -> Result<Option<String>, EditError> {
    let place = Place::find(root, &edit.pointer);
    let place = place.ok_or_else(|| EditError::Missing(edit.pointer.clone()))?;
    let cut = match &edit.change {
        Change::Insert { key, value, after } => insert(text, &place, key, value, after.as_deref()),
        Change::Append(value) => append(text, &place, value),
        Change::Replace(value) => replace(text, place.node, value),
        Change::Remove => remove(text, &place),
    };
    Ok(cut.and_then(|cut| cut.apply(text)))
}

/// Some bytes, and what stands in their place.
struct Cut {
    range: Range<usize>,
    new: String,
}

impl Cut {
    fn at(at: usize, new: String) -> Self {
        Self { range: at..at, new }
    }

    fn apply(self, text: &str) -> Option<String> {
        let (before, behind) = (text.get(..self.range.start)?, text.get(self.range.end..)?);
        // New lines end as the others do.
        let new = if text.contains("\r\n") {
            self.new.replace('\n', "\r\n")
        } else {
            self.new
        };
        Some(format!("{before}{new}{behind}"))
    }
}

/// Whole lines behind the line in which `at` stands.
fn lines_behind(text: &str, at: usize, mut lines: String) -> Cut {
    let (at, has_feed) = line_end(text, at);
    if !has_feed {
        lines.insert(0, '\n');
        lines.pop();
    }
    Cut::at(at, lines)
}

fn insert(
    text: &str,
    place: &Place<'_>,
    key: &str,
    value: &Json,
    after: Option<&str>,
) -> Option<Cut> {
    let mut lines = String::new();
    let entries = match &place.node.kind {
        NodeKind::Mapping(entries) => entries,
        NodeKind::Null => {
            let at = nothing(text, place)?;
            member(&mut lines, key, value, at.column);
            return Some(lines_behind(text, at.key_end, lines));
        }
        _ => return None,
    };
    let one = || {
        let mut one = String::new();
        flow(
            &mut one,
            &Json::Object(vec![(key.to_owned(), value.clone())]),
        );
        one
    };
    let previous: Option<&Entry> = match after {
        Some(after) => Some(entries.iter().find(|entry| entry.key.text == after)?),
        None => entries.last(),
    };
    let Some(previous) = previous else {
        return Some(Cut {
            range: bytes(text, place.node),
            new: one(),
        });
    };
    if in_brackets(text, place.node) {
        let one = one();
        let inner = one.strip_prefix("{ ")?.strip_suffix(" }")?;
        return Some(Cut::at(end(text, previous), format!(", {inner}")));
    }
    let first = entries.first()?.key.span.start as usize;
    member(&mut lines, key, value, column(text, first));
    Some(lines_behind(text, end(text, previous), lines))
}

fn append(text: &str, place: &Place<'_>, value: &Json) -> Option<Cut> {
    let mut lines = String::new();
    let items = match &place.node.kind {
        NodeKind::Sequence(items) => items,
        NodeKind::Null => {
            let at = nothing(text, place)?;
            item(&mut lines, value, at.column);
            return Some(lines_behind(text, at.key_end, lines));
        }
        _ => return None,
    };
    let one = || {
        let mut one = String::new();
        flow(&mut one, value);
        one
    };
    let Some(last) = items.last() else {
        return Some(Cut {
            range: bytes(text, place.node),
            new: format!("[{}]", one()),
        });
    };
    let end = node_end(text, last);
    if in_brackets(text, place.node) {
        return Some(Cut::at(end, format!(", {}", one())));
    }
    item(
        &mut lines,
        value,
        column(text, *dashes(text, place.node)?.first()?),
    );
    Some(lines_behind(text, end, lines))
}

/// Where a value would stand of which there is nothing, as in `key:`.
struct Nothing {
    key_end: usize,
    column: usize,
}

fn nothing(text: &str, place: &Place<'_>) -> Option<Nothing> {
    let key = place
        .key()
        .filter(|_| place.node.span.start == place.node.span.end)?;
    Some(Nothing {
        key_end: key.end as usize,
        column: column(text, key.start as usize) + STEP,
    })
}

fn replace(text: &str, node: &Node, value: &Json) -> Option<Cut> {
    let range = bytes(text, node);
    let old = text.get(range.clone())?;
    let is_collection = node.entries().is_some() || node.items().is_some();
    if old.is_empty() || is_collection && !in_brackets(text, node) {
        return None;
    }
    // A text that goes over several lines would need its lines to be laid out again.
    if !is_collection && old.contains('\n') {
        return None;
    }
    let mut new = String::new();
    flow(&mut new, value);
    Some(Cut { range, new })
}

fn remove(text: &str, place: &Place<'_>) -> Option<Cut> {
    let (owner, index) = place.owner?;
    // From each member's first byte to its last.
    let parts: Vec<Range<usize>> = match &owner.kind {
        NodeKind::Mapping(entries) => entries
            .iter()
            .map(|entry| entry.key.span.start as usize..end(text, entry))
            .collect(),
        NodeKind::Sequence(items) if in_brackets(text, owner) => {
            items.iter().map(|item| bytes(text, item)).collect()
        }
        NodeKind::Sequence(items) => {
            let dashes = dashes(text, owner)?;
            let ends = items.iter().map(|item| node_end(text, item));
            let parts = dashes.into_iter().zip(ends);
            parts.map(|(dash, end)| dash..end.max(dash + 1)).collect()
        }
        _ => return None,
    };
    let own = parts.get(index)?.clone();
    if in_brackets(text, owner) {
        return Some(Cut {
            range: with_comma(&parts, index).unwrap_or(own),
            new: String::new(),
        });
    }
    // Without its last member, a collection would be null.
    if parts.len() == 1 {
        return None;
    }
    let start = line_start(text, own.start);
    let is_first_on_line = text.get(start..own.start)?.trim().is_empty();
    let range = if is_first_on_line {
        start..line_end(text, own.end).0
    } else {
        // Behind the dash of the item that it belongs to.
        own.start..parts.get(index + 1)?.start
    };
    Some(Cut {
        range,
        new: String::new(),
    })
}

fn bytes(text: &str, node: &Node) -> Range<usize> {
    node.span.start as usize..node_end(text, node)
}
