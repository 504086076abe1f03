//! Gathers a run's findings and counts, and makes the report of them.
//!
//! Every list is bounded, so that a long run over a broken capture does not grow without end; what is left out is
//! counted.

use std::collections::BTreeMap;

use super::groups::Groups;
use super::{
    Counts, Exchanges, NotChecked, Observation, OperationSummary, Others, Report, Unmatched,
};

/// How many entries a list of the report has at most.
const LIST: usize = 200;

/// What is known of an operation beforehand.
#[derive(Debug, Clone)]
pub struct Known {
    /// Its id.
    pub id: String,
    /// The outcomes that the spec documents, in its order.
    pub outcomes: Vec<String>,
}

#[derive(Debug, Default)]
struct Tally {
    exchanges: u64,
    outcomes: Counts,
    refusals: Counts,
    risk: u64,
}

/// See the module's text.
#[derive(Debug, Default)]
pub struct Collector {
    known: Vec<Known>,
    tallies: Vec<Tally>,
    exchanges: Exchanges,
    groups: Groups,
    /// Findings of the current input that stand or fall with what the rest of it shows.
    provisional: Groups,
    unmatched: BTreeMap<(String, String), u64>,
    not_checked: Vec<NotChecked>,
    others: Others,
}

impl Collector {
    /// A collector for these operations, which are numbered in this order.
    pub fn new(known: Vec<Known>) -> Self {
        let tallies = known.iter().map(|_| Tally::default()).collect();
        Self {
            known,
            tallies,
            ..Self::default()
        }
    }

    /// The numbers so far.
    pub fn exchanges(&self) -> Exchanges {
        self.exchanges
    }

    /// An exchange of an operation begins: it is counted, whatever comes of it.
    pub fn matched(&mut self, operation: usize) {
        self.tally(operation, |tally| tally.exchanges += 1);
    }

    /// The reply was held against the spec.
    pub fn checked(&mut self) {
        self.exchanges.total += 1;
        self.exchanges.checked += 1;
    }

    /// The reply could not be looked at.
    pub fn not_checked(&mut self, sample: String, reason: String) {
        self.exchanges.total += 1;
        self.exchanges.not_checked += 1;
        if self.not_checked.len() < LIST {
            self.not_checked.push(NotChecked { sample, reason });
        } else {
            self.others.not_checked += 1;
        }
    }

    /// The spec has no such call. `url` has no query any more.
    pub fn unmatched(&mut self, method: &str, url: String) {
        self.exchanges.total += 1;
        self.exchanges.unmatched += 1;
        let room = self.unmatched.len() < LIST;
        let key = (url, method.to_ascii_uppercase());
        if room || self.unmatched.contains_key(&key) {
            *self.unmatched.entry(key).or_default() += 1;
        } else {
            self.others.unmatched += 1;
        }
    }

    /// A preflight or a redirect.
    pub fn set_aside(&mut self) {
        self.exchanges.total += 1;
        self.exchanges.set_aside += 1;
    }

    /// Adds what was found in the current exchange, before it is counted.
    pub fn found(
        &mut self,
        operation: usize,
        observation: Observation,
        sample: &dyn Fn() -> String,
    ) {
        self.groups
            .add(operation, self.exchanges.total, observation, sample);
    }

    /// Adds what counts only if the rest of the input bears it out; see [`Self::settle`].
    pub fn found_perhaps(
        &mut self,
        operation: usize,
        observation: Observation,
        sample: &dyn Fn() -> String,
    ) {
        self.provisional
            .add(operation, self.exchanges.total, observation, sample);
    }

    /// At the end of an input: whether what was found perhaps is to be believed.
    pub fn settle(&mut self, believed: bool) {
        let provisional = std::mem::take(&mut self.provisional);
        if believed {
            self.groups.absorb(provisional);
        }
    }

    /// A success, by what came of the business act.
    pub fn success(&mut self, operation: usize, outcome: &str) {
        self.tally(operation, |tally| tally.outcomes.add(outcome, 1));
    }

    /// A refusal, by code.
    pub fn refusal(&mut self, operation: usize, code: &str) {
        self.tally(operation, |tally| tally.refusals.add(code, 1));
    }

    /// An answer of risk control.
    pub fn risk(&mut self, operation: usize) {
        self.tally(operation, |tally| tally.risk += 1);
    }

