//! What each rule means, for `bilispec explain RULE`: those of this module, and those of reading a spec.

use crate::diagnostics::{self, Severity};

use super::rules;

/// What there is to say of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleInfo {
    /// Stable, kebab-case.
    pub id: &'static str,
    /// How bad a finding is.
    pub severity: Severity,
    /// What is wrong, in a few words.
    pub title: &'static str,
    /// Why that matters; empty where the title says it all.
    pub why: &'static str,
    /// What to do about it; empty where each finding says so itself.
    pub remedy: &'static str,
    /// Whether `# bilispec-allow: RULE reason` on the line above takes a finding back.
    pub can_be_allowed: bool,
}

/// A comment that allows nothing.
pub(super) const STALE: &str = "allow-stale";

/// A comment that says too little.
pub(super) const FORM: &str = "allow-form";

/// The rules about the comments themselves.
const OF_COMMENTS: [RuleInfo; 2] = [
    RuleInfo {
        id: STALE,
        severity: Severity::Warning,
        title: "A `bilispec-allow` that takes nothing back.",
        why: "It was written for a finding that is no longer there, and would hide the next one.",
        remedy: "delete the comment",
        can_be_allowed: false,
    },
    RuleInfo {
        id: FORM,
        severity: Severity::Error,
        title: "A `bilispec-allow` that names no rule, or gives no reason.",
        why: "An exception is argued for where it is made; who reads it next has to know why it is one.",
        remedy: "write `# bilispec-allow: RULE reason` on the line above",
        can_be_allowed: false,
    },
];

/// All rules: first those of reading a spec, then those over what was read.
pub fn all() -> impl Iterator<Item = RuleInfo> {
    let reader = diagnostics::rules::ALL
        .iter()
        .map(|(id, meaning)| RuleInfo {
            id,
            severity: reader_severity(id),
            title: meaning.trim(),
            why: "",
            remedy: "",
            can_be_allowed: reader_severity(id) == Severity::Warning,
        });
    let lint = rules::ALL.iter().map(|rule| RuleInfo {
        id: rule.id,
        severity: rule.severity,
        title: rule.title,
        why: rule.why,
        remedy: rule.remedy,
        can_be_allowed: true,
    });
    reader.chain(lint).chain(OF_COMMENTS)
}

/// The rule called `id`.
pub fn explain(id: &str) -> Option<RuleInfo> {
    all().find(|rule| rule.id == id)
}

fn reader_severity(id: &str) -> Severity {
    if id == diagnostics::rules::UNKNOWN_EXTENSION {
        Severity::Warning
    } else {
        Severity::Error
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn ids_are_unique_and_kebab_case() {
        let mut seen = HashSet::new();
        for rule in all() {
            assert!(seen.insert(rule.id), "{} is there twice", rule.id);
            let words = rule.id.split('-');
            let fits = |word: &str| {
                !word.is_empty()
                    && word
                        .chars()
                        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
            };
            assert!(words.into_iter().all(fits), "{}", rule.id);
            assert!(!rule.title.is_empty(), "{}", rule.id);
        }
    }

    #[test]
    fn every_rule_over_the_spec_says_why_and_what_to_do() {
        for rule in rules::ALL {
            assert!(
                rule.why.ends_with('.') && rule.title.ends_with('.'),
                "{}",
                rule.id
            );
            assert!(
                !rule.remedy.is_empty() && !rule.remedy.ends_with('.'),
                "{}",
                rule.id
            );
            assert_eq!(explain(rule.id).map(|info| info.title), Some(rule.title));
        }
        assert_eq!(explain("no-such-rule"), None);
    }
}
