//! The spec as one `OpenAPI` document, for other tools.
//!
//! Path items and codes are written in place, everything else that is referred to moves to `components`: schemas under the
//! name of their type or their title (also those that stand in place and have one), the rest under the key that they have in
//! their file. Fixtures are written into their examples. The order of members is that of the spec, and extensions stay.
//!
//! Of a spec of ours, what other generators would number has a name: types are called as in the client (`names`), and
//! conditions, of which nobody wants types, stand where none are made of them (`conditions`).

mod build;
mod conditions;
mod json;
mod kinds;
mod names;
mod servers;
pub(crate) mod yaml;

use crate::diagnostics::Diagnostic;
use crate::model::{Api, Dialect};
use crate::source::{Json, Project};

/// The document; or, of a spec that was not checked before, what stands in its way. `api` is what the spec was read as; a
/// document from elsewhere, and one that was not read, keeps the schemas and names that it has.
pub fn build(project: &Project, api: Option<&Api>) -> Result<Json, Vec<Diagnostic>> {
    let Some(api) = api.filter(|api| api.dialect == Dialect::Annotated) else {
        return build::build(project, None);
    };
    let mut document = build::build(project, Some(names::names(project, api)))?;
    conditions::set_apart(&mut document);
    Ok(document)
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
