//! What scalars are tested for.

use super::super::plan::{Integers, NONE, Site, Test, What};
use super::{Compiler, push};
use crate::evaluate::local::broken;
use crate::report::is_known;
use crate::schema::table::{Check, Constant, NodeId, Table, Types};
use bilispec_wire::json::number::Number;
use bilispec_wire::json::{NumberText, Value};

impl Compiler<'_> {
    /// Notes in a site what its schemas make of scalars of one type.
    pub(super) fn scalar_site(
        &mut self,
        site: &mut Site,
        applied: &[NodeId],
        kind: Types,
        tests: &mut Vec<Test>,
    ) {
        let branches = applied.iter().any(|id| self.branches(*id));
        if !applied.iter().all(|id| self.fits(*id, kind)) {
            let never = applied.iter().any(|id| self.table.node(*id).never);
            if !branches && !never {
                site.misfit = site.misfit.with(kind);
            }
            return;
        }
        let of_kind = self.tests(applied, kind);
        if of_kind.is_empty() {
            site.free = site.free.with(kind);
            return;
        }
        site.tested = site.tested.with(kind);
        if !branches {
            site.steady = site.steady.with(kind);
        }
        if kind == Types::INTEGER
            && let Some(integers) = integers(self.table, &of_kind)
        {
            site.integers = push(&mut self.plan.integers, integers);
        }
        tests.extend(of_kind);
    }

    /// Whether the schema chooses among others.
    fn branches(&self, id: NodeId) -> bool {
        let mut checks = self.table.checks(self.table.node(id)).iter();
        checks.any(|check| {
            matches!(
                check,
                Check::AnyOf(_) | Check::OneOf(_) | Check::Not(_) | Check::If(_)
            )
        })
    }

    fn tests(&mut self, applied: &[NodeId], kind: Types) -> Vec<Test> {
        let table = self.table;
        let mut tests = Vec::new();
        let mut content = Vec::new();
        let mut holds_text = false;
        let mut add = |what| tests.push(Test { types: kind, what });
        for id in applied {
            let node = table.node(*id);
            for check in table.checks(node) {
                if check.concerns().overlaps(kind) {
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
        tests
    }
}

/// The integers that pass all tests, where they are listed or between bounds.
fn integers(table: &Table, tests: &[Test]) -> Option<Integers> {
    let mut listed: Option<Vec<i64>> = None;
    let (mut least, mut most) = (i64::MIN, i64::MAX);
    for test in tests {
        let list: Vec<Constant> = match test.what {
            What::Check(Check::Enum(list)) => table.constants(list).to_vec(),
            What::Check(Check::Const(constant)) => vec![constant],
            What::Known(note) => {
                let known = table.known(table.note_at(note)?);
                known.iter().map(|known| known.value).collect()
            }
            What::Check(Check::Minimum(bound)) => {
                least = least.max(bound.as_i64()?);
                continue;
            }
            What::Check(Check::Maximum(bound)) => {
                most = most.min(bound.as_i64()?);
                continue;
            }
            _ => continue,
        };
        let numbers = list.iter().filter_map(|constant| match constant {
            Constant::Number(number) => number.as_i64(),
            _ => None,
        });
        listed.get_or_insert_with(|| numbers.collect());
    }
    let bounds = |test: &Test| {
        matches!(
            test.what,
            What::Check(Check::Minimum(_) | Check::Maximum(_))
        )
    };
    match listed {
        Some(listed) => {
            let passes = |value: &i64| tests.iter().all(|test| passes(table, test, *value));
            let (small, others): (Vec<i64>, Vec<i64>) = listed
                .into_iter()
                .filter(passes)
                .partition(|value| (0..64).contains(value));
            Some(Integers {
                small: small.iter().fold(0, |bits, value| bits | 1 << value),
                others,
                within: Integers::NONE_WITHIN,
            })
        }
        None => tests.iter().all(bounds).then_some(Integers {
            small: 0,
            others: Vec::new(),
            within: [least, most],
        }),
    }
}

fn passes(table: &Table, test: &Test, value: i64) -> bool {
    let number = Value::Number(NumberText {
        text: value.to_string().into(),
        value: Number::from(value),
    });
    match test.what {
        What::Check(check) => broken(table, &check, &number).is_none(),
        What::Known(note) => table
            .note_at(note)
            .is_none_or(|note| is_known(table, table.known(note), &number)),
        // These are rare beside a list.
        What::Expect(_) | What::Content(_) => false,
    }
}
