//! The engine's own reader accepts and refuses what `serde_json`'s `Value` does, and reads the same.

use bilispec_engine::{Document, Value as Ours};
use proptest::prelude::*;
use serde_json::Value;

use crate::engine::{cases, generate};

/// Bytes that mean something in JSON.
const LIKELY: &[u8] = b"\"\\{}[],:0123456789.-+eEu \n\ttfn\xc3\xa9\xff";

/// The tree as a `serde_json` value.
fn same(ours: &Ours<'_>) -> Value {
    match ours {
        Ours::Null => Value::Null,
        Ours::Bool(value) => Value::Bool(*value),
        Ours::Number(number) => Value::Number(number.text().parse().unwrap()),
        Ours::String(text) => Value::String(text.to_string()),
        Ours::Array(items) => items.iter().map(same).collect(),
        Ours::Object(object) => object
            .members()
            .iter()
            .map(|member| (member.key.to_string(), same(&member.value)))
            .collect(),
    }
}

fn compare(bytes: &[u8]) {
    let theirs = serde_json::from_slice::<Value>(bytes);
    let ours = Document::parse(bytes);
    let shown = String::from_utf8_lossy(bytes);
    match (ours, theirs) {
        (Ok(ours), Ok(theirs)) => assert_eq!(same(ours.root()), theirs, "{shown}"),
        (Err(_), Err(_)) => {}
        (ours, theirs) => panic!("{shown}: ours {ours:?}, theirs {theirs:?}"),
    }
}

#[test]
fn the_known_traps() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let wide: Vec<String> = (0..40).map(|at| format!("\"k{}\":{at}", at % 25)).collect();
    let wide = format!("{{{}}}", wide.join(","));
    for text in [
        "",
        " ",
        "null",
        "nul",
        "true ",
        " false",
        "0",
        "-0",
        "01",
        "-01",
        "1.",
        ".5",
        "1e5",
        "1E+5",
        "1e",
        "1e400",
        "-1e400",
        "1e-400",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775808",
        "-9223372036854775809",
        "123456789012345678901234567890",
        "0.1",
        "4.0",
        "40e-1",
        "NaN",
        "Infinity",
        "+1",
        "\"\"",
        "\"a",
        "\"\\u00e9\"",
        "\"\\ud83d\\ude00\"",
        "\"\\ud83d\"",
        "\"\\ude00\"",
        "\"\\ud83dx\"",
        "\"\\ud83d\\u0041\"",
        "\"\\uZZZZ\"",
        "\"\\u12\"",
        "\"\\x\"",
        "\"\u{1}\"",
        "\"\u{7f}\"",
        "\"\t\"",
        "\"\\/\\b\\f\"",
        "[]",
        "[ ]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{}",
        "{\"a\":1}",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\" 1}",
        "{\"a\":}",
        "{\"a\":1,\"a\":2}",
        "{\"\\u0061\":1,\"a\":2}",
        "1 2",
        "1//",
        "\u{feff}1",
        "\u{a0}1",
        "[1]]",
        "{\"a\":1}}",
        wide.as_str(),
        nested(126).as_str(),
        nested(127).as_str(),
        nested(128).as_str(),
        nested(5000).as_str(),
    ] {
        compare(text.as_bytes());
    }
    for bytes in [
        &b"\"\xff\""[..],
        b"\"\xed\xa0\x80\"",
        b"{\"a\xff\":1}",
        b"[1]\xff",
        b"\xef\xbb\xbf1",
    ] {
        compare(bytes);
    }
}

#[test]
fn keeps_order_repeats_and_digits() {
    let document = Document::parse(br#"{"b":1,"a":40e-1,"b":[2.50],"c":null}"#).unwrap();
    let Ours::Object(object) = document.root() else {
        panic!("an object was parsed");
    };
    let members: Vec<(&str, u32, String)> = object
        .members()
        .iter()
        .map(|member| (&*member.key, member.times, member.value.to_json()))
        .collect();
    let expected = [("b", 2, "[2.50]"), ("a", 1, "40e-1"), ("c", 1, "null")];
    for (found, expected) in members.iter().zip(expected) {
        assert_eq!((found.0, found.1, found.2.as_str()), expected);
    }
}

#[test]
fn faults_are_placed() {
    let error = Document::parse("{\n  \"é\": tru\n}".as_bytes()).unwrap_err();
    assert_eq!((error.line, error.column), (2, 8), "{error}");
    assert_eq!(error.to_string(), "expected a value at line 2 column 8");
}

proptest! {
    #![proptest_config(cases(2000, 100_000))]

    /// A text, damaged here and there.
    #[test]
    fn damaged_texts(
        document in generate::document(),
        pretty in any::<bool>(),
        damage in proptest::collection::vec((any::<usize>(), any::<u8>(), 0..4_u8), 0..4),
    ) {
        let text = if pretty { serde_json::to_string_pretty(&document) } else { serde_json::to_string(&document) };
        let mut bytes = text.unwrap().into_bytes();
        for (at, byte, kind) in damage {
            let at = at % (bytes.len() + 1);
            let byte = LIKELY.get(usize::from(byte)).copied().unwrap_or(byte);
            match kind {
                0 => bytes.insert(at, byte),
                1 if at < bytes.len() => { bytes.remove(at); }
                2 if at < bytes.len() => bytes[at] = byte,
                _ => bytes.truncate(at),
            }
        }
        compare(&bytes);
    }

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        compare(&bytes);
    }

    /// Digits in every arrangement: rounding and range are serde_json's.
    #[test]
    fn any_number(text in "-?[0-9]{1,25}(\\.[0-9]{1,25})?([eE][+-]?[0-9]{1,3})?") {
        compare(text.as_bytes());
    }
}
