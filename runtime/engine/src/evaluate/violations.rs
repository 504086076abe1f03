//! Everything that is wrong with a value, in the words of JSON Schema: one violation for each broken
//! keyword, `anyOf` and `oneOf` with what each branch found. Verdict, instance path and schema path
//! are those of the `jsonschema` crate; tests hold the two together.

use super::local::{broken, missing, missing_dependents, type_fits};
use super::{Keyword, Walk};
use crate::path::Path;
use crate::schema::table::{ArrayRule, Check, NONE, NodeId, ObjectRule};
use bilispec_wire::json::{Object, Value};

/// One broken keyword.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The place in the document, as a JSON pointer.
    pub instance_path: String,
    /// The keyword in the schema document, as a JSON pointer without `$ref` hops.
    pub schema_path: String,
    /// Which keyword it is.
    pub keyword: Keyword,
    /// For `anyOf` and `oneOf`, what each branch found.
    pub branches: Vec<Vec<Violation>>,
}

impl Walk<'_> {
    /// Appends all violations of the schema by the value.
    pub(crate) fn collect(
        &mut self,
        id: NodeId,
        value: &Value<'_>,
        path: &Path<'_>,
        out: &mut Vec<Violation>,
    ) {
        if id == NONE || !self.enter() {
            return;
        }
        let table = self.table;
        let id = table.follow(id);
        let node = table.node(id);
        if node.never {
            self.violation(id, Keyword::False, path, out);
        }
        if !type_fits(node, value) {
            self.violation(id, Keyword::Type, path, out);
        }
        match value {
            Value::Object(object) => {
                if let Some(rule) = table.object(node) {
                    for _ in missing(table, rule, &|name| object.contains(name)) {
                        self.violation(id, Keyword::Required, path, out);
                    }
                    self.collect_members(id, rule, object, path, out);
                }
            }
            Value::Array(items) => {
                if let Some(rule) = table.array(node) {
                    self.collect_items(id, rule, items, path, out);
                }
            }
            _ => {}
        }
        for check in table.checks(node) {
            self.collect_check(id, check, value, path, out);
        }
        self.leave();
    }

    fn violation(&self, id: NodeId, keyword: Keyword, path: &Path<'_>, out: &mut Vec<Violation>) {
        out.push(self.made(id, keyword, path, Vec::new()));
    }

    fn made(
        &self,
        id: NodeId,
        keyword: Keyword,
        path: &Path<'_>,
        branches: Vec<Vec<Violation>>,
    ) -> Violation {
        Violation {
            instance_path: path.pointer(),
            schema_path: super::schema_path(self.table, id, keyword),
            keyword,
            branches,
        }
    }

    fn collect_members(
        &mut self,
        id: NodeId,
        rule: &ObjectRule,
        object: &Object<'_>,
        path: &Path<'_>,
        out: &mut Vec<Violation>,
    ) {
        let table = self.table;
        let closed = rule.additional != NONE && table.node(rule.additional).never;
        let (mut hint, mut unexpected) = (0, false);
        for member in object.members() {
            let below = path.key(&member.key);
            let mut known = false;
            if let Some(node) = table.property(rule, &member.key, &mut hint) {
                known = true;
                self.collect(node, &member.value, &below, out);
            }
            for patterned in table.patterned(rule.patterns) {
                if table.matches(patterned.pattern, &member.key) {
                    known = true;
                    self.collect(patterned.node, &member.value, &below, out);
                }
            }
            if !known && closed {
                unexpected = true;
            } else if !known {
                self.collect(rule.additional, &member.value, &below, out);
            }
        }
        // A closed object has one violation, whatever the number of unexpected members.
        if unexpected {
            self.violation(id, Keyword::AdditionalProperties, path, out);
        }
    }

    fn collect_items(
        &mut self,
        id: NodeId,
        rule: &ArrayRule,
        items: &[Value<'_>],
        path: &Path<'_>,
        out: &mut Vec<Violation>,
    ) {
        let prefix = self.table.ids(rule.prefix);
        for (index, item) in items.iter().enumerate() {
            let node = prefix.get(index).copied().unwrap_or(rule.items);
            self.collect(node, item, &path.index(index), out);
        }
        if let Some(keyword) = self.contains_broken(rule, items) {
            self.violation(id, keyword, path, out);
        }
    }

    fn collect_check(
        &mut self,
        id: NodeId,
        check: &Check,
        value: &Value<'_>,
        path: &Path<'_>,
        out: &mut Vec<Violation>,
    ) {
        let table = self.table;
        match *check {
            Check::Ref(target) => self.collect(target, value, path, out),
            Check::AllOf(list) => {
                for branch in table.ids(list) {
                    self.collect(*branch, value, path, out);
                }
            }
            Check::AnyOf(list) => {
                if self.conforming(table.ids(list), value, 1).is_empty() {
                    let branches = self.each_branch(table.ids(list), value, path);
                    out.push(self.made(id, Keyword::AnyOf, path, branches));
                }
            }
            Check::OneOf(list) => {
                if self.conforming(table.ids(list), value, 2).len() != 1 {
                    let branches = self.each_branch(table.ids(list), value, path);
                    out.push(self.made(id, Keyword::OneOf, path, branches));
                }
            }
            Check::Not(other) => {
                if self.conforms(other, value) {
                    self.violation(id, Keyword::Not, path, out);
                }
            }
            Check::If {
                test,
                then,
                otherwise,
            } => {
                let next = self.next_of_if(test, then, otherwise, value);
                self.collect(next, value, path, out);
            }
            Check::DependentSchemas(list) => {
                for property in table.properties(list) {
                    if value.get(table.str(property.name)).is_some() {
                        self.collect(property.node, value, path, out);
                    }
                }
            }
            Check::DependentRequired(_) => {
                if let Value::Object(object) = value {
                    for _ in missing_dependents(table, check, &|name| object.contains(name)) {
                        self.violation(id, Keyword::DependentRequired, path, out);
                    }
                }
            }
            Check::PropertyNames(names) => {
                if let Value::Object(object) = value {
                    self.collect_names(names, object, path, out);
                }
            }
            _ => {
                if let Some(keyword) = broken(table, check, value) {
                    self.violation(id, keyword, path, out);
                }
            }
        }
    }

    /// Faults of a name stand at the object: a name has no place of its own.
    fn collect_names(
        &mut self,
        names: NodeId,
        object: &Object<'_>,
        path: &Path<'_>,
        out: &mut Vec<Violation>,
    ) {
        if self.table.node(names).never {
            if !object.members().is_empty() {
                self.violation(names, Keyword::False, path, out);
            }
            return;
        }
        for member in object.members() {
            let name = Value::String((&*member.key).into());
            self.collect(names, &name, path, out);
        }
    }

    fn each_branch(
        &mut self,
        branches: &[NodeId],
        value: &Value<'_>,
        path: &Path<'_>,
    ) -> Vec<Vec<Violation>> {
        branches
            .iter()
            .map(|branch| {
                let mut found = Vec::new();
                self.collect(*branch, value, path, &mut found);
                found
            })
            .collect()
    }
}
