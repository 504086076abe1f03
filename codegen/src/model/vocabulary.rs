//! What there is to say about a thing.

pub use crate::openapi::Dialect;
pub use crate::openapi::words::{
    CodeClass, Effect, Evidence, JsonKind, Provenance, Sensitivity, Unit,
};

/// What there is to say about a thing, in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Docs {
    /// `summary`, as written.
    pub summary: Option<String>,
    /// The description's first line, Chinese.
    pub zh: Option<String>,
    /// The rest of the description, English.
    pub en: Option<String>,
    /// `x-notes`.
    pub notes: Vec<String>,
    /// Own or inherited.
    pub evidence: Evidence,
    /// `x-unit`.
    pub unit: Option<Unit>,
}
