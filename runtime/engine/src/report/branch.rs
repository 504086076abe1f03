//! Which branch of an `anyOf` or `oneOf` a document chose. Where it conforms to none, a type, a
//! const or an enum may still tell which one it meant, and then only that branch's faults are
//! worth hearing.

use super::finding::Finding;
use super::reporter::{Here, Reporter};
use super::rule::Rule;
use super::say;
use crate::evaluate::Keyword;
use crate::evaluate::local::{broken, type_of};
use crate::schema::table::{Check, Constant, NodeId, Table, Types};
use bilispec_wire::json::Value;

/// What to do about an `anyOf` or `oneOf`.
pub(super) enum Choice {
    /// These branches apply.
    Apply(Vec<NodeId>),
    /// This is to be said, and then these branches apply.
    Fault(Box<Finding>, Vec<NodeId>),
}

/// Which branches are still in question, or why none is.
enum Narrowed {
    To(Vec<NodeId>),
    None(Box<Finding>),
}

impl Reporter<'_> {
    /// Chooses among the branches of `check`, which is an `anyOf` or `oneOf` of `here.nodes`.
    pub(super) fn choose(&mut self, check: &Check, here: Here<'_>) -> Choice {
        let (list, keyword, rule) = match *check {
            Check::OneOf(list) => (list, Keyword::OneOf, Rule::OneOf),
            Check::AnyOf(list) => (list, Keyword::AnyOf, Rule::AnyOf),
            _ => return Choice::Apply(Vec::new()),
        };
        let branches = self.table.ids(list);
        let fitting = self.walk.conforming(branches, here.value, usize::MAX);
        if fitting.len() == 1 || (keyword == Keyword::AnyOf && !fitting.is_empty()) {
            return Choice::Apply(fitting);
        }
        let node = here.nodes.first().copied().unwrap_or_default();
        if fitting.is_empty() {
            if let Some(choice) = self.choose_by_code(branches, here) {
                return choice;
            }
            return match self.narrow(branches, here, node, keyword) {
                Narrowed::None(finding) => Choice::Fault(finding, Vec::new()),
                Narrowed::To(left) if left.len() == 1 => Choice::Apply(left),
                Narrowed::To(_) => {
                    let finding = self
                        .broken(here, rule, here.path, node, keyword)
                        .saying("none of the alternatives")
                        .expecting(format!("one of {} alternatives", branches.len()))
                        .found(self.found(here));
                    Choice::Fault(Box::new(finding), Vec::new())
                }
            };
        }
        let finding = self
            .broken(here, rule, here.path, node, keyword)
            .saying("more than one of the alternatives")
            .expecting("exactly one alternative")
            .found(self.found(here));
        Choice::Fault(Box::new(finding), fitting)
    }

    /// Leaves out the branches that the value rules out by type, const or enum.
    fn narrow(
        &self,
        branches: &[NodeId],
        here: Here<'_>,
        node: NodeId,
        keyword: Keyword,
    ) -> Narrowed {
        let table = self.table;
        let kind = type_of(here.value);
        let left: Vec<NodeId> = branches
            .iter()
            .copied()
            .filter(|id| types_of(table, *id).overlaps(kind))
            .collect();
        if left.is_empty() {
            let all = branches
                .iter()
                .map(|id| types_of(table, *id))
                .fold(Types::default(), Types::with);
            let finding = self.none_left(here, Rule::Type, node, keyword, all.describe());
            return Narrowed::None(finding);
        }
        let listed: Vec<NodeId> = left
            .iter()
            .copied()
            .filter(|id| lists(table, *id, here.value))
            .collect();
        if listed.is_empty() {
            let expected = union(table, &left);
            let finding = self.none_left(here, Rule::Enum, node, keyword, expected);
            return Narrowed::None(finding);
        }
        if listed.len() == 1 {
            return Narrowed::To(listed);
        }
        self.narrow_by_member(listed, here, node, keyword)
    }

    /// The same by the value of a member that the branches tell apart.
    fn narrow_by_member(
        &self,
        branches: Vec<NodeId>,
        here: Here<'_>,
        node: NodeId,
        keyword: Keyword,
    ) -> Narrowed {
        let table = self.table;
        let Value::Object(object) = here.value else {
            return Narrowed::To(branches);
        };
        let mut left = branches;
        // What lists its values tells more than what has a type.
        for by_value in [true, false] {
            for member in object.members() {
                let declared: Vec<(NodeId, Option<NodeId>)> = left
                    .iter()
                    .map(|id| (*id, property_of(table, *id, &member.key)))
                    .collect();
                let ids: Vec<NodeId> = declared.iter().filter_map(|(_, id)| *id).collect();
                let tells = if by_value {
                    ids.len() > 1 && disjoint_values(table, &ids)
                } else {
                    ids.len() > 1 && disjoint_types(table, &ids)
                };
                if !tells {
                    continue;
                }
                let fits = |id: NodeId| {
                    if by_value {
                        lists(table, id, &member.value)
                    } else {
                        types_of(table, id).overlaps(type_of(&member.value))
                    }
                };
                let next: Vec<NodeId> = declared
                    .iter()
                    .filter(|(_, property)| property.is_none_or(&fits))
                    .map(|(id, _)| *id)
                    .collect();
                if next.is_empty() && by_value {
                    let path = here.path.key(&member.key);
                    let there = Here {
                        nodes: &ids,
                        value: &member.value,
                        path: &path,
                        scope: here.scope,
                    };
                    let expected = union(table, &ids);
                    let finding = self.none_left(there, Rule::Enum, node, keyword, expected);
                    return Narrowed::None(finding);
                }
                if !next.is_empty() {
                    left = next;
                }
                if left.len() == 1 {
                    return Narrowed::To(left);
                }
            }
        }
        Narrowed::To(left)
    }

    #[allow(
        clippy::unnecessary_box_returns,
        reason = "a finding is large enough where pointers have 64 bits"
    )]
    fn none_left(
        &self,
        here: Here<'_>,
        rule: Rule,
        node: NodeId,
        keyword: Keyword,
        expected: String,
    ) -> Box<Finding> {
        let at = self.table.place(node, keyword.name());
        let finding = self
            .finding(here.scope, rule, here.path, at, keyword.name())
            .expecting(expected)
            .found(self.found(here));
        Box::new(finding)
    }
}

