//! What is asked of an operation in two captures: tables of replies with and without something.

use std::collections::{BTreeMap, BTreeSet};

use crate::presence::{Member, Replies};
use crate::report::OperationSummary;

/// What a question is about, in the order in which answers are told: one that covers another is told alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Aspect {
    /// The member is there at all.
    There,
    /// It is there in each of its parents.
    Always,
    Null,
    Kind,
    Empty,
    Value,
    Code,
    Outcome,
}

impl Aspect {
    /// Whether an answer about this tells what one about the other, of the same member, would.
    pub(super) fn covers(self, other: Self) -> bool {
        match self {
            Self::There => other == Self::Always,
            Self::Null => matches!(other, Self::Kind | Self::Empty | Self::Value),
            Self::Kind => matches!(other, Self::Kind | Self::Empty | Self::Value),
            _ => false,
        }
    }
}

/// A question, with the counts that answer it.
#[derive(Debug, Clone)]
pub(super) struct Question {
    pub(super) pointer: String,
    pub(super) aspect: Aspect,
    /// The kind, value, code or outcome.
    what: String,
    /// Old replies with and without it, then new ones.
    pub(super) table: [u64; 4],
}

/// All questions about an operation.
#[derive(Debug, Default)]
pub(super) struct Questions {
    pub(super) list: Vec<Question>,
    /// Members that were there in either capture.
    pub(super) members: u64,
}

pub(super) fn questions(old: &OperationSummary, new: &OperationSummary) -> Questions {
    let mut all = Questions::default();
    let (before, after) = (&old.presence.members, &new.presence.members);
    let pointers: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    for pointer in pointers {
        let none = Member::default();
        let (old, new) = (
            before.get(pointer).unwrap_or(&none),
            after.get(pointer).unwrap_or(&none),
        );
        all.members += u64::from(old.present + new.present > 0);
        all.member(pointer, &old.replies, &new.replies);
    }
    all.rest(old, new);
    all
}

impl Questions {
    /// Adds a question, unless both captures are all alike in it.
    fn ask(&mut self, pointer: &str, aspect: Aspect, what: &str, counts: [[u64; 2]; 2]) {
        let [[old, all_old], [new, all_new]] = counts;
        let table = [
            old,
            all_old.saturating_sub(old),
            new,
            all_new.saturating_sub(new),
        ];
        let [a, b, c, d] = table;
        let is_settled = all_old == 0 || all_new == 0 || (a == 0 && c == 0) || (b == 0 && d == 0);
        if !is_settled {
            self.list.push(Question {
                pointer: pointer.to_owned(),
                aspect,
                what: what.to_owned(),
                table,
            });
        }
    }

    /// What is asked of a member.
    fn member(&mut self, pointer: &str, old: &Replies, new: &Replies) {
        let of = |count: fn(&Replies) -> u64, all: fn(&Replies) -> u64| {
            [[count(old), all(old)], [count(new), all(new)]]
        };
        self.ask(pointer, Aspect::There, "", of(|it| it.any, |it| it.parents));
        if old.all != old.any || new.all != new.any {
            self.ask(
                pointer,
                Aspect::Always,
                "",
                of(|it| it.all, |it| it.parents),
            );
        }
        let each = |counts: fn(&Replies) -> &BTreeMap<String, u64>| {
            let names: BTreeSet<String> = counts(old)
                .keys()
                .chain(counts(new).keys())
                .cloned()
                .collect();
            names.into_iter().map(move |name| {
                let count = |of: &Replies| counts(of).get(&name).copied().unwrap_or(0);
                let table = [[count(old), old.any], [count(new), new.any]];
                (name, table)
            })
        };
        for (kind, table) in each(|it| &it.kinds) {
            if kind == "null" {
                self.ask(pointer, Aspect::Null, &kind, table);
            }
        }
        for (kind, table) in each(|it| &it.kinds) {
            if kind != "null" {
                self.ask(pointer, Aspect::Kind, &kind, table);
            }
        }
        self.ask(pointer, Aspect::Empty, "", of(|it| it.empty, |it| it.any));
        for (value, table) in each(|it| &it.values) {
            self.ask(pointer, Aspect::Value, &value, table);
        }
    }

