//! The formats for machines: what code hosts, editors and build servers read.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

use std::collections::BTreeSet;

use crate::support::{Har, Sandbox, fixture, pay, project};
use serde_json::{Value, json};
use serde_sarif::sarif::Sarif;

/// Two errors, a drift and a request's warning.
fn drifted(times: usize) -> String {
    let mut har = Har::default();
    for _ in 0..times {
        let mut body = fixture("quick_pay", "success");
        body["data"]["status"] = json!(-9);
        body["data"]["mid"] = json!("100000001");
        har.add(pay().body(&body));
    }
    let mut body = fixture("get_project", "success");
    body["data"]["vip_price\n::error::x"] = json!(1);
    har.add(project().body(&body));
    let mut repeats = fixture("quick_pay", "success");
    repeats["data"]["elec_num"] = json!(5);
    repeats["data"]["up_mid"] = json!(1);
    let form = "elec_num=5&up_mid=1&otype=up&oid=1&csrf=0";
    har.add(pay().form(form).body(&repeats));
    har.text()
}

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("a.har", drifted(1));
    sandbox
}

#[test]
fn github_gets_a_command_a_line() {
    let ran = sandbox().run(&["validate", "a.har", "--format", "github"]);
    assert_eq!(ran.code, 1);
    let lines: Vec<_> = ran.stdout.lines().collect();
    assert_eq!(lines.len(), 5, "{}", ran.stdout);
    for (line, command) in lines.iter().zip(["error", "error", "warning", "warning"]) {
        let (head, text) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        assert!(head.starts_with(&format!("{command} file=spec/")), "{line}");
        for part in [",line=", ",col=", ",title=re"] {
            assert!(head.contains(part), "{line}");
        }
        assert!(text.contains("%0Aexpected: "), "{line}");
    }
    assert_eq!(lines[4], "3 exchanges, 2 errors, 2 warnings");
}

#[test]
fn sarif_is_read_by_others_and_keeps_its_fingerprints() {
    let sandbox = sandbox();
    sandbox.write("b.har", drifted(4));
    let read = |input: &str, label: &str| -> (Sarif, Value) {
        let ran = sandbox.run(&["validate", input, "--format", "sarif", "--label", label]);
        let value: Value = serde_json::from_str(&ran.stdout).unwrap();
        (serde_json::from_value(value.clone()).unwrap(), value)
    };
    let (log, value) = read("a.har", "x");
    let run = &log.runs[0];
    let results = run.results.as_ref().unwrap();
    assert_eq!(results.len(), 4);
    let rules = run.tool.driver.rules.as_ref().unwrap();
    for result in results {
        let index = usize::try_from(result.rule_index.unwrap()).unwrap();
        assert_eq!(Some(&rules[index].id), result.rule_id.as_ref());
        assert!(rules[index].help.is_some(), "{:?}", result.rule_id);
        let place = result.locations.as_ref().unwrap()[0]
            .physical_location
            .as_ref()
            .unwrap();
        let file = place.artifact_location.as_ref().unwrap();
        assert!(file.uri.as_ref().unwrap().starts_with("spec/"));
        assert_eq!(file.uri_base_id.as_deref(), Some("SRCROOT"));
        assert!(place.region.as_ref().unwrap().start_line.unwrap() > 1);
    }
    let prints = |value: &Value| -> BTreeSet<String> {
        let results = value["runs"][0]["results"].as_array().unwrap();
        let prints = results.iter().map(|result| {
            result["partialFingerprints"]["bilispecFinding/v1"]
                .as_str()
                .unwrap()
                .to_owned()
        });
        prints.collect()
    };
    assert_eq!(prints(&value).len(), 4);
    assert_eq!(
        prints(&value),
        prints(&read("b.har", "y").1),
        "counts and samples differ"
    );
}

#[test]
fn junit_has_a_case_for_each_finding() {
    let sandbox = sandbox();
    let ran = sandbox.run(&["validate", "a.har", "--format", "junit"]);
    let report = quick_junit::Report::deserialize_from_str(&ran.stdout).unwrap();
    let suites: Vec<_> = report
        .test_suites
        .iter()
        .map(|suite| (suite.name.as_str(), suite.tests, suite.failures))
        .collect();
    // The drift of the project is a warning: the suite holds all the same.
    assert_eq!(
        suites,
        [("get_project", 2, 0), ("quick_pay", 3, 2), ("run", 1, 0)]
    );
    let ran = sandbox.run(&[
        "validate",
        "a.har",
        "--format",
        "junit",
        "--fail-on",
        "warning",
    ]);
    let report = quick_junit::Report::deserialize_from_str(&ran.stdout).unwrap();
    assert_eq!(report.failures, 4);
}

