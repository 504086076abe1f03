//! The report for people, as it is printed.

use super::super::{Collector, Known, Observation, Part};
use super::*;
use crate::report::Near;

struct Spec;
impl Context for Spec {
    fn source(&self, place: &Place) -> Option<(&str, Range<usize>)> {
        let text = "post:\n  status:\n    # 充电结果\n    enum: [4, -2, -4]\n";
        let start = text.find('[')?;
        (place.file == "spec/a.yaml").then_some((text, start..text.len() - 1))
    }
    fn code_name(&self, _: &str, code: &str) -> Option<&str> {
        (code == "-101").then_some("NotLoggedIn")
    }
}

fn report() -> Report {
    let known = Known {
        id: "quick_pay".into(),
        outcomes: vec!["Paid".into(), "Late".into()],
        ..Known::default()
    };
    let mut collector = Collector::new(vec![
        known,
        Known {
            id: "get".into(),
            outcomes: vec!["Success".into()],
            ..Known::default()
        },
    ]);
    for entry in 12..19 {
        let observation = Observation {
            rule: "response.enum".into(),
            severity: Severity::Error,
            part: Part::ResponseBody,
            instance_path: "/data/status".into(),
            schema_path: "spec/a.yaml#/post/status/enum".into(),
            place: Place {
                file: "spec/a.yaml".into(),
                line: 4,
                column: 11,
            },
            message: "a value that the spec does not list".into(),
            expected: "4, -2 or -4".into(),
            found: "-9".into(),
        };
        let gone = Observation {
            rule: "request.required".into(),
            severity: Severity::Warning,
            part: Part::RequestForm,
            schema_path: "spec/gone.yaml#/x".into(),
            instance_path: String::new(),
            place: Place {
                file: "spec/gone.yaml".into(),
                line: 1,
                column: 1,
            },
            ..observation.clone()
        };
        collector.matched(0);
        collector.found(0, observation, &|| format!("evening.har#{entry}"));
        if entry == 12 {
            collector.found(0, gone, &|| format!("evening.har#{entry}"));
        }
        collector.success(0, if entry == 13 { "Unknown" } else { "Paid" });
        collector.checked(0, true);
    }
    collector.matched(1);
    collector.refusal(1, "-101");
    collector.checked(0, true);
    collector.matched(1);
    collector.refusal(1, "7");
    collector.risk(1);
    collector.not_checked(
        "evening.har#20".into(),
        "the response body is not JSON (text/html, HTTP 412)".into(),
    );
    collector.unmatched(
        "get",
        "https://other.example/x".into(),
        |_| Near::default(),
        &String::new,
    );
    collector.finish()
}

#[test]
fn a_report_for_people() {
    insta::assert_snapshot!(print(
        &report(),
        &Spec,
        Style {
            color: false,
            width: 100
        }
    ));
}

#[test]
fn an_empty_report_is_one_line() {
    let report = Collector::new(Vec::new()).finish();
    assert_eq!(
        print(
            &report,
            &Spec,
            Style {
                color: false,
                width: 100
            }
        ),
        "0 exchanges, 0 errors, 0 warnings\n"
    );
}

#[test]
fn nothing_from_a_capture_steers_the_terminal() {
    let mut report = report();
    report.findings[0].found = "\u{1b}[31mred".into();
    report.findings[0].samples = vec!["a\nb.har#1".into()];
    report.unmatched[0].url = "https://a.example/\u{202e}x\r".into();
    report.not_checked[0].reason = "\u{9b}31m".into();
    let printed = print(
        &report,
        &Spec,
        Style {
            color: false,
            width: 100,
        },
    );
    assert!(
        !printed
            .chars()
            .any(|c| c != '\n' && crate::harmless::steers(c)),
        "{printed}"
    );
    assert!(printed.contains("a\u{fffd}b.har#1"));
}

#[test]
fn colour_is_only_where_it_was_asked_for() {
    let colored = print(
        &report(),
        &Spec,
        Style {
            color: true,
            width: 100,
        },
    );
    assert!(colored.contains('\u{1b}'));
    assert!(
        !print(
            &report(),
            &Spec,
            Style {
                color: false,
                width: 100
            }
        )
        .contains('\u{1b}')
    );
}
