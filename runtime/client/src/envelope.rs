//! The outer object of a reply: its code, its message, and the payload as text.
//!
//! Tolerant of everything: a code may come as a string, keys may be missing, null or doubled, the payload may be
//! anything at all. Knows where to look and not what a code means.

use serde_json::value::RawValue;

use crate::decode::kind_of;
use crate::members::{self, Member};
use crate::operation::Envelope;

/// What stands where one key occurs with several values.
pub(crate) const SEVERAL: &str = "several values";

/// What a body turned out to be.
#[derive(Debug)]
pub(crate) enum Reading<'a> {
    /// No JSON.
    NotJson,
    /// JSON without a code that could be read.
    NoCode(NoCode),
    /// A reply.
    Head(Head<'a>),
}

/// Why there is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoCode {
    /// The document is no object, but this.
    NoObject(&'static str),
    /// None of the keys is there.
    Absent,
    /// The key is there and holds this.
    Unreadable(&'static str, &'static str),
}

/// The outer object.
#[derive(Debug)]
pub(crate) struct Head<'a> {
    /// `None`: the key is there, and null.
    pub(crate) code: Option<i64>,
    pub(crate) message: Option<String>,
    pub(crate) data: Member<'a>,
}

impl Head<'_> {
    /// The code says that the call was answered.
    pub(crate) fn is_success(&self, envelope: &Envelope) -> bool {
        self.code
            .is_some_and(|code| envelope.success.contains(&code))
    }
}

/// A body as text, without a byte order mark; `None` if it is none.
pub(crate) fn text(body: &[u8]) -> Option<&str> {
    let text = simdutf8::basic::from_utf8(body).ok()?;
    Some(text.trim_start_matches('\u{feff}'))
}

/// Reads `body` as a reply.
pub(crate) fn read<'a>(envelope: &Envelope, body: &'a [u8]) -> Reading<'a> {
    let Some(text) = text(body) else {
        return Reading::NotJson;
    };
    let wanted: Vec<&str> = envelope
        .code
        .iter()
        .chain(envelope.message)
        .copied()
        .chain([envelope.data])
        .collect();
    let found = match members::find(text, &wanted) {
        Err(members::NotJson) => return Reading::NotJson,
        Ok(None) => return Reading::NoCode(NoCode::NoObject(kind_of(text))),
        Ok(Some(found)) => found,
    };
    let (codes, rest) = found
        .split_at_checked(envelope.code.len())
        .unwrap_or_default();
    let (messages, data) = rest
        .split_at_checked(envelope.message.len())
        .unwrap_or_default();

    match code(envelope.code, codes) {
        Err(why) => Reading::NoCode(why),
        Ok(code) => Reading::Head(Head {
            code,
            message: messages.iter().find_map(|member| text_of(member.value()?)),
            data: data.first().copied().unwrap_or(Member::Absent),
        }),
    }
}

/// The first code that is there and not null.
pub(crate) fn code(keys: &[&'static str], members: &[Member<'_>]) -> Result<Option<i64>, NoCode> {
    let mut null = false;
    for (key, member) in keys.iter().zip(members) {
        match member {
            Member::Absent => {}
            Member::One(raw) if raw.get() == "null" => null = true,
            Member::One(raw) => {
                let unreadable = || NoCode::Unreadable(key, kind_of(raw.get()));
                return integer(raw).map(Some).ok_or_else(unreadable);
            }
            Member::Clash => return Err(NoCode::Unreadable(key, SEVERAL)),
        }
    }
    if null { Ok(None) } else { Err(NoCode::Absent) }
}

/// An integer, also as a string of digits.
pub(crate) fn integer(raw: &RawValue) -> Option<i64> {
    raw.get().trim_matches('"').parse().ok()
}

/// A text; a number as it is written.
fn text_of(raw: &RawValue) -> Option<String> {
    match raw.get().as_bytes().first()? {
        b'"' => serde_json::from_str(raw.get()).ok(),
        b'-' | b'0'..=b'9' => Some(raw.get().to_owned()),
        _ => None,
    }
}
