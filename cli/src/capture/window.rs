//! A window over a byte stream that steps over JSON values without reading them.
//!
//! It knows strings and brackets, so that values can be cut out of a file of any size with no more memory than they
//! need themselves. It does not know whether a value is valid JSON, nor what a HAR is.

use std::io::{self, Read};
use std::ops::Range;

use super::bits;

/// How much is asked of the input at a time.
const CHUNK: usize = 1 << 19;

/// Values longer than this are out of the ordinary.
const LARGE: usize = 2 << 20;

/// Why a value could not be cut out.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The input ended inside the value.
    Cut,
    /// The input could not be read any further.
    Io(io::Error),
}

/// A value that was cut out of the stream: its place among the bytes kept, or its length if it is too large.
pub(crate) type Cut = Result<Range<usize>, u64>;

/// See the module's text.
pub(crate) struct Window<R> {
    input: R,
    buffer: Vec<u8>,
    /// The next unread byte.
    at: usize,
    /// From here on bytes are kept when the window moves.
    keep: Option<usize>,
    /// Behind this byte nothing is needed, unless a value is being cut out.
    solid: usize,
    /// Where the value begins that is being cut out.
    start: Option<usize>,
    /// Whether the beginning of that value had to be dropped.
    dropped: bool,
    /// How much is asked of the input at a time.
    chunk: usize,
    /// A value that grows beyond this is dropped, and only its length counted.
    limit: usize,
    /// How many bytes have left the buffer.
    gone: u64,
    ended: bool,
    /// Why nothing more could be read; told once all that was read before has been passed.
    failure: Option<Stop>,
}

impl<R: Read> Window<R> {
    pub(crate) fn new(input: R, limit: usize) -> Self {
        Self {
            input,
            buffer: Vec::new(),
            at: 0,
            keep: None,
            solid: 0,
            start: None,
            dropped: false,
            chunk: CHUNK,
            limit,
            gone: 0,
            ended: false,
            failure: None,
        }
    }

    /// How many bytes of the input have been passed.
    pub(crate) fn offset(&self) -> u64 {
        self.gone.saturating_add(self.at as u64)
    }

    /// The bytes at hand; none at all only at the end of the input.
    fn rest(&mut self) -> Result<&[u8], Stop> {
        while self.at >= self.buffer.len() && !self.ended {
            self.fill();
        }
        if self.at >= self.buffer.len()
            && let Some(failure) = self.failure.take()
        {
            return Err(failure);
        }
        Ok(self.buffer.get(self.at..).unwrap_or_default())
    }

    /// Reads one more chunk, after dropping what nobody needs any more. All bytes at hand have been passed.
    fn fill(&mut self) {
        let unneeded = match (self.start, self.keep) {
            (Some(start), _) if self.at.saturating_sub(start) > self.limit => {
                self.dropped = true;
                start
            }
            (Some(_), _) => self.at,
            (None, Some(_)) => self.solid,
            (None, None) => 0,
        };
        if unneeded < self.at {
            self.gone = self.gone.saturating_add((self.at - unneeded) as u64);
            self.buffer.truncate(unneeded);
            self.at = unneeded;
        }
        if let Some(keep) = self.keep.filter(|keep| *keep > 0) {
            self.buffer.drain(..keep);
            self.at -= keep;
            self.solid -= keep;
            self.start = self.start.map(|start| start - keep);
            self.gone = self.gone.saturating_add(keep as u64);
            self.keep = Some(0);
        }
        // A value that grows out of the ordinary gets all the room that it may need at once: growing by steps would
        // leave as much again behind, in pieces.
        if self.buffer.len() > LARGE {
            let most = self.limit + 4 * CHUNK;
            self.buffer
                .reserve_exact(most.saturating_sub(self.buffer.len()));
        }
        let read = self
            .input
            .by_ref()
            .take(self.chunk as u64)
            .read_to_end(&mut self.buffer);
        match read {
            Ok(read) => self.ended = read < self.chunk,
            Err(error) => {
                self.ended = true;
                self.failure = Some(stop(error));
            }
        }
    }

