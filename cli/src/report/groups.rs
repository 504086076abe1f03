//! Findings that have one cause become one: same operation, part, rule, place in the spec, and place in the
//! document with list indices left out. Values that the spec does not list are a finding each, the first [`VALUES`] by
//! their order; those beyond are one together.
//!
//! Only the first [`MOST`] by their order in the report are kept. One that was left out once is never kept later, so
//! that what is kept is counted in full, and reports over parts add up to the report over the whole.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{Accepted, Finding, Kind, Observation, Part, Severity, kind};

/// How many findings a report has at most.
const MOST: usize = 200;

/// How many values that the spec does not list are findings of their own at one place.
const VALUES: usize = 20;
/// What stands for the values beyond; no value is written like this, and it comes behind all of them.
const OTHERS: &str = "\u{10ffff}";
const OTHER_VALUES: &str = "other values";

/// How many samples a finding names.
pub(super) const SAMPLES: usize = 5;

/// The order of the members is the order of the report: errors first, then by operation, part and place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    severity: Severity,
    operation: usize,
    part: Part,
    instance_path: String,
    rule: String,
    schema_path: String,
    /// What tells findings apart that have all the rest in common; see [`variant`].
    variant: String,
}

#[derive(Debug, Clone)]
struct Group {
    first: Observation,
    count: u64,
    exchanges: u64,
    /// The exchange of the latest occurrence, by number.
    latest: u64,
    samples: Vec<String>,
    accepted: Option<Accepted>,
}

impl Group {
    fn of(first: Observation) -> Self {
        Self {
            first,
            count: 0,
            exchanges: 0,
            latest: u64::MAX,
            samples: Vec::new(),
            accepted: None,
        }
    }

    /// Adds what another group of the same cause counted.
    fn take_in(&mut self, theirs: Self) {
        self.count += theirs.count;
        self.exchanges += theirs.exchanges;
        self.accepted = self.accepted.take().or(theirs.accepted);
        let room = SAMPLES.saturating_sub(self.samples.len());
        self.samples.extend(theirs.samples.into_iter().take(room));
    }
}

/// See the module's text.
#[derive(Debug, Clone, Default)]
pub(super) struct Groups {
    groups: BTreeMap<Key, Group>,
    /// Occurrences of findings that are not kept.
    others: u64,
}

impl Groups {
    /// Adds what was found in an exchange; `exchange` numbers exchanges so that each is counted once.
    pub(super) fn add(
        &mut self,
        operation: usize,
        exchange: u64,
        observation: Observation,
        sample: &dyn Fn() -> String,
    ) {
        let key = key(operation, &observation);
        let fresh = (!self.groups.contains_key(&key)).then(|| key.clone());
        let group = self
            .groups
            .entry(key)
            .or_insert_with(|| Group::of(observation));
        group.count += 1;
        if group.latest != exchange {
            group.latest = exchange;
            group.exchanges += 1;
            if group.samples.len() < SAMPLES {
                group.samples.push(sample());
            }
        }
        if let Some(key) = fresh {
            self.bound_values(&key);
            self.bound();
        }
    }

    /// Of the values at one place, puts those beyond the bound together. Which exchanges two of them share is not known,
    /// so that each occurrence counts as one.
    fn bound_values(&mut self, key: &Key) {
        if key.variant.is_empty() {
            return;
        }
        let at = |variant: &str| Key {
            variant: variant.to_owned(),
            ..key.clone()
        };
        let (first, others) = (at(""), at(OTHERS));
        while self.groups.range(&first..&others).count() > VALUES {
            let last = self.groups.range(&first..&others).next_back();
            let Some(last) = last.map(|(last, _)| last.clone()) else {
                return;
            };
            let Some(mut group) = self.groups.remove(&last) else {
                return;
            };
            OTHER_VALUES.clone_into(&mut group.first.found);
            group.exchanges = group.count;
            self.join(others.clone(), group);
        }
    }

    /// Leaves out what is beyond the bound.
    fn bound(&mut self) {
        while self.groups.len() > MOST {
            if let Some((_, group)) = self.groups.pop_last() {
                self.others += group.count;
            }
        }
    }

    /// Adds a finding of another report.
    pub(super) fn add_finding(&mut self, operation: usize, finding: Finding) {
        let first = Observation {
            rule: finding.rule,
            severity: finding.severity,
            part: finding.part,
            instance_path: finding.instance_path,
            schema_path: finding.schema_path,
            place: finding.spec,
            message: finding.message,
            expected: finding.expected,
            found: finding.found,
        };
        let key = key(operation, &first);
        let group = Group {
            count: finding.count,
            exchanges: finding.exchanges,
            samples: finding.samples,
            accepted: finding.accepted,
            ..Group::of(first)
        };
        self.insert(key, group);
        self.bound();
    }

