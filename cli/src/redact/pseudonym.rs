//! Values nobody owns, in place of values somebody does: same type, same shape, from reserved ranges.
//!
//! The ranges: phones from 13000000000 to 13000009999; ids and other digits that are all zero, or a one and zeros, but
//! for the last four; a short list of names; `某` for other letters of their kind; credentials of zeros. What lies in
//! them already is left alone, so that replacing twice changes nothing.

use std::collections::HashMap;
use std::net::IpAddr;

use bilispec_wire::privacy::{Kind, is_identity_number, is_phone};

/// How many different values of a shape are told apart; later ones share a fake.
const APART: usize = 10_000;
const NAMES: [&str; 8] = [
    "张三", "李四", "王五", "赵六", "孙七", "周八", "吴九", "郑十",
];

/// Remembers which value became which fake.
#[derive(Debug, Default)]
pub(super) struct Faker {
    seen: HashMap<(usize, bool), HashMap<String, usize>>,
}

impl Faker {
    /// A number for a value, the same each time; values of different lengths are counted apart.
    fn number(&mut self, text: &str, digits: bool) -> usize {
        let of_shape = self.seen.entry((text.chars().count(), digits)).or_default();
        let next = of_shape.len();
        if let Some(known) = of_shape.get(text) {
            return *known;
        }
        if next < APART {
            of_shape.insert(text.to_owned(), next);
        }
        next % APART
    }

    /// A text instead of `text`; `None` if it may stay. `same`: whether a candidate is as right or wrong as `text`.
    pub(super) fn text(
        &mut self,
        kind: Kind,
        text: &str,
        same: &mut dyn FnMut(&str) -> bool,
    ) -> Option<String> {
        if !text.chars().any(char::is_alphanumeric) || is_reserved(kind, text) {
            return None;
        }
        let candidates = match kind {
            Kind::Credential => vec![zeroed(text), shaped(text)],
            Kind::Personal => self.personal(text),
        };
        let fitting = candidates.iter().position(|candidate| same(candidate));
        candidates
            .into_iter()
            .nth(fitting.unwrap_or(0))
            .filter(|fake| fake != text)
    }

    fn personal(&mut self, text: &str) -> Vec<String> {
        if let Ok(address) = text.parse::<IpAddr>() {
            return vec![self.machine(text, address)];
        }
        if let Some(digits) = written(text) {
            let fake = self
                .personal(&digits)
                .into_iter()
                .next()
                .unwrap_or_default();
            return vec![rewritten(text, &fake)];
        }
        let length = text.chars().count();
        if is_identity_number(text) || text.bytes().all(|byte| byte.is_ascii_digit()) {
            let number = self.number(text, true);
            if is_phone(text) {
                return vec![format!("1300000{number:04}")];
            }
            if length < 6 {
                return vec![one_and_zeros(length), "0".repeat(length)];
            }
            let zeros = format!("{number:0length$}");
            let one = format!("1{number:0width$}", width = length - 1);
            // Numbers of identity cards are long; shorter ones are ids, which do not begin with a zero.
            return if length >= 15 {
                vec![zeros, one]
            } else {
                vec![one, zeros]
            };
        }
        if length == 2 && text.chars().all(is_han) {
            let number = self.number(text, false);
            return NAMES
                .get(number % NAMES.len())
                .map(|name| (*name).to_owned())
                .into_iter()
                .collect();
        }
        vec![shaped(text), zeroed(text)]
    }

    /// An address of a machine, of those that are reserved for documents.
    fn machine(&mut self, text: &str, address: IpAddr) -> String {
        let number = self.number(text, false);
        match address {
            IpAddr::V4(_) => format!("192.0.2.{}", number % 256),
            IpAddr::V6(_) => format!("2001:db8::{number:x}"),
        }
    }

    /// A JSON number instead of `text`; `None` if it may stay.
    pub(super) fn number_text(
        &mut self,
        text: &str,
        same: &mut dyn FnMut(&str) -> bool,
    ) -> Option<String> {
        let (sign, rest) = text
            .strip_prefix('-')
            .map_or(("", text), |rest| ("-", rest));
        let end = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        let (whole, rest) = rest.split_at_checked(end)?;
        let fraction = nobodys_fraction(rest);
        let whole_stays = whole.len() == 1 || is_reserved_digits(whole);
        if whole_stays && fraction == rest {
            return None;
        }
        let candidates = if whole_stays {
            vec![whole.to_owned()]
        } else if whole.len() < 6 {
            vec![one_and_zeros(whole.len())]
        } else {
            let number = self.number(whole, true);
            let one = format!("1{number:0width$}", width = whole.len() - 1);
            if is_phone(whole) {
                vec![format!("1300000{number:04}")]
            } else {
                vec![one]
            }
        };
        let mut candidates = candidates
            .into_iter()
            .map(|whole| format!("{sign}{whole}{fraction}"));
        let first = candidates.next()?;
        let fake = if same(&first) {
            first
        } else {
            candidates.find(|fake| same(fake)).unwrap_or(first)
        };
        (fake != text).then_some(fake)
    }
}

