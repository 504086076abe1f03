//! The usual success in one pass over its text: the code, and the payload decoded where it stands.
//!
//! What is not the usual case is left to `envelope` and `decode`, which look at each part on its own and can say what is
//! wrong with it. What is read here, they would read alike.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer as _};
use serde_json::Deserializer;
use serde_json::value::RawValue;

use bilispec_wire::envelope::{Code, Success};

use crate::envelope;
use crate::members::{Key, Member};
use crate::operation::{Blocked, Envelope};

/// The payload and the code of a success; `None` for anything else, and for a success that asks for a closer look: a
/// repeated key, no payload, one that does not decode.
pub(crate) fn read<'de, T: Deserialize<'de>>(
    envelope: &Envelope,
    blocked: &[Blocked],
    body: &'de [u8],
) -> Option<(T, Option<Code<'de>>)> {
    if !envelope::is_shallow(body) {
        return None;
    }
    let data = envelope::at_top(envelope.data)?;
    let mut others = envelope.code.iter().chain(envelope.message);
    if others.any(|place| envelope::at_top(place).is_none()) {
        return None;
    }
    let mut deserializer = Deserializer::from_str(envelope::text(body)?);
    let visitor = Straight {
        envelope,
        data,
        blocked,
        payload: PhantomData,
    };
    let (payload, code) = deserializer.deserialize_map(visitor).ok()?;
    deserializer.end().ok()?;
    Some((payload, code))
}

/// What a key of the outer object leads to.
enum Part {
    /// The code, by the key's place among those that can hold it.
    Code(usize),
    /// The message, which may block.
    Message,
    Data,
    Other,
}

/// All places of the envelope are at the top of the reply.
struct Straight<'e, T> {
    envelope: &'e Envelope,
    /// The name of the payload's member.
    data: &'static str,
    blocked: &'e [Blocked],
    payload: PhantomData<fn() -> T>,
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Straight<'_, T> {
    type Value = (T, Option<Code<'de>>);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (envelope, blocked) = (self.envelope, self.blocked);
        let at = |places: &[&str], key: &str| {
            let mut names = places.iter().map(|place| envelope::at_top(place));
            names.position(|name| name == Some(key))
        };
        let part = |key: &str| match at(envelope.code, key) {
            Some(index) => Part::Code(index),
            None if key == self.data => Part::Data,
            None if !blocked.is_empty() && at(envelope.message, key).is_some() => Part::Message,
            None => Part::Other,
        };
        // Nobody reads the error's words.
        let unusual = || A::Error::custom("");
        let mut codes = vec![Member::Absent; envelope.code.len()];
        let mut payload = None;
        while let Some(part) = map.next_key_seed(Key(part))? {
            match part {
                Part::Code(index) => match codes.get_mut(index) {
                    Some(code @ Member::Absent) => *code = Member::One(map.next_value()?),
                    _ => return Err(unusual()),
                },
                Part::Data if payload.is_none() => payload = Some(map.next_value()?),
                Part::Data => return Err(unusual()),
                Part::Message => {
                    let message: &'de RawValue = map.next_value()?;
                    let message = message.get();
                    let blocks = |one: &Blocked| message.contains(&*one.text);
                    if message.contains('\\') || blocked.iter().any(blocks) {
                        return Err(unusual());
                    }
                }
                Part::Other => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        let mut code = None;
        for member in codes {
            let Member::One(raw) = member else { continue };
            if raw.get() == "null" {
                continue;
            }
            let value = plain(raw.get()).ok_or_else(unusual)?;
            if !envelope.success.has(&value) {
                return Err(unusual());
            }
            code = code.or(Some(value));
        }
        if code.is_none() && envelope.success != Success::Absent {
            return Err(unusual());
        }
        payload.map(|payload| (payload, code)).ok_or_else(unusual)
    }
}

/// A code that is written in its usual form.
fn plain(raw: &str) -> Option<Code<'_>> {
    let text = raw
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    match (text, raw) {
        (Some(text), _) => (!text.contains('\\')).then(|| Code::Text(text.into())),
        (None, "true") => Some(Code::Boolean(true)),
        (None, "false") => Some(Code::Boolean(false)),
        (None, number) => number.parse().ok().map(Code::Integer),
    }
}
