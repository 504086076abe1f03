//! One function a command: what the command line says goes to the library, what comes back is printed.

mod compare;
mod describe;
mod diff;
mod discover;
mod generate;
mod history;
mod import;
mod init;
mod interrupt;
mod learn;
mod live;
mod merge;
mod mock;
mod new;
mod redact;
mod report;
mod spec;
mod validate;
mod watch;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bilispec::file;
use bilispec::project::{self, Project};
use bilispec_codegen::source::Drafts;
use bilispec_codegen::{Loaded, Options, load_foreign_with};

use crate::args::{Cli, Command, Global};
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
    fn and(self, then: Self) -> Self {
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

pub(crate) fn run(cli: Cli) -> Exit {
    let Cli { global, command } = cli;
    let terminal = Terminal::new(&global);
    match command {
        Command::Completions { shell } => spec::completions(shell, terminal),
        Command::Man { folder } => spec::manual(&folder, terminal),
        Command::Lint { format } => spec::lint(&global, format, terminal),
        Command::Validate(args) => validate::validate(&global, &args, terminal),
        Command::Merge { reports, delivery } => {
            merge::merge(&global, &reports, &delivery, terminal)
        }
        Command::Compare(args) => compare::compare(&global, &args, terminal),
        Command::History {
            folder,
            format,
            output,
        } => history::history(&global, &folder, format, output.as_deref(), terminal),
        Command::Redact(args) => redact::redact(&global, &args, terminal),
        Command::List {
            captures,
            base_url,
            format,
        } if !captures.is_empty() => {
            discover::list(&global, &captures, &base_url, format, terminal)
        }
        Command::List { format, .. } => describe::list(&global, format, terminal),
        Command::Fixture {
            operation,
            case,
            from,
            base_url,
        } => discover::fixture(&global, [&operation, &case, &from], &base_url, terminal),
        Command::Show { operation } => describe::show(&global, &operation, terminal),
        Command::Explain { code } => describe::explain(&global, &code, terminal),
        Command::Coverage { format } => describe::coverage(&global, format, terminal),
        Command::Bundle { format, output } => {
            spec::bundle(&global, format, output.as_deref(), terminal)
        }
        Command::Generate {
            check,
            watch,
            out,
            name,
            runtime,
            foreign,
        } => {
            if watch {
                return watch::follow(&global, out, terminal);
            }
            let out = out.as_deref();
            let package = generate::Asked { name, runtime };
            generate::generate(&global, check, out, package, &foreign, terminal)
        }
        Command::Diff {
            base,
            format,
            fail_on,
        } => diff::diff(&global, &base, format, fail_on, terminal),
        Command::Discover(args) => discover::discover(&global, &args, terminal),
        Command::Learn(args) => learn::learn(&global, &args, terminal),
        Command::Init {
            folder,
            name,
            lang,
            runtime,
        } => init::init(&folder, name.as_deref(), lang.into(), &runtime, terminal),
        Command::New(args) => new::new(&global, &args, terminal),
        Command::Docs { check, out } => generate::docs(&global, check, out.as_deref(), terminal),
        Command::Import(args) => import::import(&args, terminal),
        Command::Mock(args) => mock::mock(&global, args, terminal),
    }
}

/// Finds the spec, and reports that there is none.
fn spec(global: &Global, terminal: Terminal) -> Option<PathBuf> {
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
fn load(global: &Global, terminal: Terminal) -> Option<Loaded> {
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
fn load_with(global: &Global, options: &Options, terminal: Terminal) -> Option<Loaded> {
    let path = spec(global, terminal)?;
    Some(bilispec_codegen::load_foreign(&path, options))
}

/// Says what is wrong with a spec that can't be used.
fn unusable(loaded: &Loaded, terminal: Terminal) -> Exit {
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
fn with_project(
    global: &Global,
    terminal: Terminal,
    then: impl FnOnce(Project<'_>) -> Exit,
) -> Exit {
    with_loaded(read(global, true, terminal), terminal, then)
}

/// The same where there may be no spec at all: then with one that describes nothing, and a note.
fn with_any_project(
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
fn with_whole_project(
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
fn print(text: &str, exit: Exit, terminal: Terminal) -> Exit {
    match Terminal::data(text) {
        Ok(()) => exit,
        Err(error) => {
            terminal.error(&format!("stdout can't be written: {error}"));
            Exit::Failed
        }
    }
}

/// Prints a command's data, or writes it to a file.
fn deliver(text: &str, output: Option<&Path>, exit: Exit, terminal: Terminal) -> Exit {
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
