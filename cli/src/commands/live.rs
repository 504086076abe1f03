//! Findings as they come: in full the first time, as a line when they come again, as a line of JSON for programs. They
//! go to stdout beside a report for people or as JSON; other formats have stdout for themselves.

use std::collections::HashSet;

use bilispec::harmless;
use bilispec::project::Project;
use bilispec::report::{self, Finding, Severity, Style};

use super::common::style;
use crate::args::{Delivery, ReportFormat};
use crate::terminal::Terminal;

/// So many findings are remembered as known; one beyond them is told in full again.
const MOST: usize = 10_000;

/// See the module's text.
pub(super) struct LiveOutput<'p> {
    project: Project<'p>,
    format: ReportFormat,
    to_stdout: bool,
    style: Style,
    known: HashSet<[String; 5]>,
}

impl<'p> LiveOutput<'p> {
    pub(super) fn new(project: Project<'p>, delivery: &Delivery, terminal: Terminal) -> Self {
        let format = delivery.format;
        let is_open = matches!(format, ReportFormat::Human | ReportFormat::Json);
        Self {
            project,
            format,
            to_stdout: is_open || delivery.output.is_some(),
            style: style(terminal),
            known: HashSet::new(),
        }
    }

    /// Writes the findings of one record.
    pub(super) fn findings(&mut self, findings: Vec<Finding>) {
        let mut out = String::new();
        for finding in findings {
            if self.format == ReportFormat::Json {
                let line = serde_json::to_string(&finding).unwrap_or_default();
                out.push_str(&harmless::json(&line));
            } else {
                out.push_str(&self.text(&finding));
            }
            out.push('\n');
        }
        if out.is_empty() {
            return;
        }
        if self.to_stdout {
            // Whoever reads may have gone: what was found is in the report all the same.
            let _ = Terminal::data(&out);
        } else {
            Terminal::write_err(&out);
        }
    }

    fn text(&mut self, finding: &Finding) -> String {
        let key = [
            &finding.rule,
            &finding.operation,
            &finding.instance_path,
            &finding.schema_path,
            &finding.found,
        ];
        let is_new = self.known.len() >= MOST || self.known.insert(key.map(Clone::clone));
        if is_new {
            let text = report::print_finding(finding, &self.project, self.style);
            return harmless::no_commands(&(text + "\n"));
        }
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let line = format!(
            "{severity}[{}]: {} {}: again: {}",
            finding.rule,
            finding.operation,
            finding.instance_path,
            finding.samples.join(", ")
        );
        harmless::lines(&line)
    }
}
