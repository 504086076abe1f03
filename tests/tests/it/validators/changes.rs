//! A body changed at each of its places, also inside texts that hold JSON.

use serde_json::{Value, json};

/// What a value is replaced by.
fn others() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(-9),
        json!(1.5),
        json!(99_999_999_999_i64),
        json!(""),
        json!("12"),
        json!("{\"x\": 1}"),
        json!([]),
        json!({"unknown": 1}),
    ]
}

/// The body itself, then each change of it.
pub(crate) fn of(body: &Value) -> Vec<Value> {
    let mut all = vec![body.clone()];
    let mut places = Vec::new();
    collect(body, "", &mut places);
    for place in &places {
        for other in others() {
            let mut changed = body.clone();
            *changed.pointer_mut(place).unwrap() = other;
            all.push(changed);
        }
        let mut changed = body.clone();
        match changed.pointer_mut(place).unwrap() {
            Value::Object(members) => {
                members.insert("not_in_the_spec".to_owned(), json!(1));
            }
            Value::Array(items) => items.push(json!({})),
            Value::String(text) if text.starts_with('{') => *text = text.replace(':', ":0"),
            _ => continue,
        }
        all.push(changed);
    }
    for place in places {
        let Some((parent, key)) = place.rsplit_once('/') else {
            continue;
        };
        let mut changed = body.clone();
        if let Value::Object(members) = changed.pointer_mut(parent).unwrap() {
            members.remove(&key.replace("~1", "/").replace("~0", "~"));
            all.push(changed);
        }
    }
    all
}

fn collect(value: &Value, at: &str, out: &mut Vec<String>) {
    out.push(at.to_owned());
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, &format!("{at}/{index}"), out);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                let key = key.replace('~', "~0").replace('/', "~1");
                collect(member, &format!("{at}/{key}"), out);
            }
        }
        _ => {}
    }
}
