//! Single members of a JSON object, found without decoding the rest.
//!
//! Everything that decides about money is read through this: it must not fail because something next to it is odd.
//! Knows JSON text and no operation.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer as _, IgnoredAny, MapAccess, Visitor};
use serde_json::Deserializer;
use serde_json::value::RawValue;

/// A member that was looked for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Member<'a> {
    /// It is not there.
    Absent,
    /// It is there once, or several times with one text.
    One(&'a RawValue),
    /// It is there several times, with different values: nobody can say which one holds.
    Clash,
}

/// A text that is not JSON.
#[derive(Debug)]
pub(crate) struct NotJson;

/// The members called `wanted`, in that order; `None` when the document is not an object.
pub(crate) fn find<'a>(json: &'a str, wanted: &[&str]) -> Result<Option<Vec<Member<'a>>>, NotJson> {
    let mut deserializer = Deserializer::from_str(json);
    let found = if json.trim_start().starts_with('{') {
        let visitor = Find {
            wanted,
            found: vec![Member::Absent; wanted.len()],
        };
        Some(deserializer.deserialize_map(visitor).map_err(|_| NotJson)?)
    } else {
        IgnoredAny::deserialize(&mut deserializer).map_err(|_| NotJson)?;
        None
    };
    deserializer.end().map_err(|_| NotJson)?;
    Ok(found)
}

/// The member at the end of a path of names.
pub(crate) fn at<'a>(json: &'a str, path: &[&str]) -> Member<'a> {
    let Some((name, rest)) = path.split_first() else {
        return Member::Absent;
    };
    let found = find(json, &[name]).ok().flatten();
    match found.as_deref() {
        Some([Member::One(raw)]) if !rest.is_empty() => at(raw.get(), rest),
        Some([member]) => *member,
        _ => Member::Absent,
    }
}

struct Find<'w, 'a> {
    wanted: &'w [&'w str],
    found: Vec<Member<'a>>,
}

impl<'de> Visitor<'de> for Find<'_, 'de> {
    type Value = Vec<Member<'de>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self::Value, A::Error> {
        let place = |key: &str| self.wanted.iter().position(|wanted| *wanted == key);
        while let Some(index) = map.next_key_seed(Key(place))? {
            let Some(slot) = index.and_then(|index| self.found.get_mut(index)) else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            let raw: &'de RawValue = map.next_value()?;
            *slot = match *slot {
                Member::Absent => Member::One(raw),
                Member::One(before) if before.get() == raw.get() => Member::One(before),
                Member::One(_) | Member::Clash => Member::Clash,
            };
        }
        Ok(self.found)
    }
}

/// What a key is to whoever looks for keys.
pub(crate) struct Key<F>(pub(crate) F);

impl<'de, T, F: FnOnce(&str) -> T> DeserializeSeed<'de> for Key<F> {
    type Value = T;

    fn deserialize<D: serde::Deserializer<'de>>(self, d: D) -> Result<T, D::Error> {
        d.deserialize_str(self)
    }
}

impl<T, F: FnOnce(&str) -> T> Visitor<'_> for Key<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<T, E> {
        Ok(self.0(key))
    }
}
