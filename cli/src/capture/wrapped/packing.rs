//! The packings of HTTP's `content-encoding`, and how each is told and undone.

use std::io::{self, Read};

use flate2::bufread::{DeflateDecoder, GzDecoder, ZlibDecoder};
use ruzstd::decoding::StreamingDecoder;

use super::kinds::{BOUND, Packing, Problem};

/// So much of a brotli stream is read at a time.
const BUFFER: usize = 1 << 12;
/// A frame that wants more of what came before than a body may be long is refused, before there is room for it.
const WINDOW: u64 = BOUND as u64;
const ZSTD: &[u8] = b"\x28\xb5\x2f\xfd";

impl Packing {
    /// The packing that a `content-encoding` names.
    pub(super) fn named(name: &str) -> Option<Self> {
        let all = [
            ("gzip", Self::Gzip),
            ("x-gzip", Self::Gzip),
            ("deflate", Self::Deflate),
            ("br", Self::Brotli),
            ("zstd", Self::Zstd),
        ];
        let mut all = all.into_iter();
        all.find(|(known, _)| name.eq_ignore_ascii_case(known))
            .map(|(_, packing)| packing)
    }

    /// The packing that the first bytes show. Only two of them show it.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"\x1f\x8b") {
            Some(Self::Gzip)
        } else if bytes.starts_with(ZSTD) {
            Some(Self::Zstd)
        } else {
            None
        }
    }

    /// What was packed, if it is not longer than the bound.
    pub(super) fn unpack(self, bytes: &[u8], bound: usize) -> Result<Vec<u8>, Problem> {
        let mut out = Vec::new();
        let result = match self {
            Self::Gzip => gzip(bytes, bound, &mut out),
            Self::Deflate if is_zlib(bytes) => fill(ZlibDecoder::new(bytes), bound, &mut out),
            Self::Deflate => fill(DeflateDecoder::new(bytes), bound, &mut out),
            Self::Brotli => fill(
                brotli_decompressor::Decompressor::new(bytes, BUFFER),
                bound,
                &mut out,
            ),
            Self::Zstd => zstd(bytes, bound, &mut out),
        };
        match result {
            _ if out.len() > bound => Err(Problem::TooLong(self)),
            Ok(()) => Ok(out),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Err(Problem::Cut(self)),
            Err(_) => Err(Problem::Broken(self)),
        }
    }
}

/// Reads to the end of a stream, or a little beyond the bound.
fn fill(stream: impl Read, bound: usize, out: &mut Vec<u8>) -> io::Result<()> {
    let room = (bound + 1).saturating_sub(out.len()) as u64;
    stream.take(room).read_to_end(out).map(|_| ())
}

/// One archive after the other; what stands behind the last one is padding.
fn gzip(bytes: &[u8], bound: usize, out: &mut Vec<u8>) -> io::Result<()> {
    let mut rest = bytes;
    while rest.starts_with(b"\x1f\x8b") && out.len() <= bound {
        let mut member = GzDecoder::new(rest);
        fill(&mut member, bound, out)?;
        rest = member.into_inner();
    }
    Ok(())
}

/// One frame after the other.
fn zstd(bytes: &[u8], bound: usize, out: &mut Vec<u8>) -> io::Result<()> {
    let mut rest = bytes;
    while rest.starts_with(ZSTD) && out.len() <= bound {
        // A frame's head names its window, for which there would be room before anything is unpacked.
        let frame = StreamingDecoder::new_with_max_window_size(rest, WINDOW);
        let mut frame = frame.map_err(io::Error::other)?;
        fill(&mut frame, bound, out)?;
        let decoder = &frame.decoder;
        let sum = decoder.get_checksum_from_data();
        if sum.is_some() && sum != decoder.get_calculated_checksum() && out.len() <= bound {
            return Err(io::Error::other("the checksum differs"));
        }
        rest = frame.into_inner();
    }
    Ok(())
}

/// Whether a stream begins as RFC 1950 has it: deflate with a window of at most 32 KiB, the two bytes a multiple of 31.
fn is_zlib(bytes: &[u8]) -> bool {
    let [first, second, ..] = bytes else {
        return false;
    };
    first & 0x0f == 8 && first >> 4 <= 7 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0
}

/// The bytes behind a text that a writer made of them by taking each for a character.
pub(super) fn latin1(bytes: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes)
        .ok()
        .filter(|text| !text.is_ascii())?;
    text.chars().map(|c| u8::try_from(c).ok()).collect()
}

/// Whether bytes are a text that somebody might read: UTF-8 without controls.
pub(super) fn is_text(bytes: &[u8]) -> bool {
    let is_control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    std::str::from_utf8(bytes).is_ok_and(|text| !text.contains(is_control))
}
