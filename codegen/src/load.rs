//! The one call for users of the crate: read a spec, whatever state it is in.
//!
//! Knows the order of the stages and nothing of what they do.

use std::path::Path;

use crate::diagnostics::Diagnostics;
use crate::engine;
use crate::model::Api;
use crate::openapi::Document;
use crate::source::{Drafts, Project};

/// What could be read of a spec, and all that is wrong with it.
#[derive(Debug)]
pub struct Loaded {
    /// The files, as far as they could be read.
    pub project: Project,
    /// The spec as written, as far as it could be read.
    pub document: Option<Document>,
    /// The model; absent when anything in the spec is an error, so that no output is made from half a spec.
    pub api: Option<Api>,
    /// What could be made of a spec with errors: enough to look for more, not enough to make anything of.
    pub draft: Option<Api>,
    /// Everything found on the way, ordered by place.
    pub diagnostics: Diagnostics,
}

/// Reads the spec whose root document is at `path` (`…/spec/openapi.yaml`).
///
/// The project's root is the folder above the one that holds the document; paths in diagnostics are relative to it.
pub fn load(path: &Path) -> Loaded {
    load_with(path, Drafts::new())
}

/// The same with some files as they might become, so that a change can be tried before it is made.
pub fn load_with(path: &Path, drafts: Drafts) -> Loaded {
    let mut diagnostics = Diagnostics::default();
    let project = Project::load_with(path, drafts, &mut diagnostics);
    let document = Document::read(&project, &mut diagnostics);
    let built = document
        .as_ref()
        .map(|document| Api::build(&project, document, &mut diagnostics));
    let (api, draft) = if diagnostics.has_errors() {
        (None, built)
    } else {
        (built, None)
    };
    let mut loaded = Loaded {
        project,
        document,
        api,
        draft,
        diagnostics,
    };
    for problem in engine::check(&loaded) {
        loaded.diagnostics.push(problem);
    }
    if loaded.diagnostics.has_errors() {
        loaded.draft = loaded.api.take().or(loaded.draft);
    }
    loaded.diagnostics.sort(&loaded.project);
    loaded
}
