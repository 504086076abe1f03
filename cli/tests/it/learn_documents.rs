//! `learn` on documents in JSON and of OpenAPI 3.0, and what makes a spec narrower: asked for, with its numbers.

use crate::support::{Entry, Har, Sandbox};
use serde_json::{Value, json};

const DOCUMENT: &str = r#"{
    "openapi": "3.0.3",
    "info": {"title": "Things", "version": "1"},
    "servers": [{"url": "https://a.example"}],
    "paths": {
        "/thing": {
            "get": {
                "operationId": "thing",
                "responses": {
                    "200": {"description": "d", "content": {"application/json": {"schema": {
                        "type": "object",
                        "properties": {
                            "id": {"type": "integer"},
                            "name": {"type": "string"},
                            "tags": {"type": "array", "items": {"type": "string"}}
                        }
                    }}}}
                }
            }
        }
    }
}
"#;

fn things(bodies: &[Value]) -> String {
    let mut har = Har::default();
    for body in bodies {
        har.add(Entry::get("https://a.example/thing", body));
    }
    har.text()
}

#[test]
fn a_document_in_json_stays_one() {
    let sandbox = Sandbox::new();
    sandbox.write("things.json", DOCUMENT);
    let har = things(&[
        json!({"id": 1, "name": null, "tags": ["a"], "size": 1.5}),
        json!({"id": 2, "name": "x", "tags": {"a": "b", "c": "d"}}),
    ]);
    sandbox.write("session.har", har);
    let learn = ["learn", "--spec", "things.json", "session.har", "--accept"];
    let ran = sandbox.run(&learn);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let text = sandbox.read("things.json");
    let learned: Value = serde_json::from_str(&text).unwrap();
    let pointer = "/paths/~1thing/get/responses/200/content/application~1json/schema/properties";
    let properties = learned.pointer(pointer).unwrap();
    assert_eq!(properties["size"]["type"], "number");
    // OpenAPI 3.0 has no type null, and a list in one case and an object in another are two alternatives.
    assert_eq!(
        properties["name"],
        json!({"type": "string", "nullable": true})
    );
    let branches = properties["tags"]["oneOf"].as_array().unwrap();
    let kinds: Vec<&Value> = branches.iter().map(|branch| &branch["type"]).collect();
    assert_eq!(kinds, [&json!("array"), &json!("object")], "{text}");
    assert_eq!(branches[0]["items"], json!({"type": "string"}));
    assert!(
        text.starts_with("{\n    \"openapi\": \"3.0.3\",\n    \"info\""),
        "{text}"
    );
    let validated = sandbox.run(&["validate", "--spec", "things.json", "session.har"]);
    assert_eq!(validated.code, 0, "{}", validated.all());
    let again = sandbox.run(&learn);
    assert_eq!(
        (again.code, again.stdout.as_str()),
        (0, "nothing to learn\n"),
        "{}",
        again.all()
    );
}

#[test]
fn what_makes_a_spec_narrower_is_asked_for() {
    let sandbox = Sandbox::new();
    let bodies: Vec<Value> = (0..8)
        .map(|number| {
            let state = if number % 2 == 0 { "open" } else { "closed" };
            let mut body =
                json!({"id": number, "state": state, "lines": [{"no": "A"}, {"no": "B"}]});
            if number < 4 {
                body["note"] = json!("x");
            }
            body
        })
        .collect();
    let document = DOCUMENT.replace(
        r#""name": {"type": "string"},"#,
        r#""state": {"type": "string"}, "note": {"type": "string"}, "lines": {"type": "array", "items": {"type": "object", "properties": {"no": {"type": "string"}}}},"#,
    );
    sandbox.write("things.json", &document);
    sandbox.write("session.har", things(&bodies));
    let learn = |more: &[&str]| {
        let arguments = ["learn", "--spec", "things.json", "session.har"];
        sandbox.run(&[&arguments[..], more].concat())
    };
    let plain = learn(&["--accept"]);
    assert_eq!(
        (plain.code, plain.stdout.as_str()),
        (0, "nothing to learn\n"),
        "{}",
        plain.all()
    );
    let shown = learn(&["--narrow", "--dry-run"]);
    assert_eq!(shown.code, 1, "{}", shown.all());
    for seen in [
        "`id` was always there",
        "in 8 of 8 objects, in 8 exchanges",
        "in 16 of 16 objects, in 8 exchanges",
        "`state` had few values",
        "\"open\" ×4, \"closed\" ×4",
    ] {
        assert!(shown.stdout.contains(seen), "{seen}: {}", shown.all());
    }
    assert!(
        !shown.stdout.contains("`note` was always"),
        "{}",
        shown.all()
    );
    let taken = learn(&["--narrow", "--accept"]);
    assert_eq!(taken.code, 0, "{}", taken.all());
    let learned: Value = serde_json::from_str(&sandbox.read("things.json")).unwrap();
    let pointer = "/paths/~1thing/get/responses/200/content/application~1json/schema";
    let schema = learned.pointer(pointer).unwrap();
    let mut required = schema["required"].as_array().unwrap().clone();
    required.sort_by_key(Value::to_string);
    assert_eq!(required, [json!("id"), json!("lines"), json!("state")]);
    assert_eq!(
        schema["properties"]["state"]["enum"],
        json!(["open", "closed"])
    );
    assert_eq!(
        schema["properties"]["lines"]["items"]["required"],
        json!(["no"])
    );
    let validated = sandbox.run(&["validate", "--spec", "things.json", "session.har"]);
    assert_eq!(validated.code, 0, "{}", validated.all());
}
