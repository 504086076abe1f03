//! What a body can be packed in, and what can be wrong with it.

use std::fmt;

/// A way to pack a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Packing {
    /// RFC 1952.
    Gzip,
    /// RFC 1950, or the bare stream of RFC 1951 that some servers send under this name.
    Deflate,
    /// RFC 7932.
    Brotli,
    /// RFC 8878.
    Zstd,
}

impl Packing {
    /// How `content-encoding` calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Deflate => "deflate",
            Self::Brotli => "br",
            Self::Zstd => "zstd",
        }
    }
}

/// A body that becomes longer than this is not read.
pub(crate) const BOUND: usize = 16 << 20;

/// Why a body could not be unwrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// The packed stream is broken.
    Broken(Packing),
    /// The packed stream ends early.
    Cut(Packing),
    /// It unpacks to more than 16 MiB.
    TooLong(Packing),
    /// It is not written in the charset that it says.
    Charset(&'static str),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (packing, why) = match self {
            Self::Broken(packing) => (packing, "and the packed stream is broken".to_owned()),
            Self::Cut(packing) => (packing, "and the packed stream is cut off".to_owned()),
            Self::TooLong(packing) => {
                let bound = BOUND >> 20;
                (packing, format!("and unpacks to more than {bound} MiB"))
            }
            Self::Charset(name) => return write!(f, "is not valid {name}"),
        };
        write!(f, "is packed ({}), {why}", packing.name())
    }
}
