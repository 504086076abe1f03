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
        // Sixteen bytes at once, as soon as that overwrites nothing that is still to be read.
        if write + Lane::BYTES <= read
            && let Some(lane) = Lane::at(text, read)
        {
            let marks = lane.equal(b'\\');
            copy(text, read, write);
            if marks == 0 {
                read += Lane::BYTES;
                write += Lane::BYTES;
                continue;
            }
            let quotes = lane.equal(b'"');
            if (marks << 1) & !quotes == 0 && read + 2 * Lane::BYTES <= text.len() {
                write = only_quotes(text, read, write, marks);
                read += Lane::BYTES;
                continue;
            }
            read += simd::lowest(marks);
            write += simd::lowest(marks);
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

/// Takes a lane's backslashes out, behind each of which a quote stands in the same lane: in JSON inside JSON that is
/// nearly all there is. The lane has been copied up to the first one; gives the place behind what it leaves.
#[inline]
fn only_quotes(text: &mut [u8], read: usize, write: usize, marks: u64) -> usize {
    let (mut from, mut to) = (read, write);
    let mut left = marks;
    while left != 0 {
        let backslash = read + simd::lowest(left);
        to += backslash - from;
        from = backslash + 1;
        copy(text, from, to);
        left &= left - 1;
    }
    to + (read + Lane::BYTES - from)
}

/// Copies a lane to a place before it, which it does not reach into.
fn copy(text: &mut [u8], from: usize, to: usize) {
    let lane: Option<[u8; Lane::BYTES]> = text.get(from..).and_then(<[u8]>::first_chunk).copied();
    let target = text.get_mut(to..).and_then(<[u8]>::first_chunk_mut);
    if let (Some(lane), Some(target)) = (lane, target) {
        *target = lane;
    }
}

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
    use super::super::decode;
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
                decode::bytes(text.as_bytes()).as_ref(),
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
