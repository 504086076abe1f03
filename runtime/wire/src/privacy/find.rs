//! Parts of a text that must not be passed on: numbers, addresses and keys that have a shape, and what stands behind a
//! private name (`token=…`, `password: "…"`, `验证码：…`). Names and addresses in prose have no shape and are not found.

use std::ops::Range;

use super::name::of_name;
use super::shape::{Shape, is_coordinates, is_jwt, is_machine, is_mail, is_plate, shape_of_digits};
use super::{Kind, is_key};
use crate::login::Scheme;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// It must not be passed on.
    Private(Range<usize>, Shape),
    /// An address (URL) with a query, a user or a path, whose parts have to be looked at.
    Address(Range<usize>),
}

impl Found {
    /// Where it stands, in bytes.
    pub fn range(&self) -> Range<usize> {
        match self {
            Self::Private(range, _) | Self::Address(range) => range.clone(),
        }
    }
}

/// What stands behind a private name in prose and is not a value: `invalid token: expired`.
const STATES: &[&str] = &[
    "expired",
    "failed",
    "invalid",
    "is",
    "missing",
    "must",
    "mismatch",
    "not",
    "null",
    "none",
    "ok",
    "required",
    "true",
    "false",
    "undefined",
    "nil",
    "empty",
    "wrong",
    "incorrect",
    "string",
    "string!",
    "int",
    "int!",
    "id",
    "id!",
    "boolean",
    "yes",
    "no",
    "unknown",
    "error",
    "the",
    "a",
    "please",
    "should",
    "rejected",
    "denied",
    "revoked",
    "verified",
    "limit",
    "has",
    "was",
    "cannot",
    "str",
    "number",
    "<redacted>",
    "[removed]",
];
/// What announces a number that is good once.
const ANNOUNCE: &[&str] = &[
    "验证码",
    "校验码",
    "动态码",
    "动态密码",
    "取件码",
    "one-time code",
    "one time code",
    "verification code",
    "security code",
    "login code",
    "passcode",
    "sms code",
    "auth code",
    "otp",
    "your code is",
    "pin code is",
    "confirmation code",
];
/// So far behind it may stand.
const NEAR: usize = 40;

/// All such parts, in order, none within another.
pub fn find(text: &str) -> Vec<Found> {
    if !is_worth_it(text) {
        return Vec::new();
    }
    let finder = Finder { text };
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(c) = rest.chars().next() else { break };
        let next = at + c.len_utf8();
        let begins = !(at > 0 && c.is_ascii_alphanumeric() && finder.is_word(at - 1));
        let here = if begins { finder.here(at, c) } else { None };
        match here {
            Some(one) => {
                at = one.range().end.max(next);
                found.push(one);
            }
            None => at = next,
        }
    }
    found
}

/// Most texts are short words: a look at the bytes tells that nothing is in them.
fn is_worth_it(text: &str) -> bool {
    let mut run = 0_usize;
    let mut digits = 0_usize;
    for byte in text.bytes() {
        run = if byte.is_ascii_alphanumeric() {
            run + 1
        } else {
            0
        };
        digits += usize::from(byte.is_ascii_digit());
        if run >= 12 || digits >= 4 || matches!(byte, b'@' | b'=' | b':' | b'/' | b'?') {
            return true;
        }
    }
    !text.is_ascii() && text.len() >= 6
}

struct Finder<'t> {
    text: &'t str,
}

