//! Pieces of JSON as they stand in a text, so that what may stay is copied byte for byte.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::capture::unescape;

/// A name and the value that goes with it.
pub(super) type Member<'a> = (Cow<'a, str>, &'a RawValue);

/// A string's content; what no text can hold is replaced.
pub(super) fn text(raw: &RawValue) -> Option<Cow<'_, str>> {
    let plain = raw.get().strip_prefix('"')?.strip_suffix('"')?;
    if !plain.contains('\\') {
        return Some(Cow::Borrowed(plain));
    }
    let content = serde_json::from_str(raw.get());
    // A lone surrogate: the rest of the text tells enough.
    Some(Cow::Owned(content.unwrap_or_else(|_| plain.to_owned())))
}

/// The members of an object in order, repeated keys included; `None` for anything else.
pub(super) fn members(json: &str) -> Option<Vec<Member<'_>>> {
    struct Members;
    impl<'de> Visitor<'de> for Members {
        type Value = Vec<(&'de RawValue, &'de RawValue)>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut found = Vec::new();
            while let Some(member) = map.next_entry()? {
                found.push(member);
            }
            Ok(found)
        }
    }
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let found = deserializer.deserialize_map(Members).ok()?;
    deserializer.end().ok()?;
    let found = found
        .into_iter()
        .map(|(key, value)| Some((text(key)?, value)));
    found.collect()
}

/// The last member of a name.
pub(super) fn last<'a>(members: &[Member<'a>], name: &str) -> Option<&'a RawValue> {
    members
        .iter()
        .rfind(|(key, _)| key == name)
        .map(|(_, value)| *value)
}

/// A header among lines in any of the shapes that writers use.
pub(super) fn header(raw: &RawValue, name: &str) -> Option<String> {
    let is = |key: &str| key.eq_ignore_ascii_case(name);
    if let Some(lines) = members(raw.get()) {
        let (_, value) = lines.into_iter().rfind(|(key, _)| is(key))?;
        return text(value).map(Cow::into_owned);
    }
    let lines: Vec<&RawValue> = serde_json::from_str(raw.get()).ok()?;
    lines.into_iter().rev().find_map(|line| {
        let (key, value) = match members(line.get()) {
            Some(line) => (last(&line, "name")?, last(&line, "value")?),
            None => serde_json::from_str(line.get()).ok()?,
        };
        text(key)
            .filter(|key| is(key))
            .and(text(value))
            .map(Cow::into_owned)
    })
}

/// What is packed in base64, in either alphabet; `None` if it is not.
pub(super) fn unpacked(text: &str) -> Option<Vec<u8>> {
    let mut bytes = text.as_bytes().to_vec();
    let length = unescape::base64(&mut bytes)?;
    bytes.truncate(length);
    Some(bytes)
}
