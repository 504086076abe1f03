//! What the records of a list begin with.

use memchr::memmem::Finder;

use super::super::scan::is_space;

/// How many keys are remembered: browsers begin entries with what they have, but not with anything.
const KEYS: usize = 4;

/// No record begins with a key longer than this, white space around it included.
pub(super) const LONGEST: usize = 200;

/// The keys with which the records of a list begin.
#[derive(Debug, Default)]
pub(super) struct Openings {
    keys: Vec<Finder<'static>>,
}

impl Openings {
    /// Learns from a record what its like begin with.
    pub(super) fn learn(&mut self, record: &[u8]) {
        let known = |key: &[u8]| self.keys.iter().any(|known| known.needle() == key);
        if let Some(key) = first_key(record)
            && key.len() < LONGEST / 2
            && self.keys.len() < KEYS
            && !known(key)
        {
            self.keys.push(Finder::new(key).into_owned());
        }
    }

    /// Where in a record another one begins, not before `from`.
    pub(super) fn inside(&self, record: &[u8], from: usize) -> Option<usize> {
        let unseen = record.get(from..)?;
        let first = |key: &Finder<'_>| {
            let length = key.needle().len();
            key.find_iter(unseen)
                .find_map(|at| opening(record, from + at, length))
        };
        self.keys.iter().filter_map(first).min()
    }
}

/// The place of the brace that a key stands behind, if there is one, and a colon behind the key. A brace in the place of
/// an object's value or key opens no record.
fn opening(text: &[u8], key: usize, length: usize) -> Option<usize> {
    let (before, after) = (text.get(..key)?, text.get(key + length..)?);
    let brace = before.iter().rposition(|byte| !is_space(*byte))?;
    let outside = before.get(..brace)?.iter().rfind(|byte| !is_space(**byte));
    let colon = after.iter().find(|byte| !is_space(**byte));
    let is_record = before.get(brace) == Some(&b'{') && colon == Some(&b':');
    let is_next = outside.is_some_and(|byte| !matches!(byte, b'{' | b'[' | b':'));
    (is_record && is_next).then_some(brace)
}

/// The first key of an object, with its quotes.
fn first_key(object: &[u8]) -> Option<&[u8]> {
    let start = 1 + object
        .strip_prefix(b"{")?
        .iter()
        .position(|byte| !is_space(*byte))?;
    let key = object
        .get(start..)
        .filter(|key| key.first() == Some(&b'"'))?;
    let end = key.iter().skip(1).position(|byte| *byte == b'"')?;
    key.get(..end + 2)
}
