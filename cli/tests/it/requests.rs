//! Requests and statuses: what a capture says beside the reply's body.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper of tests fails as a test does"
)]

use crate::support::{Entry, Har, PAY_FORM, Sandbox, pay, project};
use serde_json::json;

#[test]
fn cookies_are_checked_only_where_the_capture_has_any() {
    let sandbox = Sandbox::new();
    let mut bare = pay();
    bare.0["request"]["headers"] = json!([]);
    sandbox.write("chrome.har", Har::default().add(bare).text());
    let ran = sandbox.run(&["validate", "chrome.har", "--format", "json"]);
    assert_eq!(ran.report()["findings"], json!([]));
    assert_eq!(
        ran.stderr,
        "note: chrome.har: no exchange has a Cookie header (browsers leave it out), so cookies are not checked\n"
    );
    // A second input with cookies says nothing about the first.
    sandbox.write("proxy.har", Har::default().add(pay()).text());
    let ran = sandbox.run(&["validate", "chrome.har", "proxy.har", "--format", "json"]);
    assert_eq!(ran.report()["findings"], json!([]));
}

#[test]
fn a_request_body_that_was_not_captured_is_no_fault() {
    let sandbox = Sandbox::new();
    let mut entry = pay();
    entry.0["request"]
        .as_object_mut()
        .unwrap()
        .remove("postData");
    sandbox.write("a.har", Har::default().add(entry).text());
    let ran = sandbox.run(&["validate", "a.har", "--format", "json"]);
    assert_eq!(ran.report()["findings"], json!([]));
    assert_eq!(
        ran.stderr,
        "note: a.har: 1 request body is not in the capture and not checked\n"
    );
}

#[test]
fn requests_are_read_as_the_types_that_the_spec_declares() {
    let sandbox = Sandbox::new();
    let check = |form: &str, expected: &[&str]| {
        sandbox.write("a.har", Har::default().add(pay().form(form)).text());
        let report = sandbox
            .run(&["validate", "a.har", "--format", "json"])
            .report();
        let found: Vec<_> = report["findings"]
            .as_array()
            .unwrap()
            .iter()
            // The receipt is for what was asked for in `PAY_FORM`.
            .filter(|finding| finding["rule"] != "response.echo")
            .map(|finding| {
                assert_eq!(finding["severity"], "warning");
                ["rule", "part", "instance_path"]
                    .map(|name| finding[name].as_str().unwrap())
                    .join(" ")
            })
            .collect();
        assert_eq!(found, expected, "{form}");
    };
    check(PAY_FORM, &[]);
    check(
        &PAY_FORM.replace("elec_num=20", "elec_num=twenty"),
        &["request.type request.form /elec_num"],
    );
    check(
        &PAY_FORM.replace("otype=up", "otype=down"),
        &["request.enum request.form /otype"],
    );
    check(
        &PAY_FORM.replace("elec_num=20", "elec_num=20&elec_num=30"),
        &["request.duplicate-key request.form /elec_num"],
    );
    check(
        &format!("{PAY_FORM}&bp_num=2"),
        &["request.unknown-field request.form /bp_num"],
    );
    check(
        &PAY_FORM.replace("elec_num=20", "elec_num=100000"),
        &["request.expect request.form /elec_num"],
    );
    check(&PAY_FORM.replace("elec_num=20", "%65lec_num=%320"), &[]);
    let sent = r#"{"elec_num":5,"up_mid":293793435,"otype":"up","oid":"293793435","csrf":null}"#;
    check(
        sent,
        &[
            "request.required request.body /csrf",
            "request.expect request.body /elec_num",
        ],
    );
}

#[test]
fn http_statuses_are_told_apart() {
    let sandbox = Sandbox::new();
    let html = json!({"mimeType": "text/html", "text": "<html>"});
    let mut har = Har::default();
    har.add(project().status(500).content(html.clone()));
    har.add(project().status(504).content(html.clone()));
    har.add(project().status(412).content(html));
    har.add(project().status(412));
    har.add(project().status(304));
    har.add(project().status(307));
    har.add(project().status(0));
    sandbox.write("a.har", har.text());
    let ran = sandbox.run(&["validate", "a.har"]);
    crate::support::without_lines(|| insta::assert_snapshot!(ran.all()));
}

