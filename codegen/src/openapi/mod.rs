//! The typed subset of `OpenAPI` 3.1 that this project reads, every value with its place.
//!
//! Says what a spec *contains*, as written. Does not know what it means: names, types and envelopes are
//! resolved in [`crate::model`]. A key that is not listed here is an error, an unknown `x-` key a warning.

mod check;
mod document;
mod editor;
mod extensions;
pub(crate) mod keywords;
pub mod ledger;
mod members;
mod object;
mod operation;
pub(crate) mod plain;
pub mod presence;
mod primitive;
mod read;
mod schema;
mod schema_id;
pub mod words;

pub use document::{Components, Contact, Info, License, Root, SecurityScheme, Tag};
pub use editor::{EDITOR_SCHEMA, editor_line, editor_schema};
pub use extensions::{
    BlockedEntry, CodeEntry, EnvelopeMark, EvidenceMark, ExpectMark, KnownValue, NoteMark,
    ProofMark, RustName, SourceMark, SourcedNote, SuccessMark, Types, WhenMark,
};
pub use members::{Media, Member, Members, Ref};
pub use operation::{
    Encoding, Example, Header, Link, MediaType, Operation, Parameter, PathItem, RequestBody,
    Response, Server,
};
pub use plain::{Choice, Dialect};
pub use schema::{Reference, Schema, SchemaKind, SchemaObject, Schemas};
pub use schema_id::SchemaId;

use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, Diagnostics, rules};
use crate::source::Project;
use crate::source::Span;
use read::{Read, Reader, Unreadable};
use schema_id::Met;

/// A spec as written: the root document and all schemas that it leads to.
#[derive(Debug, Clone)]
pub struct Document {
    /// Whose rules it is read by.
    pub dialect: Dialect,
    /// The root document.
    pub root: Root,
    /// All schemas, by number.
    pub schemas: Schemas,
    /// The ledger of evidence, `evidence.yaml` beside the root document; `None`: there is none, or it cannot be read.
    pub ledger: Option<ledger::Ledger>,
    /// How often members of replies were there, `presence.yaml` beside the root document, if that can be read.
    pub presence: Option<presence::Recorded>,
    unreadable: Unreadable,
    /// Nothing is generated of it.
    pub(crate) reading: bool,
}

impl Document {
    /// Reads the project's root document and what it refers to. `None`: nothing of it is usable.
    pub fn read(
        project: &Project,
        dialect: Dialect,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let node = project.document()?;
        let mut reader = Reader {
            project,
            diagnostics,
            schemas: Met::default(),
            unreadable: HashSet::new(),
            key: String::new(),
            dialect,
        };
        let root = Root::read(node, &mut reader);
        let mut schemas = Schemas::read(&mut reader);
        let ledger = project
            .ledger()
            .and_then(|node| ledger::Ledger::read(node, &mut reader));
        let presence = project
            .presence()
            .and_then(|node| presence::Recorded::read(node, &mut reader));
        if let Some(presence) = &presence {
            presence.check(reader.diagnostics);
        }
        let unreadable = reader.unreadable;
        for id in check::circles(&schemas, diagnostics) {
            schemas.cut(id);
        }
        let root = root?;
        let read = match dialect {
            Dialect::Annotated => root.version.starts_with("3.1."),
            Dialect::Plain => ["3.0", "3.1"].iter().any(|known| {
                let rest = root.version.strip_prefix(known);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            }),
        };
        if !read {
            let message = format!("version {} of OpenAPI", root.version.value);
            diagnostics.push(
                Diagnostic::error(rules::WRONG_VALUE, root.version.span, message).help(
                    match dialect {
                        Dialect::Annotated => "this project reads 3.1",
                        Dialect::Plain => "OpenAPI 3.0 and 3.1 are read",
                    },
                ),
            );
        }
        Some(Self {
            dialect,
            root,
            schemas,
            ledger,
            presence,
            unreadable,
            reading: false,
        })
    }

    /// Whether an object has a key whose value could not be read: what is missing then has been reported.
    pub(crate) fn is_unreadable(&self, object: Span, key: &'static str) -> bool {
        self.unreadable.contains(&(object, key))
    }

    /// Whether some operation could not be read, so that it is not known which there are.
    pub(crate) fn lacks_operations(&self) -> bool {
        let paths = &self.root.paths;
        let broken = |item: &PathItem| METHODS.iter().any(|key| self.is_unreadable(item.span, key));
        !paths.broken.is_empty() || paths.iter().any(|member| broken(&member.value.value))
    }
}

const METHODS: &[&str] = &["get", "post", "put", "patch", "delete"];
