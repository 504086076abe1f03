//! The members of an object and the items of an array: which schemas go with each, which are
//! missing, and which the schemas do not know.

use std::collections::HashSet;

use super::finding::Finding;
use super::reporter::{Here, Reporter, Scope};
use super::rule::Rule;
use super::say;
use crate::evaluate::local::{missing, missing_dependents};
use crate::evaluate::{Keyword, Violation};
use crate::path::Path;
use crate::schema::table::{Check, NONE, NodeId, ObjectRule, Table, Types};
use bilispec_wire::json::{Member, Object, Value};

/// What the schemas of an object make of one of its members.
#[derive(Default)]
struct Described {
    nodes: Vec<NodeId>,
    /// Some `properties` or `patternProperties` has the key.
    known: bool,
    /// The schema whose `additionalProperties` rules the key out.
    excluded_by: Option<NodeId>,
    /// The schema under which the key is declared by name.
    declared: Option<NodeId>,
}

/// What the schemas of one object say of its members.
pub(crate) struct Rules<'t> {
    /// Each with the place at which the next key is expected.
    all: Vec<(NodeId, &'t ObjectRule, u32)>,
    declaring: Option<NodeId>,
    undecided: bool,
}

/// The declaration that an unknown key is missing from: that with the most fields.
pub(crate) fn declaring(table: &Table, nodes: &[NodeId]) -> Option<NodeId> {
    let rules = nodes
        .iter()
        .filter_map(|id| table.object(table.node(*id)).map(|rule| (*id, rule)));
    let most = rules
        .filter(|(_, rule)| rule.declares)
        .reduce(|most, next| {
            if next.1.properties.len > most.1.properties.len {
                next
            } else {
                most
            }
        });
    most.map(|(id, _)| id)
}

impl<'t> Reporter<'t> {
    /// Reports on the members. `fits` tells whether the object may be one at all; `undecided`, that
    /// some branch which might know more keys was not chosen.
    pub(super) fn members(
        &mut self,
        here: Here<'_>,
        object: &Object<'_>,
        fits: bool,
        undecided: bool,
    ) {
        if fits {
            self.missing(here, &|name| object.contains(name));
            self.names(here, object);
        }
        let mut rules = self.rules(here.nodes, undecided);
        for member in object.members() {
            self.member(here, &mut rules, member);
        }
    }

