//! JSON's grammar over bytes that are known to be UTF-8: where a scalar ends, and what it says. Both
//! readers go by it: the one that builds a tree, which wants a reason for what it refuses, and the
//! pass of `stream`, which has no use for one.

#![allow(
    clippy::inline_always,
    reason = "small pieces of one loop, each called once a token"
)]

use crate::json::number::Number;
use crate::json::scan::{digits, more_digits, plain, space};

/// Nesting beyond this is refused, as `serde_json` does.
pub const DEPTH: u32 = 127;

/// The fault of half a surrogate pair.
pub const LONE_SURROGATE: &str = "lone surrogate";

/// The fault of a number beyond a 64-bit float.
pub const OVERFLOW: &str = "number out of range";

/// The bytes of an escape of four hexadecimal digits.
pub const UNICODE_ESCAPE: usize = 6;

/// What a reader makes of a fault, and of the offset at which it was noticed.
pub trait Fail {
    /// A fault of this kind, at this offset.
    fn fail(message: &'static str, at: usize) -> Self;
}

/// So many digits always fit into an integer of 64 bits.
const MOST_DIGITS: usize = 18;

/// Numbers shorter than this can't overflow without an exponent.
const SAFE_DIGITS: usize = 300;

/// Over the rest of a string, behind its opening quote.
#[inline(always)]
pub fn string<F: Fail>(bytes: &[u8], at: usize) -> Result<usize, F> {
    let end = plain(bytes, at);
    if bytes.get(end) == Some(&b'"') {
        Ok(end + 1)
    } else {
        escaped(bytes, end)
    }
}

#[inline(never)]
fn escaped<F: Fail>(bytes: &[u8], mut at: usize) -> Result<usize, F> {
    loop {
        match bytes.get(at) {
            Some(b'"') => return Ok(at + 1),
            Some(b'\\') => at = escape(bytes, at)?.1,
            Some(_) => return Err(F::fail("control character in a string", at)),
            None => return Err(F::fail("unexpected end of a string", at)),
        }
        at = plain(bytes, at);
    }
}

fn hex<F: Fail>(bytes: &[u8], at: usize) -> Result<u32, F> {
    let digits = bytes.get(at..at + 4).unwrap_or(b"?");
    let mut unit = 0;
    for byte in digits {
        match char::from(*byte).to_digit(16) {
            Some(digit) => unit = unit * 16 + digit,
            None => return Err(F::fail("invalid escape", at)),
        }
    }
    Ok(unit)
}

/// The character of the escape at `at`, and the offset behind it.
pub fn escape<F: Fail>(bytes: &[u8], at: usize) -> Result<(char, usize), F> {
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
                        _ => return Err(F::fail(LONE_SURROGATE, at + 1)),
                    }
                }
                other => (other, at + 6),
            };
            return match char::from_u32(code) {
                Some(c) => Ok((c, end)),
                None => Err(F::fail(LONE_SURROGATE, at + 1)),
            };
        }
        Some(_) => return Err(F::fail("invalid escape", at + 1)),
        None => return Err(F::fail("unexpected end of a string", at + 1)),
    };
    Ok((plain, at + 2))
}

/// Behind the string that begins at `at`, if it is without escapes.
#[inline(always)]
pub fn plain_string(bytes: &[u8], at: usize) -> Option<usize> {
    // Empty ones are told by a branch, which is predicted, not by arithmetic on their bytes.
    if bytes.get(at + 1) == Some(&b'"') {
        return Some(at + 2);
    }
    let end = plain(bytes, at + 1);
    (bytes.get(end) == Some(&b'"')).then_some(end + 1)
}

/// Behind the digits that begin at `at` with `first`, if they are an integer that fits: a number that
/// goes on behind them has to be looked for by whoever asks.
#[inline(always)]
pub fn plain_integer(bytes: &[u8], at: usize, first: u8) -> Option<usize> {
    let end = more_digits(bytes, at);
    (end - at == 1 || (first != b'0' && end - at <= MOST_DIGITS)).then_some(end)
}

/// Whether a number goes on behind its first digits: with a fraction or an exponent.
#[inline(always)]
pub fn goes_on(bytes: &[u8], end: usize) -> bool {
    matches!(bytes.get(end), Some(b'.' | b'e' | b'E'))
}

/// Over a number; the flag tells that it is written without fraction and exponent.
#[inline(always)]
pub fn number<F: Fail>(bytes: &[u8], from: usize) -> Result<(usize, bool), F> {
    let first = from + usize::from(bytes.get(from) == Some(&b'-'));
    let end = digits(bytes, first);
    let leading = bytes.get(first) == Some(&b'0') && end - first > 1;
    if end == first || leading {
        return Err(F::fail("invalid number", first + usize::from(leading)));
    }
    match bytes.get(end) {
        Some(b'.' | b'e' | b'E') => broken(bytes, from, end).map(|end| (end, false)),
        _ if end - first > SAFE_DIGITS => finite(bytes, from, end).map(|end| (end, true)),
        _ => Ok((end, true)),
    }
}

