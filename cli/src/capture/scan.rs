//! Walks over JSON text without building anything: where values start and end, and whether they are JSON at all.
//!
//! What it accepts is what `serde_json` accepts, but for the nesting, which is as deep as it likes. It knows nothing of
//! captures.

use std::borrow::Cow;
use std::ops::Range;

use super::content;
use super::string;

/// See the module's text. Every step gives `None` where the text is not JSON; nothing is defined after that.
pub(super) struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The containers that are open around the place.
    open: Open,
}

/// Containers, the innermost last: a bit each, set for objects.
#[derive(Default)]
struct Open {
    kinds: u64,
    depth: u32,
    /// Those beyond 64, by as many.
    outer: Vec<u64>,
}

impl Open {
    fn clear(&mut self) {
        (self.kinds, self.depth) = (0, 0);
        self.outer.clear();
    }

    fn push(&mut self, is_object: bool) {
        if self.depth == u64::BITS {
            self.outer.push(self.kinds);
            self.depth = 0;
        }
        self.kinds = self.kinds << 1 | u64::from(is_object);
        self.depth += 1;
    }

    fn pop(&mut self) {
        self.kinds >>= 1;
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0
            && let Some(kinds) = self.outer.pop()
        {
            (self.kinds, self.depth) = (kinds, u64::BITS);
        }
    }

    /// What closes the innermost; `None` if there is none.
    fn closing(&self) -> Option<u8> {
        let closing = if self.kinds & 1 == 1 { b'}' } else { b']' };
        (self.depth > 0).then_some(closing)
    }
}

/// What a scalar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scalar {
    String,
    Number,
    /// `true`, `false` or `null`.
    Word,
}

impl Scalar {
    /// By its first byte; `None` of a bracket.
    fn of(first: u8) -> Option<Self> {
        match first {
            b'"' => Some(Self::String),
            b'{' | b'[' => None,
            b't' | b'f' | b'n' => Some(Self::Word),
            _ => Some(Self::Number),
        }
    }
}

/// Whether this is one JSON value and nothing else.
pub(super) fn is_json(bytes: &[u8]) -> bool {
    let mut scan = Scan::new(bytes);
    simdutf8::basic::from_utf8(bytes).is_ok() && scan.value().is_some() && scan.end().is_some()
}

