//! Runs of bytes: where plain characters, white space or digits end. Several bytes are looked at in
//! one step, as a machine word. It knows nothing of what stands around such a run.

#![allow(
    clippy::inline_always,
    reason = "small pieces of one loop, each called once a token"
)]

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;
const QUOTES: u64 = ONES * b'"' as u64;
const SLASHES: u64 = ONES * b'\\' as u64;
const SPACES: u64 = ONES * b' ' as u64;
const ZEROS: u64 = ONES * b'0' as u64;

/// The eight bytes at an offset.
#[inline(always)]
pub fn word(bytes: &[u8], at: usize) -> Option<u64> {
    let chunk = bytes.get(at..)?.first_chunk::<8>()?;
    Some(u64::from_le_bytes(*chunk))
}

/// Behind white space.
#[inline(always)]
pub fn space(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        Some(byte) if *byte <= b' ' => more_space(bytes, at),
        _ => at,
    }
}

#[inline(never)]
fn more_space(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\t' | b'\r') = bytes.get(at) {
        at += 1;
        // Indentation comes in runs.
        while let Some(word) = word(bytes, at) {
            let other = word ^ SPACES;
            if other != 0 {
                at += first(other);
                break;
            }
            at += 8;
        }
    }
    at
}

/// Marks the quotes among eight bytes by their highest bits. A byte behind the first one may be marked
/// wrongly.
#[inline(always)]
pub fn quotes(word: u64) -> u64 {
    let quote = word ^ QUOTES;
    quote.wrapping_sub(ONES) & !quote & HIGHS
}

/// The same for what ends a run of plain characters: quotes, backslashes and control characters.
#[inline(always)]
pub fn special(word: u64) -> u64 {
    let quote = word ^ QUOTES;
    let slash = word ^ SLASHES;
    // A borrow may mark a byte wrongly, but only behind one that is marked rightly.
    (quote.wrapping_sub(ONES) & !quote
        | slash.wrapping_sub(ONES) & !slash
        | word.wrapping_sub(SPACES) & !word)
        & HIGHS
}

/// The first byte at or behind `at` that has a meaning in a form: `&`, `=`, `%` or `+`; the end if there is none.
pub fn form_mark(bytes: &[u8], mut at: usize) -> usize {
    while let Some(word) = word(bytes, at) {
        let is = |byte: u8| {
            let other = word ^ (ONES * u64::from(byte));
            other.wrapping_sub(ONES) & !other
        };
        let hit = (is(b'&') | is(b'=') | is(b'%') | is(b'+')) & HIGHS;
        if hit != 0 {
            return at + first(hit);
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let mark = rest
        .iter()
        .position(|byte| matches!(byte, b'&' | b'=' | b'%' | b'+'));
    mark.map_or(bytes.len(), |mark| at + mark)
}

/// The first quote, backslash or control character at or behind `at`.
#[inline(always)]
pub fn plain(bytes: &[u8], at: usize) -> usize {
    if let Some(word) = word(bytes, at) {
        let hit = special(word);
        if hit != 0 {
            return at + first(hit);
        }
    }
    more_plain(bytes, at)
}

#[inline(never)]
fn more_plain(bytes: &[u8], mut at: usize) -> usize {
    while let Some(word) = word(bytes, at) {
        let hit = special(word);
        if hit != 0 {
            return at + first(hit);
        }
        at += 8;
    }
    while let Some(byte) = bytes.get(at) {
        if matches!(byte, b'"' | b'\\' | 0..=0x1f) {
            break;
        }
        at += 1;
    }
    at
}

/// The first byte that is marked.
#[inline(always)]
pub fn first(hit: u64) -> usize {
    (hit.trailing_zeros() / 8) as usize
}

/// Behind decimal digits, where the first is known to be one.
#[inline(always)]
pub fn more_digits(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at + 1) {
        // Flags and small counts are met more often than anything else.
        Some(b'0'..=b'9') => digits(bytes, at + 1),
        _ => at + 1,
    }
}

/// Behind decimal digits.
#[inline(always)]
pub fn digits(bytes: &[u8], mut at: usize) -> usize {
    if let Some(word) = word(bytes, at) {
        let digit = word ^ ZEROS;
        // Above nine, or no ASCII: a carry can only reach the characters behind.
        let other = (digit.wrapping_add(ONES * 0x76) | digit) & HIGHS;
        if other != 0 {
            return at + first(other);
        }
        at += 8;
    }
    while let Some(b'0'..=b'9') = bytes.get(at) {
        at += 1;
    }
    at
}