/// Behind a number whose form is known to be right.
pub fn number_end(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let is_part = |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
    from + rest.iter().take_while(|byte| is_part(byte)).count()
}

fn finite<F: Fail>(bytes: &[u8], from: usize, end: usize) -> Result<usize, F> {
    match bytes.get(from..end).and_then(value) {
        Some(_) => Ok(end),
        None => Err(F::fail(OVERFLOW, from)),
    }
}

/// The rest of a number with fraction or exponent.
#[inline(never)]
fn broken<F: Fail>(bytes: &[u8], from: usize, mut at: usize) -> Result<usize, F> {
    let some = |at: usize| {
        let end = digits(bytes, at);
        if end > at {
            Ok(end)
        } else {
            Err(F::fail("invalid number", at))
        }
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

/// The value of an integer's text, if it is short enough to be summed up.
#[inline(always)]
pub fn short_integer(text: &[u8]) -> Option<i64> {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    if digits.len() > MOST_DIGITS {
        return None;
    }
    let mut sum: i64 = 0;
    for byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        sum = sum * 10 + i64::from(digit);
    }
    Some(if negative { -sum } else { sum })
}

/// The value of a number's text.
pub fn value(text: &[u8]) -> Option<Number> {
    match short_integer(text) {
        // Minus zero is a float to serde_json, so that one goes the long way.
        Some(0) if text.first() == Some(&b'-') => {}
        Some(integer) => return Some(Number::from(integer)),
        None => {}
    }
    Number::parse(std::str::from_utf8(text).ok()?)
}

#[inline(always)]
fn literal<F: Fail>(bytes: &[u8], at: usize, text: &[u8]) -> Result<usize, F> {
    match bytes.get(at..at + text.len()) {
        Some(found) if found == text => Ok(at + text.len()),
        _ => Err(F::fail("expected a value", at)),
    }
}

/// Over `true`, `false` or `null`, which is what is left when a value is none of the others.
#[inline(always)]
pub fn name<F: Fail>(bytes: &[u8], at: usize) -> Result<usize, F> {
    match bytes.get(at) {
        Some(b't') => literal(bytes, at, b"true"),
        Some(b'f') => literal(bytes, at, b"false"),
        Some(b'n') => literal(bytes, at, b"null"),
        Some(_) => Err(F::fail("expected a value", at)),
        None => Err(F::fail("unexpected end", at)),
    }
}

/// Over a key and its colon, to the value.
pub fn key<F: Fail>(bytes: &[u8], at: usize) -> Result<usize, F> {
    if bytes.get(at) != Some(&b'"') {
        return Err(F::fail("expected a key in quotes", at));
    }
    colon(bytes, string(bytes, at + 1)?)
}

/// Over a colon, to the value.
#[inline(always)]
pub fn colon<F: Fail>(bytes: &[u8], at: usize) -> Result<usize, F> {
    let at = space(bytes, at);
    if bytes.get(at) == Some(&b':') {
        Ok(space(bytes, at + 1))
    } else {
        Err(F::fail("expected `:`", at))
    }
}

/// The text of a string, behind its opening quote and without the closing one; and whether it holds
/// escapes. The string must be known to be whole.
pub fn inside(bytes: &[u8], from: usize, end: usize) -> (&[u8], bool) {
    let raw = bytes.get(from..end.saturating_sub(1)).unwrap_or_default();
    (raw, memchr::memchr(b'\\', raw).is_some())
}

/// Writes the text of a string without its escapes; `None` if there is no room for it. It never
/// takes more room than the text with them.
pub fn unescape<'b>(raw: &[u8], room: &'b mut [u8]) -> Option<&'b [u8]> {
    let (mut at, mut len) = (0, 0);
    while at < raw.len() {
        let end = plain(raw, at);
        let run = raw.get(at..end)?;
        room.get_mut(len..len + run.len())?.copy_from_slice(run);
        len += run.len();
        at = end;
        if at < raw.len() {
            let (c, next) = escape::<NoMatter>(raw, at).ok()?;
            let mut utf8 = [0; 4];
            let text = c.encode_utf8(&mut utf8).as_bytes();
            room.get_mut(len..len + text.len())?.copy_from_slice(text);
            len += text.len();
            at = next;
        }
    }
    room.get(..len)
}

/// A fault in what was read once already.
struct NoMatter;

impl Fail for NoMatter {
    fn fail(_: &'static str, _: usize) -> Self {
        NoMatter
    }
}
