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
