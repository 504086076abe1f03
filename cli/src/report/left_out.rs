//! What was not checked, in lines for people: calls that no operation describes, and replies that could not be read.

use std::collections::BTreeSet;

use super::{Report, Style};
use crate::table::cut;

/// How many of the exchanges are named, for each reason.
const NAMED: usize = 5;

pub(super) fn unmatched(report: &Report, style: Style) -> Vec<String> {
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

/// One line a reason.
pub(super) fn not_checked(report: &Report, style: Style) -> Vec<String> {
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
