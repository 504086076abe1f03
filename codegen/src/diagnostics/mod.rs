//! What is wrong with a spec, collected: every stage reports here and goes on.
//!
//! Knows places and texts; does not know what any rule checks.

mod group;
mod places;
mod render;
pub mod rules;
pub mod suggest;

pub use group::{Group, group};
pub use render::render;

use std::collections::HashSet;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::Span;
use crate::text::harmless;

/// How bad a finding is, about a spec or about exchanges.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The spec can't be used as it stands, or a reply breaks it.
    Error,
    /// Worth a look: drift in a reply, or something odd in a request or in the spec.
    Warning,
}

impl Severity {
    /// `error` or `warning`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

impl From<bilispec_engine::Severity> for Severity {
    fn from(severity: bilispec_engine::Severity) -> Self {
        match severity {
            bilispec_engine::Severity::Error => Self::Error,
            bilispec_engine::Severity::Warning => Self::Warning,
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A second place that explains the first, with a label.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is there.
    pub text: String,
}

/// One finding about the spec.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// Stable id of the rule, kebab-case.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, one sentence without a full stop.
    pub message: String,
    /// Where; `None` without a text to point at (the root document itself is missing).
    pub span: Option<Span>,
    /// What the source line is underlined with; may be empty.
    pub label: String,
    /// Other places that belong to it.
    pub related: Vec<Label>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            // What it quotes was written by others.
            message: harmless(&message.into()).into_owned(),
            span: Some(span),
            label: String::new(),
            related: Vec::new(),
            help: None,
        }
    }

    /// A warning at a place.
    pub fn warning(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(rule, span, message)
        }
    }

    /// An error that has no place in a file.
    pub fn without_place(rule: &'static str, message: impl Into<String>) -> Self {
        Self {
            span: None,
            ..Self::error(rule, Span::default(), message)
        }
    }

    /// The text at the underlined place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = harmless(&label.into()).into_owned();
        self
    }

    /// What to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(harmless(&help.into()).into_owned());
        self
    }

    /// What to do about it, if anything can be said.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help.map(|help| harmless(&help).into_owned());
        self
    }

    /// Another place that belongs to it.
    #[must_use]
    pub fn related(mut self, span: Span, text: impl Into<String>) -> Self {
        self.related.push(Label {
            span,
            text: harmless(&text.into()).into_owned(),
        });
        self
    }
}

/// The sink. Collects all findings of a run; the same finding twice counts once.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    seen: HashSet<Diagnostic>,
}

impl Diagnostics {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if self.seen.insert(diagnostic.clone()) {
            self.list.push(diagnostic);
        }
    }

    /// Keeps only what `keep` says yes to.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&Diagnostic) -> bool) {
        let seen = &mut self.seen;
        self.list.retain(|diagnostic| {
            let kept = keep(diagnostic);
            if !kept {
                seen.remove(diagnostic);
            }
            kept
        });
    }

    /// Makes warnings of the errors that `which` says yes to.
    pub(crate) fn demote(&mut self, which: impl Fn(&Diagnostic) -> bool) {
        for diagnostic in std::mem::take(&mut self.list) {
            self.seen.remove(&diagnostic);
            let severity = if which(&diagnostic) {
                Severity::Warning
            } else {
                diagnostic.severity
            };
            self.push(Diagnostic {
                severity,
                ..diagnostic
            });
        }
    }

    /// All findings so far, in the order of [`Diagnostics::sort`] if that was called, else as they came.
    pub fn list(&self) -> &[Diagnostic] {
        &self.list
    }

    /// Whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many there are of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.list
            .iter()
            .filter(|diagnostic| diagnostic.severity == severity)
            .count()
    }
}
