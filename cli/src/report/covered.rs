//! What of the spec a capture showed, by operation: fields, listed values, codes, statuses and parameters.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
    pub(super) fn of(counts: impl IntoIterator<Item = (String, u64)>) -> Self {
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
