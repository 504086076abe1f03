//! A JSON text as an ordered tree that still knows what the wire said: the order of keys, repeated
//! keys, and the digits of numbers. It knows nothing of schemas.

pub mod equal;
pub mod number;
mod parse;
pub mod pointer;
mod repeated;
pub mod scan;
mod syntax;
pub mod text;
mod value;

pub use syntax::{Oddity, SyntaxError};
pub use value::{Member, NumberText, Object, Value, quote};

/// A JSON text, read.
///
/// It accepts and refuses exactly what `serde_json::Value` does: no byte-order mark, no lone
/// surrogates, no number that overflows to infinity, no nesting deeper than 127.
#[derive(Debug, Clone, PartialEq)]
pub struct Document<'a> {
    root: Value<'a>,
    bytes: usize,
}

impl<'a> Document<'a> {
    /// Reads one JSON text that fills the whole input.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, SyntaxError> {
        parse::document(bytes).map(|root| Document {
            root,
            bytes: bytes.len(),
        })
    }

    /// Reads one JSON text as leniently as a careful reader can: a byte order mark in front of it, escapes that are half
    /// a surrogate pair and numbers beyond a 64-bit float do not stop it. What was odd comes beside the document, in the
    /// order of the text.
    ///
    /// Half a surrogate pair reads as U+FFFD, a number that is too large as infinity, which is not an integer.
    pub fn read(bytes: &'a [u8]) -> Result<(Self, Vec<Oddity>), SyntaxError> {
        let (root, oddities) = parse::lenient(bytes)?;
        let bytes = bytes.len();
        Ok((Document { root, bytes }, oddities))
    }

    /// The length of the text.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// The value, without the rest.
    pub fn into_root(self) -> Value<'a> {
        self.root
    }

    /// The value that the text holds.
    pub fn root(&self) -> &Value<'a> {
        &self.root
    }
}
