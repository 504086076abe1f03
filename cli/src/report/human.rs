//! The report for people: each finding with the spec's line underlined, then what the operations answered.

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::clean::{clean, cleaned};
use super::left_out::{hints, not_checked, unmatched};
use super::{Finding, Place, Report, Severity, Style};
use crate::table::{Align, Table, cut};
use crate::texts::plural;

/// What printing needs of the spec besides the report.
pub trait Context {
    /// The text of a file of the spec, and the bytes to underline at a place in it.
    fn source(&self, place: &Place) -> Option<(&str, Range<usize>)>;
    /// What an operation's code is called.
    fn code_name(&self, operation: &str, code: &str) -> Option<&str>;
}

/// Prints a report.
pub fn print(report: &Report, context: &dyn Context, style: Style) -> String {
    let renderer = renderer(style);
    let report = &clean(report);
    let mut out = String::new();
    for finding in report.open() {
        out.push_str(&snippet(finding, context, &renderer));
        out.push_str("\n\n");
    }
    section(&mut out, &accepted(report, style));
    section(&mut out, &operations(report, context));
    section(&mut out, &coverage(report));
    section(&mut out, &never_seen(report));
    section(&mut out, &unmatched(report, style));
    section(&mut out, &decoded(report));
    section(&mut out, &not_checked(report, style));
    section(&mut out, &hints(report));
    section(&mut out, &incomplete(report));
    section(&mut out, &unmet(report));
    out.push_str(&tally(report));
    out
}

/// Prints one finding as [`print()`] does.
pub fn print_finding(finding: &Finding, context: &dyn Context, style: Style) -> String {
    snippet(&cleaned(finding), context, &renderer(style))
}

fn renderer(style: Style) -> Renderer {
    let renderer = if style.color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.term_width(style.width)
}

/// What was taken off bodies before their JSON could be read.
fn decoded(report: &Report) -> Vec<String> {
    let steps = report.decoded.0.iter();
    let steps: Vec<_> = steps
        .map(|(step, count)| format!("{step} ×{count}"))
        .collect();
    if steps.is_empty() {
        return Vec::new();
    }
    vec![format!(
        "response bodies decoded first: {}",
        steps.join(", ")
    )]
}

/// What a baseline accepts, a line each: it is nobody's news, but nobody shall forget it either.
fn accepted(report: &Report, style: Style) -> Vec<String> {
    let findings = report.findings.iter();
    findings
        .filter_map(|finding| {
            let accepted = finding.accepted.as_ref()?;
            let until = accepted
                .expires
                .as_ref()
                .map_or_else(String::new, |day| format!(", until {day}"));
            let line = format!(
                "accepted{until}: {} {} {} ×{}: {}",
                finding.rule,
                finding.operation,
                finding.instance_path,
                finding.count,
                accepted.reason
            );
            Some(cut(&line, style.width.max(40)))
        })
        .collect()
}

fn section(out: &mut String, lines: &[String]) {
    if !lines.is_empty() {
        for line in lines {
            out.push_str(line);
            out.push('\n');
        }
        out.push('\n');
    }
}

/// How often a finding occurs, in words.
pub(super) fn times(finding: &Finding) -> String {
    match (finding.count, finding.exchanges) {
        (1, 1) => "once".to_owned(),
        (count, 1) => format!("{count} times in one exchange"),
        (count, exchanges) if count == exchanges => format!("in {exchanges} exchanges"),
        (count, exchanges) => format!("{count} times in {exchanges} exchanges"),
    }
}

fn snippet(finding: &Finding, context: &dyn Context, renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let times = times(finding);
    let more = finding
        .exchanges
        .saturating_sub(finding.samples.len() as u64);
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    let mut seen = format!("{}, {times}", finding.part.words());
    if !finding.samples.is_empty() {
        let _ = write!(seen, ": {}{more}", finding.samples.join(", "));
    }
    let title = format!(
        "{} {}: {}",
        finding.operation, finding.instance_path, finding.message
    );
    // What is wrong with the whole has no path.
    let title = title.replacen(" : ", ": ", 1);
    let label = format!("expected {}", finding.expected);
    let title = level.primary_title(title).id(finding.rule.as_str());
    let group = if let Some((text, range)) = context.source(&finding.spec) {
        let mark = AnnotationKind::Primary.span(range).label(label.as_str());
        let path = finding.spec.file.as_str();
        title.element(Snippet::source(text).path(path).annotation(mark))
    } else {
        let Place { file, line, column } = &finding.spec;
        let expected = finding.expected.as_str();
        title
            .element(
                Level::NOTE
                    .with_name("spec")
                    .message(format!("{file}:{line}:{column} {}", pointer(finding))),
            )
            .element(Level::NOTE.with_name("expected").message(expected))
    };
    let group = group
        .element(
            Level::NOTE
                .with_name("found")
                .message(finding.found.as_str()),
        )
        .element(Level::NOTE.with_name("seen").message(seen));
    renderer.render(&[group])
}

