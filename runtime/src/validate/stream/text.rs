//! JSON's grammar over bytes that are known to be UTF-8: where a value ends, and nothing of what it
//! means. It accepts what `parse` accepts, in every part of a document, also in those that nobody
//! looks into.

use crate::validate::number::Number;

/// Why the pass stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Halt {
    /// The text is not JSON.
    Syntax,
    /// The document needs the tree: it repeats a key, say.
    Tree,
    /// The reply turned out to be of another form than was expected; once more from the start.
    Again,
}

/// The offset behind what was read.
pub(super) type At = Result<usize, Halt>;

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;
const QUOTES: u64 = ONES * b'"' as u64;
const SLASHES: u64 = ONES * b'\\' as u64;
const SPACES: u64 = ONES * b' ' as u64;
const ZEROS: u64 = ONES * b'0' as u64;

/// Numbers shorter than this can't overflow without an exponent.
const SAFE_DIGITS: usize = 300;

pub(super) fn word(bytes: &[u8], at: usize) -> Option<u64> {
    let chunk = bytes.get(at..)?.first_chunk::<8>()?;
    Some(u64::from_le_bytes(*chunk))
}

/// Over white space.
#[inline(always)]
pub(super) fn space(bytes: &[u8], at: usize) -> usize {
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
                at += (other.trailing_zeros() / 8) as usize;
                break;
            }
            at += 8;
        }
    }
    at
}

