//! The spec's own schemas: every fixture of every operation, whole and with each of its parts
//! changed in each way, against the `jsonschema` crate; and the report of each.

use std::fs;
use std::path::{Path, PathBuf};

use bilispec_codegen::schema;
use bilispec_engine::{Document, Rule, Schema, Side};
use serde_json::{Value, json};

use crate::engine::{long, oracle, parity};

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// What each part of a body is replaced by.
fn replacements() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(-9),
        json!(1.5),
        json!(2_147_483_648.0),
        json!(""),
        json!("{}"),
        json!("12"),
        json!([]),
        json!([{}]),
        json!({}),
        json!({"unknown": 1}),
    ]
}

/// All places of a value, as JSON pointers.
pub(crate) fn places(value: &Value, at: &str, out: &mut Vec<String>) {
    out.push(at.to_owned());
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                places(item, &format!("{at}/{index}"), out);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                places(member, &format!("{at}/{key}"), out);
            }
        }
        _ => {}
    }
}

pub(crate) fn without(body: &Value, place: &str) -> Option<Value> {
    let (parent, key) = place.rsplit_once('/')?;
    let mut changed = body.clone();
    match changed.pointer_mut(parent)? {
        Value::Object(members) => {
            members.remove(key)?;
        }
        Value::Array(items) => {
            items.remove(key.parse().ok()?);
        }
        _ => return None,
    }
    Some(changed)
}

pub(crate) fn with(body: &Value, place: &str, value: Value) -> Value {
    let mut changed = body.clone();
    *changed.pointer_mut(place).unwrap() = value;
    changed
}

/// The body without those of these members that are null.
fn without_null(body: &Value, names: &[String]) -> Value {
    let mut body = body.clone();
    if let Value::Object(members) = &mut body {
        members.retain(|name, value| !value.is_null() || !names.contains(name));
    }
    body
}

/// Beyond the plain verdict, a report asserts only what strings hold and what codes carry.
/// `valid` is the verdict with messages that are null left out: they decide nothing.
fn report_agrees(schema: &Schema, text: &str, valid: bool) {
    let document = Document::parse(text.as_bytes()).unwrap();
    let report = schema.report_document(&document, Side::Response);
    let mut errors = report.findings.iter().filter(|finding| {
        finding.rule.severity() == bilispec_engine::Severity::Error
            && finding.rule != Rule::Content
            && !finding.schema_path.starts_with("/x-codes/")
    });
    // Where codes disagree, neither form of reply is meant, and nothing is measured by one.
    let disagree = report.findings.iter().any(|finding| {
        finding.rule == Rule::Contradiction && finding.message == "the codes disagree about success"
    });
    // A text that blocks makes a refusal of a success's code: nothing is measured by the form of a success.
    let blocked = report.answer.blocked;
    assert_eq!(
        errors.next().is_none(),
        valid || disagree || blocked,
        "{text}\n{:#?}",
        report.findings
    );
    let envelope = report
        .findings
        .iter()
        .any(|finding| finding.rule == Rule::Envelope);
    assert!(
        !envelope || report.findings.len() == 1,
        "{text}\n{:#?}",
        report.findings
    );
}

#[test]
fn every_fixture_in_every_form() {
    let loaded = bilispec_codegen::load(&root().join("spec/openapi.yaml"));
    let api = loaded.api.as_ref().expect("the spec has no errors");
    let (mut bodies, mut compared) = (0, 0);
    for operation in &api.operations {
        let document = schema::reply(&loaded.project, api, operation);
        let ours = Schema::from_json_str(&document.json_text)
            .unwrap_or_else(|error| panic!("{}: {error}", operation.id));
        let theirs = oracle::validator(&document.json()).unwrap();
        let message = &api.envelope(operation.reply.envelope).message;
        let mut check = |body: &Value| {
            let text = body.to_string();
            let valid = parity::compare(&ours, &theirs, &text)
                .unwrap_or_else(|why| panic!("{}: {why}", operation.id));
            let silent = without_null(body, message);
            report_agrees(&ours, &text, theirs.is_valid(&silent));
            compared += 1;
            valid
        };
        for example in &operation.examples {
            let text = fs::read_to_string(root().join(&example.file)).unwrap();
            let body: Value = serde_json::from_str(&text).unwrap();
            let report = ours.report(text.as_bytes(), Side::Response).unwrap();
            assert_eq!(check(&body), !report.answer.blocked, "{}", example.file);
            assert_eq!(report.findings, [], "{}", example.file);
            bodies += 1;

            let mut all = Vec::new();
            places(&body, "", &mut all);
            for (index, place) in all.iter().enumerate() {
                // The usual form takes a few changes at each place, another few at the next.
                for (turn, value) in replacements().into_iter().enumerate() {
                    if long() || (turn + index) % 6 == 0 {
                        check(&with(&body, place, value));
                    }
                }
                if let Some(changed) = without(&body, place)
                    && (long() || index % 3 == 0)
                {
                    check(&changed);
                }
            }
        }
    }
    println!("fixtures: {bodies} bodies, {compared} comparisons");
    assert!(bodies > 0, "no operation has an example");
}

/// However its key is written, and wherever it stands: a message that blocks is one for the quick pass, too.
#[test]
fn a_blocking_message_is_found_behind_every_way_to_write_its_key() {
    let loaded = bilispec_codegen::load(&root().join("spec/openapi.yaml"));
    let api = loaded.api.as_ref().unwrap();
    let operation = api.operation("create_order").unwrap();
    let document = schema::reply(&loaded.project, api, operation);
    let schema = Schema::from_json_str(&document.json_text).unwrap();
    let text = "Request blocked by navigator rule defaultBBR";
    for key in [
        r"message",
        r"msg",
        r"m\u0065ssage",
        r"\u006dsg",
        r"messag\u0065",
        r"ms\u0067",
    ] {
        for body in [
            format!(r#"{{"code":0,"{key}":"{text}","data":null}}"#),
            format!(r#"{{"data":null,"code":0,"{key}":"{text}"}}"#),
            format!(r#"{{"code":0,"data":{{"a":["\\\"",{{"b":1}}]}},"{key}":"{text}"}}"#),
        ] {
            let report = schema.report(body.as_bytes(), Side::Response).unwrap();
            assert!(report.answer.blocked, "{body}");
            let checked = schema.check_reply(body.as_bytes());
            assert!(checked.into_report().answer.blocked, "{body}");
        }
        let other = format!(r#"{{"code":0,"x{key}":"{text}","message":"ok","data":null}}"#);
        let checked = schema.check_reply(other.as_bytes());
        assert!(!checked.into_report().answer.blocked, "{other}");
    }
}
