//! Whether a value conforms, and nothing else: used for the whole document, and wherever a schema
//! asks about another one (`anyOf`, `oneOf`, `not`, `if`, `contains`).

use super::Walk;
use super::local::{broken, missing, missing_dependents, size, type_fits};
use crate::schema::table::{ArrayRule, Check, NONE, NodeId, ObjectRule};
use bilispec_wire::json::{Object, Value};

impl Walk<'_> {
    /// Whether the value conforms to the schema.
    pub(crate) fn conforms(&mut self, id: NodeId, value: &Value<'_>) -> bool {
        if id == NONE {
            return true;
        }
        let id = self.table.follow(id);
        if !self.enter() {
            return false;
        }
        let holds = self.holds(id, value);
        self.leave();
        holds
    }

    fn holds(&mut self, id: NodeId, value: &Value<'_>) -> bool {
        let table = self.table;
        let node = table.node(id);
        if node.never || !type_fits(node, value) {
            return false;
        }
        match value {
            Value::Object(object) => {
                if let Some(rule) = table.object(node)
                    && (missing(table, rule, &|name| object.contains(name))
                        .next()
                        .is_some()
                        || !self.members_hold(rule, object))
                {
                    return false;
                }
            }
            Value::Array(items) => {
                if let Some(rule) = table.array(node)
                    && !self.items_hold(rule, items)
                {
                    return false;
                }
            }
            _ => {}
        }
        table
            .checks(node)
            .iter()
            .all(|check| self.check_holds(check, value))
    }

    fn members_hold(&mut self, rule: &ObjectRule, object: &Object<'_>) -> bool {
        let table = self.table;
        let mut hint = 0;
        object.members().iter().all(|member| {
            let mut known = false;
            if let Some(node) = table.property(rule, &member.key, &mut hint) {
                known = true;
                if !self.conforms(node, &member.value) {
                    return false;
                }
            }
            for patterned in table.patterned(rule.patterns) {
                if table.matches(patterned.pattern, &member.key) {
                    known = true;
                    if !self.conforms(patterned.node, &member.value) {
                        return false;
                    }
                }
            }
            known || self.conforms(rule.additional, &member.value)
        })
    }

    fn items_hold(&mut self, rule: &ArrayRule, items: &[Value<'_>]) -> bool {
        let prefix = self.table.ids(rule.prefix);
        for (index, item) in items.iter().enumerate() {
            let node = prefix.get(index).copied().unwrap_or(rule.items);
            if !self.conforms(node, item) {
                return false;
            }
        }
        self.contains_broken(rule, items).is_none()
    }

    /// How often `contains` must and may hold, and the first limit that is broken.
    pub(crate) fn contains_broken(
        &mut self,
        rule: &ArrayRule,
        items: &[Value<'_>],
    ) -> Option<super::Keyword> {
        use super::Keyword::{Contains, MaxContains, MinContains};
        if rule.contains == NONE {
            return None;
        }
        let matches = items
            .iter()
            .filter(|item| self.conforms(rule.contains, item))
            .count();
        let matches = size(matches);
        let least = rule.min_contains.unwrap_or(1);
        let most = rule.max_contains.unwrap_or(u64::MAX);
        if matches > most {
            return Some(MaxContains);
        }
        if matches < least {
            // Which of the keywords gets the blame is the reference validator's choice.
            return Some(match (rule.min_contains, rule.max_contains) {
                (Some(_), _) => MinContains,
                (None, Some(_)) => MaxContains,
                (None, None) => Contains,
            });
        }
        None
    }

    fn check_holds(&mut self, check: &Check, value: &Value<'_>) -> bool {
        let table = self.table;
        match *check {
            Check::Ref(id) => self.conforms(id, value),
            Check::AllOf(list) => table.ids(list).iter().all(|id| self.conforms(*id, value)),
            Check::AnyOf(list) => table.ids(list).iter().any(|id| self.conforms(*id, value)),
            Check::OneOf(list) => self.conforming(table.ids(list), value, 2).len() == 1,
            Check::Not(id) => !self.conforms(id, value),
            Check::If {
                test,
                then,
                otherwise,
            } => {
                let next = self.next_of_if(test, then, otherwise, value);
                self.conforms(next, value)
            }
            Check::DependentSchemas(list) => match value {
                Value::Object(object) => table
                    .properties(list)
                    .iter()
                    .filter(|property| object.contains(table.str(property.name)))
                    .all(|property| self.conforms(property.node, value)),
                _ => true,
            },
            Check::DependentRequired(_) => match value {
                Value::Object(object) => {
                    missing_dependents(table, check, &|name| object.contains(name))
                        .next()
                        .is_none()
                }
                _ => true,
            },
            Check::PropertyNames(id) => match value {
                Value::Object(object) => object
                    .members()
                    .iter()
                    .all(|member| self.conforms(id, &Value::String((&*member.key).into()))),
                _ => true,
            },
            _ => broken(table, check, value).is_none(),
        }
    }

    /// The branches that the value conforms to; the search stops after `enough` of them.
    pub(crate) fn conforming(
        &mut self,
        branches: &[NodeId],
        value: &Value<'_>,
        enough: usize,
    ) -> Vec<NodeId> {
        branches
            .iter()
            .copied()
            .filter(|id| self.conforms(*id, value))
            .take(enough)
            .collect()
    }

    /// `then` or `else`, as the test decides; [`NONE`] if that one is absent.
    pub(crate) fn next_of_if(
        &mut self,
        test: NodeId,
        then: NodeId,
        otherwise: NodeId,
        value: &Value<'_>,
    ) -> NodeId {
        if test == NONE || (then == NONE && otherwise == NONE) {
            NONE
        } else if self.conforms(test, value) {
            then
        } else {
            otherwise
        }
    }
}
