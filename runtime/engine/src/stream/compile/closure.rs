//! All schemas that apply to a value of one type, in the order in which the report's `apply` comes
//! upon them. Where the choice among branches needs more than the type, there is no answer.

use crate::evaluate::Walk;
use crate::report::types_of;
use crate::schema::table::{Branches, Check, NONE, NodeId, Table, Types};
use bilispec_wire::json::Value;

/// What is known of a reply before it is walked: the members at the keys of the code.
pub(super) struct Head<'h> {
    /// An object with just these.
    pub(super) value: &'h Value<'h>,
    /// Which schemas are about nothing else.
    pub(super) only: &'h dyn Fn(NodeId) -> bool,
    /// The branch among those that carry the envelope; the others are refusals.
    pub(super) choose: &'h dyn Fn(&[NodeId]) -> Option<Option<NodeId>>,
}

pub(super) fn closure(
    table: &Table,
    start: &[NodeId],
    kind: Types,
    head: Option<&Head<'_>>,
) -> Option<Vec<NodeId>> {
    let mut applied: Vec<NodeId> = Vec::new();
    let mut todo = start.to_vec();
    todo.reverse();
    while let Some(id) = todo.pop() {
        if id == NONE || applied.contains(&id) {
            continue;
        }
        applied.push(id);
        let mut next: Vec<NodeId> = Vec::new();
        for check in table.checks(table.node(id)) {
            match *check {
                Check::Ref(target) => next.push(target),
                Check::AllOf(list) => next.extend(table.ids(list)),
                Check::AnyOf(list) => {
                    next.extend(choose(table, table.ids(list), false, kind, head)?);
                }
                Check::OneOf(list) => {
                    next.extend(choose(table, table.ids(list), true, kind, head)?);
                }
                Check::If(Branches {
                    test,
                    then,
                    otherwise,
                }) if test != NONE && (then != NONE || otherwise != NONE) => {
                    if types_of(table, test).overlaps(kind) {
                        return None;
                    }
                    next.push(otherwise);
                }
                Check::Not(other) if types_of(table, other).overlaps(kind) => {
                    let head = head.filter(|head| (head.only)(other))?;
                    if conforms(table, other, head.value) {
                        return None;
                    }
                }
                Check::DependentSchemas(_) if kind == Types::OBJECT => return None,
                _ => {}
            }
        }
        todo.extend(next.into_iter().rev());
    }
    Some(applied)
}

fn choose(
    table: &Table,
    branches: &[NodeId],
    one: bool,
    kind: Types,
    head: Option<&Head<'_>>,
) -> Option<Vec<NodeId>> {
    if let Some(head) = head {
        if let Some(chosen) = (head.choose)(branches) {
            return chosen.map(|branch| vec![branch]);
        }
        if branches.iter().all(|id| (head.only)(*id)) {
            let fitting: Vec<NodeId> = branches
                .iter()
                .copied()
                .filter(|id| conforms(table, *id, head.value))
                .collect();
            let decided = fitting.len() == 1 || (!one && !fitting.is_empty());
            return decided.then_some(fitting);
        }
    }
    let possible: Vec<NodeId> = branches
        .iter()
        .copied()
        .filter(|id| types_of(table, *id).overlaps(kind))
        .collect();
    (possible.len() == 1).then_some(possible)
}

pub(super) fn conforms(table: &Table, id: NodeId, value: &Value<'_>) -> bool {
    Walk::new(table, 0).conforms(id, value)
}
