//! What `validate` found: the report as data, how it is gathered, and how it is printed.
//!
//! Whoever finds something hands over an [`Observation`]; grouping, counting, ordering and capping happen here and
//! nowhere else. Nothing here knows a schema or a capture.

mod annotation;
mod clean;
mod collect;
mod counts;
mod coverage;
mod covered;
mod finding;
mod github;
mod groups;
mod html;
mod human;
mod junit;
mod known;
mod left_out;
mod merge;
mod model;
mod require;
mod sarif;
mod shown;
mod style;
mod tally;

pub use crate::harmless::harmless;
pub use annotation::{Annotation, annotate, annotations};
pub(crate) use annotation::{INCOMPLETE, UNMET};
pub use bilispec_codegen::diagnostics::Severity;
pub use collect::{Collector, Near, VERSION};
pub use counts::Counts;
pub use covered::{Coverage, Covered};
pub use finding::{Accepted, Finding, Part, Place};
pub use github::github;
pub(crate) use groups::without_indices;
pub use html::html;
pub use human::{Context, print, print_finding, tally};
pub use junit::junit;
pub use known::Known;
pub use left_out::hints;
pub use merge::merge;
pub use model::{
    Cookies, Exchanges, NotChecked, OperationSummary, Others, Report, Requirement, Unmatched,
};
pub(crate) use require::vacuous;
pub use require::{Require, Requirements};
pub use sarif::{RuleHelp, sarif};
pub use style::Style;

/// What tells findings of a rule apart beside their place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The value, the code or the status: the spec lists which there are, or the call says which it has to be.
    Listed,
    /// The kind of value.
    Typed,
    /// Nothing.
    Other,
}

/// Of a rule, by its id.
pub(crate) fn kind(rule: &str) -> Kind {
    match rule.split_once('.').map_or("", |(_, name)| name) {
        "status" | "enum" | "const" | "echo" | "unknown-value" | "unknown-code" => Kind::Listed,
        "type" => Kind::Typed,
        _ => Kind::Other,
    }
}

/// One finding in one exchange, before it is grouped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// The rule's id: `response.enum`.
    pub rule: String,
    /// How bad it is.
    pub severity: Severity,
    /// Which side of the exchange.
    pub part: Part,
    /// Where, as a JSON pointer.
    pub instance_path: String,
    /// The rule's own place in the spec: file, `#`, JSON pointer.
    pub schema_path: String,
    /// The same as line and column.
    pub place: Place,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What the spec says.
    pub expected: String,
    /// What was there, masked where it must be.
    pub found: String,
}
