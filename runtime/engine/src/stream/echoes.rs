//! Where a schema says that a member has to equal a parameter of the call (`x-echo`), by the names that lead there.

use std::collections::HashSet;

use crate::schema::table::{Branches, Check, NONE, NodeId, Table};

/// A schema that reaches further than this is left to the tree.
const MOST: usize = 4096;

/// A member that has to equal a parameter.
#[derive(Debug, Clone)]
pub(super) struct Echo {
    pub(super) path: Vec<String>,
    pub(super) parameter: String,
}

/// How schemas lead to each other.
enum Way {
    /// It applies to the same value.
    Same(NodeId),
    /// It applies to a member.
    Member(NodeId, String),
    /// It applies to values whose place the schema does not tell.
    Within(NodeId),
}

/// All such members; `None` if one of them stands where no path of names leads to.
pub(super) fn echoes(table: &Table) -> Option<Vec<Echo>> {
    let mut found = Vec::new();
    if table.act.echoes.is_empty() {
        return Some(found);
    }
    let mut met = HashSet::new();
    let mut queue = vec![(table.root, Some(Vec::<String>::new()))];
    while let Some((id, path)) = queue.pop() {
        if !met.insert((id, path.clone())) {
            continue;
        }
        if met.len() > MOST {
            return None;
        }
        let note = table.note(table.node(id));
        let parameter = note.map_or("", |note| table.str(note.echo));
        if !parameter.is_empty() {
            found.push(Echo {
                path: path.clone()?,
                parameter: parameter.to_owned(),
            });
        }
        for way in ways(table, id) {
            queue.push(match way {
                Way::Same(id) => (id, path.clone()),
                Way::Within(id) => (id, None),
                Way::Member(id, name) => {
                    let mut path = path.clone();
                    if let Some(path) = &mut path {
                        path.push(name);
                    }
                    (id, path)
                }
            });
        }
    }
    Some(found)
}

/// Where a schema leads to.
fn ways(table: &Table, id: NodeId) -> Vec<Way> {
    let node = table.node(id);
    let mut ways = Vec::new();
    if let Some(rule) = table.object(node) {
        let properties = table.properties(rule.properties).iter();
        ways.extend(properties.map(|one| Way::Member(one.node, table.str(one.name).to_owned())));
        let patterned = table.patterned(rule.patterns).iter();
        ways.extend(patterned.map(|one| Way::Within(one.node)));
        ways.push(Way::Within(rule.additional));
    }
    if let Some(rule) = table.array(node) {
        let items = table.ids(rule.prefix).iter().copied();
        ways.extend(items.chain([rule.items, rule.contains]).map(Way::Within));
    }
    if let Some(note) = table.note(node) {
        ways.push(Way::Within(note.content));
    }
    for check in table.checks(node) {
        match *check {
            Check::Ref(id) | Check::Not(id) => ways.push(Way::Same(id)),
            Check::AllOf(list) | Check::AnyOf(list) | Check::OneOf(list) => {
                ways.extend(table.ids(list).iter().copied().map(Way::Same));
            }
            Check::If(Branches {
                test,
                then,
                otherwise,
            }) => ways.extend([test, then, otherwise].map(Way::Same)),
            Check::DependentSchemas(list) => {
                ways.extend(table.properties(list).iter().map(|one| Way::Same(one.node)));
            }
            _ => {}
        }
    }
    let id = |way: &Way| match way {
        Way::Same(id) | Way::Member(id, _) | Way::Within(id) => *id,
    };
    ways.retain(|way| id(way) != NONE);
    ways
}
