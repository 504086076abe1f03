//! Which members a spec describes at each value of a reply, and which of them a body has.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::count::Count;
use crate::coverage::added::{Added, Owner};
use crate::coverage::marker::chosen;
use crate::coverage::tree::{FactId, NodeId, Tree};
use crate::model::{Api, Operation};
use crate::openapi::Document;
use crate::source::{Span, pointer};

/// Replies are not looked into deeper than this.
const DEEPEST: usize = 64;

/// The members that replies can have, as the spec describes them.
#[derive(Debug)]
pub struct Members<'a> {
    document: &'a Document,
    /// In the order of the spec's operations.
    replies: Vec<Reply<'a>>,
}

#[derive(Debug)]
struct Reply<'a> {
    tree: Tree<'a>,
    /// Where the payload's schema begins; `None` if it says nothing.
    root: Option<NodeId>,
    /// Names from the outermost object to the payload.
    payload: Vec<String>,
}

/// What one body has.
struct Seen {
    counts: BTreeMap<String, Count>,
}

impl<'a> Members<'a> {
    /// Those of all operations.
    pub fn new(document: &'a Document, api: &Api) -> Self {
        let reply = |operation: &Operation| {
            let mut tree = Tree::new(document);
            let schema = document.schemas.at(operation.reply.payload_schema.span);
            let root = schema.map(|id| tree.grow(id, "", &(&operation.reply.docs).into()));
            Reply {
                tree,
                root,
                payload: payload(api, operation),
            }
        };
        Self {
            document,
            replies: api.operations.iter().map(reply).collect(),
        }
    }

    /// What the body of a success has, and what it could have had, by pointer. `operation`: its place in the spec.
    pub fn of_body(&self, operation: usize, body: &Value) -> BTreeMap<String, Count> {
        self.count(operation, body, Owner::Plain(None))
    }

    /// The same without what was added to the body.
    pub(super) fn count(
        &self,
        operation: usize,
        body: &Value,
        owner: Owner<'_>,
    ) -> BTreeMap<String, Count> {
        let mut seen = Seen {
            counts: BTreeMap::new(),
        };
        if let Some(reply) = self.replies.get(operation)
            && let Some(root) = reply.root
        {
            let mut at = (body, owner);
            for name in &reply.payload {
                let Some(value) = at.0.get(name) else {
                    return seen.counts;
                };
                at = (value, Added::step(at.1, name));
            }
            let path = pointer::join(&reply.payload);
            let walk = Walk {
                document: self.document,
                tree: &reply.tree,
            };
            walk.visit(&[root], at, &path, &mut seen, 0);
        }
        seen.counts
    }

    /// Every member that an operation's reply can have: its pointer, and where the spec has it.
    pub(crate) fn described(&self, operation: usize) -> Vec<(String, Span)> {
        let mut found = Vec::new();
        if let Some(reply) = self.replies.get(operation)
            && let Some(root) = reply.root
        {
            let walk = Walk {
                document: self.document,
                tree: &reply.tree,
            };
            let path = pointer::join(&reply.payload);
            walk.list(root, &path, &mut BTreeSet::new(), &mut found);
        }
        found
    }
}

fn each(nodes: &[NodeId], get: impl Fn(NodeId) -> Option<NodeId>) -> Vec<NodeId> {
    nodes.iter().filter_map(|id| get(*id)).collect()
}

struct Walk<'w, 'a> {
    document: &'w Document,
    tree: &'w Tree<'a>,
}

impl Walk<'_, '_> {
    /// All nodes that apply to a value: its own, and those of the branches that it is of.
    fn applied(&self, nodes: &[NodeId], value: &Value) -> Vec<NodeId> {
        let mut all: Vec<NodeId> = Vec::new();
        let mut todo = nodes.to_vec();
        while let Some(id) = todo.pop() {
            if all.contains(&id) {
                continue;
            }
            all.push(id);
            let choices = self.tree.node(id).choices.iter();
            todo.extend(choices.flat_map(|branches| chosen(self.document, branches, value)));
        }
        all
    }