/// An operation with everything that the first spec has not: a template in the path, a header, a JSON body.
const ITEM: &str = r##"
openapi: 3.1.0
info: {title: items, version: "1"}
tags: [{name: shop, description: Shop.}]
security: []
paths:
  /v1/items/{id}:
    servers: [{url: https://items.example}]
    put:
      operationId: put_item
      tags: [shop]
      summary: Put an item
      description: Puts an item.
      x-evidence: documented
      x-effect: write
      parameters:
        - {name: id, in: path, required: true, schema: {type: integer}, description: Its id.}
        - {name: X-Client, in: header, required: true, schema: {type: string, enum: [web, app]}, description: Who calls.}
      requestBody:
        required: true
        content:
          application/json:
            schema:
              title: PutItem
              type: object
              required: [price]
              properties:
                price: {type: integer, description: Its price.}
                note: {type: string, description: A note.}
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                oneOf:
                  - allOf:
                      - $ref: "#/components/schemas/Success"
                      - properties:
                          data: {title: PutItemReply, type: object, properties: {ok: {type: boolean, description: Done.}}, description: The reply.}
                  - $ref: "#/components/schemas/Refusal"
components:
  schemas:
    IsSuccess:
      anyOf: [{required: [code], properties: {code: {const: 0}}}]
    Success:
      title: ItemEnvelope
      type: object
      x-evidence: documented
      x-envelope: {code: [code], message: [message], data: data, success: [0]}
      x-codes:
        "0": {name: Success, class: ok, level: documented, description: Done.}
      allOf: [{$ref: "#/components/schemas/IsSuccess"}]
      required: [data]
      properties:
        code: {type: integer, description: The code.}
        message: {type: string, description: The text.}
        data: {description: The payload.}
    Refusal:
      title: ItemRefusal
      type: object
      x-evidence: documented
      not: {$ref: "#/components/schemas/IsSuccess"}
      required: [code]
      properties:
        code: {type: integer, description: The code.}
        message: {type: string, description: The text.}
        data: true
"##;

#[test]
fn paths_headers_and_json_bodies_are_checked_too() {
    let sandbox = Sandbox::new();
    sandbox.write("items/spec/openapi.yaml", ITEM);
    let check = |id: &str, client: Option<&str>, body: &str, expected: &[&str]| {
        let mut entry = Entry::call(
            "PUT",
            &format!("https://items.example/v1/items/{id}"),
            &json!({"code": 0, "data": {"ok": true}}),
        );
        entry.0["request"]["postData"] = json!({"mimeType": "application/json", "text": body});
        if let Some(client) = client {
            entry.0["request"]["headers"]
                .as_array_mut()
                .unwrap()
                .push(json!({"name": "x-client", "value": client}));
        }
        sandbox.write("items/a.har", Har::default().add(entry).text());
        let ran = sandbox.run(&[
            "validate",
            "items/a.har",
            "--spec",
            "items/spec/openapi.yaml",
            "--format",
            "json",
        ]);
        let report: serde_json::Value =
            serde_json::from_str(&ran.stdout).unwrap_or_else(|_| panic!("{}", ran.all()));
        let found: Vec<_> = report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| {
                assert_eq!(finding["severity"], "warning");
                ["rule", "part", "instance_path"]
                    .map(|name| finding[name].as_str().unwrap())
                    .join(" ")
            })
            .collect();
        assert_eq!(found, expected, "{}", ran.all());
    };
    check("7", Some("web"), r#"{"price":1}"#, &[]);
    check(
        "seven",
        Some("web"),
        r#"{"price":1}"#,
        &["request.type request.path /id"],
    );
    check(
        "7",
        Some("tv"),
        r#"{"price":1}"#,
        &["request.enum request.header /X-Client"],
    );
    check(
        "7",
        None,
        r#"{"price":1}"#,
        &["request.required request.header /X-Client"],
    );
    check(
        "7",
        Some("app"),
        r#"{"price":"1","colour":"red"}"#,
        &[
            "request.unknown-field request.body /colour",
            "request.type request.body /price",
        ],
    );
    check(
        "7",
        Some("app"),
        "{}",
        &["request.required request.body /price"],
    );
}
