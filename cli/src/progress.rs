//! How far a run has come: numbers that any thread may raise and whoever shows them may read.

use std::io::{self, Read};
use std::sync::atomic::{AtomicU64, Ordering};

/// See the module's text.
#[derive(Debug, Default)]
pub struct Progress {
    /// Bytes to be read, where that is known.
    pub expected: AtomicU64,
    /// Bytes read.
    pub bytes: AtomicU64,
    /// Exchanges looked at.
    pub exchanges: AtomicU64,
    /// Occurrences of findings.
    pub findings: AtomicU64,
}

impl Progress {
    /// Raises a number.
    pub fn add(number: &AtomicU64, by: u64) {
        // They are shown to a person, one by one: no order between them matters.
        number.fetch_add(by, Ordering::Relaxed);
    }

    /// Reads a number.
    pub fn get(number: &AtomicU64) -> u64 {
        number.load(Ordering::Relaxed)
    }
}

/// A reader that counts what is read.
#[derive(Debug)]
pub struct Counted<'p, R> {
    input: R,
    progress: &'p Progress,
}

impl<'p, R: Read> Counted<'p, R> {
    /// Counts what is read from `input`.
    pub fn new(input: R, progress: &'p Progress) -> Self {
        Self { input, progress }
    }
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(out)?;
        Progress::add(&self.progress.bytes, read as u64);
        Ok(read)
    }
}
