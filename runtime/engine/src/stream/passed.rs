//! A text that the pass went through, which is therefore JSON that repeats no key: where its values stand.

use std::ops::Range;

use super::name::name;
use super::place::Members;
use super::skip;
use bilispec_wire::json::scan::{plain, space};
use bilispec_wire::json::text;

/// Where the payload of a reply begins and ends: most of it, which is not gone through again for what stands behind it.
pub(super) type Data = Option<(usize, usize)>;

/// A text, and what the pass has learned of it.
#[derive(Clone, Copy)]
pub(super) struct Passed<'b> {
    bytes: &'b [u8],
    data: Data,
}

impl<'b> Passed<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Passed { bytes, data: None }
    }

    /// The same, with where its payload stands.
    pub(super) fn knowing(self, data: Data) -> Self {
        Passed { data, ..self }
    }

    /// The text at the end of a path of names.
    pub(super) fn at<'k>(self, path: impl IntoIterator<Item = &'k str>) -> Option<&'b [u8]> {
        self.bytes.get(self.place_of(path)?)
    }

    /// Where that text stands.
    pub(super) fn place_of<'k>(
        self,
        path: impl IntoIterator<Item = &'k str>,
    ) -> Option<Range<usize>> {
        let start = space(self.bytes, 0);
        let value = path
            .into_iter()
            .try_fold(start, |at, key| self.value_of(at, key))?;
        let end = match self.data {
            Some((at, end)) if at == value => end,
            _ => skip::value(self.bytes, value, text::DEPTH).ok()?,
        };
        Some(value..end)
    }

    /// Where the value of a member begins, of an object that begins at `start`.
    fn value_of(self, start: usize, key: &str) -> Option<usize> {
        if self.bytes.get(start) != Some(&b'{') {
            return None;
        }
        let mut members = Members::new(self.bytes, start);
        loop {
            let (at, value) = members.next()?;
            if is_key(self.bytes, at, key) {
                return Some(value);
            }
            if let Some((data, end)) = self.data
                && data == value
            {
                members.pass(end);
            }
        }
    }
}

/// Whether a key, whose quote stands at `at`, is this one.
fn is_key(bytes: &[u8], at: usize, key: &str) -> bool {
    let behind = at + 1 + key.len();
    let is_written = bytes.get(at + 1..behind) == Some(key.as_bytes());
    if is_written && bytes.get(behind) == Some(&b'"') && !key.contains('\\') {
        return true;
    }
    bytes.get(plain(bytes, at + 1)) == Some(&b'\\') && name(bytes, at).is_ok_and(|name| name == key)
}
