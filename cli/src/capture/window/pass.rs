//! Steps over values, strings, lines and white space, whatever edges of chunks lie in them.

use std::io::Read;

use super::super::scan::is_space;
use super::super::simd::{Escapes, Lane, lowest};
use super::super::skip::Walk;
use super::{Cut, Stop, Window};

impl<R: Read> Window<R> {
    /// The next byte that is neither white space nor one of `also`, not consumed.
    pub(crate) fn skip(&mut self, also: &[u8]) -> Result<Option<u8>, Stop> {
        loop {
            let rest = self.rest()?;
            if rest.is_empty() {
                return Ok(None);
            }
            let skipped = rest
                .iter()
                .take_while(|byte| is_space(**byte) || also.contains(byte))
                .count();
            let next = rest.get(skipped).copied();
            self.advance(skipped);
            if next.is_some() {
                return Ok(next);
            }
        }
    }

    /// The JSON value that starts at the next byte; `None` if it is too large.
    pub(crate) fn value(&mut self) -> Result<Option<&[u8]>, Stop> {
        let cut = self.cut(Self::pass_value)?;
        Ok(self.kept_at(cut))
    }

    /// The bytes that were cut out last.
    pub(crate) fn kept_at(&self, cut: Cut) -> Option<&[u8]> {
        let base = self.keep.unwrap_or_default();
        let place = cut.map(|range| base + range.start..base + range.end);
        place.ok().and_then(|place| self.buffer.get(place))
    }

    /// Steps over the JSON value that starts at the next byte, in constant memory.
    pub(crate) fn pass_value(&mut self) -> Result<(), Stop> {
        match self.byte()? {
            Some(b'"') => self.pass_string(),
            Some(b'{' | b'[') => self.pass_container(),
            Some(byte) => {
                // One byte at least, so that a stray bracket or comma cannot stop the walk for ever.
                self.advance(1);
                if is_delimiter(byte) {
                    Ok(())
                } else {
                    self.pass_until(|rest| rest.iter().position(|byte| is_delimiter(*byte)))
                }
            }
            None => Err(Stop::Cut),
        }
    }

    /// Cuts out one line, without its line feed, and tells whether the input ends behind it. `None` at the end.
    pub(crate) fn cut_line(&mut self) -> Result<Option<(Cut, bool)>, Stop> {
        if self.byte()?.is_none() {
            return Ok(None);
        }
        let cut = self.cut(|window| window.pass_until(|rest| memchr::memchr(b'\n', rest)))?;
        let ended = self.byte()?.is_none();
        Ok(Some((cut, ended)))
    }

    /// Cuts out everything that is left.
    pub(crate) fn cut_all(&mut self) -> Result<Cut, Stop> {
        self.cut(|window| window.pass_until(|_| None))
    }

    /// Passes bytes up to the one that `find` looks for, or to the end.
    fn pass_until(&mut self, find: impl Fn(&[u8]) -> Option<usize>) -> Result<(), Stop> {
        loop {
            let rest = self.rest()?;
            let (length, found) = (rest.len(), find(rest));
            self.advance(found.unwrap_or(length));
            if found.is_some() || length == 0 {
                return Ok(());
            }
        }
    }

    fn pass_string(&mut self) -> Result<(), Stop> {
        self.advance(1);
        let mut escapes = Escapes::default();
        loop {
            let rest = self.rest()?;
            let (length, end) = (rest.len(), string_end(rest, &mut escapes));
            self.advance(end.unwrap_or(length));
            if end.is_some() {
                return Ok(());
            }
            if length == 0 {
                return Err(Stop::Cut);
            }
        }
    }

    fn pass_container(&mut self) -> Result<(), Stop> {
        let mut walk = Walk::default();
        loop {
            let rest = self.rest()?;
            let (length, end) = (rest.len(), walk.over(rest));
            self.advance(end.unwrap_or(length));
            if end.is_some() {
                return Ok(());
            }
            if length == 0 {
                return Err(Stop::Cut);
            }
        }
    }
}

/// The place behind a string's closing quote; `escapes` goes on where the bytes before left off.
fn string_end(bytes: &[u8], escapes: &mut Escapes) -> Option<usize> {
    let mut at = usize::from(std::mem::take(&mut escapes.open));
    loop {
        while let Some(lane) = Lane::at(bytes, at) {
            let marks = lane.equal(b'"') | lane.equal(b'\\');
            if marks != 0 {
                at += lowest(marks);
                break;
            }
            at += Lane::BYTES;
        }
        let rest = bytes.get(at..)?;
        at += rest.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
        if bytes.get(at) == Some(&b'"') {
            return Some(at + 1);
        }
        at += 2;
        escapes.open = at > bytes.len();
    }
}

fn is_delimiter(byte: u8) -> bool {
    is_space(byte) || matches!(byte, b',' | b']' | b'}' | b':')
}
