//! Presence against a recount that knows nothing of forms, batches or parts: over replies of many forms, short and long.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

use std::collections::BTreeMap;
use std::sync::Arc;

use bilispec::presence::{Counters, Presence, Shape};
use serde_json::{Value, json};

fn schema() -> Value {
    json!({"type": "object", "properties": {
        "code": {"type": "integer", "enum": [0, 1]},
        "name": {"type": "string", "enum": ["a", "b"]},
        "list": {"type": "array", "items": {"type": "object", "properties": {
            "id": {"type": "integer"},
            "tag": {"type": ["string", "null"]}
        }}}
    }})
}

/// Replies, most of few forms, some with lists longer than any form that is remembered.
fn replies(count: usize) -> Vec<Value> {
    let mut state = 7_u64;
    let mut pick = |of: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) % of
    };
    let mut reply = || {
        let mut body = json!({"code": pick(3)});
        if pick(3) > 0 {
            body["name"] = [json!("a"), json!("b"), json!("c"), json!(""), json!(7)]
                [usize::try_from(pick(5)).unwrap()]
            .clone();
        }
        let length = match pick(12) {
            0 => 0,
            1 => 50 + pick(60),
            2..6 => return body,
            _ => pick(4),
        };
        let items = (0..length).map(|number| match pick(4) {
            0 => json!({"id": number, "tag": null}),
            1 => json!({"id": number}),
            2 => json!({"id": number, "tag": ""}),
            _ => json!({"id": 0.5, "tag": "x", "other": [1, {}]}),
        });
        body["list"] = items.collect();
        body
    };
    (0..count).map(|_| reply()).collect()
}

/// What each place holds, as `pointer kind`, by occurrence and by reply.
fn recount(replies: &[Value]) -> BTreeMap<String, [u64; 2]> {
    let mut all: BTreeMap<String, [u64; 2]> = BTreeMap::new();
    for reply in replies {
        let mut here = BTreeMap::new();
        walk("", reply, &mut here);
        for (name, count) in here {
            let known = all.entry(name).or_default();
            known[0] += count;
            known[1] += 1;
        }
    }
    all
}

fn walk(pointer: &str, value: &Value, here: &mut BTreeMap<String, u64>) {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let mut add = |what: &str| *here.entry(format!("{pointer} {what}")).or_default() += 1;
    add(kind);
    if value == "" || *value == json!([]) {
        add("empty");
    }
    let listed = match pointer {
        "/code" => [json!(0), json!(1)].contains(value),
        "/name" => [json!("a"), json!("b")].contains(value),
        _ => false,
    };
    if listed {
        add(&format!("= {value}"));
    }
    for member in value.as_object().into_iter().flatten() {
        if matches!(member.0.as_str(), "code" | "name" | "list" | "id" | "tag") {
            walk(&format!("{pointer}/{}", member.0), member.1, here);
        }
    }
    for item in value.as_array().into_iter().flatten() {
        walk(&format!("{pointer}/*"), item, here);
    }
}

/// The same of what was counted; the root has no member's place.
fn told(presence: &Presence) -> BTreeMap<String, [u64; 2]> {
    let mut all = BTreeMap::new();
    for (pointer, member) in &presence.members {
        for (kind, count) in &member.kinds {
            all.insert(
                format!("{pointer} {kind}"),
                [*count, member.replies.kinds[kind]],
            );
        }
        for (value, count) in &member.values {
            all.insert(
                format!("{pointer} = {value}"),
                [*count, member.replies.values[value]],
            );
        }
        if member.empty > 0 {
            all.insert(
                format!("{pointer} empty"),
                [member.empty, member.replies.empty],
            );
        }
    }
    all
}

#[test]
fn replies_of_any_form_are_counted_as_a_plain_recount_counts_them() {
    let shape = Arc::new(Shape::new(&schema()));
    let replies = replies(3000);
    let mut expected = recount(&replies);
    expected.retain(|name, _| name.starts_with('/'));
    assert!(expected.len() > 15, "{expected:?}");
    let texts: Vec<_> = replies.iter().map(Value::to_string).collect();
    let counted = |texts: &[String]| {
        let mut counters = Counters::new(Arc::clone(&shape));
        for text in texts {
            counters.reply(text.as_bytes(), 0);
        }
        counters
    };
    for size in [1, 7, 400, texts.len()] {
        let mut whole = Counters::new(Arc::clone(&shape));
        for part in texts.chunks(size) {
            whole.absorb(&counted(part));
        }
        let presence = whole.presence();
        assert_eq!(presence.replies, 3000);
        assert_eq!(told(&presence), expected, "in parts of {size}");
        let member = &presence.members["/list/*/tag"];
        let items = &presence.members["/list/*"];
        assert_eq!(member.parents, items.kinds["object"], "in parts of {size}");
        assert_eq!(presence.members["/name"].replies.parents, 3000);
    }
}