    fn tally(&mut self, operation: usize, change: impl FnOnce(&mut Tally)) {
        if let Some(tally) = self.tallies.get_mut(operation) {
            change(tally);
        }
    }

    /// The report.
    pub fn finish(mut self) -> Report {
        self.settle(true);
        let ids: Vec<_> = self.known.iter().map(|known| known.id.clone()).collect();
        let mut findings = self
            .groups
            .into_findings(|number| ids.get(number).cloned().unwrap_or_default());
        self.others.findings = findings.len().saturating_sub(LIST) as u64;
        findings.truncate(LIST);
        let summaries = self
            .known
            .into_iter()
            .zip(self.tallies)
            .filter(|(_, tally)| tally.exchanges > 0);
        let mut unmatched: Vec<_> = self
            .unmatched
            .into_iter()
            .map(|((url, method), count)| Unmatched { method, url, count })
            .collect();
        unmatched.sort_by_key(|unmatched| std::cmp::Reverse(unmatched.count));
        Report {
            schema_version: 1,
            exchanges: self.exchanges,
            findings,
            operations: summaries
                .map(|(known, tally)| summary(known, tally))
                .collect(),
            unmatched,
            not_checked: self.not_checked,
            others: self.others,
        }
    }
}

fn summary(known: Known, tally: Tally) -> OperationSummary {
    let Known {
        id,
        outcomes: documented,
    } = known;
    let mut outcomes = tally.outcomes;
    outcomes.0.sort_by_key(|(name, _)| {
        documented
            .iter()
            .position(|known| known == name)
            .unwrap_or(usize::MAX)
    });
    let mut refusals = tally.refusals;
    refusals
        .0
        .sort_by_key(|(code, _)| (code.parse::<i64>().ok(), code.clone()));
    let never_seen = documented
        .into_iter()
        .filter(|name| outcomes.get(name) == 0)
        .collect();
    OperationSummary {
        operation: id,
        exchanges: tally.exchanges,
        outcomes,
        refusals,
        risk: tally.risk,
        never_seen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collector() -> Collector {
        Collector::new(vec![
            Known {
                id: "pay".into(),
                outcomes: vec!["Paid".into(), "Refused".into(), "Late".into()],
            },
            Known {
                id: "get".into(),
                outcomes: vec!["Success".into()],
            },
        ])
    }

    #[test]
    fn the_total_is_the_sum_of_the_four() {
        let mut collector = collector();
        collector.matched(0);
        collector.checked();
        collector.not_checked("a#1".into(), "why".into());
        collector.unmatched("get", "https://a.example/".into());
        collector.set_aside();
        let Exchanges {
            total,
            checked,
            unmatched,
            not_checked,
            set_aside,
        } = collector.finish().exchanges;
        assert_eq!(
            (total, checked + unmatched + not_checked + set_aside),
            (4, 4)
        );
    }

    #[test]
    fn outcomes_stand_in_the_order_of_the_spec_and_what_was_never_seen_is_named() {
        let mut collector = collector();
        for outcome in ["Unknown", "Late", "Paid", "Late"] {
            collector.matched(0);
            collector.success(0, outcome);
        }
        for code in ["null", "3", "-101"] {
            collector.refusal(0, code);
        }
        let report = collector.finish();
        assert_eq!(
            report.operations.len(),
            1,
            "an operation without exchanges is left out"
        );
        let summary = &report.operations[0];
        assert_eq!(
            summary.outcomes.0,
            [
                ("Paid".into(), 1),
                ("Late".into(), 2),
                ("Unknown".into(), 1)
            ]
        );
        assert_eq!(
            summary.refusals.0,
            [("null".into(), 1), ("-101".into(), 1), ("3".into(), 1)]
        );
        assert_eq!(summary.never_seen, ["Refused"]);
    }

    #[test]
    fn long_lists_are_capped_and_counted() {
        let mut collector = collector();
        for number in 0..250 {
            collector.unmatched("GET", format!("https://a.example/{number}"));
            collector.not_checked(format!("a#{number}"), "why".into());
        }
        collector.unmatched("GET", "https://a.example/0".into());
        let report = collector.finish();
        assert_eq!(
            (report.unmatched.len(), report.not_checked.len()),
            (LIST, LIST)
        );
        assert_eq!(
            report.others,
            Others {
                findings: 0,
                unmatched: 50,
                not_checked: 50
            }
        );
        assert_eq!(
            report.unmatched[0].count, 2,
            "the most frequent stands first"
        );
    }
}
