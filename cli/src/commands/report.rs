//! What becomes of a report, whichever command made it: the baseline, the format, the file, the exit code.

use std::path::Path;

use bilispec::baseline::{self, Applied, Baseline, Date, UNEXPLAINED};
use bilispec::file;
use bilispec::formats;
use bilispec::project::Project;
use bilispec::report::{Finding, Report, Requirements, Severity, harmless};

use super::common::{Exit, deliver, style};
use crate::args::{Delivery, FailOn, ReportFormat};
use crate::terminal::Terminal;

/// What the command line requires, for the operations of the spec. `None`: it can't be required, which has been said.
pub(super) fn requirements(
    project: Project<'_>,
    delivery: &Delivery,
    terminal: Terminal,
) -> Option<Requirements> {
    let operations = project.api.operations.iter();
    let ids = operations.map(|operation| operation.id.clone()).collect();
    match Requirements::new(&delivery.require, ids) {
        Ok(requirements) => Some(requirements),
        Err(problem) => {
            terminal.error(&problem);
            None
        }
    }
}

pub(super) fn finish(
    project: Project<'_>,
    mut report: Report,
    requirements: &Requirements,
    delivery: &Delivery,
    terminal: Terminal,
) -> Exit {
    report.requirements = requirements.judge(&report, &project);
    let nothing_read = !report.is_whole() && report.exchanges.total == 0;
    // What can't be read is no reason to forget what is accepted, and has been said on the terminal.
    if nothing_read && delivery.format == ReportFormat::Human && delivery.output.is_none() {
        return Exit::Failed;
    }
    if !nothing_read && settle(&mut report, delivery, terminal).is_none() {
        return Exit::Failed;
    }
    let fails = |finding: &Finding| match delivery.fail_on {
        FailOn::Error => finding.severity == Severity::Error,
        FailOn::Warning => true,
        FailOn::Never => false,
    };
    let is_done = report.is_whole() && !report.is_vacuous();
    let exit = if !is_done {
        Exit::Failed
    } else if report.unmet().next().is_some() || report.open().any(fails) {
        Exit::Findings
    } else {
        Exit::Fine
    };
    if delivery.format != ReportFormat::Human || delivery.output.is_some() {
        say_unmet(&report, terminal);
    }
    let mut style = style(terminal);
    style.color &= delivery.output.is_none();
    let text = formats::print(&report, project, delivery.format.into(), style, &fails);
    deliver(&text, delivery.output.as_deref(), exit, terminal)
}

/// A report that is not on the terminal says there why it fails.
fn say_unmet(report: &Report, terminal: Terminal) {
    for one in report.unmet() {
        let reason = one.reason.as_deref().unwrap_or_default();
        let text = format!("--require {} is not met: {reason}", one.require);
        terminal.error(&harmless(&text));
    }
}

/// Reads, applies and writes baselines. `None`: one of them can't be used, which has been said.
fn settle(report: &mut Report, delivery: &Delivery, terminal: Terminal) -> Option<()> {
    let mut known = Baseline::default();
    let mut name = String::new();
    if let Some(path) = &delivery.baseline {
        name = path.display().to_string();
        known = read(path, &name, terminal)?;
    }
    if let Some(path) = &delivery.write_baseline {
        let target = path.display().to_string();
        // What is written anew keeps what it says already.
        if path.is_file() && delivery.baseline.as_ref() != Some(path) {
            known.entries.extend(read(path, &target, terminal)?.entries);
        }
        let renewed = known.renewed(report);
        if let Err(error) = file::write(path, baseline::write(&renewed).as_bytes()) {
            terminal.error(&format!("{target}: {error}"));
            return None;
        }
        (known, name) = (renewed, target);
    }
    tell(&known.apply(report, Date::today()), &name, terminal);
    Some(())
}

fn read(path: &Path, name: &str, terminal: Terminal) -> Option<Baseline> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            terminal.error(&format!("{name}: {error}"));
            return None;
        }
    };
    match baseline::read(name, &text) {
        Ok(baseline) => Some(baseline),
        Err(problems) => {
            for problem in problems {
                terminal.error(&problem);
            }
            None
        }
    }
}

fn tell(applied: &Applied, name: &str, terminal: Terminal) {
    let place = |line: u32| match line {
        0 => name.to_owned(),
        line => format!("{name}:{line}"),
    };
    for entry in &applied.expired {
        let last = entry
            .expires
            .map(|last| last.to_string())
            .unwrap_or_default();
        terminal.note(&format!(
            "{}: {entry} was accepted until {last} and counts again",
            place(entry.line)
        ));
    }
    for entry in &applied.unused {
        terminal.note(&format!(
            "{}: {entry} is no finding any more",
            place(entry.line)
        ));
    }
    if applied.unexplained > 0 {
        let count = applied.unexplained;
        let entries = if count == 1 {
            "1 entry has".to_owned()
        } else {
            format!("{count} entries have")
        };
        terminal.note(&format!(
            "{name}: {entries} no reason but `{UNEXPLAINED}`: write why"
        ));
    }
}
