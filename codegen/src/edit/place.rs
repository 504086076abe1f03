//! Where a value stands in its text: by what it is named, in which lines, in brackets or not.

use std::ops::Range;

use crate::source::{Entry, Node, NodeKind, Span, pointer};

/// A value with what it hangs on.
pub(super) struct Place<'n> {
    pub(super) node: &'n Node,
    /// The collection that it is in, and its number there; `None` for the root.
    pub(super) owner: Option<(&'n Node, usize)>,
}

impl<'n> Place<'n> {
    pub(super) fn find(root: &'n Node, path: &str) -> Option<Self> {
        let mut place = Self {
            node: root,
            owner: None,
        };
        for step in pointer::split(path)? {
            let owner = place.node;
            let (node, _) = pointer::step(owner, &step)?;
            let index = match &owner.kind {
                NodeKind::Mapping(entries) => entries
                    .iter()
                    .position(|entry| std::ptr::eq(&raw const entry.value, node))?,
                NodeKind::Sequence(items) => items
                    .iter()
                    .position(|item| std::ptr::eq(&raw const *item, node))?,
                _ => return None,
            };
            place = Self {
                node,
                owner: Some((owner, index)),
            };
        }
        Some(place)
    }

    /// The key that names it.
    pub(super) fn key(&self) -> Option<Span> {
        let (owner, index) = self.owner?;
        Some(owner.entries()?.get(index)?.key.span)
    }
}

/// Whether a collection stands in brackets.
pub(super) fn in_brackets(text: &str, node: &Node) -> bool {
    text.get(node.span.start as usize..)
        .is_some_and(|text| text.starts_with(['[', '{']))
}

/// Where an entry's text ends. Nothing in place of a value stands behind its key.
pub(super) fn end(text: &str, entry: &Entry) -> usize {
    node_end(text, &entry.value).max(entry.key.span.end as usize)
}

/// Where a value's text ends: brackets end with the closing one, whatever blanks the reader took for its end.
pub(super) fn node_end(text: &str, node: &Node) -> usize {
    let (start, end) = (node.span.start as usize, node.span.end as usize);
    let own = text.get(start..end).unwrap_or_default();
    let closed = if in_brackets(text, node) {
        own.rfind([']', '}']).map(|at| at + 1)
    } else {
        None
    };
    start + closed.unwrap_or_else(|| own.trim_end().len())
}

/// The byte at which the line of a byte begins.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.rfind('\n').map_or(0, |feed| feed + 1)
}

/// The byte behind the line feed that ends the line of a byte, and whether there is one.
pub(super) fn line_end(text: &str, at: usize) -> (usize, bool) {
    let behind = text.get(at..).unwrap_or_default();
    match behind.find('\n') {
        Some(feed) => (at + feed + 1, true),
        None => (text.len(), false),
    }
}

/// How far in a byte stands.
pub(super) fn column(text: &str, at: usize) -> usize {
    let line = text.get(line_start(text, at)..at).unwrap_or_default();
    line.chars().count()
}

/// A part of a collection in brackets with the comma beside it; `None` of the only one, which has none.
pub(super) fn with_comma(parts: &[Range<usize>], index: usize) -> Option<Range<usize>> {
    let own = parts.get(index)?;
    let previous = index.checked_sub(1).and_then(|index| parts.get(index));
    match (previous, parts.get(index + 1)) {
        (_, Some(next)) => Some(own.start..next.start),
        (Some(previous), None) => Some(previous.end..own.end),
        (None, None) => None,
    }
}

/// The dashes of a list's items.
pub(super) fn dashes(text: &str, owner: &Node) -> Option<Vec<usize>> {
    let mut dashes = Vec::new();
    let mut from = owner.span.start as usize;
    // Where the dashes stand below the key itself, the list is taken to begin behind the first.
    if !text.get(from..)?.starts_with('-') {
        let before = text.get(..from)?.trim_end();
        from = before.strip_suffix('-')?.len();
    }
    for item in owner.items()? {
        // Between an item and the next dash there are blank lines and comments.
        loop {
            let rest = text.get(from..)?;
            let blanks = rest.len() - rest.trim_start().len();
            from += blanks;
            if !text.get(from..)?.starts_with('#') {
                break;
            }
            from = line_end(text, from).0;
        }
        if !text.get(from..)?.starts_with('-') {
            return None;
        }
        dashes.push(from);
        from = node_end(text, item).max(from + 1);
    }
    Some(dashes)
}
