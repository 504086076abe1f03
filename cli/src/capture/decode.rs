//! Lenient reading of the small pieces that captures are made of: texts, numbers, header lists, base64.
//!
//! Each function takes what writers really produce and gives `None` where nothing can be made of it. Nothing here
//! knows a capture's layout.

use std::borrow::Cow;
use std::fmt;

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde::de::{Deserialize, Deserializer, Visitor};
use serde_json::value::RawValue;

use super::{Absence, Body};

/// The content of a JSON string as bytes. A lone surrogate, which UTF-8 cannot hold, stays visible as invalid bytes.
pub(super) struct Text<'a>(pub(super) Cow<'a, [u8]>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl<'de> Visitor<'de> for Bytes {
            type Value = Text<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_borrowed_bytes<E>(self, bytes: &'de [u8]) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Borrowed(bytes)))
            }
            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Owned(bytes.to_vec())))
            }
        }
        deserializer.deserialize_bytes(Bytes)
    }
}

/// A JSON string's content as text.
pub(super) fn text(raw: &RawValue) -> Option<Cow<'_, str>> {
    let Text(bytes) = serde_json::from_str(raw.get()).ok()?;
    Some(match bytes {
        Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
    })
}

/// A JSON string's content as bytes; a value of another kind as the JSON it is.
pub(super) fn bytes(raw: &RawValue) -> Cow<'_, [u8]> {
    match serde_json::from_str(raw.get()) {
        Ok(Text(bytes)) => bytes,
        Err(_) => Cow::Borrowed(raw.get().as_bytes()),
    }
}

/// A number, also one in quotes or with a fraction of zero.
pub(super) fn number(raw: &RawValue) -> Option<i64> {
    let text = raw.get().trim_matches('"').trim();
    let whole = text.strip_suffix(".0").unwrap_or(text);
    whole.parse().ok()
}

/// The key and the value of one entry of a list: `{"name": …, "value": …}` or `[name, value]`.
fn pair(raw: &RawValue) -> Option<(Cow<'_, str>, Cow<'_, str>)> {
    #[derive(serde::Deserialize)]
    struct Named<'a> {
        #[serde(borrow)]
        name: &'a RawValue,
        #[serde(borrow, default)]
        value: Option<&'a RawValue>,
    }
    if let Ok(Named { name, value }) = serde_json::from_str(raw.get()) {
        return Some((text(name)?, value.map(scalar).unwrap_or_default()));
    }
    let (name, value): (&RawValue, &RawValue) = serde_json::from_str(raw.get()).ok()?;
    Some((text(name)?, scalar(value)))
}

/// A string's content, or the JSON text of anything else (a port number, say).
fn scalar(raw: &RawValue) -> Cow<'_, str> {
    text(raw).unwrap_or(Cow::Borrowed(raw.get()))
}

/// Headers or form parameters: a list of pairs, or an object. What is no pair is left out.
pub(super) fn pairs(raw: &RawValue) -> Option<Vec<(Cow<'_, str>, Cow<'_, str>)>> {
    if raw.get().starts_with('{') {
        let members = members(raw.get().as_bytes())?;
        let mut found = Vec::with_capacity(members.len());
        for (name, value) in members {
            match serde_json::from_str::<Vec<&RawValue>>(value.get()) {
                Ok(values) => found.extend(
                    values
                        .into_iter()
                        .map(|value| (name.clone(), scalar(value))),
                ),
                Err(_) => found.push((name, scalar(value))),
            }
        }
        return Some(found);
    }
    let items: Vec<&RawValue> = serde_json::from_str(raw.get()).ok()?;
    Some(items.into_iter().filter_map(pair).collect())
}

/// The members of a JSON object in order, repeated keys included. `None` for anything else.
pub(super) fn members(json: &[u8]) -> Option<Vec<(Cow<'_, str>, &RawValue)>> {
    struct Members;
    impl<'de> Visitor<'de> for Members {
        type Value = Vec<(Cow<'de, str>, &'de RawValue)>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }
        fn visit_map<A: serde::de::MapAccess<'de>>(
            self,
            mut map: A,
        ) -> Result<Self::Value, A::Error> {
            let mut found = Vec::new();
            while let Some(Text(key)) = map.next_key()? {
                let key = match key {
                    Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
                    Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
                };
                found.push((key, map.next_value()?));
            }
            Ok(found)
        }
    }
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    let found = deserializer.deserialize_map(Members).ok()?;
    deserializer.end().ok()?;
    Some(found)
}

