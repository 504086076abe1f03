//! The parts of what is told of a word: a heading, and lines below it.

use bilispec_codegen::model::{Docs, Level, Operation};

use super::words::{self, lines};

pub(super) fn section(out: &mut String, title: &str, remark: &str) {
    if !out.is_empty() {
        out.push('\n');
    }
    out.extend([title, " (", remark, ")\n"]);
}

pub(super) fn line(out: &mut String, text: &str) {
    out.extend(["  ", text, "\n"]);
}

pub(super) fn names(operations: &[&Operation]) -> String {
    operations
        .iter()
        .map(|operation| operation.id.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

/// A description with its sources and notes.
pub(super) fn told(docs: &Docs, level: &Level, out: &mut String) {
    for text in lines(docs) {
        line(out, &text);
    }
    if let Some(sources) = words::sources(level, None) {
        line(out, &sources);
    }
    for note in &docs.notes {
        line(out, &format!("Note: {}", words::note(note)));
    }
}
