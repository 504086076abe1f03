//! `redact`: a capture without what must not be passed on, or the places where that stands.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use bilispec::capture::{self, Input, Source};
use bilispec::file::NewFile;
use bilispec::redact::{Failure, Found, Kind, MOST, Redacted, Redactor};

use super::common::{Exit, print, with_any_project};
use super::validate::form;
use crate::args::{Global, Redact};
use crate::terminal::Terminal;

pub(super) fn redact(global: &Global, args: &Redact, terminal: Terminal) -> Exit {
    let without = "no spec here: what is sensitive is told by names and shapes alone";
    with_any_project(global, terminal, without, |project| {
        if let Some(Err(problem)) = args.operation.as_deref().map(|id| project.operation(id)) {
            terminal.error(&problem);
            return Exit::Failed;
        }
        let is_operation = |name: &str| project.api.operation(name).is_some();
        let inputs = capture::expand(&args.inputs, project.root(), &is_operation);
        let mut redactor = Redactor::new(project, args.allow.clone());
        if args.keep_extras {
            redactor = redactor.keeping_extras();
        }
        if args.check {
            redactor = redactor.pointing_at_prose();
        }
        let run = Run {
            args,
            terminal,
            redactor,
        };
        for (name, error) in &inputs.failures {
            terminal.error(&format!("{name}: {error}"));
        }
        for name in &inputs.empty_folders {
            terminal.error(&format!("{name}: there is no file in this folder"));
        }
        let missing = !inputs.failures.is_empty() || !inputs.empty_folders.is_empty();
        let exit = match &args.output {
            None => run.check(&inputs.inputs),
            Some(output) => match inputs.inputs.as_slice() {
                [input] => run.write(input, output),
                [] => Exit::Failed,
                _ => {
                    terminal.error("one input at a time is written; --check takes several");
                    Exit::Failed
                }
            },
        };
        if missing { Exit::Failed } else { exit }
    })
}

struct Run<'r> {
    args: &'r Redact,
    terminal: Terminal,
    redactor: Redactor,
}

impl Run<'_> {
    fn one(&mut self, input: &Input, out: &mut dyn Write) -> (Redacted, Result<(), Failure>) {
        let bytes: Box<dyn Read + Send> = match &input.source {
            Source::Stdin => Box::new(io::stdin()),
            Source::File(path) => match File::open(path) {
                Ok(file) => Box::new(file),
                Err(error) => {
                    return (Redacted::default(), Err(Failure::Input(error.to_string())));
                }
            },
        };
        let operation = self
            .args
            .operation
            .as_deref()
            .or(input.operation.as_deref());
        let form = form(self.args.input);
        self.redactor
            .redact(&input.name, operation, form, bytes, out)
    }

    fn write(mut self, input: &Input, output: &Path) -> Exit {
        let result = if output.as_os_str() == "-" {
            let mut out = io::stdout().lock();
            let result = self.one(input, &mut out);
            out.flush().map(|()| result)
        } else {
            NewFile::create(output).and_then(|mut out| {
                let (told, result) = self.one(input, &mut out);
                // What could not be read at all leaves the output as it was.
                match &result {
                    Err(Failure::Input(_)) if told.exchanges == 0 => {}
                    Err(Failure::Output(_)) => {}
                    _ => out.commit()?,
                }
                Ok((told, result))
            })
        };
        let (told, result) = match result {
            Ok(done) => done,
            Err(error) => {
                self.terminal
                    .error(&format!("{}: {error}", output.display()));
                return Exit::Failed;
            }
        };
        for note in &told.notes {
            self.terminal.note(note);
        }
        self.terminal.detail(&format!(
            "{}: {} exchanges, {} values replaced",
            input.name, told.exchanges, told.values
        ));
        match result {
            Ok(()) => Exit::Fine,
            Err(Failure::Input(problem)) => {
                let written = match told.exchanges {
                    // Whoever reads the stream has seen what was written.
                    _ if output.as_os_str() == "-" => "",
                    0 => "; nothing is written",
                    _ => "; what is before is written",
                };
                self.terminal
                    .error(&format!("{}: {problem}{written}", input.name));
                Exit::Failed
            }
            Err(Failure::Output(error)) => {
                self.terminal
                    .error(&format!("{}: {error}", output.display()));
                Exit::Failed
            }
        }
    }

    fn check(mut self, inputs: &[Input]) -> Exit {
        let mut out = String::new();
        let (mut named, mut values) = (0, 0);
        let mut exit = Exit::Fine;
        for input in inputs {
            let (told, result) = self.one(input, &mut io::sink());
            for Found {
                sample,
                place,
                kind,
            } in &told.found
            {
                if named < MOST {
                    named += 1;
                    let kind = match kind {
                        Kind::Credential => "a credential",
                        Kind::Personal => "personal data",
                    };
                    let _ = writeln!(out, "{sample}: {place}: {kind}");
                }
            }
            values += told.values;
            for note in &told.notes {
                self.terminal.note(note);
            }
            for place in &told.prose {
                self.terminal.note(&format!(
                    "{place}: a text that people write: names and addresses in it are not found"
                ));
            }
            let Err(failure) = result else { continue };
            let problem = match failure {
                Failure::Input(problem) => problem,
                Failure::Output(error) => error.to_string(),
            };
            // In a folder there may be files that were never meant to be read.
            let name = Path::new(&input.name);
            let meant = name
                .extension()
                .is_some_and(|known| known == "json" || known == "har" || known == "ndjson");
            if input.found && !meant {
                self.terminal
                    .note(&format!("{}: no capture, passed over", input.name));
            } else {
                self.terminal.error(&format!("{}: {problem}", input.name));
                exit = Exit::Failed;
            }
        }
        if values > named as u64 {
            let _ = writeln!(out, "{} more places", values - named as u64);
        }
        if values > 0 && exit == Exit::Fine {
            exit = Exit::Findings;
        }
        print(&out, exit, self.terminal)
    }
}
