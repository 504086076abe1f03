//! `learn` on documents in JSON and of OpenAPI 3.0, and what makes a spec narrower: asked for, with its numbers.

use crate::support::{Entry, Har, SESSION, Sandbox};
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
    // What was not concerned stands as it stood, and nothing beside the document.
    let stays = |line: &&str| {
        !["\"name\"", "\"tags\""]
            .iter()
            .any(|key| line.contains(key))
    };
    for line in DOCUMENT.lines().filter(stays) {
        assert!(text.lines().any(|new| new == line), "{line}: {text}");
    }
    assert!(!sandbox.path().join("fixtures/thing").exists());
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

/// What several places refer to is narrowed if captures show each of them, and all alike.
#[test]
fn what_is_referred_to_is_narrowed_by_all_that_refer_to_it() {
    let sandbox = Sandbox::new();
    let reply = |schema: Value| json!({"responses": {"200": {"description": "d", "content": {"application/json": {"schema": schema}}}}});
    let thing = || json!({"$ref": "#/components/schemas/Thing"});
    let alone = || json!({"$ref": "#/components/schemas/Alone"});
    let text = json!({"type": "string"});
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "servers": [{"url": "https://things.example"}],
        "paths": {
            "/thing": {"get": reply(thing())},
            "/things": {"get": reply(json!({"type": "array", "items": thing()}))},
            "/alone": {"get": reply(alone())},
            "/never": {"get": reply(alone())},
        },
        "components": {"schemas": {
            "Thing": {"type": "object", "properties": {"id": {"type": "integer"}, "name": text, "note": text,
                "inner": {"$ref": "#/components/schemas/Inner"}}},
            "Inner": {"type": "object", "properties": {"no": text}},
            "Alone": {"type": "object", "properties": {"id": {"type": "integer"}}},
        }},
    });
    sandbox.write("doc.json", document.to_string());
    let mut har = Har::default();
    for number in 0..8 {
        let url = |path: &str| format!("https://things.example/{path}");
        let whole = json!({"id": number, "name": "n", "inner": {"no": "x"}});
        let bare = json!({"id": number, "note": "n", "inner": {"no": "y"}});
        har.add(Entry::get(&url("thing"), &whole));
        har.add(Entry::get(&url("things"), &json!([whole, bare])));
        har.add(Entry::get(&url("alone"), &json!({"id": number})));
    }
    sandbox.write("session.har", har.text());
    let arguments = ["learn", "--spec", "doc.json", "session.har", "--narrow"];
    let ran = sandbox.run(&[&arguments[..], &["--accept"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.all());
    assert!(
        ran.stdout
            .contains("get_thing, get_things: `id` was always there"),
        "{}",
        ran.all()
    );
    let learned: Value = serde_json::from_str(&sandbox.read("doc.json")).unwrap();
    let schemas = &learned["components"]["schemas"];
    let required = |name: &str| {
        let mut names: Vec<&str> = schemas[name]["required"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|name| name.as_str().unwrap())
            .collect();
        names.sort_unstable();
        names
    };
    assert_eq!(required("Thing"), ["id", "inner"]);
    assert_eq!(required("Inner"), ["no"]);
    // Of one place that refers to it nothing was seen.
    assert_eq!(required("Alone"), Vec::<&str>::new());
    let again = sandbox.run(&[&arguments[..], &["--dry-run"]].concat());
    assert_eq!(again.stdout, "nothing to learn\n", "{}", again.all());
}

/// Calls of the spec's own hosts that it lacks are described as `discover` does; those of others are not.
#[test]
fn operations_that_the_spec_lacks_are_learned() {
    let sandbox = Sandbox::new();
    let mut har = Har::default();
    let listed = |page: u64| json!({"code": 0, "message": "0", "ttl": 1, "data": {"list": [{"id": page, "title": "t"}], "page": page}});
    for page in 1..4 {
        let url = format!("https://api.bilibili.com/x/things/v1/list?page={page}");
        har.add(Entry::get(&url, &listed(page)).cookie(SESSION));
    }
    har.add(Entry::get(
        "https://stats.example.net/v1/collect?id=1",
        &json!({"ok": true}),
    ));
    sandbox.write("session.har", har.text());
    let host = sandbox.read("spec/charge/quick_pay.yaml");
    assert!(host.contains("https://api.bilibili.com"), "{host}");
    let shown = sandbox.run(&["learn", "session.har", "--dry-run"]);
    assert_eq!(shown.code, 1, "{}", shown.all());
    assert!(
        shown
            .stdout
            .contains("GET https://api.bilibili.com/x/things/v1/list"),
        "{}",
        shown.all()
    );
    let taken = sandbox.run(&["learn", "session.har", "--accept"]);
    assert_eq!(taken.code, 0, "{}", taken.all());
    assert!(
        !taken.stdout.contains("stats.example.net"),
        "{}",
        taken.all()
    );
    let root = sandbox.read("spec/openapi.yaml");
    assert!(
        root.contains("/x/things/v1/list") && !root.contains("stats.example.net"),
        "{root}"
    );
    assert_eq!(sandbox.run(&["generate"]).code, 0);
    let validated = sandbox.run(&["validate", "session.har", "--format", "json"]);
    let report = validated.report();
    assert_eq!(report["exchanges"]["checked"], 3, "{}", validated.all());
    assert_eq!(report["findings"], json!([]), "{}", validated.all());
    let again = sandbox.run(&["learn", "session.har", "--accept"]);
    assert!(again.stdout.contains("nothing to learn"), "{}", again.all());
}
