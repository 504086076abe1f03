//! Replies that are like one before in all but what their members hold: what that one was found to answer, and to hold by
//! kind, holds of them, too. That each conforms to the schema is checked all the same.

use std::ops::Range;

use bilispec_codegen::model::Described;
use bilispec_engine::{Checked, echo_agrees};

use super::call::Call;
use super::findings::{Findings, Held};
use super::memo::{Alike, Came, Replies};
use crate::capture::layout::{Freedom, Layout, Moved};
use crate::presence::Form;

/// The reply of an operation that another one is like.
pub(super) fn find<'r>(
    replies: &'r mut Replies,
    call: &Call<'_, '_>,
    described: Described,
    bytes: &[u8],
) -> Option<(&'r Alike, &'r Moved)> {
    let is_meant = |known: &Alike| known.operation == call.number && known.described == described;
    replies.find(bytes, is_meant)
}

impl Findings {
    /// Counts a reply that is like one before and of which nothing is to be reported; `false` if that takes a closer look.
    pub(super) fn alike(
        &mut self,
        call: &Call<'_, '_>,
        known: &Alike,
        by: &Moved,
        bytes: &[u8],
    ) -> bool {
        let memo = &self.memory.memo;
        let repeats = |(place, parameter): &(Range<usize>, String)| {
            let value = bytes.get(by.range(place)).unwrap_or_default();
            echo_agrees(value, || call.asked_in(memo, parameter))
        };
        if !known.echoes.iter().all(repeats) {
            return false;
        }
        self.counted(call, &known.came, Held::Form(&known.form));
        true
    }

    /// What is to be known of a reply that was counted just now; `None` if it is not worth it, or if more than its codes,
    /// its outcome and its form decides what it comes to.
    pub(super) fn learned(
        &self,
        call: &Call<'_, '_>,
        described: Described,
        checked: &Checked<'_>,
        came: Came,
        bytes: &[u8],
    ) -> Option<(Layout, Alike)> {
        if came.by_status {
            return None;
        }
        // A large reply has no form, so nobody needs its parts.
        let (form, told) = if came.shows_body {
            self.collector.last_form(call.number)?
        } else {
            (Form::default(), [].as_slice())
        };
        let parts = checked.parts()?;
        let mut fixed = parts.answer;
        fixed.extend_from_slice(told);
        let echoes = parts.echoes.into_iter();
        let echoes = echoes.filter(|_| described == Described::Reply);
        let known = Alike {
            operation: call.number,
            described,
            came,
            form,
            echoes: echoes
                .map(|(place, name)| (place, name.to_owned()))
                .collect(),
        };
        Some((Layout::of(bytes, Freedom::Form, &fixed)?, known))
    }
}
