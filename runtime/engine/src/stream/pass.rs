//! What the pass over a text knows while it is under way.

use super::aside::Aside;
use super::found::Found;
use super::passed::Data;
use super::plan::{MOST_KEYS, NONE, Plan, Seen};
use crate::path::Path;
use crate::report::Side;
use crate::schema::table::{Table, Text};

/// What the envelope said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Code {
    /// The key that it was read from, and the code.
    pub(super) read: Option<(Text, Option<i64>)>,
    pub(super) is_success: bool,
}

pub(super) struct Pass<'a> {
    pub(super) table: &'a Table,
    pub(super) plan: &'a Plan,
    pub(super) bytes: &'a [u8],
    pub(super) found: Vec<Found>,
    pub(super) aside: Aside<'a>,
    /// What stands at the keys of the code, as far as they were read.
    pub(super) seen: [Seen; MOST_KEYS],
    /// Where the reply's payload begins and ends.
    pub(super) data: Data,
    /// The plan that the reply asks for, when it is not the one that was begun with.
    pub(super) wanted: u32,
    /// This is the payload of a reply whose code has not been read.
    pub(super) undecided: bool,
    /// The code was looked for ahead of the payload.
    pub(super) looked: bool,
}

/// Where a value stands below a place. It is a path only when somebody asks.
#[derive(Clone, Copy)]
pub(super) enum Step<'s> {
    Here,
    Named(Text),
    Key(&'s str),
    Index(usize),
}

impl<'a> Pass<'a> {
    pub(super) fn new(table: &'a Table, plan: &'a Plan, bytes: &'a [u8], side: Side) -> Self {
        Pass {
            table,
            plan,
            bytes,
            found: Vec::new(),
            aside: Aside::new(side),
            seen: [Seen::Absent; MOST_KEYS],
            data: None,
            wanted: NONE,
            undecided: false,
            looked: false,
        }
    }

    #[inline(always)]
    pub(super) fn peek(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    pub(super) fn path<'p>(&self, above: &'p Path<'p>, step: Step<'p>) -> Path<'p>
    where
        'a: 'p,
    {
        match step {
            Step::Here => *above,
            Step::Named(text) => above.key(self.table.str(text)),
            Step::Key(key) => above.key(key),
            Step::Index(index) => above.index(index),
        }
    }
}
