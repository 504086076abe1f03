//! Reads JSON text into the tree of `json`, by the rules of RFC 8259 and with the limits of
//! `serde_json`'s `Value`. It reports the first fault only: after one, nothing in the text is sure.

use std::borrow::Cow;

use crate::json::number::Number;
use crate::json::scan::{plain, space};
use crate::json::text::{self, DEPTH, Fail};
use crate::json::{NumberText, Object, Oddity, SyntaxError, Value};

type Parsed<T> = Result<T, Fault>;

/// A fault and its offset; line and column are counted only once, at the end.
struct Fault(&'static str, usize);

impl Fail for Fault {
    fn fail(message: &'static str, at: usize) -> Self {
        Fault(message, at)
    }
}

pub(super) fn document(bytes: &[u8]) -> Result<Value<'_>, SyntaxError> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| locate(bytes, &Fault("invalid UTF-8", error.valid_up_to())))?;
    let mut reader = Reader {
        text,
        bytes,
        at: 0,
        oddities: None,
    };
    reader.whole().map_err(|fault| locate(bytes, &fault))
}

/// The same of a text that may be odd.
pub(super) fn lenient(bytes: &[u8]) -> Result<(Value<'_>, Vec<Oddity>), SyntaxError> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| locate(bytes, &Fault("invalid UTF-8", error.valid_up_to())))?;
    let (at, oddities) = if bytes.starts_with(BYTE_ORDER_MARK) {
        (BYTE_ORDER_MARK.len(), vec![Oddity::ByteOrderMark])
    } else {
        (0, Vec::new())
    };
    let mut reader = Reader {
        text,
        bytes,
        at,
        oddities: Some(oddities),
    };
    let value = reader.whole().map_err(|fault| locate(bytes, &fault))?;
    Ok((value, reader.oddities.unwrap_or_default()))
}

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// So many oddities are kept: a hostile text may hold one every few bytes.
const MOST_ODDITIES: usize = 8;

fn locate(bytes: &[u8], fault: &Fault) -> SyntaxError {
    let Fault(message, offset) = *fault;
    let before = bytes.get(..offset).unwrap_or(bytes);
    let mut lines = before.split(|byte| *byte == b'\n');
    let last = lines.next_back().unwrap_or_default();
    let line = lines.count() + 1;
    let column = String::from_utf8_lossy(last).chars().count() + 1;
    SyntaxError {
        message,
        offset,
        line,
        column,
    }
}

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// What was odd, for a reader that goes on; `None` for one that stops.
    oddities: Option<Vec<Oddity>>,
}

impl<'a> Reader<'a> {
    fn whole(&mut self) -> Parsed<Value<'a>> {
        let value = self.value(DEPTH)?;
        match self.peek() {
            None => Ok(value),
            Some(_) => self.fail("trailing characters"),
        }
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> Option<u8> {
        self.at = space(self.bytes, self.at);
        self.bytes.get(self.at).copied()
    }

