//! What is known to disagree: `known-differences.txt`, a line for each difference.
//!
//! The list only shrinks. A difference that is not listed fails the test that met it, and so does a line whose difference
//! was not met any more.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

const LIST: &str = include_str!("known-differences.txt");

/// Key and reason of all lines.
fn listed() -> BTreeMap<&'static str, &'static str> {
    let lines = LIST
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut all = BTreeMap::new();
    for line in lines {
        let (key, reason) = line
            .split_once(char::is_whitespace)
            .unwrap_or_else(|| panic!("known-differences.txt: no reason stands in: {line}"));
        assert!(!reason.trim().is_empty(), "no reason stands in: {line}");
        assert_eq!(
            all.insert(key, reason.trim()),
            None,
            "{key} is listed twice"
        );
    }
    all
}

/// What a test met.
pub(crate) struct Differences {
    /// Keys of this test begin so.
    prefix: &'static str,
    met: BTreeMap<String, Vec<String>>,
}

impl Differences {
    /// For the test whose keys begin with `prefix`.
    pub(crate) fn new(prefix: &'static str) -> Self {
        Self {
            prefix,
            met: BTreeMap::new(),
        }
    }

    /// Adds one, with what disagreed, bytes included.
    pub(crate) fn add(&mut self, key: &str, what: impl Into<String>) {
        let key = format!("{}{key}", self.prefix);
        assert!(
            !key.contains(char::is_whitespace),
            "a key is one word: {key}"
        );
        self.met.entry(key).or_default().push(what.into());
    }

    /// Adds one unless `holds`.
    pub(crate) fn expect(&mut self, key: &str, holds: bool, what: impl FnOnce() -> String) {
        if !holds {
            self.add(key, what());
        }
    }

    /// Fails unless what was met is what is listed.
    pub(crate) fn finish(self) {
        let listed: BTreeSet<&str> = listed()
            .into_keys()
            .filter(|key| key.starts_with(self.prefix))
            .collect();
        let mut text = String::new();
        for (key, what) in &self.met {
            if !listed.contains(key.as_str()) {
                let first = what.first().map_or("", String::as_str);
                let _ = writeln!(
                    text,
                    "\nNOT LISTED {key} (met {} times)\n{first}",
                    what.len()
                );
            }
        }
        for key in listed.iter().filter(|key| !self.met.contains_key(**key)) {
            let _ = writeln!(
                text,
                "\nGONE {key}\n    It agrees now: delete this line from tests/tests/it/agree/known-differences.txt."
            );
        }
        assert!(text.is_empty(), "{text}");
    }
}

#[test]
fn every_line_belongs_to_a_test() {
    let prefixes = crate::agree::PREFIXES;
    for (key, _) in listed() {
        assert!(
            prefixes.iter().any(|prefix| key.starts_with(prefix)),
            "no test has keys like {key}"
        );
    }
}
