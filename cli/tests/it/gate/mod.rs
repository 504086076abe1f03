//! A run that checked nothing that proves anything is not green, in any format, and says why.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

mod kinds;
mod requirements;

use bilispec::formats::{self, Format};
use bilispec::project::Project;
use bilispec::report::{Report, Style};
use bilispec_codegen::{Loaded, load};
use serde_json::{Value, json};

use crate::support::{Har, Ran, Sandbox, fixture, pay};
use kinds::{Case, captures, case, har, refused, with};

const FORMATS: [&str; 6] = ["human", "json", "github", "sarif", "junit", "html"];

fn run(sandbox: &Sandbox, case: &Case, format: &str, more: &[&str]) -> Ran {
    let mut arguments = vec!["validate", "-", "--format", format];
    arguments.extend(&case.arguments);
    arguments.extend(more);
    sandbox.run_with(&arguments, &case.input)
}

/// The texts of a report in all formats, by the printing that the command uses.
fn texts(loaded: &Loaded, json: &str) -> Vec<(&'static str, String)> {
    let report: Report = serde_json::from_str(json).unwrap();
    let style = Style {
        color: false,
        width: 300,
    };
    let project = Project::of(loaded).unwrap();
    let text = |format| formats::print(&report, project, format, style, &|_| false);
    FORMATS.into_iter().zip(Format::ALL.map(text)).collect()
}

/// Whether a report of this format would be shown as a failure by what reads it.
fn is_red(format: &str, text: &str) -> bool {
    match format {
        "json" => {
            let report: Value = serde_json::from_str(text).unwrap();
            let unmet = report["requirements"].as_array().unwrap().iter();
            unmet
                .filter(|one| one["met"] == false && one["reason"].is_string())
                .count()
                > 0
                || !report["incomplete"].as_array().unwrap().is_empty()
        }
        "html" => text.contains("not clean"),
        "github" => text.lines().any(|line| line.starts_with("::error ")),
        "sarif" => {
            let log: Value = serde_json::from_str(text).unwrap();
            let run = &log["runs"][0];
            let results = run["results"].as_array().unwrap();
            run["invocations"][0]["executionSuccessful"] == false
                && results.iter().any(|result| result["level"] == "error")
        }
        "junit" => {
            let report = quick_junit::Report::deserialize_from_str(text).unwrap();
            let passed = report
                .test_suites
                .iter()
                .flat_map(|suite| &suite.test_cases)
                .filter(|case| matches!(case.status, quick_junit::TestCaseStatus::Success { .. }))
                .filter(|case| case.name.contains("conform"));
            // Refusals are checked and may conform; nothing else may say so.
            report.errors > 0 && (passed.count() == 0 || text.contains("only refusals: "))
        }
        _ => true,
    }
}

/// The same of a run in which something was checked, of which `JUnit` may say so.
fn is_failure(format: &str, text: &str) -> bool {
    if format == "junit" {
        let report = quick_junit::Report::deserialize_from_str(text).unwrap();
        return report.errors > 0;
    }
    is_red(format, text)
}

/// Each kind once through the command, and its report through the printing of every format.
#[test]
fn no_vacuous_run_is_green_in_any_format() {
    let sandbox = Sandbox::new();
    let loaded = load(&sandbox.path().join("spec/openapi.yaml"));
    let mut wrong = Vec::new();
    let cases = captures();
    assert!(cases.len() >= 20);
    for case in &cases {
        let ran = run(&sandbox, case, "json", &["--fail-on", "never"]);
        if ran.code != 2 {
            wrong.push(format!("{}: {}", case.name, ran.all()));
        }
        for (format, text) in texts(&loaded, &ran.stdout) {
            let name = format!("{} as {format}", case.name);
            if !text.contains(case.why) {
                wrong.push(format!("{name} does not say {:?}: {text}", case.why));
            } else if !is_red(format, &text) {
                wrong.push(format!("{name} looks green: {text}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Some kinds through the command in every format: it prints what the library does, and ends alike.
#[test]
fn the_command_prints_a_vacuous_run_as_the_library_does() {
    let sandbox = Sandbox::new();
    let loaded = load(&sandbox.path().join("spec/openapi.yaml"));
    let cases = captures();
    for name in ["wrong host", "all -101", "unreadable lines", "empty file"] {
        let case = cases.iter().find(|case| case.name == name).unwrap();
        let more = &["--fail-on", "never"];
        let json = run(&sandbox, case, "json", more);
        for (format, text) in texts(&loaded, &json.stdout) {
            let ran = run(&sandbox, case, format, more);
            assert_eq!(ran.code, 2, "{name} as {format}: {}", ran.all());
            if format == "human" {
                assert!(ran.all().contains(case.why), "{name}: {}", ran.all());
            } else {
                assert_eq!(ran.stdout, text, "{name} as {format}");
            }
        }
    }
}

#[test]
fn inputs_read_in_part_are_not_green_though_something_was_checked() {
    let sandbox = Sandbox::new();
    let loaded = load(&sandbox.path().join("spec/openapi.yaml"));
    let line = json!({"operation": "quick_pay", "status": 200, "response_body": fixture("quick_pay", "success").to_string()});
    let whole = har([pay(), pay(), pay()]);
    let cases = [
        with(
            "a broken line",
            &["--input", "ndjson"],
            format!("{line}\n{{\"url\":\n{line}\n"),
            "1 record cannot be read",
        ),
        case(
            "a broken entry",
            Har::default().add(pay()).raw(json!(7)).text(),
            "1 record cannot be read",
        ),
        case("cut", &whole[..whole.len() - 300], "cut off"),
    ];
    for case in &cases {
        let more = &["--require", "none", "--fail-on", "never"];
        let ran = run(&sandbox, case, "json", more);
        assert_eq!(ran.code, 2, "{}: {}", case.name, ran.all());
        for (format, text) in texts(&loaded, &ran.stdout) {
            assert!(text.contains(case.why), "{} as {format}: {text}", case.name);
            assert!(
                is_failure(format, &text),
                "{} as {format}: {text}",
                case.name
            );
        }
    }
}

#[test]
fn one_success_among_refusals_is_enough_and_bodies_by_operation_count() {
    let sandbox = Sandbox::new();
    sandbox.write("a.har", har([pay().body(&refused(-101)), pay()]));
    assert_eq!(sandbox.run(&["validate", "a.har"]).code, 0);
    sandbox.write("body.json", refused(-101).to_string());
    let ran = sandbox.run(&["validate", "body.json", "--operation", "quick_pay"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    assert_eq!(sandbox.run(&["validate", "fixtures"]).code, 0);
}
