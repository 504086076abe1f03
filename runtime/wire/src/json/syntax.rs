//! What can be wrong with a text, and what is merely odd about it.

use std::fmt;

/// What is odd about a text that can be read all the same, and the offset in bytes at which it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oddity {
    /// A byte order mark in front of the text.
    ByteOrderMark,
    /// A string with half a surrogate pair.
    LoneSurrogate(usize),
    /// A number beyond a 64-bit float.
    Overflow(usize),
}

/// Why a text is not JSON, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// What was wrong.
    pub message: &'static str,
    /// Bytes before the fault.
    pub offset: usize,
    /// Line of the fault, from 1.
    pub line: usize,
    /// Column of the fault in characters, from 1.
    pub column: usize,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} at line {} column {}",
            self.message, self.line, self.column
        )
    }
}

impl std::error::Error for SyntaxError {}
