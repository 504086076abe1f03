//! From what a spec contains to what the API is.
//!
//! Goes on after every problem, so that one run reports them all; what could not be understood becomes raw
//! JSON in the meantime, and no output is made of it.

mod codes;
mod direction;
pub(crate) mod docs;
mod enums;
mod envelope;
mod examples;
mod keywords;
pub(crate) mod ledger;
mod links;
pub mod names;
mod newtype;
mod operation;
mod parameter;
mod plain;
mod proof;
pub(crate) mod reach;
mod reply;
mod request;
mod responses;
mod security;
mod select;
mod server;
mod server_variable;
mod structs;
mod success;
mod types;
mod union;
mod view;
mod writing;

use std::collections::{HashMap, HashSet};

use crate::diagnostics::{Diagnostic, Diagnostics, rules};
use crate::model::{
    Api, Credential, Docs, Envelope, EnvelopeId, Evidence, Newtype, SchemaRef, Server, Tag, TypeDef,
};
use crate::openapi::{Dialect, Document, RustName, SchemaId};
use crate::source::{Project, Span, Spanned};
use direction::{Direction, Views};
use docs::Standing;
use names::Names;
use view::View;

impl Api {
    /// Builds the model. It is whole only if no error was reported on the way, here or before.
    pub fn build(project: &Project, document: &Document, diagnostics: &mut Diagnostics) -> Self {
        let mut builder = Builder {
            project,
            document,
            diagnostics,
            type_names: Names::of_types(document.dialect),
            types: Vec::new(),
            views: Views::new(document),
            direction: Direction::Reply,
            depth: 0,
            newtypes: Vec::new(),
            envelopes: Vec::new(),
            envelope_ids: HashMap::new(),
            credentials: Vec::new(),
            used_marks: HashSet::new(),
            incomplete: false,
            no_envelope: None,
            called: Vec::new(),
        };
        builder.reserve_newtypes();
        builder.security_schemes();
        let tags = builder.tags();
        let operations = builder.operations(&tags);
        builder.check_marks();
        ledger::check(project, document, builder.diagnostics);
        let info = &document.root.info;
        let mut api = Self {
            title: info.title.value.clone(),
            version: info.version.value.clone(),
            docs: docs::docs(
                info.summary.as_ref(),
                info.description.as_ref(),
                None,
                Evidence::Documented,
            ),
            tags,
            operations,
            servers: server_variable::finish(builder.called),
            envelopes: builder.envelopes,
            types: builder.types,
            newtypes: builder.newtypes,
            dialect: document.dialect,
            languages: ledger::languages(document),
            sources: ledger::sources(document),
            credentials: builder.credentials,
        };
        links::resolve(document, &mut api, diagnostics);
        reach::finish(&mut api);
        api
    }
}

/// The work in progress.
struct Builder<'a> {
    project: &'a Project,
    document: &'a Document,
    diagnostics: &'a mut Diagnostics,
    type_names: Names,
    types: Vec<TypeDef>,
    /// Schemas that have a type already: shared ones are one type.
    views: Views,
    /// Which way what is looked at travels.
    direction: Direction,
    depth: usize,
    newtypes: Vec<Newtype>,
    envelopes: Vec<Envelope>,
    envelope_ids: HashMap<SchemaId, EnvelopeId>,
    credentials: Vec<Credential>,
    /// Extensions that only some places read, where they were read.
    used_marks: HashSet<Span>,
    /// Something was too broken to look into: what stands in it was not read, which is no fault of its own.
    incomplete: bool,
    /// What stands in where replies have no outer object.
    no_envelope: Option<EnvelopeId>,
    /// The servers with variables that operations call, the variables without their Rust names.
    called: Vec<Server>,
}

impl<'a> Builder<'a> {
    /// Nobody here wrote the document.
    fn is_plain(&self) -> bool {
        self.document.dialect == Dialect::Plain
    }

    fn error(&mut self, rule: &'static str, span: Span, message: impl Into<String>, help: &str) {
        let diagnostic = Diagnostic::error(rule, span, message);
        self.diagnostics.push(if help.is_empty() {
            diagnostic
        } else {
            diagnostic.help(help)
        });
    }

    /// Reports a key that an object lacks, unless it is there and could not be read.
    fn missing(&mut self, what: &str, object: Span, key: &'static str, place: Span, help: &str) {
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
    fn rust_name(&mut self, name: Option<&'a Spanned<RustName>>) -> Option<&'a str> {
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

    fn view(&self, id: SchemaId) -> View<'a> {
        View::new(self.document, id)
    }

    fn schema_ref(&self, span: Span) -> SchemaRef {
        SchemaRef {
            file: span.file,
            pointer: self.project.pointer_of(span).unwrap_or_default(),
            span,
        }
    }

    /// Extensions that were read nowhere: they stand where they say nothing, and whoever wrote them thinks otherwise.
    fn check_marks(&mut self) {
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

    fn tags(&mut self) -> Vec<Tag> {
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
    fn schema_docs(view: &View<'_>, around: &Standing) -> Docs {
        let mut docs = docs::docs(None, view.description(), None, view.standing(around));
        docs.notes = view.notes();
        let measure = view.find(|object| object.unit.as_ref());
        docs.unit = measure.and_then(|measure| measure.value.known);
        docs.measure = measure.map(|measure| measure.value.text.clone());
        docs
    }
}
