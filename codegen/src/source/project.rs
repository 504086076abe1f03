//! All files of a spec: the root document and whatever it leads to.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::file::SourceFile;
use super::reference::{self, RefError};
use super::span::to_u32;
use super::{FileId, Node, NodeKind, Position, Span, is_json, pointer};
use crate::diagnostics::{Diagnostic, Diagnostics, rules};

/// The ledger of evidence, beside the root document.
const LEDGER: &str = "evidence.yaml";

/// How often members of replies were there, beside the root document.
pub const PRESENCE: &str = "presence.yaml";

/// No file of a spec is larger.
const MAX_BYTES: u64 = 64 << 20;

/// All files that a spec consists of.
#[derive(Debug, Clone, Default)]
pub struct Project {
    root: PathBuf,
    /// The same with all links followed; `None` if there is no such folder.
    real_root: Option<PathBuf>,
    /// Shared with whatever outlives the project and still has to name places in it.
    files: Vec<Arc<SourceFile>>,
    /// By path from the root: the file, or why there is none. Reported when something refers to it.
    by_path: HashMap<String, Result<FileId, String>>,
    /// What is read in place of what is on disk.
    drafts: Drafts,
    /// Values of the root document that no text stands for, by the place that they are shown at.
    made: HashMap<Span, String>,
    /// What stands beside the root document was looked for.
    looked_beside: bool,
    /// The ledger of evidence.
    ledger: Option<FileId>,
    /// The counts of presence.
    presence: Option<FileId>,
}

/// Files as they might become, by path from the root: read as if they were on disk already.
pub type Drafts = BTreeMap<String, String>;

impl Project {
    /// Reads the root document and every file that it leads to through `$ref`.
    ///
    /// What cannot be read is reported; [`Project::document`] tells whether the root document could.
    pub fn load(path: &Path, diagnostics: &mut Diagnostics) -> Self {
        Self::load_with(path, Drafts::new(), diagnostics)
    }

    /// The same with some files as they might become.
    pub fn load_with(path: &Path, drafts: Drafts, diagnostics: &mut Diagnostics) -> Self {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let root = absolute
            .parent()
            .and_then(Path::parent)
            .unwrap_or(Path::new("/"))
            .to_path_buf();
        let real_root = root.canonicalize().ok();
        let mut project = Self {
            root,
            real_root,
            drafts,
            ..Self::default()
        };
        let Some(name) = absolute
            .strip_prefix(&project.root)
            .ok()
            .and_then(Path::to_str)
        else {
            let message = format!("{}: not a path that can be read", path.display());
            diagnostics.push(Diagnostic::without_place(rules::MISSING_FILE, message));
            return project;
        };
        let name = name.replace(std::path::MAIN_SEPARATOR, "/");
        if let Err(why) = project.add(&name, diagnostics) {
            diagnostics.push(
                Diagnostic::without_place(rules::MISSING_FILE, format!("{}: {why}", path.display()))
                    .help("a project has its root document at spec/openapi.yaml; `--spec FILE` names another"),
            );
        }
        project.follow(diagnostics);
        project
    }

    /// Reads what stands beside the root document and nothing refers to by `$ref`: the ledger of evidence and the counts of
    /// presence, where they are.
    pub(crate) fn find_beside(&mut self, diagnostics: &mut Diagnostics) {
        self.looked_beside = true;
        self.ledger = self.beside(LEDGER, diagnostics);
        self.presence = self.beside(PRESENCE, diagnostics);
    }

    fn beside(&mut self, name: &str, diagnostics: &mut Diagnostics) -> Option<FileId> {
        let path = self.path_beside(name)?;
        self.find(&path).ok()?;
        match self.by_path.get(&path) {
            Some(known) => known.clone().ok(),
            None => self.add(&path, diagnostics).ok(),
        }
    }