/// Where in its file the spec says it, as a JSON pointer.
fn pointer(finding: &Finding) -> &str {
    let at = finding.schema_path.find('#').unwrap_or_default();
    finding.schema_path.get(at..).unwrap_or_default()
}

/// The table of operations and what they answered.
fn operations(report: &Report, context: &dyn Context) -> Vec<String> {
    let mut table = Table::new(&[
        ("operation", Align::Left),
        ("exchanges", Align::Right),
        ("outcomes", Align::Left),
        ("refusals", Align::Left),
        ("risk", Align::Right),
    ]);
    for summary in &report.operations {
        let outcomes = counts(
            summary
                .outcomes
                .0
                .iter()
                .map(|(name, count)| (name.clone(), *count)),
        );
        let refusals = counts(summary.refusals.0.iter().map(|(code, count)| {
            let name = context
                .code_name(&summary.operation, code)
                .unwrap_or("not in the spec");
            (format!("{code} {name}"), *count)
        }));
        // One outcome and one refusal a line: a busy capture has dozens.
        for line in 0..outcomes.len().max(refusals.len()) {
            let first = |text: String| if line == 0 { text } else { String::new() };
            let of = |list: &[String]| list.get(line).cloned().unwrap_or_default();
            table.row([
                first(summary.operation.clone()),
                first(summary.exchanges.to_string()),
                of(&outcomes),
                of(&refusals),
                first(if summary.risk == 0 {
                    "-".to_owned()
                } else {
                    summary.risk.to_string()
                }),
            ]);
        }
    }
    if table.is_empty() {
        Vec::new()
    } else {
        table.lines()
    }
}

fn counts(counts: impl Iterator<Item = (String, u64)>) -> Vec<String> {
    let all: Vec<_> = counts
        .map(|(name, count)| format!("{name} ×{count}"))
        .collect();
    if all.is_empty() {
        vec!["-".to_owned()]
    } else {
        all
    }
}

/// What of each operation's description was seen, a line each.
fn coverage(report: &Report) -> Vec<String> {
    let operations = report.operations.iter();
    let lines = operations.filter_map(|summary| {
        let parts = summary.coverage.parts();
        let parts = parts.iter().filter(|(_, covered)| covered.total() > 0);
        let parts: Vec<_> = parts
            .map(|(name, covered)| format!("{} of {} {name}", covered.seen.len(), covered.total()))
            .collect();
        let is_known = !parts.is_empty();
        is_known.then(|| format!("coverage: {} {}", summary.operation, parts.join(", ")))
    });
    lines.collect()
}

fn never_seen(report: &Report) -> Vec<String> {
    let missing = report
        .operations
        .iter()
        .filter(|summary| !summary.never_seen.is_empty());
    missing
        .map(|summary| {
            format!(
                "never seen: {} {}",
                summary.operation,
                summary.never_seen.join(", ")
            )
        })
        .collect()
}

/// Why the report does not cover all of its input.
fn incomplete(report: &Report) -> Vec<String> {
    let causes = report.incomplete.iter();
    let mut lines: Vec<_> = causes
        .map(|cause| format!("not complete: {cause}"))
        .collect();
    if report.others.incomplete > 0 {
        lines.push(format!("not complete: {} more", report.others.incomplete));
    }
    lines
}

/// What was required and is not met.
fn unmet(report: &Report) -> Vec<String> {
    let unmet = report.unmet();
    unmet
        .map(|one| {
            let reason = one.reason.as_deref().unwrap_or_default();
            format!("not met: --require {}: {reason}", one.require)
        })
        .collect()
}

/// The last line: how many exchanges and findings there are.
pub fn tally(report: &Report) -> String {
    let mut out = String::new();
    let numbers = report.exchanges;
    let _ = write!(out, "{}", plural(numbers.total, "exchange"));
    let parts = [
        (numbers.unmatched, "unmatched"),
        (numbers.not_checked, "not checked"),
        (numbers.set_aside, "set aside"),
    ];
    if parts.iter().any(|(count, _)| *count > 0) {
        let _ = write!(out, " ({} checked", numbers.checked);
        for (count, name) in parts.iter().filter(|(count, _)| *count > 0) {
            let _ = write!(out, ", {count} {name}");
        }
        out.push(')');
    }
    let errors = report.count(Severity::Error) as u64;
    let warnings = report.count(Severity::Warning) as u64;
    let _ = write!(
        out,
        ", {}, {}",
        plural(errors, "error"),
        plural(warnings, "warning")
    );
    if report.others.findings > 0 {
        let _ = write!(
            out,
            ", {} not listed",
            plural(report.others.findings, "more occurrence")
        );
    }
    if report.accepted > 0 {
        let _ = write!(out, ", {} accepted", report.accepted);
    }
    out.push('\n');
    out
}

#[cfg(test)]
#[path = "human_tests.rs"]
mod tests;