/// What stands behind a number's whole digits. A fraction stays one: it decides whether the number is an integer.
fn nobodys_fraction(rest: &str) -> String {
    let end = rest.find(['e', 'E']).unwrap_or(rest.len());
    let (fraction, exponent) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let is_zero = fraction.bytes().all(|byte| matches!(byte, b'.' | b'0'));
    let mut zeros = fraction.replace(|c: char| c.is_ascii_digit(), "0");
    if !is_zero {
        zeros.pop();
        zeros.push('5');
    }
    zeros + exponent
}

fn one_and_zeros(length: usize) -> String {
    format!("1{}", "0".repeat(length.saturating_sub(1)))
}

/// The digits of a number as people write it, with gaps; `None` for anything else.
fn written(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let gaps = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '+' | '(' | ')'));
    let is_date = text.len() == 10 && text.matches('-').count() == 2;
    (gaps && digits.len() >= 7 && digits.len() < text.len() && !is_date).then_some(digits)
}

/// The same gaps around other digits.
fn rewritten(text: &str, digits: &str) -> String {
    let mut digits = digits.chars();
    text.chars()
        .map(|c| {
            if c.is_ascii_digit() {
                digits.next().unwrap_or('0')
            } else {
                c
            }
        })
        .collect()
}

/// Whether digits lie in a reserved range.
fn is_reserved_digits(digits: &str) -> bool {
    if is_phone(digits) {
        return digits.starts_with("1300000");
    }
    let fixed = if digits.len() < 6 {
        digits.len()
    } else {
        digits.len() - 4
    };
    let (head, _) = digits.split_at_checked(fixed).unwrap_or((digits, ""));
    let rest = head.strip_prefix('1').unwrap_or(head);
    rest.bytes().all(|byte| byte == b'0')
}

/// Whether a value is nobody's already.
fn is_reserved(kind: Kind, text: &str) -> bool {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    match kind {
        Kind::Credential => {
            let mut letters = unescaped(text).filter(|c| c.is_alphanumeric());
            let first = letters.next();
            letters.all(|c| Some(c) == first) || is_marked(text)
        }
        Kind::Personal if digits => is_reserved_digits(text),
        Kind::Personal if text.starts_with("192.0.2.") || text.starts_with("2001:db8::") => {
            text.parse::<IpAddr>().is_ok()
        }
        Kind::Personal if written(text).is_some() => {
            written(text).is_some_and(|digits| is_reserved_digits(&digits))
        }
        Kind::Personal => NAMES.contains(&text) || shaped(text) == text || is_marked(text),
    }
}

/// Values that say of themselves that they are made up: they stand in fixtures.
fn is_marked(text: &str) -> bool {
    let hexadecimal = "0123456789abcdef".repeat(text.len() / 16 + 1);
    text.contains("FAKE")
        || text.contains("示例")
        || text.contains("://pay.example.com/")
        || (text.len() >= 16 && hexadecimal.starts_with(text))
}

/// The characters of a text that are not part of a percent-escape.
fn unescaped(text: &str) -> impl Iterator<Item = char> {
    let mut skip = 0;
    text.chars().filter(move |c| {
        if skip > 0 {
            skip -= 1;
            return false;
        }
        if *c == '%' {
            skip = 2;
        }
        true
    })
}

/// Zeros for every letter and digit; escapes that hold neither stay, others become a zero's.
fn zeroed(text: &str) -> String {
    let (kept, text) = address(text);
    let mut out = kept.to_owned();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let ahead = chars.as_str().get(..2);
        let escape = ahead.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match escape {
            Some(byte) if c == '%' => {
                if byte.is_ascii_punctuation() {
                    out.push('%');
                    out.extend(ahead);
                } else {
                    out.push_str("%30");
                }
                chars.nth(1);
            }
            _ if c.is_alphanumeric() => out.push('0'),
            _ => out.push(c),
        }
    }
    out
}

/// Each letter and digit becomes one of its kind.
fn shaped(text: &str) -> String {
    let (kept, rest) = address(text);
    let phone = rest.chars().count() == 11 && rest.starts_with('1') && rest.contains('*');
    let name = rest.chars().count() <= 4 && rest.chars().all(|c| is_han(c) || c == '*');
    let mut first = true;
    let letters = rest.chars().enumerate().map(|(index, c)| match c {
        '0'..='9' if phone => {
            if index == 0 {
                '1'
            } else if index == 1 {
                '3'
            } else {
                '0'
            }
        }
        '0'..='9' => '0',
        'a'..='z' => 'a',
        'A'..='Z' => 'A',
        c if is_han(c) && name && std::mem::take(&mut first) => '张',
        c if c.is_alphanumeric() => '某',
        c => c,
    });
    kept.chars().chain(letters).collect()
}

/// Scheme and host of an address, which say nothing of a person, and the rest.
fn address(text: &str) -> (&str, &str) {
    let start = match text.find("//") {
        Some(0) => 2,
        Some(at)
            if text
                .get(..at)
                .is_some_and(|head| head == "https:" || head == "http:") =>
        {
            at + 2
        }
        _ => return ("", text),
    };
    let host = text.get(start..).unwrap_or_default();
    let end = host.find(['/', '?', '#']).unwrap_or(host.len());
    if host.get(..end).is_some_and(|host| host.contains('@')) {
        return ("", text);
    }
    text.split_at_checked(start + end).unwrap_or(("", text))
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}')
}

#[cfg(test)]
#[path = "fake_tests.rs"]
mod tests;
