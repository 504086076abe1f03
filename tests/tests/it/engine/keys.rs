//! Keys and scalars at the seams of the pass: names around the lengths that it reads at once, names
//! that need escapes, names that begin alike; and beside them values that are nearly right.

use bilispec_engine::Validator;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};

use crate::engine::stream::same;
use crate::engine::{cases, oracle};

/// Names that a schema may list.
fn names() -> Vec<String> {
    let long = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnop";
    let lengths = [0, 1, 2, 3, 6, 7, 8, 9, 13, 14, 15, 16, 17, 18, 24, 25, 40];
    let mut names: Vec<String> = lengths
        .into_iter()
        .filter_map(|length| long.get(..length).map(str::to_owned))
        .collect();
    let others = [
        "abcdefghijklmnoP",
        "abcdefghijklmnopqrstuvwZ",
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmnoQ",
        "a\"",
        "a\\",
        "\"",
        "\\",
        "?a",
        "a\u{1}",
        "a\n",
        "\u{0}",
        "a\u{0}",
        "票",
        "票务订单编号状态",
        "ab\"cdefghijklmnopqrst",
    ];
    names.extend(others.map(str::to_owned));
    names
}

/// A key as a text might have it, rightly or not.
fn written() -> impl Strategy<Value = String> {
    let name = select(names());
    let escaped = |name: &String| Value::from(name.as_str()).to_string();
    prop_oneof![
        8 => name.clone().prop_map(move |name| escaped(&name)),
        2 => name.clone().prop_map(|name| format!("\"{name}\"")),
        1 => name.clone().prop_map(|name| format!("\"{name}x\"")),
        1 => name.prop_map(|name| {
            let units = name.encode_utf16().map(|unit| format!("\\u{unit:04x}"));
            format!("\"{}\"", units.collect::<String>())
        }),
    ]
}

const VALUES: [&str; 36] = [
    "0",
    "1",
    "7",
    "12",
    "-1",
    "-0",
    "-",
    "--1",
    "01",
    "-01",
    "1.5",
    "1.",
    ".5",
    "0.0",
    "1e2",
    "1E",
    "0e1",
    "123456789",
    "1234567890123456789012",
    "\"\"",
    "\"x\"",
    "\"abcdefghij klmnopqrstu\"",
    "\"\\n\"",
    "\"\n\"",
    "\"\\u00e9\"",
    "\"票\"",
    "true",
    "false",
    "null",
    "nul",
    "truee",
    "[]",
    "[1]",
    "{}",
    "{\"a\":1}",
    "",
];

const SPACES: [&str; 5] = ["", "", "", " ", "\n  "];

fn document() -> impl Strategy<Value = String> {
    let space = || select(SPACES.to_vec());
    let good = select(VALUES[..4].to_vec());
    let value = prop_oneof![4 => good, 1 => select(VALUES.to_vec())];
    let member = (written(), value, space(), space(), space());
    let members = prop::collection::vec(member, 0..12);
    (members, select(vec!["", "", "", ",", "}", " x"])).prop_map(|(members, end)| {
        let members: Vec<String> = members
            .into_iter()
            .map(|(key, value, first, second, third)| {
                format!("{first}{key}{second}:{third}{value}{first}")
            })
            .collect();
        format!("{{{}{end}}}", members.join(","))
    })
}

#[test]
fn keys_and_values_at_the_seams() {
    let known = prop::collection::vec((select(names()), 0..4_u8), 0..20);
    let strategy = (known, 0..4_u8, prop::collection::vec(document(), 24));
    let mut runner = TestRunner::new(cases(300, 10_000));
    let outcome = runner.run(&strategy, |(known, others, documents)| {
        let of = |kind| match kind {
            0 => json!({"type": "integer"}),
            1 => json!({"type": ["string", "null"]}),
            2 => json!({"enum": [0, 1, 70, "x", null]}),
            _ => json!({}),
        };
        let properties: Map<String, Value> = known
            .iter()
            .map(|(name, kind)| (name.clone(), of(*kind)))
            .collect();
        let required: Vec<&String> = properties.keys().take(2).collect();
        let mut json = json!({"properties": properties, "required": required});
        match others {
            0 => json["additionalProperties"] = json!({"type": "integer"}),
            1 => json["additionalProperties"] = json!(false),
            _ => {}
        }
        let schema = Validator::from_json(&json).unwrap();
        let oracle = oracle::validator(&json).unwrap();
        for text in &documents {
            same(&schema, text.as_bytes()).map_err(TestCaseError::fail)?;
            let accepted = serde_json::from_str::<Value>(text).map(|value| oracle.is_valid(&value));
            prop_assert_eq!(
                schema.accepts(text.as_bytes()).ok(),
                accepted.ok(),
                "{}",
                text
            );
        }
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}
