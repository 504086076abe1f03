//! Gathers a run's findings and counts, and makes the report of them.
//!
//! Every list is bounded, so that a long run over a broken capture does not grow without end; what is left out is
//! counted.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::groups::{Groups, SAMPLES};
use super::tally::{LIST, Tally, summary};
use super::{
    Cookies, Counts, Exchanges, Finding, Known, NotChecked, Observation, Others, Report, Unmatched,
};

/// The version of the report's JSON form.
pub const VERSION: u32 = 2;

/// Calls to one address with one method that the spec does not describe.
#[derive(Debug, Default)]
pub(super) struct Calls {
    pub(super) count: u64,
    pub(super) near: Near,
    pub(super) samples: Vec<String>,
}

/// How near a call is to what the spec describes; see [`Unmatched`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Near {
    /// Its path, if the spec has its host.
    pub template: Option<String>,
    /// What `--base-url` would take to make it match.
    pub base_url: Option<String>,
}

/// See the module's text.
#[derive(Debug, Default)]
pub struct Collector {
    pub(super) known: Arc<Vec<Known>>,
    pub(super) tallies: Vec<Tally>,
    pub(super) exchanges: Exchanges,
    pub(super) groups: Groups,
    /// Findings of the current input that stand or fall with what the rest of it shows.
    provisional: Groups,
    /// The same of inputs that have ended without bearing it out; a report that this one is merged with may.
    pub(super) withheld: Groups,
    pub(super) cookies_seen: bool,
    unmatched: BTreeMap<(String, String), Calls>,
    /// What was taken off bodies before their JSON could be read. The names are ours, so there are few.
    pub(super) decoded: BTreeMap<String, u64>,
    pub(super) unreadable: u64,
    pub(super) incomplete: Vec<String>,
    pub(super) not_checked: Vec<NotChecked>,
    found: u64,
    pub(super) others: Others,
}

