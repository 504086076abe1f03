//! From an offset back to a JSON pointer. It goes through the text once for any number of offsets
//! that come in the text's order, and is needed only when a report is written.

use super::aside::name;
use super::text::{self, space};
use crate::validate::schema::token;

/// Goes through a text that has been found to be JSON.
pub(super) struct Places<'b> {
    bytes: &'b [u8],
    at: usize,
    /// The containers around `at`, the innermost last.
    open: Vec<Step>,
}

enum Step {
    /// Where the key of the current member begins.
    Key(usize),
    Index(usize),
}

impl<'b> Places<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Places {
            bytes,
            at: space(bytes, 0),
            open: Vec::new(),
        }
    }

    /// The pointer of the member whose key begins at `key`, the key, and where its value begins.
    pub(super) fn member(&mut self, key: usize) -> Option<(String, String, usize)> {
        if key < self.at {
            *self = Places::new(self.bytes);
        }
        while self.at < key {
            self.step()?;
        }
        let value = text::key(self.bytes, key).ok()?;
        let name = name(self.bytes, key, value).ok()?.into_owned();
        let mut pointer = String::new();
        let (last, above) = self.open.split_last()?;
        let Step::Key(_) = last else { return None };
        for step in above {
            pointer.push('/');
            match step {
                Step::Index(index) => pointer.push_str(&index.to_string()),
                Step::Key(at) => {
                    pointer.push_str(&token(&super::aside::name(self.bytes, *at, value).ok()?));
                }
            }
        }
        pointer.push('/');
        pointer.push_str(&token(&name));
        Some((pointer, name, value))
    }

    /// Over one token: to the next key, or to what follows a value.
    fn step(&mut self) -> Option<()> {
        let bytes = self.bytes;
        match bytes.get(self.at)? {
            b'{' => {
                self.at = space(bytes, self.at + 1);
                if bytes.get(self.at) == Some(&b'}') {
                    self.at += 1;
                    return self.behind();
                }
                self.open.push(Step::Key(self.at));
            }
            b'[' => {
                self.at = space(bytes, self.at + 1);
                if bytes.get(self.at) == Some(&b']') {
                    self.at += 1;
                    return self.behind();
                }
                self.open.push(Step::Index(0));
            }
            b'"' if self.is_key() => self.at = text::key(bytes, self.at).ok()?,
            _ => {
                self.at = text::skip(bytes, self.at, 1).ok()?;
                return self.behind();
            }
        }
        Some(())
    }

    fn is_key(&self) -> bool {
        matches!(self.open.last(), Some(Step::Key(at)) if *at == self.at)
    }

    /// To the next key or item, out of all containers that end here.
    fn behind(&mut self) -> Option<()> {
        let bytes = self.bytes;
        loop {
            self.at = space(bytes, self.at);
            let Some(last) = self.open.last_mut() else {
                return Some(());
            };
            if bytes.get(self.at)? == &b',' {
                self.at = space(bytes, self.at + 1);
                match last {
                    Step::Key(at) => *at = self.at,
                    Step::Index(index) => *index += 1,
                }
                return Some(());
            }
            self.open.pop();
            self.at += 1;
        }
    }
}
