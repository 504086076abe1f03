//! Schemas by number: which have one, and which of those are still to be read.

use std::collections::{HashMap, VecDeque};

use crate::source::{Node, Span, to_u32};

/// A schema by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SchemaId(pub(super) u32);

impl SchemaId {
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// The schemas that were met so far.
#[derive(Default)]
pub(crate) struct Met<'a> {
    pub(super) spans: Vec<Span>,
    pub(super) by_span: HashMap<Span, SchemaId>,
    /// Those that are still to be read. Read where they are met, a long chain of references would go as deep.
    pub(super) unread: VecDeque<(SchemaId, &'a Node)>,
}

impl<'a> Met<'a> {
    /// The number of the schema at a node, and whether it is new.
    pub(super) fn number(&mut self, node: &'a Node) -> (SchemaId, bool) {
        if let Some(id) = self.by_span.get(&node.span) {
            return (*id, false);
        }
        let id = SchemaId(to_u32(self.spans.len()));
        self.spans.push(node.span);
        self.by_span.insert(node.span, id);
        (id, true)
    }
}
