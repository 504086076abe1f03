//! From the table to the plan. It follows what the tree's report does with a value, and gives up a
//! place wherever that depends on more of the value than its type.

use std::collections::HashMap;

use super::closure::closure;
use super::key::{Index, Key};
use super::plan::{
    ArrayPlan, Bits, MOST_PROPERTIES, NONE, ObjectPlan, Others, Plan, Property, Role, Root, Site,
    SiteId, Test, What,
};
use crate::validate::evaluate::local::size;
use crate::validate::schema::table::{Check, List, NodeId, ObjectRule, Table, Text, Types};

/// More places than this are left to the tree: branches within branches may multiply them.
const MOST_SITES: usize = 5_000;

/// The types that a value can have, one by one.
pub(super) const KINDS: [Types; 7] = [
    Types::NULL,
    Types::BOOLEAN,
    Types::INTEGER,
    Types(Types::NUMBER.0 & !Types::INTEGER.0),
    Types::STRING,
    Types::ARRAY,
    Types::OBJECT,
];

pub(super) struct Compiler<'t> {
    pub(super) table: &'t Table,
    pub(super) plan: Plan,
    known: HashMap<Vec<NodeId>, SiteId>,
    /// Sites that are numbered, and not yet worked out.
    todo: Vec<(SiteId, Vec<NodeId>)>,
}

