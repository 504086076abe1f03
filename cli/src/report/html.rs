//! The report as one page for a browser: summary, findings at their lines of the spec, outcomes, coverage, and what was
//! not checked.

use super::clean::clean;
use super::human::{tally, times};
use super::{Context, Coverage, Finding, OperationSummary, Report, Severity};
use crate::html::{Markup, Page};
use crate::presence::Presence;
use crate::texts::plural;

/// So many lines of the spec are shown around the one of a finding.
const AROUND: usize = 2;

/// A line of the spec is cut behind so many letters.
const LONGEST: usize = 200;

/// Writes a report.
pub fn html(report: &Report, context: &dyn Context) -> String {
    let report = &clean(report);
    let mut page = Page::new("bilispec validate");
    page.section("summary", "Summary", &summary(report));
    page.section("findings", "Findings", &findings(report, context));
    page.section("outcomes", "Outcomes", &outcomes(report, context));
    page.section("coverage", "Coverage", &coverage(report));
    page.section("unchecked", "Not checked", &unchecked(report));
    page.finish()
}

fn summary(report: &Report) -> Markup {
    let mut out = Markup::default();
    let errors = report.count(Severity::Error);
    let is_fine = errors == 0 && report.is_whole() && report.unmet().next().is_none();
    let verdict = if is_fine {
        Markup::badge("fine", "no error")
    } else {
        Markup::badge("error", "not clean")
    };
    out.paragraph(&verdict.and(&Markup::of(tally(report).trim())));
    let numbers = report.exchanges;
    let row = |name: &str, count: u64, meaning: &str| {
        vec![
            Markup::of(name),
            Markup::of(&count.to_string()),
            Markup::of(meaning),
        ]
    };
    out.table(
        &["exchanges", "number", "meaning"],
        [
            row(
                "checked",
                numbers.checked,
                "their reply was checked against the spec",
            ),
            row(
                "unmatched",
                numbers.unmatched,
                "no operation has their host, path and method",
            ),
            row(
                "not checked",
                numbers.not_checked,
                "their reply could not be checked",
            ),
            row("set aside", numbers.set_aside, "preflights and redirects"),
            row("total", numbers.total, ""),
        ],
    );
    let requirements = report.requirements.iter().map(|one| {
        let badge = if one.met {
            Markup::badge("fine", "met")
        } else {
            Markup::badge("error", "not met")
        };
        vec![
            Markup::code(&format!("--require {}", one.require)),
            badge,
            Markup::of(one.reason.as_deref().unwrap_or_default()),
        ]
    });
    if !report.requirements.is_empty() {
        out.table(&["requirement", "state", "reason"], requirements);
    }
    if !report.decoded.0.is_empty() {
        let steps = report.decoded.0.iter();
        let steps = joined(steps.map(|(step, count)| format!("{step} ×{count}")));
        out.paragraph(&Markup::of(&format!(
            "taken off bodies before they were checked: {steps}"
        )));
    }
    let causes = report.incomplete.iter();
    let causes = causes.map(|cause| Markup::badge("error", "not complete").and(&Markup::of(cause)));
    out.list_of(causes.collect());
    if report.others.incomplete > 0 {
        let more = format!("{} more causes are not listed", report.others.incomplete);
        out.paragraph(&Markup::of(&more));
    }
    out
}

fn findings(report: &Report, context: &dyn Context) -> Markup {
    let mut out = Markup::default();
    if report.findings.is_empty() {
        out.paragraph(&Markup::of("none"));
    }
    for finding in &report.findings {
        finding_at(&mut out, finding, context);
    }
    if report.others.findings > 0 {
        let more = plural(report.others.findings, "more occurrence");
        out.paragraph(&Markup::of(&format!("{more} not listed")));
    }
    out
}

