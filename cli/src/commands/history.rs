//! `history`: dated reports in a folder, as a page or as lines of a change log.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use bilispec::baseline::Date;
use bilispec::check;
use bilispec::formats::json;
use bilispec::history::{self, History};
use bilispec::report::{self, Report, harmless};

use super::common::{Exit, deliver, with_project};
use super::merge::reports_in;
use crate::args::{Global, HistoryFormat};
use crate::terminal::Terminal;

pub(super) fn history(
    global: &Global,
    folder: &Path,
    format: HistoryFormat,
    output: Option<&Path>,
    terminal: Terminal,
) -> Exit {
    with_project(global, terminal, |project| {
        let Some(by_day) = read(folder, terminal) else {
            return Exit::Failed;
        };
        let known = check::known(project);
        let reports = by_day
            .into_iter()
            .map(|(day, reports)| (day, report::merge(reports, known.clone())));
        let reports: Vec<_> = reports.collect();
        match history::history(&reports, project) {
            Ok(history) => {
                let text = match format {
                    HistoryFormat::Html => history::page(&history),
                    HistoryFormat::Json => json(&history),
                    HistoryFormat::Changelog => changelog(&history),
                };
                deliver(&text, output, Exit::Fine, terminal)
            }
            Err(problem) => {
                terminal.error(&harmless(&problem));
                Exit::Failed
            }
        }
    })
}

/// The reports of a folder by day; several of one day are parts of it. `None`: one can't be read, or there is none,
/// which has been said.
fn read(folder: &Path, terminal: Terminal) -> Option<BTreeMap<Date, Vec<Report>>> {
    let failed = |error: &dyn std::fmt::Display| {
        terminal.error(&harmless(&format!("{}: {error}", folder.display())));
    };
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            failed(&error);
            return None;
        }
    };
    let mut paths = Vec::new();
    for entry in entries {
        match entry {
            Ok(entry) => paths.push(entry.path()),
            Err(error) => {
                failed(&error);
                return None;
            }
        }
    }
    paths.sort();
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "json")
    });
    let mut by_day: BTreeMap<Date, Vec<Report>> = BTreeMap::new();
    for path in &paths {
        let Some(day) = history::day_of(path) else {
            let name = path.display();
            let problem = format!("{name}: there is no day in the name, as in 2027-03-31.json");
            terminal.error(&harmless(&problem));
            return None;
        };
        by_day
            .entry(day)
            .or_default()
            .extend(reports_in(path, terminal)?);
    }
    if by_day.is_empty() {
        failed(&"there is no report (2027-03-31.json) in this folder");
        return None;
    }
    Some(by_day)
}

/// The changes as lines under a heading a day.
fn changelog(history: &History) -> String {
    let mut out = String::new();
    let mut last = "";
    for change in &history.changes {
        if change.day != last {
            let gap = if last.is_empty() { "" } else { "\n" };
            let _ = write!(out, "{gap}## {}\n\n", change.day);
            last = &change.day;
        }
        let _ = writeln!(out, "- {}: {}", change.operation, change.text);
    }
    out
}
