//! One run over all inputs: opens each, hands its exchanges to the checker, and says what went wrong on the way.
//!
//! Knows no terminal: whoever runs it hears [`Event`]s.

mod follow;
mod pipeline;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::num::NonZero;
use std::path::Path;

use crate::capture::{Form, Input, Inputs, OpenError, Options, Reader, Source, Stop};
use crate::check::{Checker, Findings};
use crate::observations::Lessons;
use crate::progress::{Counted, Progress};
use crate::project::Project;
use crate::report::{Finding, Report, harmless};
use crate::similar::did_you_mean;
use pipeline::{Checked, End, Work};

/// What is to be told beside the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Something could not be done: the run is not whole.
    Error(String),
    /// Something worth knowing.
    Note(String),
    /// What was read.
    Detail(String),
}

/// What a run came to.
#[derive(Debug)]
pub struct Outcome {
    /// The report of all that could be read.
    pub report: Report,
    /// Whether everything could be read.
    pub complete: bool,
    /// What the inputs teach, if that was asked for.
    pub lessons: Lessons,
}

/// How to go about it.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The operation that was named for all bodies.
    pub operation: Option<String>,
    /// The part of that operation's reply that the bodies are, as a JSON pointer; else they are whole.
    pub at: Option<String>,
    /// The form that was named for all inputs; else it is told from the content.
    pub form: Option<Form>,
    /// How many threads look at exchanges; else as many as there are processors. The report is the same.
    pub jobs: Option<NonZero<usize>>,
    /// Hosts of the spec, and the addresses under which captures have them.
    pub base_urls: Vec<(String, String)>,
    /// Gather what differs as lessons too.
    pub learn: bool,
}

/// See the module's text.
struct Run<'r, 'p> {
    project: Project<'p>,
    checker: Checker<'p>,
    findings: Findings,
    settings: &'r Settings,
    jobs: usize,
    progress: &'r Progress,
    /// Bodies in folders that are no operation, by folder.
    strays: BTreeMap<String, u64>,
    tell: &'r mut dyn FnMut(Event),
    /// The one input is followed while it is written.
    live: Option<Live<'r>>,
}

/// What an input that is still being written needs.
struct Live<'r> {
    /// Ends it.
    stop: Stop,
    /// Hears what was found in each record.
    found: &'r mut Found<'r>,
}

/// Gets the findings of one record after the other.
pub type Found<'f> = dyn FnMut(Vec<Finding>) + Send + 'f;

/// Checks inputs against a spec.
pub fn validate(
    project: Project<'_>,
    inputs: Inputs,
    settings: &Settings,
    tell: &mut dyn FnMut(Event),
) -> Outcome {
    validate_watched(project, inputs, settings, &Progress::default(), tell)
}

/// The same, while somebody watches how far it has come.
pub fn validate_watched(
    project: Project<'_>,
    inputs: Inputs,
    settings: &Settings,
    progress: &Progress,
    tell: &mut dyn FnMut(Event),
) -> Outcome {
    run(project, inputs, settings, progress, tell, None)
}

fn run<'r>(
    project: Project<'_>,
    inputs: Inputs,
    settings: &'r Settings,
    progress: &'r Progress,
    tell: &'r mut dyn FnMut(Event),
    live: Option<Live<'r>>,
) -> Outcome {
    let mut checker = Checker::new(project);
    if settings.learn {
        checker = checker.learning();
    }
    let mapped = settings
        .base_urls
        .iter()
        .try_for_each(|(host, base)| checker.map_host(host, base));
    let named = settings.operation.as_deref();
    let part = match (named, settings.at.as_deref()) {
        (Some(id), Some(at)) => project
            .operation(id)
            .and_then(|operation| checker.only_at(operation, at)),
        _ => Ok(()),
    };
    let processors = std::thread::available_parallelism();
    let mut run = Run {
        project,
        findings: checker.findings(),
        checker,
        settings,
        jobs: settings.jobs.or(processors.ok()).map_or(1, NonZero::get),
        progress,
        strays: BTreeMap::new(),
        tell,
        live,
    };
    let named = named.map(|id| project.operation(id));
    match (mapped.and(part), named) {
        (Err(message), _) | (_, Some(Err(message))) => run.error(message),
        _ => run.all(inputs),
    }
    let lessons = run.findings.take_lessons();
    let report = run.findings.report();
    Outcome {
        lessons,
        complete: report.is_whole(),
        report,
    }
}

impl Run<'_, '_> {
    fn error(&mut self, text: String) {
        self.findings.incomplete(text.clone());
        (self.tell)(Event::Error(text));
    }

    fn note(&mut self, text: String) {
        (self.tell)(Event::Note(text));
    }

    fn all(&mut self, inputs: Inputs) {
        for (name, error) in inputs.failures {
            self.error(format!("{name}: {}", reason(&error)));
        }
        for name in inputs.empty_folders {
            self.error(format!("{name}: there is no file in this folder"));
        }
        for input in inputs.inputs {
            self.input(&input);
        }
        for (folder, count) in std::mem::take(&mut self.strays) {
            let name = folder.rsplit('/').next().unwrap_or_default();
            let ids = self
                .project
                .api
                .operations
                .iter()
                .map(|operation| operation.id.as_str());
            let meant = did_you_mean(name, ids);
            let bodies = if count == 1 {
                "its one body is".to_owned()
            } else {
                format!("its {count} bodies are")
            };
            self.error(format!(
                "{folder}: no operation has this folder's name{meant}, so {bodies} not checked"
            ));
        }
    }

