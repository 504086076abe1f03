//! What `learn` writes into a document of OpenAPI 3.0 is of 3.0: a schema of its Schema Object that allows nothing else,
//! and another reader of 3.0, take it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a document that cannot be learned into has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};

use bilispec::discover;
use bilispec::learn::{self, Decision, Learned};
use bilispec::progress::Progress;
use serde_json::{Map, Value, json};

const PROPERTIES: &str =
    "/paths/~1thing/get/responses/200/content/application~1json/schema/properties";

/// Everything that captures may widen.
fn document() -> Value {
    let alternatives = json!([{"type": "string"}, {"type": "array", "items": {"type": "integer"}}]);
    let references =
        json!([{"$ref": "#/components/schemas/Owner"}, {"$ref": "#/components/schemas/Group"}]);
    let schema = json!({
        "type": "object",
        "properties": {
            "id": {"type": "integer"},
            "name": {"type": "string"},
            "refused": {"type": "string", "nullable": false},
            "amount": {"type": "integer", "nullable": true},
            "either": {"type": "string", "nullable": true, "description": "One of two."},
            "number": {"type": "integer"},
            "tags": {"type": "array", "items": {"type": "string"}},
            "list": {"type": "array", "nullable": true, "items": {"type": "string"}},
            "kind": {"type": "string", "enum": ["a", "b"]},
            "both": {"oneOf": alternatives},
            "one": {"oneOf": references},
            "least": {"type": "number", "minimum": 0},
            "above": {"type": "number", "minimum": 0, "exclusiveMinimum": true},
            "owner": {"$ref": "#/components/schemas/Owner"},
            "state": {"type": "string", "nullable": true}
        }
    });
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Things", "version": "1"},
        "servers": [{"url": "https://a.example"}],
        "paths": {"/thing": {"get": {
            "operationId": "thing",
            "parameters": [{"name": "id", "in": "query", "schema": {"type": "string"}}],
            "responses": {"200": {
                "description": "A thing.",
                "content": {"application/json": {"schema": schema}}
            }}
        }}},
        "components": {"schemas": {
            "Owner": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
            "Group": {"type": "object", "required": ["group"], "properties": {"group": {"type": "string"}}}
        }}
    })
}

fn bodies() -> Vec<(u16, Value)> {
    let ok = |body| (200, body);
    vec![
        ok(
            json!({"id": 1, "name": null, "refused": null, "amount": 1.5, "either": 7, "number": null,
            "tags": {"a": "b", "c": "d"}, "list": {"a": "b", "c": "d"}, "kind": null, "both": null, "one": null,
            "least": -3, "above": -4, "owner": null, "state": "open"}),
        ),
        ok(json!({"id": 2, "kind": "new", "number": "x", "owner": {"name": null}, "state": null})),
        ok(
            json!({"id": 3, "fresh": null, "mixed": 1, "deep": {"a": null, "list": [null, 1]}, "digits": "12"}),
        ),
        ok(
            json!({"id": 4, "fresh": "x", "mixed": "a b", "deep": {"a": true, "list": [[1], null]}, "digits": 12}),
        ),
        ok(
            json!({"id": 5, "fresh": "y", "mixed": null, "only": null, "empty": [], "none": {}, "digits": null}),
        ),
        (404, json!({"error": null, "more": [{"a": 1}, {"a": null}]})),
        (404, json!({"error": {"code": 1, "text": "x"}, "more": []})),
    ]
}

fn har(bodies: &[(u16, Value)]) -> String {
    let entries = bodies.iter().map(|(status, body)| {
        let text = body.to_string();
        json!({
            "startedDateTime": "2026-01-01T00:00:00.000Z", "time": 1, "cache": {},
            "timings": {"send": 0, "wait": 0, "receive": 1},
            "request": {
                "method": "GET", "url": "https://a.example/thing?id=1&page=2&sort=up", "httpVersion": "HTTP/1.1",
                "headers": [], "queryString": [], "cookies": [], "headersSize": -1, "bodySize": 0,
            },
            "response": {
                "status": status, "statusText": "", "httpVersion": "HTTP/1.1", "cookies": [], "redirectURL": "",
                "headers": [{"name": "content-type", "value": "application/json"}],
                "headersSize": -1, "bodySize": text.len(),
                "content": {"size": text.len(), "mimeType": "application/json", "text": text},
            },
        })
    });
    let entries: Vec<Value> = entries.collect();
    json!({"log": {"version": "1.2", "creator": {"name": "t", "version": "1"}, "entries": entries}})
        .to_string()
}

