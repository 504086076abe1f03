//! Reports on small schemas and bodies, case by case. A case is a schema, bodies, and the findings
//! expected of each, one a line: `severity rule path <- schema path: expected | found`.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

mod branches;
mod drift;
mod envelope;
mod findings;
mod one_pass;
mod requests;
mod schemas;
mod sensitive;

use bilispec_engine::{Finding, Report, Severity, Side, Validator};

fn schema(text: &str) -> Validator {
    Validator::from_json_str(text).unwrap_or_else(|error| panic!("{text}\n{error}"))
}

fn line(finding: &Finding) -> String {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    assert!(!finding.message.is_empty(), "{finding:?} says nothing");
    assert_eq!(finding.severity, finding.rule.severity());
    format!(
        "{severity} {} {} <- {}: {} | {}",
        finding.id, finding.instance_path, finding.schema_path, finding.expected, finding.found
    )
}

fn lines(report: &Report) -> Vec<String> {
    report.findings.iter().map(line).collect()
}

/// Checks what is reported of one body, as a reply.
#[track_caller]
fn check(schema_text: &str, body: &str, expected: &[&str]) -> Report {
    let schema = schema(schema_text);
    let report = schema
        .report(body.as_bytes(), Side::Response)
        .unwrap_or_else(|error| panic!("{body}: {error}"));
    assert_eq!(
        lines(&report),
        expected,
        "\nschema {schema_text}\nbody {body}"
    );
    report
}
