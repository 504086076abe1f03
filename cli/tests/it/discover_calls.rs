//! `discover` and what calls are told apart by: selectors of all kinds; bodies that a client can't send yet; addresses
//! of http.

use crate::discover::{all_texts, discovered, errors, har};
use crate::support::Entry;
use crate::support::outside::Outside;
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

/// Texts, bytes and JSON of any kind are sent by the client; a call with files in parts is described, answered by the mock
/// and checked, and named as left out of the client.
#[test]
fn bodies_of_all_kinds_are_described_and_what_a_client_cannot_send_is_named() {
    let stored = json!({"code": 0, "msg": "ok", "data": {"stored": true}});
    let multipart = "--XX\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\ncat\r\n--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n--XX--\r\n";
    let bodies = [
        ("upload", "multipart/form-data; boundary=XX", multipart),
        ("notes", "Text/Plain;charset=UTF-8", "a s3cr3t note"),
        ("blobs", "application/octet-stream", "\u{1}\u{2}"),
        ("batch", "application/json", "[{\"id\": 1}, {\"id\": 2}]"),
        ("ids", "application/json", "[1, 2]"),
        ("word", "application/json", "\"hello\""),
        (
            "patch",
            "application/merge-patch+json",
            "[{\"op\": \"add\"}]",
        ),
        ("odd", "text/plain\u{1b}[31m; x", "odd"),
    ];
    let mut entries: Vec<Value> = bodies
        .iter()
        .map(|(path, media_type, body)| {
            // Answered alike, they would be one call with a value in its path.
            let reply = json!({"code": 0, "msg": "ok", "data": {*path: true}});
            with_body(&format!("{HOST}/v1/{path}"), media_type, body, &reply)
        })
        .collect();
    entries.push(post("/v1/things", &json!({"name": "x"}), &stored));
    let (outside, ran) = discovered(&capture(&entries), &[]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let left_out = "left out of the client: 1 of 9 operations: upload (bodies of multipart/form-data are not supported)";
    assert!(ran.stdout.contains(left_out), "{}", ran.all());
    let texts = all_texts(&outside);
    for part in [
        "multipart/form-data:",
        "text/plain:",
        "application/octet-stream:",
        "application/merge-patch+json:",
        "format: binary",
    ] {
        assert!(texts.contains(part), "{part}: {texts}");
    }
    for part in ["Content-Disposition", "--XX", "s3cr3t", "\u{1b}"] {
        assert!(!texts.contains(part), "{part}: {texts}");
    }
    let generated = |file: &str| outside.read(&format!("generated-client/src/generated/{file}"));
    for (file, row, field) in [
        (
            "create_note.rs",
            "Text(\"text/plain; charset=utf-8\")",
            "pub body: String",
        ),
        (
            "create_blob.rs",
            "Bytes(\"application/octet-stream\")",
            "pub body: Binary",
        ),
        (
            "post_batch.rs",
            "body: table::Body::Json,",
            "pub body: Vec<PostBatchBodyItem>",
        ),
        (
            "create_id.rs",
            "body: table::Body::Json,",
            "pub body: Vec<i64>",
        ),
        (
            "post_word.rs",
            "body: table::Body::Json,",
            "pub body: String",
        ),
        (
            "post_patch.rs",
            "JsonAs(\"application/merge-patch+json\")",
            "pub body: Vec<",
        ),
    ] {
        let text = generated(file);
        assert!(text.contains(row) && text.contains(field), "{file}: {text}");
    }
    assert!(!generated("client.rs").contains("upload"));
    assert!(
        outside
            .read("docs/upload.md")
            .contains("the client does not have this call")
    );
    // It is a warning of lint, and no reason to fail.
    let lint = outside.run("", &["lint"]);
    assert!(
        lint.code == 0 && lint.stdout.contains("warning[call-left-out]"),
        "{}",
        lint.all()
    );
    let again = outside.run("", &["generate", "--check"]);
    assert!(
        again.code == 0 && again.stdout.contains(left_out),
        "{}",
        again.all()
    );
    let again = outside.run("", &["generate", "--check", "--format", "json"]);
    let report: Value = serde_json::from_str(&again.stdout).unwrap();
    assert_eq!(report["operations"], 8, "{report}");
    assert_eq!(report["skipped"][0]["operation"], "upload", "{report}");
    let validated = outside.run("", &["validate", "evening.har", "--format", "json"]);
    assert_eq!(
        (validated.code, &validated.report()["findings"]),
        (0, &json!([])),
        "{}",
        validated.all()
    );
    let learned = outside.run("", &["learn", "evening.har", "--dry-run", "--requests"]);
    assert_eq!(learned.code, 0, "{}", learned.all());
}

/// A client of nothing is none.
/// A price of 42.0 among others of 38.5: JSON's integer is a number there.
#[test]
fn a_number_without_a_fraction_is_one_beside_those_that_have_it() {
    let outside = Outside::new();
    let entries: Vec<Value> = [json!(38.5), json!(42.0), json!(7), json!(null)]
        .iter()
        .zip(1..)
        .map(|(height, page)| {
            let reply = json!({"ok": true, "result": {"page": page, "height": height}});
            post("/plants", &json!({"page": page}), &reply)
        })
        .collect();
    outside.write("a.har", &capture(&entries));
    let ran = outside.run("", &["discover", "a.har", "--accept"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    assert!(!ran.all().contains("left to you"), "{}", ran.all());
    let shown = outside.run("", &["lint"]);
    assert_eq!(shown.code, 0, "{}", shown.all());
}

#[test]
fn a_spec_of_nothing_but_uploads_has_no_client() {
    let stored = json!({"code": 0, "msg": "ok", "data": {"stored": true}});
    let url = format!("{HOST}/v1/upload");
    let body =
        "--X\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\nA\r\n--X--\r\n";
    let entry = with_body(&url, "multipart/form-data; boundary=X", body, &stored);
    let (outside, ran) = discovered(&capture(&[entry]), &[]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let generated = outside.run("", &["generate"]);
    assert!(
        generated.code == 2 && generated.stderr.contains("left out of the client: 1 of 1"),
        "{}",
        generated.all()
    );
}

/// The question about a login over http stands at the operation, and the words that answer it are taken.
pub(crate) fn asks_for_the_login(outside: &Outside, server: &str) {
    let path = "spec/example/get_state.yaml";
    let path = if outside.path().join(path).exists() {
        path
    } else {
        "spec/router/get_state.yaml"
    };
    let file = outside.read(path);
    assert!(
        file.contains("the cookie `session`") && file.contains("x-plain-http: logins"),
        "{file}"
    );
    assert!(
        !file.contains("security:") && !file.contains("s3cr3tsess"),
        "{file}"
    );
    let lint = outside.run("", &["lint"]);
    assert!(lint.stdout.contains("question-open"), "{}", lint.all());
    let answered = file.replace(
        "  operationId:",
        "  security: [{session: []}]\n  operationId:",
    );
    let root = outside.read("spec/openapi.yaml");
    let scheme = "components: {securitySchemes: {session: {type: apiKey, in: cookie, name: session, x-sensitive: credential}}}\n";
    outside.write("spec/openapi.yaml", &(root + scheme));
    outside.write(path, &answered);
    let refused = outside.run("", &["generate"]);
    assert!(
        refused.code == 2 && refused.stderr.contains("its login would travel over http"),
        "{}",
        refused.all()
    );
    let url = |word: &str| format!("  - url: {word}");
    let with_word = match answered.split_once(server) {
        Some((before, after)) => format!("{before}x-plain-http: logins{after}"),
        None => answered.replace(
            &url("http://router.lan"),
            &(url("http://router.lan") + "\n    x-plain-http: logins"),
        ),
    };
    outside.write(path, &with_word);
    let generated = outside.run("", &["generate"]);
    assert_eq!(generated.code, 0, "{}", generated.all());
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
    // A login is another matter: that is asked, and has a word of its own.
    let with_login = entries().map(|entry| entry.cookie("session=s3cr3tsess"));
    let (outside, ran) = discovered(&har(with_login), &["--allow-http"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    asks_for_the_login(&outside, "x-plain-http: calls");
}