fn finding_at(out: &mut Markup, finding: &Finding, context: &dyn Context) {
    let badge = match (&finding.accepted, finding.severity) {
        (Some(_), _) => Markup::badge("accepted", "accepted"),
        (None, Severity::Error) => Markup::badge("error", "error"),
        (None, Severity::Warning) => Markup::badge("warning", "warning"),
    };
    let title = badge
        .and(&Markup::code(&format!(
            "{} {}",
            finding.operation, finding.instance_path
        )))
        .and(&Markup::of(&finding.message));
    out.heading(3, &title);
    let place = &finding.spec;
    let name = format!("{}:{}:{}", place.file, place.line, place.column);
    if let Some((text, range)) = context.source(place) {
        out.paragraph(&Markup::code(&name));
        let marked = text
            .get(..range.start)
            .unwrap_or_default()
            .matches('\n')
            .count();
        let lines: Vec<_> = text
            .lines()
            .enumerate()
            .skip(marked.saturating_sub(AROUND))
            .take(AROUND + marked.min(AROUND) + 1)
            .map(|(number, line)| (number + 1, line, number == marked))
            .collect();
        out.lines(&name, &moved_left(&lines));
    } else if !place.file.is_empty() {
        out.paragraph(&Markup::code(&name));
    }
    let more = finding
        .exchanges
        .saturating_sub(finding.samples.len() as u64);
    let samples = finding.samples.join(", ");
    let more = if more > 0 && !samples.is_empty() {
        format!(" and {more} more")
    } else {
        String::new()
    };
    let mut facts = vec![
        Markup::of("rule ").then(&Markup::code(&finding.rule)),
        Markup::of("expected ").then(&Markup::code(&finding.expected)),
        Markup::of("found ").then(&Markup::code(&finding.found)),
        Markup::of(&format!(
            "{}, {}: {samples}{more}",
            finding.part.words(),
            times(finding)
        )),
    ];
    if let Some(accepted) = &finding.accepted {
        let until = accepted.expires.as_ref();
        let until = until.map_or_else(String::new, |day| format!(" until {day}"));
        facts.push(Markup::of(&format!("accepted{until}: {}", accepted.reason)));
    }
    out.list(facts);
}

/// The lines without the white space that all of them begin with, and not longer than fits.
fn moved_left<'l>(lines: &[(usize, &'l str, bool)]) -> Vec<(usize, &'l str, bool)> {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let written = lines.iter().filter(|(_, line, _)| !line.trim().is_empty());
    let common = written.map(|(_, line, _)| indent(line)).min().unwrap_or(0);
    let lines = lines.iter().map(|(number, line, is_marked)| {
        let rest = line.get(common..).unwrap_or_default();
        (*number, cut(rest), *is_marked)
    });
    lines.collect()
}

/// A line, or its beginning.
fn cut(line: &str) -> &str {
    let end = line
        .char_indices()
        .nth(LONGEST)
        .map_or(line.len(), |(end, _)| end);
    line.get(..end).unwrap_or(line)
}

fn outcomes(report: &Report, context: &dyn Context) -> Markup {
    let mut out = Markup::default();
    let rows = report.operations.iter().map(|summary| {
        let outcomes = summary.outcomes.0.iter();
        let outcomes = outcomes.map(|(name, count)| format!("{name} ×{count}"));
        let refusals = summary.refusals.0.iter().map(|(code, count)| {
            let name = context.code_name(&summary.operation, code);
            format!("{code} {} ×{count}", name.unwrap_or("not in the spec"))
        });
        vec![
            Markup::code(&summary.operation),
            Markup::of(&summary.exchanges.to_string()),
            Markup::of(&summary.checked.to_string()),
            Markup::of(&joined(outcomes)),
            Markup::of(&joined(refusals)),
            Markup::of(&summary.risk.to_string()),
            Markup::of(&joined(summary.never_seen.iter().cloned())),
        ]
    });
    let heads = [
        "operation",
        "exchanges",
        "checked",
        "outcomes",
        "refusals",
        "risk control",
        "outcomes never seen",
    ];
    if report.operations.is_empty() {
        out.paragraph(&Markup::of("no exchange of any operation"));
    } else {
        out.table(&heads, rows);
    }
    if report.others.refusals > 0 {
        let more = plural(report.others.refusals, "refusal");
        let more = format!("{more} with codes that are not listed");
        out.paragraph(&Markup::of(&more));
    }
    out
}