impl<'t> Finder<'t> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn is_word(&self, at: usize) -> bool {
        self.byte(at)
            .is_some_and(|byte| byte.is_ascii_alphanumeric())
    }

    fn part(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    /// The end of the run of such bytes that begins here.
    fn run(&self, from: usize, is: impl Fn(u8) -> bool) -> usize {
        let bytes = self.text.as_bytes().get(from..).unwrap_or_default();
        from + bytes.iter().take_while(|byte| is(**byte)).count()
    }

    /// What begins here.
    fn here(&self, at: usize, c: char) -> Option<Found> {
        if !c.is_ascii() {
            return self.han(at);
        }
        let signed = matches!(c, '+' | '-' | '(') && self.is_word(at + 1);
        if !c.is_ascii_alphanumeric() && !signed && !matches!(c, '_' | ':' | '/' | '$') {
            return None;
        }
        if matches!(c, '/') {
            return self.relative(at);
        }
        self.address(at)
            .or_else(|| self.pair(at))
            .or_else(|| self.scheme(at))
            .or_else(|| self.mail(at))
            .or_else(|| self.machine(at))
            .or_else(|| self.number(at))
            .or_else(|| self.key(at))
    }

    fn private(range: Range<usize>, shape: Shape) -> Option<Found> {
        (!range.is_empty()).then_some(Found::Private(range, shape))
    }

    /// `https://…`, up to what can't be a part of it.
    fn address(&self, at: usize) -> Option<Found> {
        let scheme = self.run(at, |byte| {
            byte.is_ascii_alphanumeric() || b"+.-".contains(&byte)
        });
        let rest = self.text.get(scheme..)?;
        if scheme == at || !(rest.starts_with("://")) {
            return None;
        }
        let end = self.end_of_address(scheme + 3);
        (end > scheme + 3).then_some(Found::Address(at..end))
    }

    /// `/x?token=…` and `//host/…` within a text.
    fn relative(&self, at: usize) -> Option<Found> {
        let before = at.checked_sub(1).and_then(|before| self.byte(before));
        let begins = before.is_none_or(|byte| b" \t\n\"'(<=,;".contains(&byte));
        let end = self.end_of_address(at);
        let address = self.part(at..end);
        (begins && address.contains('?') && address.contains('='))
            .then_some(Found::Address(at..end))
    }

    fn end_of_address(&self, from: usize) -> usize {
        let end = self.run(from, |byte| {
            byte.is_ascii_graphic() && !b"\"'<>\\`{}|^".contains(&byte)
        });
        let trimmed = self
            .part(from..end)
            .trim_end_matches(['.', ',', ';', ')', ']', '!']);
        from + trimmed.len()
    }

    /// `name=value`, `"name": "value"`, `name: value`.
    fn pair(&self, at: usize) -> Option<Found> {
        let end = self.run(at, |byte| {
            byte.is_ascii_alphanumeric() || b"_-.$[]".contains(&byte)
        });
        let name = self.part(at..end);
        if name.is_empty() || name.len() > 64 {
            return None;
        }
        let (from, strong) = self.separator(end)?;
        let last = name
            .rsplit(['.', '['])
            .find(|part| !part.trim_end_matches(']').is_empty());
        let kind = of_name(name).or_else(|| of_name(last?))?;
        self.value(from, strong)
            .and_then(|range| Self::private(range, Shape::Named(kind)))
    }

    /// Where the value begins behind a name that ends here, and whether it is plain that a value follows.
    fn separator(&self, end: usize) -> Option<(usize, bool)> {
        let quoted = self.run(end, |byte| byte == b'\\' || byte == b'"' || byte == b'\'');
        let spaces = self.run(quoted, |byte| byte == b' ');
        let rest = self.text.get(spaces..)?;
        let (length, strong) = if rest.starts_with("==") {
            return None;
        } else if rest.starts_with("=>") || rest.starts_with(":=") {
            (2, true)
        } else if rest.starts_with('=') {
            (1, true)
        } else if rest.starts_with("://") {
            return None;
        } else if rest.starts_with(':') {
            (1, quoted > end)
        } else if rest.starts_with("%3D") || rest.starts_with("%3d") {
            (3, true)
        } else if rest.starts_with('：') {
            ('：'.len_utf8(), true)
        } else {
            return None;
        };
        if spaces > quoted + 1 {
            return None;
        }
        Some((self.run(spaces + length, |byte| byte == b' '), strong))
    }

    /// A value's extent: what is quoted, or a word.
    fn value(&self, from: usize, strong: bool) -> Option<Range<usize>> {
        let slashes = self.run(from, |byte| byte == b'\\');
        if let Some(quote @ (b'"' | b'\'' | b'`')) = self.byte(slashes) {
            let start = slashes + 1;
            let inner = self.text.get(start..)?;
            let end = inner
                .char_indices()
                .find(|(_, c)| *c == char::from(quote) || *c == '\n')
                .map_or(inner.len(), |(end, _)| end);
            let value = inner.get(..end)?.trim_end_matches('\\');
            return is_value(value).then(|| start..start + value.len());
        }
        let rest = self.text.get(from..)?;
        let stops = |c: char| c.is_whitespace() || "\"'`,;&<>(){}[]|\\，。；、）】".contains(c);
        let end = rest.find(stops).unwrap_or(rest.len());
        // `a%3D1%26b%3D2`: the next pair.
        let end = rest.find("%26").filter(|next| *next < end).unwrap_or(end);
        let value = rest.get(..end)?.trim_end_matches(['.', '!', '?', ':']);
        let scheme = Scheme::of(value).is_some() || value.eq_ignore_ascii_case("digest");
        if scheme && rest.get(end..)?.starts_with(' ') {
            return self.value(from + end + 1, true);
        }
        let state = STATES.iter().any(|state| value.eq_ignore_ascii_case(state));
        let variable = value.starts_with('$');
        // A sentence goes on behind a colon; a value has a figure, or is what the line ends with.
        let sentence = !strong
            && value.chars().all(char::is_alphabetic)
            && rest
                .get(end..)?
                .trim_start()
                .starts_with(char::is_alphabetic);
        (is_value(value) && !state && !variable && !sentence).then(|| from..from + value.len())
    }

    /// `Bearer …`, `Basic …`.
    fn scheme(&self, at: usize) -> Option<Found> {
        let end = self.run(at, |byte| byte.is_ascii_alphabetic());
        let word = self.part(at..end);
        if Scheme::of(word).is_none() || self.byte(end) != Some(b' ') {
            return None;
        }
        let to = self.run(end + 1, |byte| {
            byte.is_ascii_alphanumeric() || b"-_.~+/=".contains(&byte)
        });
        let value = self.part(end + 1..to);
        let figures = value
            .bytes()
            .any(|byte| byte.is_ascii_digit() || byte == b'=');
        if value.len() < 8 || !figures {
            return None;
        }
        Self::private(end + 1..to, Shape::Named(Kind::Credential))
    }

    fn mail(&self, at: usize) -> Option<Found> {
        let local = self.run(at, |byte| {
            byte.is_ascii_alphanumeric() || b"._%+-".contains(&byte)
        });
        if local == at || self.byte(local) != Some(b'@') {
            return None;
        }
        let end = self.run(local + 1, |byte| {
            byte.is_ascii_alphanumeric() || b".-".contains(&byte)
        });
        let mail = self.part(at..end).trim_end_matches(['.', '-']);
        let name = mail.rsplit('.').next().unwrap_or_default();
        let is =
            is_mail(mail) && name.len() >= 2 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
        is.then(|| Found::Private(at..at + mail.len(), Shape::Mail))
    }

    /// IP and hardware addresses, and coordinates.
    fn machine(&self, at: usize) -> Option<Found> {
        let before = at.checked_sub(1).and_then(|before| self.byte(before));
        if before.is_some_and(|byte| b"/.:-_=".contains(&byte) && byte != b'=') {
            return None;
        }
        let end = self.run(at, |byte| {
            byte.is_ascii_hexdigit() || b".:-".contains(&byte)
        });
        let text = self.part(at..end).trim_end_matches(['.', '-']);
        let host = text.trim_end_matches(':');
        let port = host.split_once(':').map_or(host, |(host, _)| host);
        if !self.is_word(at + text.len()) {
            for text in [host, port] {
                if text.len() >= 6 && is_machine(text) {
                    return Self::private(at..at + text.len(), Shape::Machine);
                }
            }
        }
        let end = self.run(at, |byte| byte.is_ascii_digit() || b"-., ".contains(&byte));
        let text = self.part(at..end).trim_end_matches(['.', ',', ' ', '-']);
        (text.contains('.') && is_coordinates(text))
            .then(|| Found::Private(at..at + text.len(), Shape::Coordinates))
    }

    /// Numbers of phones, identity cards, bank cards, and those that are good once.
    fn number(&self, at: usize) -> Option<Found> {
        let plain = self.run(at, |byte| byte.is_ascii_digit());
        if plain > at && self.is_one_time(at, plain) {
            return Self::private(at..plain, Shape::Named(Kind::Credential));
        }
        // As people write them: `+86 138-1234-5678`, `6222 0212 3456 7890 123`.
        let mut digits = String::new();
        let mut end = at;
        let mut ends = Vec::new();
        let plus = self.byte(at) == Some(b'+');
        let mut position = at + usize::from(plus || matches!(self.byte(at), Some(b'(' | b'-')));
        if self.byte(at) == Some(b'-') {
            return None;
        }
        while let Some(byte) = self.byte(position) {
            if byte.is_ascii_digit() {
                digits.push(char::from(byte));
                end = position + 1;
            } else if digits.is_empty() || !self.joins(position) || digits.len() > 24 {
                break;
            } else if end == position {
                ends.push((digits.len(), end));
            }
            position += 1;
        }
        let letter = self.byte(end).filter(|byte| matches!(byte, b'X' | b'x'));
        if digits.len() == 17 && letter.is_some() && !self.is_word(end + 1) {
            digits.push('X');
            end += 1;
        }
        if self.is_word(end) || digits.len() < 7 {
            return None;
        }
        ends.push((digits.len(), end));
        for (length, end) in ends.into_iter().rev() {
            let digits = digits.get(..length)?;
            if let Some(shape) = shape_of_written(digits, plus, self.part(at..end)) {
                return Self::private(at..end, shape);
            }
        }
        None
    }

    /// Whether this byte joins groups of one number.
    fn joins(&self, at: usize) -> bool {
        let next = self.byte(at + 1);
        match self.byte(at) {
            Some(b' ' | b'-') => next.is_some_and(|byte| byte.is_ascii_digit() || byte == b'('),
            Some(b'(' | b')') => {
                next.is_some_and(|byte| byte.is_ascii_digit() || byte == b' ' || byte == b'-')
            }
            _ => false,
        }
    }

    /// Four to eight digits shortly behind words that announce them.
    fn is_one_time(&self, at: usize, end: usize) -> bool {
        if !(4..=8).contains(&(end - at)) || self.is_word(end) {
            return false;
        }
        let mut from = at.saturating_sub(NEAR);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let before = self.part(from..at).to_lowercase();
        let near = |word: &str| {
            before
                .rfind(word)
                .and_then(|found| before.get(found + word.len()..))
                .is_some_and(|between| !between.contains(['。', '.', '\n']))
        };
        ANNOUNCE.iter().any(|word| near(word))
    }

    fn key(&self, at: usize) -> Option<Found> {
        let end = self.run(at, |byte| {
            byte.is_ascii_alphanumeric() || b"-_.~+/=".contains(&byte)
        });
        let word = self.part(at..end).trim_end_matches(['.', '-', '/']);
        if word.len() < 12 {
            return None;
        }
        if is_jwt(word) {
            return Self::private(at..at + word.len(), Shape::Jwt);
        }
        // A step of a path, or a part of a name, by itself; then all of it.
        let first = self.run(at, |byte| {
            byte.is_ascii_alphanumeric() || b"-_=+~".contains(&byte)
        });
        [self.part(at..first), word]
            .into_iter()
            .find(|part| is_key(part))
            .and_then(|part| Self::private(at..at + part.len(), Shape::Key))
    }

    /// What begins with a Chinese letter: plates, and values behind names.
    fn han(&self, at: usize) -> Option<Found> {
        let rest = self.text.get(at..)?;
        let c = rest.chars().next()?;
        let width = c.len_utf8();
        if self.is_word(at + width) {
            let end = self.run(at + width, |byte| byte.is_ascii_alphanumeric());
            let plate = self.part(at..end);
            if is_plate(plate) {
                return Self::private(at..end, Shape::Plate);
            }
        }
        let name = rest
            .find(['：', ':', '=', '是', '为'])
            .filter(|end| *end <= 24)?;
        let kind = of_name(
            rest.get(..name)
                .filter(|name| !name.is_ascii() && name.chars().all(char::is_alphanumeric))?,
        )?;
        let separator = rest.get(name..)?.chars().next()?;
        let from = self.run(at + name + separator.len_utf8(), |byte| byte == b' ');
        let range = self.value(from, true)?;
        // `地址是空的`: behind such a word only a figure makes it a value.
        let figures = self
            .part(range.clone())
            .bytes()
            .any(|byte| byte.is_ascii_digit());
        if matches!(separator, '是' | '为') && !figures {
            return None;
        }
        Self::private(range, Shape::Named(kind))
    }
}

