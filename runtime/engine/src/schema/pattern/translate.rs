//! From what ECMA-262 writes in its unicode mode to the syntax that engines without backtracking share. What they cannot
//! do is refused by name, never approximated.

use std::fmt::Write as _;

use super::engine::Dialect;

/// Ranges of a class, and those of all other characters.
struct Set {
    inside: &'static str,
    outside: &'static str,
}

const DIGIT: Set = Set {
    inside: "0-9",
    outside: r"\x00-\x2f\x3a-\u{10ffff}",
};
const WORD: Set = Set {
    inside: "0-9A-Za-z_",
    outside: r"\x00-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\u{10ffff}",
};
/// White space and line ends of ECMA-262.
const SPACE: Set = Set {
    inside: r"\x09-\x0d\x20\u{a0}\u{1680}\u{2000}-\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}\u{feff}",
    outside: r"\x00-\x08\x0e-\x1f\x21-\u{9f}\u{a1}-\u{167f}\u{1681}-\u{1fff}\u{200b}-\u{2027}\u{202a}-\u{202e}\u{2030}-\u{205e}\u{2060}-\u{2fff}\u{3001}-\u{fefe}\u{ff00}-\u{10ffff}",
};
const ANYTHING: &str = r"[\x00-\u{10ffff}]";
const NOTHING: &str = r"[^\x00-\u{10ffff}]";
const NOT_LINE_END: &str = r"[^\n\r\u{2028}\u{2029}]";

/// An ECMA-262 pattern in that syntax.
pub(super) fn translate(source: &str, dialect: &Dialect) -> Result<String, String> {
    let mut translator = Translator {
        dialect,
        rest: source.chars().collect(),
        at: 0,
        out: String::with_capacity(source.len() + 16),
    };
    translator.pattern()?;
    Ok(translator.out)
}

struct Translator<'d> {
    dialect: &'d Dialect,
    rest: Vec<char>,
    at: usize,
    out: String,
}

