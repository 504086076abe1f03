//! Walks along a body, a fixture's or an example request's, and marks the facts that it shows.

use serde_json::Value;

use super::added::{Added, Owner};
use super::holds::holds;
use super::tree::{FactId, NodeId, Tree};
use crate::openapi::{Document, SchemaId};

/// Walks a body along a tree and marks what it shows.
pub(super) struct Marker<'t, 'a, 'd> {
    pub(super) document: &'d Document,
    pub(super) tree: &'t mut Tree<'a>,
}

impl Marker<'_, '_, '_> {
    /// A fact, as a body shows it.
    pub(super) fn mark(&mut self, fact: FactId, value: &Value, owner: Owner<'_>) {
        let seen = &mut self.tree.fact_mut(fact).seen;
        seen.shown = true;
        seen.null |= value.is_null();
        seen.filled |= !value.is_null();
        let proven = matches!(owner, Owner::Plain(_));
        seen.proven |= proven;
        seen.here |= proven;
    }

    /// A value and all within it.
    pub(super) fn visit(&mut self, id: NodeId, value: &Value, owner: Owner<'_>) {
        let node = self.tree.node(id);
        let values: Vec<FactId> = node
            .values
            .iter()
            .filter(|(known, _)| known.to_value() == *value)
            .map(|(_, fact)| *fact)
            .collect();
        let (items, content) = (node.items, node.content);
        let chosen: Vec<NodeId> = node
            .choices
            .iter()
            .flat_map(|branches| chosen(self.document, branches, value))
            .collect();
        for fact in values {
            self.mark(fact, value, owner);
        }
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    let owner = Added::step(owner, name);
                    let node = self.tree.node(id);
                    let mut known: Vec<(Option<FactId>, NodeId)> = node
                        .members
                        .iter()
                        .filter(|(member, ..)| member == name)
                        .map(|(_, fact, node)| (Some(*fact), *node))
                        .collect();
                    if known.is_empty() {
                        known.extend(node.rest.map(|node| (None, node)));
                    }
                    for (fact, node) in known {
                        if let Some(fact) = fact {
                            self.mark(fact, value, owner);
                        }
                        self.visit(node, value, owner);
                    }
                }
            }
            Value::Array(list) => {
                if let Some(node) = items {
                    for (index, value) in list.iter().enumerate() {
                        self.visit(node, value, Added::step(owner, &index.to_string()));
                    }
                }
            }
            Value::String(text) => {
                if let Some(node) = content
                    && let Ok(value) = serde_json::from_str(text)
                {
                    self.visit(node, &value, owner);
                }
            }
            _ => {}
        }
        for node in chosen {
            self.visit(node, value, owner);
        }
    }
}

/// The branches that a value is of; all of them if it is of none: another rule says so, once.
pub(crate) fn chosen(
    document: &Document,
    branches: &[(SchemaId, NodeId)],
    value: &Value,
) -> Vec<NodeId> {
    let fits: Vec<NodeId> = branches
        .iter()
        .filter(|(id, _)| holds(document, *id, value))
        .map(|(_, node)| *node)
        .collect();
    if fits.is_empty() {
        branches.iter().map(|(_, node)| *node).collect()
    } else {
        fits
    }
}
