//! Reports in which no text steers a terminal: what a capture holds was written by strangers.

use std::borrow::Cow;

use super::{Finding, Report};

/// A finding in which no text steers a terminal.
pub(super) fn cleaned(finding: &Finding) -> Finding {
    let mut finding = finding.clone();
    texts(&mut finding).for_each(clean_text);
    finding
}

/// What a capture holds was written by strangers: nothing of it may steer the terminal.
pub(super) fn clean(report: &Report) -> Report {
    let mut report = report.clone();
    let operations = report
        .operations
        .iter_mut()
        .map(|summary| &mut summary.operation);
    let findings = report.findings.iter_mut().flat_map(texts);
    let unmatched = report.unmatched.iter_mut().flat_map(|call| {
        let own = [&mut call.method, &mut call.url];
        let near = call.template.iter_mut().chain(&mut call.base_url);
        own.into_iter().chain(near).chain(&mut call.samples)
    });
    let requirements = report.requirements.iter_mut().flat_map(|one| {
        let reason = one.reason.iter_mut();
        std::iter::once(&mut one.require).chain(reason)
    });
    let not_checked = report
        .not_checked
        .iter_mut()
        .flat_map(|one| [&mut one.sample, &mut one.reason]);
    let decoded = report.decoded.0.iter_mut().map(|(step, _)| step);
    operations
        .chain(decoded)
        .chain(findings)
        .chain(unmatched)
        .chain(not_checked)
        .chain(requirements)
        .chain(&mut report.incomplete)
        .for_each(clean_text);
    report
}

/// The texts of a finding that may quote a capture.
fn texts(finding: &mut Finding) -> impl Iterator<Item = &mut String> {
    let own = [
        &mut finding.rule,
        &mut finding.operation,
        &mut finding.instance_path,
        &mut finding.message,
        &mut finding.expected,
        &mut finding.found,
        &mut finding.spec.file,
    ];
    let reason = finding.accepted.iter_mut().map(|one| &mut one.reason);
    own.into_iter().chain(reason).chain(&mut finding.samples)
}

fn clean_text(text: &mut String) {
    if let Cow::Owned(harmless) = crate::harmless::harmless(text) {
        *text = harmless;
    }
}
