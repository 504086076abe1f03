//! Views by direction: a property that is `readOnly` is no part of what is sent, one that is `writeOnly` none of what is
//! received.

use std::collections::{HashMap, HashSet};

use super::Builder;
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
    types: HashMap<(SchemaId, Option<Direction>), Type>,
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

    fn key(&self, schema: SchemaId, direction: Direction) -> (SchemaId, Option<Direction>) {
        (schema, self.differs(schema).then_some(direction))
    }
}

impl<'a> Builder<'a> {
    /// The type that a schema has already, as it travels this way.
    pub(super) fn known_type(&self, schema: SchemaId) -> Option<Type> {
        let key = self.views.key(schema, self.direction);
        self.views.types.get(&key).cloned()
    }

    pub(super) fn know_type(&mut self, schema: SchemaId, ty: Type) {
        let key = self.views.key(schema, self.direction);
        self.views.types.insert(key, ty);
    }

    /// Whether a property is part of what travels this way.
    pub(super) fn travels(&self, property: &View<'a>) -> bool {
        let (read, write) = marks(property);
        match self.direction {
            Direction::Request => !read,
            Direction::Reply => !write,
        }
    }
}

/// Whether it is `readOnly`, and whether it is `writeOnly`.
fn marks(property: &View<'_>) -> (bool, bool) {
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
