//! Bodies beside the JSON of a success, in compiled clients: what errors hold, by status, and replies that are a text or
//! bytes.
//!
//! The client's own validators, its `drift()` and `validate` report the same of an error's body; a text and bytes come as
//! they were sent.

use serde_json::{Value, json};

use crate::agree::cases::{Case, HOST, Operation, payload, reply};
use crate::agree::exchange::{Exchange, validated};
use crate::agree::harness::{State, built, loaded};
use crate::agree::requests::told;
use crate::agree::wire::Sent;

const ERRORS: &str = "bodies-errors";
const ENVELOPED: &str = "bodies-errors-enveloped";
const TEXT: &str = "bodies-text";
const BYTES: &str = "bodies-bytes";
const FOREIGN_TEXT: &str = "foreign-bodies-text";
const FOREIGN_BYTES: &str = "foreign-bodies-bytes";

/// All cases.
pub(crate) fn cases() -> Vec<Case> {
    let mut plain = Operation::plain();
    plain.schemas = json!({});
    plain.fixtures = vec![(
        "success".to_owned(),
        r#"{"state":"up","since":1}"#.to_owned(),
    )];
    plain.responses = responses(&payload());
    let mut enveloped = Operation::plain();
    let success = enveloped.responses["200"].clone();
    enveloped.responses = responses(&json!({}));
    enveloped.responses["200"] = success;
    vec![
        Case::new(ERRORS, plain),
        Case::new(ENVELOPED, enveloped),
        of(TEXT, "text/plain", json!({"type": "string"})),
        of(BYTES, "application/octet-stream", json!({})),
        foreign(FOREIGN_TEXT, "text/csv", json!({"type": "string"})),
        foreign(
            FOREIGN_BYTES,
            "image/png",
            json!({"type": "string", "format": "binary"}),
        ),
    ]
}

/// A success, and an error of each kind of key: a status, one without JSON, one without a body, a class, all others.
fn responses(success: &Value) -> Value {
    let error = |schema: Value| {
        json!({
            "description": "错误。\nAn error.",
            "content": {"application/json": {"schema": schema}},
        })
    };
    let object = |name: &str, kind: Value| {
        let mut member = kind;
        member["description"] = json!("成员。\nA member.");
        json!({
            "type": "object",
            "description": "错误。\nAn error.",
            "required": [name],
            "properties": {name: member},
        })
    };
    json!({
        "200": reply(success, &["success"]),
        "404": error(object("missing", json!({"type": "string"}))),
        "409": {"description": "冲突。\nA conflict."},
        "418": {"description": "茶壶。\nA teapot.", "content": {"text/plain": {"schema": {"type": "string"}}}},
        "4XX": error(object("refused", json!({"type": "integer", "minimum": 10}))),
        "default": error(object("fault", json!({"type": "string", "enum": ["down", "busy"]}))),
    })
}

/// An operation of ours whose success is of this media type.
fn of(name: &str, media: &str, schema: Value) -> Case {
    let mut operation = Operation::plain();
    operation.schemas = json!({});
    operation.fixtures = Vec::new();
    operation.responses = success(media, schema);
    Case::new(name, operation)
}

/// The same in a document from elsewhere.
fn foreign(name: &str, media: &str, schema: Value) -> Case {
    let mut case = Case::new(name, Operation::plain());
    case.fixtures = Vec::new();
    case.spec = json!({
        "openapi": "3.0.3",
        "info": {"title": "Bodies", "version": "1"},
        "servers": [{"url": HOST}],
        "paths": {"/v1/send": {"get": {
            "operationId": "transmit",
            "tags": ["agree"],
            "responses": success(media, schema),
        }}},
    });
    case
}

fn success(media: &str, schema: Value) -> Value {
    json!({"200": {"description": "内容。\nWhat it is.", "content": {media: {"schema": schema}}}})
}

/// A reply to a call: the line that the harness reads.
fn line(status: u16, media: &'static str, body: &[u8]) -> Value {
    json!({"request": {}, "reply": {"status": status, "type": media, "bytes": body}})
}

fn ready(name: &str) -> &'static Case {
    let case = crate::agree::cases::case(name);
    match built().state(case) {
        State::Ready => case,
        State::Refused(told) | State::Uncompilable(told) => panic!("{name}: {told}"),
    }
}

/// Of findings as JSON, where each stands and which it is.
fn ids(findings: &Value) -> Vec<(String, String)> {
    let list = findings.as_array().into_iter().flatten();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    list.map(|one| (text(&one["id"]), text(&one["path"])))
        .collect()
}

/// Status, body, and what is wrong with it; `None` where no JSON is described.
type Wrong = Option<&'static [(&'static str, &'static str)]>;

const NOTHING: Wrong = Some(&[]);

/// What each request says it takes.
fn accepted(outputs: &[Value]) -> Vec<String> {
    let sent = outputs.iter().filter_map(Sent::of);
    sent.filter_map(|sent| sent.header("accept").map(str::to_owned))
        .collect()
}

