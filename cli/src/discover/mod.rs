//! A spec from captures: operations that nobody described yet, found by grouping calls, with their envelopes, codes,
//! logins and fixtures.
//!
//! `calls` reads captures, `group` tells operations apart, `envelope` reads outer objects, `login` finds credentials;
//! `request` and `reply` make schemas of what was seen; `describe` puts an operation together, and `place` writes it
//! into a draft of the project. What captures can't tell is asked: as a note `TODO` at its place. Knows no terminal.

mod beyond;
pub(crate) mod call;
mod calls;
mod describe;
mod described;
mod envelope;
mod envelope_absent;
mod envelope_code;
mod envelope_file;
mod envelope_find;
mod envelope_names;
mod envelope_schema;
pub(crate) mod group;
mod grouping;
mod habits;
pub(crate) mod hosts;
pub mod listing;
mod login;
mod naming;
mod narrow;
pub(crate) mod one;
mod place;
mod questions;
mod reply;
mod request;
mod responses;
mod seen;
mod selecting;
pub(crate) mod single;
mod words;

use std::path::{Path, PathBuf};

pub use beyond::beyond;

use crate::learn::{self, Decision, Draft, Learned, Left, Proposal};
use crate::progress::Progress;
use crate::report::Place;
use crate::texts::Languages;
use crate::validate::Event;
use call::Call;
use calls::Calls;
use described::Described;
use group::Group;

/// How to go about it.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Hosts, and the addresses under which captures have them.
    pub base_urls: Vec<(String, String)>,
    /// Where standard input was put, to be read more than once.
    pub stdin: Option<PathBuf>,
    /// Addresses of http are described wherever they are.
    pub allow_http: bool,
}

/// Adds to a draft what captures hold and it does not describe, then learns from the same captures what is new in the
/// operations that it has. `decide` is asked for each proposal.
pub fn discover(
    draft: Draft,
    inputs: &[PathBuf],
    settings: &Settings,
    decide: &mut dyn FnMut(&Proposal) -> Decision,
    tell: &mut dyn FnMut(Event),
) -> Learned {
    let calls = calls::read(inputs, settings.stdin.as_deref(), &settings.base_urls);
    let mut run = Run::new(draft, calls, settings.allow_http);
    for error in &run.calls.errors {
        tell(Event::Error(error.clone()));
    }
    run.all(decide);
    run.finish(inputs, settings, decide)
}

struct Run {
    draft: Draft,
    calls: Calls,
    taken: Vec<Proposal>,
    declined: Vec<Proposal>,
    left: Vec<Left>,
    notes: Vec<String>,
    stopped: bool,
    allow_http: bool,
}

impl Run {
    fn new(draft: Draft, calls: Calls, allow_http: bool) -> Self {
        Self {
            draft,
            calls,
            taken: Vec::new(),
            declined: Vec::new(),
            left: Vec::new(),
            notes: Vec::new(),
            stopped: false,
            allow_http,
        }
    }

    fn all(&mut self, decide: &mut dyn FnMut(&Proposal) -> Decision) {
        let calls = std::mem::take(&mut self.calls.list);
        let (calls, refused) = hosts::allowed(calls, self.allow_http);
        for (origin, count) in refused {
            let seen = format!("in {count} exchanges");
            let why = hosts::refused(&origin, false)
                .unwrap_or_default()
                .to_owned();
            self.leave(format!("{origin}: not described"), seen, why);
        }
        let is_sanitised = !self.calls.has_login;
        let calls = self.unknown(calls);
        if calls.is_empty() {
            return;
        }
        let groups = grouping::group(&calls);
        if is_sanitised {
            self.notes.push(
                "no call has a Cookie, an Authorization or another login: the capture was sanitised, or the API needs none; which calls need a login is asked in the spec".to_owned(),
            );
        }
        let languages = self
            .draft
            .loaded()
            .api
            .as_ref()
            .map_or(Languages::ENGLISH, Languages::of);
        let described = describe::all(&self.draft, &groups, &calls, is_sanitised, languages);
        for one in described {
            match one {
                Ok(described) => self.propose(&described, decide),
                Err((group, why)) => {
                    let title = title(group);
                    let seen = seen(group, &calls);
                    self.leave(title, seen, why);
                }
            }
        }
    }

    /// Calls that no operation of the spec is for.
    fn unknown(&self, calls: Vec<Call>) -> Vec<Call> {
        let Some(project) = self.draft.project() else {
            return calls;
        };
        let router = crate::check::router(project);
        let is_new = |call: &Call| call.operation(&router).is_none();
        calls.into_iter().filter(is_new).collect()
    }

