//! Queries and forms as text, taken apart leniently: what was captured may be anything.

use std::borrow::Cow;

/// Name and value of each pair of a query or a form, decoded; the value is `None` for a bare name.
///
/// ```
/// use bilispec_wire::urlencoded::pairs;
///
/// let pairs: Vec<_> = pairs("elec_num=20&csrf").collect();
/// assert_eq!(pairs, [("elec_num".into(), Some("20".into())), ("csrf".into(), None)]);
/// ```
pub fn pairs(text: &str) -> impl Iterator<Item = (Cow<'_, str>, Option<Cow<'_, str>>)> {
    Pairs { rest: text }
}

struct Pairs<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Pairs<'a> {
    type Item = (Cow<'a, str>, Option<Cow<'a, str>>);

    fn next(&mut self) -> Option<Self::Item> {
        self.rest = self.rest.trim_start_matches('&');
        let pair = Bounds::first(self.rest.as_bytes());
        let (text, rest) = self.rest.split_at_checked(pair.end)?;
        self.rest = rest;
        if text.is_empty() {
            return None;
        }
        let part = |text: Option<&'a str>, is_escaped: bool| match text {
            Some(text) if is_escaped => decode(text, true),
            text => Cow::Borrowed(text.unwrap_or_default()),
        };
        let name = part(text.get(..pair.name), pair.name_escaped);
        let has_value = pair.name < pair.end;
        let value = has_value.then(|| part(text.get(pair.name + 1..), pair.value_escaped));
        Some((name, value))
    }
}

/// Where the first pair of a text and its name end, and which part has escapes.
struct Bounds {
    name: usize,
    end: usize,
    name_escaped: bool,
    value_escaped: bool,
}

impl Bounds {
    fn first(text: &[u8]) -> Self {
        let end = memchr::memchr(b'&', text).unwrap_or(text.len());
        let pair = text.get(..end).unwrap_or_default();
        let name = memchr::memchr(b'=', pair).unwrap_or(end);
        let escape = |part: Option<&[u8]>| {
            let part = part.unwrap_or_default();
            memchr::memchr2(b'%', b'+', part).is_some()
        };
        // Most pairs have no escapes at all.
        let any = escape(Some(pair));
        Self {
            name,
            end,
            name_escaped: any && escape(pair.get(..name)),
            value_escaped: any && escape(pair.get(name..)),
        }
    }
}

/// Percent-decodes; `plus` turns `+` into a space, as forms have it. A `%` that starts no escape stays.
pub fn decode(text: &str, plus: bool) -> Cow<'_, str> {
    if !text
        .bytes()
        .any(|byte| byte == b'%' || (plus && byte == b'+'))
    {
        return Cow::Borrowed(text);
    }
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'+' if plus => b' ',
            b'%' => {
                let mut ahead = bytes.clone();
                match (ahead.next().and_then(hex), ahead.next().and_then(hex)) {
                    (Some(high), Some(low)) => {
                        bytes = ahead;
                        high << 4 | low
                    }
                    _ => byte,
                }
            }
            _ => byte,
        });
    }
    Cow::Owned(match String::from_utf8(decoded) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    })
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_decoded() {
        let pairs: Vec<_> = pairs("a=1+2&b=%E4%B8%AD%zz&c&=&&d=%FF").collect();
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(name, value)| (name.as_ref(), value.as_deref()))
            .collect();
        assert_eq!(
            pairs,
            [
                ("a", Some("1 2")),
                ("b", Some("中%zz")),
                ("c", None),
                ("", Some("")),
                ("d", Some("\u{fffd}"))
            ]
        );
        let split = |text: &str| {
            let pairs = super::pairs(text).map(|(name, value)| {
                let value = value.map_or_else(String::new, |value| format!("={value}"));
                format!("{name}{value}")
            });
            pairs.collect::<Vec<_>>().join(" ")
        };
        for (text, expected) in [
            ("", ""),
            ("&&", ""),
            ("a", "a"),
            ("a=", "a="),
            ("a=b=c&d", "a=b=c d"),
            ("%61=%62%3D&+=+%2B", "a=b=  = +"),
            ("%61&b+c&d=e+f", "a b c d=e f"),
            ("价=格&a", "价=格 a"),
        ] {
            assert_eq!(split(text), expected, "{text}");
        }
    }
}
