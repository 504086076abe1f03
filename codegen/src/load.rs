//! The one call for users of the crate: read a spec, whatever state it is in.
//!
//! Knows the order of the stages and nothing of what they do.

use std::collections::HashSet;
use std::path::Path;

use crate::affected::{self, Refused};
use crate::diagnostics::Diagnostics;
use crate::emit;
use crate::model::Api;
use crate::openapi::plain::{self, Choice};
use crate::openapi::{Dialect, Document};
use crate::schema_check;
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
    /// Operations that were left out because they asked for something that is not supported, as was asked for.
    pub skipped: Vec<Refused>,
}

/// How a document from elsewhere is read. A spec of our own is read as it stands.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Leaves out operations that have an error, rather than making nothing at all.
    pub skip_unsupported: bool,
    /// The address that stands in for the document's servers.
    pub server: Option<String>,
}

/// Reads the spec whose root document is at `path` (`…/spec/openapi.yaml`).
///
/// The project's root is the folder above the one that holds the document; paths in diagnostics are relative to it.
pub fn load(path: &Path) -> Loaded {
    load_with(path, Drafts::new())
}

/// The same with some files as they might become, so that a change can be tried before it is made.
pub fn load_with(path: &Path, drafts: Drafts) -> Loaded {
    load_choice(path, drafts, &Choice::default())
}

/// Reads a spec that nobody here may have written.
pub fn load_foreign(path: &Path, options: &Options) -> Loaded {
    let mut choice = Choice {
        leave_out: HashSet::new(),
        server: options.server.clone(),
    };
    let mut skipped: Vec<Refused> = Vec::new();
    loop {
        let mut loaded = load_choice(path, Drafts::new(), &choice);
        let plain = loaded
            .document
            .as_ref()
            .is_some_and(|document| document.dialect == Dialect::Plain);
        let mut refused = Vec::new();
        if plain {
            // What the output has no place for belongs to what is said of the document.
            if let Some(api) = &loaded.api {
                emit::check(api, &mut loaded.diagnostics);
                loaded.diagnostics.sort(&loaded.project);
            }
            if loaded.diagnostics.has_errors() {
                loaded.draft = loaded.api.take().or(loaded.draft);
            }
        }
        if options.skip_unsupported && plain {
            refused = affected::refused(&loaded.project, loaded.diagnostics.list());
        }
        if refused.is_empty() {
            loaded.skipped = skipped;
            return loaded;
        }
        // Each round leaves out at least one operation more, so there is an end.
        for one in refused {
            choice
                .leave_out
                .insert((one.path.clone(), one.method.clone()));
            skipped.push(one);
        }
    }
}

fn load_choice(path: &Path, drafts: Drafts, choice: &Choice) -> Loaded {
    let mut diagnostics = Diagnostics::default();
    let mut project = Project::load_with(path, drafts, &mut diagnostics);
    let dialect = plain::prepare(&mut project, choice, &mut diagnostics);
    if dialect == Dialect::Annotated {
        project.find_beside(&mut diagnostics);
    }
    let document = Document::read(&project, dialect, &mut diagnostics);
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
        skipped: Vec::new(),
    };
    for problem in schema_check::check(&loaded) {
        loaded.diagnostics.push(problem);
    }
    if loaded.diagnostics.has_errors() {
        loaded.draft = loaded.api.take().or(loaded.draft);
    }
    loaded.diagnostics.sort(&loaded.project);
    loaded
}
