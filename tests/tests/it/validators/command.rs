//! What `bilispec validate` says of one exchange.

use std::collections::{BTreeMap, BTreeSet};

use bilispec::capture::{Exchange, Position, Sample};
use bilispec::check::Checker;
use bilispec::report::{Part, Severity};
use bilispec_client::validate::Finding;

use crate::validators::{Said, said};

/// The findings about each part of the exchange, each cause once.
pub(crate) fn findings(
    checker: &Checker<'_>,
    exchange: &Exchange<'_>,
    operation: &str,
) -> BTreeMap<&'static str, BTreeSet<(Severity, Said)>> {
    let sample = Sample {
        input: "test",
        position: Position::Whole,
    };
    let mut findings = checker.findings();
    checker
        .exchange(&mut findings, sample, exchange, Some(operation))
        .unwrap();
    let mut parts: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for finding in findings.report().findings {
        assert_eq!(finding.operation, operation);
        let part = match finding.part {
            Part::ResponseBody => "reply",
            Part::RequestQuery => "query",
            Part::RequestForm => "form",
            other => panic!("{other:?}"),
        };
        let said = (
            finding.rule,
            finding.instance_path,
            finding.schema_path,
            finding.message,
            finding.expected,
            finding.found,
        );
        parts
            .entry(part)
            .or_default()
            .insert((finding.severity, said));
    }
    parts
}

/// The same of a validator's findings: the command counts what differs in array positions alone, and shows the first.
pub(crate) fn once(
    findings: &[Finding],
    severity: impl Fn(&Finding) -> Severity,
) -> BTreeSet<(Severity, Said)> {
    let mut known = BTreeSet::new();
    let first = |finding: &&Finding| {
        let steps = finding.instance_path.split('/');
        let is_index = |step: &&str| step.bytes().all(|byte| byte.is_ascii_digit());
        let steps: Vec<&str> = steps
            .map(|step| if is_index(&step) { "*" } else { step })
            .collect();
        known.insert((finding.id, finding.schema_path.clone(), steps.join("/")))
    };
    findings
        .iter()
        .filter(first)
        .map(|finding| (severity(finding), said(finding)))
        .collect()
}
