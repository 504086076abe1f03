//! A schema together with what it refers to.

use std::collections::HashSet;

use super::docs::{Standing, ids};
use crate::model::Note;
use crate::openapi::{
    Document, EvidenceMark, Schema, SchemaId, SchemaKind, SchemaObject, SourceMark,
};
use crate::source::{Span, Spanned};

/// A schema and, if it is a `$ref`, all that it leads to, nearest first.
pub(super) struct View<'a> {
    /// Its own schema.
    pub(super) id: SchemaId,
    /// Its own place.
    pub(super) span: Span,
    /// The last of the chain: what is not a `$ref` itself.
    pub(super) target: SchemaId,
    /// Its kind.
    pub(super) kind: &'a SchemaKind,
    /// The objects of the chain.
    chain: Vec<&'a SchemaObject>,
}

/// Keywords without which it is not known what a schema is.
const STRUCTURE: &[&str] = &[
    "type",
    "enum",
    "const",
    "properties",
    "additionalProperties",
    "items",
    "oneOf",
    "anyOf",
    "allOf",
    "contentSchema",
    "x-known-values",
    "x-newtype",
    "x-envelope",
];

impl<'a> View<'a> {
    pub(super) fn new(document: &'a Document, id: SchemaId) -> Self {
        let own: &Schema = document.schemas.get(id);
        let mut view = Self {
            id,
            span: own.span,
            target: id,
            kind: &own.kind,
            chain: Vec::new(),
        };
        let mut visited = HashSet::new();
        let mut next = Some(id);
        while let Some(id) = next.filter(|id| visited.insert(*id)) {
            let schema = document.schemas.get(id);
            view.target = id;
            view.kind = &schema.kind;
            view.chain.extend(schema.object());
            let reference = schema.object().and_then(|object| object.reference.as_ref());
            next = reference.and_then(|reference| reference.value.target);
            let half = STRUCTURE
                .iter()
                .any(|key| document.is_unreadable(schema.span, key));
            if half || reference.is_some() && next.is_none_or(|next| visited.contains(&next)) {
                // Half read, or it leads nowhere or back: reported, and as good as unreadable.
                view.kind = &SchemaKind::Broken;
            }
        }
        view
    }

    /// The keywords of the target.
    pub(super) fn object(&self) -> Option<&'a SchemaObject> {
        match self.kind {
            SchemaKind::Object(object) => Some(object),
            _ => None,
        }
    }

    /// Something that the nearest schema of the chain says.
    pub(super) fn find<T>(&self, get: impl Fn(&'a SchemaObject) -> Option<T>) -> Option<T> {
        self.chain.iter().find_map(|object| get(object))
    }

    /// The objects on the way to the target.
    pub(super) fn references(&self) -> impl Iterator<Item = &'a SchemaObject> {
        self.chain
            .iter()
            .copied()
            .filter(|object| object.reference.is_some())
    }

    /// Whether some schema of the chain has a key whose value could not be read.
    pub(super) fn is_unreadable(&self, document: &Document, key: &'static str) -> bool {
        self.chain
            .iter()
            .any(|object| document.is_unreadable(object.span, key))
    }

    /// The level that holds for the whole: that of the nearest schema of the chain that says something of it.
    pub(super) fn standing(&self, around: &Standing) -> Standing {
        self.find(|object| own_standing(object, around))
            .unwrap_or_else(|| around.clone())
    }

    /// Whether the chain says something of its level.
    pub(super) fn states_level(&self) -> bool {
        self.find(|object| {
            object
                .evidence
                .as_ref()
                .map(|_| ())
                .or(object.sources.as_ref().map(|_| ()))
        })
        .is_some()
    }

    /// The level that holds within the target: what refers to it from elsewhere decides only where it says nothing.
    pub(super) fn standing_within(&self, around: &Standing) -> Standing {
        if self.target == self.id {
            return self.standing(around);
        }
        let own = self
            .object()
            .and_then(|object| own_standing(object, around));
        own.unwrap_or_else(|| Standing {
            stated: false,
            ..self.standing(around)
        })
    }

    /// `x-notes`.
    pub(super) fn notes(&self) -> Vec<Note> {
        super::docs::notes(self.find(|object| object.notes.as_ref()))
    }

    /// The description.
    pub(super) fn description(&self) -> Option<&'a Spanned<String>> {
        self.find(|object| object.description.as_ref())
    }
}

/// What a schema says of its level, if it does.
fn own_standing(object: &SchemaObject, around: &Standing) -> Option<Standing> {
    let evidence = match object.evidence.as_ref().map(|mark| &mark.value) {
        Some(EvidenceMark::One(evidence)) => Some(*evidence),
        _ => None,
    };
    let sources = match object.sources.as_ref().map(|mark| &mark.value) {
        Some(SourceMark::One(sources)) => Some(ids(sources)),
        _ => None,
    };
    (evidence.is_some() || sources.is_some()).then(|| around.of(evidence, sources))
}