/// Takes everything in that a capture shows, what makes the document narrower too.
fn learned(spec: &Path, capture: &Path, narrows: bool) -> Learned {
    let settings = learn::Settings {
        requests: true,
        ..learn::Settings::default()
    };
    let inputs: Vec<PathBuf> = vec![capture.to_owned()];
    let mut take = |_: &learn::Proposal| Decision::Take;
    let learned = learn::learn(
        spec,
        &inputs,
        &settings,
        &Progress::default(),
        &mut take,
        &mut |_| (),
    );
    let settings = discover::Settings::default();
    discover::beyond(learned, &inputs, &settings, narrows, &mut take)
}

/// A Schema Object of OpenAPI 3.0, without what stands in no document here: `discriminator`, `xml`, `externalDocs`.
fn schema_object() -> Value {
    let schema = json!({"$ref": "#/$defs/schema"});
    let several = json!({"type": "array", "minItems": 1, "items": schema});
    let count = json!({"type": "integer", "minimum": 0});
    let mut words = Map::new();
    for name in ["title", "description", "format", "pattern"] {
        words.insert(name.to_owned(), json!({"type": "string"}));
    }
    for name in [
        "nullable",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "uniqueItems",
        "readOnly",
        "writeOnly",
        "deprecated",
    ] {
        words.insert(name.to_owned(), json!({"type": "boolean"}));
    }
    for name in ["minimum", "maximum", "multipleOf"] {
        words.insert(name.to_owned(), json!({"type": "number"}));
    }
    for name in [
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "minProperties",
        "maxProperties",
    ] {
        words.insert(name.to_owned(), count.clone());
    }
    for name in ["oneOf", "anyOf", "allOf"] {
        words.insert(name.to_owned(), several.clone());
    }
    for name in ["items", "not"] {
        words.insert(name.to_owned(), schema.clone());
    }
    words.insert(
        "type".to_owned(),
        json!({"enum": ["array", "boolean", "integer", "number", "object", "string"]}),
    );
    words.insert(
        "enum".to_owned(),
        json!({"type": "array", "minItems": 1, "uniqueItems": true}),
    );
    words.insert(
        "required".to_owned(),
        json!({"type": "array", "minItems": 1, "uniqueItems": true, "items": {"type": "string"}}),
    );
    words.insert(
        "properties".to_owned(),
        json!({"type": "object", "additionalProperties": schema}),
    );
    words.insert(
        "additionalProperties".to_owned(),
        json!({"anyOf": [{"type": "boolean"}, schema]}),
    );
    words.insert("default".to_owned(), json!(true));
    words.insert("example".to_owned(), json!(true));
    let list = json!({"required": ["type"], "properties": {"type": {"const": "array"}}});
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": "#/$defs/schema",
        "$defs": {"schema": {
            "type": "object",
            "if": {"required": ["$ref"]},
            "then": {"properties": {"$ref": {"type": "string"}}, "additionalProperties": false},
            "else": {
                "properties": words,
                "patternProperties": {"^x-": true},
                "additionalProperties": false,
                // It says nothing without a type; a list has items, and what is exclusive a bound.
                "dependentRequired": {
                    "nullable": ["type"],
                    "exclusiveMinimum": ["minimum"],
                    "exclusiveMaximum": ["maximum"],
                },
                "allOf": [{"if": list, "then": {"required": ["items"]}}],
            },
        }},
    })
}

