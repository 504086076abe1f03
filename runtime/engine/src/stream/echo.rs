//! Members that have to equal a parameter of the call (`x-echo`), compared where they stand in a text that the pass went
//! through. What is not equal at the first look is for the tree's report to put into words.

use std::borrow::Cow;
use std::ops::Range;

use super::check::{Checked, State};
use super::passed::Passed;
use super::plan::Root;
use bilispec_wire::json::text;

impl Checked<'_> {
    /// Whether each member that has to repeat a parameter of the call does. `false` says nothing: then
    /// [`Schema::echo_findings`](crate::Schema::echo_findings) has to be asked.
    ///
    /// `sent` gives the value of a parameter as a text, strings without quotes; `None` if it is not known.
    pub fn echoes_agree<'s>(&self, sent: &dyn Fn(&str) -> Option<Cow<'s, str>>) -> bool {
        let State::Passed(..) = self.state else {
            return false;
        };
        let passed = Passed::new(self.bytes);
        let Some(echoes) = &self.validator.plan().echoes else {
            return false;
        };
        echoes.iter().all(|echo| {
            let value = passed.at(echo.path.iter().map(String::as_str));
            value.is_none_or(|value| echo_agrees(value, || sent(&echo.parameter)))
        })
    }

    /// Where the values stand that the answer rests on, and those that have to repeat parameters; `None` of a reply that
    /// took more than one pass.
    pub fn parts(&self) -> Option<Parts<'_>> {
        let State::Passed(_, code) = self.state else {
            return None;
        };
        let passed = Passed::new(self.bytes);
        let echoes = self.validator.plan().echoes.as_ref()?;
        let echoes = echoes.iter().filter_map(|echo| {
            let place = passed.place_of(echo.path.iter().map(String::as_str))?;
            Some((place, echo.parameter.as_str()))
        });
        let table = self.validator.table();
        let codes = match &self.validator.plan().root {
            Root::Envelope(envelope) => envelope.keys.as_slice(),
            Root::Site(_) | Root::Tree => &[],
        };
        let codes = codes
            .iter()
            .filter_map(|key| passed.place_of([table.str(*key)]));
        let outcome = table.outcome.filter(|_| code.is_success);
        let outcome = outcome.and_then(|place| passed.place_of(table.strs(place.path)));
        Some(Parts {
            answer: codes.chain(outcome).collect(),
            echoes: echoes.collect(),
        })
    }
}

/// Where parts of a reply stand in its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts<'s> {
    /// The codes, and what states the outcome: replies that have the same values there, and the same members, have the
    /// same answer.
    pub answer: Vec<Range<usize>>,
    /// The members that have to repeat a parameter of the call, and the parameter's name.
    pub echoes: Vec<(Range<usize>, &'s str)>,
}

/// Whether a value, as JSON text, repeats what was sent of a parameter; see [`Checked::echoes_agree`].
pub fn echo_agrees<'s>(value: &[u8], sent: impl FnOnce() -> Option<Cow<'s, str>>) -> bool {
    match text_of(value) {
        Text::None => true,
        Text::Unclear => false,
        Text::Of(text) => sent().is_none_or(|asked| asked.as_bytes() == text),
    }
}

/// A value as a parameter would carry it.
enum Text<'b> {
    Of(&'b [u8]),
    /// No parameter carries such a value.
    None,
    /// It can be written in several ways.
    Unclear,
}

fn text_of(value: &[u8]) -> Text<'_> {
    match value {
        [b'"', text @ .., b'"'] if !text.contains(&b'\\') => Text::Of(text),
        b"true" | b"false" => Text::Of(value),
        b"null" | [b'{' | b'[', ..] => Text::None,
        [first @ b'1'..=b'9', ..] if text::plain_integer(value, 0, *first) == Some(value.len()) => {
            Text::Of(value)
        }
        _ => Text::Unclear,
    }
}