    fn propose(
        &mut self,
        described: &Described<'_>,
        decide: &mut dyn FnMut(&Proposal) -> Decision,
    ) {
        let seen = described.seen();
        let next = place::add(&self.draft, described).and_then(place::checked);
        let next = match next {
            Ok(next) => next,
            Err(why) => return self.leave(title(described.group), seen, why),
        };
        let next = learn::with_fixtures(
            next,
            described.id(),
            &described.witnesses(),
            learn::Origin::Captured,
            &mut self.notes,
        );
        let proposal = Proposal {
            title: format!("{}: {}", described.id(), title(described.group)),
            place: self.root_place(),
            schema_path: String::new(),
            seen,
            caution: None,
            changes: learn::between(&self.draft, &next),
        };
        let decision = if self.stopped {
            Decision::Leave
        } else {
            decide(&proposal)
        };
        self.stopped |= decision == Decision::Stop;
        if decision == Decision::Take {
            self.draft = next;
            self.taken.push(proposal);
        } else {
            self.declined.push(proposal);
        }
    }

    fn root_place(&self) -> Place {
        let file = self.draft.root_file().unwrap_or_default();
        Place {
            file,
            line: 1,
            column: 1,
        }
    }

    fn leave(&mut self, title: String, seen: String, why: String) {
        let place = self.root_place();
        self.left.push(Left {
            title,
            place,
            schema_path: String::new(),
            seen,
            why,
        });
    }

    /// What the captures have of operations that are described now.
    fn finish(
        mut self,
        inputs: &[PathBuf],
        settings: &Settings,
        decide: &mut dyn FnMut(&Proposal) -> Decision,
    ) -> Learned {
        let is_whole = self.calls.errors.is_empty();
        for (why, count) in &self.calls.aside {
            self.notes.push(format!("set aside: {count} × {why}"));
        }
        if !self.taken.is_empty() {
            self.draft = learn::settled(self.draft);
        }
        let learning = learn::Settings {
            validate: crate::validate::Settings {
                base_urls: settings.base_urls.clone(),
                ..crate::validate::Settings::default()
            },
            requests: false,
            presence: false,
            counts: false,
            stdin: settings.stdin.clone(),
        };
        let mut stopped = |_: &Proposal| Decision::Stop;
        let decide: &mut dyn FnMut(&Proposal) -> Decision =
            if self.stopped { &mut stopped } else { decide };
        let has_operations = self
            .draft
            .loaded()
            .api
            .as_ref()
            .is_some_and(|api| !api.operations.is_empty());
        let mut learned = if has_operations {
            learn::learn_from(
                self.draft,
                inputs,
                &learning,
                &Progress::default(),
                decide,
                &mut |_| {},
            )
        } else {
            Learned::nothing(self.draft)
        };
        learned.exchanges = self.calls.total;
        learned.complete = is_whole;
        learned.vacuous = None;
        self.taken.append(&mut learned.taken);
        self.declined.append(&mut learned.declined);
        self.left.append(&mut learned.left);
        self.notes.append(&mut learned.notes);
        Learned {
            taken: self.taken,
            declined: self.declined,
            left: self.left,
            notes: self.notes,
            ..learned
        }
    }
}

/// The call in a line.
fn title(group: &Group) -> String {
    let selector = group.selector.as_ref();
    let selector = selector.map_or_else(String::new, |selector| {
        format!(" ({}={})", selector.name, selector.value)
    });
    format!(
        "{} {}{}{selector}",
        group.method,
        group.origin,
        group.path()
    )
}

/// How often, and where.
fn seen(group: &Group, calls: &[Call]) -> String {
    let samples: Vec<&str> = group
        .calls
        .iter()
        .filter_map(|number| calls.get(*number))
        .map(|call| call.sample.as_str())
        .collect();
    let first = samples
        .iter()
        .take(3)
        .copied()
        .collect::<Vec<_>>()
        .join(", ");
    let more = if samples.len() > 3 { ", …" } else { "" };
    match samples.len() {
        1 => format!("once: {first}"),
        count => format!("in {count} exchanges: {first}{more}"),
    }
}

/// The draft with a fixture of an operation made of one captured exchange, under a name.
pub fn fixture(
    draft: &Draft,
    operation: &str,
    case: &str,
    sample: &str,
    base_urls: &[(String, String)],
) -> Result<Draft, String> {
    let call = one::captured(sample, base_urls)?
        .call
        .ok_or("a reply body does not tell its call")?;
    let project = draft.project().ok_or("the spec can't be used")?;
    let known = project.operation(operation)?;
    let router = crate::check::router(project);
    let number = call
        .operation(&router)
        .ok_or_else(|| format!("{sample} is a call of no operation of the spec"))?;
    let own = project
        .api
        .operations
        .get(number)
        .ok_or("its operation is gone")?;
    if own.id != known.id {
        return Err(format!(
            "{sample} is a call of `{}`, not of `{operation}`",
            own.id
        ));
    }
    learn::with_fixture(draft, number, case, sample, &call.exchange())
}

/// A project that begins here: its root document, which describes nothing yet.
pub fn begin(spec: &Path, name: &str) -> Draft {
    let text = include_str!("root.yaml").replace("PROJECT", name);
    let file = spec
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or("openapi.yaml");
    let folder = spec
        .parent()
        .and_then(Path::file_name)
        .and_then(|name| name.to_str())
        .unwrap_or("spec");
    Draft::begin(spec, &format!("{folder}/{file}"), &text)
}
