//! What of the spec a capture showed, by operation: fields, listed values, codes, statuses and parameters.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Collector, Known};
use crate::presence::{Counters, Form, Presence};

/// What of an operation's description was seen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// Members of successful replies, by JSON pointer with `*` for items: the number of replies that have them.
    pub fields: Covered,
    /// Listed values of these, as `POINTER = VALUE`: the number of replies that have them. Values of sensitive members
    /// are not told apart.
    pub values: Covered,
    /// Codes, `null` for the code that is null: the number of replies that have them.
    pub codes: Covered,
    /// Statuses as the spec lists them (200, 4XX, default): the number of exchanges that each is the closest entry for.
    pub statuses: Covered,
    /// Parameters, as place and name: the number of requests that have them.
    pub parameters: Covered,
}

/// What was seen of one part of a description, and what was not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Covered {
    /// What was seen, and how often.
    pub seen: BTreeMap<String, u64>,
    /// What was not.
    pub missing: BTreeSet<String>,
}

impl Coverage {
    /// The parts, with what each is called.
    pub fn parts(&self) -> [(&'static str, &Covered); 5] {
        [
            ("fields", &self.fields),
            ("values", &self.values),
            ("codes", &self.codes),
            ("statuses", &self.statuses),
            ("parameters", &self.parameters),
        ]
    }

    /// Adds what another part of the capture showed.
    pub fn add(&mut self, other: &Self) {
        self.fields.add(&other.fields);
        self.values.add(&other.values);
        self.codes.add(&other.codes);
        self.statuses.add(&other.statuses);
        self.parameters.add(&other.parameters);
    }
}

impl Covered {
    /// Names with their counts; those of 0 were not seen.
    fn of(counts: impl IntoIterator<Item = (String, u64)>) -> Self {
        let mut covered = Self::default();
        for (name, count) in counts {
            if count > 0 {
                *covered.seen.entry(name).or_default() += count;
            } else {
                covered.missing.insert(name);
            }
        }
        covered.settle();
        covered
    }

    /// How many there are, seen or not.
    pub fn total(&self) -> usize {
        self.seen.len() + self.missing.len()
    }

    fn add(&mut self, other: &Self) {
        for (name, count) in &other.seen {
            let known = self.seen.entry(name.clone()).or_default();
            *known = known.saturating_add(*count);
        }
        self.missing.extend(other.missing.iter().cloned());
        self.settle();
    }

    fn settle(&mut self) {
        let seen = &self.seen;
        self.missing.retain(|name| !seen.contains_key(name));
    }
}

/// What an operation's exchanges showed, while they are gathered.
#[derive(Debug, Default)]
pub(super) struct Shown {
    codes: Vec<u64>,
    statuses: Vec<u64>,
    parameters: Vec<u64>,
    replies: Option<Box<Counters>>,
    /// The same from reports over other parts.
    coverage: Coverage,
    presence: Presence,
}

impl Shown {
    /// What a report says of another part of the capture.
    pub(super) fn of(coverage: Coverage, presence: Presence) -> Self {
        Self {
            coverage,
            presence,
            ..Self::default()
        }
    }

    /// Adds what other exchanges showed.
    pub(super) fn add(&mut self, other: &Self) {
        add(&mut self.codes, &other.codes);
        add(&mut self.statuses, &other.statuses);
        add(&mut self.parameters, &other.parameters);
        match (&mut self.replies, &other.replies) {
            (Some(ours), Some(theirs)) => ours.absorb(theirs),
            (ours @ None, Some(theirs)) => *ours = Some(theirs.clone()),
            (_, None) => {}
        }
        self.coverage.add(&other.coverage);
        self.presence.add(&other.presence);
    }

    /// As a report has it.
    pub(super) fn finish(self, known: &Known) -> (Coverage, Presence) {
        let (mut coverage, mut presence) = (self.coverage, self.presence);
        // Without counters nothing was gathered here: all is from reports.
        if let Some(replies) = self.replies {
            let (fields, values) = replies.covered();
            let codes = known.codes.iter().cloned();
            coverage.add(&Coverage {
                fields: Covered::of(fields),
                values: Covered::of(values),
                codes: named(codes, &self.codes),
                statuses: named(known.statuses.iter().cloned(), &self.statuses),
                parameters: named(known.parameters.iter().cloned(), &self.parameters),
            });
            presence.add(&replies.presence());
        }
        (coverage, presence)
    }
}

fn named(names: impl Iterator<Item = String>, counts: &[u64]) -> Covered {
    let counts = counts.iter().copied().chain(std::iter::repeat(0));
    Covered::of(names.zip(counts))
}

fn add(ours: &mut Vec<u64>, theirs: &[u64]) {
    if ours.len() < theirs.len() {
        ours.resize(theirs.len(), 0);
    }
    for (ours, theirs) in ours.iter_mut().zip(theirs) {
        *ours += theirs;
    }
}

/// Counts one more of a list that may not be as long yet.
fn count(counts: &mut Vec<u64>, number: usize) {
    if counts.len() <= number {
        counts.resize(number + 1, 0);
    }
    if let Some(count) = counts.get_mut(number) {
        *count += 1;
    }
}

impl Collector {
    /// What the operation's successful replies hold is counted from now on.
    pub fn watch(&mut self, operation: usize, counters: impl FnOnce() -> Counters) {
        self.tally(operation, |tally| {
            tally
                .shown
                .replies
                .get_or_insert_with(|| Box::new(counters()));
        });
    }

    /// A successful reply; the body is what stands at a place of the whole one.
    pub fn body(&mut self, operation: usize, body: &[u8], at: u32) {
        self.tally(operation, |tally| {
            if let Some(counters) = &mut tally.shown.replies {
                counters.reply(body, at);
            }
        });
    }

    /// One more successful reply of a form.
    pub fn again(&mut self, operation: usize, form: &Form) {
        self.tally(operation, |tally| {
            if let Some(counters) = &mut tally.shown.replies {
                counters.again(form);
            }
        });
    }

    /// What the last successful reply of an operation was like; see [`Counters::last`].
    pub fn last_form(&self, operation: usize) -> Option<(Form, &[Range<usize>])> {
        self.tallies.get(operation)?.shown.replies.as_ref()?.last()
    }

    /// A reply has the code with this number among those of [`Known`].
    pub fn code(&mut self, operation: usize, number: usize) {
        self.tally(operation, |tally| count(&mut tally.shown.codes, number));
    }

    /// An exchange has the status with this number among those of [`Known`].
    pub fn status(&mut self, operation: usize, number: usize) {
        self.tally(operation, |tally| count(&mut tally.shown.statuses, number));
    }

    /// A request has the parameter with this number.
    pub fn parameter(&mut self, operation: usize, number: usize) {
        self.tally(operation, |tally| {
            count(&mut tally.shown.parameters, number);
        });
    }
}