    fn input(&mut self, input: &Input) {
        let stop = self.live.as_ref().map(|live| live.stop.clone());
        let opened = match (&input.source, &stop) {
            (source, Some(stop)) => follow::open(source, stop),
            (Source::Stdin, None) => Ok(Box::new(io::stdin()) as Box<dyn Read + Send>),
            (Source::File(path), None) => {
                File::open(path).map(|file| Box::new(file) as Box<dyn Read + Send>)
            }
        };
        let bytes = match opened {
            Ok(bytes) => Counted::new(bytes, self.progress),
            Err(error) => return self.error(format!("{}: {}", input.name, reason(&error))),
        };
        let said = self.settings.operation.as_deref();
        let operation = said.or(input.operation.as_deref());
        let form = self.settings.form;
        if form == Some(Form::Body) && operation.is_none() {
            return self.error(format!(
                "{}: the operation that this is a body of has to be named with --operation",
                input.name
            ));
        }
        let options = Options {
            form,
            bodies: operation.is_some(),
        };
        let opened = match stop {
            Some(stop) => Reader::follow(bytes, options, stop),
            None => Reader::open(bytes, options),
        };
        match opened {
            Ok(reader) => {
                let reader = match &input.source {
                    Source::File(path) => reader.beside(path),
                    Source::Stdin => reader,
                };
                self.read(input, reader, operation);
            }
            Err(error) => self.unreadable(input, &error),
        }
    }

    /// An input in no known form. In a folder there may be files that were never meant to be read.
    fn unreadable(&mut self, input: &Input, error: &OpenError) {
        let name = &input.name;
        match error {
            OpenError::NoOperation(_) if input.found => {
                let (folder, _) = name.rsplit_once('/').unwrap_or((".", name));
                *self.strays.entry(folder.to_owned()).or_default() += 1;
                self.findings.stray(name);
            }
            OpenError::Unknown(_) | OpenError::Empty if input.found && !is_capture_name(name) => {
                self.note(format!("{name}: no capture, passed over"));
            }
            _ => self.error(format!("{name}: {error}")),
        }
    }

    fn read(&mut self, input: &Input, mut reader: Reader<'_>, operation: Option<&str>) {
        let name = input.name.as_str();
        let form = reader.form();
        // The entries of a HAR file say themselves what they are of.
        let operation = match form {
            Form::Har => {
                if self.settings.operation.is_some() {
                    self.note(format!("{name}: is a HAR file; --operation is not for it"));
                }
                None
            }
            Form::Ndjson | Form::Body => operation,
        };
        if form == Form::Har && self.settings.at.is_some() {
            return self.error(format!(
                "{name}: is a HAR file, whose replies are whole; --at is for bodies"
            ));
        }
        let before = self.findings.exchanges().total;
        let work = Work {
            checker: &self.checker,
            input: name,
            operation,
        };
        let mut ended = None;
        let mut no_json = false;
        let (findings, progress) = (&mut self.findings, self.progress);
        let mut found = self.live.as_mut().map(|live| &mut live.found);
        // What is followed comes one record at a time.
        let jobs = if found.is_some() { 1 } else { self.jobs };
        pipeline::run(&work, &mut reader, jobs, &mut |checked: Checked| {
            if let Some(found) = &mut found {
                found(checked.findings.findings());
            }
            Progress::add(&progress.exchanges, checked.findings.exchanges().total);
            Progress::add(&progress.findings, checked.findings.found_so_far());
            findings.absorb(checked.findings);
            no_json |= checked.no_json;
            ended = checked.end;
            ended.is_none()
        });
        if no_json {
            self.error(format!("{name}: is not JSON"));
        }
        let read = self.findings.exchanges().total - before;
        match ended {
            None => {}
            Some(End::Damage(damage)) => {
                let read = if read == 1 {
                    "one exchange".to_owned()
                } else {
                    format!("{read} exchanges")
                };
                self.error(format!("{name}: {damage}; {read} could be read"));
            }
            Some(End::Schema(failure)) => return self.error(failure.to_string()),
        }
        (self.tell)(Event::Detail(format!(
            "{name}: {}, {read} read",
            form_name(form)
        )));
        let gaps = self.findings.end_of_input();
        if let Some(first) = gaps.first_unreadable {
            let first = harmless(&first);
            self.error(match gaps.unreadable {
                1 => format!("{name}: 1 record cannot be read: {first}"),
                count => format!("{name}: {count} records cannot be read; the first: {first}"),
            });
        }
        if gaps.cookies > 0 {
            self.note(format!("{name}: no exchange has a Cookie header (browsers leave it out), so cookies are not checked"));
        }
        if gaps.bodies > 0 {
            let bodies = match gaps.bodies {
                1 => "1 request body is".to_owned(),
                bodies => format!("{bodies} request bodies are"),
            };
            self.note(format!(
                "{name}: {bodies} not in the capture and not checked"
            ));
        }
    }
}

fn form_name(form: Form) -> &'static str {
    match form {
        Form::Har => "HAR",
        Form::Ndjson => "NDJSON",
        Form::Body => "a body",
    }
}

/// Whether a file's name says that it was meant to be a capture.
fn is_capture_name(name: &str) -> bool {
    let extension = Path::new(name)
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default();
    ["json", "har", "ndjson", "jsonl"]
        .iter()
        .any(|known| extension.eq_ignore_ascii_case(known))
}

/// An error of the file system in words that are the same everywhere.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}

/// Checks an input while it is written, until its writer ends it or `stop` does. A file has no end of its own, unless it is
/// a HAR that is closed.
pub fn follow(
    project: Project<'_>,
    inputs: Inputs,
    settings: &Settings,
    stop: &Stop,
    tell: &mut dyn FnMut(Event),
    found: &mut Found<'_>,
) -> Outcome {
    let live = Live {
        stop: stop.clone(),
        found,
    };
    let progress = Progress::default();
    run(project, inputs, settings, &progress, tell, Some(live))
}