    fn insert(&mut self, key: Key, theirs: Group) {
        if self.groups.contains_key(&key) {
            self.join(key, theirs);
        } else {
            self.join(key.clone(), theirs);
            self.bound_values(&key);
        }
    }

    fn join(&mut self, key: Key, theirs: Group) {
        match self.groups.entry(key) {
            Entry::Vacant(entry) => {
                entry.insert(theirs);
            }
            Entry::Occupied(mut entry) => entry.get_mut().take_in(theirs),
        }
    }

    /// Occurrences of findings that are not kept.
    pub(super) fn others(&self) -> u64 {
        self.others
    }

    /// Takes over the groups of another run over other exchanges.
    pub(super) fn absorb(&mut self, other: Self) {
        self.others += other.others;
        for (key, theirs) in other.groups {
            self.insert(key, theirs);
        }
        self.bound();
    }

    /// The findings: errors first, then by operation, part and place.
    pub(super) fn into_findings(self, operation: impl Fn(usize) -> String) -> Vec<Finding> {
        let finding = |(key, group): (Key, Group)| Finding {
            rule: key.rule,
            severity: group.first.severity,
            operation: operation(key.operation),
            part: key.part,
            instance_path: group.first.instance_path,
            schema_path: key.schema_path,
            message: group.first.message,
            expected: group.first.expected,
            found: group.first.found,
            spec: group.first.place,
            count: group.count,
            exchanges: group.exchanges,
            samples: group.samples,
            accepted: group.accepted,
        };
        self.groups.into_iter().map(finding).collect()
    }
}

fn key(operation: usize, observation: &Observation) -> Key {
    Key {
        severity: observation.severity,
        operation,
        part: observation.part,
        instance_path: without_indices(&observation.instance_path),
        rule: observation.rule.clone(),
        schema_path: observation.schema_path.clone(),
        variant: variant(observation),
    }
}

/// A status, a code or a value that the spec does not list is a finding of its own, though all of them break the same
/// line of the spec; and so is each kind of value that has the wrong type.
fn variant(observation: &Observation) -> String {
    let found = observation.found.as_str();
    match kind(&observation.rule) {
        Kind::Listed if found == OTHER_VALUES => OTHERS.to_owned(),
        Kind::Listed => found.to_owned(),
        Kind::Typed => match found.as_bytes().first() {
            Some(b'"') => "a string".to_owned(),
            Some(b'-' | b'0'..=b'9') => "a number".to_owned(),
            Some(b't' | b'f') => "a boolean".to_owned(),
            _ => found.to_owned(),
        },
        Kind::Other => String::new(),
    }
}

/// A JSON pointer with `*` for every step that is a number.
pub(crate) fn without_indices(pointer: &str) -> String {
    let is_index = |step: &str| !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_digit());
    let steps: Vec<_> = pointer
        .split('/')
        .map(|step| if is_index(step) { "*" } else { step })
        .collect();
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::super::{Place, Severity};
    use super::*;

    fn observation(instance_path: &str) -> Observation {
        Observation {
            rule: "response.type".into(),
            severity: Severity::Error,
            part: Part::ResponseBody,
            instance_path: instance_path.into(),
            schema_path: "spec/a.yaml#/x".into(),
            place: Place::default(),
            message: String::new(),
            expected: String::new(),
            found: String::new(),
        }
    }

    #[test]
    fn list_items_are_one_finding_that_keeps_the_first_place() {
        let mut groups = Groups::default();
        for (exchange, path) in [
            (0, "/data/3/id"),
            (0, "/data/4/id"),
            (7, "/data/0/id"),
            (7, "/data/id"),
        ] {
            groups.add(0, exchange, observation(path), &|| {
                format!("a.har#{exchange}")
            });
        }
        let findings = groups.into_findings(|_| "op".into());
        let seen: Vec<_> = findings
            .iter()
            .map(|f| {
                (
                    f.instance_path.as_str(),
                    f.count,
                    f.exchanges,
                    f.samples.len(),
                )
            })
            .collect();
        assert_eq!(seen, [("/data/3/id", 3, 2, 2), ("/data/id", 1, 1, 1)]);
    }

    #[test]
    fn groups_of_two_runs_add_up() {
        let mut one = Groups::default();
        let mut two = Groups::default();
        for exchange in 0..4 {
            one.add(0, exchange, observation("/a"), &|| format!("1#{exchange}"));
            two.add(0, exchange, observation("/a"), &|| format!("2#{exchange}"));
        }
        one.absorb(two);
        let findings = one.into_findings(|_| "op".into());
        assert_eq!((findings[0].count, findings[0].exchanges), (8, 8));
        assert_eq!(findings[0].samples, ["1#0", "1#1", "1#2", "1#3", "2#0"]);
    }
}
