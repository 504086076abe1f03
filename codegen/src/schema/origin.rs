//! From a path in a schema document back to the spec.
//!
//! A document is a mirror of the spec, piece by piece: it holds where each piece comes from, and the rest of
//! a path is followed in the spec itself. So a document costs nothing for places that nobody asks for.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::source::{Node, Project, SourceFile, Span, pointer};

/// Where a part of a schema document stands in the spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Relative to the project's root, with `/`.
    pub file: String,
    /// JSON pointer in that file, to the value.
    pub pointer: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// A piece of a document.
#[derive(Debug, Clone)]
struct Piece {
    file: Arc<SourceFile>,
    /// The value that the piece mirrors.
    mirrored: Span,
    /// The pointer to it, once somebody asked.
    pointer: OnceLock<String>,
    /// What the piece itself is called by, if not by the key of the value.
    own: Option<Own>,
}

/// A piece that stands for something else than the value below it.
#[derive(Debug, Clone)]
struct Own {
    file: Arc<SourceFile>,
    /// The value, or the key of the value, that the piece stands for.
    target: Span,
    /// What is shown.
    shown: Span,
}

/// All pieces of a document.
#[derive(Debug, Clone, Default)]
pub(super) struct Origins {
    /// By path in the document.
    pieces: HashMap<String, Piece>,
    /// Lists of which the document has not all items: the places of those that it has.
    shortened: HashMap<Span, Vec<usize>>,
}

impl Origins {
    /// What stands at `path` mirrors the value at `mirrored`.
    pub(super) fn mirror(&mut self, project: &Project, path: String, mirrored: Span) {
        if let Some(file) = project.shared(mirrored.file) {
            let own = None;
            let piece = Piece::new(file, mirrored, own);
            self.pieces.insert(path, piece);
        }
    }

    /// What stands at `path` stands for the value that `target` is, or is the key of, and is shown at `shown`.
    /// Below it is what `mirrored` holds.
    pub(super) fn stand(
        &mut self,
        project: &Project,
        path: String,
        mirrored: Span,
        target: Span,
        shown: Span,
    ) {
        if let Some(file) = project.shared(mirrored.file)
            && let Some(own) = project.shared(target.file)
        {
            let own = Some(Own {
                file: own,
                target,
                shown,
            });
            let piece = Piece::new(file, mirrored, own);
            self.pieces.insert(path, piece);
        }
    }

    /// The place of the deepest value on the way to `path` that is in the spec.
    pub(super) fn locate(&self, path: &str) -> Origin {
        match self.piece_of(&self.in_spec(path)) {
            Some((piece, rest)) => piece.locate(rest),
            None => Origin::nowhere(),
        }
    }

    /// Of the list at `list`, a document has only the items at these places.
    pub(super) fn shorten(&mut self, list: Span, kept: Vec<usize>) {
        self.shortened.insert(list, kept);
    }

    /// A path in the document as the spec has it: an item of a list that is shorter here stands at another place there.
    fn in_spec<'p>(&self, path: &'p str) -> Cow<'p, str> {
        let of = |list: &str, index: &str| {
            let (piece, rest) = self.piece_of(list)?;
            let root = piece.file.tree()?;
            let node = pointer::get(root, &(piece.pointer(root).to_owned() + rest))?;
            let kept = self.shortened.get(&node.span)?;
            let at = kept.get(index.parse::<usize>().ok()?)?;
            Some(format!("{list}/{at}"))
        };
        let item = path.rsplit_once('/').filter(|_| !self.shortened.is_empty());
        let found = item.and_then(|(list, index)| of(list, index));
        found.map_or(Cow::Borrowed(path), Cow::Owned)
    }

    /// Whether what stands at `path` mirrors a value of the spec, and stands for nothing else.
    pub(super) fn is_mirror(&self, path: &str) -> bool {
        let piece = self.piece_of(path);
        piece.is_some_and(|(piece, rest)| piece.own.is_none() || !rest.is_empty())
    }

    /// The names of pieces by the path of what they stand in, in order.
    pub(super) fn below(&self) -> HashMap<&str, Vec<&str>> {
        let mut below: HashMap<&str, Vec<&str>> = HashMap::new();
        for path in self.pieces.keys() {
            if let Some((parent, name)) = path.rsplit_once('/') {
                below.entry(parent).or_default().push(name);
            }
        }
        for names in below.values_mut() {
            names.sort_unstable();
        }
        below
    }

    /// The piece that `path` is in, and the path within it.
    fn piece_of<'p>(&self, path: &'p str) -> Option<(&Piece, &'p str)> {
        let mut start = path;
        loop {
            if let Some(piece) = self.pieces.get(start) {
                let rest = path.get(start.len()..).unwrap_or_default();
                let is_path = rest.is_empty() || rest.starts_with('/');
                return Some((piece, if is_path { rest } else { "" }));
            }
            if start.is_empty() {
                return None;
            }
            let end = start.rfind('/').unwrap_or_default();
            start = start.get(..end).unwrap_or_default();
        }
    }
}

impl Piece {
    fn new(file: Arc<SourceFile>, mirrored: Span, own: Option<Own>) -> Self {
        Self {
            file,
            mirrored,
            pointer: OnceLock::new(),
            own,
        }
    }

    /// The pointer to what the piece mirrors.
    fn pointer(&self, root: &Node) -> &str {
        self.pointer
            .get_or_init(|| pointer::of_key(root, self.mirrored).unwrap_or_default())
    }

    fn locate(&self, rest: &str) -> Origin {
        let Some(root) = self.file.tree() else {
            return Origin::nowhere();
        };
        match &self.own {
            Some(own) if rest.is_empty() => {
                let found = own
                    .file
                    .tree()
                    .and_then(|root| pointer::of_key(root, own.target));
                Origin::new(&own.file, found.unwrap_or_default(), own.shown)
            }
            _ => {
                let path = self.pointer(root).to_owned() + rest;
                let (pointer, shown) = follow(root, &path);
                Origin::new(&self.file, pointer, shown)
            }
        }
    }
}

impl Origin {
    fn new(file: &SourceFile, pointer: String, shown: Span) -> Self {
        let position = file.position(shown.start);
        Self {
            file: file.path().to_owned(),
            pointer,
            line: position.line,
            column: position.column,
        }
    }

    /// A document without any piece of the spec in it.
    fn nowhere() -> Self {
        Self {
            file: String::new(),
            pointer: String::new(),
            line: 1,
            column: 1,
        }
    }
}

/// Goes as far as there is something: the pointer to it, and what names it there.
fn follow(root: &Node, path: &str) -> (String, Span) {
    let mut node = root;
    let mut shown = Span {
        end: root.span.start,
        ..root.span
    };
    let mut reached = String::new();
    for name in pointer::split(path).unwrap_or_default() {
        let Some((child, named)) = pointer::step(node, &name) else {
            break;
        };
        reached.push('/');
        reached.push_str(&pointer::escape(&name));
        node = child;
        shown = named;
    }
    (reached, shown)
}
