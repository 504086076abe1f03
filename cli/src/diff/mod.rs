//! What changed in a spec since another state of it, as reports say it.
//!
//! What is a change, and what it means, the generator's library decides.

mod base;
mod print;

pub use base::Base;
pub use print::{changelog, human};

use bilispec_codegen::Loaded;
use bilispec_codegen::diff::{Change, Class, Kind, State};
use serde::Serialize;

/// All changes, as data; members are only ever added under this version.
#[derive(Debug, Serialize)]
pub struct Changes {
    /// 1.
    pub schema_version: u32,
    /// How many there are of each class.
    pub summary: Summary,
    /// By operation, in the order of the spec; what belongs to no operation stands with the one that it was met in.
    pub changes: Vec<ChangeLine>,
}

/// How many changes there are of each class.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// A program may need another look.
    pub breaking: usize,
    /// A program stays as it is.
    pub additive: usize,
    /// Words only.
    pub documentation: usize,
}

/// One change.
#[derive(Debug, Serialize)]
pub struct ChangeLine {
    /// `breaking`, `additive` or `documentation`.
    pub class: &'static str,
    /// `added`, `changed` or `removed`.
    pub kind: &'static str,
    /// The operation.
    pub operation: Option<String>,
    /// What changed.
    pub subject: String,
    /// What became of it.
    pub message: String,
    /// `current`, or `base` for what stands only there.
    pub state: &'static str,
    /// The file, relative to the project's folder.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

impl Changes {
    /// The changes between two states of a spec, with their places.
    pub fn of(changes: &[Change], base: &Loaded, current: &Loaded) -> Self {
        let mut summary = Summary::default();
        let lines = changes.iter().map(|change| {
            match change.class {
                Class::Breaking => summary.breaking += 1,
                Class::Additive => summary.additive += 1,
                Class::Documentation => summary.documentation += 1,
            }
            let (state, project) = match change.state {
                State::Base => ("base", &base.project),
                State::Current => ("current", &current.project),
            };
            let position = project.position(change.span);
            ChangeLine {
                class: change.class.name(),
                kind: match change.kind {
                    Kind::Added => "added",
                    Kind::Changed => "changed",
                    Kind::Removed => "removed",
                },
                operation: change.operation.clone(),
                subject: change.subject.clone(),
                message: change.message.clone(),
                state,
                file: project.path(change.span.file).to_owned(),
                line: position.line,
                column: position.column,
            }
        });
        let changes = lines.collect();
        Self {
            schema_version: 1,
            summary,
            changes,
        }
    }

    /// The gravest class that there is.
    pub fn gravest(&self) -> Option<Class> {
        let Summary {
            breaking,
            additive,
            documentation,
        } = self.summary;
        let counted = [
            (breaking, Class::Breaking),
            (additive, Class::Additive),
            (documentation, Class::Documentation),
        ];
        counted
            .into_iter()
            .find(|(count, _)| *count > 0)
            .map(|(_, class)| class)
    }

    /// Changes of one class.
    fn class(&self, class: Class) -> impl Iterator<Item = &ChangeLine> {
        let changes = self.changes.iter();
        changes.filter(move |change| change.class == class.name())
    }
}
