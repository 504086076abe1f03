//! Findings that have one cause become one: same operation, part, rule, place in the spec, and place in the
//! document with list indices left out.

use std::collections::HashMap;

use super::{Finding, Observation, Part};

/// How many samples a finding names.
const SAMPLES: usize = 5;

#[derive(Debug, PartialEq, Eq, Hash)]
struct Key {
    operation: usize,
    part: Part,
    rule: String,
    schema_path: String,
    instance_path: String,
}

#[derive(Debug)]
struct Group {
    first: Observation,
    count: u64,
    exchanges: u64,
    /// The exchange of the latest occurrence, by number.
    latest: u64,
    samples: Vec<String>,
}

/// See the module's text.
#[derive(Debug, Default)]
pub(super) struct Groups {
    groups: HashMap<Key, Group>,
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
        let key = Key {
            operation,
            part: observation.part,
            rule: observation.rule.clone(),
            schema_path: observation.schema_path.clone(),
            instance_path: without_indices(&observation.instance_path),
        };
        let group = self.groups.entry(key).or_insert_with(|| Group {
            first: observation,
            count: 0,
            exchanges: 0,
            latest: u64::MAX,
            samples: Vec::new(),
        });
        group.count += 1;
        if group.latest != exchange {
            group.latest = exchange;
            group.exchanges += 1;
            if group.samples.len() < SAMPLES {
                group.samples.push(sample());
            }
        }
    }

    /// Takes over the groups of another run over other exchanges.
    pub(super) fn absorb(&mut self, other: Self) {
        for (key, theirs) in other.groups {
            match self.groups.entry(key) {
                std::collections::hash_map::Entry::Vacant(entry) => {
                    entry.insert(theirs);
                }
                std::collections::hash_map::Entry::Occupied(mut entry) => {
                    let ours = entry.get_mut();
                    ours.count += theirs.count;
                    ours.exchanges += theirs.exchanges;
                    let room = SAMPLES.saturating_sub(ours.samples.len());
                    ours.samples.extend(theirs.samples.into_iter().take(room));
                }
            }
        }
    }

    /// The findings: errors first, then by operation, part and place.
    pub(super) fn into_findings(self, operation: impl Fn(usize) -> String) -> Vec<Finding> {
        let mut groups: Vec<_> = self.groups.into_iter().collect();
        groups.sort_by(|(a, x), (b, y)| {
            let order = |key: &Key, group: &Group| (group.first.severity, key.operation, key.part);
            order(a, x)
                .cmp(&order(b, y))
                .then_with(|| a.instance_path.cmp(&b.instance_path))
                .then_with(|| a.rule.cmp(&b.rule))
                .then_with(|| a.schema_path.cmp(&b.schema_path))
        });
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
        };
        groups.into_iter().map(finding).collect()
    }
}

/// A JSON pointer with `*` for every step that is a number.
fn without_indices(pointer: &str) -> String {
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
