//! A finding as code hosts and editors show it: a line of a file with a text. Findings of captures and of the spec's
//! own rules both become this; [`super::github`] and [`super::sarif`] write it down.

use super::clean::{clean, cleaned};
use super::human::times;
use super::{Accepted, Finding, Part, Place, Report, Severity, without_indices};

/// The rule of a requirement that is not met.
pub(crate) const UNMET: &str = "run.require";
/// The rule of an input that could not be read, or not wholly.
pub(crate) const INCOMPLETE: &str = "run.incomplete";

/// See the module's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// The rule's id.
    pub rule: String,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: String,
    /// More to know, a line each.
    pub details: Vec<String>,
    /// Other places that belong to it, with what stands there.
    pub related: Vec<(String, Place)>,
    /// The file, relative to the project's folder; empty where there is none.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// What it is about beside the line: an operation and a place in its exchanges.
    pub subject: Option<String>,
    /// What makes it the same finding in another run.
    pub identity: Vec<String>,
    /// A baseline accepts it.
    pub accepted: Option<Accepted>,
}

impl Annotation {
    /// A text that is the same for the same finding whatever its counts, samples and line, as hexadecimal.
    pub(super) fn fingerprint(&self) -> String {
        // FNV-1a: std's hash may change from one compiler to the next.
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        for part in &self.identity {
            for byte in part.bytes().chain([0]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        format!("{hash:016x}")
    }

    /// An error of the run as a whole.
    fn of_run(rule: &str, message: String, identity: String) -> Self {
        Self {
            rule: rule.to_owned(),
            severity: Severity::Error,
            message,
            details: Vec::new(),
            related: Vec::new(),
            file: String::new(),
            line: 0,
            column: 0,
            subject: None,
            identity: vec![rule.to_owned(), identity],
            accepted: None,
        }
    }

    fn of(finding: &Finding) -> Self {
        let Finding {
            operation, part, ..
        } = finding;
        let part_name = serde_json::to_value(part).unwrap_or_default();
        let part_name = part_name.as_str().unwrap_or_default();
        let path = finding.instance_path.as_str();
        let subject = format!("{operation} {part_name} {path}");
        let place = if path.is_empty() {
            String::new()
        } else {
            format!(" {path}")
        };
        Self {
            rule: finding.rule.clone(),
            severity: finding.severity,
            message: format!("{operation}{place}: {}", finding.message),
            details: vec![
                format!("expected: {}", finding.expected),
                format!("found: {}", finding.found),
                format!("seen: {}, {}", part.words(), times(finding)),
            ],
            related: Vec::new(),
            file: finding.spec.file.clone(),
            line: finding.spec.line,
            column: finding.spec.column,
            subject: Some(subject.trim_end().to_owned()),
            identity: vec![
                finding.rule.clone(),
                operation.clone(),
                part_name.to_owned(),
                finding.schema_path.clone(),
                // Undocumented statuses have all the rest in common.
                match part {
                    Part::ResponseStatus => finding.found.clone(),
                    _ => without_indices(path),
                },
            ],
            accepted: finding.accepted.clone(),
        }
    }
}

/// Findings alone.
pub fn annotate(findings: &[Finding]) -> Vec<Annotation> {
    let findings = findings.iter().map(cleaned);
    findings.map(|finding| Annotation::of(&finding)).collect()
}

/// The findings of a report, and why its run fails beside them: what was required and is not met, and what could not
/// be read.
pub fn annotations(report: &Report) -> Vec<Annotation> {
    let report = clean(report);
    let mut all: Vec<_> = report.findings.iter().map(Annotation::of).collect();
    all.extend(report.unmet().map(|one| {
        let reason = one.reason.as_deref().unwrap_or_default();
        let message = format!("--require {} is not met: {reason}", one.require);
        Annotation::of_run(UNMET, message, one.require.clone())
    }));
    let causes = report.incomplete.iter();
    all.extend(causes.map(|cause| Annotation::of_run(INCOMPLETE, cause.clone(), cause.clone())));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding() -> Finding {
        Finding {
            rule: "response.enum".into(),
            severity: Severity::Error,
            operation: "quick_pay".into(),
            part: Part::ResponseBody,
            instance_path: "/data/3/status".into(),
            schema_path: "spec/a.yaml#/x".into(),
            message: "no".into(),
            expected: "1".into(),
            found: "2".into(),
            spec: Place {
                file: "spec/a.yaml".into(),
                line: 3,
                column: 4,
            },
            count: 1,
            exchanges: 1,
            samples: vec!["a#1".into()],
            accepted: None,
        }
    }

    #[test]
    fn a_fingerprint_is_of_what_and_where_and_nothing_else() {
        let first = Annotation::of(&finding());
        let mut same = finding();
        same.instance_path = "/data/12/status".into();
        same.spec.line = 99;
        (same.count, same.exchanges, same.found) = (7, 5, "3".into());
        same.samples = vec!["b:2".into()];
        assert_eq!(Annotation::of(&same).fingerprint(), first.fingerprint());
        // The value is part of the contract: code hosts remember it.
        assert_eq!(first.fingerprint(), "4f925e6ca9bbee67");
        let changes: [fn(&mut Finding); 4] = [
            |other| other.rule = "response.type".into(),
            |other| other.operation = "other".into(),
            |other| other.part = Part::RequestBody,
            |other| other.instance_path = "/data/3/state".into(),
        ];
        for change in changes {
            let mut other = finding();
            change(&mut other);
            assert_ne!(Annotation::of(&other).fingerprint(), first.fingerprint());
        }
    }
}
