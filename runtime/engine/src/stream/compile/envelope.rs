//! Which form a reply has, worked out ahead for every combination of what may stand at the keys of
//! the code: a success or a refusal, each with its own plan. Whatever is less clear is the tree's.

use std::borrow::Cow;

use super::super::plan::{EnvelopePlan, MOST_KEYS, NONE, Role, Seen};
use super::Compiler;
use super::closure::{Head, closure, conforms};
use crate::report::each_firm;
use crate::schema::table::{Check, Constant, NodeId, Table, Text, Types};
use bilispec_wire::json::number::Number;
use bilispec_wire::json::{NumberText, Object, Value};

/// Schemas nested deeper than this do not count as being about the code alone.
const DEEPEST: u32 = 16;

struct Keys<'t> {
    table: &'t Table,
    node: NodeId,
    names: &'t [Text],
    success: &'t [i64],
}

impl Compiler<'_> {
    /// The plan for replies; `None` leaves all of them to the tree.
    pub(super) fn envelope(&mut self) -> Option<EnvelopePlan> {
        let table = self.table;
        let envelope = table.envelope(table.envelope)?;
        let names: Vec<Text> = table
            .text_list(envelope.code)
            .iter()
            .map(|place| at_top(table, *place))
            .collect::<Option<_>>()?;
        let data = at_top(table, envelope.data)?;
        if envelope.absent {
            return None;
        }
        let mut success = Vec::new();
        for constant in table.constants(envelope.success) {
            match constant {
                Constant::Number(number) => success.push(number.as_i64()?),
                _ => return None,
            }
        }
        let repeated = names.iter().enumerate();
        let mut repeated = repeated;
        let repeated =
            repeated.any(|(at, name)| names.iter().skip(at + 1).any(|other| other == name));
        if names.is_empty() || names.len() > MOST_KEYS || repeated || success.len() > 4 {
            return None;
        }
        let mut roles: Vec<(Text, Role)> = Vec::new();
        for (at, name) in names.iter().enumerate() {
            roles.push((*name, Role::Code(at)));
        }
        if !names.contains(&data) {
            roles.push((data, Role::Data));
        }
        let mut plan = EnvelopePlan {
            envelope: table.envelope,
            keys: names.clone(),
            success: success.clone(),
            cases: Vec::new(),
            first: NONE,
        };
        let keys = Keys {
            table,
            node: envelope.node,
            names: &names,
            success: &success,
        };
        let count = (0..names.len()).fold(1, |count, _| count * plan.kinds());
        let mut made: Vec<(Vec<NodeId>, u32)> = Vec::new();
        for case in 0..count {
            let seen = keys.case(case, &plan);
            let id = self.case(&keys, &plan, &seen, &roles, &mut made);
            plan.cases.push(id.unwrap_or(NONE));
        }
        let mut usual = [Seen::Absent; MOST_KEYS];
        *usual.first_mut()? = Seen::Code(*success.first()?);
        let first = plan.case(&usual);
        let any = || plan.cases.iter().copied().find(|case| *case != NONE);
        plan.first = if first == NONE { any()? } else { first };
        Some(plan)
    }

    fn case(
        &mut self,
        keys: &Keys<'_>,
        plan: &EnvelopePlan,
        seen: &[Seen; MOST_KEYS],
        roles: &[(Text, Role)],
        made: &mut Vec<(Vec<NodeId>, u32)>,
    ) -> Option<u32> {
        if seen.contains(&Seen::Other) {
            return None;
        }
        if plan.disagree(seen) {
            return None;
        }
        let (_, code) = plan.code(seen)?;
        let succeeds = code.is_some_and(|code| plan.success.contains(&code));
        let value = keys.object(seen);
        let only = |id: NodeId| keys.only(id, DEEPEST);
        let choose = |branches: &[NodeId]| keys.choose(branches, succeeds, &value);
        let head = Head {
            value: &value,
            only: &only,
            choose: &choose,
        };
        let applied = closure(self.table, &[self.table.root], Types::OBJECT, Some(&head))?;
        if let Some((_, id)) = made.iter().find(|(nodes, _)| *nodes == applied) {
            return Some(*id);
        }
        let id = self.reply(applied.clone(), roles)?;
        made.push((applied, id));
        Some(id)
    }
}

/// The name of a member at the top; `None` for a place deeper down, and for the whole reply.
fn at_top(table: &Table, place: Text) -> Option<Text> {
    let text = table.str(place);
    let (name, skipped) = match text.strip_prefix('/') {
        Some(name) => (name, 1),
        None => (text, 0),
    };
    let is_name = !name.is_empty() && (skipped == 0 || !name.contains(['/', '~']));
    is_name.then(|| Text {
        start: place.start + skipped,
        len: place.len - skipped,
    })
}