#[test]
fn a_report_in_a_file_is_the_report_on_stdout() {
    let sandbox = sandbox();
    for format in ["human", "json", "github", "sarif", "junit"] {
        let printed = sandbox.run(&["validate", "a.har", "--format", format]);
        let written = sandbox.run(&["validate", "a.har", "--format", format, "--output", "out"]);
        assert_eq!((written.code, written.stdout.as_str()), (1, ""));
        assert_eq!(sandbox.read("out"), printed.stdout, "{format}");
    }
}

#[test]
fn lint_speaks_the_same_formats() {
    let sandbox = Sandbox::new();
    sandbox.edit("spec/charge/quick_pay.yaml", "summary:", "sumary:");
    let json: Value =
        serde_json::from_str(&sandbox.run(&["lint", "--format", "json"]).stdout).unwrap();
    assert_eq!(json["findings"][0]["rule"], "unknown-key");
    assert_eq!(json["findings"][0]["line"], 7);
    let ran = sandbox.run(&["lint", "--format", "github"]);
    assert_eq!(ran.code, 2, "a spec that can't be used");
    assert!(
        ran.stdout.starts_with(
            "::error file=spec/charge/quick_pay.yaml,line=7,col=3,title=unknown-key::"
        ),
        "{}",
        ran.stdout
    );
    let log: Sarif =
        serde_json::from_str(&sandbox.run(&["lint", "--format", "sarif"]).stdout).unwrap();
    let rules = log.runs[0].tool.driver.rules.as_ref().unwrap();
    assert!(rules[0].help.is_some());
}

#[test]
fn the_second_place_of_a_finding_is_in_every_format() {
    let sandbox = Sandbox::new();
    sandbox.edit(
        "spec/ticket/get_order.yaml",
        "operationId: get_order",
        "operationId: get_project",
    );
    let json: Value =
        serde_json::from_str(&sandbox.run(&["lint", "--format", "json"]).stdout).unwrap();
    let findings = json["findings"].as_array().unwrap();
    let twice = |finding: &&Value| finding["rule"] == "duplicate-operation";
    let related = &findings.iter().find(twice).unwrap()["related"][0];
    let (file, line) = (related["file"].as_str().unwrap(), &related["line"]);
    assert_eq!(file, "spec/ticket/get_project.yaml");
    assert_eq!(related["message"], "first defined here");
    let github = sandbox.run(&["lint", "--format", "github"]).stdout;
    assert!(
        github.contains(&format!("%0Afirst defined here: {file}:{line}:")),
        "{github}"
    );
    let log: Sarif =
        serde_json::from_str(&sandbox.run(&["lint", "--format", "sarif"]).stdout).unwrap();
    let results = log.runs[0].results.as_ref().unwrap();
    let places = results
        .iter()
        .filter_map(|result| result.related_locations.as_ref());
    let place = places.flatten().next().unwrap();
    assert_eq!(
        place.message.as_ref().unwrap().text.as_deref(),
        Some("first defined here")
    );
}

#[test]
fn paths_start_where_the_repository_does() {
    let sandbox = sandbox();
    let outer = tempfile::tempdir().unwrap();
    std::fs::create_dir(outer.path().join(".git")).unwrap();
    let inner = outer.path().join("api docs");
    std::fs::create_dir(&inner).unwrap();
    for part in ["spec", "fixtures", "a.har"] {
        std::fs::rename(sandbox.path().join(part), inner.join(part)).unwrap();
    }
    let run = |format: &str| {
        let arguments = ["validate", "a.har", "--format", format];
        crate::support::finish(
            crate::support::command()
                .args(arguments)
                .current_dir(&inner),
            b"",
        )
        .stdout
    };
    assert!(run("github").starts_with("::error file=api docs/spec/"));
    assert!(run("sarif").contains("\"api%20docs/spec/"));
}
