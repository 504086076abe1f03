//! Codes: what an answer's number means.

use super::{CodeClass, Docs, Evidence, SchemaRef, Type};
use crate::source::Span;
use bilispec_wire::envelope as wire;

/// One code of an operation or envelope.
#[derive(Debug, Clone)]
pub struct Code {
    /// As [`wire::Code::key`] gives it; `None` is the key `"null"` (the code is there and null).
    pub value: Option<wire::Code<'static>>,
    /// Its name, as a Rust variant.
    pub name: String,
    /// What sort of answer it is.
    pub class: CodeClass,
    /// How well it is known.
    pub level: Evidence,
    /// What it means.
    pub docs: Docs,
    /// What the reply's data is known to carry with it.
    pub data: Option<CodeData>,
    /// The entry under `x-codes`.
    pub span: Span,
    /// The catalogue entry that says what it means; the same as `span` when it is written in place.
    pub definition: Span,
}

impl Code {
    /// As the key of `x-codes` has it.
    pub fn key(&self) -> String {
        match &self.value {
            Some(code) => code.to_string(),
            None => "null".to_owned(),
        }
    }

    /// The integer, if it is one.
    pub fn integer(&self) -> Option<i64> {
        self.value.as_ref()?.integer()
    }

    /// Whether it means success.
    pub fn is_success(&self, success: &wire::Success<'_>) -> bool {
        match (&self.value, success) {
            (Some(code), wire::Success::Values(values)) => {
                values.iter().any(|value| value.key() == *code)
            }
            (None, wire::Success::Absent) => true,
            _ => false,
        }
    }
}

/// What `data` carries with a code.
#[derive(Debug, Clone)]
pub struct CodeData {
    /// As a type.
    pub ty: Type,
    /// As a schema.
    pub schema: SchemaRef,
}

/// A text in the message under which a success code is a refusal (`x-blocked`).
#[derive(Debug, Clone)]
pub struct Blocked {
    /// What the message contains; case counts.
    pub text: String,
    /// Its name, as a Rust variant.
    pub name: String,
    /// What sort of answer it is.
    pub class: CodeClass,
    /// What it means.
    pub docs: Docs,
    /// Where the text stands.
    pub span: Span,
}