impl Keys<'_> {
    /// What the case of this number stands for.
    fn case(&self, mut case: usize, plan: &EnvelopePlan) -> [Seen; MOST_KEYS] {
        let mut seen = [Seen::Absent; MOST_KEYS];
        for slot in seen.iter_mut().take(self.names.len()).rev() {
            *slot = match case % plan.kinds() {
                0 => Seen::Absent,
                1 => Seen::Null,
                2 => Seen::Other,
                3 => Seen::Code(self.refusal()),
                at => self
                    .success
                    .get(at - 4)
                    .map_or(Seen::Other, |code| Seen::Code(*code)),
            };
            case /= plan.kinds();
        }
        seen
    }

    /// A code that is none of success: all of them are alike to schemas that name no other.
    fn refusal(&self) -> i64 {
        (1..)
            .find(|code| !self.success.contains(code))
            .unwrap_or(i64::MAX)
    }

    fn object(&self, seen: &[Seen; MOST_KEYS]) -> Value<'static> {
        let mut members: Vec<(Cow<'static, str>, Value<'static>)> = Vec::new();
        for (name, seen) in self.names.iter().zip(seen) {
            let value = match *seen {
                Seen::Absent => continue,
                Seen::Null => Value::Null,
                Seen::Other => Value::Bool(true),
                Seen::Code(code) => Value::Number(NumberText {
                    text: code.to_string().into(),
                    value: Number::from(code),
                }),
            };
            members.push((self.table.str(*name).to_owned().into(), value));
        }
        Value::Object(Object::new(members))
    }

    /// Whether the truth of a schema depends on the members at these keys alone, and of them on
    /// nothing but their type and whether they are a code of success.
    fn only(&self, id: NodeId, deep: u32) -> bool {
        let table = self.table;
        let node = table.node(id);
        let Some(deep) = deep.checked_sub(1) else {
            return false;
        };
        let members = table.object(node).is_none_or(|rule| {
            let properties = table.properties(rule.properties).iter();
            let required = table.text_list(rule.required).iter();
            rule.patterns.len == 0
                && rule.additional == NONE
                && required.into_iter().all(|name| self.names.contains(name))
                && properties.into_iter().all(|property| {
                    self.names.contains(&property.name) && self.plain(property.node, deep)
                })
        });
        members
            && table.checks(node).iter().all(|check| match *check {
                Check::Ref(id) | Check::Not(id) => self.only(id, deep),
                Check::AllOf(list) | Check::AnyOf(list) | Check::OneOf(list) => {
                    table.ids(list).iter().all(|id| self.only(*id, deep))
                }
                _ => false,
            })
    }

    /// Whether a schema tells values apart by nothing but type, null and the codes of success.
    fn plain(&self, id: NodeId, deep: u32) -> bool {
        let table = self.table;
        let node = table.node(id);
        let Some(deep) = deep.checked_sub(1) else {
            return false;
        };
        let listed = |constant: &Constant| match constant {
            Constant::Null => true,
            Constant::Number(number) => number
                .as_i64()
                .is_some_and(|number| self.success.contains(&number)),
            _ => false,
        };
        node.object == NONE
            && node.array == NONE
            && table.checks(node).iter().all(|check| match *check {
                Check::Const(constant) => listed(&constant),
                Check::Enum(list) => table.constants(list).iter().all(listed),
                Check::Ref(id) | Check::Not(id) => self.plain(id, deep),
                Check::AllOf(list) | Check::AnyOf(list) | Check::OneOf(list) => {
                    table.ids(list).iter().all(|id| self.plain(*id, deep))
                }
                _ => false,
            })
    }

    /// Chooses among branches of which some carry the envelope; `None` if none does. The inside is
    /// `None` where it is not sure what the tree would choose.
    fn choose(
        &self,
        branches: &[NodeId],
        succeeds: bool,
        value: &Value<'_>,
    ) -> Option<Option<NodeId>> {
        let mut carrying: Vec<NodeId> = Vec::new();
        for branch in branches {
            each_firm(self.table, *branch, &mut |id| {
                if id == self.node && !carrying.contains(branch) {
                    carrying.push(*branch);
                }
            });
        }
        if carrying.is_empty() {
            return None;
        }
        let mut chosen = branches
            .iter()
            .filter(|branch| carrying.contains(branch) == succeeds);
        let mut possible = Vec::new();
        for branch in branches {
            match self.possible(*branch, value) {
                Some(true) => possible.push(*branch),
                Some(false) => {}
                None => return Some(None),
            }
        }
        let chosen = match (chosen.next(), chosen.next()) {
            (Some(one), None) => *one,
            _ => return Some(None),
        };
        Some((possible == [chosen]).then_some(chosen))
    }

    /// Whether a reply with such a code may conform to the branch: nothing that is about the code
    /// speaks against it. `None` if it can't be told.
    fn possible(&self, branch: NodeId, value: &Value<'_>) -> Option<bool> {
        let table = self.table;
        let mut possible = Some(true);
        each_firm(table, branch, &mut |id| {
            let node = table.node(id);
            let mut holds =
                !node.never && (node.types.is_empty() || node.types.overlaps(Types::OBJECT));
            if let Some(rule) = table.object(node) {
                for name in self.names {
                    let key = table.str(*name);
                    let declared = table.property(rule, key, &mut 0);
                    let open = rule.additional == NONE || declared.is_some();
                    if rule.patterns.len > 0 || !open {
                        possible = None;
                        return;
                    }
                    if let Some(declared) = declared {
                        if !self.plain(declared, DEEPEST) {
                            possible = None;
                            return;
                        }
                        holds &= value
                            .get(key)
                            .is_none_or(|found| conforms(table, declared, found));
                    }
                    if table.text_list(rule.required).contains(name) {
                        holds &= value.get(key).is_some();
                    }
                }
            }
            for check in table.checks(node) {
                match *check {
                    Check::If(_) | Check::DependentSchemas(_) => {
                        possible = None;
                        return;
                    }
                    Check::Not(other) if self.only(other, DEEPEST) => {
                        holds &= !conforms(table, other, value);
                    }
                    Check::AnyOf(list) | Check::OneOf(list) => {
                        let all = table.ids(list);
                        if all.iter().all(|id| self.only(*id, DEEPEST)) {
                            let fit = all.iter().filter(|id| conforms(table, **id, value)).count();
                            let one = matches!(check, Check::OneOf(_));
                            holds &= fit == 1 || (!one && fit > 1);
                        }
                    }
                    _ => {}
                }
            }
            if !holds {
                possible = possible.map(|_| false);
            }
        });
        possible
    }
}
