//! Finds bytes eight at a time, for text in which they stand so close together that a vector search costs more to
//! start than it saves.
//!
//! Knows words and bytes, and nothing of what they mean.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;
/// How far to look before a vector search is worth its start.
const NEAR: usize = 64;

/// Marks, in each byte's highest bit, the zero bytes of a word. Marks above the lowest one may be wrong.
const fn zeros(word: u64) -> u64 {
    word.wrapping_sub(ONES) & !word & HIGH
}

/// The eight bytes from `at` on.
pub(super) fn word(bytes: &[u8], at: usize) -> Option<u64> {
    let eight = bytes.get(at..)?.first_chunk::<8>()?;
    Some(u64::from_le_bytes(*eight))
}

/// The position of the lowest mark of a word.
pub(super) const fn lowest(marks: u64) -> usize {
    (marks.trailing_zeros() / 8) as usize
}

/// Marks the quotes and backslashes of a word; only the lowest mark is to be trusted.
pub(super) const fn ends(word: u64) -> u64 {
    zeros(word ^ (ONES * b'"' as u64)) | zeros(word ^ (ONES * b'\\' as u64))
}

/// Marks the backslashes of a word; only the lowest mark is to be trusted.
pub(super) const fn backslashes(word: u64) -> u64 {
    zeros(word ^ (ONES * b'\\' as u64))
}

/// Marks control characters of a word; only the lowest mark is to be trusted.
pub(super) const fn controls(word: u64) -> u64 {
    word.wrapping_sub(ONES * 0x20) & !word & HIGH
}

/// The first quote or backslash from `from` on.
pub(super) fn string_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while at < from + NEAR {
        let Some(word) = word(bytes, at) else { break };
        let marks = ends(word);
        if marks != 0 {
            return Some(at + lowest(marks));
        }
        at += 8;
    }
    memchr::memchr2(b'"', b'\\', bytes.get(at..)?).map(|found| at + found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_first_quote_or_backslash_wherever_it_stands() {
        for length in 0..100 {
            for at in 0..length {
                for byte in [b'"', b'\\'] {
                    let mut bytes = vec![b'#'; length];
                    bytes[at] = byte;
                    assert_eq!(string_end(&bytes, 0), Some(at));
                    assert_eq!(string_end(&bytes, at + 1), None);
                }
            }
        }
        assert_eq!(string_end(b"x", 5), None);
    }

    #[test]
    fn bytes_next_to_the_wanted_ones_are_not_taken_for_them() {
        for byte in 0..=255_u8 {
            let word = u64::from_le_bytes([byte; 8]);
            assert_eq!(ends(word) != 0, byte == b'"' || byte == b'\\', "{byte}");
            assert_eq!(backslashes(word) != 0, byte == b'\\', "{byte}");
            assert_eq!(controls(word) != 0, byte < 0x20, "{byte}");
        }
    }
}
