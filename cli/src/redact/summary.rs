//! What there is to tell of an input that was redacted. However long the input, what is told of it has an end.

use std::collections::BTreeMap;

use bilispec_wire::privacy::Kind;

/// So many places are named; the rest is counted.
pub const MOST: usize = 200;
/// So many notes of one kind are kept.
const NOTES: u64 = 5;

/// Something that had to be replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The exchange, as reports name it.
    pub sample: String,
    /// The place in it.
    pub place: String,
    /// Why it had to be.
    pub kind: Kind,
}

/// What there is to tell of one input.
#[derive(Debug, Default)]
pub struct Redacted {
    /// The first places of what had to be replaced, [`MOST`] at most.
    pub found: Vec<Found>,
    /// How many values had to be replaced.
    pub values: u64,
    /// What was left out, and why.
    pub notes: Vec<String>,
    /// Texts that people write, each with its place: names and addresses in them have no shape, and stay.
    pub prose: Vec<String>,
    /// How many exchanges there were.
    pub exchanges: u64,
}

/// What was left out, and why.
#[derive(Debug, Default)]
pub(super) struct Notes {
    first: Vec<String>,
    times: BTreeMap<String, u64>,
}

impl Notes {
    /// Notes something of a place in the input.
    pub(super) fn add(&mut self, sample: &str, what: &str) {
        let times = match self.times.get_mut(what) {
            Some(times) => times,
            None => self.times.entry(what.to_owned()).or_default(),
        };
        *times += 1;
        if *times <= NOTES {
            self.first.push(format!("{sample}: {what}"));
        }
    }

    /// Notes something once for all places.
    pub(super) fn once(&mut self, sample: &str, what: &str) {
        if !self.times.contains_key(what) {
            self.add(sample, what);
        }
    }

    /// All of them as lines, of an input of this name.
    pub(super) fn lines(self, name: &str) -> Vec<String> {
        let more = self.times.into_iter().filter(|(_, times)| *times > NOTES);
        let more =
            more.map(|(what, times)| format!("{name}: {} more times: {what}", times - NOTES));
        self.first.into_iter().chain(more).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_of_one_kind_are_counted_from_the_sixth_on() {
        let mut notes = Notes::default();
        for number in 0..8 {
            notes.add(&format!("a.har#{number}"), "left out");
        }
        notes.add("a.har#3", "something else");
        let lines = notes.lines("a.har");
        assert_eq!(lines.len(), 7);
        assert_eq!(lines[4], "a.har#4: left out");
        assert_eq!(lines[6], "a.har: 3 more times: left out");
    }
}
