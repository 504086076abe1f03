//! Requests: that of every fixture, and each change of one of its values.

use std::borrow::Cow;

use bilispec::capture::{Body, Exchange, Message};
use bilispec::check::Checker;
use bilispec::project::Project;
use bilispec::report::Severity;
use bilispec_client::operation::Operation as Row;
use bilispec_client::validate::{self, Fields};
use bilispec_codegen::model::{Api, BodyKind, Example, Operation, Place};
use bilispec_codegen::source::Json;

use crate::validators::{command, load, rows, taken};

type Pairs = Vec<(String, String)>;

/// A request's query and form.
#[derive(Debug, Clone)]
struct Sent {
    query: Pairs,
    form: Pairs,
}

fn sent(example: &Example) -> Sent {
    let at = |place: Place| {
        let arguments = example.request.iter().filter(move |one| one.place == place);
        let text = |value: &Json| match value {
            Json::String(text) => text.clone(),
            other => other.to_string(),
        };
        arguments
            .map(|one| (one.name.clone(), text(&one.value)))
            .collect()
    };
    Sent {
        query: at(Place::Query),
        form: at(Place::Form),
    }
}

/// The request itself, then each change of it.
fn changes(sent: &Sent) -> Vec<Sent> {
    const OTHERS: [&str; 8] = [
        "",
        "0",
        "-1",
        "99999999999",
        "1.5",
        "true",
        "{\"x\":[]}",
        "中 文&+%",
    ];
    let mut all = vec![sent.clone()];
    let mut change = |of: fn(&mut Sent) -> &mut Pairs| {
        let count = of(&mut sent.clone()).len();
        for index in 0..count {
            for other in OTHERS {
                let mut changed = sent.clone();
                other.clone_into(&mut of(&mut changed)[index].1);
                all.push(changed);
            }
            let mut changed = sent.clone();
            of(&mut changed).remove(index);
            all.push(changed);
            let mut changed = sent.clone();
            let again = of(&mut changed)[index].clone();
            of(&mut changed).push(again);
            all.push(changed);
        }
        let mut changed = sent.clone();
        of(&mut changed).push(("not_in_the_spec".to_owned(), "1".to_owned()));
        all.push(changed);
    };
    change(|sent| &mut sent.query);
    change(|sent| &mut sent.form);
    all
}

fn text(pairs: &Pairs) -> String {
    let encoded = |text: &str| -> String {
        let byte = |byte: u8| {
            if byte.is_ascii_alphanumeric() {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        };
        text.bytes().map(byte).collect()
    };
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
        .collect();
    pairs.join("&")
}

fn exchange<'a>(operation: &Operation, sent: &Sent) -> Exchange<'a> {
    let url = format!("{}{}?{}", operation.host, operation.path, text(&sent.query));
    let body = match operation.request.body {
        BodyKind::None => Body::default(),
        BodyKind::Form => Body::Bytes(Cow::Owned(text(&sent.form).into_bytes())),
        other => panic!("no operation has a body of the kind {other:?}"),
    };
    Exchange {
        url: Some(Cow::Owned(url)),
        request: Message {
            body,
            ..Message::default()
        },
        ..Exchange::default()
    }
}

/// A request is a caller's: whatever is wrong with it is a warning to the command.
fn compare(checker: &Checker<'_>, operation: &Operation, row: &Row, sent: &Sent) -> usize {
    let mut said = command::findings(checker, &exchange(operation, sent), row.id);
    if let Some(query) = said.get_mut("query") {
        // This is about two parts at once, and no schema says it.
        query.retain(|(_, said)| said.0 != "request.same-as");
    }
    let query = row.validators.query(sent.query.as_slice());
    let form = row.validators.form(sent.form.as_slice());
    assert_eq!(query, row.validators.query(text(&sent.query).as_str()));
    assert_eq!(form, row.validators.form(Fields::from(sent.form.clone())));
    for (part, report) in [("query", &query), ("form", &form)] {
        let said = said.get(part).cloned().unwrap_or_default();
        let found = command::once(&report.findings, |_| Severity::Warning);
        assert_eq!(found, said, "{} {part}: {sent:?}", row.id);
    }
    query.findings.len() + form.findings.len()
}

#[test]
fn the_validators_say_what_the_command_says() {
    let loaded = load();
    let project = Project::of(&loaded).unwrap();
    let checker = Checker::new(project);
    let (mut number, mut findings) = (0, 0);
    for (operation, row) in rows(project.api) {
        for example in &operation.examples {
            for (index, changed) in changes(&sent(example)).iter().enumerate() {
                if taken(index, 2) {
                    findings += compare(&checker, operation, row, changed);
                    number += 1;
                }
            }
        }
    }
    println!("{number} requests, {findings} findings");
    assert!(number > 1_000 && findings > 1_000);
}

#[test]
fn a_fixture_has_a_request_without_a_fault() {
    let loaded = load();
    let api: &Api = loaded.api.as_ref().unwrap();
    for (operation, row) in rows(api) {
        for example in &operation.examples {
            let sent = sent(example);
            let mut findings = row.validators.query(sent.query.as_slice()).findings;
            findings.extend(row.validators.form(sent.form.as_slice()).findings);
            // What a fixture shows may be the answer to a request outside of documented bounds.
            findings.retain(|finding| finding.id != "request.expect");
            assert_eq!(findings, [], "{}", example.file);
        }
    }
}

#[test]
fn values_are_read_as_the_types_that_the_spec_gives_them() {
    let good = "elec_num=20&up_mid=1&otype=up&oid=1&csrf=0";
    assert_eq!(validate::quick_pay_form(good).findings, []);
    let json =
        br#"{"elec_num": 20, "up_mid": "1", "otype": "up", "oid": 1, "csrf": "0", "x": null}"#;
    let fields = Fields::from_json(json).unwrap();
    assert_eq!(validate::quick_pay_form(fields).findings, []);
    let found = |form: &str| -> Vec<String> {
        let findings = validate::quick_pay_form(form).findings;
        findings
            .iter()
            .map(|finding| format!("{} {}", finding.id, finding.instance_path))
            .collect()
    };
    assert_eq!(
        found("elec_num=20&otype=up&oid=1&csrf=0"),
        ["request.required /up_mid"]
    );
    assert_eq!(
        found("elec_num=many&up_mid=1&otype=down&oid=1&csrf=0&extra=1"),
        [
            "request.type /elec_num",
            "request.enum /otype",
            "request.unknown-field /extra"
        ]
    );
    // An operation without a query knows no name in it.
    let row = bilispec_client::OPERATIONS
        .iter()
        .find(|row| row.id == "quick_pay");
    let report = row.unwrap().validators.query("utm=1");
    assert_eq!(report.findings[0].id, "request.unknown-field");
    assert!(!report.has_errors());
}
