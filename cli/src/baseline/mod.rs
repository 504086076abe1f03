//! Findings that are known and accepted, with the reason: a file beside the spec, YAML, for people to read and edit.
//!
//! An accepted finding stays in the report and is counted there; it only does not make the run fail. Knows findings,
//! not how they came about.

mod date;
mod read;
mod write;

use crate::report::{Accepted, Finding, Kind, Part, Report, kind, without_indices};

pub use date::Date;
pub use read::read;
pub use write::write;

/// The reason of an entry that nobody has explained yet.
pub const UNEXPLAINED: &str = "?";

/// The findings that a file accepts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    /// In the order of the file.
    pub entries: Vec<Entry>,
}

/// One finding, by what does not change with counts, samples or line numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The rule's id.
    pub rule: String,
    /// The operation's id.
    pub operation: String,
    /// The part of the exchange.
    pub part: Part,
    /// File, `#`, JSON pointer.
    pub schema: String,
    /// A JSON pointer in which `*` stands for any one step.
    pub instance: String,
    /// The value, code or status that was found, where the spec lists which there are; absent in an entry that accepts
    /// any.
    pub found: Option<String>,
    /// Why it is accepted.
    pub reason: String,
    /// The last day on which it is.
    pub expires: Option<Date>,
    /// The line in the file; 0 for a new one.
    pub line: u32,
}

/// What became of the entries.
#[derive(Debug, Default)]
pub struct Applied {
    /// Entries that would accept something, but not any more.
    pub expired: Vec<Entry>,
    /// Entries that no finding matches.
    pub unused: Vec<Entry>,
    /// Entries whose reason is yet to be written.
    pub unexplained: usize,
}

impl Entry {
    fn matches(&self, finding: &Finding) -> bool {
        self.rule == finding.rule
            && self.operation == finding.operation
            && self.part == finding.part
            && self.schema == finding.schema_path
            && covers(&self.instance, &finding.instance_path)
            && self
                .found
                .as_ref()
                .is_none_or(|found| *found == finding.found)
    }

    fn of(finding: &Finding) -> Self {
        Self {
            rule: finding.rule.clone(),
            operation: finding.operation.clone(),
            part: finding.part,
            schema: finding.schema_path.clone(),
            instance: without_indices(&finding.instance_path),
            found: (kind(&finding.rule) == Kind::Listed).then(|| finding.found.clone()),
            reason: UNEXPLAINED.to_owned(),
            expires: None,
            line: 0,
        }
    }

    fn has_expired(&self, today: Date) -> bool {
        self.expires.is_some_and(|last| last < today)
    }
}

/// What the entry is about, in a few words.
impl std::fmt::Display for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {}", self.rule, self.operation, self.instance)
    }
}

/// Whether a pattern takes a path.
fn covers(pattern: &str, path: &str) -> bool {
    let mut steps = path.split('/');
    let mut wanted = pattern.split('/');
    loop {
        match (wanted.next(), steps.next()) {
            (None, None) => return true,
            (Some(wanted), Some(step)) if wanted == "*" || wanted == step => {}
            _ => return false,
        }
    }
}

impl Baseline {
    /// Marks what is accepted.
    pub fn apply(&self, report: &mut Report, today: Date) -> Applied {
        let mut applied = Applied::default();
        for entry in &self.entries {
            let mut used = false;
            for finding in report.findings.iter_mut().filter(|one| entry.matches(one)) {
                used = true;
                if !entry.has_expired(today) && finding.accepted.is_none() {
                    finding.accepted = Some(Accepted {
                        reason: entry.reason.clone(),
                        expires: entry.expires.map(|last| last.to_string()),
                    });
                }
            }
            if !used {
                applied.unused.push(entry.clone());
            } else if entry.has_expired(today) {
                applied.expired.push(entry.clone());
            }
            applied.unexplained += usize::from(entry.reason == UNEXPLAINED);
        }
        let accepted = report.findings.iter().filter(|one| one.accepted.is_some());
        report.accepted = accepted.count() as u64;
        applied
    }

    /// The baseline that takes all findings of a report: entries that still match stay with their reasons, those that
    /// match nothing go, and what is new is added.
    #[must_use]
    pub fn renewed(&self, report: &Report) -> Self {
        let findings = &report.findings;
        let stays = |entry: &&Entry| findings.iter().any(|finding| entry.matches(finding));
        let mut entries: Vec<_> = self.entries.iter().filter(stays).cloned().collect();
        for finding in findings {
            if !entries.iter().any(|entry| entry.matches(finding)) {
                entries.push(Entry::of(finding));
            }
        }
        Self { entries }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_one_step() {
        assert!(covers("/data/*/id", "/data/7/id"));
        assert!(covers("/data/*/id", "/data/x/id"));
        assert!(covers("", ""));
        assert!(!covers("/data/*", "/data/7/id"));
        assert!(!covers("/data/*/id", "/data/7"));
        assert!(!covers("/data/1", "/data/10"));
    }
}
