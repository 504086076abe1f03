//! From what a spec contains to what the API is.
//!
//! Goes on after every problem, so that one run reports them all; what could not be understood becomes raw
//! JSON in the meantime, and no output is made of it.

mod builder;
mod codes;
mod direction;
pub(crate) mod docs;
mod draft;
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
mod source;
mod structs;
mod success;
mod types;
mod union;
mod view;
mod writing;

use std::collections::{HashMap, HashSet};

use crate::diagnostics::Diagnostics;
use crate::model::{Api, Evidence};
use crate::openapi::Document;
use crate::source::Project;
use builder::Builder;
use direction::{Direction, Views};
use names::Names;

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
