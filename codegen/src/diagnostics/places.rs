//! Where findings stand in a project's files, and the order that follows from it.

use super::{Diagnostic, Diagnostics};
use crate::source::{Position, Project};

impl Diagnostic {
    /// The file and the line and column in it, for machines.
    pub fn place<'p>(&self, project: &'p Project) -> Option<(&'p str, Position)> {
        self.span
            .map(|span| (project.path(span.file), project.position(span)))
    }
}

impl Diagnostics {
    /// Orders the findings by file name and place, those without a place first.
    pub fn sort(&mut self, project: &Project) {
        self.list.sort_by(|a, b| {
            let key = |diagnostic: &Diagnostic| {
                diagnostic
                    .span
                    .map(|span| (project.path(span.file).to_owned(), span.start, span.end))
            };
            key(a)
                .cmp(&key(b))
                .then_with(|| a.rule.cmp(b.rule))
                .then_with(|| a.message.cmp(&b.message))
        });
    }
}
