//! What the schemas that apply to a value say of the value itself: the keywords that it breaks, the
//! open sets that it is new to, and the documented bounds that it leaves.

use std::collections::HashSet;

use super::reporter::{Here, Reporter};
use super::rule::{Rule, Side};
use super::say;
use crate::evaluate::Keyword;
use crate::evaluate::local::broken;
use crate::schema::table::{Check, Constant, Known, NodeId, Note, Table, Types};
use bilispec_wire::json::Value;
use bilispec_wire::json::number::Number;

impl Reporter<'_> {
    /// The keywords about the value itself; of those that say the same, the first. `said` holds the
    /// rules that have been found broken.
    pub(super) fn checks(&mut self, here: Here<'_>, said: &mut HashSet<Rule>) {
        let table = self.table;
        for id in here.nodes {
            let node = table.node(*id);
            let mut faults: Vec<(Keyword, String, Option<&Check>)> = Vec::new();
            if node.never {
                faults.push((Keyword::False, "nothing".to_owned(), None));
            }
            for check in table.checks(node) {
                if let Check::Not(other) = *check {
                    if self.walk.conforms(other, here.value) {
                        faults.push((Keyword::Not, "something else".to_owned(), None));
                    }
                } else if let Some(keyword) = broken(table, check, here.value) {
                    faults.push((keyword, say::expected(table, check), Some(check)));
                }
            }
            if let (Value::Array(items), Some(rule)) = (here.value, table.array(node))
                && let Some(keyword) = self.walk.contains_broken(rule, items)
            {
                let least = rule.min_contains.unwrap_or(1);
                let expected = match rule.max_contains {
                    Some(most) => format!("{least} to {most} such items"),
                    None => format!("at least {least} such items"),
                };
                faults.push((keyword, expected, None));
            }
            for (keyword, expected, check) in faults {
                let rule = Rule::of(keyword);
                if said.insert(rule) {
                    let finding = self
                        .broken(here, rule, here.path, *id, keyword)
                        .expecting(expected)
                        .found(match check {
                            Some(check) => say::measured(*check, here.value, self.masked(here)),
                            None => self.found(here),
                        });
                    self.findings.push(finding);
                }
            }
        }
    }

    /// A number that JSON Schema lets pass, and clients can't hold: an integer of a reply has 64 bits.
    fn range(&mut self, here: Here<'_>, said: &mut HashSet<Rule>) {
        let table = self.table;
        let Value::Number(number) = here.value else {
            return;
        };
        let of = |id: &&NodeId| is_beyond(table.node(**id).types, number.value);
        let Some(id) = here.nodes.iter().find(of) else {
            return;
        };
        if self.side == Side::Response && said.insert(Rule::OutOfRange) {
            let finding = self
                .broken(here, Rule::OutOfRange, here.path, *id, Keyword::Type)
                .expecting("a number of 64 bits")
                .found(self.found(here));
            self.findings.push(finding);
        }
    }

    /// Open sets and documented bounds.
    pub(super) fn values(&mut self, here: Here<'_>, said: &mut HashSet<Rule>) {
        self.range(here, said);
        let table = self.table;
        for id in here.nodes {
            let Some(note) = table.note(table.node(*id)) else {
                continue;
            };
            let known = table.known(note);
            let listed = said.contains(&Rule::Enum) || said.contains(&Rule::Const);
            if here.scope.drift
                && !listed
                && !known.is_empty()
                && !is_known(table, known, here.value)
                && said.insert(Rule::UnknownValue)
            {
                let at = table.place(*id, "x-known-values");
                let finding = self
                    .finding(here.scope, Rule::UnknownValue, here.path, at, "")
                    .expecting(say::list(known.iter().map(|known| table.show(known.value))))
                    .found(self.found(here));
                self.findings.push(finding);
            }
            let bounded = said.contains(&Rule::Minimum) || said.contains(&Rule::Maximum);
            if !bounded && !said.contains(&Rule::Expect) {
                self.expect(here, note, *id, said);
            }
        }
    }

    /// A bound that the server answers instead of rejecting.
    fn expect(&mut self, here: Here<'_>, note: &Note, id: NodeId, said: &mut HashSet<Rule>) {
        let table = self.table;
        let (Some(expect), Value::Number(number)) = (table.expect(note), here.value) else {
            return;
        };
        let below = expect
            .minimum
            .is_some_and(|least| number.value.compare(least).is_lt());
        let above = expect
            .maximum
            .is_some_and(|most| number.value.compare(most).is_gt());
        if !below && !above {
            return;
        }
        said.insert(Rule::Expect);
        let at = table.place(id, "x-expect");
        let finding = self
            .finding(here.scope, Rule::Expect, here.path, at, "")
            .expecting(say::bounds(expect.minimum, expect.maximum))
            .found(self.found(here));
        let answer = table.str(if below { expect.below } else { expect.above });
        self.findings.push(if answer.is_empty() {
            finding
        } else {
            finding.saying(format!(
                "outside the documented bounds; the answer is {answer}"
            ))
        });
    }
}

/// Whether an open set lists the value. Only numbers and strings can be new to one; a number in a
/// string is the number, because such fields switch between the two.
pub(crate) fn is_known(table: &Table, known: &[Known], value: &Value<'_>) -> bool {
    let text = match value {
        Value::Number(_) => "",
        Value::String(text) => text.as_ref(),
        _ => return true,
    };
    known.iter().any(|known| match (known.value, value) {
        (Constant::Number(_), Value::String(_)) => table.show(known.value) == text,
        (constant, _) => table.equals(constant, value),
    })
}

/// Whether clients have no room for a number that is of these types.
pub(crate) fn is_beyond(types: Types, number: Number) -> bool {
    match number {
        Number::Float(value) if value.is_infinite() => types.contains(Types::NUMBER),
        _ => {
            let only_integers = types.contains(Types::INTEGER) && !types.contains(Types::NUMBER);
            only_integers && number.is_integer() && number.as_i64().is_none()
        }
    }
}
