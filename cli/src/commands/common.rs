//! What commands have in common: how they end, how they get at a spec, and how they print.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bilispec::file;
use bilispec::project::{self, Project};
use bilispec::report::Style;
use bilispec_codegen::source::Drafts;
use bilispec_codegen::{Loaded, Options, load_foreign_with};

use crate::args::Global;
use crate::terminal::Terminal;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Clean.
    Fine,
    /// There are findings.
    Findings,
    /// The job could not be done, or not wholly.
    Failed,
}

impl Exit {
    /// How both of two runs ended: as the first, unless the second could not be done.
    pub(super) fn and(self, then: Self) -> Self {
        if then == Self::Failed { then } else { self }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Fine => Self::SUCCESS,
            Exit::Findings => Self::from(1),
            Exit::Failed => Self::from(2),
        }
    }
}

/// Finds the spec, and reports that there is none.
pub(super) fn spec(global: &Global, terminal: Terminal) -> Option<PathBuf> {
    let path = global.spec.clone();
    let path = path.or_else(|| project::find(Path::new(".")));
    if path.is_none() {
        terminal.error(
            "there is no spec/openapi.yaml here or in any folder above; name one with --spec FILE",
        );
    }
    path
}

/// Finds and reads the spec, for a command that generates nothing. Of a document that nobody here may have written, what
/// can't be read is left out, and is named once.
pub(super) fn load(global: &Global, terminal: Terminal) -> Option<Loaded> {
    read(global, false, terminal)
}

/// Nothing will be generated.
fn reading(without_evidence: bool) -> Options {
    Options {
        reading: true,
        without_evidence,
        ..Options::default()
    }
}

fn read(global: &Global, without_evidence: bool, terminal: Terminal) -> Option<Loaded> {
    let loaded = load_with(global, &reading(without_evidence), terminal)?;
    note_left_out(&loaded, terminal);
    Some(loaded)
}

/// Names the operations that were left out: in one line, or each.
fn note_left_out(loaded: &Loaded, terminal: Terminal) {
    let Some(summary) = project::left_out(loaded) else {
        return;
    };
    terminal.note(&summary);
    if terminal.is_verbose() {
        terminal.text(&project::foreign_notes(loaded, true, terminal.color_err()));
    }
}

/// The same, for a document that nobody here may have written.
pub(super) fn load_with(global: &Global, options: &Options, terminal: Terminal) -> Option<Loaded> {
    let path = spec(global, terminal)?;
    Some(bilispec_codegen::load_foreign(&path, options))
}

/// Says what is wrong with a spec that can't be used.
pub(super) fn unusable(loaded: &Loaded, terminal: Terminal) -> Exit {
    let list = loaded.diagnostics.list();
    let (verbose, color) = (terminal.is_verbose(), terminal.color_err());
    Terminal::write_err(&if loaded.is_plain() {
        project::grouped(list, loaded, verbose, color)
    } else {
        project::diagnostics(loaded, color)
    });
    terminal.error(&format!(
        "the spec can't be used: {}",
        project::tally(loaded)
    ));
    Exit::Failed
}

/// Does something with a spec that can be read, and that nothing of its evidence is needed for; one that can't be read is
/// reported instead.
pub(super) fn with_project(
    global: &Global,
    terminal: Terminal,
    then: impl FnOnce(Project<'_>) -> Exit,
) -> Exit {
    with_loaded(read(global, true, terminal), terminal, then)
}

/// The same where there may be no spec at all: then with one that describes nothing, and a note.
pub(super) fn with_any_project(
    global: &Global,
    terminal: Terminal,
    note: &str,
    then: impl FnOnce(Project<'_>) -> Exit,
) -> Exit {
    const NOTHING: &str = "openapi: 3.1.0\ninfo: {title: nothing, version: '0'}\npaths: {}\n";
    if global.spec.is_some() || project::find(Path::new(".")).is_some() {
        return with_project(global, terminal, then);
    }
    terminal.note(note);
    let drafts = Drafts::from([("spec/openapi.yaml".to_owned(), NOTHING.to_owned())]);
    let loaded = load_foreign_with(Path::new("spec/openapi.yaml"), &drafts, &reading(true));
    with_loaded(Some(loaded), terminal, then)
}

/// The same with the evidence, and the sources that the spec names.
pub(super) fn with_whole_project(
    global: &Global,
    terminal: Terminal,
    then: impl FnOnce(Project<'_>) -> Exit,
) -> Exit {
    with_loaded(load(global, terminal), terminal, then)
}

fn with_loaded(
    loaded: Option<Loaded>,
    terminal: Terminal,
    then: impl FnOnce(Project<'_>) -> Exit,
) -> Exit {
    let Some(loaded) = loaded else {
        return Exit::Failed;
    };
    match Project::of(&loaded) {
        Some(project) => then(project),
        None => unusable(&loaded, terminal),
    }
}

/// Prints a command's data.
pub(super) fn print(text: &str, exit: Exit, terminal: Terminal) -> Exit {
    match Terminal::data(text) {
        Ok(()) => exit,
        Err(error) => {
            terminal.error(&format!("stdout can't be written: {error}"));
            Exit::Failed
        }
    }
}

/// Prints a command's data, or writes it to a file.
pub(super) fn deliver(text: &str, output: Option<&Path>, exit: Exit, terminal: Terminal) -> Exit {
    let Some(output) = output else {
        return print(text, exit, terminal);
    };
    match file::write(output, text.as_bytes()) {
        Ok(()) => exit,
        Err(error) => {
            terminal.error(&format!("{}: {error}", output.display()));
            Exit::Failed
        }
    }
}

pub(super) fn style(terminal: Terminal) -> Style {
    Style {
        color: terminal.color_out(),
        width: Terminal::width(),
    }
}
