//! The project that a command works on: where its spec is, and what could be read of it.

use std::ops::Range;
use std::path::{Path, PathBuf};

use bilispec_codegen::Loaded;
use bilispec_codegen::model::{Api, Described, Operation};
use bilispec_codegen::openapi::Document;
use bilispec_codegen::source::{Node, NodeKind, SourceFile, Span, pointer};

use crate::report::{Context, Place};
use crate::similar::did_you_mean;

mod foreign;
mod problems;

pub use foreign::{
    Files, GenerateReport, Skipped, each_left_out, foreign_notes, grouped, left_out,
};
pub use problems::{LintFinding, LintReport, annotations, diagnostics, tally};

/// Where a project's spec stands.
const ROOT: &str = "spec/openapi.yaml";

/// The nearest `spec/openapi.yaml` upwards from a folder.
pub fn find(from: &Path) -> Option<PathBuf> {
    let from = std::path::absolute(from).ok()?;
    from.ancestors()
        .map(|folder| folder.join(ROOT))
        .find(|spec| spec.is_file())
}

/// A spec that was read without an error.
#[derive(Debug, Clone, Copy)]
pub struct Project<'l> {
    /// The files and what they hold.
    pub loaded: &'l Loaded,
    /// The spec as written.
    pub document: &'l Document,
    /// The API.
    pub api: &'l Api,
}

impl<'l> Project<'l> {
    /// The project of a spec that could be read; `None` if it has an error.
    pub fn of(loaded: &'l Loaded) -> Option<Self> {
        Some(Self {
            loaded,
            document: loaded.document.as_ref()?,
            api: loaded.api.as_ref()?,
        })
    }

    /// The operation called `id`, or a sentence that there is none.
    pub fn operation(&self, id: &str) -> Result<&'l Operation, String> {
        self.api.operation(id).ok_or_else(|| {
            let ids = self
                .api
                .operations
                .iter()
                .map(|operation| operation.id.as_str());
            format!("the spec has no operation `{id}`{}", did_you_mean(id, ids))
        })
    }

    /// The file of the spec with this path, by which reports name it.
    fn file(&self, path: &str) -> Option<&'l SourceFile> {
        let files = self.loaded.project.files();
        files
            .iter()
            .map(AsRef::as_ref)
            .find(|file: &&SourceFile| file.path() == path)
    }

    /// Line and column of the key that a JSON pointer leads to.
    pub(crate) fn place(&self, file: &str, pointer: &str) -> Option<Place> {
        let source = self.file(file)?;
        let (parent, name) = pointer.rsplit_once('/')?;
        let parent = pointer::get(source.tree()?, parent)?;
        let steps = pointer::split(&format!("/{name}"))?;
        let (_, key) = pointer::step(parent, steps.first()?)?;
        let position = source.position(key.start);
        Some(Place {
            file: file.to_owned(),
            line: position.line,
            column: position.column,
        })
    }

    /// A span of the spec as reports name it: its place, and file and JSON pointer where it is a value.
    pub(crate) fn at(&self, span: Span) -> (Place, String) {
        let project = &self.loaded.project;
        let position = project.position(span);
        let file = project.path(span.file).to_owned();
        let pointer = project.pointer_of(span).unwrap_or_default();
        let schema_path = format!("{file}#{pointer}");
        (
            Place {
                file,
                line: position.line,
                column: position.column,
            },
            schema_path,
        )
    }

    /// File and JSON pointer of the member `name` beside the value with this span.
    pub(crate) fn sibling(&self, span: Span, name: &str) -> Option<(String, String)> {
        let pointer = self.loaded.project.pointer_of(span)?;
        let (parent, _) = pointer.rsplit_once('/')?;
        Some((
            self.loaded.project.path(span.file).to_owned(),
            format!("{parent}/{}", pointer::escape(name)),
        ))
    }

    /// The folder that paths in reports start from.
    pub fn root(&self) -> &'l Path {
        self.loaded.project.root()
    }
}

impl Context for Project<'_> {
    fn source(&self, place: &Place) -> Option<(&str, Range<usize>)> {
        let file = self.file(&place.file)?;
        let start = offset(file, place)?;
        let span = mark(file.tree()?, u32::try_from(start).ok()?)?;
        let text = file.text().get(start..span.end as usize)?;
        // A document on one line is not shown: whoever draws it looks at all of the line.
        if is_on_long_line(file.text(), start) {
            return None;
        }
        // Never beyond the line, however much stands under a key.
        let length = text.lines().next().map_or(0, |line| line.trim_end().len());
        Some((file.text(), start..start + length))
    }

    fn code_name(&self, operation: &str, code: &str) -> Option<&str> {
        let operation = self.api.operation(operation)?;
        let mut codes = self.api.codes(operation);
        let known = codes.find(|known| known.key() == code);
        // Without an envelope, refusals are counted by their HTTP status.
        let is_status = || {
            let status = code.parse().ok()?;
            let is_listed = self.api.envelope(operation.reply.envelope).is_none()
                && operation.described(status) != Described::Unlisted;
            is_listed.then_some("HTTP status")
        };
        known.map(|known| known.name.as_str()).or_else(is_status)
    }
}

/// Lines that are longer are nobody's to read.
const LONGEST: usize = 10_000;

fn is_on_long_line(text: &str, at: usize) -> bool {
    let before = text.get(..at).map_or(0, |before| {
        before.len() - before.rfind('\n').map_or(0, |end| end + 1)
    });
    let after = text
        .get(at..)
        .map_or(0, |after| after.find('\n').unwrap_or(after.len()));
    before + after > LONGEST
}

/// The byte at a line and column.
fn offset(file: &SourceFile, place: &Place) -> Option<usize> {
    let lines = file.text().split_inclusive('\n');
    let before: usize = lines
        .clone()
        .take(place.line.checked_sub(1)? as usize)
        .map(str::len)
        .sum();
    let line = lines.clone().nth(place.line as usize - 1)?;
    let (column, _) = line
        .char_indices()
        .nth(place.column.checked_sub(1)? as usize)?;
    Some(before + column)
}

/// The key and value, or the value, that starts at a byte.
fn mark(node: &Node, start: u32) -> Option<Span> {
    match &node.kind {
        _ if node.span.start == start && !matches!(node.kind, NodeKind::Mapping(_)) => {
            Some(node.span)
        }
        NodeKind::Mapping(entries) => entries.iter().find_map(|entry| {
            if entry.key.span.start == start {
                Some(Span {
                    end: entry.value.span.end.max(entry.key.span.end),
                    ..entry.key.span
                })
            } else {
                mark(&entry.value, start)
            }
        }),
        NodeKind::Sequence(items) => items.iter().find_map(|item| mark(item, start)),
        _ => None,
    }
}
