//! A report in each of the formats that it can be printed in.

use std::path::Path;

use serde::Serialize;

use crate::describe::rule_help;
use crate::harmless;
use crate::project::Project;
use crate::report::{self, Finding, Report, Style};

/// How a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Human,
    /// For programs: the report itself.
    Json,
    /// Annotations of GitHub Actions.
    Github,
    /// SARIF 2.1.0.
    Sarif,
    /// The XML of `JUnit`.
    Junit,
    /// One page for a browser.
    Html,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Human,
        Self::Json,
        Self::Github,
        Self::Sarif,
        Self::Junit,
        Self::Html,
    ];
}

/// A report, of which the requirements have been judged, as text. `style` is for people's eyes alone; `fails` tells
/// which findings count as failures.
pub fn print(
    report: &Report,
    project: Project<'_>,
    format: Format,
    style: Style,
    fails: &dyn Fn(&Finding) -> bool,
) -> String {
    match format {
        Format::Human => harmless::no_commands(&report::print(report, &project, style)),
        Format::Json => json(report),
        Format::Github => {
            let annotations = report::annotations(report);
            let tally = report::tally(report);
            report::github(&annotations, &folder(project.root()), &tally)
        }
        Format::Sarif => {
            let is_done = report.is_whole() && !report.is_vacuous();
            let annotations = report::annotations(report);
            let folder = folder(project.root());
            json(&report::sarif(&annotations, &folder, is_done, &rule_help))
        }
        Format::Html => report::html(report, &project),
        Format::Junit => report::junit(report, fails),
    }
}

/// Pretty JSON with a line break at its end.
pub fn json(value: &impl Serialize) -> String {
    // Only a map with keys that are no texts can't be written, and none of ours has any.
    harmless::json(&serde_json::to_string_pretty(value).unwrap_or_default()) + "\n"
}

/// Where the project stands in its repository: code hosts know files by their path from there.
pub fn folder(root: &Path) -> String {
    let repository = root.ancestors().find(|folder| folder.join(".git").exists());
    let within = repository.and_then(|repository| root.strip_prefix(repository).ok());
    let steps = within.into_iter().flat_map(Path::components);
    steps.fold(String::new(), |path, step| {
        path + &step.as_os_str().to_string_lossy() + "/"
    })
}
