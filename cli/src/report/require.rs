//! What a run has to have checked, beside having no findings: `--require`, judged on a report.
//!
//! A report holds all that is needed, so that the sum of the parts of a capture is judged as one run over the whole
//! would be.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use super::{Context, Report, Requirement, hints};
use crate::similar::did_you_mean;
use crate::texts::plural;

/// How many names and reasons an explanation lists.
const NAMED: usize = 8;

/// One requirement, as the command line names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Require {
    /// At least one reply qualifies. In force unless [`Self::None`] is given.
    Any,
    /// Not even that: the report is a part of one that is judged later.
    None,
    /// At least one reply of each operation of the spec qualifies.
    All,
    /// No call to a host of the spec is one that no operation describes.
    Matched,
    /// At least so many percent of the fields of each operation that the capture holds were there, from 1 to 100.
    Fields(u8),
    /// At least so many replies of an operation qualify.
    Operation {
        /// The operation's id.
        id: String,
        /// The number, from 1.
        least: u64,
    },
}

impl FromStr for Require {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (id, least) = match text {
            "any" => return Ok(Self::Any),
            "none" => return Ok(Self::None),
            "all" => return Ok(Self::All),
            "matched" => return Ok(Self::Matched),
            _ => match text.split_once('=') {
                Some(("fields", percent)) if percent.ends_with('%') => {
                    let number = percent.trim_end_matches('%').parse::<u8>().ok();
                    let percent = number.filter(|number| (1..=100).contains(number));
                    return percent.map(Self::Fields).ok_or_else(|| {
                        "the percentage after `fields=` has to be an integer from 1 to 100"
                            .to_owned()
                    });
                }
                Some((id, number)) => (id, number.parse::<u64>().ok().filter(|number| *number > 0)),
                None => (text, Some(1)),
            },
        };
        let least = least.ok_or("the number after `=` has to be an integer from 1")?;
        if id.is_empty() {
            return Err(
                "expected any, none, all, matched, fields=PERCENT%, or OPERATION[=N]".to_owned(),
            );
        }
        Ok(Self::Operation {
            id: id.to_owned(),
            least,
        })
    }
}

impl fmt::Display for Require {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str("any"),
            Self::None => f.write_str("none"),
            Self::All => f.write_str("all"),
            Self::Matched => f.write_str("matched"),
            Self::Fields(percent) => write!(f, "fields={percent}%"),
            Self::Operation { id, least: 1 } if !is_word(id) => f.write_str(id),
            Self::Operation { id, least } => write!(f, "{id}={least}"),
        }
    }
}

/// Whether a requirement of another kind has this name.
fn is_word(id: &str) -> bool {
    ["any", "none", "all", "matched"].contains(&id)
}

/// Requirements that belong together, for the operations of a spec.
#[derive(Debug, Clone)]
pub struct Requirements {
    list: Vec<Require>,
    operations: Vec<String>,
}

impl Requirements {
    /// Adds up what was asked for. Errors: an operation that the spec does not have; `any` beside `none`.
    pub fn new(asked: &[Require], operations: Vec<String>) -> Result<Self, String> {
        let has = |wanted: &Require| asked.contains(wanted);
        if has(&Require::Any) && has(&Require::None) {
            return Err("--require: `any` and `none` exclude each other".to_owned());
        }
        let mut list = Vec::new();
        if !has(&Require::None) {
            list.push(Require::Any);
        }
        for one in asked {
            if let Require::Operation { id, .. } = one
                && !operations.contains(id)
            {
                let meant = did_you_mean(id, operations.iter().map(String::as_str));
                return Err(format!(
                    "--require: the spec has no operation `{}`{meant}",
                    super::harmless(id)
                ));
            }
            if *one != Require::None && !list.contains(one) {
                list.push(one.clone());
            }
        }
        Ok(Self { list, operations })
    }

    /// Judges a report.
    pub fn judge(&self, report: &Report, context: &dyn Context) -> Vec<Requirement> {
        let judged = self.list.iter().map(|one| {
            let reason = self.reason(one, report, context);
            Requirement {
                require: one.to_string(),
                met: reason.is_none(),
                reason,
            }
        });
        judged.collect()
    }

    /// Why a requirement is not met; `None` if it is.
    fn reason(&self, one: &Require, report: &Report, context: &dyn Context) -> Option<String> {
        match one {
            Require::None => None,
            Require::Any => {
                let any = report.operations.iter().any(|one| one.qualifying > 0);
                (!any).then(|| vacuous(report, context))
            }
            Require::All => {
                let operations = self.operations.iter();
                let missing: Vec<_> = operations
                    .filter(|id| report.qualifying(id) == 0)
                    .cloned()
                    .collect();
                let count = missing.len();
                (count > 0).then(|| {
                    let all = self.operations.len();
                    format!(
                        "no success payload was checked of {count} of {all} operations: {}",
                        listed(missing.into_iter())
                    )
                })
            }
            Require::Operation { id, least } => {
                let found = report.qualifying(id);
                (found < *least).then(|| {
                    let checked = report.operation(id).map_or(0, |one| one.checked);
                    format!(
                        "success payloads of {id}: {found} checked, {least} required; {checked} replies checked in all"
                    )
                })
            }
            Require::Matched => undescribed(report),
            Require::Fields(percent) => fields(report, *percent),
        }
    }
}

