//! Gathers what of the spec a capture shows.

use std::ops::Range;

use super::collect::Collector;
use crate::presence::{Counters, Form};

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

    /// A reply has the code with this number among those of [`Known`](super::Known).
    pub fn code(&mut self, operation: usize, number: usize) {
        self.tally(operation, |tally| count(&mut tally.shown.codes, number));
    }

    /// An exchange has the status with this number among those of [`Known`](super::Known).
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
