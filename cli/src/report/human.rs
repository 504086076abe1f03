//! The report for people: each finding with the spec's line underlined, then what the operations answered.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::{Finding, Place, Report, Severity};
use crate::table::{Align, Table, cut};

/// How to print.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// With colours.
    pub color: bool,
    /// How many columns there are.
    pub width: usize,
}

/// What printing needs of the spec besides the report.
pub trait Context {
    /// The text of a file of the spec, and the bytes to underline at a place in it.
    fn source(&self, place: &Place) -> Option<(&str, Range<usize>)>;
    /// What an operation's code is called.
    fn code_name(&self, operation: &str, code: &str) -> Option<&str>;
}

/// How many of the exchanges that could not be checked are named, for each reason.
const NAMED: usize = 5;

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

/// A finding in which no text steers a terminal.
pub(super) fn cleaned(finding: &Finding) -> Finding {
    let mut finding = finding.clone();
    texts(&mut finding).for_each(clean_text);
    finding
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

fn unmatched(report: &Report, style: Style) -> Vec<String> {
    let mut lines = undescribed(report, style);
    let others = report
        .unmatched
        .iter()
        .filter(|call| call.template.is_none());
    lines.extend(others.map(|call| {
        cut(
            &format!("no operation: {} {} ×{}", call.method, call.url, call.count),
            style.width.max(40),
        )
    }));
    if report.others.unmatched > 0 {
        lines.push(format!("no operation: {} more", report.others.unmatched));
    }
    lines
}

/// Calls to hosts of the spec, a line for each method and template.
fn undescribed(report: &Report, style: Style) -> Vec<String> {
    let mut groups: Vec<(&str, String, &str, u64, Vec<&str>)> = Vec::new();
    for call in &report.unmatched {
        let Some(template) = call.template.as_deref() else {
            continue;
        };
        let host = crate::url::parse(&call.url).map_or_else(String::new, |url| url.authority);
        let samples = call.samples.iter().map(String::as_str);
        let same = groups.iter_mut().find(|(method, known, path, ..)| {
            *method == call.method && *known == host && *path == template
        });
        if let Some((.., count, all)) = same {
            *count += call.count;
            all.extend(samples);
        } else {
            let samples = samples.collect();
            groups.push((&call.method, host, template, call.count, samples));
        }
    }
    let lines = groups
        .into_iter()
        .map(|(method, host, path, count, samples)| {
            let named = samples.get(..NAMED).unwrap_or(&samples).join(", ");
            let more = if count > named_count(&samples) {
                ", …"
            } else {
                ""
            };
            let line = format!("no operation: {method} {path} on {host} ×{count}: {named}{more}");
            cut(&line, style.width.max(40) * 2)
        });
    lines.collect()
}

fn named_count(samples: &[&str]) -> u64 {
    samples.len().min(NAMED) as u64
}

/// For calls to other hosts whose path and method the spec has: the flags that make them match.
pub fn hints(report: &Report) -> Vec<String> {
    let flags: BTreeSet<_> = report
        .unmatched
        .iter()
        .filter_map(|call| call.base_url.as_deref())
        .collect();
    let lines = flags.into_iter().map(|flag| {
        format!(
            "hint: path and method match an operation, the host does not: pass --base-url {flag}"
        )
    });
    lines.collect()
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

/// One line a reason.
fn not_checked(report: &Report, style: Style) -> Vec<String> {
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for entry in &report.not_checked {
        match reasons
            .iter_mut()
            .find(|(reason, _)| *reason == entry.reason)
        {
            Some((_, samples)) => samples.push(&entry.sample),
            None => reasons.push((&entry.reason, vec![&entry.sample])),
        }
    }
    let mut lines: Vec<_> = reasons
        .into_iter()
        .map(|(reason, samples)| {
            let named = samples.get(..NAMED).unwrap_or(&samples).join(", ");
            let more = samples.len().saturating_sub(NAMED);
            let more = if more > 0 {
                format!(" and {more} more")
            } else {
                String::new()
            };
            cut(
                &format!("not checked: {named}{more}: {reason}"),
                style.width.max(40) * 2,
            )
        })
        .collect();
    if report.others.not_checked > 0 {
        lines.push(format!("not checked: {} more", report.others.not_checked));
    }
    lines
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

pub(super) fn plural(count: u64, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
#[path = "human_tests.rs"]
mod tests;