    /// What is asked of the operation as a whole.
    fn rest(&mut self, old: &OperationSummary, new: &OperationSummary) {
        let codes = |summary: &OperationSummary| {
            let mut codes = summary.coverage.codes.seen.clone();
            for (code, count) in &summary.refusals.0 {
                codes.entry(code.clone()).or_insert(*count);
            }
            codes
        };
        let (of_old, of_new) = (codes(old), codes(new));
        let names: BTreeSet<_> = of_old.keys().chain(of_new.keys()).cloned().collect();
        for name in names {
            let count = |of: &BTreeMap<String, u64>| of.get(&name).copied().unwrap_or(0);
            let table = [[count(&of_old), old.checked], [count(&of_new), new.checked]];
            self.ask("", Aspect::Code, &name, table);
        }
        let successes = |summary: &OperationSummary| -> u64 {
            summary.outcomes.0.iter().map(|(_, count)| count).sum()
        };
        let names: BTreeSet<_> = old
            .outcomes
            .0
            .iter()
            .chain(&new.outcomes.0)
            .map(|(name, _)| name)
            .collect();
        for name in names {
            let table = [
                [old.outcomes.get(name), successes(old)],
                [new.outcomes.get(name), successes(new)],
            ];
            self.ask("", Aspect::Outcome, name, table);
        }
    }
}

/// How a count changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    /// From some to none.
    Gone,
    /// From none to some.
    New,
    /// To all.
    Always,
    Fewer,
    More,
}

impl Question {
    pub(super) fn is_member(&self) -> bool {
        !matches!(self.aspect, Aspect::Code | Aspect::Outcome)
    }

    fn change(&self) -> Change {
        let [old, not_old, new, not_new] = self.table;
        // Of rates a/(a+b) and c/(c+d), by the products across; counts are below 2^41.
        let rises = u128::from(old) * u128::from(not_new) < u128::from(new) * u128::from(not_old);
        match (new, old, not_new) {
            (0, ..) => Change::Gone,
            (_, 0, _) => Change::New,
            (.., 0) => Change::Always,
            _ if rises => Change::More,
            _ => Change::Fewer,
        }
    }

    /// Whether something that was there can't be counted on any more.
    pub(super) fn is_loss(&self) -> bool {
        matches!(
            (self.aspect, self.change()),
            (Aspect::There, Change::Gone) | (Aspect::Null | Aspect::Empty, Change::Always)
        ) || (self.aspect == Aspect::Null && self.table[3] == 0)
    }

    pub(super) fn rule(&self) -> &'static str {
        match (self.aspect, self.change()) {
            (Aspect::There, Change::Gone) => "presence.vanished",
            (Aspect::There, Change::New) => "presence.appeared",
            (Aspect::There | Aspect::Always, Change::Gone | Change::Fewer) => "presence.rarer",
            (Aspect::There | Aspect::Always, _) => "presence.more-often",
            (Aspect::Null, _) => "presence.null",
            (Aspect::Kind, _) => "presence.kind",
            (Aspect::Empty, _) => "presence.empty",
            (Aspect::Value, _) => "presence.value",
            (Aspect::Code, _) => "presence.code",
            (Aspect::Outcome, _) => "presence.outcome",
        }
    }

    pub(super) fn message(&self) -> String {
        let what = match self.aspect {
            Aspect::There => "the member".to_owned(),
            Aspect::Always => "the member in each item".to_owned(),
            Aspect::Null => "null".to_owned(),
            Aspect::Kind => format!("the kind {}", self.what),
            Aspect::Empty => "an empty value".to_owned(),
            Aspect::Value => format!("the value {}", self.what),
            Aspect::Code => format!("the code {}", self.what),
            Aspect::Outcome => format!("the outcome {}", self.what),
        };
        let change = match (self.aspect, self.change()) {
            (Aspect::There, Change::Gone) => "vanished",
            (Aspect::There, Change::New) => "appeared",
            (_, Change::Gone) => "is not found any more",
            (_, Change::New) => "is new",
            (_, Change::Always | Change::More) => "is found more often",
            (_, Change::Fewer) => "is found more rarely",
        };
        format!("{what} {change}")
    }
}