/// Whether something is there to be hidden.
fn is_value(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// What a number looks like that people have written down with gaps.
fn shape_of_written(digits: &str, plus: bool, written: &str) -> Option<Shape> {
    if plus {
        return (8..=15).contains(&digits.len()).then_some(Shape::Phone);
    }
    if let Some(shape) = shape_of_digits(digits) {
        return Some(shape);
    }
    let national = digits
        .strip_prefix("0086")
        .or_else(|| digits.strip_prefix("86"));
    if national.is_some_and(super::is_phone) {
        return Some(Shape::Phone);
    }
    // `010-12345678`
    let area = written.split_once('-').filter(|(area, rest)| {
        area.starts_with('0')
            && matches!(area.len(), 3 | 4)
            && matches!(rest.len(), 7 | 8)
            && rest.bytes().all(|byte| byte.is_ascii_digit())
    });
    // `(415) 555-2671`
    let bracket = written.starts_with('(') && digits.len() == 10;
    (area.is_some() || bracket).then_some(Shape::Phone)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text)
            .into_iter()
            .map(|found| text.get(found.range()).unwrap())
            .collect()
    }

    #[test]
    fn parts_of_texts() {
        for (text, parts) in [
            ("用户 13836751125 张三", &["13836751125"][..]),
            ("用户13836751125张三", &["13836751125"]),
            ("call +86 138-1234-5678 now", &["+86 138-1234-5678"]),
            ("(415) 555-2671", &["(415) 555-2671"]),
            ("电话：010-12345678", &["010-12345678"]),
            (
                "token=AEwyjc7y mail a.b@mail.example.",
                &["AEwyjc7y", "a.b@mail.example"],
            ),
            (r#"login(user: "u", password: "GQL S77")"#, &["GQL S77"]),
            (r#"login(user: \"u\", password: \"GQLS77\")"#, &["GQLS77"]),
            ("mutation($token: String!) { a(token: $token) }", &[]),
            ("invalid token: expired", &[]),
            ("password: hunter2", &["hunter2"]),
            ("Authorization: Bearer abc.def-123", &["abc.def-123"]),
            ("sent Basic dTpwYXNzd29yZA== to it", &["dTpwYXNzd29yZA=="]),
            ("您的验证码是 897016，请勿泄露", &["897016"]),
            ("验证码：897016", &["897016"]),
            ("Your verification code is 897016.", &["897016"]),
            ("error code 10004, 2025-07-11 12:30:00", &[]),
            ("see https://x.example/?a=1.", &["https://x.example/?a=1"]),
            (
                "<https://x/?api_key=1>; rel=next",
                &["https://x/?api_key=1"],
            ),
            (
                "from 203.0.113.77:8080, Chrome/120.0.0.1",
                &["203.0.113.77"],
            ),
            (
                "id 110101199003077758 and 11010119900307775X",
                &["110101199003077758", "11010119900307775X"],
            ),
            ("京A12B45 在", &["京A12B45"]),
            (
                "key 5f2ab19c77de04418e2c6b3fa9d08e71!",
                &["5f2ab19c77de04418e2c6b3fa9d08e71"],
            ),
            ("price 38000 count 12 of 85826, 1754820001186", &[]),
            ("lat,lng 39.90812,116.39748", &["39.90812,116.39748"]),
            ("密码 abc", &[]),
            ("name=1&phone=13000000001x", &["13000000001x"]),
            ("", &[]),
        ] {
            assert_eq!(found(text), parts, "{text}");
        }
    }

    #[test]
    fn parts_stand_in_order_and_at_letters() {
        let texts = [
            "密码：é是😀",
            "：：：是为",
            "a=é",
            "\\\"token\\\": \\\"é",
            "+",
            "-",
            "(1",
            "1)1)1) ",
            "eyJ.é.é",
            "@@.a",
            "京",
        ];
        for text in texts {
            let mut last = 0;
            for one in find(text) {
                let range = one.range();
                assert!(
                    range.start >= last && text.get(range.clone()).is_some(),
                    "{text}"
                );
                last = range.end;
            }
        }
    }
}
