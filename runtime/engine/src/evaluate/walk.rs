//! The walk over a value with a schema, in the words of JSON Schema: what is broken goes to a sink. Verdict, instance path
//! and schema path are those of the `jsonschema` crate; tests hold the two together.

use super::local::{broken, missing, missing_dependents, size, type_fits};
use super::sink::{Broken, Sink, Verdict};
use crate::path::Path;
use crate::schema::keyword::{Branches, Check, Keyword};
use crate::schema::table::{ArrayRule, NONE, NodeId, ObjectRule, Table};
use bilispec_wire::json::{Object, Value};

/// How deep one check may go. Documents are at most 127 deep, so each level may have four schemas
/// that apply to one value through each other, `$ref`s not counted. More might overflow the stack
/// of a small thread: a level takes up to 1.5 KB of it in a debug build.
const MAX_FRAMES: u32 = 600;

/// How many schemas one check may apply, beside those that the size of the document allows. Branches
/// that lead back to each other at every level double the work with each; no document of a real
/// schema comes near this.
const MAX_STEPS: u64 = 4_000_000;
const STEPS_A_BYTE: u64 = 32;

/// A walk over a document: the schema, how deep the walk stands, and how far it may still go.
pub(crate) struct Walk<'t> {
    pub(crate) table: &'t Table,
    frames: u32,
    steps: u64,
    /// The walk went too deep, or too far; its verdict there is worth nothing.
    pub(crate) cut: bool,
}

impl<'t> Walk<'t> {
    /// A walk over a document of so many bytes.
    pub(crate) fn new(table: &'t Table, bytes: usize) -> Self {
        let bytes = size(bytes);
        Walk {
            table,
            frames: 0,
            steps: MAX_STEPS.saturating_add(bytes.saturating_mul(STEPS_A_BYTE)),
            cut: false,
        }
    }

    pub(crate) fn enter(&mut self) -> bool {
        if self.frames >= MAX_FRAMES || self.steps == 0 {
            self.cut = true;
            return false;
        }
        self.frames += 1;
        self.steps -= 1;
        true
    }

    pub(crate) fn leave(&mut self) {
        self.frames = self.frames.saturating_sub(1);
    }

    /// Whether the value conforms to the schema.
    pub(crate) fn conforms(&mut self, id: NodeId, value: &Value<'_>) -> bool {
        self.visit(id, value, &Path::ROOT, &mut Verdict)
    }

    /// Whether the value conforms to the schema; what it breaks goes to the sink.
    pub(crate) fn visit<S: Sink>(
        &mut self,
        id: NodeId,
        value: &Value<'_>,
        path: &Path<'_>,
        sink: &mut S,
    ) -> bool {
        if id == NONE {
            return true;
        }
        let id = self.table.follow(id);
        if !self.enter() {
            return false;
        }
        let holds = self.holds(&mut At { id, path, sink }, value);
        self.leave();
        holds
    }

    fn holds<S: Sink>(&mut self, at: &mut At<'_, S>, value: &Value<'_>) -> bool {
        let table = self.table;
        let node = table.node(at.id);
        let mut holds = !node.never || at.breaks(table, Keyword::False);
        holds &= type_fits(node, value) || at.breaks(table, Keyword::Type);
        if S::FIRST && !holds {
            return false;
        }
        match value {
            Value::Object(object) => {
                if let Some(rule) = table.object(node) {
                    holds &= self.object(at, rule, object);
                }
            }
            Value::Array(items) => {
                if let Some(rule) = table.array(node) {
                    holds &= self.array(at, rule, items);
                }
            }
            _ => {}
        }
        for check in table.checks(node) {
            if S::FIRST && !holds {
                return false;
            }
            holds &= self.check(at, check, value);
        }
        holds
    }

    fn object<S: Sink>(
        &mut self,
        at: &mut At<'_, S>,
        rule: &ObjectRule,
        object: &Object<'_>,
    ) -> bool {
        let table = self.table;
        let mut holds = true;
        for _ in missing(table, rule, &|name| object.contains(name)) {
            holds = at.breaks(table, Keyword::Required);
        }
        let closed = rule.additional != NONE && table.node(rule.additional).never;
        let (mut hint, mut unexpected) = (0, false);
        for member in object.members() {
            if S::FIRST && (!holds || unexpected) {
                return false;
            }
            let below = at.path.key(&member.key);
            let mut known = false;
            if let Some(node) = table.property(rule, &member.key, &mut hint) {
                known = true;
                holds &= self.visit(node, &member.value, &below, at.sink);
            }
            for patterned in table.patterned(rule.patterns) {
                if table.matches(patterned.pattern, &member.key) {
                    known = true;
                    holds &= self.visit(patterned.node, &member.value, &below, at.sink);
                }
            }
            if !known && closed {
                unexpected = true;
            } else if !known {
                holds &= self.visit(rule.additional, &member.value, &below, at.sink);
            }
        }
        // A closed object has one violation, whatever the number of unexpected members.
        holds & (!unexpected || at.breaks(table, Keyword::AdditionalProperties))
    }

