//! Views by direction: a property that is `readOnly` is no part of what is sent, one that is `writeOnly` none of what is
//! received.

use std::collections::{HashMap, HashSet};

use super::view::View;
use crate::model::Type;
use crate::openapi::{Document, SchemaId, SchemaObject};

/// Which way a value goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Direction {
    /// To the server.
    Request,
    /// From the server.
    Reply,
}

/// Types by the schema that they were made of; two where its directions differ.
#[derive(Debug, Default)]
pub(super) struct Views {
    pub(super) types: HashMap<(SchemaId, Option<Direction>), Type>,
    /// The schemas that differ by direction, or lead to one that does.
    differing: HashSet<SchemaId>,
}

impl Views {
    pub(super) fn new(document: &Document) -> Self {
        Self {
            types: HashMap::new(),
            differing: differing(document),
        }
    }

    pub(super) fn differs(&self, schema: SchemaId) -> bool {
        self.differing.contains(&schema)
    }

    pub(super) fn key(
        &self,
        schema: SchemaId,
        direction: Direction,
    ) -> (SchemaId, Option<Direction>) {
        (schema, self.differs(schema).then_some(direction))
    }
}

/// Whether it is `readOnly`, and whether it is `writeOnly`.
pub(super) fn marks(property: &View<'_>) -> (bool, bool) {
    let is = |get: fn(&SchemaObject) -> Option<bool>| property.find(get).unwrap_or(false);
    (
        is(|object| object.read_only),
        is(|object| object.write_only),
    )
}

/// All schemas from which a property that travels one way alone can be reached.
fn differing(document: &Document) -> HashSet<SchemaId> {
    let mut above: HashMap<SchemaId, Vec<SchemaId>> = HashMap::new();
    let mut open = Vec::new();
    for (id, schema) in document.schemas.iter() {
        let Some(object) = schema.object() else {
            continue;
        };
        for child in children(object) {
            above.entry(child).or_default().push(id);
        }
        let mut properties = object.properties.iter().flatten();
        if properties.any(|member| marks(&View::new(document, member.value)) != (false, false)) {
            open.push(id);
        }
    }
    let mut found = HashSet::new();
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(above.get(&id).into_iter().flatten());
        }
    }
    found
}

/// The schemas that an object's type consists of.
fn children(object: &SchemaObject) -> Vec<SchemaId> {
    let lists = [&object.all_of, &object.any_of, &object.one_of];
    let lists = lists.into_iter().flatten().flat_map(|list| &list.value);
    let maps = [&object.properties, &object.pattern_properties];
    let maps = maps.into_iter().flatten().flatten();
    let single = [
        object.items,
        object.additional_properties,
        object.content_schema,
        object.reference.as_ref().and_then(|to| to.value.target),
    ];
    let mut all: Vec<SchemaId> = lists.copied().collect();
    all.extend(maps.map(|member| member.value));
    all.extend(object.prefix_items.iter().flatten());
    all.extend(single.into_iter().flatten());
    all
}
