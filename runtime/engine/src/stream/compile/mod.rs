//! From the table to the plan. It follows what the tree's report does with a value, and gives up a
//! place wherever that depends on more of the value than its type.

mod closure;
mod envelope;
mod object;
mod scalar;

use std::collections::HashMap;

use super::echoes::echoes;
use super::plan::{ArrayPlan, NONE, Plan, Root, Site, SiteId, Test};
use crate::schema::table::{Check, List, NodeId, Table, Types};
use bilispec_wire::envelope::SideEffect;
use closure::closure;

/// More places than this are left to the tree: branches within branches may multiply them.
const MOST_SITES: usize = 5_000;

/// The types that a value can have, one by one.
const KINDS: [Types; 7] = [
    Types::NULL,
    Types::BOOLEAN,
    Types::INTEGER,
    Types(Types::NUMBER.0 & !Types::INTEGER.0),
    Types::STRING,
    Types::ARRAY,
    Types::OBJECT,
];

struct Compiler<'t> {
    table: &'t Table,
    plan: Plan,
    known: HashMap<Vec<NodeId>, SiteId>,
    /// Sites that are numbered, and not yet worked out.
    todo: Vec<(SiteId, Vec<NodeId>)>,
}

/// Works out the plan of a table.
pub(super) fn plan(table: &Table) -> Plan {
    let mut compiler = Compiler {
        table,
        plan: Plan {
            echoes: echoes(table),
            ..Plan::default()
        },
        known: HashMap::new(),
        todo: Vec::new(),
    };
    // Without an envelope there is something to judge where a payload has to prove what took place.
    let judged = table.act.effect != SideEffect::None || table.outcome.is_some();
    compiler.plan.root = if table.envelope == NONE && judged {
        Root::Tree
    } else if table.envelope == NONE {
        Root::Site(compiler.site(vec![table.root]))
    } else {
        compiler.envelope().map_or(Root::Tree, Root::Envelope)
    };
    for code in table.codes.iter() {
        let site = if code.data == NONE {
            NONE
        } else {
            compiler.site(vec![code.data])
        };
        compiler.plan.codes.push(site);
    }
    while let Some((id, nodes)) = compiler.todo.pop() {
        let site = compiler.worked_out(id, &nodes);
        if let Some(slot) = compiler.plan.sites.get_mut(id as usize) {
            *slot = site;
        }
    }
    compiler.plan.prepare_runs();
    compiler.plan
}

fn push<T>(pool: &mut Vec<T>, item: T) -> u32 {
    pool.push(item);
    u32::try_from(pool.len() - 1).unwrap_or(NONE)
}

fn append<T>(pool: &mut Vec<T>, items: Vec<T>) -> List {
    let start = u32::try_from(pool.len()).unwrap_or(NONE);
    let len = u32::try_from(items.len()).unwrap_or(0);
    pool.extend(items);
    List { start, len }
}

impl Compiler<'_> {
    /// The site of values that are given these schemas.
    fn site(&mut self, mut nodes: Vec<NodeId>) -> SiteId {
        nodes.retain(|id| *id != NONE);
        let mut seen = Vec::new();
        nodes.retain(|id| {
            let new = !seen.contains(id);
            seen.push(*id);
            new
        });
        if let Some(id) = self.known.get(&nodes) {
            return *id;
        }
        let list = append(&mut self.plan.nodes, nodes.clone());
        let id = push(&mut self.plan.sites, Site::unknown(list));
        self.known.insert(nodes.clone(), id);
        if self.plan.sites.len() <= MOST_SITES {
            self.todo.push((id, nodes));
        }
        id
    }

    fn worked_out(&mut self, id: SiteId, nodes: &[NodeId]) -> Site {
        let numbered = self.plan.sites.get(id as usize);
        let mut site = Site::unknown(numbered.map_or(List::default(), |site| site.nodes));
        let mut tests: Vec<Test> = Vec::new();
        for kind in KINDS {
            let Some(applied) = closure(self.table, nodes, kind, None) else {
                continue;
            };
            if kind == Types::OBJECT {
                self.object_site(&mut site, applied);
            } else if kind == Types::ARRAY {
                self.array_site(&mut site, &applied);
            } else {
                self.scalar_site(&mut site, &applied, kind, &mut tests);
            }
        }
        site.tests = append(&mut self.plan.tests, tests);
        site
    }

    fn fits(&self, id: NodeId, kind: Types) -> bool {
        let node = self.table.node(id);
        !node.never && (node.types.is_empty() || node.types.overlaps(kind))
    }

    fn array_site(&mut self, site: &mut Site, applied: &[NodeId]) {
        let table = self.table;
        let mut plan = ArrayPlan {
            items: NONE,
            least: 0,
            most: u64::MAX,
            sensitive: self.sensitive(applied),
        };
        let mut items = Vec::new();
        for id in applied {
            let node = table.node(*id);
            if !self.fits(*id, Types::ARRAY) {
                return;
            }
            for check in table.checks(node) {
                match *check {
                    Check::MinItems(least) => plan.least = plan.least.max(least),
                    Check::MaxItems(most) => plan.most = plan.most.min(most),
                    other if other.concerns().overlaps(Types::ARRAY) => return,
                    _ => {}
                }
            }
            if let Some(rule) = table.array(node) {
                if rule.prefix.len > 0 || rule.contains != NONE {
                    return;
                }
                items.push(rule.items);
            }
        }
        items.retain(|id| *id != NONE);
        if items.is_empty() && plan.least == 0 && plan.most == u64::MAX {
            site.free = site.free.with(Types::ARRAY);
            return;
        }
        plan.items = self.site(items);
        site.array = push(&mut self.plan.arrays, plan);
    }

    fn sensitive(&self, applied: &[NodeId]) -> bool {
        let note = |id: &NodeId| self.table.note(self.table.node(*id));
        applied
            .iter()
            .filter_map(note)
            .any(|note| note.sensitive.is_some())
    }
}
