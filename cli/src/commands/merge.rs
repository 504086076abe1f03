//! `merge`: JSON reports from files or stdin, added up.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use bilispec::check;
use bilispec::report::{self, Report};

use super::report::finish;
use super::{Exit, with_project};
use crate::args::{Delivery, Global};
use crate::terminal::Terminal;

pub(super) fn merge(
    global: &Global,
    reports: &[PathBuf],
    delivery: &Delivery,
    terminal: Terminal,
) -> Exit {
    with_project(global, terminal, |project| {
        let mut all = Vec::new();
        for path in reports {
            let name = if path.as_os_str() == "-" {
                "stdin".to_owned()
            } else {
                path.display().to_string()
            };
            match read(path) {
                Ok(mut found) => all.append(&mut found),
                Err(problem) => {
                    terminal.error(&format!("{name}: {problem}"));
                    return Exit::Failed;
                }
            }
        }
        let merged = report::merge(all, check::known(project));
        finish(project, merged, true, delivery, terminal)
    })
}

/// The reports in a file: one, or several behind each other.
fn read(path: &Path) -> Result<Vec<Report>, String> {
    let mut bytes = Vec::new();
    let read = if path.as_os_str() == "-" {
        io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        fs::read(path).map(|found| bytes = found)
    };
    read.map_err(|error| error.to_string())?;
    let mut reports = Vec::new();
    for report in serde_json::Deserializer::from_slice(&bytes).into_iter::<Report>() {
        let report =
            report.map_err(|error| format!("is no report of `validate --format json`: {error}"))?;
        if report.schema_version != 1 {
            return Err(format!(
                "is a report of version {}; only version 1 is known",
                report.schema_version
            ));
        }
        reports.push(report);
    }
    if reports.is_empty() {
        return Err("there is no report in it".to_owned());
    }
    Ok(reports)
}
