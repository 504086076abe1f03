//! `compare`: two reports, and what became of the one in the other.

use std::fmt::Write as _;
use std::path::Path;

use bilispec::check;
use bilispec::compare::{self, Comparison, Settings};
use bilispec::describe::rule_help;
use bilispec::formats::folder;
use bilispec::formats::json;
use bilispec::harmless;
use bilispec::project::Project;
use bilispec::report::{self, Finding, Report, Severity, harmless};

use super::common::{Exit, deliver, style, with_project};
use super::merge::reports_in;
use crate::args::{Compare, FailOn, Global, LintFormat};
use crate::terminal::Terminal;

pub(super) fn compare(global: &Global, args: &Compare, terminal: Terminal) -> Exit {
    with_project(global, terminal, |project| {
        let read = |path: &Path| -> Option<Report> {
            let reports = reports_in(path, terminal)?;
            let report = report::merge(reports, check::known(project));
            if !report.is_whole() {
                let name = path.display();
                terminal.note(&format!(
                    "{name}: the report does not cover all of its input"
                ));
            }
            Some(report)
        };
        let (Some(old), Some(new)) = (read(&args.old), read(&args.new)) else {
            return Exit::Failed;
        };
        let settings = Settings {
            error_rate: args.error_rate,
            ..Settings::default()
        };
        match compare::compare(&old, &new, project, settings) {
            Ok(comparison) => finish(project, &comparison, args, terminal),
            Err(problem) => {
                terminal.error(&harmless(&problem));
                Exit::Failed
            }
        }
    })
}

fn finish(
    project: Project<'_>,
    comparison: &Comparison,
    args: &Compare,
    terminal: Terminal,
) -> Exit {
    let fails = |finding: &Finding| match args.fail_on {
        FailOn::Error => finding.severity == Severity::Error,
        FailOn::Warning => true,
        FailOn::Never => false,
    };
    let nothing_decided = comparison.compared.is_empty();
    if nothing_decided {
        terminal.error(
            "no operation has enough successful replies in both reports: nothing was compared",
        );
    }
    let exit = if nothing_decided {
        Exit::Failed
    } else if comparison.findings.iter().any(fails) {
        Exit::Findings
    } else {
        Exit::Fine
    };
    let annotations = report::annotate(&comparison.findings);
    let root = folder(project.root());
    let text = match args.format {
        LintFormat::Human => human(project, comparison, args, terminal),
        LintFormat::Json => json(comparison),
        LintFormat::Github => report::github(&annotations, &root, &tally(comparison)),
        LintFormat::Sarif => json(&report::sarif(
            &annotations,
            &root,
            !nothing_decided,
            &rule_help,
        )),
    };
    deliver(&text, args.output.as_deref(), exit, terminal)
}

fn human(
    project: Project<'_>,
    comparison: &Comparison,
    args: &Compare,
    terminal: Terminal,
) -> String {
    let mut style = style(terminal);
    style.color &= args.output.is_none();
    let mut out = String::new();
    for finding in &comparison.findings {
        out.push_str(&report::print_finding(finding, &project, style));
        out.push_str("\n\n");
    }
    for one in &comparison.undecided {
        let operation = harmless(&one.operation).into_owned();
        let (old, new) = (one.old, one.new);
        let _ = writeln!(
            out,
            "too few to decide: {operation}: {old} successful replies before, {new} now"
        );
    }
    out.push_str(&tally(comparison));
    harmless::no_commands(&out)
}

/// The last line: how much was compared and found.
fn tally(comparison: &Comparison) -> String {
    let members: u64 = comparison.compared.iter().map(|one| one.members).sum();
    format!(
        "{} members of {} operations compared, {} errors, {} warnings (error rate {} over {} tests)\n",
        members,
        comparison.compared.len(),
        comparison.count(Severity::Error),
        comparison.count(Severity::Warning),
        comparison.error_rate,
        comparison.tests
    )
}
