//! `validate`: what the command line says, handed to the library; what it says on the way, to the terminal.

use bilispec::capture::{self, Form, Inputs, Source};
use bilispec::progress::Progress;
use bilispec::validate::{self, Event, Settings};

use super::report::{finish, requirements};
use super::{Exit, with_project};
use crate::args::{Global, InputForm, Validate};
use crate::progress_bar;
use crate::terminal::Terminal;

pub(super) fn validate(global: &Global, args: &Validate, terminal: Terminal) -> Exit {
    with_project(global, terminal, |project| {
        let Some(requirements) = requirements(project, &args.delivery, terminal) else {
            return Exit::Failed;
        };
        let is_operation = |name: &str| project.api.operation(name).is_some();
        let mut inputs = capture::expand(&args.inputs, project.root(), &is_operation);
        if let Some(label) = &args.label {
            relabel(&mut inputs, label);
        }
        let settings = Settings {
            operation: args.operation.clone(),
            at: args.at.clone(),
            form: form(args.input),
            jobs: args.jobs,
            base_urls: args.base_url.clone(),
            learn: false,
        };
        let progress = Progress::default();
        let expected = progress_bar::size(&inputs);
        let outcome = progress_bar::during(&progress, expected, || {
            validate::validate_watched(project, inputs, &settings, &progress, &mut |event| {
                say(terminal, event);
            })
        });
        finish(
            project,
            outcome.report,
            &requirements,
            &args.delivery,
            terminal,
        )
    })
}

pub(super) fn form(input: InputForm) -> Option<Form> {
    match input {
        InputForm::Auto => None,
        InputForm::Har => Some(Form::Har),
        InputForm::Ndjson => Some(Form::Ndjson),
        InputForm::Body => Some(Form::Body),
    }
}

pub(super) fn say(terminal: Terminal, event: Event) {
    match event {
        Event::Error(text) => terminal.error(&text),
        Event::Note(text) => terminal.note(&text),
        Event::Detail(text) => terminal.detail(&text),
    }
}

fn relabel(inputs: &mut Inputs, label: &str) {
    for input in &mut inputs.inputs {
        input.name = match input.source {
            Source::Stdin => label.to_owned(),
            Source::File(_) => format!("{label}/{}", input.name),
        };
    }
}
