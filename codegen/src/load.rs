//! The one call for users of the crate: read a spec, whatever state it is in.
//!
//! Knows the order of the stages and nothing of what they do.

use std::collections::HashSet;
use std::path::Path;

use crate::affected::{self, Refused};
use crate::diagnostics::{Diagnostic, Diagnostics, Severity, rules};
use crate::emit;
use crate::model::Api;
use crate::openapi::plain::{self, Choice};
use crate::openapi::{Dialect, Document};
use crate::schema_check;
use crate::source::{Drafts, Project, Span};

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
    /// Operations of which only the replies were read, for the same reason; each has a name.
    pub unread_requests: Vec<Refused>,
}

/// How a document from elsewhere is read. A spec of our own is read as it stands.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Leaves out operations that have an error, rather than making nothing at all.
    pub skip_unsupported: bool,
    /// The address that stands in for the document's servers.
    pub server: Option<String>,
    /// Nothing will be generated: operations that have an error are left out, and so are words that nobody knows, numbers
    /// that JSON can't hold, and servers that are missing.
    pub reading: bool,
    /// The ledger of evidence and the counts of presence are not read: no part of checking or answering calls rests on them.
    pub without_evidence: bool,
}

/// Reads the spec whose root document is at `path` (`…/spec/openapi.yaml`).
///
/// The project's root is the folder above the one that holds the document; paths in diagnostics are relative to it.
pub fn load(path: &Path) -> Loaded {
    load_with(path, Drafts::new())
}

/// The same with some files as they might become, so that a change can be tried before it is made.
pub fn load_with(path: &Path, drafts: Drafts) -> Loaded {
    let read = read(path, drafts);
    load_choice(read, &Choice::default())
}

/// Reads a spec that nobody here may have written.
pub fn load_foreign(path: &Path, options: &Options) -> Loaded {
    load_foreign_with(path, &Drafts::new(), options)
}

/// The same with some files as they might become.
pub fn load_foreign_with(path: &Path, drafts: &Drafts, options: &Options) -> Loaded {
    let mut choice = Choice {
        leave_out: HashSet::new(),
        without_request: HashSet::new(),
        server: options.server.clone(),
        reading: options.reading,
        without_evidence: options.without_evidence,
    };
    let mut skipped: Vec<Refused> = Vec::new();
    let mut unread: Vec<Refused> = Vec::new();
    let read = read(path, drafts.clone());
    loop {
        let mut loaded = load_choice(read.clone(), &choice);
        if !loaded.is_plain() {
            return loaded;
        }
        if options.reading {
            loaded.demote(|one| one.rule == rules::UNKNOWN_KEY);
        }
        loaded.check_output(options);
        let mut refused = Vec::new();
        if options.skip_unsupported || options.reading {
            refused = affected::refused(&loaded.project, loaded.diagnostics.list());
            if refused.is_empty() && loaded.forget_unused() {
                loaded.check_output(options);
                refused = affected::refused(&loaded.project, loaded.diagnostics.list());
            }
        }
        if refused.is_empty() {
            unread.retain(|one| !choice.leave_out.contains(&one.key()));
            loaded.skipped = skipped;
            loaded.unread_requests = unread;
            loaded.check_size(options);
            return loaded;
        }
        // Each round leaves out at least one request or operation more, so there is an end.
        for mut one in refused {
            if options.reading && choice.without_request.insert(one.key()) {
                let id = one.id.take();
                one.id = id.or_else(|| Some(plain::made_id(&one.method, &one.path)));
                unread.push(one);
            } else {
                choice.leave_out.insert(one.key());
                skipped.push(one);
            }
        }
    }
}

impl Loaded {
    /// Whether nobody here wrote the document.
    pub fn is_plain(&self) -> bool {
        let document = self.document.as_ref();
        document.is_some_and(|document| document.dialect == Dialect::Plain)
    }

    /// What the output has no place for belongs to the findings about the document.
    fn check_output(&mut self, options: &Options) {
        if let Some(api) = &self.api
            && !options.reading
        {
            emit::check(api, &mut self.diagnostics);
            self.diagnostics.sort(&self.project);
        }
        self.settle();
    }

    /// What the engine refuses of the model's schemas.
    fn check_schemas(&mut self) {
        if let Some((document, api)) = self.document.as_ref().zip(self.api.as_ref()) {
            for problem in schema_check::check(&self.project, document, api) {
                self.diagnostics.push(problem);
            }
        }
    }

    /// A client of which every call was left out is none. A spec that has only begun leaves nothing out.
    fn check_size(&mut self, options: &Options) {
        let is_empty = self
            .api
            .as_ref()
            .is_some_and(|api| api.operations.is_empty());
        if is_empty && !self.skipped.is_empty() && !options.reading {
            self.diagnostics.push(Diagnostic::without_place(
                rules::UNSUPPORTED,
                "no operation is left that a client could be made of",
            ));
        }
        self.settle();
    }

    /// With an error there is no model to make anything of.
    fn settle(&mut self) {
        if self.diagnostics.has_errors() {
            self.draft = self.api.take().or(self.draft.take());
        }
    }

    /// Makes warnings of errors; of a document without any other, the draft is the model.
    fn demote(&mut self, which: impl Fn(&Diagnostic) -> bool) -> bool {
        let errors = self.diagnostics.count(Severity::Error);
        self.diagnostics.demote(which);
        if errors == 0 || self.diagnostics.has_errors() || self.api.is_some() {
            return false;
        }
        self.api = self.draft.take();
        self.check_schemas();
        self.diagnostics.sort(&self.project);
        self.settle();
        true
    }

    /// Errors that no operation has anything to do with are warnings: those in components that none of them uses.
    fn forget_unused(&mut self) -> bool {
        const ASIDE: [&str; 4] = ["components", "info", "security", "tags"];
        let root = self.project.document();
        let aside: Vec<Span> = ASIDE
            .iter()
            .filter_map(|key| Some(root?.get(key)?.span))
            .collect();
        let file = root.map(|root| root.span.file);
        self.demote(|one| {
            one.span.is_some_and(|span| {
                Some(span.file) != file || aside.iter().any(|aside| aside.contains(span))
            })
        })
    }
}

/// The files, and what is wrong with them as texts: the same whatever is left out of them.
fn read(path: &Path, drafts: Drafts) -> (Project, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let project = Project::load_with(path, drafts, &mut diagnostics);
    (project, diagnostics)
}

fn load_choice(read: (Project, Diagnostics), choice: &Choice) -> Loaded {
    let (mut project, mut diagnostics) = read;
    let dialect = plain::prepare(&mut project, choice, &mut diagnostics);
    if dialect == Dialect::Annotated && !choice.without_evidence {
        project.find_beside(&mut diagnostics);
    }
    let mut document = Document::read(&project, dialect, &mut diagnostics);
    if let Some(document) = &mut document {
        document.reading = choice.reading && dialect == Dialect::Plain;
    }
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
        unread_requests: Vec::new(),
    };
    loaded.check_schemas();
    if loaded.diagnostics.has_errors() {
        loaded.draft = loaded.api.take().or(loaded.draft);
    }
    loaded.diagnostics.sort(&loaded.project);
    loaded
}