/// The first quote, backslash or control character at or behind `at`.
#[inline(always)]
pub(super) fn plain(bytes: &[u8], mut at: usize) -> usize {
    while let Some(word) = word(bytes, at) {
        let quote = word ^ QUOTES;
        let slash = word ^ SLASHES;
        // A borrow may mark a byte wrongly, but only behind one that is marked rightly.
        let hit = (quote.wrapping_sub(ONES) & !quote
            | slash.wrapping_sub(ONES) & !slash
            | word.wrapping_sub(SPACES) & !word)
            & HIGHS;
        if hit != 0 {
            return at + (hit.trailing_zeros() / 8) as usize;
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

/// Over the rest of a string, behind its opening quote.
#[inline(always)]
pub(super) fn string(bytes: &[u8], at: usize) -> At {
    let end = plain(bytes, at);
    if bytes.get(end) == Some(&b'"') {
        Ok(end + 1)
    } else {
        escaped(bytes, end)
    }
}

#[inline(never)]
fn escaped(bytes: &[u8], mut at: usize) -> At {
    loop {
        match bytes.get(at) {
            Some(b'"') => return Ok(at + 1),
            Some(b'\\') => at = escape(bytes, at)?.1,
            _ => return Err(Halt::Syntax),
        }
        at = plain(bytes, at);
    }
}

fn hex(bytes: &[u8], at: usize) -> Result<u32, Halt> {
    let digits = bytes.get(at..at + 4).ok_or(Halt::Syntax)?;
    let mut unit = 0;
    for byte in digits {
        let digit = char::from(*byte).to_digit(16).ok_or(Halt::Syntax)?;
        unit = unit * 16 + digit;
    }
    Ok(unit)
}

/// The character of the escape at `at`, and the offset behind it.
pub(super) fn escape(bytes: &[u8], at: usize) -> Result<(char, usize), Halt> {
    let plain = match bytes.get(at + 1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => {
            let first = hex(bytes, at + 2)?;
            let (code, end) = match first {
                0xd800..=0xdbff if bytes.get(at + 6..at + 8) == Some(b"\\u") => {
                    match hex(bytes, at + 8)? {
                        low @ 0xdc00..=0xdfff => (
                            0x1_0000 + ((first - 0xd800) << 10) + (low - 0xdc00),
                            at + 12,
                        ),
                        _ => return Err(Halt::Syntax),
                    }
                }
                // A lone surrogate is no character.
                other => (other, at + 6),
            };
            return char::from_u32(code).map(|c| (c, end)).ok_or(Halt::Syntax);
        }
        _ => return Err(Halt::Syntax),
    };
    Ok((plain, at + 2))
}

#[inline(always)]
fn digits(bytes: &[u8], mut at: usize) -> usize {
    if let Some(word) = word(bytes, at) {
        let digit = word ^ ZEROS;
        // Above nine, or no ASCII: a carry can only reach the characters behind.
        let other = (digit.wrapping_add(ONES * 0x76) | digit) & HIGHS;
        if other != 0 {
            return at + (other.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while let Some(b'0'..=b'9') = bytes.get(at) {
        at += 1;
    }
    at
}

/// Over a number; the flag tells that it is written without fraction and exponent.
#[inline(always)]
pub(super) fn number(bytes: &[u8], from: usize) -> Result<(usize, bool), Halt> {
    let first = from + usize::from(bytes.get(from) == Some(&b'-'));
    let end = digits(bytes, first);
    let leading = bytes.get(first) == Some(&b'0') && end - first > 1;
    if end == first || leading {
        return Err(Halt::Syntax);
    }
    match bytes.get(end) {
        Some(b'.' | b'e' | b'E') => broken(bytes, from, end).map(|end| (end, false)),
        _ if end - first > SAFE_DIGITS => finite(bytes, from, end).map(|end| (end, true)),
        _ => Ok((end, true)),
    }
}

fn finite(bytes: &[u8], from: usize, end: usize) -> At {
    let value = bytes.get(from..end).and_then(value);
    value.map(|_| end).ok_or(Halt::Syntax)
}

/// The rest of a number with fraction or exponent.
#[inline(never)]
fn broken(bytes: &[u8], from: usize, mut at: usize) -> At {
    let some = |at: usize| {
        let end = digits(bytes, at);
        if end > at { Ok(end) } else { Err(Halt::Syntax) }
    };
    if bytes.get(at) == Some(&b'.') {
        at = some(at + 1)?;
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        at += 1;
        if let Some(b'+' | b'-') = bytes.get(at) {
            at += 1;
        }
        at = some(at)?;
        return finite(bytes, from, at);
    }
    if at - from > SAFE_DIGITS {
        return finite(bytes, from, at);
    }
    Ok(at)
}

/// The value of a number's text.
pub(super) fn value(text: &[u8]) -> Option<Number> {
    let (negative, rest) = match text {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    if rest.len() <= 18 {
        let mut sum: u64 = 0;
        let plain = rest.iter().all(|byte| {
            sum = sum
                .wrapping_mul(10)
                .wrapping_add(u64::from(byte.wrapping_sub(b'0')));
            byte.is_ascii_digit()
        });
        // Minus zero is a float to serde_json, so that one goes the long way.
        if plain && !(negative && sum == 0) {
            return Some(if negative {
                Number::Negative(i64::try_from(sum).ok()?.checked_neg()?)
            } else {
                Number::Unsigned(sum)
            });
        }
    }
    Number::parse(std::str::from_utf8(text).ok()?)
}

#[inline(always)]
fn literal(bytes: &[u8], at: usize, text: &[u8]) -> At {
    match bytes.get(at..at + text.len()) {
        Some(found) if found == text => Ok(at + text.len()),
        _ => Err(Halt::Syntax),
    }
}

/// Over `true`, `false` or `null`.
#[inline(always)]
pub(super) fn name(bytes: &[u8], at: usize) -> At {
    match bytes.get(at) {
        Some(b't') => literal(bytes, at, b"true"),
        Some(b'f') => literal(bytes, at, b"false"),
        Some(b'n') => literal(bytes, at, b"null"),
        _ => Err(Halt::Syntax),
    }
}

/// Over a key and its colon, to the value.
pub(super) fn key(bytes: &[u8], at: usize) -> At {
    if bytes.get(at) != Some(&b'"') {
        return Err(Halt::Syntax);
    }
    colon(bytes, string(bytes, at + 1)?)
}

/// Over a colon, to the value.
#[inline(always)]
pub(super) fn colon(bytes: &[u8], at: usize) -> At {
    let at = space(bytes, at);
    if bytes.get(at) == Some(&b':') {
        Ok(space(bytes, at + 1))
    } else {
        Err(Halt::Syntax)
    }
}

/// Over a value of any kind. `depth` is how many levels it may open.
pub(super) fn skip(bytes: &[u8], mut at: usize, depth: u32) -> At {
    // One bit for each open container, the innermost last: set for objects.
    let (mut kinds, mut open) = (0_u128, 0_u32);
    loop {
        match bytes.get(at) {
            Some(b'"') => at = string(bytes, at + 1)?,
            Some(b'-' | b'0'..=b'9') => at = number(bytes, at)?.0,
            Some(bracket @ (b'{' | b'[')) => {
                if open >= depth {
                    return Err(Halt::Syntax);
                }
                let object = *bracket == b'{';
                at = space(bytes, at + 1);
                if bytes.get(at) == Some(if object { &b'}' } else { &b']' }) {
                    at += 1;
                } else {
                    open += 1;
                    kinds = kinds << 1 | u128::from(object);
                    if object {
                        at = key(bytes, at)?;
                    }
                    continue;
                }
            }
            _ => at = name(bytes, at)?,
        }
        loop {
            if open == 0 {
                return Ok(at);
            }
            at = space(bytes, at);
            let object = kinds & 1 == 1;
            match bytes.get(at) {
                Some(b',') => {
                    at = space(bytes, at + 1);
                    if object {
                        at = key(bytes, at)?;
                    }
                    break;
                }
                Some(b'}') if object => {}
                Some(b']') if !object => {}
                _ => return Err(Halt::Syntax),
            }
            at += 1;
            open -= 1;
            kinds >>= 1;
        }
    }
}

/// The text of a string, behind its opening quote and without the closing one; and whether it holds
/// escapes. The string must be known to be whole.
pub(super) fn inside(bytes: &[u8], from: usize, end: usize) -> (&[u8], bool) {
    let raw = bytes.get(from..end.saturating_sub(1)).unwrap_or_default();
    (raw, memchr::memchr(b'\\', raw).is_some())
}

/// Writes the text of a string without its escapes; `None` if there is no room for it.
pub(super) fn unescape<'b>(raw: &[u8], room: &'b mut [u8]) -> Option<&'b [u8]> {
    let (mut at, mut len) = (0, 0);
    while at < raw.len() {
        let end = plain(raw, at);
        let run = raw.get(at..end)?;
        room.get_mut(len..len + run.len())?.copy_from_slice(run);
        len += run.len();
        at = end;
        if at < raw.len() {
            let (c, next) = escape(raw, at).ok()?;
            let mut utf8 = [0; 4];
            let text = c.encode_utf8(&mut utf8).as_bytes();
            room.get_mut(len..len + text.len())?.copy_from_slice(text);
            len += text.len();
            at = next;
        }
    }
    room.get(..len)
}
