//! One file: its text, its lines, its tree.

use std::sync::Arc;

use super::span::to_u32;
use super::{FileId, Node, Position, json_tree};
use crate::diagnostics::Diagnostics;

/// A file of the spec.
#[derive(Debug, Clone)]
pub struct SourceFile {
    pub(super) path: String,
    /// Shared with the file in another form.
    text: Arc<Text>,
    pub(super) tree: Option<Node>,
}

/// A text and its lines.
#[derive(Debug)]
struct Text {
    all: String,
    line_starts: Vec<u32>,
    /// How many characters begin before each stretch of the text: a document may be one line.
    characters: Vec<u32>,
}

/// How many bytes are looked at to count characters up to a place, at most.
const STRETCH: usize = 4096;

/// How many characters begin in these bytes.
fn begins(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

impl SourceFile {
    pub(super) fn new(path: String, text: String, tree: Option<Node>) -> Self {
        let breaks = text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .map(|(index, _)| to_u32(index + 1));
        let line_starts = std::iter::once(0).chain(breaks).collect();
        let mut before = 0;
        let stretches = text.as_bytes().chunks(STRETCH).map(|stretch| {
            let count = to_u32(before);
            before += begins(stretch);
            count
        });
        let characters = stretches.collect();
        let text = Arc::new(Text {
            all: text,
            line_starts,
            characters,
        });
        Self { path, text, tree }
    }

    /// The same text, as another tree.
    pub(super) fn with_tree(&self, tree: Node) -> Self {
        Self {
            path: self.path.clone(),
            text: Arc::clone(&self.text),
            tree: Some(tree),
        }
    }

    /// Reads a text by the rules of a spec's files: YAML 1.2, or JSON if its name says so; no repeated keys. `path` is only
    /// its name.
    pub fn read(path: String, text: String, diagnostics: &mut Diagnostics) -> Self {
        Self::of(FileId::default(), path, text, diagnostics)
    }

    /// The same for a file of a project.
    pub(super) fn of(
        file: FileId,
        path: String,
        text: String,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let tree = if super::is_json(&path) {
            json_tree::parse(file, &text, diagnostics)
        } else {
            super::parse::parse(file, &text, diagnostics)
        };
        Self::new(path, text, tree)
    }

    /// The value of a text that is JSON; `None` if it is not.
    pub(crate) fn json_tree(text: &str) -> Option<Node> {
        json_tree::parse(FileId::default(), text, &mut Diagnostics::default())
    }

    /// Relative to the project's root, with `/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What was read.
    pub fn text(&self) -> &str {
        &self.text.all
    }

    /// The file's value; `None` when it could not be read as YAML.
    pub fn tree(&self) -> Option<&Node> {
        self.tree.as_ref()
    }

    /// Line and column of a byte.
    pub fn position(&self, offset: u32) -> Position {
        self.text.position(offset)
    }
}

impl Text {
    /// How many characters begin before a byte.
    fn characters_before(&self, offset: u32) -> u32 {
        let offset = (offset as usize).min(self.all.len());
        let stretch = offset / STRETCH;
        let rest = self.all.as_bytes().get(stretch * STRETCH..offset);
        let before = self.characters.get(stretch).copied();
        // Behind the last stretch there is nothing: its own count stands for it.
        match (before, rest) {
            (Some(before), Some(rest)) => before + to_u32(begins(rest)),
            _ => to_u32(begins(self.all.as_bytes())),
        }
    }

    fn position(&self, offset: u32) -> Position {
        let line = self
            .line_starts
            .partition_point(|start| *start <= offset)
            .max(1);
        let start = self.line_starts.get(line - 1).copied().unwrap_or_default();
        let before = self
            .characters_before(offset)
            .saturating_sub(self.characters_before(start));
        Position {
            line: to_u32(line),
            column: before + 1,
        }
    }
}
