//! The validation engine.

mod equal;
mod evaluate;
mod json;
mod number;
mod parse;
mod path;
mod report;
mod schema;

pub use evaluate::{Keyword, Violation};
pub use json::{Document, Member, NumberText, Object, SyntaxError, Value};
pub use report::{Answer, CodeRead, Finding, OutcomeRead, Report, Rule, Severity, Side};
pub use schema::{Schema, SchemaError, SchemaProblem, Sensitivity};

/// Whether a text contains a match of an ECMA-262 pattern; `None` for a pattern that cannot be read.
#[cfg(feature = "client")]
pub(crate) fn pattern_matches(pattern: &str, text: &str) -> Option<bool> {
    let pattern = schema::pattern::Pattern::new(pattern).ok()?;
    Some(pattern.is_match(text))
}
