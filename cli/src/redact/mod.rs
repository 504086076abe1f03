//! Captures without credentials, and with nobody's data in place of somebody's, so that they can be shared and kept.
//!
//! The spec's `x-sensitive` says what must not be passed on; where the spec knows nothing, names do. The result
//! validates with the same findings, and redacting it again changes nothing. An input is streamed: one exchange is in
//! memory at a time.

mod body;
mod exchange;
mod fields;
mod http;
mod json;
mod names;
mod pseudonym;
mod schema;
mod spec;
mod stream;
mod summary;
mod walk;

use std::io::{self, Read, Write};

use bilispec_codegen::model::Sensitivity;

use crate::capture::Form;
use crate::project::Project;

pub use pseudonym::Kind;
pub use summary::{Found, MOST, Redacted};

use exchange::Exchange;
use spec::Spec;
use summary::Notes;
use walk::Core;

/// Whether a value says by itself that it is a credential or somebody's.
pub(crate) fn is_private(text: &str) -> bool {
    names::of_value("", text).is_some()
}

/// What a value says by itself of whom it concerns; `name` is what its field is called.
pub(crate) fn sensitivity_of_value(name: &str, text: &str) -> Option<Sensitivity> {
    names::of_value(name, text).map(Kind::sensitivity)
}

/// What a field's name says of its value.
pub(crate) fn sensitivity_of_name(name: &str) -> Option<Sensitivity> {
    names::of_field(name).map(Kind::sensitivity)
}

/// Redacts inputs one after the other; the same value gets the same fake in all of them.
pub struct Redactor {
    spec: Spec,
    core: Core,
    notes: Notes,
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
        }
    }

    /// The same, and what a value says by itself counts even where the spec calls it harmless: for what is going to be a
    /// part of the project.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.core.strict = true;
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
        (told, result)
    }

    fn exchange<'x>(&'x mut self, sample: String, operation: Option<&str>) -> Exchange<'x> {
        self.core.sample = sample;
        Exchange {
            operation: operation.and_then(|id| self.spec.operation(id)),
            spec: &self.spec,
            core: &mut self.core,
            notes: &mut self.notes,
        }
    }
}
