//! Takes the escapes out of a JSON string, and base64 out of a text, where they stand.
//!
//! Both make a text shorter, never longer: a body of any size is decoded with no memory of its own. What comes out
//! is bytes; a lone surrogate, which UTF-8 cannot hold, stays visible as three invalid ones.

use std::ops::Range;

use super::simd::{self, Lane};

/// Unescapes the JSON string at a place, quotes included; gives the place of its content. The string is valid JSON.
pub(super) fn string(bytes: &mut [u8], place: Range<usize>) -> Range<usize> {
    let content = place.start + 1..place.end.saturating_sub(1).max(place.start + 1);
    let length = bytes.get_mut(content.clone()).map_or(0, unescape);
    content.start..content.start + length
}

/// Unescapes a text; gives its new length.
fn unescape(text: &mut [u8]) -> usize {
    let Some(mut read) = memchr::memchr(b'\\', text) else {
        return text.len();
    };
    let mut write = read;
    while read < text.len() {
        if let Some(ahead) = Ahead::at(text, read) {
            if ahead.marks == 0 {
                ahead.put(0, text, write);
                read += Lane::BYTES;
                write += Lane::BYTES;
                continue;
            }
            if ahead.has_only_quotes() {
                write = ahead.without_marks(text, read, write);
                read += ahead.length();
                continue;
            }
            let before = simd::lowest(ahead.marks);
            text.copy_within(read..read + before, write);
            read += before;
            write += before;
        } else if let Some(byte) = text.get(read).copied().filter(|byte| *byte != b'\\') {
            put(text, &mut write, byte);
            read += 1;
            continue;
        }
        let Some(kind) = text.get(read + 1).copied() else {
            break;
        };
        // What is only escaped begins the next run.
        if matches!(kind, b'"' | b'/') {
            read += 1;
            continue;
        }
        read += 2;
        let byte = match kind {
            b'b' => 8,
            b'f' => 12,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'u' => {
                unicode(text, &mut read, &mut write);
                continue;
            }
            other => other,
        };
        put(text, &mut write, byte);
    }
    write
}

/// What is to be read next: two lanes, taken out of the text, which may be written over then.
struct Ahead {
    both: [u8; 2 * Lane::BYTES],
    /// Where the backslashes are in the first lane, and the quotes.
    marks: u64,
    quotes: u64,
}

impl Ahead {
    #[inline]
    fn at(text: &[u8], read: usize) -> Option<Self> {
        let both = *text.get(read..)?.first_chunk()?;
        let lane = Lane::at(&both, 0)?;
        Some(Self {
            both,
            marks: lane.equal(b'\\'),
            quotes: lane.equal(b'"'),
        })
    }

    /// How much of the first lane is taken: a backslash at its end has its letter in the next one.
    fn length(&self) -> usize {
        Lane::BYTES - usize::from(self.marks & LAST != 0)
    }

    /// Whether a quote stands behind each backslash: in JSON inside JSON that is nearly all there is.
    fn has_only_quotes(&self) -> bool {
        ((self.marks & !LAST) << 1) & !self.quotes == 0
    }

    /// Writes sixteen of the bytes.
    #[inline]
    fn put(&self, from: usize, text: &mut [u8], at: usize) {
        let lane: Option<&[u8; Lane::BYTES]> = self.both.get(from..).and_then(<[u8]>::first_chunk);
        let target = text.get_mut(at..).and_then(<[u8]>::first_chunk_mut);
        if let (Some(lane), Some(target)) = (lane, target) {
            *target = *lane;
        }
    }

    /// Writes the first lane without its backslashes; gives the place behind what it leaves.
    #[inline]
    fn without_marks(&self, text: &mut [u8], read: usize, write: usize) -> usize {
        let (mut from, mut to) = (0, write);
        self.put(from, text, to);
        let mut left = self.marks & !LAST;
        while left != 0 {
            let backslash = simd::lowest(left);
            to += backslash - from;
            from = backslash + 1;
            self.put(from, text, to);
            left &= left - 1;
        }
        // What was written over and is not taken yet is put back.
        let length = self.length();
        self.put(length, text, read + length);
        to + length - from
    }
}

/// The bit of a lane's last byte.
const LAST: u64 = 1 << (Lane::BYTES - 1);

