//! A window over a byte stream that steps over JSON values without reading them.
//!
//! It knows strings and brackets, so that values can be cut out of a file of any size with no more memory than they
//! need themselves. It does not know whether a value is valid JSON, nor what a HAR is. What stands here keeps the
//! bytes; what steps over them is in [`pass`].

mod openings;
mod pass;
mod record;

use std::io::{self, Read};
use std::ops::Range;

use openings::Openings;

/// How much is asked of the input at first, to tell what it is.
const CHUNK: usize = 1 << 19;
/// How much is asked of the input at a time behind that: so little that it is still near the processor when it is looked
/// at.
const STEP: usize = 1 << 16;

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
    /// What was read, and room for more behind `end`.
    buffer: Vec<u8>,
    end: usize,
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
    /// That value is a record of a list, and has swallowed the next one: there is no use in reading on.
    astray: bool,
    /// What the records of the list begin with.
    openings: Openings,
    /// How much is asked of the input at a time.
    chunk: usize,
    /// How much is waited for at a time: of an input that is still being written, the rest may be long in coming.
    wait: usize,
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
            end: 0,
            at: 0,
            keep: None,
            solid: 0,
            start: None,
            dropped: false,
            astray: false,
            openings: Openings::default(),
            chunk: CHUNK,
            wait: CHUNK,
            limit,
            gone: 0,
            ended: false,
            failure: None,
        }
    }

    /// Takes what has come of the input without waiting for a chunk to be full.
    pub(crate) fn eager(mut self) -> Self {
        self.wait = 1;
        self
    }

    /// Whether it takes what has come.
    pub(crate) fn is_eager(&self) -> bool {
        self.wait < CHUNK
    }

    /// What the input is has been told: it goes on in smaller steps.
    pub(crate) fn step(&mut self) {
        self.chunk = self.chunk.min(STEP);
    }

    /// At the beginning of the input: reads on, and tells whether there was more.
    pub(crate) fn more(&mut self) -> bool {
        let before = self.end;
        if self.at == 0 && self.end < self.chunk && !self.ended {
            self.wait = before + 1;
            self.fill();
            self.wait = 1;
        }
        self.end > before
    }

    /// How many bytes of the input have been passed.
    pub(crate) fn offset(&self) -> u64 {
        self.gone.saturating_add(self.at as u64)
    }

    /// The bytes at hand that have not been passed.
    fn ahead(&self) -> &[u8] {
        self.buffer.get(self.at..self.end).unwrap_or_default()
    }

    /// The same, with more if there are none; none at all only at the end of the input.
    fn rest(&mut self) -> Result<&[u8], Stop> {
        while self.at >= self.end && !self.ended && !self.astray {
            self.fill();
        }
        if self.at >= self.end
            && let Some(failure) = self.failure.take()
        {
            return Err(failure);
        }
        if self.astray {
            return Err(Stop::Cut);
        }
        Ok(self.ahead())
    }

    /// Reads one more chunk, after dropping what nobody needs any more. All bytes at hand have been passed.
    fn fill(&mut self) {
        let unneeded = match (self.start, self.keep) {
            (Some(start), _) if self.at.saturating_sub(start) > self.limit => {
                if !self.dropped && self.has_swallowed() {
                    self.astray = true;
                    return;
                }
                self.dropped = true;
                start
            }
            (Some(_), _) => self.at,
            (None, Some(_)) => self.solid,
            (None, None) => 0,
        };
        if unneeded < self.at {
            self.gone = self.gone.saturating_add((self.at - unneeded) as u64);
            self.end = unneeded;
            self.at = unneeded;
        }
        if let Some(keep) = self.keep.filter(|keep| *keep > 0) {
            self.buffer.copy_within(keep..self.end, 0);
            self.end -= keep;
            self.at -= keep;
            self.solid -= keep;
            self.start = self.start.map(|start| start - keep);
            self.gone = self.gone.saturating_add(keep as u64);
            self.keep = Some(0);
        }
        self.make_room();
        while !self.ended && self.end - self.at < self.chunk.min(self.wait) {
            let room = self.buffer.get_mut(self.end..self.at + self.chunk);
            match self.input.read(room.unwrap_or_default()) {
                Ok(0) => self.ended = true,
                Ok(read) => self.end += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    self.ended = true;
                    self.failure = Some(stop(error));
                }
            }
        }
    }

    /// Room for one more chunk.
    fn make_room(&mut self) {
        // A value that grows out of the ordinary gets all the room that it may need at once: growing by steps would
        // leave as much again behind, in pieces.
        let wanted = self.end + self.chunk;
        if wanted <= self.buffer.len() {
            return;
        }
        if self.end > LARGE {
            let most = self.limit + 4 * CHUNK;
            self.buffer
                .reserve_exact(most.saturating_sub(self.buffer.len()));
        }
        if self.buffer.is_empty() {
            // Pages that nothing is read to are never touched: most inputs are small.
            self.buffer = vec![0; wanted];
        } else {
            self.buffer.resize(wanted, 0);
        }
    }

    /// The beginning of the input: up to one chunk, and whether that is all of it. Nothing is consumed.
    pub(crate) fn peek(&mut self) -> Result<(&[u8], bool), Stop> {
        self.rest()?;
        Ok((self.ahead(), self.ended))
    }

    pub(crate) fn advance(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes).min(self.end);
    }

    /// The next byte, not consumed.
    pub(crate) fn byte(&mut self) -> Result<Option<u8>, Stop> {
        Ok(self.rest()?.first().copied())
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
        let ahead = self.ahead();
        let end = ahead.len();
        if let Some(target) = fresh.get_mut(..end) {
            target.copy_from_slice(ahead);
        } else {
            fresh.clear();
            fresh.extend_from_slice(ahead);
        }
        self.gone = self.gone.saturating_add(self.at as u64);
        let start = self.keep.take().unwrap_or(self.solid);
        let given = std::mem::replace(&mut self.buffer, fresh);
        (self.at, self.end, self.solid) = (0, end, 0);
        (given, start)
    }

    /// Does something that passes a value, and gives where that stands.
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
}

/// A compressed stream that ends in the middle is cut off, not unreadable.
fn stop(error: io::Error) -> Stop {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => Stop::Cut,
        _ => Stop::Io(error),
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
