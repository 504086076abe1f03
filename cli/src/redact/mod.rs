//! Captures without credentials, and with nobody's data in place of somebody's, so that they can be shared and kept.
//!
//! The spec's `x-sensitive` says what must not be passed on; where it says nothing, the names and shapes of
//! `bilispec_wire::privacy` do. The result validates with the same findings, and redacting it again changes nothing. An input is streamed: one exchange is in
//! memory at a time.

mod body;
mod edit;
mod exchange;
mod fields;
mod har;
mod http;
mod json;
mod pseudonym;
mod schema;
mod spec;
mod stream;
mod summary;
mod texts;
mod walk;

use std::io::{self, Read, Write};

use crate::capture::Form;
use crate::project::Project;

pub use bilispec_wire::privacy::Kind;
pub use summary::{Found, MOST, Redacted};

use exchange::Exchange;
use spec::Spec;
use summary::Notes;
use walk::Core;

/// Redacts inputs one after the other; the same value gets the same fake in all of them.
pub struct Redactor {
    spec: Spec,
    core: Core,
    notes: Notes,
    keeps_extras: bool,
}

/// Why an input could not be redacted, or not wholly.
#[derive(Debug)]
pub enum Failure {
    /// It is in no known form, or ends in the middle; in words.
    Input(String),
    /// The result can't be written.
    Output(io::Error),
}

impl Redactor {
    /// A redactor by a spec. `allowed`: values that are public, whatever they are.
    pub fn new(project: Project<'_>, allowed: Vec<String>) -> Self {
        Self {
            spec: Spec::new(project),
            core: Core::allowing(allowed),
            notes: Notes::default(),
            keeps_extras: false,
        }
    }

    /// The same, and what a value says by itself counts even where the spec calls it harmless: for what is going to be a
    /// part of the project.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.core.strict = true;
        self
    }

    /// The same, and texts are pointed at in which names and addresses could stand.
    #[must_use]
    pub fn pointing_at_prose(mut self) -> Self {
        self.core.points_at_prose = true;
        self
    }

    /// The same, but what is not in the format of HAR (`comment`, `_…`) is kept, if nothing private is found in it.
    #[must_use]
    pub fn keeping_extras(mut self) -> Self {
        self.keeps_extras = true;
        self
    }

    /// Redacts one input. What was found is told even if it could not be read to its end.
    pub fn redact(
        &mut self,
        name: &str,
        operation: Option<&str>,
        form: Option<Form>,
        input: impl Read + Send,
        out: &mut dyn Write,
    ) -> (Redacted, Result<(), Failure>) {
        let mut told = Redacted::default();
        let result = self.stream(name, operation, form, input, out, &mut told);
        told.found = std::mem::take(&mut self.core.found);
        told.values = std::mem::take(&mut self.core.values);
        told.notes = std::mem::take(&mut self.notes).lines(name);
        let prose = std::mem::take(&mut self.core.prose).into_iter();
        told.prose = prose
            .map(|(place, (sample, times))| match times {
                1 => format!("{sample}: {place}"),
                _ => format!("{sample}: {place} (and {} more)", times - 1),
            })
            .collect();
        (told, result)
    }

    /// One entry of a HAR file, redacted; `None` if it is none.
    pub(crate) fn entry(&mut self, json: &str) -> Option<String> {
        self.core.found.clear();
        self.exchange(String::new(), None).entry(json)
    }

    fn exchange<'x>(&'x mut self, sample: String, operation: Option<&str>) -> Exchange<'x> {
        self.core.sample = sample;
        Exchange {
            operation: operation.and_then(|id| self.spec.operation(id)),
            spec: &self.spec,
            core: &mut self.core,
            notes: &mut self.notes,
            keeps_extras: self.keeps_extras,
        }
    }
}
