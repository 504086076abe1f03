//! `generate` and `docs`: what is made of the spec, or what of it is out of date.

use std::fmt::Write as _;
use std::path::Path;

use bilispec_codegen::Loaded;
use bilispec_codegen::diagnostics::{self, Severity};
use bilispec_codegen::generate::{self, Failure, Outcome};

use super::{Exit, load, print};
use crate::args::Global;
use crate::terminal::Terminal;

/// What writes files from a spec, or checks them.
type Writer = fn(&Loaded, &Path, bool) -> Result<Outcome, Failure>;

pub(super) fn generate(
    global: &Global,
    check: bool,
    out: Option<&Path>,
    terminal: Terminal,
) -> Exit {
    write(global, generate::generate, check, out, terminal)
}

pub(super) fn docs(global: &Global, check: bool, out: Option<&Path>, terminal: Terminal) -> Exit {
    write(global, generate::reference, check, out, terminal)
}

fn write(
    global: &Global,
    writer: Writer,
    check: bool,
    out: Option<&Path>,
    terminal: Terminal,
) -> Exit {
    let Some(loaded) = load(global, terminal) else {
        return Exit::Failed;
    };
    let out = out.unwrap_or(loaded.project.root());
    match writer(&loaded, out, check) {
        Ok(outcome) => {
            let exit = if check && !outcome.is_current() {
                Exit::Findings
            } else {
                Exit::Fine
            };
            print(&describe(&outcome, check), exit, terminal)
        }
        Err(Failure::Spec(found)) => {
            for diagnostic in found.list() {
                let text = diagnostics::render(diagnostic, &loaded.project, terminal.color_err());
                Terminal::write_err(&format!("{text}\n"));
            }
            let errors = found.count(Severity::Error);
            let plural = if errors == 1 { "" } else { "s" };
            terminal.error(&format!("nothing was generated: {errors} error{plural}"));
            Exit::Failed
        }
        Err(Failure::File(path, error)) => {
            terminal.error(&format!("{}: {error}", path.display()));
            Exit::Failed
        }
        Err(Failure::Foreign(path)) => {
            terminal.error(&format!(
                "{path} was not generated, and nothing is written over it: move it, or name another folder with --out"
            ));
            Exit::Failed
        }
    }
}

/// A line for each file that was, or would be, touched, and their number.
fn describe(outcome: &Outcome, check: bool) -> String {
    let (stale, missing, left_over) = if check {
        ("stale", "missing", "left over")
    } else {
        ("written", "added", "removed")
    };
    let mut text = String::new();
    for (what, paths) in [
        (stale, &outcome.stale),
        (missing, &outcome.missing),
        (left_over, &outcome.left_over),
    ] {
        for path in paths {
            let _ = writeln!(text, "{what}: {path}");
        }
    }
    let touched = outcome.stale.len() + outcome.missing.len() + outcome.left_over.len();
    let files = |count: usize| format!("{count} file{}", if count == 1 { "" } else { "s" });
    text + &if check && touched > 0 {
        format!(
            "{} not as the spec says; run `bilispec generate`\n",
            files(touched)
        )
    } else if touched > 0 {
        format!("{}, {} unchanged\n", files(touched), outcome.unchanged)
    } else {
        format!("{} up to date\n", files(outcome.unchanged))
    }
}
