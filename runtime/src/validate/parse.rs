//! Reads JSON text into the tree of `json`, by the rules of RFC 8259 and with the limits of
//! `serde_json`'s `Value`. It reports the first fault only: after one, nothing in the text is sure.

use std::borrow::Cow;

use super::json::{NumberText, Object, SyntaxError, Value};
use super::number::Number;

/// Nesting beyond this is refused, as `serde_json` does.
const MAX_DEPTH: u32 = 127;

type Parsed<T> = Result<T, Fault>;

/// A fault and its offset; line and column are counted only once, at the end.
struct Fault(&'static str, usize);

pub(crate) fn document(bytes: &[u8]) -> Result<Value<'_>, SyntaxError> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| locate(bytes, &Fault("invalid UTF-8", error.valid_up_to())))?;
    let mut reader = Reader { text, at: 0 };
    reader
        .whole()
        .map_err(|fault| locate(text.as_bytes(), &fault))
}

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
    at: usize,
}

impl<'a> Reader<'a> {
    fn whole(&mut self) -> Parsed<Value<'a>> {
        let value = self.value(MAX_DEPTH)?;
        self.skip_space();
        match self.peek() {
            None => Ok(value),
            Some(_) => self.fail("trailing characters"),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn fail<T>(&self, message: &'static str) -> Parsed<T> {
        Err(Fault(message, self.at))
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn slice(&self, from: usize) -> &'a str {
        self.text.get(from..self.at).unwrap_or_default()
    }

    /// `depth` is how many more levels of nesting are allowed.
    fn value(&mut self, depth: u32) -> Parsed<Value<'a>> {
        self.skip_space();
        match self.peek() {
            Some(b'"') => self.string().map(Value::String),
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'n') => self.word("null", Value::Null),
            Some(_) => self.fail("expected a value"),
            None => self.fail("unexpected end"),
        }
    }

    fn word(&mut self, word: &str, value: Value<'a>) -> Parsed<Value<'a>> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if rest.starts_with(word) {
            self.at += word.len();
            Ok(value)
        } else {
            self.fail("expected a value")
        }
    }

    fn enter(&mut self, depth: u32) -> Parsed<u32> {
        let Some(below) = depth.checked_sub(1) else {
            return self.fail("nested too deeply");
        };
        self.at += 1;
        self.skip_space();
        Ok(below)
    }

    fn array(&mut self, depth: u32) -> Parsed<Value<'a>> {
        let below = self.enter(depth)?;
        let mut items = Vec::new();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Value::Array(items));
        }
        loop {
            items.push(self.value(below)?);
            self.skip_space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b']') => {
                    self.at += 1;
                    return Ok(Value::Array(items));
                }
                Some(_) => return self.fail("expected `,` or `]`"),
                None => return self.fail("unexpected end"),
            }
        }
    }

    fn object(&mut self, depth: u32) -> Parsed<Value<'a>> {
        let below = self.enter(depth)?;
        let mut members = Vec::new();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Value::Object(Object::default()));
        }
        loop {
            self.skip_space();
            if self.peek() != Some(b'"') {
                return self.fail("expected a key in quotes");
            }
            let key = self.string()?;
            self.skip_space();
            if self.peek() != Some(b':') {
                return self.fail("expected `:`");
            }
            self.at += 1;
            members.push((key, self.value(below)?));
            self.skip_space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'}') => {
                    self.at += 1;
                    return Ok(Value::Object(Object::new(members)));
                }
                Some(_) => return self.fail("expected `,` or `}`"),
                None => return self.fail("unexpected end"),
            }
        }
    }

    fn digits(&mut self) -> Parsed<()> {
        let from = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        if self.at == from {
            return self.fail("invalid number");
        }
        Ok(())
    }

    fn number(&mut self) -> Parsed<Value<'a>> {
        let from = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
            if let Some(b'0'..=b'9') = self.peek() {
                return self.fail("invalid number");
            }
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.digits()?;
        }
        let text = self.slice(from);
        match Number::parse(text) {
            Some(value) => Ok(Value::Number(NumberText {
                text: Cow::Borrowed(text),
                value,
            })),
            None => Err(Fault("number out of range", from)),
        }
    }

    /// Moves over plain characters, to a quote, an escape, a control character or the end.
    fn run(&mut self) -> &'a str {
        let from = self.at;
        let rest = self.text.as_bytes().get(from..).unwrap_or_default();
        self.at += rest
            .iter()
            .position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f))
            .unwrap_or(rest.len());
        self.slice(from)
    }

    fn string(&mut self) -> Parsed<Cow<'a, str>> {
        self.at += 1;
        let plain = self.run();
        if self.peek() == Some(b'"') {
            self.at += 1;
            return Ok(Cow::Borrowed(plain));
        }
        let mut out = plain.to_owned();
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(Cow::Owned(out));
                }
                Some(b'\\') => {
                    let c = self.escape()?;
                    out.push(c);
                }
                Some(_) => return self.fail("control character in a string"),
                None => return self.fail("unexpected end of a string"),
            }
            out.push_str(self.run());
        }
    }

    fn escape(&mut self) -> Parsed<char> {
        self.at += 1;
        let plain = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            Some(_) => return self.fail("invalid escape"),
            None => return self.fail("unexpected end of a string"),
        };
        self.at += 1;
        Ok(plain)
    }

    fn hex(&mut self) -> Parsed<u32> {
        self.at += 1;
        let from = self.at;
        let digits = self.text.as_bytes().get(from..from + 4);
        let mut unit = 0;
        for byte in digits.unwrap_or(b"?") {
            match char::from(*byte).to_digit(16) {
                Some(digit) => unit = unit * 16 + digit,
                None => return self.fail("invalid escape"),
            }
        }
        self.at = from + 4;
        Ok(unit)
    }

    fn unicode(&mut self) -> Parsed<char> {
        let from = self.at;
        let first = self.hex()?;
        let code = match first {
            0xdc00..=0xdfff => return Err(Fault("lone surrogate", from)),
            0xd800..=0xdbff => {
                let rest = self.text.as_bytes().get(self.at..self.at + 2);
                if rest != Some(b"\\u") {
                    return Err(Fault("lone surrogate", from));
                }
                self.at += 1;
                match self.hex()? {
                    low @ 0xdc00..=0xdfff => 0x1_0000 + ((first - 0xd800) << 10) + (low - 0xdc00),
                    _ => return Err(Fault("lone surrogate", from)),
                }
            }
            other => other,
        };
        match char::from_u32(code) {
            Some(c) => Ok(c),
            None => Err(Fault("invalid escape", from)),
        }
    }
}
