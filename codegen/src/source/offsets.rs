//! Characters to bytes, for a parser that counts characters.

use super::FileId;
use super::span::{Span, to_u32};

/// Characters to bytes, for a parser that counts characters.
pub(super) struct Offsets {
    file: FileId,
    /// Where each character starts; empty when all are one byte long.
    starts: Vec<u32>,
    length: u32,
}

impl Offsets {
    pub(super) fn new(file: FileId, text: &str) -> Self {
        let starts = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices().map(|(i, _)| to_u32(i)).collect()
        };
        Self {
            file,
            starts,
            length: to_u32(text.len()),
        }
    }

    pub(super) fn file(&self) -> FileId {
        self.file
    }

    /// The byte at which character number `index` starts.
    pub(super) fn byte(&self, index: usize) -> u32 {
        if self.starts.is_empty() {
            to_u32(index).min(self.length)
        } else {
            self.starts.get(index).copied().unwrap_or(self.length)
        }
    }

    pub(super) fn span(&self, span: &saphyr_parser::Span) -> Span {
        let start = self.byte(span.start.index());
        Span {
            file: self.file,
            start,
            end: self.byte(span.end.index()).max(start),
        }
    }
}
