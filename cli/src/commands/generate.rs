//! `generate` and `docs`: what is made of the spec, or what of it is out of date.

use std::mem::ManuallyDrop;
use std::path::Path;

use bilispec::formats::json;
use bilispec::package::CRATES;
use bilispec::{generate_summary, project};
use bilispec_codegen::diagnostics::{Diagnostics, Severity};
use bilispec_codegen::generate::{self, Failure, Outcome};
use bilispec_codegen::model::Api;
use bilispec_codegen::package::Package;
use bilispec_codegen::{Loaded, Options};

use super::common::{Exit, load_with, print};
use crate::args::{Foreign, Global, Plain, Runtime};
use crate::terminal::Terminal;

/// What is asked of the client's crate.
pub(super) struct Asked {
    pub(super) name: Option<String>,
    pub(super) runtime: Runtime,
}

pub(super) fn generate(
    global: &Global,
    check: bool,
    out: Option<&Path>,
    asked: Asked,
    foreign: &Foreign,
    terminal: Terminal,
) -> Exit {
    let options = Options {
        skip_unsupported: foreign.skip_unsupported,
        server: foreign.server.clone(),
        ..Options::default()
    };
    let Some(loaded) = load_with(global, &options, terminal) else {
        return Exit::Failed;
    };
    // The command ends here: to free a large document node by node would be work for nothing.
    let loaded = ManuallyDrop::new(loaded);
    write(&loaded, out, check, asked, foreign.format, terminal)
}

/// The client and the reference of a spec that has just been written.
pub(super) fn client_of(spec: &Path, terminal: Terminal) -> Exit {
    let asked = Asked {
        name: None,
        runtime: Runtime {
            runtime: None,
            rev: None,
        },
    };
    let loaded = bilispec_codegen::load(spec);
    write(&loaded, None, false, asked, Plain::Human, terminal)
}

fn write(
    loaded: &Loaded,
    out: Option<&Path>,
    check: bool,
    asked: Asked,
    format: Plain,
    terminal: Terminal,
) -> Exit {
    let left_out = loaded.api.as_ref().map(generate_summary::left_out);
    let left_out = left_out.unwrap_or_default();
    let is_empty = |api: &Api| {
        let mut operations = api.operations.iter();
        !api.operations.is_empty() && operations.all(|one| one.unsendable().is_some())
    };
    if loaded.api.as_ref().is_some_and(is_empty) {
        Terminal::write_err(&left_out);
        terminal.error("no operation is left that a client could be made of");
        return Exit::Failed;
    }
    let out = out.unwrap_or(loaded.project.root());
    let runtime = match asked.runtime.below(out) {
        Ok(runtime) => runtime,
        Err(why) => {
            terminal.error(&why);
            return Exit::Failed;
        }
    };
    let package = Package {
        name: asked.name,
        runtime,
        vendored: CRATES.to_vec(),
    };
    let generated = generate::generate_with(loaded, out, check, &package);
    if format == Plain::Json {
        return as_json(loaded, &generated, check, terminal);
    }
    say(loaded, &generated, &left_out, check, terminal)
}

pub(super) fn docs(global: &Global, check: bool, out: Option<&Path>, terminal: Terminal) -> Exit {
    let Some(loaded) = load_with(global, &Options::default(), terminal) else {
        return Exit::Failed;
    };
    let out = out.unwrap_or(loaded.project.root());
    let written = generate::reference(&loaded, out, check);
    say(&loaded, &written, "", check, terminal)
}

/// What was written, or why nothing was, for people. `left_out`: what the output does not have.
fn say(
    loaded: &Loaded,
    generated: &Result<Outcome, Failure>,
    left_out: &str,
    check: bool,
    terminal: Terminal,
) -> Exit {
    match generated {
        Ok(outcome) => {
            // Of a spec of ours, warnings are what `lint` is for.
            let notes = project::foreign_notes(loaded, terminal.is_verbose(), terminal.color_err());
            terminal.text(&notes);
            let text = left_out.to_owned() + &describe(outcome, check);
            print(&text, exit(outcome, check), terminal)
        }
        Err(Failure::Spec(found)) => {
            let (verbose, color) = (terminal.is_verbose(), terminal.color_err());
            Terminal::write_err(&project::grouped(found.list(), loaded, verbose, color));
            Terminal::write_err(&project::each_left_out(loaded));
            let errors = found.count(Severity::Error);
            let plural = if errors == 1 { "" } else { "s" };
            terminal.error(&format!("nothing was generated: {errors} error{plural}"));
            Exit::Failed
        }
        Err(failure) => file_failed(failure, terminal),
    }
}

/// Why a file could not be written.
fn file_failed(failure: &Failure, terminal: Terminal) -> Exit {
    match failure {
        // Whoever asks for data or words has said these already.
        Failure::Spec(_) => {}
        Failure::File(path, error) => terminal.error(&format!("{}: {error}", path.display())),
        Failure::Foreign(path) => terminal.error(&format!(
            "{path} was not generated, and nothing is written over it: move it, or name another folder with --out"
        )),
        Failure::Package(why) => terminal.error(why),
    }
    Exit::Failed
}

fn exit(outcome: &Outcome, check: bool) -> Exit {
    if check && !outcome.is_current() {
        Exit::Findings
    } else {
        Exit::Fine
    }
}

/// What was found, left out and written, as data.
fn as_json(
    loaded: &Loaded,
    generated: &Result<Outcome, Failure>,
    check: bool,
    terminal: Terminal,
) -> Exit {
    let (found, outcome): (&Diagnostics, _) = match generated {
        Ok(outcome) => (&loaded.diagnostics, Some(outcome)),
        Err(Failure::Spec(found)) => (found, None),
        Err(failure) => return file_failed(failure, terminal),
    };
    let report = project::GenerateReport::of(loaded, found, outcome);
    let exit = outcome.map_or(Exit::Failed, |outcome| exit(outcome, check));
    print(&json(&report), exit, terminal)
}

/// A line for each file that was, or would be, touched, and their number.
fn describe(outcome: &Outcome, check: bool) -> String {
    generate_summary::list(outcome, check) + &generate_summary::count(outcome, check) + "\n"
}
