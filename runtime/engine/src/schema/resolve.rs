//! What needs the whole document: joining `$ref`s to their targets, refusing those that lead in a
//! circle, and noting once what every check would otherwise have to search for.

use std::borrow::Cow;
use std::collections::HashSet;

use super::build::{Builder, append};
use super::table::{
    Arrays, Branches, Check, List, NONE, Node, NodeId, Outcome, Parts, Property, Table, Text,
};
use bilispec_wire::json::{Value, pointer};

impl Builder<'_> {
    /// Points every `$ref` at a node. A target that no keyword led to is read now, where it stands.
    pub(super) fn join(&mut self) {
        let root = self.root;
        let mut next = 0;
        while let Some(pending) = self.pending.get(next) {
            let (check, target, at) = (pending.check, pending.target.clone(), pending.at.clone());
            next += 1;
            let id = match self.by_pointer.get(&target) {
                Some(id) => Some(*id),
                None => find(root, &target)
                    .filter(|value| matches!(value, Value::Bool(_) | Value::Object(_)))
                    .map(|value| self.schema(value, 0, "", &target)),
            };
            if let Some(id) = id {
                if let Some(slot) = self.pools.checks.get_mut(check) {
                    *slot = Check::Ref(id);
                }
            } else {
                let message = format!("`$ref` to `#{target}`: there is no schema");
                self.refuse(&at, "$ref", message);
            }
        }
    }

    pub(super) fn into_table(self) -> Table {
        let pools = self.pools;
        let mut table = Table {
            parts: Parts::Built(Box::new(Arrays {
                text: pools.text.into(),
                nodes: pools.nodes.into(),
                objects: pools.objects.into(),
                arrays: pools.arrays.into(),
                checks: pools.checks.into(),
                properties: pools.properties.into(),
                patterned: pools.patterned.into(),
                dependents: pools.dependents.into(),
                ids: pools.ids.into(),
                texts: pools.texts.into(),
                constants: pools.constants.into(),
                patterns: pools.patterns.into(),
                notes: pools.notes.into(),
                known: pools.known.into(),
                envelopes: pools.envelopes.into(),
                expects: pools.expects.into(),
                places: Cow::default(),
            })),
            root: 0,
            codes: pools.codes.into(),
            lists_codes: self.lists_codes,
            envelope: NONE,
            outcome: None,
            act: self.act,
        };
        table.envelope = in_place(&table, table.root)
            .into_iter()
            .filter_map(|id| table.note(table.node(id)))
            .map(|note| note.envelope)
            .find(|envelope| *envelope != NONE)
            .unwrap_or(NONE);
        let sensitive = sensitive(&table);
        let outcome = outcome(&table);
        if let Parts::Built(arrays) = &mut table.parts {
            let marked = arrays.nodes.to_mut().iter_mut().zip(sensitive);
            marked.for_each(|(node, sensitive)| node.holds_sensitive = sensitive);
            table.outcome = outcome.map(|(path, node)| Outcome {
                path: append(arrays.texts.to_mut(), path),
                node,
            });
        }
        table
    }
}

/// The value that a JSON pointer names.
fn find<'v, 'd>(root: &'v Value<'d>, pointer: &str) -> Option<&'v Value<'d>> {
    let mut at = root;
    for key in pointer::tokens(pointer) {
        at = match at {
            Value::Array(items) => items.get(key.parse::<usize>().ok()?)?,
            other => other.get(&key)?,
        };
    }
    Some(at)
}

/// Calls `each` with every schema that the node applies to the very same value.
fn each_in_place(table: &Table, node: &Node, mut each: impl FnMut(NodeId)) {
    for check in table.checks(node) {
        match *check {
            Check::Ref(id) | Check::Not(id) => each(id),
            Check::AllOf(list) | Check::AnyOf(list) | Check::OneOf(list) => {
                table.ids(list).iter().for_each(|id| each(*id));
            }
            Check::If(Branches {
                test,
                then,
                otherwise,
            }) => [test, then, otherwise].into_iter().for_each(&mut each),
            Check::DependentSchemas(list) => {
                let all = table.properties(list).iter();
                all.for_each(|property| each(property.node));
            }
            _ => {}
        }
    }
}