/// The operations whose replies showed less than so many percent of their fields; `None` if there are none.
fn fields(report: &Report, percent: u8) -> Option<String> {
    if report.operations.is_empty() {
        return Some("the capture holds no operation of the spec".to_owned());
    }
    let mut below = Vec::new();
    for one in &report.operations {
        let fields = &one.coverage.fields;
        let (seen, total) = (fields.seen.len(), fields.total());
        if seen * 100 < total * usize::from(percent) {
            let missing = fields.missing.iter().cloned();
            below.push(format!(
                "{} {seen} of {total} (not seen: {})",
                one.operation,
                listed(missing)
            ));
        }
    }
    (!below.is_empty()).then(|| {
        format!(
            "fewer than {percent} percent of the fields were seen: {}",
            listed(below.into_iter())
        )
    })
}

/// Why not one reply qualifies.
pub(crate) fn vacuous(report: &Report, context: &dyn Context) -> String {
    let numbers = report.exchanges;
    if numbers.total == 0 {
        return match report.incomplete.first() {
            Some(first) => format!("nothing could be read: {first}"),
            None => "there is no exchange in the input".to_owned(),
        };
    }
    let mut parts = vec![if numbers.checked > 0 {
        format!("only refusals: {}", refusals(report, context))
    } else {
        format!(
            "no reply was checked of {}",
            plural(numbers.total, "exchange")
        )
    }];
    if numbers.not_checked > 0 {
        let reasons = reasons(report);
        let reasons = if reasons.is_empty() {
            String::new()
        } else {
            format!(": {reasons}")
        };
        parts.push(format!("{} not checked{reasons}", numbers.not_checked));
    }
    if numbers.unmatched > 0 {
        let calls = report.unmatched.iter();
        let calls = calls.map(|call| format!("{} {} ×{}", call.method, call.url, call.count));
        let undescribed = format!("{} unmatched: {}", numbers.unmatched, listed(calls));
        parts.push(undescribed);
    }
    if numbers.set_aside > 0 {
        parts.push(format!(
            "{} preflights, redirects or web sockets",
            numbers.set_aside
        ));
    }
    parts.extend(hints(report));
    parts.join("; ")
}

/// Refusals by code and name over all operations, the most frequent first, and risk control's.
fn refusals(report: &Report, context: &dyn Context) -> String {
    let mut by_code: BTreeMap<String, u64> = BTreeMap::new();
    let mut named = 0;
    for summary in &report.operations {
        for (code, count) in &summary.refusals.0 {
            let name = context.code_name(&summary.operation, code);
            let name = name.unwrap_or("not in the spec");
            *by_code.entry(format!("{code} {name}")).or_default() += count;
            named += count;
        }
    }
    let mut all: Vec<_> = by_code.into_iter().collect();
    all.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let rest = report.exchanges.checked.saturating_sub(named);
    if rest > 0 {
        let risk = report.operations.iter().any(|one| one.risk > 0);
        let what = if risk {
            "risk control or another code"
        } else {
            "another code, or none"
        };
        all.push((what.to_owned(), rest));
    }
    listed(
        all.into_iter()
            .map(|(name, count)| format!("{name} ×{count}")),
    )
}

/// Why replies could not be checked, the most frequent reason first.
fn reasons(report: &Report) -> String {
    let mut reasons: BTreeMap<&str, u64> = BTreeMap::new();
    for one in &report.not_checked {
        *reasons.entry(&one.reason).or_default() += 1;
    }
    let mut all: Vec<_> = reasons.into_iter().collect();
    all.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    // The list is cut: its numbers are not those of the run.
    let is_cut = report.others.not_checked > 0;
    let all = all.into_iter().map(|(reason, count)| match count {
        count if count > 1 && !is_cut => format!("{reason} ×{count}"),
        _ => reason.to_owned(),
    });
    listed(all)
}

/// The calls to hosts of the spec that no operation describes; `None` if there are none.
fn undescribed(report: &Report) -> Option<String> {
    let calls = report
        .unmatched
        .iter()
        .filter(|call| call.template.is_some());
    let listed_calls: u64 = calls.clone().map(|call| call.count).sum();
    let count = listed_calls + report.others.undescribed;
    (count > 0).then(|| {
        let calls = calls.map(|call| {
            let template = call.template.as_deref().unwrap_or_default();
            format!("{} {template} ×{}", call.method, call.count)
        });
        format!(
            "{} to hosts of the spec that no operation describes: {}",
            plural(count, "call"),
            listed(calls)
        )
    })
}

/// The first few of a list.
fn listed(items: impl Iterator<Item = String>) -> String {
    let all: Vec<_> = items.collect();
    let shown = all.get(..NAMED).unwrap_or(&all).join(", ");
    match all.len().saturating_sub(NAMED) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

#[cfg(test)]
#[path = "require_tests.rs"]
mod tests;
