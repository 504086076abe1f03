//! A window over a byte stream that steps over JSON values without reading them.
//!
//! It knows strings and brackets, so that one value can be cut out of a file of any size with no more memory
//! than that value needs. It does not know whether a value is valid JSON, nor what a HAR is.

use std::io::{self, Read};

/// How much is asked of the input at a time.
const CHUNK: usize = 1 << 20;

/// Why a value could not be cut out.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The input ended inside the value.
    Cut,
    /// The input could not be read any further.
    Io(io::Error),
}

/// A value that was cut out of the stream.
pub(crate) enum Taken<'w> {
    /// Its bytes.
    Value(&'w [u8]),
    /// It was longer than the limit; its length in bytes.
    TooLarge(u64),
}

/// See the module's text.
pub(crate) struct Window<R> {
    input: R,
    buffer: Vec<u8>,
    /// The next unread byte.
    at: usize,
    /// From here on bytes are kept when the window moves.
    mark: Option<usize>,
    /// A marked value that grows beyond this is dropped, and only its length counted.
    limit: usize,
    /// How many bytes have left the buffer.
    gone: u64,
    ended: bool,
}

impl<R: Read> Window<R> {
    pub(crate) fn new(input: R, limit: usize) -> Self {
        Self {
            input,
            buffer: Vec::new(),
            at: 0,
            mark: None,
            limit,
            gone: 0,
            ended: false,
        }
    }

    /// How many bytes of the input have been passed.
    pub(crate) fn offset(&self) -> u64 {
        self.gone.saturating_add(self.at as u64)
    }

    /// The bytes at hand; none at all only at the end of the input.
    fn rest(&mut self) -> Result<&[u8], Stop> {
        while self.at >= self.buffer.len() && !self.ended {
            self.fill()?;
        }
        Ok(self.buffer.get(self.at..).unwrap_or_default())
    }

    /// Reads one more chunk, after dropping what nobody needs any more.
    fn fill(&mut self) -> Result<(), Stop> {
        if let Some(mark) = self.mark
            && self.at.saturating_sub(mark) > self.limit
        {
            self.mark = None;
        }
        let drop = self.mark.unwrap_or(self.at).min(self.buffer.len());
        self.buffer.drain(..drop);
        self.at -= drop;
        self.mark = self.mark.map(|mark| mark - drop);
        self.gone = self.gone.saturating_add(drop as u64);
        let before = self.buffer.len();
        let read = self
            .input
            .by_ref()
            .take(CHUNK as u64)
            .read_to_end(&mut self.buffer)
            .map_err(Stop::Io)?;
        self.ended = read < CHUNK;
        debug_assert_eq!(self.buffer.len(), before + read);
        Ok(())
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

    /// Cuts out the JSON value that starts at the next byte.
    pub(crate) fn value(&mut self) -> Result<Taken<'_>, Stop> {
        self.take(Self::pass_value)
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
                    self.pass_while(|byte| !is_delimiter(byte))
                }
            }
            None => Err(Stop::Cut),
        }
    }

    /// Cuts out one line, without its line feed, and tells whether the input ends behind it. `None` at the end.
    pub(crate) fn line(&mut self) -> Result<Option<(Taken<'_>, bool)>, Stop> {
        if self.byte()?.is_none() {
            return Ok(None);
        }
        let mut ended = false;
        let taken = self.take(|window| {
            window.pass_while(|byte| byte != b'\n')?;
            ended = window.byte()?.is_none();
            Ok(())
        })?;
        Ok(Some((taken, ended)))
    }

    /// Everything that is left.
    pub(crate) fn all(&mut self) -> Result<Taken<'_>, Stop> {
        self.take(|window| window.pass_while(|_| true))
    }

    fn take(
        &mut self,
        pass: impl FnOnce(&mut Self) -> Result<(), Stop>,
    ) -> Result<Taken<'_>, Stop> {
        self.mark = Some(self.at);
        let start = self.offset();
        let passed = pass(self);
        let mark = self.mark.take();
        passed?;
        let length = self.offset().saturating_sub(start);
        Ok(match mark.and_then(|mark| self.buffer.get(mark..self.at)) {
            Some(bytes) if bytes.len() <= self.limit => Taken::Value(bytes),
            _ => Taken::TooLarge(length),
        })
    }

    fn pass_while(&mut self, wanted: impl Fn(u8) -> bool) -> Result<(), Stop> {
        loop {
            let rest = self.rest()?;
            let (passed, all) = match rest.iter().position(|byte| !wanted(*byte)) {
                Some(position) => (position, false),
                None => (rest.len(), true),
            };
            self.advance(passed);
            if !all || passed == 0 {
                return Ok(());
            }
        }
    }

    fn pass_string(&mut self) -> Result<(), Stop> {
        self.advance(1);
        loop {
            let rest = self.rest()?;
            match memchr::memchr2(b'"', b'\\', rest)
                .map(|position| (position, rest.get(position).copied()))
            {
                Some((position, Some(b'"'))) => {
                    self.advance(position + 1);
                    return Ok(());
                }
                Some((position, _)) => {
                    self.advance(position + 1);
                    // The escaped byte may be a quote, and may stand in the next chunk.
                    if self.byte()?.is_none() {
                        return Err(Stop::Cut);
                    }
                    self.advance(1);
                }
                None if rest.is_empty() => return Err(Stop::Cut),
                None => {
                    let passed = rest.len();
                    self.advance(passed);
                }
            }
        }
    }

    fn pass_container(&mut self) -> Result<(), Stop> {
        let mut depth = 0_usize;
        loop {
            let rest = self.rest()?;
            let Some(position) = rest
                .iter()
                .position(|byte| matches!(byte, b'"' | b'{' | b'}' | b'[' | b']'))
            else {
                if rest.is_empty() {
                    return Err(Stop::Cut);
                }
                let passed = rest.len();
                self.advance(passed);
                continue;
            };
            let byte = rest.get(position).copied();
            self.advance(position);
            match byte {
                Some(b'"') => {
                    self.pass_string()?;
                    continue;
                }
                Some(b'{' | b'[') => depth += 1,
                // Kinds of brackets are not compared: a parser looks at the value later and says so better.
                _ => depth -= 1,
            }
            self.advance(1);
            if depth == 0 {
                return Ok(());
            }
        }
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

    /// Gives its bytes one by one, so that every step meets the edge of the window.
    struct Drip<'a>(&'a [u8]);
    impl Read for Drip<'_> {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            let Some((first, rest)) = self.0.split_first() else {
                return Ok(0);
            };
            out[0] = *first;
            self.0 = rest;
            Ok(1)
        }
    }

    fn values(text: &str) -> Vec<String> {
        let mut window = Window::new(Drip(text.as_bytes()), 1 << 10);
        let mut found = Vec::new();
        while window.skip(b",").unwrap().is_some() {
            match window.value() {
                Ok(Taken::Value(bytes)) => found.push(String::from_utf8_lossy(bytes).into_owned()),
                Ok(Taken::TooLarge(bytes)) => found.push(format!("too large: {bytes}")),
                Err(Stop::Cut) => {
                    found.push("cut".into());
                    break;
                }
                Err(Stop::Io(error)) => panic!("{error}"),
            }
        }
        found
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
    }
}
