//! What is counted of an answer.

use super::call::Call;
use super::findings::{Findings, Held, Shown};
use super::listed::SUCCESS;
use super::memo::{Came, To};
use crate::capture::Step;

impl Findings {
    /// Counts an answer.
    pub(super) fn answered(
        &mut self,
        call: &Call<'_, '_>,
        came: &Came,
        shown: Shown,
        held: Held<'_>,
    ) {
        let number = call.number;
        let (at, is_part) = match shown {
            Shown::Whole => (Some(0), false),
            Shown::Part(at) => (at, true),
        };
        // What the call came to stands outside of a part.
        if came.by_status || !is_part {
            self.came_to(call, &came.to);
        }
        if let Some(at) = at {
            if let Some(code) = came.code {
                self.collector.code(number, code);
            }
            if came.shows_body || is_part {
                match held {
                    Held::Bytes(bytes) => self.collector.body(number, bytes, at),
                    Held::Form(form) => self.collector.again(number, form),
                }
            }
        }
        self.collector
            .checked(number, came.is_success || call.is_asked);
    }

    /// Counts an answer of which nothing is to be reported.
    pub(super) fn counted(&mut self, call: &Call<'_, '_>, came: &Came, held: Held<'_>) {
        if call.exchange.response.in_file {
            self.collector.decoded(Step::File.name());
        }
        self.answered(call, came, Shown::Whole, held);
    }

    /// Counts what the status says of a call without an envelope.
    pub(super) fn by_status(&mut self, call: &Call<'_, '_>, status: u16) {
        self.came_to(call, &by_status_alone(status));
    }

    fn came_to(&mut self, call: &Call<'_, '_>, to: &To) {
        let number = call.number;
        match to {
            To::Risk => self.collector.risk(number),
            To::Success(outcome) => self.collector.success(number, outcome),
            To::Refusal(code) => self.collector.refusal(number, code),
            To::Nothing => {}
        }
    }
}

pub(super) fn by_status_alone(status: u16) -> To {
    if is_success(status) {
        To::Success(SUCCESS.to_owned())
    } else {
        To::Refusal(status.to_string())
    }
}

pub(super) fn is_success(status: u16) -> bool {
    (200..300).contains(&status)
}