/// Decodes base64 in either alphabet, with or without padding and line breaks.
pub(super) fn base64(text: &[u8]) -> Option<Vec<u8>> {
    const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    let compact: Vec<u8> = text
        .iter()
        .copied()
        .filter(|byte| !byte.is_ascii_whitespace())
        .collect();
    let standard = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);
    standard
        .decode(&compact)
        .or_else(|_| GeneralPurpose::new(&alphabet::URL_SAFE, LENIENT).decode(&compact))
        .ok()
}

/// A body as it should be looked at: without a byte-order mark, and known for what it is when it is still packed.
///
/// Headers are no help here: writers keep `content-encoding` on a text that they have already decoded.
pub(super) fn body(bytes: Cow<'_, [u8]>) -> Body<'_> {
    if bytes.starts_with(b"\x1f\x8b") {
        return Body::Absent(Absence::Compressed("gzip"));
    }
    // A writer that took the bytes for Latin-1 text turns 8B into U+008B.
    if bytes.starts_with(b"\x1f\xc2\x8b") {
        return Body::Absent(Absence::Compressed("gzip, written as text"));
    }
    if bytes.starts_with(b"\x28\xb5\x2f\xfd") {
        return Body::Absent(Absence::Compressed("zstd"));
    }
    Body::Bytes(match bytes {
        Cow::Borrowed(bytes) => Cow::Borrowed(bytes.strip_prefix(BOM).unwrap_or(bytes)),
        Cow::Owned(mut bytes) => {
            if bytes.starts_with(BOM) {
                bytes.drain(..BOM.len());
            }
            Cow::Owned(bytes)
        }
    })
}

/// The byte-order mark of UTF-8.
pub(super) const BOM: &[u8] = b"\xef\xbb\xbf";

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(json: &str) -> Box<RawValue> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn headers_come_in_three_shapes() {
        for json in [
            r#"[{"name":"A","value":"1"},{"name":"B","value":2,"comment":""}]"#,
            r#"[["A","1"],["B","2"],null,{"value":"nameless"}]"#,
            r#"{"A":"1","B":["2"]}"#,
        ] {
            let raw = raw(json);
            let pairs = pairs(&raw).unwrap();
            let pairs: Vec<_> = pairs
                .iter()
                .map(|(name, value)| (name.as_ref(), value.as_ref()))
                .collect();
            assert_eq!(pairs, [("A", "1"), ("B", "2")], "{json}");
        }
    }

    #[test]
    fn numbers_come_in_quotes_and_with_fractions() {
        let numbers = [
            "200", "\"200\"", "200.0", "null", "\"ok\"", "1e400", "[200]",
        ]
        .map(|json| number(&raw(json)));
        assert_eq!(
            numbers,
            [Some(200), Some(200), Some(200), None, None, None, None]
        );
    }

    #[test]
    fn a_lone_surrogate_becomes_bytes_that_are_no_text() {
        let raw = raw(r#""\ud800""#);
        assert!(std::str::from_utf8(&bytes(&raw)).is_err());
    }

    #[test]
    fn base64_is_taken_in_either_alphabet_and_wrapped() {
        assert_eq!(
            base64(b"eyJh\r\nIjo/fQ").as_deref(),
            Some(b"{\"a\":?}".as_slice())
        );
        assert_eq!(
            base64(b"eyJhIjo_fQ==").as_deref(),
            Some(b"{\"a\":?}".as_slice())
        );
        assert_eq!(base64(br#"{"code":0}"#), None);
    }

    #[test]
    fn repeated_keys_are_kept() {
        let members = members(br#"{"a":1,"a":2}"#).unwrap();
        assert_eq!(
            members
                .iter()
                .map(|(key, value)| format!("{key}={}", value.get()))
                .collect::<Vec<_>>(),
            ["a=1", "a=2"]
        );
        assert!(super::members(b"[]").is_none());
    }
}
