//! What a rule is, and where it puts its findings.

use super::context::{Context, Whole};
use crate::diagnostics::{Diagnostic, Severity};
use crate::source::Span;

/// A rule: what it is called, what it means, how it is checked.
pub(super) struct Rule {
    /// Stable, kebab-case.
    pub(super) id: &'static str,
    /// What is wrong, in a few words.
    pub(super) title: &'static str,
    /// Why that matters.
    pub(super) why: &'static str,
    /// What to do about it.
    pub(super) remedy: &'static str,
    pub(super) severity: Severity,
    pub(super) check: Check,
}

/// How a rule is checked.
#[derive(Clone, Copy)]
pub(super) enum Check {
    /// Each place by itself.
    Anywhere(fn(&Context<'_>, &mut Sink<'_>)),
    /// With all of the spec at hand, and its fixtures.
    Whole(fn(&Whole<'_>, &mut Sink<'_>)),
}

/// The findings of one rule.
pub(super) struct Sink<'s> {
    rule: &'s Rule,
    found: &'s mut Vec<Diagnostic>,
}

impl<'s> Sink<'s> {
    pub(super) fn new(rule: &'s Rule, found: &'s mut Vec<Diagnostic>) -> Self {
        Self { rule, found }
    }

    /// A finding of this rule, to be filled in and pushed.
    pub(super) fn at(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        match self.rule.severity {
            Severity::Error => Diagnostic::error(self.rule.id, span, message),
            Severity::Warning => Diagnostic::warning(self.rule.id, span, message),
        }
    }

    /// A finding about a file that is no part of the spec.
    pub(super) fn without_place(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            severity: self.rule.severity,
            ..Diagnostic::without_place(self.rule.id, message)
        }
    }

    /// Adds a finding; one without a help line gets the rule's.
    pub(super) fn push(&mut self, mut finding: Diagnostic) {
        finding
            .help
            .get_or_insert_with(|| self.rule.remedy.to_owned());
        self.found.push(finding);
    }
}