    /// The path of a file beside the root document, from the project's root.
    pub fn path_beside(&self, name: &str) -> Option<String> {
        let document = self.files.first()?;
        Some(match document.path().rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{name}"),
            None => name.to_owned(),
        })
    }

    /// The ledger of evidence.
    pub fn ledger(&self) -> Option<&Node> {
        self.file(self.ledger?)?.tree()
    }

    /// Whether it is known which sources there are.
    pub(crate) fn knows_sources(&self) -> bool {
        self.looked_beside
    }

    /// The file of the ledger of evidence.
    pub(crate) fn ledger_file(&self) -> Option<FileId> {
        self.ledger
    }

    /// The counts of presence.
    pub fn presence(&self) -> Option<&Node> {
        self.file(self.presence?)?.tree()
    }

    /// Whether a file refers to the spec, and the spec not to it.
    pub(crate) fn is_beside(&self, file: FileId) -> bool {
        [self.ledger, self.presence].contains(&Some(file))
    }

    /// Reads what the files read so far refer to, until there is nothing new.
    fn follow(&mut self, diagnostics: &mut Diagnostics) {
        let mut next = 0;
        while let Some(file) = self.files.get(next) {
            let mut wanted = Vec::new();
            if let Some(tree) = &file.tree {
                collect(tree, &file.path, &mut wanted);
            }
            for path in wanted {
                if !self.by_path.contains_key(&path) {
                    let result = self.add(&path, diagnostics);
                    self.by_path.insert(path, result);
                }
            }
            next += 1;
        }
    }

    fn add(&mut self, path: &str, diagnostics: &mut Diagnostics) -> Result<FileId, String> {
        let bytes = self.read(path)?;
        let file = FileId(to_u32(self.files.len()));
        let (text, readable) = decode(file, bytes, is_json(path), diagnostics);
        let source = if readable {
            SourceFile::of(file, path.to_owned(), text, diagnostics)
        } else {
            SourceFile::new(path.to_owned(), text, None)
        };
        self.files.push(Arc::new(source));
        self.by_path.insert(path.to_owned(), Ok(file));
        Ok(file)
    }

    /// The bytes of a file of the project, or why they cannot be had.
    ///
    /// Links on disk that lead out of the project count as leading out.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        if let Some(draft) = self.drafts.get(path) {
            return Ok(draft.clone().into_bytes());
        }
        let full = self.locate(path)?;
        let size = std::fs::metadata(&full)
            .map_err(|error| reason(&error))?
            .len();
        if size > MAX_BYTES {
            return Err(format!("the file is larger than {} MiB", MAX_BYTES >> 20));
        }
        std::fs::read(full).map_err(|error| reason(&error))
    }

    /// Whether there is such a file in the project, or why there is not.
    pub fn find(&self, path: &str) -> Result<(), String> {
        if self.drafts.contains_key(path) {
            return Ok(());
        }
        self.locate(path).map(|_| ())
    }

    /// The full path of a file of the project that is there, or why it is not.
    pub fn locate(&self, path: &str) -> Result<PathBuf, String> {
        let full = self
            .root
            .join(path)
            .canonicalize()
            .map_err(|error| reason(&error))?;
        if !self
            .real_root
            .as_ref()
            .is_some_and(|root| full.starts_with(root))
        {
            return Err("a link leads out of the project's folder".to_owned());
        }
        if !full.is_file() {
            return Err("not a file".to_owned());
        }
        Ok(full)
    }

    /// The folder above the one that holds the root document; all relative paths start here.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The root document's value.
    pub fn document(&self) -> Option<&Node> {
        self.files.first()?.tree()
    }

    /// All files, by [`FileId`].
    pub fn files(&self) -> &[Arc<SourceFile>] {
        &self.files
    }

    /// A file.
    pub fn file(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.index()).map(AsRef::as_ref)
    }

    /// A file, for what outlives the project.
    pub(crate) fn shared(&self, id: FileId) -> Option<Arc<SourceFile>> {
        self.files.get(id.index()).map(Arc::clone)
    }

    /// A file's path from the root, with `/`.
    pub fn path(&self, id: FileId) -> &str {
        self.file(id).map_or("", SourceFile::path)
    }

    /// Line and column of a span's start.
    pub fn position(&self, span: Span) -> Position {
        self.file(span.file)
            .map_or(Position { line: 1, column: 1 }, |file| {
                file.position(span.start)
            })
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &str {
        let text = self.file(span.file).map_or("", SourceFile::text);
        text.get(span.start as usize..span.end as usize)
            .unwrap_or_default()
    }

    /// Puts a file's tree into another form. Places stay those of the text, and so does the tree for whoever shares the file.
    pub(crate) fn set_tree(&mut self, id: FileId, tree: Node) {
        if let Some(file) = self.files.get_mut(id.index()) {
            *file = Arc::new(file.with_tree(tree));
        }
    }

    /// The tree of a file, to be changed in places; whoever shares the file keeps it as it is.
    pub(crate) fn tree_mut(&mut self, id: FileId) -> Option<&mut Node> {
        let file = Arc::make_mut(self.files.get_mut(id.index())?);
        file.tree.as_mut()
    }

    /// Says where values of the root document are that no text stands for.
    pub(crate) fn set_made(&mut self, made: HashMap<Span, String>) {
        self.made = made;
    }

    /// The value at a JSON pointer of a file.
    pub fn node_at(&self, file: FileId, pointer: &str) -> Option<&Node> {
        pointer::get(self.file(file)?.tree()?, pointer)
    }

    /// The JSON pointer, in its file, of the node with this span.
    pub fn pointer_of(&self, span: Span) -> Option<String> {
        if let Some(made) = self.made.get(&span) {
            return Some(made.clone());
        }
        pointer::of(self.file(span.file)?.tree()?, span)
    }

    /// The node with this span.
    pub fn node_of(&self, span: Span) -> Option<&Node> {
        self.node_at(span.file, &self.pointer_of(span)?)
    }

    /// A path that a file of the project names, as a path from the root.
    pub fn relative(&self, path: &str, from: FileId) -> Result<String, RefError> {
        reference::relative(path, self.path(from))
    }

    pub(super) fn file_named(&self, path: &str) -> Result<FileId, RefError> {
        match self.by_path.get(path) {
            Some(Ok(id)) => Ok(*id),
            Some(Err(why)) => Err(RefError::File(path.to_owned(), why.clone())),
            None => Err(RefError::File(path.to_owned(), "not read".to_owned())),
        }
    }
}