/// Unescapes the digits of a `\u`, and the second half of a pair if it follows.
fn unicode(text: &mut [u8], read: &mut usize, write: &mut usize) {
    let digits = |at: usize| {
        let digits = text.get(at..at + 4)?;
        let value = |value: u32, digit: &u8| Some(value << 4 | char::from(*digit).to_digit(16)?);
        digits.iter().try_fold(0, value)
    };
    let Some(mut value) = digits(*read) else {
        return;
    };
    *read += 4;
    if (0xd800..0xdc00).contains(&value)
        && text.get(*read..*read + 2) == Some(b"\\u")
        && let Some(low) = digits(*read + 2).filter(|low| (0xdc00..0xe000).contains(low))
    {
        value = 0x1_0000 + ((value - 0xd800) << 10) + (low - 0xdc00);
        *read += 6;
    }
    let tail = |shift: u32| 0x80 | low_bits(value >> shift, 0x3f);
    let encoded: &[u8] = match value {
        ..0x80 => &[low_bits(value, 0x7f)],
        0x80..0x800 => &[0xc0 | low_bits(value >> 6, 0x1f), tail(0)],
        0x800..0x1_0000 => &[0xe0 | low_bits(value >> 12, 0x0f), tail(6), tail(0)],
        _ => &[
            0xf0 | low_bits(value >> 18, 0x07),
            tail(12),
            tail(6),
            tail(0),
        ],
    };
    for byte in encoded {
        put(text, write, *byte);
    }
}

fn low_bits(value: u32, mask: u8) -> u8 {
    value.to_le_bytes()[0] & mask
}

fn put(text: &mut [u8], write: &mut usize, byte: u8) {
    if let Some(target) = text.get_mut(*write) {
        *target = byte;
    }
    *write += 1;
}

/// The value of a base64 letter in either alphabet.
fn letter(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    })
}

/// Decodes base64 in either alphabet, with or without padding and line breaks; gives the new length. What is no
/// base64 stays as it is: `None`.
pub(crate) fn base64(text: &mut [u8]) -> Option<usize> {
    let (mut letters, mut padding) = (0_usize, 0);
    let (mut standard, mut urls) = (false, false);
    for byte in text
        .iter()
        .copied()
        .filter(|byte| !byte.is_ascii_whitespace())
    {
        if byte == b'=' {
            padding += 1;
            continue;
        }
        letter(byte).filter(|_| padding == 0)?;
        letters += 1;
        standard |= matches!(byte, b'+' | b'/');
        urls |= matches!(byte, b'-' | b'_');
    }
    let left = letters % 4;
    if left == 1 || padding > (4 - left) % 4 || (standard && urls) {
        return None;
    }
    let (mut write, mut bits, mut held) = (0, 0_u32, 0_u32);
    for read in 0..text.len() {
        let Some(value) = text.get(read).copied().and_then(letter) else {
            continue;
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            put(text, &mut write, low_bits(bits >> held, 0xff));
        }
    }
    Some(write)
}

#[cfg(test)]
mod tests {
    use super::super::content;
    use super::*;

    fn unescaped(quoted: &str) -> Vec<u8> {
        let mut bytes = quoted.as_bytes().to_vec();
        let place = string(&mut bytes, 0..quoted.len());
        bytes[place].to_vec()
    }

    #[test]
    fn gives_what_serde_json_gives() {
        let words = [
            "a",
            "bcdefgh",
            "中",
            "\\\"",
            "\\\\",
            "\\/",
            "\\b\\f",
            "\\n",
            "\\r\\t",
            "\\u0041",
            "\\u4e2d",
            "\\ud83d\\ude00",
            "\\u00e9",
            "\\ud83d",
            "\\ude00",
            "12345678901234567890",
            "\\u0000",
        ];
        let mut state = 1_u64;
        for round in 0..50_000_u32 {
            let mut text = "\"".to_owned();
            for _ in 0..round % 30 {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                text.push_str(words[usize::try_from(state >> 33).unwrap() % words.len()]);
            }
            text.push('"');
            assert_eq!(
                unescaped(&text),
                content::bytes(text.as_bytes()).as_ref(),
                "{text}"
            );
        }
    }

    #[test]
    fn base64_is_read_in_either_alphabet_and_shape() {
        let decoded = |text: &str| {
            let mut bytes = text.as_bytes().to_vec();
            let length = base64(&mut bytes);
            length.map(|length| String::from_utf8_lossy(&bytes[..length]).into_owned())
        };
        for text in ["YT0x", "YT\n0x", "  YT0x "] {
            assert_eq!(decoded(text).as_deref(), Some("a=1"), "{text:?}");
        }
        for text in ["YQ==", "YQ=", "YQ"] {
            assert_eq!(decoded(text).as_deref(), Some("a"), "{text:?}");
        }
        assert_eq!(decoded("Pz8_Pw"), decoded("Pz8/Pw=="));
        assert_eq!(decoded(""), Some(String::new()));
        for text in ["a", "YQ===", "YT0x=", "{\"a\":1}", "Y=Q=", "+-AA", "YWJj=="] {
            assert_eq!(decoded(text), None, "{text:?}");
        }
    }
}
