//! The project as it might become: changed files in memory, read as if they stood on disk.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bilispec_codegen::diagnostics::{Diagnostics, Severity};
use bilispec_codegen::edit::{self, Edit};
use bilispec_codegen::source::{Drafts, Json, Node, SourceFile, Span, pointer};
use bilispec_codegen::{Loaded, Options, load_foreign_with};

use crate::file;
use crate::project::Project;

/// A change of a file of the project, named by its path from the root.
#[derive(Debug, Clone, PartialEq)]
pub struct FileEdit {
    /// The file.
    pub file: String,
    /// What is changed in it.
    pub edit: Edit,
}

/// A file that is new or has another text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Its path from the root.
    pub path: String,
    /// What stands on disk; `None` for a new file.
    pub old: Option<String>,
    /// What it becomes.
    pub new: String,
}

/// See the module's text.
#[derive(Debug)]
pub struct Draft {
    spec: PathBuf,
    /// The spec's files as they were on disk when this was begun.
    begun: Arc<Drafts>,
    files: Drafts,
    /// What was last read as a whole.
    loaded: Arc<Loaded>,
    /// Files that were changed since: each is read, and the spec with them is not.
    ahead: BTreeMap<String, Arc<SourceFile>>,
}

/// Nothing is generated of a draft: what can't be read of a document from elsewhere is left out.
fn read(spec: &Path, files: &Drafts) -> Loaded {
    let options = Options {
        reading: true,
        ..Options::default()
    };
    load_foreign_with(spec, files, &options)
}

impl Draft {
    /// The project as it is on disk.
    pub fn open(spec: &Path) -> Self {
        let loaded = read(spec, &Drafts::new());
        let files = loaded.project.files().iter();
        let begun = files.map(|file| (file.path().to_owned(), file.text().to_owned()));
        Self {
            spec: spec.to_owned(),
            begun: Arc::new(begun.collect()),
            files: Drafts::new(),
            loaded: Arc::new(loaded),
            ahead: BTreeMap::new(),
        }
    }

    /// A project that is not on disk yet: a root document at a path from its root.
    pub fn begin(spec: &Path, root: &str, text: &str) -> Self {
        let files = Drafts::from([(root.to_owned(), text.to_owned())]);
        Self {
            spec: spec.to_owned(),
            begun: Arc::default(),
            loaded: Arc::new(read(spec, &files)),
            files,
            ahead: BTreeMap::new(),
        }
    }

    /// The text of a file, in the draft or of the spec.
    pub fn text(&self, path: &str) -> Option<String> {
        let known = self.files.get(path).map(String::as_str);
        let text = known.or_else(|| self.file(path).map(SourceFile::text))?;
        Some(text.to_owned())
    }

    /// Whether the draft itself has a file of this path.
    pub fn has_draft(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    fn of(&self, files: Drafts) -> Self {
        Self {
            spec: self.spec.clone(),
            begun: Arc::clone(&self.begun),
            loaded: Arc::new(read(&self.spec, &files)),
            files,
            ahead: BTreeMap::new(),
        }
    }

    /// Where its root document is.
    pub(super) fn spec(&self) -> &Path {
        &self.spec
    }

    /// The files that are not as on disk.
    pub(super) fn files(&self) -> &Drafts {
        &self.files
    }

    /// The project without the draft's changes.
    pub(super) fn on_disk(&self) -> Result<Self, String> {
        self.read(Drafts::new())
    }

    /// What could be read of it.
    pub fn loaded(&self) -> &Loaded {
        &self.loaded
    }

    /// The project; `None` if the spec has an error.
    pub fn project(&self) -> Option<Project<'_>> {
        Project::of(&self.loaded)
    }

    /// A file of the spec.
    pub fn file(&self, path: &str) -> Option<&SourceFile> {
        if let Some(file) = self.ahead.get(path) {
            return Some(file);
        }
        let mut files = self.loaded.project.files().iter();
        files.find(|file| file.path() == path).map(AsRef::as_ref)
    }

    /// The root document's path.
    pub fn root_file(&self) -> Option<String> {
        let first = self.loaded.project.files().first()?;
        Some(first.path().to_owned())
    }

    /// Whether it is a document from elsewhere, which one of our words would make ours.
    pub(crate) fn is_plain(&self) -> bool {
        self.loaded.is_plain()
    }

    /// Whether it is a document of OpenAPI 3.0, whose schemas have other words than JSON Schema.
    pub(super) fn is_openapi_3_0(&self) -> bool {
        let document = self.loaded.project.document();
        let version = document.and_then(|root| root.get("openapi")?.as_str());
        version.is_some_and(|version| version.starts_with("3.0"))
    }

    /// The value at a pointer of a file of the spec.
    pub fn value(&self, file: &str, at: &str) -> Option<Json> {
        pointer::get(self.file(file)?.tree()?, at).map(Node::to_json)
    }

    /// The same as it is written: a document of OpenAPI 3.0 is put into the form of 3.1 when it is read.
    pub(crate) fn written(&self, file: &str, at: &str) -> Option<Json> {
        if !self.is_openapi_3_0() {
            return self.value(file, at);
        }
        if let Some(ahead) = self.ahead.get(file) {
            return pointer::get(ahead.tree()?, at).map(Node::to_json);
        }
        let mut diagnostics = Diagnostics::default();
        let read = SourceFile::read(file.to_owned(), self.text(file)?, &mut diagnostics);
        pointer::get(read.tree()?, at).map(Node::to_json)
    }