/// Works out the plan of a table.
pub(super) fn plan(table: &Table) -> Plan {
    let mut compiler = Compiler {
        table,
        plan: Plan::default(),
        known: HashMap::new(),
        todo: Vec::new(),
    };
    compiler.plan.root = if table.envelope == NONE {
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

impl<'t> Compiler<'t> {
    /// The site of values that are given these schemas.
    pub(super) fn site(&mut self, mut nodes: Vec<NodeId>) -> SiteId {
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
        let id = push(
            &mut self.plan.sites,
            Site {
                free: Types::default(),
                tested: Types::default(),
                object: NONE,
                array: NONE,
                tests: List::default(),
                nodes: list,
            },
        );
        self.known.insert(nodes.clone(), id);
        if self.plan.sites.len() <= MOST_SITES {
            self.todo.push((id, nodes));
        }
        id
    }

    fn worked_out(&mut self, id: SiteId, nodes: &[NodeId]) -> Site {
        let mut site = Site {
            free: Types::default(),
            tested: Types::default(),
            object: NONE,
            array: NONE,
            tests: List::default(),
            nodes: self
                .plan
                .sites
                .get(id as usize)
                .map_or(List::default(), |site| site.nodes),
        };
        let mut tests: Vec<Test> = Vec::new();
        for kind in KINDS {
            let Some(applied) = closure(self.table, nodes, kind, None) else {
                continue;
            };
            if kind == Types::OBJECT {
                self.object_site(&mut site, applied);
            } else if kind == Types::ARRAY {
                self.array_site(&mut site, &applied);
            } else if let Some(of_kind) = self.tests(&applied, kind) {
                if of_kind.is_empty() {
                    site.free = site.free.with(kind);
                } else {
                    site.tested = site.tested.with(kind);
                    tests.extend(of_kind);
                }
            }
        }
        site.tests = append(&mut self.plan.tests, tests);
        site
    }

    fn fits(&self, id: NodeId, kind: Types) -> bool {
        let node = self.table.node(id);
        !node.never && (node.types.is_empty() || node.types.overlaps(kind))
    }

    /// What scalars of one type are tested for; `None` if the tree has to decide.
    fn tests(&mut self, applied: &[NodeId], kind: Types) -> Option<Vec<Test>> {
        let table = self.table;
        let mut tests = Vec::new();
        let mut content = Vec::new();
        let mut holds_text = false;
        let mut add = |what| tests.push(Test { types: kind, what });
        for id in applied {
            if !self.fits(*id, kind) {
                return None;
            }
            let node = table.node(*id);
            for check in table.checks(node) {
                if about(*check, kind) {
                    add(What::Check(*check));
                }
            }
            let Some(note) = table.note(node) else {
                continue;
            };
            let number = kind.overlaps(Types::NUMBER);
            if note.known.len > 0 && (number || kind == Types::STRING) {
                add(What::Known(node.note));
            }
            if note.expect != NONE && number {
                add(What::Expect(node.note));
            }
            if note.json_text && kind == Types::STRING {
                holds_text = true;
                content.push(note.content);
            }
        }
        if holds_text {
            let site = self.site(content);
            tests.push(Test {
                types: kind,
                what: What::Content(site),
            });
        }
        Some(tests)
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
                    Check::UniqueItems | Check::Enum(_) | Check::Const(_) => return,
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

    fn object_site(&mut self, site: &mut Site, applied: Vec<NodeId>) {
        let table = self.table;
        let ruled = applied
            .iter()
            .any(|id| table.object(table.node(*id)).is_some());
        if self.checked(&applied) {
            return;
        }
        if !ruled {
            site.free = site.free.with(Types::OBJECT);
        } else if let Some(plan) = self.object(applied, &[]) {
            site.object = push(&mut self.plan.objects, plan);
        }
    }

    pub(super) fn sensitive(&self, applied: &[NodeId]) -> bool {
        let note = |id: &NodeId| self.table.note(self.table.node(*id));
        applied
            .iter()
            .filter_map(note)
            .any(|note| note.sensitive.is_some())
    }

    /// The plan of an object to which these schemas apply. `roles` are keys that must have an entry.
    pub(super) fn object(
        &mut self,
        applied: Vec<NodeId>,
        roles: &[(Text, Role)],
    ) -> Option<ObjectPlan> {
        let table = self.table;
        let rules: Vec<&'t ObjectRule> = applied
            .iter()
            .filter_map(|id| table.object(table.node(*id)))
            .collect();
        let mut names: Vec<Text> = Vec::new();
        let mut name = |text: Text| {
            if !names.contains(&text) {
                names.push(text);
            }
        };
        for rule in &rules {
            let properties = table.properties(rule.properties).iter();
            properties.for_each(|property| name(property.name));
        }
        for rule in &rules {
            table
                .text_list(rule.required)
                .iter()
                .for_each(|text| name(*text));
        }
        for (text, _) in roles {
            name(*text);
        }
        if names.len() > MOST_PROPERTIES {
            return None;
        }
        let mut required = Bits::default();
        for rule in &rules {
            for text in table.text_list(rule.required) {
                let at = names.iter().position(|name| name == text)?;
                *required.get_mut(at / 64)? |= 1 << (at % 64);
            }
        }
        let mut properties = Vec::new();
        for name in &names {
            let role = roles.iter().find(|(text, _)| text == name);
            properties.push(Property {
                key: Key::new(table.str(*name)),
                name: *name,
                site: self.declared(&rules, table.str(*name))?,
                role: role.map_or(Role::None, |(_, role)| *role),
            });
        }
        let index = Index::new(names.iter().map(|name| table.str(*name).as_bytes()));
        let others = self.others(&applied, &rules);
        Some(ObjectPlan {
            properties,
            index,
            required,
            sensitive: self.sensitive(&applied),
            applied,
            others,
        })
    }

    /// The site of a key that is known by name; [`NONE`] if no `properties` has it. `None` if the
    /// key is ruled out: then all is the tree's.
    fn declared(&mut self, rules: &[&'t ObjectRule], name: &str) -> Option<SiteId> {
        let table = self.table;
        let mut nodes = Vec::new();
        let mut declared = false;
        for rule in rules {
            let mut known = false;
            if let Some(node) = table.property(rule, name, &mut 0) {
                known = true;
                nodes.push(node);
            }
            for patterned in table.patterned(rule.patterns) {
                if table.matches(patterned.pattern, name) {
                    known = true;
                    nodes.push(patterned.node);
                }
            }
            declared |= known;
            if !known && rule.additional != NONE {
                if table.node(rule.additional).never {
                    return None;
                }
                nodes.push(rule.additional);
            }
        }
        Some(if declared { self.site(nodes) } else { NONE })
    }

    fn others(&mut self, applied: &[NodeId], rules: &[&'t ObjectRule]) -> Others {
        let table = self.table;
        let mut nodes = Vec::new();
        for rule in rules {
            if rule.patterns.len > 0 {
                return Others::Tree;
            }
            if rule.additional != NONE {
                if table.node(rule.additional).never {
                    return Others::Tree;
                }
                nodes.push(rule.additional);
            }
        }
        let site = if nodes.is_empty() {
            NONE
        } else {
            self.site(nodes)
        };
        let declaring = crate::validate::report::declaring(table, applied);
        declaring.map_or(Others::Site(site), |id| Others::Unknown(id, site))
    }

    /// The plan of a reply to which these schemas apply, as far as its code has decided.
    pub(super) fn reply(&mut self, applied: Vec<NodeId>, roles: &[(Text, Role)]) -> Option<u32> {
        if self.checked(&applied) {
            return None;
        }
        let plan = self.object(applied, roles)?;
        Some(push(&mut self.plan.objects, plan))
    }

    /// Whether an object has to be looked at as a whole.
    fn checked(&self, applied: &[NodeId]) -> bool {
        let object = |check: &Check| about(*check, Types::OBJECT);
        applied.iter().any(|id| {
            let checks = self.table.checks(self.table.node(*id));
            !self.fits(*id, Types::OBJECT) || checks.iter().any(object)
        })
    }
}

/// Whether a check about the value itself can fail for values of the type. Those that apply other
/// schemas are dealt with by the closure.
fn about(check: Check, kind: Types) -> bool {
    match check {
        Check::Enum(_) | Check::Const(_) => true,
        Check::Minimum(_)
        | Check::Maximum(_)
        | Check::ExclusiveMinimum(_)
        | Check::ExclusiveMaximum(_)
        | Check::MultipleOf(_) => kind.overlaps(Types::NUMBER),
        Check::MinLength(_) | Check::MaxLength(_) | Check::Pattern(_) => kind == Types::STRING,
        Check::MinItems(_) | Check::MaxItems(_) | Check::UniqueItems => kind == Types::ARRAY,
        Check::MinProperties(_)
        | Check::MaxProperties(_)
        | Check::DependentRequired(_)
        | Check::PropertyNames(_) => kind == Types::OBJECT,
        Check::Ref(_)
        | Check::AllOf(_)
        | Check::AnyOf(_)
        | Check::OneOf(_)
        | Check::Not(_)
        | Check::If { .. }
        | Check::DependentSchemas(_) => false,
    }
}

/// Whether an array of this many items is one that the plan accepts.
pub(super) fn count_fits(plan: &ArrayPlan, items: usize) -> bool {
    (plan.least..=plan.most).contains(&size(items))
}
