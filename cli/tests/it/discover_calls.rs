//! `discover` and what calls are told apart by: selectors of all kinds; bodies that a client can't send yet; addresses
//! of http.

use crate::discover::{all_texts, discovered, errors, har};
use crate::support::Entry;
use serde_json::{Value, json};

const HOST: &str = "https://api.example.com";

/// A call with a JSON body.
fn post(path: &str, body: &Value, reply: &Value) -> Value {
    let url = format!("{HOST}{path}");
    with_body(&url, "application/json", &body.to_string(), reply)
}

fn with_body(url: &str, media_type: &str, body: &str, reply: &Value) -> Value {
    json!({
        "request": {"method": "POST", "url": url, "headers": [], "postData": {
            "mimeType": media_type, "text": body,
        }},
        "response": {"status": 200, "headers": [], "content": {
            "mimeType": "application/json", "text": reply.to_string(),
        }},
    })
}

fn capture(entries: &[Value]) -> String {
    json!({"log": {"version": "1.2", "creator": {"name": "t", "version": "1"}, "entries": entries}})
        .to_string()
}

#[test]
fn calls_at_one_address_are_told_apart() {
    let rpc = |id: u64, method: &str, reply: &Value| {
        let body = json!({"jsonrpc": "2.0", "id": id, "method": method, "params": {"a": 1}});
        let mut whole = json!({"jsonrpc": "2.0", "id": id});
        whole
            .as_object_mut()
            .unwrap()
            .extend(reply.as_object().unwrap().clone());
        post("/rpc", &body, &whole)
    };
    let graphql = |name: &str, query: &str, reply: &Value| {
        post(
            "/graphql",
            &json!({"operationName": name, "query": query, "variables": {}}),
            reply,
        )
    };
    let form = |action: &str, reply: &Value| {
        let body = format!("action={action}&page=1");
        with_body(
            &format!("{HOST}/ajax"),
            "application/x-www-form-urlencoded",
            &body,
            reply,
        )
    };
    let stored = |key: &str| {
        let body = json!({"doc_id": key, "variables": {"a": 1}});
        post("/stored", &body, &json!({"data": {"viewer": {"id": "1"}}}))
    };
    let entries = [
        rpc(1, "eth_blockNumber", &json!({"result": {"height": 5}})),
        rpc(
            2,
            "eth_call",
            &json!({"error": {"code": -32601, "message": "method not found"}}),
        ),
        graphql(
            "Viewer",
            "query Viewer { viewer { id } }",
            &json!({"data": {"viewer": {"id": "1"}}}),
        ),
        graphql(
            "Rename",
            "mutation Rename { rename { id } }",
            &json!({"data": null, "errors": [{"message": "no", "extensions": {"code": "FORBIDDEN"}}]}),
        ),
        graphql(
            "Rename",
            "mutation Rename { rename { id } }",
            &json!({"data": {"rename": {"id": "1"}}}),
        ),
        form(
            "list_things",
            &json!({"code": 0, "msg": "ok", "data": {"list": [1]}}),
        ),
        form(
            "buy_thing",
            &json!({"code": 0, "msg": "ok", "data": {"order_id": 1}}),
        ),
        stored("3928392839283928"),
        stored("7777777777777777"),
    ];
    let (outside, ran) = discovered(&capture(&entries), &[]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let texts = all_texts(&outside);
    for when in [
        "x-when:\n    body:\n      method: eth_blockNumber\n",
        "x-when:\n    body:\n      method: eth_call\n",
        "x-when:\n    body:\n      operationName: Viewer\n",
        "x-when:\n    body:\n      operationName: Rename\n",
        "x-when:\n    form:\n      action: list_things\n",
        "x-when:\n    form:\n      action: buy_thing\n",
        "x-when:\n    body:\n      doc_id: \"3928392839283928\"\n",
        "x-when:\n    body:\n      doc_id: \"7777777777777777\"\n",
    ] {
        assert!(texts.contains(when), "{when}: {texts}");
    }
    let validated = outside.run(
        "",
        &[
            "validate",
            "evening.har",
            "--format",
            "json",
            "--require",
            "none",
        ],
    );
    let report = validated.report();
    assert_eq!(errors(&report), Vec::<String>::new(), "{}", validated.all());
    assert_eq!(
        report["exchanges"]["checked"],
        entries.len(),
        "{}",
        validated.all()
    );
    let refusals = |operation: &str| {
        let all = report["operations"].as_array().unwrap();
        let one = all.iter().find(|one| one["operation"] == operation);
        one.unwrap_or_else(|| panic!("{operation}: {report:#}"))["refusals"].clone()
    };
    assert_eq!(refusals("eth_call"), json!({"-32601": 1}));
    assert_eq!(refusals("rename"), json!({"FORBIDDEN": 1}));
    // A query of GraphQL changes nothing; whatever else is sent by POST may.
    assert!(
        outside
            .read("spec/example/viewer.yaml")
            .contains("x-effect: none")
    );
    assert!(
        outside
            .read("spec/example/rename.yaml")
            .contains("x-effect: write")
    );
    assert!(
        outside
            .read("spec/example/buy_thing.yaml")
            .contains("x-effect: spend")
    );
}

#[test]
fn bodies_that_a_client_cannot_send_are_named() {
    let stored = json!({"code": 0, "msg": "ok", "data": {"stored": true}});
    let multipart = "--XX\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\ncat\r\n--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n--XX--\r\n";
    let upload = format!("{HOST}/v1/upload");
    let notes = format!("{HOST}/v1/notes");
    let entries = [
        with_body(
            &upload,
            "multipart/form-data; boundary=XX",
            multipart,
            &stored,
        ),
        with_body(&notes, "text/plain", "a note", &stored),
        post("/v1/things", &json!({"name": "x"}), &stored),
    ];
    let (outside, ran) = discovered(&capture(&entries), &[]);
    assert_eq!(ran.code, 1, "{}", ran.all());
    for why in ["bodies of multipart/form-data", "bodies of text/plain"] {
        assert!(ran.stdout.contains(why), "{why}: {}", ran.all());
    }
    let texts = all_texts(&outside);
    assert!(texts.contains("operationId: create_thing"), "{texts}");
    assert!(
        !texts.contains("Content-Disposition") && !texts.contains("--XX"),
        "{texts}"
    );
}

#[test]
fn http_elsewhere_is_described_if_somebody_allows_it() {
    let reply = json!({"code": 0, "msg": "ok", "data": {"up": true}});
    let url = "http://api.example.com/v1/state";
    let entries = || {
        [
            Entry::call("GET", url, &reply),
            Entry::call("GET", url, &reply),
        ]
    };
    let (outside, ran) = discovered(&har(entries()), &["--allow-http"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let file = outside.read("spec/example/get_state.yaml");
    assert!(file.contains("x-plain-http: calls"), "{file}");
    let validated = outside.run("", &["validate", "evening.har", "--format", "json"]);
    assert_eq!(
        validated.report()["findings"],
        json!([]),
        "{}",
        validated.all()
    );
    // A login is another matter.
    let with_login = entries().map(|entry| entry.cookie("session=s3cr3tsess"));
    let (outside, ran) = discovered(&har(with_login), &["--allow-http"]);
    assert!(
        ran.code == 1 && ran.stdout.contains("its login would travel over http"),
        "{}",
        ran.all()
    );
    assert!(!outside.path().join("spec").exists());
}
