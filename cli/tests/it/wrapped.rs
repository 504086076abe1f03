//! Replies that are JSON only once something is taken off: they are checked, and the report names what was taken off.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

use std::io::Write as _;

use crate::support::{Entry, Har, Sandbox, fixture, pay};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use serde_json::{Value, json};

/// A charge whose outcome is -77, which the spec does not list.
fn odd_reply() -> String {
    let mut reply = fixture("quick_pay", "success");
    reply["data"]["status"] = json!(-77);
    reply["data"]["msg"] = json!("中文");
    reply.to_string()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A charge whose reply is these bytes, in base64 as browsers and proxies write what is not a text.
fn bytes(encoding: Option<&str>, mime: &str, body: &[u8]) -> Entry {
    let content = json!({"mimeType": mime, "encoding": "base64", "text": STANDARD.encode(body)});
    let mut entry = pay().content(content);
    let headers = encoding.map(|encoding| json!([{"name": "Content-Encoding", "value": encoding}]));
    entry.0["response"]["headers"] = headers.unwrap_or(json!([]));
    entry
}

fn text(mime: &str, body: &str) -> Entry {
    pay().content(json!({"mimeType": mime, "text": body}))
}

/// The report over one exchange.
fn validated(sandbox: &Sandbox, entry: Entry) -> Value {
    sandbox.write("a.har", Har::default().add(entry).text());
    let ran = sandbox.run(&["validate", "a.har", "--format", "json"]);
    assert!(ran.code < 2, "{}", ran.all());
    ran.report()
}

fn rules(report: &Value) -> Vec<String> {
    let findings = report["findings"].as_array().unwrap().iter();
    findings
        .filter(|one| one["part"] == "response.body")
        .map(|one| {
            format!(
                "{} {}",
                one["rule"].as_str().unwrap(),
                one["found"].as_str().unwrap()
            )
        })
        .collect()
}

const DRIFT: &str = "response.enum -77";

#[test]
fn what_http_and_captures_do_to_a_body_is_undone() {
    let sandbox = Sandbox::new();
    let reply = odd_reply();
    let body = reply.as_bytes();
    let latin1: String = gzip(body).iter().map(|byte| char::from(*byte)).collect();
    for (entry, steps) in [
        (
            bytes(Some("gzip"), "application/json", &gzip(body)),
            json!({"gzip": 1}),
        ),
        (
            bytes(None, "application/octet-stream", &gzip(body)),
            json!({"gzip": 1}),
        ),
        (
            bytes(Some("deflate"), "application/json", &zlib(body)),
            json!({"deflate": 1}),
        ),
        (
            bytes(
                Some("zstd"),
                "application/json",
                &compress_to_vec(body, CompressionLevel::Fastest),
            ),
            json!({"zstd": 1}),
        ),
        (
            bytes(
                Some("deflate, gzip"),
                "application/json",
                &gzip(&zlib(body)),
            ),
            json!({"deflate": 1, "gzip": 1}),
        ),
        (
            text("application/json", &latin1),
            json!({"bytes as Latin-1": 1, "gzip": 1}),
        ),
        // Unpacked already, whatever the header says.
        (bytes(Some("br"), "application/json", body), Value::Null),
        (bytes(Some("gzip"), "application/json", body), Value::Null),
        (text("application/json; charset=gbk", &reply), Value::Null),
    ] {
        let report = validated(&sandbox, entry);
        assert_eq!(report["exchanges"]["checked"], 1, "{report}");
        assert_eq!(report["decoded"], steps);
        assert_eq!(rules(&report), [DRIFT], "{steps}");
    }
}

#[test]
fn what_no_client_takes_off_is_a_finding_beside_those_of_the_rest() {
    let sandbox = Sandbox::new();
    let reply = odd_reply();
    let utf16: Vec<u8> = reply.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let gbk = encoding_rs::GBK.encode(&reply).0.into_owned();
    let deep = reply.replacen(
        '{',
        &format!("{{\"x\":{}{},", "[".repeat(300), "]".repeat(300)),
        1,
    );
    let odd = |what: &str| format!("response.odd-text {what}");
    let unknown = "response.unknown-field";
    for (entry, step, rule) in [
        (
            text("text/javascript", &format!("cb({reply});")),
            json!({"JSONP": 1}),
            odd("the JSON is the argument of a JSONP callback"),
        ),
        (
            text("application/json", &format!(")]}}',\n{reply}")),
            json!({"guard prefix": 1}),
            odd("a guard against inclusion stands in front of the JSON"),
        ),
        (
            bytes(None, "application/json", &utf16),
            json!({"UTF-16LE": 1}),
            odd("the text is written in UTF-16LE, not in UTF-8"),
        ),
        (
            bytes(None, "application/json;charset=GB2312", &gbk),
            json!({"GBK": 1}),
            odd("the text is written in GBK, not in UTF-8"),
        ),
        (
            text("application/json", &deep),
            json!({"depth": 1}),
            "response.depth the text is nested deeper than 127 levels".to_owned(),
        ),
        (
            text("application/json", &format!("\u{feff}{reply}")),
            Value::Null,
            odd("something else"),
        ),
        (
            text(
                "application/json",
                &reply.replacen('{', "{\"x\":\"\\ud83d\",", 1),
            ),
            Value::Null,
            odd("something else"),
        ),
        (
            text("application/json", &reply.replacen('{', "{\"x\":1e400,", 1)),
            Value::Null,
            odd("something else"),
        ),
        (
            text(
                "application/json",
                &reply.replacen('{', "{\"x\":1,\"x\":1,", 1),
            ),
            Value::Null,
            "response.duplicate-key 2 times".to_owned(),
        ),
    ] {
        let report = validated(&sandbox, entry);
        assert_eq!(report["exchanges"]["checked"], 1, "{report}");
        assert_eq!(report["decoded"], step);
        let mut found = rules(&report);
        found.retain(|one| !one.starts_with(unknown));
        found.sort();
        let mut expected = [rule, DRIFT.to_owned()];
        expected.sort();
        assert_eq!(found, expected, "{report}");
    }
}

#[test]
fn bodies_in_files_beside_the_capture_are_read_and_nothing_outside() {
    let sandbox = Sandbox::new();
    let reply = odd_reply();
    sandbox.write("secret.json", &reply);
    sandbox.write("captures/bodies/1.json", &reply);
    sandbox.write("captures/bodies/2.gz", gzip(reply.as_bytes()));
    #[cfg(unix)]
    std::os::unix::fs::symlink(
        sandbox.path().join("secret.json"),
        sandbox.path().join("captures/link.json"),
    )
    .unwrap();
    let filed = |name: &str| pay().content(json!({"mimeType": "application/json", "_file": name}));
    let absolute = sandbox.path().join("secret.json");
    let mut har = Har::default();
    har.add(filed("bodies/1.json"));
    har.add(filed("./bodies/2.gz"));
    for name in ["../secret.json", "link.json", absolute.to_str().unwrap()] {
        har.add(filed(name));
    }
    for name in ["bodies/3.json", "bodies", "", "\0"] {
        har.add(filed(name));
    }
    sandbox.write("captures/a.har", har.text());
    let ran = sandbox.run(&["validate", "captures/a.har", "--format", "json"]);
    let report = ran.report();
    assert_eq!(report["decoded"], json!({"file": 2, "gzip": 1}));
    assert_eq!(report["exchanges"]["checked"], 2);
    let reasons: Vec<_> = report["not_checked"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["reason"].as_str().unwrap())
        .collect();
    let outside = "response body is in a file outside of the capture's folder";
    let missing = "response body is in a file that is not there";
    let expected = [
        outside, outside, outside, missing, missing, missing, missing,
    ];
    assert_eq!(reasons, expected, "{}", ran.all());
    // Through a pipe there is no folder.
    let ran = sandbox.run_with(
        &["validate", "-", "--format", "json"],
        sandbox.read("captures/a.har").as_bytes(),
    );
    assert_eq!(ran.report()["exchanges"]["checked"], 0);
    assert!(
        ran.stdout.contains("and the capture has no folder"),
        "{}",
        ran.all()
    );
}

#[test]
fn the_steps_add_up_when_reports_are_merged_and_are_named_for_people() {
    let sandbox = Sandbox::new();
    for name in ["a", "b"] {
        let entry = bytes(
            Some("gzip"),
            "application/json",
            &gzip(odd_reply().as_bytes()),
        );
        sandbox.write(&format!("{name}.har"), Har::default().add(entry).text());
        let ran = sandbox.run(&["validate", &format!("{name}.har"), "--format", "json"]);
        sandbox.write(&format!("{name}.json"), ran.stdout);
    }
    let ran = sandbox.run(&["merge", "a.json", "b.json", "--format", "json"]);
    assert_eq!(ran.report()["decoded"], json!({"gzip": 2}));
    let ran = sandbox.run(&["validate", "a.har", "b.har"]);
    assert!(
        ran.stdout
            .contains("response bodies decoded first: gzip ×2"),
        "{}",
        ran.all()
    );
}

#[test]
fn a_body_that_unpacks_to_too_much_is_not_read() {
    let sandbox = Sandbox::new();
    let bomb = gzip(&vec![0; 17 << 20]);
    let entry = bytes(Some("gzip"), "application/json", &bomb);
    sandbox.write("a.har", Har::default().add(entry).text());
    let ran = sandbox.run(&["validate", "a.har", "--format", "json"]);
    assert_eq!(ran.code, 2, "{}", ran.all());
    assert_eq!(
        ran.report()["not_checked"][0]["reason"],
        "response body is packed (gzip), and unpacks to more than 16 MiB"
    );
}

#[test]
fn lines_name_their_packing_in_their_headers() {
    let sandbox = Sandbox::new();
    let latin1: String = zlib(odd_reply().as_bytes())
        .iter()
        .map(|byte| char::from(*byte))
        .collect();
    let line = json!({"operation": "quick_pay", "status": 200, "response_headers": {"content-encoding": "deflate"}, "response_body": latin1});
    sandbox.write("a.ndjson", format!("{line}\n"));
    let ran = sandbox.run(&["validate", "a.ndjson", "--format", "json"]);
    assert_eq!(rules(&ran.report()), [DRIFT], "{}", ran.all());
}

#[test]
fn sockets_and_preflights_are_set_aside_and_described_empty_replies_are_checked() {
    let sandbox = Sandbox::new();
    let socket = |url: &str, status: u16| Entry::call("GET", url, &json!({})).status(status);
    let mut preflight = socket("https://api.bilibili.com/x/unknown", 204);
    preflight.0["request"]["method"] = "OPTIONS".into();
    preflight.0["request"]["headers"] =
        json!([{"name": "Access-Control-Request-Method", "value": "POST"}]);
    let mut har = Har::default();
    har.add(socket("wss://api.bilibili.com/sub", 101))
        .add(socket("https://other.example/chat", 101))
        .add(preflight)
        .add(pay());
    sandbox.write("a.har", har.text());
    let report = sandbox
        .run(&["validate", "a.har", "--format", "json"])
        .report();
    assert_eq!(
        report["exchanges"],
        json!({"total": 4, "checked": 1, "unmatched": 0, "not_checked": 0, "set_aside": 3})
    );
}

const EMPTY: &str = r"
openapi: 3.1.0
info: {title: Empty, version: '1'}
servers: [{url: https://a.example}]
paths:
  /a/{id}:
    delete:
      operationId: remove
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '202': {description: later}
        '204': {description: gone}
        '404': {description: none, content: {application/json: {schema: {type: object, required: [why], properties: {why: {type: string}}}}}}
";

#[test]
fn empty_replies_that_are_described_are_checked_also_where_a_writer_left_the_body_out() {
    let sandbox = Sandbox::new();
    sandbox.write("empty.yaml", EMPTY);
    let reply = |status: u16, content: Value| {
        let call = Entry::call("DELETE", "https://a.example/a/1", &json!({}));
        call.status(status).content(content)
    };
    let mut har = Har::default();
    har.add(reply(204, json!({"mimeType": "x-unknown"})))
        .add(reply(204, json!({"size": 0, "mimeType": "x-unknown"})))
        .add(reply(202, json!({"size": 0})))
        .add(reply(202, json!({"size": 0, "text": ""})))
        .add(reply(404, json!({"text": "{\"why\":1}"})))
        // There may have been one, and a described body is missing.
        .add(reply(202, json!({"size": 12})))
        .add(reply(404, json!({"size": 0})));
    sandbox.write("a.har", har.text());
    let ran = sandbox.run(&[
        "validate",
        "a.har",
        "--spec",
        "empty.yaml",
        "--format",
        "json",
    ]);
    let report = ran.report();
    assert_eq!(report["exchanges"]["checked"], 5, "{}", ran.all());
    assert_eq!(report["exchanges"]["not_checked"], 2);
    let operation = &report["operations"][0];
    assert_eq!(operation["outcomes"], json!({"Success": 4}));
    assert_eq!(operation["refusals"], json!({"404": 1}));
    assert_eq!(operation["never_seen"], json!([]));
    let rules: Vec<_> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["rule"])
        .collect();
    assert_eq!(rules, ["response.type"]);
}
