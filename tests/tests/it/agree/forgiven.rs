//! What clients may forgive: errors of the validators in spite of which a client decodes. At most ten.

use serde_json::{Value, json};

/// An error that may be forgiven.
struct Forgiven {
    /// The rule's id.
    id: &'static str,
    /// Where: only there, if it is given.
    at: Option<&'static str>,
    /// The kinds of JSON that were found; any, if empty.
    kinds: &'static [&'static str],
    reason: &'static str,
}

const FORGIVEN: [Forgiven; 9] = [
    Forgiven {
        id: "response.minimum",
        at: None,
        kinds: &[],
        reason: "a bound is what was seen so far; the type holds the value",
    },
    Forgiven {
        id: "response.maximum",
        at: None,
        kinds: &[],
        reason: "the same",
    },
    Forgiven {
        id: "response.min-length",
        at: None,
        kinds: &[],
        reason: "the same",
    },
    Forgiven {
        id: "response.max-length",
        at: None,
        kinds: &[],
        reason: "the same",
    },
    Forgiven {
        id: "response.pattern",
        at: None,
        kinds: &[],
        reason: "the text is handed on as it is",
    },
    Forgiven {
        id: "response.enum",
        at: None,
        kinds: &["a string", "an integer"],
        reason: "kept as `Unknown`; of an outcome, never a success",
    },
    Forgiven {
        id: "response.min-items",
        at: None,
        kinds: &[],
        reason: "a bound is what was seen so far",
    },
    Forgiven {
        id: "response.max-items",
        at: None,
        kinds: &[],
        reason: "the same",
    },
    Forgiven {
        id: "response.type",
        at: Some("/message"),
        kinds: &["null"],
        reason: "a text for people that decides nothing",
    },
];

/// Whether an error, as `told` gives it, may be forgiven.
pub(crate) fn is_forgiven(error: &Value) -> bool {
    FORGIVEN.iter().any(|one| {
        let kind = error["found"].as_str().unwrap_or_default();
        error["id"] == one.id
            && one.at.is_none_or(|at| error["path"] == at)
            && (one.kinds.is_empty()
                || one
                    .kinds
                    .iter()
                    .any(|known| kind.starts_with(known) || kind_of(kind) == *known))
    })
}

/// The kind of JSON of a value as findings show it.
fn kind_of(found: &str) -> &'static str {
    match serde_json::from_str::<Value>(found) {
        Ok(Value::Null) => "null",
        Ok(Value::Bool(_)) => "a boolean",
        Ok(Value::Number(number)) if number.is_f64() => "a number",
        Ok(Value::Number(_)) => "an integer",
        Ok(Value::String(_)) => "a string",
        Ok(Value::Array(_)) => "an array",
        Ok(Value::Object(_)) => "an object",
        Err(_) => "",
    }
}

#[test]
fn the_list_is_short_and_near_neighbours_are_not_forgiven() {
    assert!(FORGIVEN.len() <= 10);
    let error = |id: &str, path: &str, found: &str| json!({"id": id, "path": path, "found": found});
    for one in &FORGIVEN {
        assert!(!one.reason.is_empty());
        let found = match one.kinds {
            [] => "1",
            [kind, ..] if *kind == "null" => "null",
            _ => "\"x\"",
        };
        let at = one.at.unwrap_or("/data/x");
        assert!(is_forgiven(&error(one.id, at, found)), "{}", one.id);
        // A neighbour: the same of a request, another place, another kind.
        let other_side = one.id.replace("response.", "request.");
        assert!(!is_forgiven(&error(&other_side, at, found)), "{other_side}");
        if one.at.is_some() {
            assert!(
                !is_forgiven(&error(one.id, "/data/message", found)),
                "{}",
                one.id
            );
        }
        if !one.kinds.is_empty() {
            assert!(!is_forgiven(&error(one.id, at, "{}")), "{}", one.id);
        }
    }
    for id in [
        "response.required",
        "response.envelope",
        "response.syntax",
        "response.const",
        "response.content",
    ] {
        assert!(!is_forgiven(&error(id, "/message", "null")), "{id}");
    }
}
