//! `validate`: what the command line says, handed to the library; the report, printed; the exit code.

use std::path::Path;

use bilispec::capture::{self, Form};
use bilispec::report::{self, Report, Severity};
use bilispec::validate::{self, Event};

use super::describe::{json, style};
use super::{Exit, deliver, with_project};
use crate::args::{FailOn, Global, InputForm, Plain, Validate};
use crate::terminal::Terminal;

pub(super) fn validate(global: &Global, args: &Validate, terminal: Terminal) -> Exit {
    with_project(global, terminal, |project| {
        let is_operation = |name: &str| project.api.operation(name).is_some();
        let inputs = capture::expand(&args.inputs, project.root(), &is_operation);
        let form = match args.input {
            InputForm::Auto => None,
            InputForm::Har => Some(Form::Har),
            InputForm::Ndjson => Some(Form::Ndjson),
            InputForm::Body => Some(Form::Body),
        };
        let outcome = validate::validate(
            project,
            inputs,
            args.operation.as_deref(),
            form,
            &mut |event| match event {
                Event::Error(text) => terminal.error(&text),
                Event::Note(text) => terminal.note(&text),
                Event::Detail(text) => terminal.detail(&text),
            },
        );
        let exit = exit(&outcome.report, outcome.complete, args.fail_on);
        // When nothing at all could be read there is nothing to report on.
        if !outcome.complete && outcome.report.exchanges.total == 0 {
            return exit;
        }
        let text = match args.format {
            Plain::Human => {
                let mut style = style(terminal);
                style.color &= args.output.is_none();
                report::print(&outcome.report, &project, style)
            }
            Plain::Json => json(&outcome.report),
        };
        deliver(&text, args.output.as_deref().map(Path::new), exit, terminal)
    })
}

fn exit(report: &Report, complete: bool, fail_on: FailOn) -> Exit {
    let findings = match fail_on {
        FailOn::Error => report.count(Severity::Error) > 0,
        FailOn::Warning => !report.findings.is_empty(),
        FailOn::Never => false,
    };
    match (complete, findings) {
        (false, _) => Exit::Failed,
        (true, true) => Exit::Findings,
        (true, false) => Exit::Fine,
    }
}
