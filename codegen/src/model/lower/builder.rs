//! The work in progress: what is known so far, and what every step asks of it.

use std::collections::{HashMap, HashSet};

use super::direction::{Direction, Views, marks};
use super::docs::{self, Standing};
use super::names::{self, Names};
use super::view::View;
use crate::diagnostics::{Diagnostic, Diagnostics, rules};
use crate::model::{
    Credential, Docs, Envelope, EnvelopeId, Evidence, Level, Newtype, SchemaRef, Server, Tag, Type,
    TypeDef,
};
use crate::openapi::{Dialect, Document, RustName, SchemaId};
use crate::source::{Project, Span, Spanned};

/// The work in progress.
pub(super) struct Builder<'a> {
    pub(super) project: &'a Project,
    pub(super) document: &'a Document,
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) type_names: Names,
    pub(super) types: Vec<TypeDef>,
    /// Schemas that have a type already: shared ones are one type.
    pub(super) views: Views,
    /// Which way what is looked at travels.
    pub(super) direction: Direction,
    pub(super) depth: usize,
    pub(super) newtypes: Vec<Newtype>,
    pub(super) envelopes: Vec<Envelope>,
    pub(super) envelope_ids: HashMap<SchemaId, EnvelopeId>,
    pub(super) credentials: Vec<Credential>,
    /// Extensions that only some places read, where they were read.
    pub(super) used_marks: HashSet<Span>,
    /// Something was too broken to look into: what stands in it was not read, which is no fault of its own.
    pub(super) incomplete: bool,
    /// What stands in where replies have no outer object.
    pub(super) no_envelope: Option<EnvelopeId>,
    /// The servers with variables that operations call, the variables without their Rust names.
    pub(super) called: Vec<Server>,
}

impl<'a> Builder<'a> {
    /// Nobody here wrote the document.
    pub(super) fn is_plain(&self) -> bool {
        self.document.dialect == Dialect::Plain
    }

    pub(super) fn error(
        &mut self,
        rule: &'static str,
        span: Span,
        message: impl Into<String>,
        help: &str,
    ) {
        let diagnostic = Diagnostic::error(rule, span, message);
        self.diagnostics.push(if help.is_empty() {
            diagnostic
        } else {
            diagnostic.help(help)
        });
    }

    /// Reports a key that an object lacks, unless it is there and could not be read.
    pub(super) fn missing(
        &mut self,
        what: &str,
        object: Span,
        key: &'static str,
        place: Span,
        help: &str,
    ) {
        if !self.document.is_unreadable(object, key) {
            self.error(
                rules::MISSING_KEY,
                place,
                format!("the {what} has no `{key}`"),
                help,
            );
        }
    }

    /// `x-rust-name` of what is not a type.
    pub(super) fn rust_name(&mut self, name: Option<&'a Spanned<RustName>>) -> Option<&'a str> {
        let name = name?;
        if name.value.0.starts_with(|c: char| c.is_ascii_uppercase()) {
            let message = format!("`{}` names a type, and this is none", name.value.0);
            self.error(
                rules::WRONG_VALUE,
                name.span,
                message,
                "write it in snake_case",
            );
            return None;
        }
        Some(&name.value.0)
    }

    pub(super) fn view(&self, id: SchemaId) -> View<'a> {
        View::new(self.document, id)
    }

    pub(super) fn schema_ref(&self, span: Span) -> SchemaRef {
        SchemaRef {
            file: span.file,
            pointer: self.project.pointer_of(span).unwrap_or_default(),
            span,
        }
    }

