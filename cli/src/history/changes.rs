//! What changed from one day to the next, as lines of a change log.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::baseline::Date;
use crate::compare::{Settings, compare};
use crate::project::Project;
use crate::report::{Report, harmless};

/// A change, on the day whose report shows it first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The day, as YYYY-MM-DD.
    pub day: String,
    /// The operation's id.
    pub operation: String,
    /// What changed, in one sentence.
    pub text: String,
}

/// The changes, the latest day first: what `compare` finds between the reports of two days that follow each other, and
/// codes and outcomes that no day before has.
pub(super) fn changes(
    reports: &[(Date, Report)],
    project: Project<'_>,
) -> Result<Vec<Change>, String> {
    let mut all = Vec::new();
    let mut known: BTreeSet<(String, String)> = BTreeSet::new();
    let mut before: Option<&Report> = None;
    for (day, report) in reports {
        let mut of_day = news(report, &mut known);
        if let Some(before) = before {
            for finding in compare(before, report, project, Settings::default())?.findings {
                let at = match finding.instance_path.as_str() {
                    "" => String::new(),
                    path => format!("`{path}`: "),
                };
                let text = format!(
                    "{at}{} ({}, now {})",
                    finding.message, finding.expected, finding.found
                );
                of_day.push((finding.operation, text));
            }
        } else {
            of_day.clear();
        }
        let of_day = of_day.into_iter().map(|(operation, text)| Change {
            day: day.to_string(),
            operation: harmless(&operation).into_owned(),
            text: harmless(&text).into_owned(),
        });
        all.push(of_day.collect::<Vec<_>>());
        before = Some(report);
    }
    all.reverse();
    Ok(all.into_iter().flatten().collect())
}

/// Codes and outcomes that are new, with their operation.
fn news(report: &Report, known: &mut BTreeSet<(String, String)>) -> Vec<(String, String)> {
    let mut new = Vec::new();
    for summary in &report.operations {
        let codes = summary.refusals.0.iter();
        let codes = codes.map(|(code, count)| (format!("code {code}"), count));
        let outcomes = summary.outcomes.0.iter();
        let outcomes = outcomes.map(|(name, count)| (format!("outcome {name}"), count));
        for (what, count) in codes.chain(outcomes) {
            if *count > 0 && known.insert((summary.operation.clone(), what.clone())) {
                new.push((
                    summary.operation.clone(),
                    format!("{what} seen first (×{count})"),
                ));
            }
        }
    }
    new
}
