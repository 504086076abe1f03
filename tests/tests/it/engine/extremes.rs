//! Documents as deep and as wide as they come. Each would take far longer than the whole suite if the work grew with
//! the square of their size.

use bilispec_engine::{Side, Validator};
use serde_json::{Value, json};

use crate::engine::stream::same;

fn schema(schema: &Value) -> Validator {
    Validator::from_json(schema).unwrap()
}

/// Keys in an order that no table has.
fn scattered(count: usize) -> impl Iterator<Item = usize> {
    // Odd steps through a power of two come by every number once.
    let size = count.next_power_of_two();
    (0..size)
        .map(move |at| (at * 7_919 + 13) % size)
        .filter(move |at| *at < count)
}

fn object(keys: impl Iterator<Item = usize>, value: &str) -> String {
    let members: Vec<String> = keys.map(|key| format!("\"key{key}\":{value}")).collect();
    format!("{{{}}}", members.join(","))
}

#[test]
fn recursion_goes_as_deep_as_documents() {
    let tree = schema(&json!({"$ref": "#/$defs/tree", "$defs": {"tree": {
        "type": "object",
        "properties": {"down": {"$ref": "#/$defs/tree"}, "leaf": {"type": "integer"}},
        "additionalProperties": false
    }}}));
    for (levels, leaf) in [
        (1, "1"),
        (126, "1"),
        (126, "null"),
        (127, "1"),
        (5_000, "1"),
    ] {
        let text = format!(
            "{}{{\"leaf\":{leaf}}}{}",
            "{\"down\":".repeat(levels),
            "}".repeat(levels)
        );
        same(&tree, text.as_bytes()).unwrap();
        let checked = tree.check(text.as_bytes(), Side::Response);
        let known: Result<Value, _> = serde_json::from_str(&text);
        assert_eq!(checked.is_ok(), known.is_ok(), "{levels} levels");
        if let Ok(checked) = checked {
            assert_eq!(checked.count(), usize::from(leaf == "null"));
        }
    }
    // What nobody looks into is held to the same limit.
    for levels in [126, 127] {
        let text = format!("{{\"x\":{}{}}}", "[".repeat(levels), "]".repeat(levels));
        let known: Result<Value, _> = serde_json::from_str(&text);
        let open = schema(&json!({"type": "object"}));
        assert_eq!(
            open.check(text.as_bytes(), Side::Response).is_ok(),
            known.is_ok()
        );
    }
}

#[test]
fn wide_objects_of_unknown_keys() {
    let count = 10_000;
    let text = object(scattered(count), "1");
    let closed = schema(&json!({"properties": {"a": {}}}));
    let checked = closed.check(text.as_bytes(), Side::Response).unwrap();
    assert_eq!(checked.count(), count);
    assert_eq!(checked.report().findings.len(), count);
    same(
        &schema(&json!({"additionalProperties": {"type": "integer"}})),
        text.as_bytes(),
    )
    .unwrap();
    same(
        &schema(&json!({"additionalProperties": {"type": "string"}})),
        text.as_bytes(),
    )
    .unwrap();
}

#[test]
fn wide_objects_of_known_keys() {
    for count in [60, 64, 65, 200, 256, 257, 10_000] {
        let properties: serde_json::Map<String, Value> = (0..count)
            .map(|key| (format!("key{key}"), json!({"type": "integer"})))
            .collect();
        let required: Vec<String> = (0..count).map(|key| format!("key{key}")).collect();
        let wide = schema(&json!({"properties": properties, "required": required}));
        for text in [
            object(0..count, "1"),
            object((0..count).rev(), "1"),
            object(scattered(count), "1"),
            object(scattered(count).skip(1), "1"),
            object(scattered(count), "1").replace("\"key7\":1", "\"key7\":null"),
        ] {
            same(&wide, text.as_bytes()).unwrap();
        }
        let whole = object(scattered(count), "1");
        assert!(
            wide.check(whole.as_bytes(), Side::Response)
                .unwrap()
                .is_clean()
        );
    }
}

/// Findings everywhere, in arrays in arrays.
#[test]
fn many_findings() {
    let rows = schema(&json!({"items": {
        "properties": {"a": {"type": "integer"}, "b": {"enum": [1, 2]}},
        "required": ["a", "c"]
    }}));
    let text = format!("[{}]", vec![r#"{"a":null,"b":3,"d":1}"#; 3_000].join(","));
    let checked = rows.check(text.as_bytes(), Side::Response).unwrap();
    assert_eq!(checked.count(), 12_000);
    same(&rows, text.as_bytes()).unwrap();
}