/// All schemas of a document that stand in no other, with their places.
fn schemas<'v>(value: &'v Value, at: &str, found: &mut Vec<(String, &'v Value)>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                let at = format!("{at}/{name}");
                if name == "schema" || at.starts_with("/components/schemas/") {
                    found.push((at, value));
                } else {
                    schemas(value, &at, found);
                }
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                schemas(value, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// Whatever is wrong with a document of 3.0.
fn check(text: &str) -> usize {
    let document: Value = serde_json::from_str(text).unwrap();
    let validator = jsonschema::validator_for(&schema_object()).unwrap();
    let mut found = Vec::new();
    schemas(&document, "", &mut found);
    for (at, schema) in &found {
        let errors: Vec<String> = validator
            .iter_errors(schema)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{at}: {errors:#?}\n{schema:#}");
    }
    found.len()
}

/// Another reader of 3.0: it holds a list of values to be texts alone where the type is one.
fn read_by_roas(text: &str) {
    use roas::validation::{Options, Validate};
    let mut document: Value = serde_json::from_str(text).unwrap();
    let kinds = document.pointer_mut(&format!("{PROPERTIES}/kind/enum"));
    if let Some(Value::Array(values)) = kinds {
        values.retain(|value| !value.is_null());
    }
    let read: roas::v3_0::spec::Spec = serde_json::from_value(document).unwrap();
    // What a new status means nobody knows yet; an empty text is one.
    let asked = Options::IgnoreUnusedSchemas | Options::IgnoreEmptyResponseDescription;
    if let Err(error) = read.validate(asked, None) {
        panic!("{error}\n{text}");
    }
}

#[test]
fn what_is_written_into_a_document_of_3_0_is_of_3_0() {
    let folder = tempfile::tempdir().unwrap();
    let spec = folder.path().join("spec.json");
    fs::write(&spec, format!("{:#}\n", document())).unwrap();
    let capture = folder.path().join("session.har");
    fs::write(&capture, har(&bodies())).unwrap();
    assert_eq!(check(&fs::read_to_string(&spec).unwrap()), 4);

    let first = learned(&spec, &capture, false);
    first.draft.write().unwrap();
    let text = fs::read_to_string(&spec).unwrap();
    assert_eq!(check(&text), 7, "a parameter, a status: {text}");
    read_by_roas(&text);
    let after: Value = serde_json::from_str(&text).unwrap();
    let properties = after.pointer(PROPERTIES).unwrap();
    let nullable = |kind: &str| json!({"type": kind, "nullable": true});
    for (name, expected) in [
        ("name", nullable("string")),
        ("refused", nullable("string")),
        ("amount", nullable("number")),
        ("fresh", nullable("string")),
        ("least", json!({"type": "number", "minimum": -3})),
        (
            "either",
            json!({
                "oneOf": [
                    {"title": "Text", "type": "string", "nullable": true},
                    {"title": "Integer", "type": "integer"},
                ],
                "description": "One of two.",
            }),
        ),
        (
            "kind",
            json!({"type": "string", "nullable": true, "enum": ["a", "b", null, "new"]}),
        ),
        (
            "both",
            json!({"oneOf": [
                {"type": "string", "nullable": true},
                {"type": "array", "items": {"type": "integer"}},
            ]}),
        ),
    ] {
        let mut found = properties[name].clone();
        let mut expected = expected;
        for one in [&mut found, &mut expected] {
            if let Some(values) = one.get_mut("enum").and_then(Value::as_array_mut) {
                values.sort_by_key(ToString::to_string);
            }
        }
        assert_eq!(found, expected, "{name}: {text}");
    }
    assert_eq!(after["components"]["schemas"]["Owner"]["nullable"], true);

    // What it takes in it understands: only what is left to a person differs.
    let again = learned(&spec, &capture, false);
    let taken: Vec<_> = again.taken.iter().map(|one| &one.title).collect();
    assert!(taken.is_empty(), "{taken:?}");
    let left = |learned: &Learned| -> Vec<String> {
        let left = learned.left.iter();
        left.map(|one| format!("{}: {}", one.title, one.why))
            .collect()
    };
    let before = left(&first);
    assert!(left(&again).iter().all(|one| before.contains(one)));
    insta::assert_snapshot!(left(&first).join("\n"));
}

#[test]
fn what_makes_a_document_of_3_0_narrower_is_of_3_0() {
    let folder = tempfile::tempdir().unwrap();
    let spec = folder.path().join("spec.json");
    fs::write(&spec, format!("{:#}\n", document())).unwrap();
    let capture = folder.path().join("session.har");
    let bodies = (0..12).map(|number| {
        let state = if number % 2 == 0 { "open" } else { "closed" };
        (200, json!({"id": number, "name": "n", "state": state}))
    });
    fs::write(&capture, har(&bodies.collect::<Vec<_>>())).unwrap();
    let learned = learned(&spec, &capture, true);
    learned.draft.write().unwrap();
    let text = fs::read_to_string(&spec).unwrap();
    check(&text);
    read_by_roas(&text);
    let after: Value = serde_json::from_str(&text).unwrap();
    let properties = after.pointer(PROPERTIES).unwrap();
    assert_eq!(
        properties["state"]["enum"].as_array().unwrap().len(),
        2,
        "{text}"
    );
    assert_eq!(properties["state"].get("nullable"), None, "{text}");
}