impl<'a> Scan<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            open: Open::default(),
        }
    }

    /// The first byte of the next token.
    pub(super) fn next(&mut self) -> Option<u8> {
        loop {
            let byte = self.bytes.get(self.at).copied()?;
            if !is_space(byte) {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    /// Only white space is left.
    pub(super) fn end(&mut self) -> Option<()> {
        self.next().is_none().then_some(())
    }

    /// Passes the next byte if it is this one.
    fn take(&mut self, byte: u8) -> bool {
        let taken = self.next() == Some(byte);
        self.at += usize::from(taken);
        taken
    }

    /// Passes a string; its place, with the quotes.
    fn string(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        self.at = string::end(self.bytes, start + 1)? + 1;
        Some(start..self.at)
    }

    /// Passes a number or a word.
    fn scalar(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        let rest = self.bytes.get(start..)?;
        let length = match rest.first()? {
            b't' => rest.starts_with(b"true").then_some(4)?,
            b'n' => rest.starts_with(b"null").then_some(4)?,
            b'f' => rest.starts_with(b"false").then_some(5)?,
            _ => number(rest)?,
        };
        self.at = start + length;
        Some(start..self.at)
    }

    /// Passes a value of any kind; its place.
    pub(super) fn value(&mut self) -> Option<Range<usize>> {
        match self.next()? {
            b'"' => self.string(),
            b'{' | b'[' => self.container(),
            _ => self.scalar(),
        }
    }

    /// Passes a value that does not matter.
    pub(super) fn pass(&mut self) -> Option<()> {
        self.value().map(|_| ())
    }

    /// Passes a list or an object, however deep.
    fn container(&mut self) -> Option<Range<usize>> {
        self.container_with(|_, _| ())
    }

    /// Passes a value and gives each scalar in it with its place, strings with their quotes; keys are none.
    pub(super) fn each_scalar(&mut self, mut each: impl FnMut(Scalar, Range<usize>)) -> Option<()> {
        match Scalar::of(self.next()?) {
            None => self.container_with(each).map(drop),
            Some(kind) => self.value().map(|place| each(kind, place)),
        }
    }

    #[inline]
    fn container_with(
        &mut self,
        mut each: impl FnMut(Scalar, Range<usize>),
    ) -> Option<Range<usize>> {
        let start = self.at;
        self.open.clear();
        // Whether a value, or in an object a key, has to come next.
        let mut wanted = false;
        loop {
            let byte = self.next()?;
            let inside = self.open.closing();
            if !wanted && inside == Some(byte) {
                self.at += 1;
                self.open.pop();
            } else {
                if inside == Some(b'}') {
                    self.key()?;
                }
                match self.next()? {
                    b'"' => each(Scalar::String, self.string()?),
                    bracket @ (b'{' | b'[') => {
                        self.at += 1;
                        self.open.push(bracket == b'{');
                        wanted = false;
                        continue;
                    }
                    first => each(Scalar::of(first)?, self.scalar()?),
                }
            }
            // Behind a value: the end of what it stands in, or the next one.
            let Some(closing) = self.open.closing() else {
                return Some(start..self.at);
            };
            wanted = match self.next()? {
                b',' => {
                    self.at += 1;
                    true
                }
                byte if byte == closing => false,
                _ => return None,
            };
        }
    }

    /// Passes a key and its colon; the key's place, with the quotes.
    fn key(&mut self) -> Option<Range<usize>> {
        if self.next()? != b'"' {
            return None;
        }
        let key = self.string()?;
        self.take(b':').then_some(key)
    }

    /// Walks over an object: `member` gets each key, unescaped, and has to pass the value.
    pub(super) fn object(
        &mut self,
        mut member: impl FnMut(&mut Self, &[u8]) -> Option<()>,
    ) -> Option<()> {
        if !self.take(b'{') {
            return None;
        }
        if self.take(b'}') {
            return Some(());
        }
        loop {
            let key = self.key()?;
            let bytes = self.bytes;
            let key = bytes.get(key.start + 1..key.end - 1)?;
            if key.contains(&b'\\') {
                let quoted = [b"\"", key, b"\""].concat();
                let key: Cow<'_, [u8]> = content::bytes(&quoted);
                member(self, &key)?;
            } else {
                member(self, key)?;
            }
            if self.take(b'}') {
                return Some(());
            }
            if !self.take(b',') {
                return None;
            }
        }
    }

    /// Walks over a list: `item` has to pass each value.
    pub(super) fn list(&mut self, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        if !self.take(b'[') {
            return None;
        }
        if self.take(b']') {
            return Some(());
        }
        loop {
            item(self)?;
            if self.take(b']') {
                return Some(());
            }
            if !self.take(b',') {
                return None;
            }
        }
    }

    /// The bytes at a place.
    pub(super) fn slice(&self, range: Range<usize>) -> &'a [u8] {
        self.bytes.get(range).unwrap_or_default()
    }
}

/// How many digits stand from a place on.
fn digits(text: &[u8], from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The length of the number that stands first, without its fraction and exponent.
pub(super) fn integer(text: &[u8]) -> Option<usize> {
    let sign = usize::from(text.first() == Some(&b'-'));
    let whole = digits(text, sign);
    let is_integer = whole == 1 || (whole > 1 && text.get(sign) != Some(&b'0'));
    is_integer.then_some(sign + whole)
}

/// The length of the number that stands first.
pub(super) fn number(text: &[u8]) -> Option<usize> {
    let digits = |from: usize| digits(text, from);
    let mut at = integer(text)?;
    if text.get(at) == Some(&b'.') {
        let fraction = digits(at + 1);
        if fraction == 0 {
            return None;
        }
        at += 1 + fraction;
    }
    if matches!(text.get(at), Some(b'e' | b'E')) {
        at += 1;
        at += usize::from(matches!(text.get(at), Some(b'+' | b'-')));
        let exponent = digits(at);
        if exponent == 0 {
            return None;
        }
        at += exponent;
    }
    Some(at)
}

pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::*;

    #[test]
    fn takes_for_json_what_serde_json_does() {
        let words = [
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"a\"",
            "\"\\u00e9\\n\"",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"",
            "0",
            "-0",
            "01",
            "1.5",
            "1.",
            "1e5",
            "-",
            "1e+",
            "true",
            "nul",
            "null",
            " ",
            "\n",
            "\"a\u{1}b\"",
            "\"12345678\\\"\"",
            "\\",
        ];
        let mut state = 1_u64;
        let mut valid = 0;
        for round in 0..200_000_u32 {
            let mut text = String::new();
            for _ in 0..=round % 9 {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                text.push_str(words[usize::try_from(state >> 33).unwrap() % words.len()]);
            }
            let expected = serde_json::from_str::<&RawValue>(&text).is_ok();
            valid += u32::from(expected);
            assert_eq!(is_json(text.as_bytes()), expected, "{text:?}");
        }
        assert!(valid > 1000, "{valid}");
    }

    #[test]
    fn depth_has_no_end_and_text_has_to_be_utf_8() {
        let deep = format!("{}{}", "[{\"a\":".repeat(100_000), "1");
        let closed = format!("{deep}{}", "}]".repeat(100_000));
        assert!(is_json(closed.as_bytes()) && !is_json(deep.as_bytes()));
        assert!(!is_json(b"\"\xff\""));
    }

    #[test]
    fn members_come_with_their_keys_unescaped() {
        let mut seen = Vec::new();
        let mut scan = Scan::new(br#" {"a" : [1, {"b":2}], "\u0063": "x" } "#);
        scan.object(|scan, key| {
            let value = scan.value()?;
            let value = String::from_utf8_lossy(scan.slice(value)).into_owned();
            seen.push(format!("{}={value}", String::from_utf8_lossy(key)));
            Some(())
        })
        .unwrap();
        scan.end().unwrap();
        assert_eq!(seen, ["a=[1, {\"b\":2}]", "c=\"x\""]);
    }
}
