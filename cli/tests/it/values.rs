//! Values, codes and statuses that the spec does not list stay apart: each has its own count and samples.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

use crate::support::{Har, Ran, Sandbox, fixture, order, pay};
use serde_json::{Value, json};

fn outcome(status: i64) -> Value {
    let mut reply = fixture("quick_pay", "success");
    reply["data"]["status"] = json!(status);
    reply
}

/// Rule, found value, count, exchanges and samples of each finding.
fn found(ran: &Ran) -> Vec<(String, String, u64, u64, Vec<String>)> {
    let report = ran.report();
    let findings = report["findings"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    findings
        .map(|one| {
            let samples = one["samples"].as_array().unwrap().iter().map(text);
            (
                text(&one["rule"]),
                text(&one["found"]),
                one["count"].as_u64().unwrap(),
                one["exchanges"].as_u64().unwrap(),
                samples.collect(),
            )
        })
        .collect()
}

#[test]
fn each_outcome_and_each_code_has_its_own_count_and_samples() {
    let sandbox = Sandbox::new();
    let code = |code: i64| json!({"errno": code, "msg": "no", "data": null});
    let mut har = Har::default();
    for status in [-9, -7, -9] {
        har.add(pay().body(&outcome(status)));
    }
    for number in [777, 888, 777, 777] {
        har.add(order().body(&code(number)));
    }
    sandbox.write("a.har", har.text());
    let ran = sandbox.run(&["validate", "a.har", "--format", "json"]);
    let samples = |numbers: &[u64]| -> Vec<_> {
        numbers
            .iter()
            .map(|number| format!("a.har#{number}"))
            .collect()
    };
    let of = |rule: &str, found: &str, numbers: &[u64]| {
        let count = numbers.len() as u64;
        (
            rule.to_owned(),
            found.to_owned(),
            count,
            count,
            samples(numbers),
        )
    };
    assert_eq!(
        found(&ran),
        [
            of("response.enum", "-7", &[1]),
            of("response.enum", "-9", &[0, 2]),
            of("response.unknown-code", "777", &[3, 5, 6]),
            of("response.unknown-code", "888", &[4]),
        ]
    );
    for format in ["human", "github", "sarif", "junit"] {
        let ran = sandbox.run(&["validate", "a.har", "--format", format]);
        for value in ["-7", "-9", "777", "888"] {
            assert!(
                ran.stdout.contains(value),
                "{format}: {value}: {}",
                ran.all()
            );
        }
    }
}

#[test]
fn beyond_a_limit_values_are_counted_together_and_parts_add_up_to_the_whole() {
    let sandbox = Sandbox::new();
    let statuses: Vec<_> = (0..120_i64)
        .map(|number| -1000 - number * 37 % 55)
        .collect();
    let har = |statuses: &[i64]| {
        let mut har = Har::default();
        for status in statuses {
            har.add(pay().body(&outcome(*status)));
        }
        har.text()
    };
    sandbox.write("all.har", har(&statuses));
    let whole = sandbox.run(&["validate", "all.har", "--format", "json"]);
    let findings = found(&whole);
    assert_eq!(findings.len(), 21);
    assert_eq!(findings.iter().map(|one| one.2).sum::<u64>(), 120);
    let others = findings.last().unwrap();
    assert_eq!(others.1, "other values");
    assert!(others.2 > 0 && others.4.len() == 5);
    // A value that is kept is counted in full.
    for (_, value, count, ..) in &findings[..20] {
        let wanted = statuses
            .iter()
            .filter(|status| status.to_string() == *value);
        assert_eq!(*count, wanted.count() as u64, "{value}");
    }
    let mut parts = vec!["merge".to_owned()];
    for (number, part) in statuses.chunks(17).enumerate() {
        sandbox.write("part.har", har(part));
        let ran = sandbox.run(&["validate", "part.har", "--format", "json"]);
        let name = format!("{number}.json");
        sandbox.write(&name, ran.stdout);
        parts.push(name);
    }
    parts.extend(["--format".to_owned(), "json".to_owned()]);
    let parts: Vec<_> = parts.iter().map(String::as_str).collect();
    let merged = found(&sandbox.run(&parts));
    let without_samples = |findings: &[(String, String, u64, u64, Vec<String>)]| -> Vec<_> {
        findings
            .iter()
            .map(|one| (one.1.clone(), one.2, one.3))
            .collect()
    };
    assert_eq!(without_samples(&merged), without_samples(&findings));
}

#[test]
fn kinds_of_values_stay_apart_and_values_of_a_wrong_type_are_one_finding() {
    let sandbox = Sandbox::new();
    let mut har = Har::default();
    for value in [json!("a"), json!(null), json!("b"), json!(true)] {
        let mut reply = fixture("quick_pay", "success");
        reply["data"]["exp"] = value;
        har.add(pay().body(&reply));
    }
    sandbox.write("a.har", har.text());
    let ran = sandbox.run(&["validate", "a.har", "--format", "json"]);
    let found: Vec<_> = found(&ran)
        .into_iter()
        .map(|(rule, found, count, ..)| format!("{rule} {found} ×{count}"))
        .collect();
    let expected = [
        "response.type true ×1",
        "response.type \"a\" ×2",
        "response.type null ×1",
    ];
    assert_eq!(found, expected, "{}", ran.all());
}

#[test]
fn an_accepted_value_accepts_no_other() {
    let sandbox = Sandbox::new();
    sandbox.write("a.har", Har::default().add(pay().body(&outcome(-9))).text());
    let ran = sandbox.run(&["validate", "a.har", "--write-baseline", "b.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    assert!(sandbox.read("b.yaml").contains("found: \"-9\""));
    let ran = sandbox.run(&["validate", "a.har", "--baseline", "b.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    sandbox.write("b.har", Har::default().add(pay().body(&outcome(-7))).text());
    let ran = sandbox.run(&["validate", "a.har", "b.har", "--baseline", "b.yaml"]);
    assert_eq!(ran.code, 1, "{}", ran.all());
    // An entry of before, and one that a person wrote for any value.
    let any = sandbox.read("b.yaml").replace("    found: \"-9\"\n", "");
    sandbox.write("b.yaml", any);
    let ran = sandbox.run(&["validate", "a.har", "b.har", "--baseline", "b.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
}
