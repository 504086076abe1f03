//! Dated reports in a folder: what each operation answered by day, when each field, code and outcome was first and last
//! seen, and lines for a change log.

mod changes;
mod page;

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use crate::baseline::Date;
use crate::project::Project;
use crate::report::{OperationSummary, Report};
pub use changes::Change;
use changes::changes;
pub use page::page;

/// What reports over several days say together.
#[derive(Debug, Clone, Serialize)]
pub struct History {
    /// The days that have a report, as YYYY-MM-DD, in order.
    pub days: Vec<String>,
    /// What was seen, by operation.
    pub operations: Vec<Operation>,
    /// What changed from one day to the next, the latest first.
    pub changes: Vec<Change>,
}

/// What an operation answered.
#[derive(Debug, Clone, Serialize)]
pub struct Operation {
    /// Its id.
    pub operation: String,
    /// Fields of successful replies, by JSON pointer with `*` for items.
    pub fields: Vec<Seen>,
    /// Codes.
    pub codes: Vec<Seen>,
    /// Outcomes.
    pub outcomes: Vec<Seen>,
}

/// When something was seen.
#[derive(Debug, Clone, Serialize)]
pub struct Seen {
    /// The field, code or outcome.
    pub name: String,
    /// The first day.
    pub first: String,
    /// The last day.
    pub last: String,
    /// By day: in how many replies it was seen, and of how many.
    pub days: Vec<[u64; 2]>,
}

/// The day that a file's name begins with or holds: `2027-03-31`, set off by anything that is no digit.
pub fn day_of(name: &Path) -> Option<Date> {
    let name = name.file_stem()?.to_str()?;
    let starts = 0..name.len().checked_sub(9)?;
    starts.into_iter().find_map(|start| {
        let text = name.get(start..start + 10)?;
        let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        let before = start.checked_sub(1).and_then(|at| name.as_bytes().get(at));
        let is_set_off = !is_digit(before) && !is_digit(name.as_bytes().get(start + 10));
        text.parse().ok().filter(|_| is_set_off)
    })
}

/// What the reports of these days say together; there is one for each day, in order.
///
/// `Err`: counts of a report can't be those of any capture.
pub fn history(reports: &[(Date, Report)], project: Project<'_>) -> Result<History, String> {
    let mut ids: Vec<&str> = Vec::new();
    let operations = reports.iter().flat_map(|(_, report)| &report.operations);
    for summary in operations {
        if !ids.contains(&summary.operation.as_str()) {
            ids.push(&summary.operation);
        }
    }
    let days: Vec<String> = reports.iter().map(|(day, _)| day.to_string()).collect();
    let operations = ids.into_iter().map(|id| {
        let by_day: Vec<_> = reports
            .iter()
            .map(|(_, report)| report.operation(id))
            .collect();
        Operation {
            operation: id.to_owned(),
            fields: seen(&days, &by_day, &fields),
            codes: seen(&days, &by_day, &codes),
            outcomes: seen(&days, &by_day, &outcomes),
        }
    });
    Ok(History {
        operations: operations.collect(),
        changes: changes(reports, project)?,
        days,
    })
}

/// Names, in how many replies each was seen, and of how many.
type Counts = BTreeMap<String, [u64; 2]>;

fn fields(summary: &OperationSummary) -> Counts {
    let members = summary.presence.members.iter();
    let members = members.filter(|(pointer, _)| !pointer.ends_with("/*"));
    members
        .map(|(pointer, member)| {
            let replies = &member.replies;
            (pointer.clone(), [replies.any, replies.parents])
        })
        .collect()
}

fn codes(summary: &OperationSummary) -> Counts {
    let mut codes = summary.coverage.codes.seen.clone();
    for (code, count) in &summary.refusals.0 {
        codes.entry(code.clone()).or_insert(*count);
    }
    let all = codes.into_iter();
    all.map(|(code, count)| (code, [count, summary.checked]))
        .collect()
}

fn outcomes(summary: &OperationSummary) -> Counts {
    let all: u64 = summary.outcomes.0.iter().map(|(_, count)| count).sum();
    let outcomes = summary.outcomes.0.iter();
    outcomes
        .map(|(name, count)| (name.clone(), [*count, all]))
        .collect()
}

fn seen(
    days: &[String],
    by_day: &[Option<&OperationSummary>],
    counts: &dyn Fn(&OperationSummary) -> Counts,
) -> Vec<Seen> {
    let mut all: BTreeMap<String, Vec<[u64; 2]>> = BTreeMap::new();
    for (number, summary) in by_day.iter().enumerate() {
        for (name, count) in summary.map(counts).unwrap_or_default() {
            let of_days = all.entry(name).or_insert_with(|| vec![[0; 2]; days.len()]);
            if let Some(of_day) = of_days.get_mut(number) {
                *of_day = count;
            }
        }
    }
    let all = all.into_iter().filter_map(|(name, of_days)| {
        let is_seen = |count: &[u64; 2]| count.first().is_some_and(|count| *count > 0);
        let day = |number: usize| days.get(number).cloned();
        let first = of_days.iter().position(is_seen).and_then(day)?;
        let last = of_days.iter().rposition(is_seen).and_then(day)?;
        Some(Seen {
            name,
            first,
            last,
            days: of_days,
        })
    });
    all.collect()
}
