//! `validate`: what the command line says, handed to the library; what it says on the way, to the terminal.

use bilispec::capture::{self, Form, Inputs, Source, Stop};
use bilispec::progress::Progress;
use bilispec::project::Project;
use bilispec::report::Requirements;
use bilispec::validate::{self, Event, Settings};

use super::common::{Exit, with_project};
use super::interrupt;
use super::live::LiveOutput;
use super::report::{finish, requirements};
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
        if args.follow {
            return follow(project, inputs, &settings, &requirements, args, terminal);
        }
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

/// Checks the one input while it is written.
fn follow(
    project: Project<'_>,
    inputs: Inputs,
    settings: &Settings,
    requirements: &Requirements,
    args: &Validate,
    terminal: Terminal,
) -> Exit {
    let is_one = inputs.inputs.len() == 1 && inputs.empty_folders.is_empty();
    if !is_one && inputs.failures.is_empty() {
        terminal.error("--follow takes one file or - for stdin");
        return Exit::Failed;
    }
    let stop = Stop::default();
    let stopper = stop.clone();
    if let Err(error) = interrupt::on_interrupt(move || stopper.stop()) {
        terminal.error(&format!("interrupts can't be heard: {error}"));
        return Exit::Failed;
    }
    let mut live = LiveOutput::new(project, &args.delivery, terminal);
    let mut say = |event| say(terminal, event);
    let mut found = |findings| live.findings(findings);
    let outcome = validate::follow(project, inputs, settings, &stop, &mut say, &mut found);
    finish(
        project,
        outcome.report,
        requirements,
        &args.delivery,
        terminal,
    )
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