/// The other files that a tree refers to.
fn collect(node: &Node, from: &str, wanted: &mut Vec<String>) {
    match &node.kind {
        NodeKind::Mapping(entries) => {
            for entry in entries {
                if let ("$ref", Some(text)) = (entry.key.text.as_str(), entry.value.as_str())
                    && let Ok(reference) = reference::parse(text, from)
                    && let Some(file) = reference.file
                {
                    wanted.push(file);
                }
                collect(&entry.value, from, wanted);
            }
        }
        NodeKind::Sequence(items) => items.iter().for_each(|item| collect(item, from, wanted)),
        _ => {}
    }
}

/// Bytes as text, and whether it may be read. Text that may not is for showing the place only.
fn decode(
    file: FileId,
    bytes: Vec<u8>,
    is_json: bool,
    diagnostics: &mut Diagnostics,
) -> (String, bool) {
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let start = to_u32(error.utf8_error().valid_up_to());
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            // One replacement character: three bytes.
            let span = Span {
                file,
                start,
                end: (start + 3).min(to_u32(text.len())),
            };
            diagnostics.push(
                Diagnostic::error(rules::NOT_UTF8, span, "the file is not UTF-8")
                    .help("save it as UTF-8"),
            );
            return (text, false);
        }
    };
    let (text, marked) = match text.strip_prefix('\u{feff}') {
        Some(rest) => (rest.to_owned(), true),
        None => (text, false),
    };
    if marked {
        let span = Span {
            file,
            start: 0,
            end: 0,
        };
        diagnostics.push(
            Diagnostic::error(
                rules::BYTE_ORDER_MARK,
                span,
                "the file begins with a byte order mark",
            )
            .help("save it as UTF-8 without one"),
        );
    }
    // JSON has all characters in its texts but those below the space, which its reader refuses.
    let refused = text
        .char_indices()
        .find(|(_, c)| !is_json && !printable(*c));
    if let Some((index, c)) = refused {
        let start = to_u32(index);
        let span = Span {
            file,
            start,
            end: start + to_u32(c.len_utf8()),
        };
        let message = format!(
            "the character U+{:04X} is not allowed in YAML",
            u32::from(c)
        );
        diagnostics.push(
            Diagnostic::error(rules::CONTROL_CHARACTER, span, message)
                .help("write it as an escape in a double-quoted text"),
        );
        return (text, false);
    }
    (text, true)
}

/// YAML 1.2's `c-printable`. A NUL would even end the parser's input early and hide the rest.
fn printable(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{85}' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
        && c != '\u{feff}'
}

/// An error of the file system in words that are the same everywhere.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "not a file".to_owned(),
        _ => error.to_string(),
    }
}
