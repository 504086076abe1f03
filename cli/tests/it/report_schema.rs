//! The JSON Schema of the report: committed, in step with the types it is derived from, and true of real reports.

use crate::support::{Har, Sandbox, pay, repository};
use bilispec::report::Report;
use serde_json::{Value, json};

const FILE: &str = "cli/report.schema.json";

#[test]
fn the_committed_schema_is_the_derived_one() {
    let derived = serde_json::to_string_pretty(&Report::json_schema()).unwrap() + "\n";
    let path = repository().join(FILE);
    if std::env::var_os("BILISPEC_UPDATE").is_some() {
        std::fs::write(&path, &derived).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == derived,
        "{FILE} is stale: run this test once with BILISPEC_UPDATE=1"
    );
}

#[test]
fn reports_are_what_the_schema_says() {
    let validator = jsonschema::validator_for(&Report::json_schema()).unwrap();
    let sandbox = Sandbox::new();
    let mut har = Har::default();
    har.add(pay().body(&json!({"code": 0, "message": "0", "ttl": 1, "data": null})));
    har.add(pay().status(412));
    har.raw(json!(null));
    for number in 0..300 {
        har.add(crate::support::Entry::get(
            &format!("https://other.example/{number}"),
            &json!({}),
        ));
    }
    sandbox.write("a.har", har.text());
    for input in ["fixtures", "a.har"] {
        let report = sandbox
            .run(&["validate", input, "--format", "json"])
            .report();
        let errors: Vec<_> = validator
            .iter_errors(&report)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(errors, Vec::<String>::new());
        // Read back, nothing is lost.
        let read: Report = serde_json::from_value(report.clone()).unwrap();
        assert_eq!(serde_json::to_value(&read).unwrap(), report);
        let total: u64 = ["checked", "unmatched", "not_checked", "set_aside"]
            .iter()
            .map(|name| report["exchanges"][name].as_u64().unwrap())
            .sum();
        assert_eq!(report["exchanges"]["total"], Value::from(total));
    }
}
