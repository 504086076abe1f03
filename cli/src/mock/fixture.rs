//! Replies of the project, and what each says.

use bilispec_codegen::source::Json;
use bilispec_engine::CodeValue;
use bytes::Bytes;

/// A reply body of the project.
pub(super) struct Fixture {
    pub(super) case: String,
    pub(super) bytes: Bytes,
    pub(super) json: Json,
    /// The HTTP status that it comes with.
    pub(super) status: u16,
    /// What its envelope and its payload say.
    pub(super) says: Says,
    /// The request that it was recorded with; made-up replies have none.
    pub(super) request: Option<Recorded>,
}

/// What a reply says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Says {
    /// The call succeeded; the outcome's name.
    Success(String),
    /// The call was answered, but the act did not happen; the outcome's name.
    Declined(String),
    /// The call was refused; `None` is a code that is null.
    Refused(Option<CodeValue<'static>>),
    /// The call was refused by its HTTP status.
    Status(u16),
}

/// Values of a recorded request, each with the number of its parameter.
pub(super) type Recorded = Vec<(usize, Json)>;