impl Collector {
    /// A collector for these operations, which are numbered in this order.
    pub fn new(known: impl Into<Arc<Vec<Known>>>) -> Self {
        let known = known.into();
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

    /// Occurrences of findings so far.
    pub fn found_so_far(&self) -> u64 {
        self.found
    }

    /// The findings so far, without those that [`Self::settle`] decides.
    pub fn findings(&self) -> Vec<Finding> {
        let id = |number: usize| self.known.get(number).map(|known| known.id.clone());
        let groups = self.groups.clone();
        groups.into_findings(|number| id(number).unwrap_or_default())
    }

    /// An exchange of an operation begins: it is counted, whatever comes of it.
    pub fn matched(&mut self, operation: usize) {
        self.tally(operation, |tally| tally.exchanges += 1);
    }

    /// The reply was checked. `qualifies`: `--require` counts it.
    pub fn checked(&mut self, operation: usize, qualifies: bool) {
        self.exchanges.total += 1;
        self.exchanges.checked += 1;
        self.tally(operation, |tally| {
            tally.checked += 1;
            tally.qualifying += u64::from(qualifies);
        });
    }

    /// Something was taken off a body before its JSON could be read.
    pub fn decoded(&mut self, step: &str) {
        self.add_decoded(step, 1);
    }

    pub(super) fn add_decoded(&mut self, step: &str, count: u64) {
        if let Some(known) = self.decoded.get_mut(step) {
            *known += count;
        } else if self.decoded.len() < LIST {
            self.decoded.insert(step.to_owned(), count);
        }
    }

    /// A record that is not an exchange.
    pub fn unreadable(&mut self, sample: String, reason: String) {
        self.unreadable += 1;
        self.not_checked(sample, reason);
    }

    /// Part of the input is not covered.
    pub fn incomplete(&mut self, cause: String) {
        self.add_incomplete(vec![cause]);
    }

    pub(super) fn add_incomplete(&mut self, later: Vec<String>) {
        self.incomplete.extend(later);
        self.others.incomplete += self.incomplete.len().saturating_sub(LIST) as u64;
        self.incomplete.truncate(LIST);
    }

    /// The reply could not be looked at.
    pub fn not_checked(&mut self, sample: String, reason: String) {
        self.exchanges.total += 1;
        self.exchanges.not_checked += 1;
        self.add_not_checked(vec![NotChecked { sample, reason }]);
    }

    /// The spec has no such call. `url` has no query any more; `near` depends on it and the method alone.
    pub fn unmatched(
        &mut self,
        method: &str,
        url: String,
        near: impl FnOnce(&str) -> Near,
        sample: &dyn Fn() -> String,
    ) {
        self.exchanges.total += 1;
        self.exchanges.unmatched += 1;
        let key = (url, method.to_ascii_uppercase());
        if let Some(known) = self.unmatched.get_mut(&key) {
            known.count += 1;
            if known.samples.len() < SAMPLES {
                known.samples.push(sample());
            }
            return;
        }
        let calls = Calls {
            count: 1,
            near: near(&key.0),
            samples: vec![sample()],
        };
        self.add_unmatched(key, calls);
    }

    /// Keeps the first by address: one that is left out is never kept later, so that those kept are counted in full.
    pub(super) fn add_unmatched(&mut self, key: (String, String), calls: Calls) {
        let known = self.unmatched.entry(key).or_default();
        known.count += calls.count;
        known.near = calls.near;
        let room = SAMPLES.saturating_sub(known.samples.len());
        known.samples.extend(calls.samples.into_iter().take(room));
        if self.unmatched.len() > LIST
            && let Some((_, calls)) = self.unmatched.pop_last()
        {
            self.others.unmatched += calls.count;
            if calls.near.template.is_some() {
                self.others.undescribed += calls.count;
            }
        }
    }

    /// A preflight, a redirect or a web socket.
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
        self.found += 1;
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

    /// At the end of an input: whether it had cookies, so that what was found perhaps is to be believed.
    pub fn settle(&mut self, believed: bool) {
        self.cookies_seen |= believed;
        let provisional = std::mem::take(&mut self.provisional);
        if believed {
            self.groups.absorb(provisional);
        } else {
            self.withheld.absorb(provisional);
        }
    }

    /// Takes over what another collector gathered from later exchanges of the same input: the result is what this
    /// collector would have gathered from all of them.
    pub fn absorb(&mut self, later: Self) {
        self.exchanges += later.exchanges;
        for (number, theirs) in later.tallies.into_iter().enumerate() {
            self.add_tally(number, &theirs);
        }
        self.groups.absorb(later.groups);
        self.provisional.absorb(later.provisional);
        for (key, calls) in later.unmatched {
            self.add_unmatched(key, calls);
        }
        self.add_not_checked(later.not_checked);
        self.add_incomplete(later.incomplete);
        for (step, count) in later.decoded {
            self.add_decoded(&step, count);
        }
        self.unreadable += later.unreadable;
        self.found += later.found;
        self.others += later.others;
    }

    pub(super) fn add_tally(&mut self, operation: usize, theirs: &Tally) {
        let Some(ours) = self.tallies.get_mut(operation) else {
            return;
        };
        ours.exchanges += theirs.exchanges;
        ours.checked += theirs.checked;
        ours.qualifying += theirs.qualifying;
        ours.risk += theirs.risk;
        ours.shown.add(&theirs.shown);
        for (name, count) in &theirs.outcomes.0 {
            ours.outcomes.add(name, *count);
        }
        for (code, count) in &theirs.refusals.0 {
            self.others.refusals += ours.refuse(code, *count);
        }
    }

    pub(super) fn add_not_checked(&mut self, later: Vec<NotChecked>) {
        self.not_checked.extend(later);
        self.others.not_checked += self.not_checked.len().saturating_sub(LIST) as u64;
        self.not_checked.truncate(LIST);
    }

    /// A success, by what came of the business act.
    pub fn success(&mut self, operation: usize, outcome: &str) {
        self.tally(operation, |tally| tally.outcomes.add(outcome, 1));
    }

    /// A refusal, by code.
    pub fn refusal(&mut self, operation: usize, code: &str) {
        let mut left_out = 0;
        self.tally(operation, |tally| left_out = tally.refuse(code, 1));
        self.others.refusals += left_out;
    }

    /// An answer of risk control.
    pub fn risk(&mut self, operation: usize) {
        self.tally(operation, |tally| tally.risk += 1);
    }

    pub(super) fn tally(&mut self, operation: usize, change: impl FnOnce(&mut Tally)) {
        if let Some(tally) = self.tallies.get_mut(operation) {
            change(tally);
        }
    }

    /// The report.
    pub fn finish(mut self) -> Report {
        self.settle(self.cookies_seen);
        let withheld = std::mem::take(&mut self.withheld);
        // An input without any cookie beside one with some was exported without them: that is decided.
        let withheld = if self.cookies_seen {
            Groups::default()
        } else {
            withheld
        };
        let ids: Vec<_> = self.known.iter().map(|known| known.id.clone()).collect();
        let operation = |number: usize| ids.get(number).cloned().unwrap_or_default();
        self.others.findings += self.groups.others();
        let findings = self.groups.into_findings(operation);
        let accepted = findings
            .iter()
            .filter(|finding| finding.accepted.is_some())
            .count();
        let cookies = Cookies {
            seen: self.cookies_seen,
            withheld: withheld.into_findings(operation),
        };
        let summaries = self
            .known
            .iter()
            .zip(self.tallies)
            .filter(|(_, tally)| tally.exchanges > 0);
        let mut unmatched: Vec<_> = self
            .unmatched
            .into_iter()
            .map(|((url, method), calls)| Unmatched {
                method,
                url,
                count: calls.count,
                template: calls.near.template,
                base_url: calls.near.base_url,
                samples: calls.samples,
            })
            .collect();
        unmatched.sort_by_key(|unmatched| std::cmp::Reverse(unmatched.count));
        Report {
            schema_version: VERSION,
            exchanges: self.exchanges,
            findings,
            operations: summaries
                .map(|(known, tally)| summary(known, tally))
                .collect(),
            unmatched,
            not_checked: self.not_checked,
            requirements: Vec::new(),
            decoded: Counts(self.decoded.into_iter().collect()),
            unreadable: self.unreadable,
            incomplete: self.incomplete,
            others: self.others,
            accepted: accepted as u64,
            cookies,
        }
    }
}

#[cfg(test)]
#[path = "collect_tests.rs"]
mod tests;
