//! What one operation answered, while it is gathered.

use std::cmp::Ordering;

use super::known::Known;
use super::shown::Shown;
use super::{Counts, OperationSummary};

/// How many entries `unmatched` and `not_checked` have at most.
pub(super) const LIST: usize = 200;

#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) exchanges: u64,
    pub(super) checked: u64,
    pub(super) qualifying: u64,
    pub(super) outcomes: Counts,
    pub(super) refusals: Counts,
    pub(super) risk: u64,
    pub(super) shown: Shown,
}

impl Tally {
    /// Counts refusals by code; gives how many of them are not kept. Like all lists, this keeps the first by its
    /// order, each counted in full.
    pub(super) fn refuse(&mut self, code: &str, count: u64) -> u64 {
        self.refusals.add(code, count);
        if self.refusals.0.len() <= LIST {
            return 0;
        }
        self.refusals.0.sort_by(|(a, _), (b, _)| order(a, b));
        self.refusals.0.pop().map_or(0, |(_, count)| count)
    }
}

/// Codes in the order of their numbers; what is not a number stands first.
fn order(a: &str, b: &str) -> Ordering {
    let number = |code: &str| code.parse::<i64>().ok();
    number(a).cmp(&number(b)).then_with(|| a.cmp(b))
}

/// As a report has it.
pub(super) fn summary(known: &Known, tally: Tally) -> OperationSummary {
    let Known {
        id,
        outcomes: documented,
        ..
    } = known;
    let mut outcomes = tally.outcomes;
    outcomes.0.sort_by_key(|(name, _)| {
        documented
            .iter()
            .position(|known| known == name)
            .unwrap_or(usize::MAX)
    });
    let mut refusals = tally.refusals;
    refusals.0.sort_by(|(a, _), (b, _)| order(a, b));
    let never_seen = documented
        .iter()
        .filter(|name| outcomes.get(name) == 0)
        .cloned()
        .collect();
    let (coverage, presence) = tally.shown.finish(known);
    OperationSummary {
        operation: id.clone(),
        exchanges: tally.exchanges,
        checked: tally.checked,
        qualifying: tally.qualifying,
        outcomes,
        refusals,
        risk: tally.risk,
        never_seen,
        coverage,
        presence,
    }
}