fn errors() -> Vec<(u16, &'static str, Wrong)> {
    vec![
        (404, r#"{"missing":"it"}"#, NOTHING),
        (
            404,
            r#"{"missing":7}"#,
            Some(&[("response.type", "/missing")]),
        ),
        (404, "{}", Some(&[("response.required", "/missing")])),
        (
            404,
            r#"{"refused":12}"#,
            Some(&[
                ("response.required", "/missing"),
                ("response.unknown-field", "/refused"),
            ]),
        ),
        (404, "<html>", Some(&[("response.syntax", "")])),
        (409, r#"{"any":1}"#, None),
        (409, "", None),
        (418, "I'm a teapot", None),
        (403, r#"{"refused":12}"#, NOTHING),
        (
            403,
            r#"{"refused":9}"#,
            Some(&[("response.minimum", "/refused")]),
        ),
        (
            429,
            r#"{"refused":"x"}"#,
            Some(&[("response.type", "/refused")]),
        ),
        (503, r#"{"fault":"busy"}"#, NOTHING),
        (
            503,
            r#"{"fault":"new"}"#,
            Some(&[("response.enum", "/fault")]),
        ),
        (302, r#"{"fault":"down"}"#, NOTHING),
    ]
}

#[test]
fn bodies_of_errors_are_checked_by_their_status() {
    for name in [ERRORS, ENVELOPED] {
        let case = ready(name);
        let calls: Vec<Value> = errors()
            .iter()
            .map(|(status, body, _)| line(*status, "application/json", body.as_bytes()))
            .collect();
        let outputs = built().call_lines(case, &calls);
        assert_eq!(accepted(&outputs), vec!["application/json"; calls.len()]);
        for ((status, body, wrong), output) in errors().into_iter().zip(&outputs) {
            let shown = format!("{name} {status} {body}: {output:#}");
            assert!(output["result"].get("ok").is_none(), "{shown}");
            assert_eq!(output["result"]["body"], body, "{shown}");
            let own = &output["error"];
            assert_eq!(own, &output["result"]["drift"], "{shown}");
            let Some(wrong) = wrong else {
                assert!(own.is_null(), "{shown}");
                continue;
            };
            let found = ids(own);
            let found: Vec<_> = found
                .iter()
                .map(|(id, path)| (id.as_str(), path.as_str()))
                .collect();
            assert_eq!(found, wrong, "{shown}");
        }
    }
}

/// What the client's own validators report of an error's body, `validate` reports too, and nothing else.
#[test]
fn the_command_reports_the_same_of_errors() {
    let case = ready(ERRORS);
    let loaded = loaded(case);
    for (status, body, wrong) in errors() {
        // Text that is not JSON is not checked, and counted so; a redirect is set aside, whatever it holds.
        let is_read = body.starts_with('{') && status >= 400;
        let Some(wrong) = wrong.filter(|_| is_read) else {
            continue;
        };
        let sent = Sent {
            method: "GET".to_owned(),
            url: format!("{HOST}/v1/send"),
            headers: Vec::new(),
            body: String::new(),
        };
        let exchange = Exchange {
            sent,
            status,
            body: body.to_owned(),
        };
        let report = validated(&loaded, &[exchange]);
        let mut found: Vec<_> = report
            .findings
            .iter()
            .map(|one| (one.rule.as_str(), one.instance_path.as_str()))
            .collect();
        found.sort_unstable();
        let mut wrong = wrong.to_vec();
        wrong.sort_unstable();
        assert_eq!(found, wrong, "{status} {body}\n{}", told(&report));
        assert_eq!(report.exchanges.checked, 1, "{status} {body}");
    }
}

#[test]
fn a_text_comes_as_it_was_sent() {
    for name in [TEXT, FOREIGN_TEXT] {
        let case = ready(name);
        let texts = ["a,b\n1,\"2\"\n", "中文 😀", "", "{\"code\": -1}"];
        let mut calls: Vec<Value> = texts
            .iter()
            .map(|text| line(200, "text/plain; charset=utf-8", text.as_bytes()))
            .collect();
        calls.push(line(200, "text/plain", b"\xff\xfe"));
        calls.push(line(404, "text/plain", b"none"));
        let outputs = built().call_lines(case, &calls);
        assert_eq!(accepted(&outputs), ["*/*"; 6], "{name}");
        for (text, output) in texts.iter().zip(&outputs) {
            assert_eq!(output["result"]["ok"], *text, "{name}: {output:#}");
        }
        for output in &outputs[texts.len()..] {
            assert!(output["result"].get("ok").is_none(), "{name}: {output:#}");
        }
        assert_eq!(
            outputs[texts.len() + 1]["result"]["kind"],
            "Status",
            "{name}"
        );
    }
}

#[test]
fn bytes_come_as_they_were_sent() {
    for name in [BYTES, FOREIGN_BYTES] {
        let case = ready(name);
        let all: Vec<u8> = (0..=255).collect();
        let bodies: [&[u8]; 4] = [&all, b"", b"\x89PNG\r\n\x1a\n\0", b"{\"code\": -1}"];
        let mut calls: Vec<Value> = bodies
            .iter()
            .map(|body| line(200, "application/octet-stream", body))
            .collect();
        calls.push(line(500, "application/octet-stream", b"\0"));
        let outputs = built().call_lines(case, &calls);
        assert_eq!(accepted(&outputs), ["*/*"; 5], "{name}");
        for (body, output) in bodies.iter().zip(&outputs) {
            assert_eq!(output["result"]["ok"], json!(body), "{name}: {output:#}");
        }
        assert_eq!(outputs[bodies.len()]["result"]["kind"], "Status", "{name}");
    }
}
