//! What a document says that changes nothing in a client, counted, so that it is reported once and not thousands of times.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Diagnostics, rules};
use crate::source::{Entry, Node};

/// Names that are listed at most; the rest is a number.
const LISTED: usize = 12;

/// What was left out, by name.
#[derive(Debug, Default)]
pub(super) struct Left {
    counts: BTreeMap<String, usize>,
}

impl Left {
    pub(super) fn add(&mut self, what: &str) {
        *self.counts.entry(what.to_owned()).or_default() += 1;
    }

    /// Counts a key that is an extension of somebody else; tells whether it is one.
    pub(super) fn foreign(&mut self, entry: &Entry) -> bool {
        let name = entry.key.text.as_str();
        let foreign = name.starts_with("x-") && !KEPT.contains(&name);
        if foreign {
            self.add(&format!("`{name}`"));
        }
        foreign
    }

    /// One warning for all of it, at the root document.
    pub(super) fn report(&self, document: &Node, diagnostics: &mut Diagnostics) {
        if self.counts.is_empty() {
            return;
        }
        let mut list: Vec<(&String, &usize)> = self.counts.iter().collect();
        list.sort_by_key(|(name, count)| (std::cmp::Reverse(**count), (*name).clone()));
        let named: Vec<String> = list
            .iter()
            .take(LISTED)
            .map(|(name, count)| format!("{name} ×{count}"))
            .collect();
        let rest: usize = list.iter().skip(LISTED).map(|(_, count)| **count).sum();
        let rest = match list.len().saturating_sub(LISTED) {
            0 => String::new(),
            names => format!(", and {names} more names ×{rest}"),
        };
        let span = document
            .get("openapi")
            .map_or(document.span, |version| version.span);
        let message = format!("not read: {}{rest}", named.join(", "));
        diagnostics.push(
            Diagnostic::warning(rules::NOT_READ, span, message)
                .help("a client is the same with and without them"),
        );
    }
}

/// Extensions of the common conventions that are read.
const KEPT: &[&str] = &["x-enum-descriptions", "x-enum-varnames"];
