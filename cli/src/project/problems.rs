//! What is wrong with a spec, printed: with its lines for people, as data for programs.

use bilispec_codegen::Loaded;
use bilispec_codegen::diagnostics::{self, Diagnostic, Severity};
use serde::Serialize;

use crate::report::{Annotation, Place};

/// All diagnostics of a spec with the lines that they are about, and a line with their number.
pub fn diagnostics(loaded: &Loaded, color: bool) -> String {
    let mut out = String::new();
    for diagnostic in loaded.diagnostics.list() {
        out.push_str(&diagnostics::render(diagnostic, &loaded.project, color));
        out.push('\n');
    }
    out
}

/// `2 errors, 1 warning`.
pub fn tally(loaded: &Loaded) -> String {
    let count = |severity, what| {
        let count = loaded.diagnostics.count(severity);
        format!("{count} {what}{}", if count == 1 { "" } else { "s" })
    };
    format!(
        "{}, {}",
        count(Severity::Error, "error"),
        count(Severity::Warning, "warning")
    )
}

/// What `lint` found, as data; members are only ever added under this version.
#[derive(Debug, Serialize)]
pub struct LintReport {
    /// 1.
    pub schema_version: u32,
    /// In the order of their places.
    pub findings: Vec<LintFinding>,
}

/// One finding of `lint`.
#[derive(Debug, Serialize)]
pub struct LintFinding {
    /// The rule's id.
    pub rule: &'static str,
    /// `error` or `warning`.
    pub severity: &'static str,
    /// What is wrong.
    pub message: String,
    /// What stands at the place; may be empty.
    pub label: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The file, relative to the project's folder; none without a text to point at.
    pub file: Option<String>,
    /// The line, from 1.
    pub line: Option<u32>,
    /// The column in characters, from 1.
    pub column: Option<u32>,
    /// Other places that belong to it.
    pub related: Vec<Related>,
}

/// A second place that explains a finding.
#[derive(Debug, Serialize)]
pub struct Related {
    /// What stands there.
    pub message: String,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
}

impl LintFinding {
    /// A diagnostic as data.
    pub(super) fn of(diagnostic: &Diagnostic, loaded: &Loaded) -> Self {
        let place = diagnostic.place(&loaded.project);
        Self {
            rule: diagnostic.rule,
            severity: diagnostic.severity.name(),
            message: diagnostic.message.clone(),
            label: diagnostic.label.clone(),
            help: diagnostic.help.clone(),
            file: place.map(|(file, _)| file.to_owned()),
            line: place.map(|(_, position)| position.line),
            column: place.map(|(_, position)| position.column),
            related: related(diagnostic, loaded)
                .into_iter()
                .map(|(message, place)| Related { message, place })
                .collect(),
        }
    }
}

impl LintReport {
    /// The diagnostics of a spec.
    pub fn of(loaded: &Loaded) -> Self {
        let findings = loaded.diagnostics.list().iter();
        Self {
            schema_version: 1,
            findings: findings
                .map(|diagnostic| LintFinding::of(diagnostic, loaded))
                .collect(),
        }
    }
}

/// The second places of a finding, with what stands there.
fn related(diagnostic: &Diagnostic, loaded: &Loaded) -> Vec<(String, Place)> {
    let labels = diagnostic.related.iter();
    labels
        .map(|label| {
            let position = loaded.project.position(label.span);
            let place = Place {
                file: loaded.project.path(label.span.file).to_owned(),
                line: position.line,
                column: position.column,
            };
            (label.text.clone(), place)
        })
        .collect()
}

/// The diagnostics of a spec, as code hosts show them.
pub fn annotations(loaded: &Loaded) -> Vec<Annotation> {
    let annotation = |diagnostic: &Diagnostic| {
        let (file, position) = diagnostic
            .place(&loaded.project)
            .map_or((String::new(), None), |(file, position)| {
                (file.to_owned(), Some(position))
            });
        let pointer = diagnostic
            .span
            .and_then(|span| loaded.project.pointer_of(span));
        let label = Some(diagnostic.label.clone()).filter(|label| !label.is_empty());
        let help = diagnostic.help.as_ref().map(|help| format!("help: {help}"));
        Annotation {
            rule: diagnostic.rule.to_owned(),
            severity: diagnostic.severity,
            message: diagnostic.message.clone(),
            details: label.into_iter().chain(help).collect(),
            related: related(diagnostic, loaded),
            line: position.map_or(0, |position| position.line),
            column: position.map_or(0, |position| position.column),
            subject: pointer.clone(),
            identity: vec![
                diagnostic.rule.to_owned(),
                file.clone(),
                pointer.unwrap_or_default(),
                diagnostic.message.clone(),
            ],
            file,
            accepted: None,
        }
    };
    loaded.diagnostics.list().iter().map(annotation).collect()
}
