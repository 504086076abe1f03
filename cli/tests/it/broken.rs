//! A broken entry costs itself alone: those around it are read, and keep their numbers.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a helper of tests fails as a test does"
)]

use crate::support::{Sandbox, fixture, pay, project};
use bilispec::capture::{Batch, Form, Options, Position, Reader};
use serde_json::{Value, json};

/// What becomes of each entry of a HAR file: whether it could be read. The last one says how the file ended.
fn entries(har: &str) -> (Vec<(Position, bool)>, Option<String>) {
    let options = Options {
        form: Some(Form::Har),
        bodies: false,
    };
    let mut reader = Reader::open(har.as_bytes(), options).unwrap();
    let (mut found, mut end) = (Vec::new(), None);
    let mut batch = Batch::default();
    while reader.read(&mut batch) {
        let damage = batch.each(|item| {
            found.push((item.position, item.exchange.is_ok()));
            true
        });
        end = damage.map(|damage| damage.to_string());
    }
    (found, end)
}

fn list(entries: &[&str], between: &str) -> String {
    format!(
        "{{\"log\":{{\"version\":\"1.2\",\"entries\":[{}]}}}}",
        entries.join(between)
    )
}

/// One byte less, or one of these more, at every place of an entry. `BILISPEC_LONG` tries all of them at each place,
/// which takes minutes; else they take turns.
#[test]
fn one_byte_anywhere_breaks_one_entry() {
    let mut odd = pay();
    odd.0["request"]["headers"] = json!([{"name": "a", "value": "[}{\"\\"}]);
    let entry = odd.0.to_string();
    let pretty = serde_json::to_string_pretty(&odd.0).unwrap();
    let changes = ["", "{", "}", "[", "]", "\"", ",", ":", "\\"];
    let all = std::env::var_os("BILISPEC_LONG").is_some();
    for (good, between) in [(entry, ","), (pretty, ",\n")] {
        for at in (1..good.len()).filter(|at| good.is_char_boundary(*at)) {
            let turn = at % changes.len();
            let tried = if all {
                &changes[..]
            } else {
                &changes[turn..=turn]
            };
            for change in tried {
                let (before, behind) = good.split_at(at);
                let behind = if change.is_empty() {
                    &behind[behind.chars().next().map_or(0, char::len_utf8)..]
                } else {
                    behind
                };
                let broken = format!("{before}{change}{behind}");
                let is_json = serde_json::from_str::<Value>(&broken).is_ok();
                let har = list(&[&good, &broken, &good, &good, &broken, &good], between);
                let (found, end) = entries(&har);
                let expected: Vec<_> = (0..6)
                    .map(|number| (Position::Entry(number), is_json || !matches!(number, 1 | 4)))
                    .collect();
                let found: Vec<_> = found
                    .into_iter()
                    // What is JSON may still be no entry: its url may be gone.
                    .map(|(position, read)| {
                        let own = matches!(position, Position::Entry(1 | 4));
                        (position, read || (own && is_json))
                    })
                    .collect();
                assert_eq!(
                    (found, end),
                    (expected, None),
                    "{change:?} at {at}: {broken}"
                );
            }
        }
    }
}

#[test]
fn what_follows_a_broken_entry_is_checked_and_redacted() {
    let sandbox = Sandbox::new();
    let mut body = fixture("quick_pay", "success");
    body["data"]["status"] = json!(-9);
    let (good, drifted) = (project().0.to_string(), pay().body(&body).0.to_string());
    let unquoted = drifted.replacen("\"POST\"", "\"POST", 1);
    let unclosed = &drifted[..drifted.len() - 1];
    let har = list(&[&good, &unquoted, &good, unclosed, &good, &drifted], ",");
    sandbox.write("a.har", &har);
    let ran = sandbox.run(&["validate", "a.har", "--format", "json"]);
    let report = ran.report();
    assert_eq!(ran.code, 2, "{}", ran.all());
    assert_eq!(
        report["exchanges"],
        json!({"total": 6, "checked": 4, "unmatched": 0, "not_checked": 2, "set_aside": 0})
    );
    assert_eq!(report["findings"][0]["samples"], json!(["a.har#5"]));
    let samples: Vec<_> = report["not_checked"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["sample"].as_str().unwrap())
        .collect();
    assert_eq!(samples, ["a.har#1", "a.har#3"]);
    let ran = sandbox.run(&["redact", "a.har", "-o", "out.har"]);
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (
            0,
            "note: a.har#1: the entry can't be read and is left out\n\
             note: a.har#3: the entry can't be read and is left out\n"
        )
    );
    let out: Value = serde_json::from_str(&sandbox.read("out.har")).unwrap();
    let kept: Vec<_> = out["log"]["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| !entry.is_null())
        .collect();
    assert_eq!(kept, [true, false, true, false, true, true]);
}

/// Python's writers put `NaN` where a time is not known.
#[test]
fn times_that_are_no_numbers_cost_nothing() {
    let sandbox = Sandbox::new();
    let entry = pay().0.to_string().replace("\"wait\":null", "\"wait\":NaN");
    assert!(entry.contains("NaN"));
    sandbox.write("a.har", list(&[&entry, &entry], ","));
    assert_eq!(sandbox.run(&["redact", "a.har", "-o", "b.har"]).stderr, "");
    assert!(serde_json::from_str::<Value>(&sandbox.read("b.har")).is_ok());
    for input in ["a.har", "b.har"] {
        let ran = sandbox.run(&["validate", input]);
        assert!(
            ran.stdout.ends_with("2 exchanges, 0 errors, 0 warnings\n"),
            "{}",
            ran.all()
        );
    }
}