    fn array<S: Sink>(
        &mut self,
        at: &mut At<'_, S>,
        rule: &ArrayRule,
        items: &[Value<'_>],
    ) -> bool {
        let prefix = self.table.ids(rule.prefix);
        let mut holds = true;
        for (index, item) in items.iter().enumerate() {
            if S::FIRST && !holds {
                return false;
            }
            let node = prefix.get(index).copied().unwrap_or(rule.items);
            holds &= self.visit(node, item, &at.path.index(index), at.sink);
        }
        match self.contains_broken(rule, items) {
            Some(keyword) => at.breaks(self.table, keyword),
            None => holds,
        }
    }

    /// How often `contains` must and may hold, and the first limit that is broken.
    pub(crate) fn contains_broken(
        &mut self,
        rule: &ArrayRule,
        items: &[Value<'_>],
    ) -> Option<Keyword> {
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
            return Some(Keyword::MaxContains);
        }
        if matches < least {
            // Which of the keywords gets the blame is the reference validator's choice.
            return Some(match (rule.min_contains, rule.max_contains) {
                (Some(_), _) => Keyword::MinContains,
                (None, Some(_)) => Keyword::MaxContains,
                (None, None) => Keyword::Contains,
            });
        }
        None
    }

    fn check<S: Sink>(&mut self, at: &mut At<'_, S>, check: &Check, value: &Value<'_>) -> bool {
        let table = self.table;
        match *check {
            Check::Ref(id) => self.visit(id, value, at.path, at.sink),
            Check::AllOf(list) => {
                let mut holds = true;
                for branch in table.ids(list) {
                    if S::FIRST && !holds {
                        break;
                    }
                    holds &= self.visit(*branch, value, at.path, at.sink);
                }
                holds
            }
            Check::AnyOf(list) => {
                !self.conforming(table.ids(list), value, 1).is_empty()
                    || self.no_branch(at, Keyword::AnyOf, table.ids(list), value)
            }
            Check::OneOf(list) => {
                self.conforming(table.ids(list), value, 2).len() == 1
                    || self.no_branch(at, Keyword::OneOf, table.ids(list), value)
            }
            Check::Not(id) => !self.conforms(id, value) || at.breaks(table, Keyword::Not),
            Check::If(branches) => {
                let next = self.next_of_if(branches, value);
                self.visit(next, value, at.path, at.sink)
            }
            Check::DependentSchemas(_) | Check::DependentRequired(_) | Check::PropertyNames(_) => {
                match value {
                    Value::Object(object) => self.names(at, check, object, value),
                    _ => true,
                }
            }
            _ => broken(table, check, value).is_none_or(|keyword| at.breaks(table, keyword)),
        }
    }

    /// The checks that are about which members an object has.
    fn names<S: Sink>(
        &mut self,
        at: &mut At<'_, S>,
        check: &Check,
        object: &Object<'_>,
        value: &Value<'_>,
    ) -> bool {
        let table = self.table;
        let mut holds = true;
        match *check {
            Check::DependentSchemas(list) => {
                for property in table.properties(list) {
                    if object.contains(table.str(property.name)) {
                        holds &= self.visit(property.node, value, at.path, at.sink);
                    }
                }
            }
            Check::PropertyNames(names) => {
                // Faults of a name stand at the object: a name has no place of its own. Where none may stand, they are one.
                let most = if table.node(names).never {
                    1
                } else {
                    usize::MAX
                };
                for member in object.members().iter().take(most) {
                    let name = Value::String((&*member.key).into());
                    holds &= self.visit(names, &name, at.path, at.sink);
                }
            }
            _ => {
                for _ in missing_dependents(table, check, &|name| object.contains(name)) {
                    holds = at.breaks(table, Keyword::DependentRequired);
                }
            }
        }
        holds
    }

    /// Notes that the branches are not as `anyOf` or `oneOf` wants them, and what each of them found.
    fn no_branch<S: Sink>(
        &mut self,
        at: &mut At<'_, S>,
        keyword: Keyword,
        branches: &[NodeId],
        value: &Value<'_>,
    ) -> bool {
        let mut found = Vec::new();
        if !S::FIRST {
            for branch in branches {
                let mut sink = S::default();
                self.visit(*branch, value, at.path, &mut sink);
                found.push(sink);
            }
        }
        at.breaks_with(self.table, keyword, found)
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
    pub(crate) fn next_of_if(&mut self, branches: Branches, value: &Value<'_>) -> NodeId {
        let Branches {
            test,
            then,
            otherwise,
        } = branches;
        if test == NONE || (then == NONE && otherwise == NONE) {
            NONE
        } else if self.conforms(test, value) {
            then
        } else {
            otherwise
        }
    }
}

/// A schema at the place of a value, and who hears of what that breaks.
struct At<'a, S> {
    id: NodeId,
    path: &'a Path<'a>,
    sink: &'a mut S,
}

impl<S: Sink> At<'_, S> {
    /// Notes a broken keyword: the value does not hold.
    fn breaks(&mut self, table: &Table, keyword: Keyword) -> bool {
        self.breaks_with(table, keyword, Vec::new())
    }

    fn breaks_with(&mut self, table: &Table, keyword: Keyword, branches: Vec<S>) -> bool {
        let broken = Broken {
            table,
            node: self.id,
            keyword,
            path: self.path,
        };
        self.sink.add(broken, branches);
        false
    }
}
