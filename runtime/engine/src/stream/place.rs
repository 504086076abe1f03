//! From an offset back to a place. It goes through the text once for any number of offsets that
//! come in the text's order, and is needed only when a report is written.

use super::name::name;
use super::skip::{self, Halt};
use crate::path::Path;
use bilispec_wire::json::scan::space;
use bilispec_wire::json::text;

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

    /// To where a key or a value begins; `None` if none does.
    fn go(&mut self, to: usize) -> Option<()> {
        if to < self.at {
            *self = Places::new(self.bytes);
        }
        while self.at < to {
            self.step()?;
        }
        Some(())
    }

    /// Hands on the path of the value that begins at `value`.
    pub(super) fn value<R>(
        &mut self,
        value: usize,
        then: impl FnOnce(&Path<'_>) -> R,
    ) -> Option<R> {
        self.go(value)?;
        with_path(self.bytes, &self.open, &Path::ROOT, then)
    }

    /// The pointer of the member whose key begins at `key`, the key, and where its value begins.
    pub(super) fn member(&mut self, key: usize) -> Option<(String, String, usize)> {
        self.go(key)?;
        let value = text::key::<Halt>(self.bytes, key).ok()?;
        let mut pointer = String::new();
        with_path(self.bytes, &self.open, &Path::ROOT, |path| {
            pointer = path.pointer();
        })?;
        Some((pointer, name(self.bytes, key).ok()?.into_owned(), value))
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
            b'"' if self.is_key() => self.at = text::key::<Halt>(bytes, self.at).ok()?,
            _ => {
                self.at = skip::value(bytes, self.at, 1).ok()?;
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

/// Puts the steps behind a path, one frame of the stack for each.
fn with_path<R>(
    bytes: &[u8],
    steps: &[Step],
    above: &Path<'_>,
    then: impl FnOnce(&Path<'_>) -> R,
) -> Option<R> {
    let Some((first, rest)) = steps.split_first() else {
        return Some(then(above));
    };
    match first {
        Step::Index(index) => with_path(bytes, rest, &above.index(*index), then),
        Step::Key(at) => with_path(bytes, rest, &above.key(&name(bytes, *at).ok()?), then),
    }
}

/// The members of an object that is known to be one, without a look into their values: where each
/// key and its value begin.
pub(super) struct Members<'b> {
    bytes: &'b [u8],
    next: Next,
}

/// Where the next member of an object is.
enum Next {
    /// Its key begins there.
    Key(usize),
    /// Behind the value that begins there.
    Behind(usize),
    None,
}

impl<'b> Members<'b> {
    /// Those of the object that begins at `at`; none, if it is not an object.
    pub(super) fn new(bytes: &'b [u8], at: usize) -> Self {
        let object = bytes.get(at) == Some(&b'{');
        Members {
            bytes,
            next: if object {
                Next::Key(space(bytes, at + 1))
            } else {
                Next::None
            },
        }
    }

    /// Goes on behind a value that ends at `end`, without a look at what it holds.
    pub(super) fn pass(&mut self, end: usize) {
        self.next = self.behind(end).map_or(Next::None, Next::Key);
    }

    /// Where the next key begins behind a value that ends at `end`.
    fn behind(&self, end: usize) -> Option<usize> {
        let behind = space(self.bytes, end);
        let comma = self.bytes.get(behind) == Some(&b',');
        comma.then(|| space(self.bytes, behind + 1))
    }

    /// Where the next key begins.
    fn key(&mut self) -> Option<usize> {
        match std::mem::replace(&mut self.next, Next::None) {
            Next::Key(key) => Some(key),
            Next::Behind(value) => {
                let end = skip::value(self.bytes, value, text::DEPTH).ok()?;
                self.behind(end)
            }
            Next::None => None,
        }
    }
}

impl Iterator for Members<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<(usize, usize)> {
        let key = self.key()?;
        let value = text::key::<Halt>(self.bytes, key).ok()?;
        self.next = Next::Behind(value);
        Some((key, value))
    }
}
