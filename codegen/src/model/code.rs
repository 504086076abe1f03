//! Codes: what an answer's number means.

use super::{CodeClass, Docs, Evidence, SchemaRef, Type};
use crate::source::Span;

/// One code of an operation or envelope.
#[derive(Debug, Clone)]
pub struct Code {
    /// The number; `None` is the key `"null"` (the code is there and null).
    pub value: Option<i64>,
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
