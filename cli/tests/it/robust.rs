//! Broken captures of all sorts: no panic, no silent success, and the numbers still add up.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper of tests fails as a test does"
)]

use crate::support::{Har, buyers, order, pay, prepare, project, repository};
use bilispec::capture::{Input, Inputs, Source};
use bilispec::project::Project;
use bilispec::validate::{Event, Outcome, Settings, validate};
use bilispec_codegen::Loaded;
use serde_json::{Value, json};

/// Small, and the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }
}

fn run(loaded: &Loaded, bytes: &[u8]) -> (Outcome, Vec<Event>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("capture");
    std::fs::write(&path, bytes).unwrap();
    let input = Input {
        name: "capture".to_owned(),
        source: Source::File(path),
        operation: None,
        found: false,
    };
    let inputs = Inputs {
        inputs: vec![input],
        ..Inputs::default()
    };
    let mut events = Vec::new();
    let outcome = validate(
        Project::of(loaded).unwrap(),
        inputs,
        &Settings::default(),
        &mut |event| events.push(event),
    );
    let numbers = outcome.report.exchanges;
    let sum = numbers.checked + numbers.unmatched + numbers.not_checked + numbers.set_aside;
    assert_eq!(numbers.total, sum);
    let told = events.iter().any(|event| matches!(event, Event::Error(_)));
    assert_eq!(
        outcome.complete, !told,
        "what is not whole is reported, and nothing else is an error"
    );
    (outcome, events)
}

fn loaded() -> Loaded {
    bilispec_codegen::load(&repository().join("spec/openapi.yaml"))
}

fn captures() -> [String; 2] {
    let mut har = Har::default();
    har.add(pay())
        .add(project())
        .add(buyers())
        .add(prepare())
        .add(order());
    let har = har.text();
    let whole: Value = serde_json::from_str(&har).unwrap();
    let lines: Vec<String> = whole["log"]["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| {
            let (request, response) = (&entry["request"], &entry["response"]);
            let line = json!({
                "method": request["method"], "url": request["url"], "request_headers": request["headers"],
                "request_body": request["postData"]["text"], "status": 200, "response_body": response["content"]["text"],
            });
            format!("{line}\r\n")
        })
        .collect();
    [har, lines.concat()]
}

#[test]
fn what_is_whole_is_clean() {
    let loaded = loaded();
    for capture in captures() {
        let (outcome, events) = run(&loaded, capture.as_bytes());
        assert!(
            outcome.complete && outcome.report.findings.is_empty(),
            "{:?} {events:?}",
            outcome.report
        );
        assert_eq!(outcome.report.exchanges.checked, 5);
    }
}

#[test]
fn captures_damaged_anywhere_are_survived() {
    let loaded = loaded();
    let mut random = Random(7);
    let noise: [&[u8]; 12] = [
        b"\"",
        b"\\",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b"\0",
        b"\xff\xfe",
        b"1e999",
        b"\\ud800",
    ];
    for capture in captures() {
        let bytes = capture.as_bytes();
        for _ in 0..150 {
            let mut damaged = bytes.to_vec();
            for _ in 0..=random.below(3) {
                let at = random.below(damaged.len());
                match random.below(4) {
                    0 => damaged.truncate(at),
                    1 => drop(damaged.drain(at..(at + random.below(200)).min(damaged.len()))),
                    2 => drop(
                        damaged.splice(at..at, noise[random.below(noise.len())].iter().copied()),
                    ),
                    _ if at < damaged.len() => {
                        damaged[at] = u8::try_from(random.below(256)).unwrap();
                    }
                    _ => {}
                }
            }
            run(&loaded, &damaged);
        }
    }
}

#[test]
fn a_capture_cut_off_is_never_whole() {
    let loaded = loaded();
    let [har, _] = captures();
    let mut random = Random(11);
    for _ in 0..40 {
        let end = random.below(har.len() - 1);
        let mut end = end;
        while !har.is_char_boundary(end) {
            end += 1;
        }
        let (outcome, _) = run(&loaded, har.as_bytes().get(..end).unwrap());
        assert!(!outcome.complete, "cut at {end}");
    }
}

#[test]
fn values_out_of_all_bounds_are_survived() {
    let loaded = loaded();
    let deep = "[".repeat(100_000);
    let bodies = [
        format!("{deep}{}", "]".repeat(100_000)),
        deep,
        format!("{{\"code\":{}}}", "9".repeat(5000)),
        "{\"code\":1e999}".to_owned(),
        format!("{{\"{}\":0}}", "k".repeat(1 << 20)),
        "\u{feff}{\"code\":0,\"data\":null}".to_owned(),
        "{\"code\":0,\"code\":0,\"data\":{}}".to_owned(),
        "{\"code\":\"\\ud800\"}".to_owned(),
    ];
    for body in bodies {
        let mut har = Har::default();
        har.add(pay().content(json!({"mimeType": "application/json", "text": body})));
        let (outcome, _) = run(&loaded, har.text().as_bytes());
        assert_eq!(outcome.report.exchanges.total, 1);
        let silent = outcome.report.findings.is_empty() && outcome.report.not_checked.is_empty();
        assert!(!silent, "{:?}", body.get(..40));
    }
    // The same depth around the entries instead of inside one.
    run(
        &loaded,
        format!("{{\"log\":{}", "[".repeat(1 << 20)).as_bytes(),
    );
    run(&loaded, "{\"a\":".repeat(100_000).as_bytes());
}