    /// What the schemas say of members.
    pub(crate) fn rules(&self, nodes: &[NodeId], undecided: bool) -> Rules<'t> {
        let table = self.table;
        let all = nodes.iter().filter_map(|id| {
            let rule = table.object(table.node(*id))?;
            Some((*id, rule, 0))
        });
        Rules {
            all: all.collect(),
            declaring: declaring(table, nodes),
            undecided,
        }
    }

    /// Reports on one member.
    pub(crate) fn member(&mut self, here: Here<'_>, rules: &mut Rules<'t>, member: &Member<'_>) {
        let described = self.describe(rules, &member.key);
        let path = here.path.key(&member.key);
        if member.times > 1 && !rules.all.is_empty() && here.scope.drift {
            let at = described
                .declared
                .or(rules.declaring)
                .or(rules.all.first().map(|rule| rule.0));
            self.repeated(here, member, &path, at.unwrap_or(NONE));
        }
        let mut scope = here.scope;
        if let Some(id) = described.excluded_by {
            let keyword = Keyword::AdditionalProperties;
            let rule = Rule::AdditionalProperties;
            let finding = self
                .broken(here, rule, &path, id, keyword)
                .naming(&member.key)
                .expecting("no such member")
                .found(say::kind(&member.value));
            self.findings.push(finding);
            scope.drift = false;
        } else if !described.known
            && !rules.undecided
            && let Some(id) = rules.declaring.filter(|_| scope.drift)
        {
            self.unknown(member, &path, id);
            // Only the outermost unknown key is reported.
            scope.drift = false;
        }
        let bare = !self.bare.is_empty() && self.bare.contains(member.key.as_ref());
        if !bare {
            self.visit(described.nodes, &member.value, &path, scope);
        }
    }

    fn describe(&self, rules: &mut Rules<'_>, key: &str) -> Described {
        let table = self.table;
        let mut described = Described::default();
        for (id, rule, hint) in &mut rules.all {
            let mut known = false;
            if let Some(node) = table.property(rule, key, hint) {
                known = true;
                described.declared = described.declared.or(Some(node));
                described.nodes.push(node);
            }
            for patterned in table.patterned(rule.patterns) {
                if table.matches(patterned.pattern, key) {
                    known = true;
                    described.nodes.push(patterned.node);
                }
            }
            described.known |= known;
            if !known && rule.additional != NONE {
                if table.node(rule.additional).never {
                    described.excluded_by = described.excluded_by.or(Some(*id));
                } else {
                    described.nodes.push(rule.additional);
                }
            }
        }
        described
    }

    /// Reports a key that is in none of the declarations. Its value is never shown: nobody has
    /// said yet whether it may be.
    fn unknown(&mut self, member: &Member<'_>, path: &Path<'_>, id: NodeId) {
        let kind = say::kind(&member.value);
        let finding = self.unknown_at(path.pointer(), &member.key, kind, id);
        self.findings.push(finding);
    }

    /// The same for a key whose place is known as text.
    pub(crate) fn unknown_at(
        &self,
        pointer: String,
        key: &str,
        kind: impl Into<String>,
        id: NodeId,
    ) -> Finding {
        let rule = Rule::UnknownField;
        Finding {
            rule,
            id: rule.id(self.side),
            severity: rule.severity(),
            instance_path: pointer,
            schema_path: self.table.place(id, "properties"),
            keyword: "properties",
            message: format!("{} is not in the spec", say::name(key)),
            expected: "a listed field".to_owned(),
            found: kind.into(),
        }
    }

    fn repeated(&mut self, here: Here<'_>, member: &Member<'_>, path: &Path<'_>, id: NodeId) {
        let at = self.table.pointer(id);
        let finding = self
            .finding(here.scope, Rule::DuplicateKey, path, at, "")
            .saying(format!(
                "{} stands in its object more than once; the last one counts",
                say::name(&member.key)
            ))
            .expecting("once")
            .found(format!("{} times", member.times));
        self.findings.push(finding);
    }

    /// A missing member is reported where it should stand.
    pub(crate) fn missing(&mut self, here: Here<'_>, has: &dyn Fn(&str) -> bool) {
        let table = self.table;
        let mut said: HashSet<&str> = HashSet::new();
        for id in here.nodes {
            let node = table.node(*id);
            let mut absent: Vec<(&str, Rule, Keyword)> = Vec::new();
            if let Some(rule) = table.object(node) {
                let names = missing(table, rule, has);
                absent.extend(names.map(|name| (name, Rule::Required, Keyword::Required)));
            }
            for check in table.checks(node) {
                let (rule, keyword) = (Rule::DependentRequired, Keyword::DependentRequired);
                let names = missing_dependents(table, check, has);
                absent.extend(names.map(|name| (name, rule, keyword)));
            }
            for (name, rule, keyword) in absent {
                if said.insert(name) {
                    let path = here.path.key(name);
                    let finding = self
                        .broken(here, rule, &path, *id, keyword)
                        .naming(name)
                        .expecting(self.declared_type(here.nodes, name))
                        .found("nothing");
                    self.findings.push(finding);
                }
            }
        }
    }

    /// The type that a member is declared with.
    fn declared_type(&self, nodes: &[NodeId], name: &str) -> String {
        let types = nodes
            .iter()
            .filter_map(|id| self.table.object(self.table.node(*id)))
            .filter_map(|rule| self.table.property(rule, name, &mut 0))
            .map(|id| super::branch::types_of(self.table, id))
            .find(|types| *types != Types::ALL);
        types.map_or_else(|| "a value".to_owned(), Types::describe)
    }

    /// Names that `propertyNames` does not allow, each once.
    fn names(&mut self, here: Here<'_>, object: &Object<'_>) {
        let table = self.table;
        let mut said: HashSet<&str> = HashSet::new();
        for id in here.nodes {
            for check in table.checks(table.node(*id)) {
                let Check::PropertyNames(names) = *check else {
                    continue;
                };
                for member in object.members() {
                    if said.contains(&*member.key) {
                        continue;
                    }
                    let name = Value::String((&*member.key).into());
                    let mut found: Vec<Violation> = Vec::new();
                    self.walk.visit(names, &name, here.path, &mut found);
                    let Some(first) = found.into_iter().next() else {
                        continue;
                    };
                    said.insert(&member.key);
                    let path = here.path.key(&member.key);
                    let rule = Rule::PropertyNames;
                    let keyword = "propertyNames";
                    let why = Rule::of(first.keyword).message();
                    let finding = self
                        .finding(here.scope, rule, &path, first.schema_path, keyword)
                        .expecting("another name")
                        .found(say::name(&member.key))
                        .saying(format!("{}: {why}", rule.message()));
                    self.findings.push(finding);
                }
            }
        }
    }

    /// Reports on the items.
    pub(super) fn items(&mut self, here: Here<'_>, items: &[Value<'_>]) {
        let table = self.table;
        let rules: Vec<(&[NodeId], NodeId)> = here
            .nodes
            .iter()
            .filter_map(|id| table.array(table.node(*id)))
            .map(|rule| (table.ids(rule.prefix), rule.items))
            .collect();
        if rules.is_empty() {
            return;
        }
        for (index, item) in items.iter().enumerate() {
            let nodes = rules
                .iter()
                .map(|(prefix, rest)| prefix.get(index).copied().unwrap_or(*rest))
                .filter(|id| *id != NONE)
                .collect();
            let scope: Scope = here.scope;
            self.visit(nodes, item, &here.path.index(index), scope);
        }
    }
}
