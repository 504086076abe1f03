//! What an operation's exchanges showed, while they are gathered.

use super::covered::{Coverage, Covered};
use super::known::Known;
use crate::presence::{Counters, Presence};

/// What an operation's exchanges showed, while they are gathered.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) codes: Vec<u64>,
    pub(super) statuses: Vec<u64>,
    pub(super) parameters: Vec<u64>,
    pub(super) replies: Option<Box<Counters>>,
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
