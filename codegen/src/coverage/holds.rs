//! Whether a branch of a `oneOf` is the one that a value chose.
//!
//! Looks at what tells branches apart — types, constants, enums, required members — and is no validator:
//! bounds and patterns are not looked at, and a document that breaks its schema is another rule's finding.

use serde_json::Value;

use super::tree::chain;
use crate::openapi::words::JsonKind;
use crate::openapi::{Document, SchemaId, SchemaKind, SchemaObject};

/// Branches are told apart near the top.
const DEPTH: usize = 4;

/// Whether the value can be of this branch.
pub(super) fn holds(document: &Document, id: SchemaId, value: &Value) -> bool {
    at_depth(document, id, value, 0)
}

fn at_depth(document: &Document, id: SchemaId, value: &Value, depth: usize) -> bool {
    if let SchemaKind::Boolean(allowed) = document.schemas.get(id).kind {
        return allowed;
    }
    depth > DEPTH
        || chain(document, id)
            .iter()
            .all(|(_, object)| one(document, object, value, depth))
}

fn one(document: &Document, object: &SchemaObject, value: &Value, depth: usize) -> bool {
    let holds = |id: &SchemaId| at_depth(document, *id, value, depth + 1);
    let types = object
        .types
        .as_ref()
        .is_none_or(|types| types.0.iter().any(|kind| is(value, kind.value)));
    let constant = object
        .constant
        .as_ref()
        .is_none_or(|constant| constant.value.to_value() == *value);
    let values = object.values.as_ref().is_none_or(|list| {
        list.value
            .iter()
            .any(|known| known.value.to_value() == *value)
    });
    let members = value.as_object().is_none_or(|members| {
        let required = object.required.iter().flatten();
        let properties = object.properties.iter().flatten();
        required
            .into_iter()
            .all(|name| members.contains_key(&name.value))
            && properties.into_iter().all(|member| {
                members
                    .get(&member.name.value)
                    .is_none_or(|value| at_depth(document, member.value, value, depth + 1))
            })
    });
    types
        && constant
        && values
        && members
        && object
            .all_of
            .iter()
            .all(|list| list.value.iter().all(holds))
        && object
            .any_of
            .iter()
            .all(|list| list.value.iter().any(holds))
        && object
            .one_of
            .iter()
            .all(|list| list.value.iter().any(holds))
        && object.not.is_none_or(|id| !holds(&id))
}

fn is(value: &Value, kind: JsonKind) -> bool {
    match kind {
        JsonKind::Null => value.is_null(),
        JsonKind::Boolean => value.is_boolean(),
        JsonKind::Integer => {
            value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|n| n.fract() == 0.0)
        }
        JsonKind::Number => value.is_number(),
        JsonKind::String => value.is_string(),
        JsonKind::Array => value.is_array(),
        JsonKind::Object => value.is_object(),
    }
}
