//! The validation engine: JSON Schema over JSON documents, and reports that a person can act on.
//!
//! A [`Schema`] is a table made from a schema document, and a [`Validator`] checks bytes against one. They give two kinds
//! of answers:
//!
//! - [`Schema::is_valid`] and [`Schema::violations`] are JSON Schema as it is written: verdict and
//!   places are those of the `jsonschema` crate.
//! - [`Validator::report`] says each cause once and in the right words. A value of the wrong type is
//!   only that; of `anyOf` and `oneOf`, the branch that the document chose is the one that is heard
//!   (by type, by a const or an enum, or by the envelope's code); strings that hold JSON text are
//!   looked into; fields, values and codes that the spec does not know are warnings. Whatever the
//!   spec calls sensitive is shown by its type alone.
//!
//! ```
//! use bilispec_engine::{Side, Validator};
//!
//! let validator = Validator::from_json_str(
//!     r#"{"type": "object", "required": ["exp"], "properties": {"exp": {"type": "integer"}}}"#,
//! )?;
//! let report = validator.report(br#"{"exp": "2", "level": 6}"#, Side::Response)?;
//! let found: Vec<(&str, &str)> = report
//!     .findings
//!     .iter()
//!     .map(|finding| (finding.id, finding.instance_path.as_str()))
//!     .collect();
//! assert_eq!(found, [("response.type", "/exp"), ("response.unknown-field", "/level")]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The engine reads no files, prints nothing, and knows neither operations nor hosts.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod evaluate;
mod fields;
mod path;
mod plain_fields;
mod report;
mod schema;
mod stream;
mod validators;

pub use bilispec_wire::json::{Document, Member, NumberText, Object, SyntaxError, Value};
pub use bilispec_wire::parameter::{Parameter, Place, Shape, Source, Style};

pub use bilispec_wire::envelope::{Code as CodeValue, Doubt, SideEffect};
pub use bilispec_wire::status::Status;

pub use evaluate::{Keyword, Violation};
pub use fields::Fields;
pub use plain_fields::{FieldsRoom, PlainFields};
pub use report::{Answer, CodeRead, Finding, OutcomeRead, Report, Rule, Severity, Side};
pub use schema::{Schema, SchemaError, SchemaProblem, Sensitivity};
pub use stream::{AnswerBasis, Checked, Parts, ReadCode, Validator, echo_agrees};
pub use validators::Validators;

#[doc(hidden)]
pub mod table {
    //! What tables in generated code are made of. No part of the public interface: it changes with
    //! the generator.

    pub use super::schema::pattern::{Pattern, needs_regex};
    pub use super::schema::table::*;
    pub use bilispec_wire::json::number::Number;

    /// What generated code makes its rows with.
    pub mod rows {
        pub use crate::Validator;
        pub use crate::schema::rows::*;
        pub use crate::stream::validator;
    }
}

/// Stops the compiler at a pattern that this build's engine can't hold: for constants in generated code.
pub use schema::pattern::assert_supported;

/// Whether a text contains a match of an ECMA-262 pattern; `None` for a pattern that cannot be read.
pub fn pattern_matches(pattern: &str, text: &str) -> Option<bool> {
    let pattern = schema::pattern::Pattern::new(pattern).ok()?;
    Some(pattern.is_match(text))
}

/// The files of this crate, path and text: what the command copies into its users' projects.
#[cfg(feature = "sources")]
pub static SOURCES: &[(&str, &str)] = bilispec_sources::sources!();
