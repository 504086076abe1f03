//! The spec as one `OpenAPI` document, for other tools.
//!
//! Path items and codes are written in place, everything else that is referred to moves to `components`: schemas
//! under their title (also those that stand in place and have one), the rest under the key that they have in their
//! file, clashes numbered. Fixtures are written into their examples. The order of members is that of the spec, and extensions stay.
//!
//! Knows what can be referred to in `OpenAPI`; does not know what any of it means.

mod build;
mod json;
mod kinds;
mod servers;
pub(crate) mod yaml;

use crate::diagnostics::Diagnostic;
use crate::source::{Json, Project};

/// The document; or, of a spec that was not checked before, what stands in its way.
pub fn build(project: &Project) -> Result<Json, Vec<Diagnostic>> {
    build::build(project)
}

/// A document as JSON text for people, with a newline at its end.
pub fn to_json(document: &Json) -> String {
    to_json_with(document, "  ")
}

/// The same with another text in front of each line for each level.
pub(crate) fn to_json_with(document: &Json, indent: &str) -> String {
    json::write(document, indent)
}

/// A document as YAML text that readers of YAML 1.1 and of YAML 1.2 understand alike.
pub fn to_yaml(document: &Json) -> String {
    yaml::write(document)
}