    /// The file of a span, and the pointer to the value that it is, or is the key of.
    pub fn place(&self, span: Span) -> Option<(String, String)> {
        let project = &self.loaded.project;
        let file = project.file(span.file)?;
        let tree = file.tree()?;
        Some((file.path().to_owned(), pointer::of_key(tree, span)?))
    }

    /// The project with these changes; or why there is none, in words.
    pub fn with(&self, edits: &[FileEdit]) -> Result<Self, String> {
        self.read(self.edited(edits)?)
    }

    /// The same with another file in it.
    pub fn with_file(&self, path: &str, text: &str, edits: &[FileEdit]) -> Result<Self, String> {
        let mut files = self.edited(edits)?;
        files.insert(path.to_owned(), text.to_owned());
        self.read(files)
    }

    /// The project with these changes, of which only the files that change are read: whether the spec holds with them
    /// is known after [`Draft::checked`], which one call does for any number of changes.
    pub(crate) fn ahead(&self, edits: &[FileEdit]) -> Result<Self, String> {
        let files = self.edited(edits)?;
        let mut ahead = self.ahead.clone();
        for one in edits {
            let text = files.get(&one.file).cloned().unwrap_or_default();
            let mut diagnostics = Diagnostics::default();
            let file = SourceFile::read(one.file.clone(), text, &mut diagnostics);
            if let Some(error) = diagnostics.list().first() {
                return Err(error.message.clone());
            }
            ahead.insert(one.file.clone(), Arc::new(file));
        }
        Ok(Self {
            spec: self.spec.clone(),
            begun: Arc::clone(&self.begun),
            loaded: Arc::clone(&self.loaded),
            files,
            ahead,
        })
    }

    /// The same, read as a whole; or why the spec does not hold, in words.
    pub(crate) fn checked(&self) -> Result<Self, String> {
        self.read(self.files.clone())
    }

    /// The project with as many of these changes as it holds with, and whether those are any. Each is what a place becomes,
    /// whatever the others do.
    pub(super) fn with_most(self, edits: &[FileEdit]) -> (Self, bool) {
        if edits.is_empty() {
            return (self, false);
        }
        match (edits, self.ahead(edits).and_then(|ahead| ahead.checked())) {
            (_, Ok(draft)) => (draft, true),
            ([_], Err(_)) => (self, false),
            (_, Err(_)) => {
                let (first, second) = edits.split_at(edits.len() / 2);
                let (draft, one) = self.with_most(first);
                let (draft, other) = draft.with_most(second);
                (draft, one || other)
            }
        }
    }

    fn edited(&self, edits: &[FileEdit]) -> Result<Drafts, String> {
        let mut files = self.files.clone();
        for one in edits {
            let known = files.get(&one.file).map(String::as_str);
            let text = known
                .or_else(|| self.file(&one.file).map(SourceFile::text))
                .ok_or_else(|| format!("{} is not a file of the spec", one.file))?;
            let new = edit::apply(text, std::slice::from_ref(&one.edit))
                .map_err(|error| format!("{}: {error}", one.file))?;
            files.insert(one.file.clone(), new);
        }
        Ok(files)
    }

    fn read(&self, files: Drafts) -> Result<Self, String> {
        let draft = self.of(files);
        if draft.loaded.api.is_some() {
            return Ok(draft);
        }
        let mut found = draft.loaded.diagnostics.list().iter();
        let first = found.find(|finding| finding.severity == Severity::Error);
        Err(first.map_or_else(String::new, |finding| finding.message.clone()))
    }

    /// Whether some file of this path is there, on disk or in the draft.
    pub fn has_file(&self, path: &str) -> bool {
        self.files.contains_key(path) || self.loaded.project.root().join(path).exists()
    }

    /// All files that are not as they were, by path; new ones last.
    pub fn changed(&self) -> Vec<Changed> {
        let changed = self.files.iter().map(|(path, new)| Changed {
            path: path.clone(),
            old: self.begun.get(path).cloned(),
            new: new.clone(),
        });
        let mut changed: Vec<Changed> = changed
            .filter(|changed| changed.old.as_ref() != Some(&changed.new))
            .collect();
        changed.sort_by_key(|changed| changed.old.is_none());
        changed
    }

    /// Writes all of them, or none: not if somebody else has changed one meanwhile. On a failure, the path concerned.
    pub fn write(&self) -> Result<(), (String, io::Error)> {
        let root = self.loaded.project.root();
        let mut files = Vec::new();
        for changed in self.changed() {
            let path =
                file::within(root, &changed.path).map_err(|error| (changed.path.clone(), error))?;
            let now = match std::fs::read(&path) {
                Ok(bytes) => Some(bytes),
                Err(error) if error.kind() == io::ErrorKind::NotFound => None,
                Err(error) => return Err((changed.path, error)),
            };
            if now.as_deref() != changed.old.as_ref().map(String::as_bytes) {
                let why = "it was changed by somebody else meanwhile; nothing is written";
                return Err((changed.path, io::Error::other(why)));
            }
            files.push((changed.path, changed.new.into_bytes()));
        }
        file::write_all(root, &files).map_err(|(path, error)| (path.display().to_string(), error))
    }
}