fn joined(items: impl Iterator<Item = String>) -> String {
    let all: Vec<_> = items.collect();
    if all.is_empty() {
        "-".to_owned()
    } else {
        all.join(", ")
    }
}

fn coverage(report: &Report) -> Markup {
    let mut out = Markup::default();
    let names = Coverage::default();
    let mut heads = vec!["operation"];
    heads.extend(names.parts().map(|(name, _)| name));
    let rows = report.operations.iter().map(|summary| {
        let parts = summary.coverage.parts();
        let cells = parts.iter().map(|(_, covered)| {
            Markup::of(&format!("{} of {}", covered.seen.len(), covered.total()))
        });
        std::iter::once(Markup::code(&summary.operation))
            .chain(cells)
            .collect()
    });
    if report.operations.is_empty() {
        out.paragraph(&Markup::of("no exchange of any operation"));
        return out;
    }
    out.table(&heads, rows);
    for summary in &report.operations {
        details(&mut out, summary);
    }
    out
}

/// What was not seen of an operation, and how often each member was there.
fn details(out: &mut Markup, summary: &OperationSummary) {
    for (name, covered) in summary.coverage.parts() {
        if covered.missing.is_empty() {
            continue;
        }
        let mut inner = Markup::default();
        inner.list(covered.missing.iter().map(|name| Markup::code(name)));
        let title = format!(": {} {name} not seen", covered.missing.len());
        let title = Markup::code(&summary.operation).then(&Markup::of(&title));
        out.details(&title, &inner);
    }
    if !summary.presence.members.is_empty() {
        let title = format!(
            ": members in {}",
            plural(summary.presence.replies, "successful reply")
        );
        let title = title.replace("replys", "replies");
        let title = Markup::code(&summary.operation).then(&Markup::of(&title));
        out.details(&title, &members(&summary.presence));
    }
}

fn members(presence: &Presence) -> Markup {
    let mut out = Markup::default();
    let counts = |counts: &std::collections::BTreeMap<String, u64>| {
        joined(
            counts
                .iter()
                .map(|(name, count)| format!("{name} ×{count}")),
        )
    };
    let rows = presence.members.iter().map(|(pointer, member)| {
        vec![
            Markup::code(pointer),
            Markup::of(&format!("{} of {}", member.present, member.parents)),
            Markup::of(&counts(&member.kinds)),
            Markup::of(&counts(&member.values)),
        ]
    });
    out.table(&["member", "there", "kinds", "listed values"], rows);
    out
}

fn unchecked(report: &Report) -> Markup {
    let mut out = Markup::default();
    if report.unmatched.is_empty() && report.not_checked.is_empty() {
        out.paragraph(&Markup::of("nothing"));
    }
    if !report.unmatched.is_empty() {
        let rows = report.unmatched.iter().map(|call| {
            let hint = call.base_url.as_ref();
            let hint = hint.map_or_else(String::new, |flag| format!("--base-url {flag}"));
            vec![
                Markup::code(&format!("{} {}", call.method, call.url)),
                Markup::of(&call.count.to_string()),
                Markup::code_or_nothing(call.template.as_deref().unwrap_or_default()),
                Markup::code_or_nothing(&hint),
                Markup::of(&call.samples.join(", ")),
            ]
        });
        out.heading(2, &Markup::of("No operation"));
        out.table(&["call", "number", "path", "hint", "seen"], rows);
    }
    if !report.not_checked.is_empty() {
        let rows = report
            .not_checked
            .iter()
            .map(|one| vec![Markup::code(&one.sample), Markup::of(&one.reason)]);
        out.heading(2, &Markup::of("Reply not checked"));
        out.table(&["exchange", "reason"], rows);
    }
    let others = [
        (report.others.unmatched, "call"),
        (report.others.not_checked, "exchange"),
    ];
    for (count, what) in others.into_iter().filter(|(count, _)| *count > 0) {
        let more = format!("{} not listed", plural(count, &format!("more {what}")));
        out.paragraph(&Markup::of(&more));
    }
    out
}
