//! Findings as text for people: header, source line, underline, help.
//!
//! The drawing is annotate-snippets'; here it is only decided what to show.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, normalize_untrusted_str};

use super::{Diagnostic, Severity};
use crate::source::{FileId, Project, Span};

/// One finding, with the source line underlined, ending with a line break.
pub fn render(diagnostic: &Diagnostic, project: &Project, color: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group: Group<'_> = Group::with_title(
        level
            .primary_title(diagnostic.message.as_str())
            .id(diagnostic.rule),
    );
    for part in parts(diagnostic) {
        let Some(file) = project.file(part.file) else {
            continue;
        };
        let window = Window::new(file.text(), &part.marks);
        let marks = part.marks.iter().map(|mark| {
            let kind = if mark.primary {
                AnnotationKind::Primary
            } else {
                AnnotationKind::Context
            };
            let annotation = kind.span(window.range(mark.span));
            if mark.text.is_empty() {
                annotation
            } else {
                annotation.label(mark.text)
            }
        });
        let source = file.text().get(window.bytes.clone()).unwrap_or_default();
        let line = file.position(part_start(&window)).line as usize;
        let path = normalize_untrusted_str(file.path());
        group = group.element(
            Snippet::source(source)
                .line_start(line)
                .path(path)
                .annotations(marks),
        );
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(normalize_untrusted_str(help)));
    }
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut text = renderer.render(&[group]);
    text.push('\n');
    text
}

/// What is shown of one file.
struct Part<'d> {
    file: FileId,
    marks: Vec<Mark<'d>>,
}

struct Mark<'d> {
    span: Span,
    text: &'d str,
    primary: bool,
}

/// The finding's place and the places that belong to it, by file, its own first.
fn parts(diagnostic: &Diagnostic) -> Vec<Part<'_>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    let own = diagnostic.span.map(|span| Mark {
        span,
        text: &diagnostic.label,
        primary: true,
    });
    let others = diagnostic.related.iter().map(|label| Mark {
        span: label.span,
        text: &label.text,
        primary: false,
    });
    for mark in own.into_iter().chain(others) {
        match parts.iter_mut().find(|part| part.file == mark.span.file) {
            Some(part) => part.marks.push(mark),
            None => parts.push(Part {
                file: mark.span.file,
                marks: vec![mark],
            }),
        }
    }
    parts
}

/// The lines that are handed to the renderer: none of the file before the first mark or behind the last.
struct Window {
    bytes: Range<usize>,
    /// The file's length, and the end of the line on which each mark starts, are all that cutting needs.
    line_ends: Vec<usize>,
}

fn part_start(window: &Window) -> u32 {
    u32::try_from(window.bytes.start).unwrap_or(u32::MAX)
}

impl Window {
    fn new(text: &str, marks: &[Mark<'_>]) -> Self {
        let starts = marks
            .iter()
            .map(|mark| (mark.span.start as usize).min(text.len()));
        let line_ends: Vec<usize> = starts.clone().map(|start| line_end(text, start)).collect();
        let first = starts.min().unwrap_or_default();
        let start = text
            .get(..first)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |at| at + 1);
        let end = line_ends.iter().copied().max().unwrap_or(start);
        Self {
            bytes: start..end.max(start),
            line_ends,
        }
    }

    /// A mark within the window. A value of many lines is marked on its first.
    fn range(&self, span: Span) -> Range<usize> {
        let start = (span.start as usize).clamp(self.bytes.start, self.bytes.end);
        let line_end = self
            .line_ends
            .iter()
            .copied()
            .filter(|end| *end >= start)
            .min()
            .unwrap_or(self.bytes.end);
        let end = (span.end as usize).min(line_end).max(start);
        start - self.bytes.start..end - self.bytes.start
    }
}

fn line_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    start + line.trim_end_matches('\r').len()
}
