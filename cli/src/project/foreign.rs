//! What there is to say of a document that nobody here wrote: each construct once, and the operations that were left out.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use bilispec_codegen::diagnostics::{self, Diagnostic, Diagnostics, Severity, group, rules};
use bilispec_codegen::generate::Outcome;
use bilispec_codegen::model::Dialect;
use bilispec_codegen::source::Project;
use bilispec_codegen::{Loaded, Refused};
use serde::Serialize;

use super::problems::LintFinding;

/// So many places are named of what is found at many; all of them with `-v` and as data.
const NAMED: usize = 3;
/// A reason is cut behind so many letters, where it stands in a line with others.
const LONGEST: usize = 120;

/// Findings with the lines that they are about; one about many places is shown at the first of them.
pub fn grouped(list: &[Diagnostic], loaded: &Loaded, verbose: bool, color: bool) -> String {
    let project = &loaded.project;
    let show = |one: &Diagnostic| diagnostics::render(one, project, color) + "\n";
    if verbose {
        return list.iter().map(show).collect();
    }
    let mut text = String::new();
    for found in group(list) {
        text.push_str(&diagnostics::render(found.first, project, color));
        let count = found.others.len();
        if count > 0 {
            let named: Vec<String> = found
                .others
                .iter()
                .take(NAMED)
                .filter_map(|one| place(one, project))
                .collect();
            let rest = if count > named.len() { ", …" } else { "" };
            let plural = if count == 1 { "" } else { "s" };
            let places = named.join(", ");
            let _ = writeln!(
                text,
                "   = and at {count} more place{plural}: {places}{rest}"
            );
        }
        text.push('\n');
    }
    text
}

/// Warnings about a document from elsewhere, and what was left out of it; nothing about a spec of ours.
pub fn foreign_notes(loaded: &Loaded, verbose: bool, color: bool) -> String {
    let plain = loaded
        .document
        .as_ref()
        .is_some_and(|document| document.dialect == Dialect::Plain);
    if !plain {
        return String::new();
    }
    grouped(loaded.diagnostics.list(), loaded, verbose, color) + &each_left_out(loaded)
}

/// How many operations of a document from elsewhere were left out, how many are read without their requests, and the
/// commonest reasons, in one line; `None` if none is.
pub fn left_out(loaded: &Loaded) -> Option<String> {
    let made = loaded.api.as_ref().map_or(0, |api| api.operations.len());
    let all = made + loaded.skipped.len();
    let kinds = [
        (&loaded.skipped, "left out"),
        (&loaded.unread_requests, "read without their requests"),
    ];
    let kinds: Vec<_> = kinds
        .into_iter()
        .filter(|(list, _)| !list.is_empty())
        .map(|(list, what)| format!("{} {what} ({})", list.len(), commonest(list)))
        .collect();
    if kinds.is_empty() {
        return None;
    }
    let kinds = kinds.join(", ");
    Some(format!(
        "of {all} operations, {kinds}; --verbose names each"
    ))
}

/// The reasons that most operations have.
fn commonest(list: &[Refused]) -> String {
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for reason in list.iter().filter_map(|one| one.reasons.first()) {
        *reasons.entry(&reason.message).or_default() += 1;
    }
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let named = reasons.iter().take(NAMED);
    let named: Vec<_> = named
        .map(|(reason, count)| format!("{} ×{count}", crate::url::shortened(reason, LONGEST)))
        .collect();
    let rest = if reasons.len() > NAMED { ", …" } else { "" };
    named.join(", ") + rest
}

/// Each operation that was left out, with its reasons.
pub fn each_left_out(loaded: &Loaded) -> String {
    let mut text = String::new();
    let made = loaded.api.as_ref().map_or(0, |api| api.operations.len());
    let all = made + loaded.skipped.len();
    for (list, what) in [
        (&loaded.skipped, "left out"),
        (&loaded.unread_requests, "read without their requests"),
    ] {
        if !list.is_empty() {
            let _ = writeln!(text, "{what}: {} of {all} operations", list.len());
            each(&mut text, list, loaded);
        }
    }
    text
}

fn each(text: &mut String, list: &[Refused], loaded: &Loaded) {
    for one in list {
        let method = one.method.to_uppercase();
        let name = one
            .id
            .as_deref()
            .map_or(String::new(), |id| format!(" ({id})"));
        let _ = writeln!(text, "  {method} {}{name}", one.path);
        for reason in &one.reasons {
            let place = place(reason, &loaded.project).unwrap_or_default();
            let _ = writeln!(text, "    {} [{}] {place}", reason.message, reason.rule);
        }
    }
}

/// `file:line:column`
fn place(one: &Diagnostic, project: &Project) -> Option<String> {
    let (file, position) = one.place(project)?;
    Some(format!("{file}:{}:{}", position.line, position.column))
}

/// What `generate` found and wrote, as data; members are only ever added under this version.
#[derive(Debug, Serialize)]
pub struct GenerateReport {
    /// 1.
    pub schema_version: u32,
    /// Operations in the output; none if there is none.
    pub operations: usize,
    /// Whether anything was generated.
    pub generated: bool,
    /// In the order of their places.
    pub findings: Vec<LintFinding>,
    /// Operations that were left out.
    pub skipped: Vec<Skipped>,
    /// Files that were, or would be, touched.
    pub files: Files,
}

/// The files of a run, below the output folder.
#[derive(Debug, Default, Serialize)]
pub struct Files {
    /// With another text.
    pub stale: Vec<String>,
    /// Not there.
    pub missing: Vec<String>,
    /// Of an earlier run.
    pub left_over: Vec<String>,
    /// As they should be.
    pub unchanged: usize,
}

/// An operation that was left out.
#[derive(Debug, Serialize)]
pub struct Skipped {
    /// `operationId`, if it has one.
    pub operation: Option<String>,
    /// The method.
    pub method: String,
    /// The path.
    pub path: String,
    /// Why.
    pub reasons: Vec<LintFinding>,
}

impl GenerateReport {
    /// The report of a run.
    pub fn of(loaded: &Loaded, found: &Diagnostics, outcome: Option<&Outcome>) -> Self {
        let finding = |one: &Diagnostic| LintFinding::of(one, loaded);
        let skipped = |one: &Refused| Skipped {
            operation: one.id.clone(),
            method: one.method.to_uppercase(),
            path: one.path.clone(),
            reasons: one.reasons.iter().map(finding).collect(),
        };
        let api = loaded.api.as_ref().filter(|_| outcome.is_some());
        let unsent = api.into_iter().flat_map(|api| &api.operations);
        let unsent = unsent.filter_map(|one| {
            let warning = Diagnostic::warning(rules::UNSUPPORTED, one.span, one.unsendable()?);
            Some(Skipped {
                operation: Some(one.id.clone()),
                method: one.method.as_str().to_owned(),
                path: one.path.clone(),
                reasons: vec![finding(&warning)],
            })
        });
        let skipped = loaded.skipped.iter().map(skipped);
        let files = outcome.map_or_else(Files::default, |outcome| Files {
            stale: outcome.stale.clone(),
            missing: outcome.missing.clone(),
            left_over: outcome.left_over.clone(),
            unchanged: outcome.unchanged,
        });
        Self {
            schema_version: 1,
            operations: api.map_or(0, |api| api.sendable().operations.len()),
            generated: outcome.is_some() && found.count(Severity::Error) == 0,
            findings: found.list().iter().map(finding).collect(),
            skipped: skipped.chain(unsent).collect(),
            files,
        }
    }
}