    /// Extensions that were read nowhere: they stand where they say nothing, and whoever wrote them thinks otherwise.
    pub(super) fn check_marks(&mut self) {
        if self.incomplete {
            return;
        }
        for (_, schema) in self.document.schemas.iter() {
            let Some(object) = schema.object() else {
                continue;
            };
            let marks = [
                (
                    "x-success",
                    object.success.as_ref().map(|mark| mark.span),
                    "it stands on one property of a payload, reached through objects alone",
                ),
                (
                    "x-expect",
                    object.expect.as_ref().map(|mark| mark.span),
                    "it stands on a parameter or a field of a request body",
                ),
                (
                    "x-default",
                    object.computed.as_ref().map(|mark| mark.span),
                    "it stands on a parameter or a field of a request body",
                ),
                (
                    "x-from-cookie",
                    object.from_cookie.as_ref().map(|mark| mark.span),
                    "it stands on a parameter or a field of a request body",
                ),
                (
                    "x-envelope",
                    object.envelope.as_ref().map(|mark| mark.span),
                    "it stands on the success schema that replies have under `allOf`",
                ),
                (
                    "x-proof",
                    object.proof.as_ref().map(|mark| mark.span),
                    "it stands on the payload of a reply",
                ),
                (
                    "x-echo",
                    object.echo.as_ref().map(|mark| mark.span),
                    "it stands on a property of an object",
                ),
                (
                    "x-blocked",
                    object.blocked.as_ref().map(|mark| mark.span),
                    "it stands on an operation, or beside `x-envelope`",
                ),
                (
                    "x-codes",
                    object.codes.as_ref().map(|mark| mark.span),
                    "it stands on an operation, or beside `x-envelope`",
                ),
            ];
            for (name, span, help) in marks {
                if let Some(span) = span.filter(|span| !self.used_marks.contains(span)) {
                    self.error(
                        rules::MISPLACED_EXTENSION,
                        span,
                        format!("`{name}` is not read here"),
                        help,
                    );
                }
            }
        }
    }

    pub(super) fn tags(&mut self) -> Vec<Tag> {
        if self.is_plain() {
            return self.plain_tags();
        }
        let tags = self.document.root.tags.as_deref().unwrap_or_default();
        let given: Vec<Option<&str>> = tags
            .iter()
            .map(|tag| self.rust_name(tag.rust_name.as_ref()))
            .collect();
        let names = names::members(tags.iter().map(|tag| tag.name.value.as_str()).zip(given));
        let mut list: Vec<Tag> = Vec::new();
        for (tag, rust_name) in tags.iter().zip(names) {
            if let Some(first) = list.iter().find(|other| other.name == tag.name.value) {
                let message = format!("the tag `{}` is there twice", tag.name.value);
                self.diagnostics.push(
                    Diagnostic::error(rules::DUPLICATE_NAME, tag.name.span, message)
                        .related(first.span, "first defined here"),
                );
                continue;
            }
            list.push(Tag {
                name: tag.name.value.clone(),
                rust_name,
                docs: docs::docs(
                    None,
                    tag.description.as_ref(),
                    tag.notes.as_ref(),
                    Evidence::Documented,
                ),
                span: tag.name.span,
            });
        }
        list
    }

    /// Docs of a schema, as seen from where it is used.
    pub(super) fn schema_docs(view: &View<'_>, around: &Standing) -> Docs {
        let mut docs = docs::docs(None, view.description(), None, view.standing(around));
        docs.notes = view.notes();
        let measure = view.find(|object| object.unit.as_ref());
        docs.unit = measure.and_then(|measure| measure.value.known);
        docs.measure = measure.map(|measure| measure.value.text.clone());
        docs
    }
}

/// So deep lists and texts are looked into: a list may hold itself.
const DEEPEST: usize = 16;

impl<'a> Builder<'a> {
    /// How well what a list, a map or a text holds is known, if the spec says so of any of them; the innermost counts.
    pub(super) fn level_within(&self, view: &View<'a>, around: &Standing) -> Option<Level> {
        let mut found = None;
        let mut next = view.object();
        let mut standing = view.standing(around);
        for _ in 0..DEEPEST {
            let Some(object) = next else { break };
            let inner = object.items.or(object.content_schema);
            let Some(inner) = inner.or(object.additional_properties) else {
                break;
            };
            let inner = self.view(inner);
            standing = inner.standing(&standing);
            if inner.states_level() {
                found = Some(Level {
                    evidence: standing.evidence,
                    sources: standing.sources.clone(),
                });
            }
            next = inner.object();
        }
        found
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
