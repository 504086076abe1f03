//! What became of an API between two captures: members that vanished, appeared, became rarer or more often, null, empty,
//! of another kind or value; codes and outcomes that are answered more or less often.
//!
//! Each question is a table of two by two: replies of the old and the new capture, with and without something. `test`
//! answers with Fisher's exact test; over all questions of a comparison, Holm's method keeps the chance of any false
//! answer below one number. Both are exact for replies that are independent of each other.

mod questions;
mod test;

use bilispec_codegen::model::Operation;
use schemars::JsonSchema;
use serde::Serialize;

use crate::check::Checker;
use crate::presence::Member;
use crate::project::Project;
use crate::report::{Finding, Part, Place, Report, Severity};
use questions::{Aspect, Question, questions};
pub use test::{HIGHEST, fisher, holm};

/// The version of the comparison's JSON form.
const VERSION: u32 = 1;

/// The rules of a comparison, by id, and what each says.
pub(crate) const RULES: &[(&str, &str)] = &[
    (
        "presence.vanished",
        "A member that the older capture has is in no reply of the newer one, though its parent is.",
    ),
    (
        "presence.appeared",
        "A member that no reply of the older capture has is in replies of the newer one.",
    ),
    (
        "presence.rarer",
        "A member is in fewer replies, or in fewer items of a list, than before.",
    ),
    (
        "presence.more-often",
        "A member is in more replies, or in more items of a list, than before.",
    ),
    (
        "presence.null",
        "A member is null more often or more rarely than before.",
    ),
    (
        "presence.kind",
        "A member is of another kind (boolean, integer, number, string, array, object) than before.",
    ),
    (
        "presence.empty",
        "A member is an empty string or list more often or more rarely than before.",
    ),
    (
        "presence.value",
        "One of the values that the spec lists for a member is found more often or more rarely than before.",
    ),
    (
        "presence.code",
        "A code is answered more often or more rarely than before.",
    ),
    (
        "presence.outcome",
        "An outcome is answered more often or more rarely than before.",
    ),
];

/// What a comparison goes by.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// The chance that any finding is false, over all of a comparison; between 0 and 1.
    pub error_rate: f64,
    /// With fewer replies of an operation than this on either side, nothing is decided of it.
    pub least: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            error_rate: 0.001,
            least: 20,
        }
    }
}

/// What a comparison found.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Comparison {
    /// 1; members are only ever added under this number.
    pub schema_version: u32,
    /// The chance that any finding is false, over all of the comparison.
    pub error_rate: f64,
    /// How many tables were tested: those that differ in nothing are left out.
    pub tests: u64,
    /// Operations that were compared.
    pub compared: Vec<Compared>,
    /// Operations of which there are too few replies to decide.
    pub undecided: Vec<Undecided>,
    /// What differs, in the form of the findings of `validate`.
    pub findings: Vec<Finding>,
}

/// An operation that was compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Compared {
    /// Its id.
    pub operation: String,
    /// How many successful replies the old report counts.
    pub old: u64,
    /// How many the new one counts.
    pub new: u64,
    /// How many of its members were there in either.
    pub members: u64,
}

/// An operation of which there are too few replies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Undecided {
    /// Its id.
    pub operation: String,
    /// How many successful replies the old report counts.
    pub old: u64,
    /// How many the new one counts.
    pub new: u64,
}

/// Compares two reports. `Err`: their counts can't be those of any capture.
pub fn compare(
    old: &Report,
    new: &Report,
    project: Project<'_>,
    settings: Settings,
) -> Result<Comparison, String> {
    for report in [old, new] {
        plausible(report)?;
    }
    let checker = Checker::new(project);
    let mut comparison = Comparison {
        schema_version: VERSION,
        error_rate: settings.error_rate,
        tests: 0,
        compared: Vec::new(),
        undecided: Vec::new(),
        findings: Vec::new(),
    };
    let mut all = Vec::new();
    for id in operations(old, new) {
        let (before, after) = (old.operation(&id), new.operation(&id));
        let replies = |of: Option<&crate::report::OperationSummary>| {
            of.map_or(0, |summary| summary.presence.replies)
        };
        let (of_old, of_new) = (replies(before), replies(after));
        let pair = before.zip(after);
        let enough = of_old.min(of_new) >= settings.least;
        let Some((before, after)) = pair.filter(|_| enough) else {
            comparison.undecided.push(Undecided {
                operation: id,
                old: of_old,
                new: of_new,
            });
            continue;
        };
        let asked = questions(before, after);
        comparison.compared.push(Compared {
            operation: id.clone(),
            old: of_old,
            new: of_new,
            members: asked.members,
        });
        all.extend(
            asked
                .list
                .into_iter()
                .map(|question| (id.clone(), question)),
        );
    }
    let chances = all.iter().map(|(id, question)| {
        fisher(question.table)
            .ok_or_else(|| format!("{id}: {}: counts that no capture has", question.pointer))
    });
    let chances = chances.collect::<Result<Vec<_>, _>>()?;
    comparison.tests = chances.len() as u64;
    let differs = holm(&chances, settings.error_rate);
    let found = all.into_iter().zip(differs);
    let found = found.filter_map(|(question, differs)| differs.then_some(question));
    comparison.findings = worded(&checker, project, found.collect());
    Ok(comparison)
}