    fn fail<T>(&self, message: &'static str) -> Parsed<T> {
        Err(Fault(message, self.at))
    }

    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// `depth` is how many more levels of nesting are allowed.
    fn value(&mut self, depth: u32) -> Parsed<Value<'a>> {
        match self.peek() {
            Some(b'"') => self.string().map(Value::String),
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'-' | b'0'..=b'9') => self.number(),
            other => {
                self.at = text::name(self.bytes, self.at)?;
                Ok(match other {
                    Some(b'n') => Value::Null,
                    other => Value::Bool(other == Some(b't')),
                })
            }
        }
    }

    /// Into a container; the answer is whether there is anything in it, and how deep that may go.
    fn enter(&mut self, depth: u32, close: u8) -> Parsed<Option<u32>> {
        let Some(below) = depth.checked_sub(1) else {
            return self.fail("nested too deeply");
        };
        self.at += 1;
        if self.peek() == Some(close) {
            self.at += 1;
            return Ok(None);
        }
        Ok(Some(below))
    }

    /// Behind an item or member; whether another one follows.
    fn more(&mut self, close: u8, expected: &'static str) -> Parsed<bool> {
        let more = match self.peek() {
            Some(b',') => true,
            Some(byte) if byte == close => false,
            Some(_) => return self.fail(expected),
            None => return self.fail("unexpected end"),
        };
        self.at += 1;
        Ok(more)
    }

    fn array(&mut self, depth: u32) -> Parsed<Value<'a>> {
        let mut items = Vec::new();
        if let Some(below) = self.enter(depth, b']')? {
            loop {
                items.push(self.value(below)?);
                if !self.more(b']', "expected `,` or `]`")? {
                    break;
                }
            }
        }
        Ok(Value::Array(items))
    }

    fn object(&mut self, depth: u32) -> Parsed<Value<'a>> {
        let mut members = Vec::new();
        if let Some(below) = self.enter(depth, b'}')? {
            loop {
                if self.peek() != Some(b'"') {
                    return self.fail("expected a key in quotes");
                }
                let key = self.string()?;
                self.at = text::colon(self.bytes, self.at)?;
                members.push((key, self.value(below)?));
                if !self.more(b'}', "expected `,` or `}`")? {
                    break;
                }
            }
        }
        Ok(Value::Object(Object::new(members)))
    }

    fn number(&mut self) -> Parsed<Value<'a>> {
        let from = self.at;
        let end = match (text::number::<Fault>(self.bytes, from), &self.oddities) {
            (Ok((end, _)), _) => end,
            (Err(Fault(text::OVERFLOW, _)), Some(_)) => text::number_end(self.bytes, from),
            (Err(fault), _) => return Err(fault),
        };
        self.at = end;
        let number = self.slice(from, end);
        let value = match text::value(number.as_bytes()) {
            Some(value) => value,
            None if self.note(Oddity::Overflow(from)) => {
                Number::Float(if number.starts_with('-') {
                    f64::NEG_INFINITY
                } else {
                    f64::INFINITY
                })
            }
            None => return Err(Fault(text::OVERFLOW, from)),
        };
        Ok(Value::Number(NumberText {
            text: Cow::Borrowed(number),
            value,
        }))
    }

    /// Whether the reader goes on; then it is noted what was odd.
    fn note(&mut self, oddity: Oddity) -> bool {
        let Some(oddities) = &mut self.oddities else {
            return false;
        };
        if oddities.len() < MOST_ODDITIES {
            oddities.push(oddity);
        }
        true
    }

    fn string(&mut self) -> Parsed<Cow<'a, str>> {
        let from = self.at + 1;
        self.at = match text::string::<Fault>(self.bytes, from) {
            Ok(end) => end,
            Err(Fault(text::LONE_SURROGATE, _)) if self.oddities.is_some() => {
                return self.odd_string(from);
            }
            Err(fault) => return Err(fault),
        };
        let (raw, escapes) = text::inside(self.bytes, from, self.at);
        if !escapes {
            return Ok(Cow::Borrowed(self.slice(from, from + raw.len())));
        }
        let mut room = vec![0; raw.len()];
        let len = text::unescape(raw, &mut room).map_or(0, <[u8]>::len);
        room.truncate(len);
        match String::from_utf8(room) {
            Ok(text) => Ok(Cow::Owned(text)),
            Err(_) => Err(Fault("invalid UTF-8", from)),
        }
    }

    /// A string with half a surrogate pair in it.
    fn odd_string(&mut self, from: usize) -> Parsed<Cow<'a, str>> {
        let mut out = String::new();
        let mut at = from;
        loop {
            let end = plain(self.bytes, at);
            out.push_str(self.slice(at, end));
            match self.bytes.get(end) {
                Some(b'"') => {
                    self.at = end + 1;
                    return Ok(Cow::Owned(out));
                }
                Some(b'\\') => match text::escape::<Fault>(self.bytes, end) {
                    Ok((c, next)) => {
                        out.push(c);
                        at = next;
                    }
                    Err(Fault(text::LONE_SURROGATE, _)) => {
                        self.note(Oddity::LoneSurrogate(end));
                        out.push(char::REPLACEMENT_CHARACTER);
                        at = end + text::UNICODE_ESCAPE;
                    }
                    Err(fault) => return Err(fault),
                },
                Some(_) => return Err(Fault("control character in a string", end)),
                None => return Err(Fault("unexpected end of a string", end)),
            }
        }
    }
}
