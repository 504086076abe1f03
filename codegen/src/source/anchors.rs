//! YAML's anchors, aliases and merge keys. A spec of ours is refused for them; in a document from elsewhere an alias is a
//! copy of what it names, places included.

use std::collections::{HashMap, HashSet};

use super::node::{Entry, Node, NodeKind};

/// So many values are copied: a few lines of aliases of aliases stand for more than any memory holds.
const MOST: usize = 500_000;

/// Values with an anchor, by the parser's number.
#[derive(Default)]
pub(super) struct Anchors {
    known: HashMap<usize, (Node, usize)>,
    copied: usize,
}

impl Anchors {
    /// Remembers a value, if it has an anchor: 0 is none.
    pub(super) fn keep(&mut self, anchor: usize, node: &Node) {
        if anchor > 0 && self.may_copy(size(node)) {
            self.known.insert(anchor, (node.clone(), size(node)));
        }
    }

    /// What an alias names; `None` if that is not known, or is too much.
    pub(super) fn get(&mut self, anchor: usize) -> Option<Node> {
        let size = self.known.get(&anchor)?.1;
        if !self.may_copy(size) {
            return None;
        }
        self.known.get(&anchor).map(|(node, _)| node.clone())
    }

    fn may_copy(&mut self, size: usize) -> bool {
        let copied = self.copied.saturating_add(size);
        if copied > MOST {
            return false;
        }
        self.copied = copied;
        true
    }
}

fn size(node: &Node) -> usize {
    1 + match &node.kind {
        NodeKind::Sequence(items) => items.iter().map(size).sum(),
        NodeKind::Mapping(entries) => entries.iter().map(|entry| size(&entry.value)).sum(),
        _ => 0_usize,
    }
}

/// Takes over the members of other mappings that a mapping has not itself; of several, the first counts.
pub(super) fn merge(entries: &mut Vec<Entry>, merged: Vec<Node>) {
    if merged.is_empty() {
        return;
    }
    let mut known: HashSet<String> = entries.iter().map(|entry| entry.key.text.clone()).collect();
    let mut open: Vec<Node> = merged.into_iter().rev().collect();
    while let Some(node) = open.pop() {
        match node.kind {
            NodeKind::Mapping(others) => {
                let fresh = others.into_iter();
                entries.extend(fresh.filter(|entry| known.insert(entry.key.text.clone())));
            }
            NodeKind::Sequence(items) => open.extend(items.into_iter().rev()),
            _ => {}
        }
    }
}
