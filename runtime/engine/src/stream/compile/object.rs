//! Objects: which schemas go with which member.

use super::super::key::{Index, Key};
use super::super::plan::{
    Bits, MOST_PROPERTIES, NONE, ObjectPlan, Others, Property, Role, Site, SiteId,
};
use super::Compiler;
use crate::schema::table::{Check, NodeId, ObjectRule, Text, Types};

impl<'t> Compiler<'t> {
    pub(super) fn object_site(&mut self, site: &mut Site, applied: Vec<NodeId>) {
        let table = self.table;
        let ruled = applied
            .iter()
            .any(|id| table.object(table.node(*id)).is_some());
        if self.checked(&applied) {
            return;
        }
        if !ruled {
            site.free = site.free.with(Types::OBJECT);
        } else if let Some(id) = self.object(applied, &[]) {
            site.object = id;
        }
    }

    /// The plan of an object to which these schemas apply. `roles` are keys that must have an entry.
    fn object(&mut self, applied: Vec<NodeId>, roles: &[(Text, Role)]) -> Option<u32> {
        let table = self.table;
        let rules: Vec<&'t ObjectRule> = applied
            .iter()
            .filter_map(|id| table.object(table.node(*id)))
            .collect();
        let mut names: Vec<Text> = Vec::new();
        let declared = rules.iter().flat_map(|rule| {
            let properties = table.properties(rule.properties).iter();
            properties.map(|property| property.name)
        });
        let required = rules
            .iter()
            .flat_map(|rule| table.text_list(rule.required).iter().copied());
        for name in declared
            .chain(required)
            .chain(roles.iter().map(|(name, _)| *name))
        {
            if !names.contains(&name) {
                names.push(name);
            }
            if names.len() > MOST_PROPERTIES {
                return None;
            }
        }
        let mut required = Bits::default();
        for rule in &rules {
            for text in table.text_list(rule.required) {
                required.insert(names.iter().position(|name| name == text)?);
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
                free: Types::default(),
                integers: NONE,
            });
        }
        let names: Vec<&[u8]> = names
            .iter()
            .map(|name| table.str(*name).as_bytes())
            .collect();
        let others = self.others(&applied, &rules);
        let id = u32::try_from(self.plan.objects.len()).ok()?;
        self.plan.objects.push(ObjectPlan {
            id,
            properties,
            index: Index::new(&names),
            required,
            sensitive: self.sensitive(&applied),
            applied,
            others,
            code: usize::MAX,
        });
        Some(id)
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
        let declaring = crate::report::declaring(table, applied);
        declaring.map_or(Others::Site(site), |id| Others::Unknown(id, site))
    }

    /// The plan of a reply to which these schemas apply, as far as its code has decided.
    pub(super) fn reply(&mut self, applied: Vec<NodeId>, roles: &[(Text, Role)]) -> Option<u32> {
        if self.checked(&applied) {
            return None;
        }
        self.object(applied, roles)
    }

    /// Whether an object has to be looked at as a whole.
    fn checked(&self, applied: &[NodeId]) -> bool {
        let object = |check: &Check| check.concerns().overlaps(Types::OBJECT);
        applied.iter().any(|id| {
            let checks = self.table.checks(self.table.node(*id));
            !self.fits(*id, Types::OBJECT) || checks.iter().any(object)
        })
    }
}
