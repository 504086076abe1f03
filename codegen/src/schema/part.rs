//! The document of a part of a reply, for captures that hold no more than that.

use std::collections::HashSet;

use super::document::{SchemaDoc, document};
use super::writer::Writer;
use crate::coverage::tree::chain;
use crate::model::{Api, Operation};
use crate::openapi::{Document, SchemaId};
use crate::source::{Project, pointer};

/// The document of what stands at a JSON pointer into the body of an operation's reply, `/data/list` say; items of a
/// list are numbers, whichever. `None`: the pointer is none, or the spec describes nothing there.
pub fn reply_part(
    project: &Project,
    spec: &Document,
    api: &Api,
    operation: &Operation,
    at: &str,
) -> Option<SchemaDoc> {
    let steps = pointer::split(at)?;
    let envelope = api.envelope(operation.reply.envelope);
    let at_span = |span| spec.schemas.at(span);
    // The payload is described in two places: what the envelope says of it is that there is one.
    let whole = |steps| Some((at_span(operation.reply.schema.span)?, steps));
    let (start, rest) = match envelope.below_data(&steps) {
        // The whole of a payload beside its code is the reply.
        Some([]) if envelope.data.is_empty() => whole(steps.as_slice())?,
        Some(rest) => (at_span(operation.reply.payload_schema.span)?, rest),
        None => whole(steps.as_slice())?,
    };
    let mut walk = Walk {
        document: spec,
        seen: HashSet::new(),
    };
    let mut found = walk.find(start, rest);
    if found.is_none() && envelope.data.is_empty() {
        walk.seen.clear();
        found = walk.find(at_span(operation.reply.schema.span)?, rest);
    }
    let found = found?;
    let span = spec.schemas.get(found).span;
    let node = project.node_of(span)?;
    Some(document(Writer::new(project), Some(node), |_| ()))
}

struct Walk<'d> {
    document: &'d Document,
    /// Schemas by how many steps are left: alternatives may lead back to themselves.
    seen: HashSet<(SchemaId, usize)>,
}

impl Walk<'_> {
    fn find(&mut self, schema: SchemaId, steps: &[String]) -> Option<SchemaId> {
        let Some((step, rest)) = steps.split_first() else {
            return Some(schema);
        };
        if !self.seen.insert((schema, steps.len())) {
            return None;
        }
        let document = self.document;
        let is_index = !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_digit());
        for (_, object) in chain(document, schema) {
            let member = object.properties.as_ref().and_then(|list| list.get(step));
            let item = object.items.filter(|_| is_index);
            if let Some(next) = member.copied().or(item).or(object.additional_properties) {
                return self.find(next, rest);
            }
            let lists = [&object.all_of, &object.one_of, &object.any_of];
            let inner = lists.into_iter().flatten().flat_map(|list| &list.value);
            let inner = inner.copied().chain(object.content_schema);
            for branch in inner {
                if let Some(found) = self.find(branch, steps) {
                    return Some(found);
                }
            }
        }
        None
    }
}
