//! What was found in exchanges, gathered in their order.

use super::call::Call;
use super::memo::{Memo, Replies};
use crate::capture::{Broken, Sample};
use crate::observations::Lessons;
use crate::presence::Form;
use crate::report::{Collector, Exchanges, Finding, Observation, Report};

/// What is known of calls and replies that may be met again. It saves time and changes nothing.
#[derive(Default)]
pub struct Memory {
    pub(super) memo: Memo,
    pub(super) replies: Replies,
}

/// What was found in some exchanges of an input, one after the other.
pub struct Findings {
    pub(super) collector: Collector,
    pub(super) memory: Memory,
    /// Whether a header that browsers leave out of what they export was seen anywhere: Cookie, Authorization.
    pub(super) cookies_seen: bool,
    /// How many exchanges should have sent one.
    pub(super) cookies_wanted: u64,
    /// How many bodies of requests are left out.
    pub(super) bodies_missing: u64,
    /// What they teach, if that is asked for.
    pub(super) lessons: Option<Lessons>,
    /// How many records are unreadable, and the first of them.
    unreadable: u64,
    first_unreadable: Option<String>,
}

/// What an input as a whole did not show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gaps {
    /// Exchanges that should have sent a cookie, when no exchange of the input has any.
    pub cookies: u64,
    /// Exchanges whose request body was not captured.
    pub bodies: u64,
    /// Records that are no readable exchange.
    pub unreadable: u64,
    /// The first of these, with the reason.
    pub first_unreadable: Option<String>,
}

impl Findings {
    pub(super) fn new(collector: Collector, lessons: Option<Lessons>) -> Self {
        Self {
            collector,
            memory: Memory::default(),
            cookies_seen: false,
            cookies_wanted: 0,
            bodies_missing: 0,
            lessons,
            unreadable: 0,
            first_unreadable: None,
        }
    }

    /// Goes by what is known of other exchanges that were checked by the same checker.
    pub fn remember(&mut self, memory: Memory) {
        self.memory = memory;
    }

    /// What is known now.
    pub fn take_memory(&mut self) -> Memory {
        std::mem::take(&mut self.memory)
    }

    /// The numbers so far.
    pub fn exchanges(&self) -> Exchanges {
        self.collector.exchanges()
    }

    /// Occurrences of findings so far.
    pub fn found_so_far(&self) -> u64 {
        self.collector.found_so_far()
    }

    /// The findings so far, without those that the rest of the input decides.
    pub fn findings(&self) -> Vec<Finding> {
        self.collector.findings()
    }

    /// A record that is not an exchange.
    pub fn broken(&mut self, sample: Sample<'_>, broken: &Broken) {
        self.unreadable += 1;
        self.first_unreadable
            .get_or_insert_with(|| format!("{sample}: {}", broken.0));
        self.collector
            .unreadable(sample.to_string(), broken.0.clone());
    }

    /// Part of the input is not covered.
    pub fn incomplete(&mut self, cause: String) {
        self.collector.incomplete(cause);
    }

    /// A reply body whose operation nothing tells.
    pub fn stray(&mut self, name: &str) {
        self.collector.not_checked(
            name.to_owned(),
            "no operation has the name of its folder".to_owned(),
        );
    }

    /// Takes over what was found in exchanges that came later in the same input.
    pub fn absorb(&mut self, later: Self) {
        self.collector.absorb(later.collector);
        self.cookies_seen |= later.cookies_seen;
        self.cookies_wanted += later.cookies_wanted;
        self.bodies_missing += later.bodies_missing;
        self.unreadable += later.unreadable;
        self.first_unreadable = self.first_unreadable.take().or(later.first_unreadable);
        if let (Some(lessons), Some(later)) = (&mut self.lessons, later.lessons) {
            lessons.absorb(later);
        }
    }

    /// An input has ended: what depends on all of it is decided, and what it did not show is told.
    pub fn end_of_input(&mut self) -> Gaps {
        self.collector.settle(self.cookies_seen);
        let gaps = Gaps {
            cookies: if self.cookies_seen {
                0
            } else {
                self.cookies_wanted
            },
            bodies: self.bodies_missing,
            unreadable: std::mem::take(&mut self.unreadable),
            first_unreadable: self.first_unreadable.take(),
        };
        self.cookies_seen = false;
        self.cookies_wanted = 0;
        self.bodies_missing = 0;
        gaps
    }

    /// What they teach, of a checker that learns.
    pub fn take_lessons(&mut self) -> Lessons {
        self.lessons.take().unwrap_or_default()
    }

    /// The report over all inputs.
    pub fn report(self) -> Report {
        self.collector.finish()
    }

    pub(super) fn found(&mut self, call: &Call<'_, '_>, observation: Observation) {
        self.collector
            .found(call.number, observation, &|| call.sample.to_string());
    }
}

/// Which part of a reply a body is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shown {
    Whole,
    /// With its place among those of the whole, where that has one.
    Part(Option<u32>),
}

/// What is known of what a reply holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Held<'b> {
    Bytes(&'b [u8]),
    Form(&'b Form),
}