/// What one escape inside or outside a class stands for.
enum Escaped {
    Char(char),
    /// The inside of a class.
    Set(&'static str),
    /// `\p{…}` as it stands.
    Property(String),
}

impl Translator<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.get(self.at).copied()
    }

    fn ahead(&self, text: &str) -> bool {
        text.chars()
            .enumerate()
            .all(|(index, c)| self.rest.get(self.at + index) == Some(&c))
    }

    fn eat(&mut self, text: &str) -> bool {
        let found = self.ahead(text);
        if found {
            self.at += text.chars().count();
        }
        found
    }

    fn pattern(&mut self) -> Result<(), String> {
        // Whether a quantifier may follow.
        let mut atom = false;
        while let Some(c) = self.peek() {
            self.at += 1;
            match c {
                '^' | '$' | '|' => {
                    self.out.push(c);
                    atom = false;
                }
                '.' => {
                    self.out.push_str(NOT_LINE_END);
                    atom = true;
                }
                '(' => {
                    self.group()?;
                    atom = false;
                }
                ')' => {
                    self.out.push(')');
                    atom = true;
                }
                '[' => {
                    self.class()?;
                    atom = true;
                }
                '*' | '+' | '?' => {
                    self.quantifier(&c.to_string(), atom)?;
                    atom = false;
                }
                '{' => {
                    if let Some(counts) = self.counts() {
                        self.quantifier(&counts, atom)?;
                        atom = false;
                    } else {
                        self.literal('{');
                        atom = true;
                    }
                }
                '\\' => atom = self.escape()?,
                other => {
                    self.literal(other);
                    atom = true;
                }
            }
        }
        Ok(())
    }

    fn quantifier(&mut self, text: &str, atom: bool) -> Result<(), String> {
        if !atom {
            return Err(format!("nothing for `{text}` to repeat"));
        }
        self.out.push_str(text);
        if self.eat("?") {
            self.out.push('?');
        }
        Ok(())
    }

    /// The rest of `{2}`, `{2,}` or `{2,3}`; anything else is a plain brace.
    fn counts(&mut self) -> Option<String> {
        let from = self.at;
        let mut text = String::from("{");
        while let Some(c) = self.peek() {
            self.at += 1;
            text.push(c);
            match c {
                '0'..='9' => {}
                ',' if text.len() > 2 && !text.get(..text.len() - 1)?.contains(',') => {}
                '}' if text.len() > 2 => return Some(text),
                _ => break,
            }
        }
        self.at = from;
        None
    }

    fn group(&mut self) -> Result<(), String> {
        if !self.ahead("?") || self.eat("?:") {
            self.out.push_str("(?:");
            return Ok(());
        }
        for (start, name) in [
            ("?=", "look-ahead"),
            ("?!", "negative look-ahead"),
            ("?<=", "look-behind"),
            ("?<!", "negative look-behind"),
        ] {
            if self.ahead(start) {
                return Err(format!("{name} `({start}…)` is not supported"));
            }
        }
        if self.eat("?<") {
            while let Some(c) = self.peek() {
                self.at += 1;
                if c == '>' {
                    self.out.push_str("(?:");
                    return Ok(());
                }
            }
        }
        Err("unknown kind of group".to_owned())
    }

    /// An escape outside a class; answers whether a quantifier may follow.
    fn escape(&mut self) -> Result<bool, String> {
        match self.peek() {
            Some('b') => {
                self.at += 1;
                self.out.push_str(self.dialect.boundaries[0]);
                return Ok(false);
            }
            Some('B') => {
                self.at += 1;
                self.out.push_str(self.dialect.boundaries[1]);
                return Ok(false);
            }
            Some('k') => return Err(r"back-reference `\k<…>` is not supported".to_owned()),
            Some(digit @ '1'..='9') => {
                return Err(format!(r"back-reference `\{digit}` is not supported"));
            }
            _ => {}
        }
        match self.escaped()? {
            Escaped::Char(c) => self.literal(c),
            Escaped::Set(set) => self.out.extend(["[", set, "]"]),
            Escaped::Property(text) => self.out.push_str(&text),
        }
        Ok(true)
    }

    /// What follows a backslash.
    fn escaped(&mut self) -> Result<Escaped, String> {
        let Some(c) = self.peek() else {
            return Err(r"a lone `\` at the end".to_owned());
        };
        self.at += 1;
        Ok(match c {
            'd' => Escaped::Set(DIGIT.inside),
            'D' => Escaped::Set(DIGIT.outside),
            'w' => Escaped::Set(WORD.inside),
            'W' => Escaped::Set(WORD.outside),
            's' => Escaped::Set(SPACE.inside),
            'S' => Escaped::Set(SPACE.outside),
            't' => Escaped::Char('\t'),
            'n' => Escaped::Char('\n'),
            'r' => Escaped::Char('\r'),
            'v' => Escaped::Char('\u{b}'),
            'f' => Escaped::Char('\u{c}'),
            '0' if !self.peek().is_some_and(|next| next.is_ascii_digit()) => Escaped::Char('\0'),
            'c' => match self.peek() {
                Some(letter) if letter.is_ascii_alphabetic() => {
                    self.at += 1;
                    Escaped::Char(char::from_u32(u32::from(letter) % 32).unwrap_or_default())
                }
                _ => return Err(r"`\c` without a letter".to_owned()),
            },
            'x' => self.hex(2).and_then(code_point)?,
            'u' => self.unicode()?,
            'p' | 'P' => self.property(c)?,
            // Only syntax characters may be escaped in unicode mode; other punctuation is let pass,
            // as it means itself to every engine.
            c if !c.is_ascii_alphanumeric() && c != '_' => Escaped::Char(c),
            c => return Err(format!(r"`\{c}` is no escape of ECMA-262")),
        })
    }

    fn hex(&mut self, digits: usize) -> Result<u32, String> {
        let text: String = self.rest.iter().skip(self.at).take(digits).collect();
        if text.len() != digits || !text.chars().all(|c| c.is_ascii_hexdigit()) {
            return Err("a hexadecimal escape is cut short".to_owned());
        }
        self.at += digits;
        u32::from_str_radix(&text, 16).map_err(|error| error.to_string())
    }

    /// What stands before the next closing brace.
    fn up_to_brace(&self) -> String {
        let rest = self.rest.iter().skip(self.at);
        rest.take_while(|c| **c != '}').collect()
    }

    fn unicode(&mut self) -> Result<Escaped, String> {
        if self.eat("{") {
            let text = self.up_to_brace();
            self.at += text.chars().count() + 1;
            return u32::from_str_radix(&text, 16)
                .map_err(|_| r"`\u{…}` holds no code point".to_owned())
                .and_then(code_point);
        }
        let first = self.hex(4)?;
        if (0xd800..0xdc00).contains(&first) && self.eat("\\u") {
            let second = self.hex(4)?;
            if (0xdc00..0xe000).contains(&second) {
                return code_point(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00));
            }
        }
        code_point(first)
    }

    fn property(&mut self, letter: char) -> Result<Escaped, String> {
        let text = self.up_to_brace();
        if !text.starts_with('{') || self.rest.get(self.at + text.chars().count()) != Some(&'}') {
            return Err(format!(r"`\{letter}` without a property in braces"));
        }
        if !self.dialect.properties {
            return Err(format!(
                r"`\{letter}{text}}}` needs the feature `regex` of bilispec-runtime"
            ));
        }
        self.at += text.chars().count() + 1;
        Ok(Escaped::Property(format!(r"\{letter}{text}}}")))
    }

    fn class(&mut self) -> Result<(), String> {
        let negated = self.eat("^");
        if self.eat("]") {
            // Nothing, or anything at all.
            self.out.push_str(if negated { ANYTHING } else { NOTHING });
            return Ok(());
        }
        self.out.push_str(if negated { "[^" } else { "[" });
        let mut first = true;
        loop {
            let Some(c) = self.peek() else {
                return Err("a class `[…` is not closed".to_owned());
            };
            self.at += 1;
            match c {
                ']' => {
                    self.out.push(']');
                    return Ok(());
                }
                '\\' if self.eat("b") => self.literal('\u{8}'),
                '\\' => match self.escaped()? {
                    Escaped::Char(c) => self.literal(c),
                    Escaped::Set(set) => self.out.push_str(set),
                    Escaped::Property(text) => self.out.push_str(&text),
                },
                // A dash is a range only between two characters.
                '-' if first || self.ahead("]") || !self.range_follows() => {
                    self.out.push_str(r"\-");
                }
                '-' => self.out.push('-'),
                other => self.literal(other),
            }
            first = false;
        }
    }

    /// Whether the dash just read joins two single characters.
    fn range_follows(&self) -> bool {
        let is_set = |backslash: Option<&char>, letter: Option<&char>| {
            backslash == Some(&'\\')
                && letter
                    .is_some_and(|c| matches!(c, 'd' | 'D' | 'w' | 'W' | 's' | 'S' | 'p' | 'P'))
        };
        let before = self.at.checked_sub(3);
        let after_set = before.is_some_and(|at| is_set(self.rest.get(at), self.rest.get(at + 1)));
        !after_set && !is_set(self.rest.get(self.at), self.rest.get(self.at + 1))
    }

    /// A character as itself, inside a class or outside.
    fn literal(&mut self, c: char) {
        if c.is_ascii_alphanumeric() || !c.is_ascii() {
            self.out.push(c);
        } else {
            // Hexadecimal, because the meaning of punctuation differs; writing to a String can't fail.
            let _ = write!(self.out, "\\x{:02x}", u32::from(c));
        }
    }
}

fn code_point(code: u32) -> Result<Escaped, String> {
    char::from_u32(code)
        .map(Escaped::Char)
        .ok_or_else(|| "a lone surrogate can never match".to_owned())
}