    /// The beginning of the input: up to one chunk, and whether that is all of it. Nothing is consumed.
    pub(crate) fn peek(&mut self) -> Result<(&[u8], bool), Stop> {
        self.rest()?;
        let ended = self.ended;
        Ok((self.buffer.get(self.at..).unwrap_or_default(), ended))
    }

    pub(crate) fn advance(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes).min(self.buffer.len());
    }

    /// The next byte, not consumed.
    pub(crate) fn byte(&mut self) -> Result<Option<u8>, Stop> {
        Ok(self.rest()?.first().copied())
    }

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

    /// From here on, values that are cut out are kept until [`Self::hand_over`].
    pub(crate) fn collect(&mut self) {
        self.keep = Some(self.at);
        self.solid = self.at;
    }

    /// How many bytes are kept.
    pub(crate) fn kept(&self) -> usize {
        self.solid.saturating_sub(self.keep.unwrap_or(self.solid))
    }

    /// Gives away the buffer with what was kept since [`Self::collect`], and where that starts in it; goes on with
    /// `fresh` as its buffer.
    pub(crate) fn hand_over(&mut self, mut fresh: Vec<u8>) -> (Vec<u8>, usize) {
        fresh.clear();
        fresh.extend_from_slice(self.buffer.get(self.at..).unwrap_or_default());
        self.gone = self.gone.saturating_add(self.at as u64);
        let start = self.keep.take().unwrap_or(self.solid);
        let mut given = std::mem::replace(&mut self.buffer, fresh);
        given.truncate(self.solid);
        self.at = 0;
        self.solid = 0;
        (given, start)
    }

    /// The JSON value that starts at the next byte; `None` if it is too large.
    pub(crate) fn value(&mut self) -> Result<Option<&[u8]>, Stop> {
        let cut = self.cut(Self::pass_value)?;
        let base = self.keep.unwrap_or_default();
        let place = cut.map(|range| base + range.start..base + range.end);
        Ok(place.ok().and_then(|place| self.buffer.get(place)))
    }

    /// Cuts out the JSON value that starts at the next byte: its place in what is kept, or its length if it is too
    /// large.
    pub(crate) fn cut_value(&mut self) -> Result<Cut, Stop> {
        self.cut(Self::pass_value)
    }

    /// Steps over the JSON value that starts at the next byte, in constant memory.
    pub(crate) fn pass_value(&mut self) -> Result<(), Stop> {
        match self.byte()? {
            Some(b'"') => self.pass_string(),
            Some(b'{' | b'[') => self.pass_container(),
            Some(b) => {
                // One byte at least, so that a stray bracket or comma cannot stop the walk for ever.
                self.advance(1);
                if is_delimiter(b) {
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

    fn cut(&mut self, pass: impl FnOnce(&mut Self) -> Result<(), Stop>) -> Result<Cut, Stop> {
        let before = self.offset();
        let alone = self.keep.is_none();
        if alone {
            self.collect();
        }
        self.start = Some(self.at);
        self.dropped = false;
        let passed = pass(self);
        let start = self.start.take();
        let keep = self.keep.unwrap_or_default();
        if alone {
            self.keep = None;
        }
        passed?;
        let length = self.offset().saturating_sub(before);
        if self.dropped || length > self.limit as u64 {
            return Ok(Err(length));
        }
        self.solid = self.at;
        let base = if alone { 0 } else { keep };
        let start = start.unwrap_or(self.at);
        Ok(Ok(start.saturating_sub(base)..self.at.saturating_sub(base)))
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
        loop {
            let rest = self.rest()?;
            let mut at = 0;
            let ended = loop {
                let Some(found) = bits::string_end(rest, at) else {
                    break None;
                };
                if rest.get(found) == Some(&b'"') {
                    break Some(found + 1);
                }
                // The escaped byte may be a quote, and may stand in the next chunk.
                at = found + 2;
                if at > rest.len() {
                    break None;
                }
            };
            let length = rest.len();
            if let Some(end) = ended {
                self.advance(end);
                return Ok(());
            }
            if length == 0 {
                return Err(Stop::Cut);
            }
            self.advance(length);
            if at > length {
                if self.byte()?.is_none() {
                    return Err(Stop::Cut);
                }
                self.advance(1);
            }
        }
    }

    fn pass_container(&mut self) -> Result<(), Stop> {
        let mut depth = 0_usize;
        loop {
            let rest = self.rest()?;
            let mut ahead = rest.iter().enumerate();
            let stop = ahead.find_map(|(position, byte)| {
                match byte {
                    b'"' => return Some((position, true)),
                    b'{' | b'[' => depth += 1,
                    // Kinds of brackets are not compared: a parser looks at the value later and says so better.
                    b'}' | b']' => {
                        depth -= 1;
                        return (depth == 0).then_some((position + 1, false));
                    }
                    _ => {}
                }
                None
            });
            match stop {
                Some((position, true)) => {
                    self.advance(position);
                    self.pass_string()?;
                }
                Some((position, false)) => {
                    self.advance(position);
                    return Ok(());
                }
                None if rest.is_empty() => return Err(Stop::Cut),
                None => {
                    let passed = rest.len();
                    self.advance(passed);
                }
            }
        }
    }
}

/// A compressed stream that ends in the middle is cut off, not unreadable.
fn stop(error: io::Error) -> Stop {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => Stop::Cut,
        _ => Stop::Io(error),
    }
}

pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

fn is_delimiter(byte: u8) -> bool {
    is_space(byte) || matches!(byte, b',' | b']' | b'}' | b':')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every step meets the edge of the window, in every place.
    fn values(text: &str) -> Vec<String> {
        let read = |chunk: usize, collected: bool| {
            let mut window = Window::new(text.as_bytes(), 1 << 10);
            window.chunk = chunk;
            if collected {
                window.collect();
            }
            let mut found = Vec::new();
            let mut places = Vec::new();
            while window.skip(b",").unwrap().is_some() {
                match window.cut_value() {
                    Ok(Ok(place)) if collected => places.push(place),
                    Ok(Ok(place)) => {
                        found.push(String::from_utf8_lossy(&window.buffer[place]).into_owned());
                    }
                    Ok(Err(length)) => {
                        places.push(0..0);
                        found.push(format!("too large: {length}"));
                    }
                    Err(Stop::Cut) => {
                        found.push("cut".into());
                        break;
                    }
                    Err(Stop::Io(error)) => panic!("{error}"),
                }
            }
            assert!(chunk == CHUNK || window.buffer.len() <= 3 << 10);
            let (bytes, base) = window.hand_over(Vec::new());
            for (number, place) in places
                .into_iter()
                .enumerate()
                .filter(|(_, place)| place.end > 0)
            {
                let value = &bytes[base + place.start..base + place.end];
                found.insert(number, String::from_utf8_lossy(value).into_owned());
            }
            found
        };
        let whole = read(CHUNK, false);
        for chunk in 1..20 {
            assert_eq!(read(chunk, false), whole, "in pieces of {chunk}");
            assert_eq!(read(chunk, true), whole, "collected, in pieces of {chunk}");
        }
        assert_eq!(read(CHUNK, true), whole, "collected");
        whole
    }

    #[test]
    fn cuts_values_whatever_their_strings_hold() {
        assert_eq!(
            values(r#"{"a":"}\"]"}, [1,[2]], "x\\" ,12 ,null"#),
            [r#"{"a":"}\"]"}"#, "[1,[2]]", r#""x\\""#, "12", "null"]
        );
    }

    #[test]
    fn an_open_end_is_told_from_a_value() {
        assert_eq!(values(r#"[1], {"a": [1"#), ["[1]", "cut"]);
        assert_eq!(values(r#""abc\"#), ["cut"]);
    }

    #[test]
    fn a_stray_bracket_does_not_stop_the_walk() {
        assert_eq!(values("] } 1"), ["]", "}", "1"]);
    }

    #[test]
    fn what_is_over_the_limit_is_counted_and_dropped() {
        let long = format!("[\"{}\"], 2", "x".repeat(5000));
        assert_eq!(values(&long), ["too large: 5004", "2"]);
        let spaced = format!("1,{}[2],{}", " ".repeat(5000), " ".repeat(5000));
        assert_eq!(values(&spaced), ["1", "[2]"], "white space is not kept");
    }
}
