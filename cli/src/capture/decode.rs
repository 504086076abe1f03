//! Lenient reading of the small pieces that captures are made of: numbers, header lists, pairs and where they stand.
//!
//! Each function takes what writers really produce and gives `None` where nothing can be made of it. Nothing here
//! knows a capture's layout.

use std::borrow::Cow;
use std::ops::Range;

use super::content::text;
use super::layout::Moved;
use super::scan::Scan;

/// Names and values, in order.
pub(super) type Pairs<'a> = Vec<(Cow<'a, str>, Cow<'a, str>)>;

/// A number, also one in quotes or with a fraction of zero.
pub(super) fn number(raw: &[u8]) -> Option<i64> {
    let text = std::str::from_utf8(raw).ok()?.trim_matches('"').trim();
    let whole = text.strip_suffix(".0").unwrap_or(text);
    whole.parse().ok()
}

/// A string's content, or the JSON text of anything else (a port number, say).
fn scalar(raw: &[u8]) -> Cow<'_, str> {
    text(raw).unwrap_or_else(|| String::from_utf8_lossy(raw))
}

/// Headers or form parameters: a list of pairs, or an object. What is no pair is left out.
pub(super) fn pairs(raw: &[u8]) -> Option<Pairs<'_>> {
    let mut found: Pairs<'_> = Vec::new();
    let mut scan = Scan::new(raw);
    if scan.next() == Some(b'{') {
        scan.object(|scan, name| {
            let name: Cow<'_, str> = Cow::Owned(String::from_utf8_lossy(name).into_owned());
            if scan.next() == Some(b'[') {
                return scan.list(|scan| {
                    let value = scan.value()?;
                    found.push((name.clone(), scalar(scan.slice(value))));
                    Some(())
                });
            }
            let value = scan.value()?;
            found.push((name, scalar(scan.slice(value))));
            Some(())
        })?;
    } else {
        found.reserve(16);
        scan.list(|scan| {
            found.extend(pair(scan)?);
            Some(())
        })?;
    }
    Some(found)
}

/// One entry of such a list: `{"name": …, "value": …}` or `[name, value]`; `Some(None)` for anything else.
#[expect(
    clippy::option_option,
    reason = "no JSON, no pair, and a pair are three things"
)]
fn pair<'a>(scan: &mut Scan<'a>) -> Option<Option<(Cow<'a, str>, Cow<'a, str>)>> {
    let (mut name, mut value): (Option<&'a [u8]>, _) = (None, None);
    match scan.next() {
        Some(b'{') => scan.object(|scan, key| {
            let member = scan.value()?;
            let member = Some(scan.slice(member));
            match key {
                b"name" => name = member,
                b"value" => value = member.filter(|value| *value != b"null"),
                _ => {}
            }
            Some(())
        })?,
        Some(b'[') => {
            let mut items = 0;
            scan.list(|scan| {
                let item = scan.value()?;
                let item = Some(scan.slice(item));
                match items {
                    0 => name = item,
                    1 => value = item,
                    _ => name = None,
                }
                items += 1;
                Some(())
            })?;
            if items < 2 {
                name = None;
            }
        }
        _ => scan.pass()?,
    }
    let Some(name) = name.and_then(text) else {
        return Some(None);
    };
    Some(Some((name, value.map(scalar).unwrap_or_default())))
}

/// A record of which nothing changes any more.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) bytes: &'a [u8],
    /// The same, where all of it is text: then none of its parts has to be looked at for that.
    text: Option<&'a str>,
}

impl<'a> Record<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            text: simdutf8::basic::from_utf8(bytes).ok(),
        }
    }

    /// The content of the string at a place; `None` if that is none.
    pub(super) fn text(&self, place: Range<usize>) -> Option<Cow<'a, str>> {
        let plain = |whole: &'a str| {
            let content = whole.get(place.start + 1..place.end.checked_sub(1)?)?;
            let is_text = self.bytes.get(place.start) == Some(&b'"');
            let is_plain = memchr::memchr(b'\\', content.as_bytes()).is_none();
            (is_text && is_plain).then_some(Cow::Borrowed(content))
        };
        let found = self.text.and_then(plain);
        found.or_else(|| self.bytes.get(place).and_then(text))
    }
}

/// Where pairs stand.
pub(super) type PairPlaces = Vec<PairPlace>;

/// Where the name and the value of a pair stand, with their quotes.
#[derive(Debug, Clone)]
pub(super) struct PairPlace {
    name: Range<usize>,
    value: Range<usize>,
}

impl PairPlace {
    /// The same in a text that is like the one that was read.
    pub(super) fn moved(&self, by: &Moved) -> Self {
        Self {
            name: by.range(&self.name),
            value: by.range(&self.value),
        }
    }
}

/// Where the pairs of a list of `{"name": …, "value": …}` stand, if it is one and nothing else.
pub(super) fn pair_places(text: &[u8], list: Range<usize>) -> Option<PairPlaces> {
    let mut found = PairPlaces::new();
    let start = list.start;
    let mut scan = Scan::new(text.get(list)?);
    scan.list(|scan| {
        let (mut name, mut value) = (None, None);
        scan.object(|scan, key| {
            let is_text = scan.next() == Some(b'"');
            let member = scan.value()?;
            let member = start + member.start..start + member.end;
            match key {
                b"name" => name = Some(member).filter(|_| is_text),
                b"value" => value = Some(member).filter(|_| is_text),
                _ => {}
            }
            Some(())
        })?;
        found.push(PairPlace {
            name: name?,
            value: value?,
        });
        Some(())
    })?;
    Some(found)
}

/// The pairs at these places.
pub(super) fn pairs_at<'a>(record: Record<'a>, places: &[PairPlace]) -> Pairs<'a> {
    let at = |place: &Range<usize>| record.text(place.clone()).unwrap_or_default();
    let pairs = places.iter().map(|pair| (at(&pair.name), at(&pair.value)));
    pairs.collect()
}

/// The byte-order mark of UTF-8.
pub(super) const BOM: &[u8] = b"\xef\xbb\xbf";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_come_in_three_shapes() {
        for json in [
            r#"[{"name":"A","value":"1"},{"name":"B","value":2,"comment":""}]"#,
            r#"[["A","1"],["B","2"],null,{"value":"nameless"}]"#,
            r#"{"A":"1","B":["2"]}"#,
        ] {
            let pairs = pairs(json.as_bytes()).unwrap();
            let pairs: Vec<_> = pairs
                .iter()
                .map(|(name, value)| (name.as_ref(), value.as_ref()))
                .collect();
            assert_eq!(pairs, [("A", "1"), ("B", "2")], "{json}");
        }
    }

    #[test]
    fn numbers_come_in_quotes_and_with_fractions() {
        let numbers = [
            "200", "\"200\"", "200.0", "null", "\"ok\"", "1e400", "[200]",
        ]
        .map(|json| number(json.as_bytes()));
        assert_eq!(
            numbers,
            [Some(200), Some(200), Some(200), None, None, None, None]
        );
    }
}
