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
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| match pair.split_once('=') {
            Some((name, value)) => (decode(name, true), Some(decode(value, true))),
            None => (decode(pair, true), None),
        })
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
    }
}
