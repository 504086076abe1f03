//! Replies: every fixture, and each change of it.

use std::borrow::Cow;
use std::fs;

use bilispec::capture::{Body, Exchange, Message};
use bilispec::check::Checker;
use bilispec::project::Project;
use bilispec::report::Severity;
use bilispec_client::validate::{self, Checked};
use bilispec_codegen::schema;
use bilispec_engine::{Schema, Side};
use serde_json::Value;

use crate::validators::{changes, command, load, root, rows, said, taken};

type Function = fn(&[u8]) -> Checked<'_>;

/// Each function, by operation, as a dependent calls it.
const FUNCTIONS: [(&str, Function); 8] = [
    ("get_project", validate::get_project_reply),
    ("prepare_order", validate::prepare_order_reply),
    ("confirm_order", validate::confirm_order_reply),
    ("list_buyers", validate::list_buyers_reply),
    ("create_order", validate::create_order_reply),
    ("get_create_status", validate::get_create_status_reply),
    ("get_order", validate::get_order_reply),
    ("quick_pay", validate::quick_pay_reply),
];

fn severity(finding: &validate::Finding) -> Severity {
    match finding.severity {
        validate::Severity::Error => Severity::Error,
        validate::Severity::Warning => Severity::Warning,
    }
}

#[test]
fn the_validators_say_what_the_command_says() {
    let loaded = load();
    let project = Project::of(&loaded).unwrap();
    let checker = Checker::new(project);
    let (mut number, mut findings) = (0, 0);
    for ((operation, row), (id, function)) in rows(project.api).zip(FUNCTIONS) {
        assert_eq!((row.id, operation.id.as_str()), (id, id));
        for example in &operation.examples {
            let body = fs::read_to_string(root().join(&example.file)).unwrap();
            assert_eq!(
                function(body.as_bytes()).report().findings,
                [],
                "{}",
                example.file
            );
            let body: Value = serde_json::from_str(&body).unwrap();
            for (index, changed) in changes::of(&body).iter().enumerate() {
                if !taken(index, 11) {
                    continue;
                }
                let text = changed.to_string();
                let report = function(text.as_bytes()).into_report();
                assert_eq!(row.validators.reply(text.as_bytes()).report(), report);
                let exchange = Exchange {
                    response: Message {
                        body: Body::Bytes(Cow::Borrowed(text.as_bytes())),
                        ..Message::default()
                    },
                    ..Exchange::default()
                };
                let said = command::findings(&checker, &exchange, id);
                let said = said.get("reply").cloned().unwrap_or_default();
                assert_eq!(
                    command::once(&report.findings, severity),
                    said,
                    "{id}: {text}"
                );
                number += 1;
                findings += report.findings.len();
            }
        }
    }
    println!("{number} replies, {findings} findings");
    assert!(number > 800 && findings > 800);
}

/// The same against the engine's own table built at run time, for all changes, and with the answer.
#[test]
fn a_static_table_says_what_one_built_at_run_time_says() {
    let loaded = load();
    let api = loaded.api.as_ref().unwrap();
    let mut number = 0;
    for (operation, row) in rows(api) {
        let document = schema::reply(&loaded.project, api, operation);
        let built = Schema::from_json_str(&document.json_text).unwrap();
        for example in &operation.examples {
            let body = fs::read_to_string(root().join(&example.file)).unwrap();
            let body: Value = serde_json::from_str(&body).unwrap();
            for (index, changed) in changes::of(&body).iter().enumerate() {
                if !taken(index, 3) {
                    continue;
                }
                let text = changed.to_string();
                let mut expected = built.report(text.as_bytes(), Side::Response).unwrap();
                for finding in &mut expected.findings {
                    let origin = document.locate(&finding.schema_path);
                    finding.schema_path = format!("{}#{}", origin.file, origin.pointer);
                }
                let report = row.validators.reply(text.as_bytes()).into_report();
                assert_eq!(report, expected, "{}: {text}", row.id);
                let violations = row.validators.reply.violations_in(text.as_bytes()).unwrap();
                assert_eq!(
                    violations.len(),
                    built.violations_in(text.as_bytes()).unwrap().len()
                );
                number += 1;
            }
        }
    }
    println!("{number} replies");
    assert!(number > 4_000);
}

#[test]
fn a_reply_that_is_no_json_is_one_error() {
    for (id, function) in FUNCTIONS {
        for text in [
            &b""[..],
            b"<html>",
            b"{\"code\": 0",
            b"{} {}",
            b"\xff",
            b"[01]",
        ] {
            let report = function(text).into_report();
            let [finding] = report.findings.as_slice() else {
                panic!("{id}: {report:?}");
            };
            let (rule, instance_path, ..) = said(finding);
            assert_eq!(
                (rule.as_str(), instance_path.as_str()),
                ("response.syntax", "")
            );
            assert!(report.has_errors());
            assert!(
                finding.message.starts_with("the text is not JSON: "),
                "{finding:?}"
            );
            assert!(finding.schema_path.starts_with("spec/"), "{finding:?}");
        }
    }
}
