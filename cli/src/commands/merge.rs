//! `merge`: JSON reports from files or stdin, added up.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use bilispec::check;
use bilispec::report::{self, Report};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::common::{Exit, with_project};
use super::report::{finish, requirements};
use crate::args::{Delivery, Global};
use crate::terminal::Terminal;

pub(super) fn merge(
    global: &Global,
    reports: &[PathBuf],
    delivery: &Delivery,
    terminal: Terminal,
) -> Exit {
    with_project(global, terminal, |project| {
        let Some(requirements) = requirements(project, delivery, terminal) else {
            return Exit::Failed;
        };
        let mut all = Vec::new();
        for path in reports {
            let Some(mut found) = reports_in(path, terminal) else {
                return Exit::Failed;
            };
            all.append(&mut found);
        }
        let merged = report::merge(all, check::known(project));
        finish(project, merged, &requirements, delivery, terminal)
    })
}

/// The reports in a file, or on stdin for `-`. `None`: they can't be read, which has been said.
pub(super) fn reports_in(path: &Path, terminal: Terminal) -> Option<Vec<Report>> {
    let name = if path.as_os_str() == "-" {
        "stdin".to_owned()
    } else {
        path.display().to_string()
    };
    match read(path) {
        Ok(found) => Some(found),
        Err(problem) => {
            terminal.error(&format!("{name}: {problem}"));
            None
        }
    }
}

/// What tells whether the rest of a report can be read.
#[derive(Deserialize)]
struct Version {
    schema_version: u32,
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
    let not_a_report =
        |error: serde_json::Error| format!("is not a report of `validate --format json`: {error}");
    for text in serde_json::Deserializer::from_slice(&bytes).into_iter::<&RawValue>() {
        let text = text.map_err(not_a_report)?.get();
        // Another version need not have the members of this one.
        let Version { schema_version } = serde_json::from_str(text).map_err(not_a_report)?;
        if schema_version != report::VERSION {
            return Err(format!(
                "is a report of schema version {schema_version}, and only version {} can be merged: validate the capture again with this version",
                report::VERSION
            ));
        }
        reports.push(serde_json::from_str(text).map_err(not_a_report)?);
    }
    if reports.is_empty() {
        return Err("there is no report in it".to_owned());
    }
    Ok(reports)
}
