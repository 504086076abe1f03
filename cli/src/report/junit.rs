//! The report as `JUnit`'s XML, which build servers show: a suite for each operation, a case for each finding.

use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};

use super::clean::clean;
use super::human::times;
use super::{Finding, INCOMPLETE, Report, UNMET};
use crate::texts::plural;

/// Writes a report. `fails`: whether a finding is one that makes the run fail.
pub fn junit(report: &Report, fails: &dyn Fn(&Finding) -> bool) -> String {
    let report = &clean(report);
    let mut out = quick_junit::Report::new("bilispec validate");
    for summary in &report.operations {
        let mut suite = TestSuite::new(summary.operation.as_str());
        let findings = report
            .findings
            .iter()
            .filter(|finding| finding.operation == summary.operation);
        let mut conforms = true;
        let checked = summary.checked;
        for finding in findings {
            conforms &= finding.accepted.is_some() || !fails(finding);
            suite.add_test_case(case(finding, fails(finding)));
        }
        if checked == 0 {
            let mut status = TestCaseStatus::skipped();
            status.set_message(format!(
                "no reply of {} was checked",
                plural(summary.exchanges, "exchange")
            ));
            suite.add_test_case(named("no reply checked", &summary.operation, status));
        } else if conforms {
            let name = format!(
                "{} checked {}",
                replies(checked),
                if checked == 1 { "conforms" } else { "conform" }
            );
            suite.add_test_case(named(&name, &summary.operation, TestCaseStatus::success()));
        }
        out.add_test_suite(suite);
    }
    if !report.not_checked.is_empty() {
        let mut suite = TestSuite::new("not checked");
        for one in &report.not_checked {
            let mut status = TestCaseStatus::skipped();
            status.set_message(one.reason.as_str());
            suite.add_test_case(named(&one.sample, "not checked", status));
        }
        out.add_test_suite(suite);
    }
    add_run(&mut out, report);
    // What build servers take for a command wherever it stands.
    out.to_string().unwrap_or_default().replace("##", "#&#35;")
}

/// Adds what the run as a whole was required to check, and what it could not read.
fn add_run(out: &mut quick_junit::Report, report: &Report) {
    let mut suite = TestSuite::new("run");
    for one in &report.requirements {
        let status = if let Some(reason) = &one.reason {
            let kind = if one.require == "any" {
                NonSuccessKind::Error
            } else {
                NonSuccessKind::Failure
            };
            failed(kind, UNMET, reason)
        } else {
            TestCaseStatus::success()
        };
        suite.add_test_case(named(&format!("--require {}", one.require), "run", status));
    }
    for cause in &report.incomplete {
        let status = failed(NonSuccessKind::Error, INCOMPLETE, cause);
        suite.add_test_case(named("input is complete", "run", status));
    }
    if suite.tests > 0 {
        out.add_test_suite(suite);
    }
}

fn failed(kind: NonSuccessKind, rule: &str, reason: &str) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(kind);
    status.set_type(rule).set_message(reason);
    status
}

fn named(name: &str, class: &str, status: TestCaseStatus) -> TestCase {
    let mut case = TestCase::new(name, status);
    case.set_classname(class);
    case
}

fn case(finding: &Finding, fails: bool) -> TestCase {
    let place = &finding.spec;
    let text = format!(
        "{}\nexpected: {}\nfound: {}\nseen: {}, {}: {}\nspec: {}:{}:{}",
        finding.message,
        finding.expected,
        finding.found,
        finding.part.words(),
        times(finding),
        finding.samples.join(", "),
        place.file,
        place.line,
        place.column,
    );
    let name = format!("{} {}", finding.rule, finding.instance_path);
    let status = if let Some(accepted) = &finding.accepted {
        let mut status = TestCaseStatus::skipped();
        status.set_message(format!("accepted: {}", accepted.reason));
        status
    } else if fails {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status
            .set_type(finding.rule.as_str())
            .set_message(finding.message.as_str())
            .set_description(text.as_str());
        status
    } else {
        TestCaseStatus::success()
    };
    let skipped_or_passed = finding.accepted.is_some() || !fails;
    let mut case = named(name.trim_end(), &finding.operation, status);
    if skipped_or_passed {
        case.set_system_out(format!("{}: {text}", finding.severity));
    }
    case
}

fn replies(count: u64) -> String {
    match count {
        1 => "1 reply".to_owned(),
        count => format!("{count} replies"),
    }
}
