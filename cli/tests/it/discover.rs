//! `discover`: a whole spec from captures, and what it may not do: reject what it came from, tell somebody's data, or
//! decide about money.

use std::fs;

use crate::support::outside::Outside;
use crate::support::{Entry, Har, Ran, SESSION, repository};
use bilispec_codegen::load;
use bilispec_codegen::model::{Api, Operation, Place};
use serde_json::{Value, json};

/// What the fixtures hold of people, and what the requests log in with.
const SECRETS: [&str; 3] = ["0f0f0f0f", "293793435", "13800000001"];

fn pairs(operation: &Operation, case: &str, place: Place) -> String {
    let example = operation.examples.iter().find(|example| example.case == case).unwrap();
    let given = example.request.iter().filter(|given| given.place == place);
    form_urlencoded(given.map(|given| {
        let text = match &given.value {
            bilispec_codegen::source::Json::String(text) => text.clone(),
            other => other.to_string(),
        };
        (given.name.clone(), text)
    }))
}

fn form_urlencoded(pairs: impl Iterator<Item = (String, String)>) -> String {
    let encode = |text: &str| {
        let bytes = text.bytes();
        let encoded = bytes.map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        });
        encoded.collect::<String>()
    };
    let pairs = pairs.map(|(name, value)| format!("{}={}", encode(&name), encode(&value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// One exchange for each fixture, as a browser with a session would have it.
fn exchanges(api: &Api) -> Vec<Entry> {
    let mut all = Vec::new();
    for operation in &api.operations {
        for example in &operation.examples {
            let text = fs::read_to_string(repository().join(&example.file)).unwrap();
            let body: Value = serde_json::from_str(&text).unwrap();
            let query = pairs(operation, &example.case, Place::Query);
            let url = format!("{}{}?{query}", operation.host, operation.path);
            let url = url.trim_end_matches('?').to_owned();
            let mut entry = Entry::call(operation.method.as_str(), &url, &body);
            let form = pairs(operation, &example.case, Place::Form);
            if !form.is_empty() {
                entry = entry.form(&form);
            }
            if operation.security.is_required() && !example.case.contains("not_logged_in") {
                entry = entry.cookie(SESSION);
            }
            all.push(entry);
        }
    }
    all
}

fn har(entries: impl IntoIterator<Item = Entry>) -> String {
    let mut har = Har::default();
    for entry in entries {
        har.add(entry);
    }
    har.text()
}

fn own() -> Vec<Entry> {
    let loaded = load(&repository().join("spec/openapi.yaml"));
    exchanges(loaded.api.as_ref().unwrap())
}

/// A project discovered from a capture, in a folder outside any checkout.
fn discovered(capture: &str, arguments: &[&str]) -> (Outside, Ran) {
    let outside = Outside::new();
    outside.write("evening.har", capture);
    let arguments: Vec<&str> = ["discover", "evening.har", "--name", "evening"].iter().chain(arguments).copied().collect();
    let ran = outside.run("", &arguments);
    (outside, ran)
}

/// How many exchanges have an error, from a report.
fn errors(report: &Value) -> Vec<String> {
    let findings = report["findings"].as_array().unwrap().iter();
    let errors = findings.filter(|finding| finding["severity"] == "error");
    errors.map(|finding| format!("{} {} {} ×{}", finding["rule"], finding["operation"], finding["instance_path"], finding["count"])).collect()
}

fn all_texts(outside: &Outside) -> String {
    let mut open = vec![outside.path().join("spec"), outside.path().join("fixtures")];
    let mut all = String::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            all.push_str(&fs::read_to_string(path).unwrap());
        }
    }
    all
}

#[test]
fn the_fixtures_as_one_capture() {
    let entries = own();
    let count = entries.len();
    let (outside, ran) = discovered(&har(entries), &[]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let spec = outside.read("spec/openapi.yaml");
    assert_eq!(spec.matches(".yaml").count(), 9, "eight operations: {spec}");
    let envelopes = outside.read("spec/envelopes.yaml");
    assert_eq!(envelopes.matches("x-envelope:").count(), 2, "{envelopes}");
    assert!(envelopes.contains("code: [errno, code]"), "{envelopes}");
    let validated = outside.run("", &["validate", "evening.har", "--format", "json", "--require", "all"]);
    let report = validated.report();
    assert_eq!(errors(&report), Vec::<String>::new());
    assert_eq!(report["exchanges"]["checked"], json!(count));
    let lint = outside.run("", &["lint"]);
    assert!(!lint.stdout.contains("error["), "{}", lint.all());
    let texts = all_texts(&outside);
    for secret in SECRETS {
        assert!(!texts.contains(secret), "{secret}");
    }
    let pay = all_texts(&outside);
    assert!(pay.contains("x-proof: undecided"), "nobody decided what proves a payment");
}

#[test]
fn every_second_exchange_tells_the_rest() {
    let mut first = Vec::new();
    let mut rest = Vec::new();
    for (index, entry) in own().into_iter().enumerate() {
        if index % 2 == 0 { first.push(entry) } else { rest.push(entry) }
    }
    let (outside, ran) = discovered(&har(first), &[]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    outside.write("rest.har", &har(rest));
    let validated = outside.run("", &["validate", "rest.har", "--format", "json", "--require", "none"]);
    let errors = errors(&validated.report());
    assert!(errors.len() <= 2, "{errors:#?}");
}