/// Reports come from outside: counts that no capture has would only lead to nonsense.
fn plausible(report: &Report) -> Result<(), String> {
    for summary in &report.operations {
        let members = summary.presence.members.values();
        let own = [summary.checked, summary.presence.replies];
        let named = summary.outcomes.0.iter().chain(&summary.refusals.0);
        let codes = summary.coverage.codes.seen.values().copied();
        let all = members
            .map(Member::highest)
            .chain(own)
            .chain(named.map(|(_, count)| *count))
            .chain(codes);
        if all.max().unwrap_or(0) > HIGHEST {
            return Err(format!("{}: counts that no capture has", summary.operation));
        }
    }
    Ok(())
}

/// The operations of two reports, in the order of the spec as far as both know it.
fn operations(old: &Report, new: &Report) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for summary in new.operations.iter().chain(&old.operations) {
        if !all.contains(&summary.operation) {
            all.push(summary.operation.clone());
        }
    }
    all
}

/// The findings: of each member only the first that tells the rest.
fn worded(
    checker: &Checker<'_>,
    project: Project<'_>,
    found: Vec<(String, Question)>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut last: Option<(String, String, Aspect)> = None;
    for (id, question) in found {
        let told = last.as_ref().is_some_and(|(operation, pointer, aspect)| {
            *operation == id && *pointer == question.pointer && aspect.covers(question.aspect)
        });
        if told {
            continue;
        }
        let operation = project.api.operation(&id);
        findings.push(finding(checker, project, operation, &id, &question));
        last = Some((id, question.pointer, question.aspect));
    }
    findings.sort_by_key(|finding| finding.severity);
    findings
}

fn finding(
    checker: &Checker<'_>,
    project: Project<'_>,
    operation: Option<&Operation>,
    id: &str,
    question: &Question,
) -> Finding {
    let at = operation.and_then(|operation| {
        if question.is_member() {
            checker.member_place(operation, &question.pointer)
        } else {
            Some(project.at(operation.span))
        }
    });
    let (spec, schema_path) = at.unwrap_or_else(|| (Place::default(), String::new()));
    let [with_old, without_old, with_new, without_new] = question.table;
    let severity = if question.is_loss() {
        Severity::Error
    } else {
        Severity::Warning
    };
    Finding {
        rule: question.rule().to_owned(),
        severity,
        operation: id.to_owned(),
        part: Part::ResponseBody,
        instance_path: question.pointer.clone(),
        schema_path,
        message: question.message(),
        expected: format!("as before: {}", rate(with_old, without_old)),
        found: rate(with_new, without_new),
        spec,
        count: with_new + without_new,
        exchanges: with_new + without_new,
        samples: Vec::new(),
        accepted: None,
    }
}

/// How often something was so, in words.
fn rate(with: u64, without: u64) -> String {
    let all = with + without;
    #[expect(clippy::cast_precision_loss, reason = "for people")]
    let percent = 100.0 * with as f64 / all.max(1) as f64;
    format!("{with} of {all} replies ({percent:.1} %)")
}

impl Comparison {
    /// How many findings of this severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        let findings = self.findings.iter();
        findings
            .filter(|finding| finding.severity == severity)
            .count()
    }

    /// The JSON Schema of the comparison's JSON form.
    pub fn json_schema() -> serde_json::Value {
        let mut schema = schemars::schema_for!(Self);
        schema.insert("$id".to_owned(), "bilispec-comparison.schema.json".into());
        schema.into()
    }
}
