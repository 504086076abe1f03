//! What schemas are called in the bundle: as the client's types are.
//!
//! Readers of the document make types of components, and number what has no name. The model has a name for everything
//! that is a type, each once.

use std::collections::HashMap;

use crate::model::{Api, Operation, snake_case};
use crate::source::{Entry, Json, Node, NodeKind, Project, Span};

/// Names by the place of the schema that has them.
pub(super) type Names = HashMap<Span, String>;

/// The names of a spec's types, of its forms, and of what its calls succeed with.
pub(super) fn names(project: &Project, api: &Api) -> Names {
    let mut names = Names::new();
    for def in &api.types {
        let name = || def.rust_name.clone();
        names.entry(def.schema.span).or_insert_with(name);
    }
    for operation in &api.operations {
        let request = &operation.request;
        let fields = request
            .schema
            .as_ref()
            .filter(|_| !request.has_whole_body());
        if let Some(schema) = fields {
            let name = || request.type_name.clone();
            names.entry(schema.span).or_insert_with(name);
        }
    }
    for operation in &api.operations {
        let name = [&operation.type_name, "Success"].concat();
        if let Some(branch) = success(project, operation)
            && !names.values().any(|taken| *taken == name)
        {
            names.entry(branch.span).or_insert(name);
        }
    }
    names
}

/// The branch of a reply's schema that puts a payload into an envelope.
fn success<'p>(project: &'p Project, operation: &Operation) -> Option<&'p Node> {
    let reply = project.node_of(operation.reply.schema.span)?;
    let NodeKind::Sequence(branches) = &reply.get("oneOf")?.kind else {
        return None;
    };
    branches.iter().find(|branch| branch.get("allOf").is_some())
}

/// A summary for an operation that has none, where many readers ask for one: the words of its id.
pub(super) fn summary(operation: &[Entry]) -> Option<Json> {
    let member = |name: &str| operation.iter().find(|entry| entry.key.text == name);
    if member("summary").is_some() {
        return None;
    }
    let id = member("operationId")?.value.as_str()?;
    let words = snake_case(id).replace('_', " ");
    let first = words.get(..1)?.to_ascii_uppercase();
    Some(Json::String([&first, words.get(1..)?].concat()))
}