    fn visit(
        &self,
        nodes: &[NodeId],
        (value, owner): (&Value, Owner<'_>),
        path: &str,
        seen: &mut Seen,
        depth: usize,
    ) {
        if depth > DEEPEST || nodes.is_empty() {
            return;
        }
        let nodes = self.applied(nodes, value);
        match value {
            Value::Object(members) => {
                let known: BTreeSet<&str> = nodes
                    .iter()
                    .flat_map(|id| &self.tree.node(*id).members)
                    .map(|(name, ..)| name.as_str())
                    .collect();
                for name in &known {
                    let owner = Added::step(owner, name);
                    if matches!(owner, Owner::Added) {
                        continue;
                    }
                    let at = format!("{path}/{}", pointer::escape(name));
                    let value = members.get(*name);
                    let count = seen.counts.entry(at.clone()).or_default();
                    count.parents += 1;
                    count.present += u64::from(value.is_some());
                    if let Some(value) = value {
                        self.visit(
                            &self.named(&nodes, name),
                            (value, owner),
                            &at,
                            seen,
                            depth + 1,
                        );
                    }
                }
                let rest: Vec<NodeId> = each(&nodes, |id| self.tree.node(id).rest);
                let at = format!("{path}/*");
                for (name, value) in members
                    .iter()
                    .filter(|(name, _)| !known.contains(name.as_str()))
                {
                    let owner = Added::step(owner, name);
                    if !matches!(owner, Owner::Added) {
                        self.visit(&rest, (value, owner), &at, seen, depth + 1);
                    }
                }
            }
            Value::Array(items) => {
                let inner = each(&nodes, |id| self.tree.node(id).items);
                let at = format!("{path}/0");
                for (index, value) in items.iter().enumerate() {
                    let owner = Added::step(owner, &index.to_string());
                    if !matches!(owner, Owner::Added) {
                        self.visit(&inner, (value, owner), &at, seen, depth + 1);
                    }
                }
            }
            Value::String(text) => {
                let inner = each(&nodes, |id| self.tree.node(id).content);
                if !inner.is_empty()
                    && let Ok(value) = serde_json::from_str::<Value>(text)
                {
                    self.visit(&inner, (&value, owner), path, seen, depth + 1);
                }
            }
            _ => {}
        }
    }

    fn named(&self, nodes: &[NodeId], name: &str) -> Vec<NodeId> {
        let members = nodes.iter().flat_map(|id| &self.tree.node(*id).members);
        let found = members.filter(|(known, ..)| known == name);
        found.map(|(_, _, node)| *node).collect()
    }

    /// Every member below a node; what holds itself is listed once.
    fn list(
        &self,
        id: NodeId,
        path: &str,
        open: &mut BTreeSet<NodeId>,
        found: &mut Vec<(String, Span)>,
    ) {
        if !open.insert(id) {
            return;
        }
        let node = self.tree.node(id);
        for (name, fact, inner) in &node.members {
            let at = format!("{path}/{}", pointer::escape(name));
            found.push((at.clone(), self.span(*fact)));
            self.list(*inner, &at, open, found);
        }
        for (inner, step) in [(node.rest, "/*"), (node.items, "/0"), (node.content, "")] {
            if let Some(inner) = inner {
                self.list(inner, &format!("{path}{step}"), open, found);
            }
        }
        for (_, inner) in node.choices.iter().flatten() {
            self.list(*inner, path, open, found);
        }
        open.remove(&id);
    }

    fn span(&self, fact: FactId) -> Span {
        self.tree.fact(fact).span
    }
}

/// The way to a reply's payload.
fn payload(api: &Api, operation: &Operation) -> Vec<String> {
    let data = &api.envelope(operation.reply.envelope).data;
    match data.strip_prefix('/') {
        Some(_) => pointer::split(data).unwrap_or_default(),
        None if data.is_empty() => Vec::new(),
        None => vec![data.clone()],
    }
}