/// Calls `each` with every schema that the node applies to a part of the value.
fn each_below(table: &Table, node: &Node, mut each: impl FnMut(NodeId)) {
    if let Some(rule) = table.object(node) {
        let properties = table.properties(rule.properties).iter();
        properties.for_each(|property| each(property.node));
        let patterned = table.patterned(rule.patterns).iter();
        patterned.for_each(|patterned| each(patterned.node));
        each(rule.additional);
    }
    if let Some(rule) = table.array(node) {
        table.ids(rule.prefix).iter().for_each(|id| each(*id));
        each(rule.items);
        each(rule.contains);
    }
    if let Some(note) = table.note(node) {
        each(note.content);
    }
}

/// A node from which the same value comes back to it: checking would never end.
pub(super) fn circle(table: &Table) -> Option<NodeId> {
    // 0 unseen, 1 on the way, 2 done. An explicit stack: chains of `$ref` may be long.
    let mut state = vec![0_u8; table.parts.nodes.len()];
    for start in 0..super::build::count(table.parts.nodes.len()) {
        let mut stack = vec![(start, false)];
        while let Some((id, leaving)) = stack.pop() {
            let Some(slot) = state.get_mut(id as usize) else {
                continue;
            };
            if leaving {
                *slot = 2;
                continue;
            }
            if *slot == 0 {
                *slot = 1;
                stack.push((id, true));
                let mut found = None;
                each_in_place(table, table.node(id), |next| {
                    match state.get(next as usize) {
                        Some(1) => found = Some(next),
                        Some(0) => stack.push((next, false)),
                        _ => {}
                    }
                });
                if found.is_some() {
                    return found;
                }
            }
        }
    }
    None
}

/// All schemas that may apply to the value that `root` is given, in the order of the document.
fn in_place(table: &Table, root: NodeId) -> Vec<NodeId> {
    let mut seen = HashSet::from([root]);
    let mut order = vec![root];
    let mut next = 0;
    while let Some(id) = order.get(next).copied() {
        next += 1;
        each_in_place(table, table.node(id), |id| {
            if id != NONE && seen.insert(id) {
                order.push(id);
            }
        });
    }
    order
}

/// Of each schema, whether it holds sensitive values: it says so, or one that it leads to does.
fn sensitive(table: &Table) -> Vec<bool> {
    let count = table.parts.nodes.len();
    let mut leads_to = vec![Vec::new(); count];
    let mut open: Vec<NodeId> = Vec::new();
    for id in 0..super::build::count(count) {
        let node = table.node(id);
        if table
            .note(node)
            .is_some_and(|note| note.sensitive.is_some())
        {
            open.push(id);
        }
        let mut each = |below: NodeId| {
            if let Some(from) = leads_to.get_mut(below as usize) {
                from.push(id);
            }
        };
        each_in_place(table, node, &mut each);
        each_below(table, node, &mut each);
    }
    let mut sensitive = vec![false; count];
    while let Some(id) = open.pop() {
        let Some(slot) = sensitive.get_mut(id as usize).filter(|slot| !**slot) else {
            continue;
        };
        *slot = true;
        if let Some(from) = leads_to.get_mut(id as usize) {
            open.append(from);
        }
    }
    sensitive
}

/// The way from the root to the property with `x-success`, breadth first: the payload's own comes
/// before one deep inside it. One outside of the payload says nothing about it.
fn outcome(table: &Table) -> Option<(Vec<Text>, NodeId)> {
    let envelope = table.envelope(table.envelope);
    let data = envelope.map_or("", |envelope| table.str(envelope.data));
    let is_inside = |path: &[Text]| {
        let mut names = path.iter().map(|name| table.str(*name));
        pointer::tokens(data).all(|token| names.next() == Some(&*token))
    };
    let mut seen = HashSet::new();
    let mut level: Vec<(Vec<Text>, NodeId)> = vec![(Vec::new(), table.root)];
    while !level.is_empty() {
        let mut below = Vec::new();
        for (path, start) in level {
            for id in in_place(table, start) {
                let node = table.node(id);
                let note = table.note(node).filter(|_| is_inside(&path));
                if note.is_some_and(|note| note.success.len > 0) {
                    return Some((path, id));
                }
                let properties = table
                    .object(node)
                    .map_or(List::default(), |rule| rule.properties);
                for Property { name, node } in table.properties(properties) {
                    if seen.insert(*node) {
                        let mut path = path.clone();
                        path.push(*name);
                        below.push((path, *node));
                    }
                }
            }
        }
        level = below;
    }
    None
}