/// Calls `each` with the schema and those that it applies unconditionally to the same value.
pub(crate) fn each_firm(table: &Table, id: NodeId, each: &mut impl FnMut(NodeId)) {
    let mut seen = vec![id];
    let mut next = 0;
    while let Some(id) = seen.get(next).copied() {
        next += 1;
        each(id);
        for check in table.checks(table.node(id)) {
            let more: &[NodeId] = match check {
                Check::Ref(target) => std::slice::from_ref(target),
                Check::AllOf(list) => table.ids(*list),
                _ => &[],
            };
            for id in more {
                if !seen.contains(id) {
                    seen.push(*id);
                }
            }
        }
    }
}

/// The types that a schema lets pass.
pub(crate) fn types_of(table: &Table, id: NodeId) -> Types {
    let mut types = Types::ALL;
    each_firm(table, id, &mut |id| {
        let node = table.node(id);
        if node.never {
            types = Types::default();
        } else if !node.types.is_empty() {
            types = types.and(node.types);
        }
    });
    types
}

/// The consts and enums of a schema.
fn values_of(table: &Table, id: NodeId) -> Option<Vec<Constant>> {
    let mut values = None;
    each_firm(table, id, &mut |id| {
        for check in table.checks(table.node(id)) {
            match *check {
                Check::Const(value) => values = Some(vec![value]),
                Check::Enum(list) if values.is_none() => {
                    values = Some(table.constants(list).to_vec());
                }
                _ => {}
            }
        }
    });
    values
}

/// Whether the value is among those that the schema lists, or it lists none.
fn lists(table: &Table, id: NodeId, value: &Value<'_>) -> bool {
    let mut fits = true;
    each_firm(table, id, &mut |id| {
        for check in table.checks(table.node(id)) {
            if matches!(check, Check::Const(_) | Check::Enum(_)) {
                fits &= broken(table, check, value).is_none();
            }
        }
    });
    fits
}

fn property_of(table: &Table, id: NodeId, name: &str) -> Option<NodeId> {
    let mut found = None;
    each_firm(table, id, &mut |id| {
        if let Some(rule) = table.object(table.node(id)) {
            let property = table.property(rule, name, &mut 0);
            // One that lists values tells more than one that does not.
            if found.is_none_or(|id| values_of(table, id).is_none()) {
                found = property.or(found);
            }
        }
    });
    found
}

fn disjoint_values(table: &Table, ids: &[NodeId]) -> bool {
    let mut all: Vec<String> = Vec::new();
    for id in ids {
        let Some(values) = values_of(table, *id) else {
            return false;
        };
        let shown: Vec<String> = values.iter().map(|value| table.show(*value)).collect();
        if shown.iter().any(|value| all.contains(value)) {
            return false;
        }
        all.extend(shown);
    }
    true
}

fn disjoint_types(table: &Table, ids: &[NodeId]) -> bool {
    let mut all = Types::default();
    for id in ids {
        let types = types_of(table, *id);
        if all.overlaps(types) {
            return false;
        }
        all = all.with(types);
    }
    true
}

/// The values that any of the schemas lists.
fn union(table: &Table, ids: &[NodeId]) -> String {
    let values: Vec<Constant> = ids
        .iter()
        .filter_map(|id| values_of(table, *id))
        .flatten()
        .collect();
    say::constants(table, &values)
}
