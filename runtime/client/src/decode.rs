//! The payload as a Rust value, and where it broke if it did.
//!
//! A value that does not fit is described by its kind only: what it holds may be somebody's.

use bilispec_wire::json::pointer::token;
use bilispec_wire::json::{Document, Value};
use serde::de::DeserializeOwned;
use serde_json::Deserializer;
use serde_path_to_error::{Path, Segment};

/// Where a document and the type it should have had part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mismatch {
    /// JSON pointer from the document that was decoded.
    pub(crate) pointer: String,
    pub(crate) expected: String,
    pub(crate) found: String,
}

/// Between the parts of a fault that one decoding hands to the one around it, through serde's one line of text.
const MARK: char = '\u{1}';

impl Mismatch {
    /// As the text of an error inside another document.
    pub(crate) fn nested(&self) -> String {
        let Self {
            pointer,
            expected,
            found,
        } = self;
        format!("{MARK}{pointer}{MARK}{expected}{MARK}{found}{MARK}")
    }

    /// From such a text, seen from the document around it.
    fn from_nested(outer: &str, reason: &str) -> Option<Self> {
        let mut parts = reason.strip_prefix(MARK)?.split(MARK);
        let (pointer, expected, found) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self {
            pointer: format!("{outer}{pointer}"),
            expected: expected.to_owned(),
            found: found.to_owned(),
        })
    }
}

/// Decodes `json`. The way to the fault is looked for only when there is one.
///
/// What serde refuses in a text that the reader of envelopes takes is read once more as that reader has it: integers in
/// plain digits, of a repeated key the last value.
pub(crate) fn decode<T: DeserializeOwned>(json: &str) -> Result<T, Box<Mismatch>> {
    let error = match serde_json::from_str(json) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    let plain =
        Document::read(json.as_bytes()).map(|(document, _)| document.root().to_plain_json());
    match plain {
        Ok(plain) if plain != json => {
            serde_json::from_str(&plain).map_err(|error| Box::new(locate::<T>(&plain, &error)))
        }
        _ => Err(Box::new(locate::<T>(json, &error))),
    }
}

fn locate<T: DeserializeOwned>(json: &str, error: &serde_json::Error) -> Mismatch {
    let mut deserializer = Deserializer::from_str(json);
    let (mut pointer, reason) = match serde_path_to_error::deserialize::<_, T>(&mut deserializer) {
        Ok(_) => (String::new(), error.to_string()),
        Err(error) => (pointer(error.path()), error.inner().to_string()),
    };
    if let Some(nested) = Mismatch::from_nested(&pointer, &reason) {
        return nested;
    }
    if let Some(field) = quoted_after(&reason, "missing field `") {
        pointer.push('/');
        pointer.push_str(&token(field));
        return Mismatch {
            pointer,
            expected: "a value".to_owned(),
            found: "nothing".to_owned(),
        };
    }
    Mismatch {
        found: Document::read(json.as_bytes())
            .ok()
            .and_then(|(document, _)| document.root().at(&pointer).map(|(value, _)| kind(value)))
            .unwrap_or("what cannot be read")
            .to_owned(),
        expected: expected(&reason),
        pointer,
    }
}

fn pointer(path: &Path) -> String {
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => {
                pointer.push('/');
                pointer.push_str(&index.to_string());
            }
            Segment::Map { key } => {
                pointer.push('/');
                pointer.push_str(&token(key));
            }
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    pointer
}

fn quoted_after<'r>(reason: &'r str, start: &str) -> Option<&'r str> {
    reason.strip_prefix(start)?.split('`').next()
}

/// What serde expected, in JSON's words rather than Rust's.
fn expected(reason: &str) -> String {
    let Some((_, tail)) = reason.rsplit_once(", expected ") else {
        return "valid JSON".to_owned();
    };
    let tail = tail.split(" at line ").next().unwrap_or(tail);
    match tail {
        "i64" => "an integer",
        "f64" => "a number",
        "a sequence" => "an array",
        "a map" => "an object",
        _ if tail.starts_with("struct ") => "an object",
        _ => tail,
    }
    .to_owned()
}

/// What a value is, without what it holds.
pub(crate) fn kind(value: &Value<'_>) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(number) if number.as_i64().is_some() => "an integer",
        Value::Number(number) if number.value.is_integer() => "an integer out of range",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::decode;
    use crate::wire::{IntOrString, RawJson};

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only decoded")]
    struct Outer {
        id: i64,
        list: Vec<Inner>,
        map: Option<BTreeMap<String, Inner>>,
        raw: Option<RawJson>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "camelCase")]
    #[expect(dead_code, reason = "only decoded")]
    struct Inner {
        order_id: IntOrString,
        ok: Option<bool>,
    }

    /// `path: expected, found`
    fn fault(json: &str) -> String {
        let fault = decode::<Outer>(json).unwrap_err();
        format!("{}: {}, {}", fault.pointer, fault.expected, fault.found)
    }

    #[test]
    fn a_fault_is_named_by_path_expected_and_found() {
        assert_eq!(
            fault(r#"{"id":"secret","list":[]}"#),
            "/id: an integer, a string"
        );
        assert_eq!(
            fault(r#"{"id":1.5,"list":[]}"#),
            "/id: an integer, a number"
        );
        assert_eq!(
            fault(r#"{"id":18446744073709551615,"list":[]}"#),
            "/id: an integer, an integer out of range"
        );
        assert_eq!(fault(r#"{"list":[]}"#), "/id: a value, nothing");
        // Of a repeated key the last value counts, as it does for the validators.
        let again = decode::<Outer>(r#"{"id":1,"id":2,"list":[]}"#).unwrap();
        assert_eq!(again.id, 2);
        let exponent = decode::<Outer>(r#"{"id":1e3,"list":[{"orderId":-0.0}]}"#).unwrap();
        assert_eq!(exponent.id, 1000);
        assert_eq!(fault(r#"{"id":1,"list":{}}"#), "/list: an array, an object");
        assert_eq!(
            fault(r#"{"id":1,"list":[{"orderId":1},{"orderId":null}]}"#),
            "/list/1/orderId: an integer or a string of digits, null"
        );
        assert_eq!(
            fault(r#"{"id":1,"list":[],"map":{"a/b":{}}}"#),
            "/map/a~1b/orderId: a value, nothing"
        );
        assert_eq!(
            fault(r#"{"id":1,"list":[],"map":{"a":{"orderId":1,"ok":"x, expected secret"}}}"#),
            "/map/a/ok: a boolean, a string"
        );
        assert_eq!(fault("null"), ": an object, null");
        assert_eq!(fault("true"), ": an object, a boolean");
    }

    #[test]
    fn raw_json_survives_the_slow_path() {
        let fault = decode::<Outer>(r#"{"raw":{"a":[1]},"id":null,"list":[]}"#).unwrap_err();
        assert_eq!(fault.pointer, "/id");
    }
}
