//! Schemas that lead back to themselves without anything in between.
//!
//! Recursion through properties or items ends with the document that is checked; recursion in place never does.

use super::{Schema, SchemaId, Schemas};
use crate::diagnostics::{Diagnostic, Diagnostics, rules};

/// Reports every schema that applies itself to the value it stands for.
///
/// Returns the schemas to cut: without them there is no circle left.
pub(super) fn circles(schemas: &Schemas, diagnostics: &mut Diagnostics) -> Vec<SchemaId> {
    let mut cut = Vec::new();
    let mut state = vec![State::New; schemas.iter().count()];
    for (start, _) in schemas.iter() {
        // Depth first over a stack of our own: chains of references may be long.
        let mut stack = vec![(start, 0_usize)];
        while let Some((id, next)) = stack.last_mut() {
            let id = *id;
            let children = in_place(schemas.get(id));
            let known = state.get_mut(id.index());
            match (known, children.get(*next)) {
                (Some(State::Done) | None, _) => {
                    stack.pop();
                }
                (Some(known), Some(child)) => {
                    *known = State::Open;
                    *next += 1;
                    if state.get(child.index()) == Some(&State::Open) {
                        report(schemas.get(id), diagnostics);
                        cut.push(id);
                    } else {
                        stack.push((*child, 0));
                    }
                }
                (Some(known), None) => {
                    *known = State::Done;
                    stack.pop();
                }
            }
        }
    }
    cut
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

fn report(schema: &Schema, diagnostics: &mut Diagnostics) {
    let reference = schema.object().and_then(|object| object.reference.as_ref());
    let span = reference.map_or(schema.span, |reference| reference.span);
    diagnostics.push(
        Diagnostic::error(
            rules::CIRCULAR_REF,
            span,
            "this schema leads back to itself",
        )
        .help("recursion needs a property or a list in between"),
    );
}

/// The schemas that apply to the same value.
fn in_place(schema: &Schema) -> Vec<SchemaId> {
    let Some(object) = schema.object() else {
        return Vec::new();
    };
    let mut children = Vec::new();
    children.extend(
        object
            .reference
            .as_ref()
            .and_then(|reference| reference.value.target),
    );
    for list in [&object.all_of, &object.any_of, &object.one_of] {
        children.extend(list.iter().flat_map(|list| list.value.iter().copied()));
    }
    children.extend(
        [object.not, object.condition, object.then, object.otherwise]
            .into_iter()
            .flatten(),
    );
    children.extend(
        object
            .dependent_schemas
            .iter()
            .flatten()
            .map(|member| member.value),
    );
    children
}
