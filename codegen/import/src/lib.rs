//! From notes on endpoints to a spec: files in YAML, and the notes' samples as fixtures.
//!
//! One direction: `lines` (lost line breaks put back) → `blocks` (Markdown) → `reader` (what each block says) → `draft`
//! (endpoints as notes have them) → `write` (as a spec). The layouts are those of the reference, see `layout`,
//! and those that people use. Nothing is dropped in silence: what could not be read is named with its line, and what
//! was decided for the notes is reported too. Knows nothing of where its files go.

mod blocks;
mod captions;
mod curl;
mod draft;
mod facts;
mod infer;
mod json;
mod lines;
mod reader;
mod required;
mod rows;
mod shell;
mod sink;
mod text;
mod types;
mod write;

use std::fmt;

pub use bilispec_codegen::output::OutputFile;
use draft::Notes;
use sink::Sink;

/// What came of notes.
#[derive(Debug, Clone, Default)]
pub struct Imported {
    /// The spec's files and the fixtures; none if the notes have no endpoint.
    pub files: Vec<OutputFile>,
    /// How many endpoints were read.
    pub endpoints: usize,
    /// What could not be read, and is not in the files.
    pub unread: Vec<Remark>,
    /// What was decided for the notes, and should be looked at.
    pub remarks: Vec<Remark>,
}

/// Something about a line of notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The file, as it was named.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What there is to say.
    pub message: String,
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// Reads notes: each with the name that remarks call it by, and its text.
pub fn import(notes: &[(String, String)]) -> Imported {
    let mut imported = Imported::default();
    let mut all = Notes::default();
    let mut sinks = Vec::new();
    for (number, (_, text)) in notes.iter().enumerate() {
        let mut sink = Sink::default();
        let lines = lines::read(text, &mut sink);
        let blocks = blocks::read(&lines, &mut sink);
        reader::read(number, blocks, &mut all, &mut sink);
        sinks.push(sink);
    }
    let mut texts = notes.iter().map(|(_, text)| text);
    let is_chinese = texts.any(|text| text.chars().any(bilispec_codegen::text::is_chinese));
    let written = write::write(all, is_chinese, &mut sinks);
    imported.files = written.files;
    imported.endpoints = written.endpoints;
    for ((name, _), sink) in notes.iter().zip(sinks) {
        let remarks = |list: Vec<(usize, String)>| {
            let mut list = list;
            list.sort();
            list.dedup();
            let named = list.into_iter().map(|(line, message)| Remark {
                file: name.clone(),
                line,
                message,
            });
            named.collect::<Vec<_>>()
        };
        imported.unread.extend(remarks(sink.unread));
        imported.remarks.extend(remarks(sink.remarks));
    }
    imported
}
