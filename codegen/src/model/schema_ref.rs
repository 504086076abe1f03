//! The way back from the model to the schema that it came from.

use crate::source::{FileId, Span};

/// A schema by its place in the project: what [`crate::model`] and the schema documents share.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SchemaRef {
    /// The file that holds it.
    pub file: FileId,
    /// JSON pointer in that file; `""` is the whole file.
    pub pointer: String,
    /// Its text.
    pub span: Span,
}
