//! What stands inside a text: addresses, pairs, numbers, keys, and the same packed in base64 or percent-encoded.

use bilispec_wire::privacy::{self, Found, Kind, Shape};

use super::edit::Edit;
use super::json::unpacked;
use super::walk::{Around, Core};
use crate::url;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

/// So often something may be packed in something packed; deeper, it is replaced unread.
const DEEPEST: usize = 4;
/// Shorter base64 holds nothing that would have to go.
const SHORTEST: usize = 12;
/// A text with so many letters and gaps between them is read by people: names in it can't be told from words.
const PROSE: usize = 4;

impl Core {
    /// A text of which nothing else is known without what must not be passed on; `None` if it may stay.
    pub(super) fn free_text(&mut self, text: &str) -> Option<String> {
        self.inside(text, &Around::nothing())
    }

    /// A text without those parts that must not be passed on; `None` if all may stay.
    pub(super) fn inside(&mut self, text: &str, around: &Around<'_, '_>) -> Option<String> {
        if text.len() < 4 {
            return None;
        }
        self.depth += 1;
        let new = self.parts(text, around);
        self.depth -= 1;
        if self.points_at_prose && self.depth == 0 && is_prose(new.as_deref().unwrap_or(text)) {
            self.point();
        }
        new
    }

    fn parts(&mut self, text: &str, around: &Around<'_, '_>) -> Option<String> {
        let is_deep = self.depth > DEEPEST;
        if !is_deep && let Some(new) = self.packed(text, around) {
            return new.text();
        }
        let kind = around.of_value(text, self.strict);
        if let Some(kind) = kind {
            return self.fake(kind, text);
        }
        // A value that is an address, with or without a host.
        let is_address = text.starts_with('/') || text.contains("://") || text.starts_with('?');
        if is_address && !text.contains(char::is_whitespace) && !text.starts_with('<') {
            return Some(self.url(text, None)).filter(|url| url != text);
        }
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
        if is_number {
            return None;
        }
        self.spans(text, around.is_public() && !self.strict)
    }

    /// Parts that are found by their shape, or by a name before them.
    fn spans(&mut self, text: &str, only_certain: bool) -> Option<String> {
        let found = privacy::find(text);
        if found.is_empty() {
            return None;
        }
        let mut out = String::with_capacity(text.len());
        let mut end = 0;
        for one in found {
            let range = one.range();
            let part = text.get(range.clone()).unwrap_or_default();
            let fake = match one {
                Found::Address(_) => Some(self.url(part, None)).filter(|new| new != part),
                Found::Private(_, shape) if only_certain && !shape.is_certain() => None,
                Found::Private(_, shape) => self.part(shape, part),
            };
            out.push_str(text.get(end..range.start).unwrap_or_default());
            out.push_str(fake.as_deref().unwrap_or(part));
            end = range.end;
        }
        out.push_str(text.get(end..).unwrap_or_default());
        (out != text).then_some(out)
    }

    fn part(&mut self, shape: Shape, part: &str) -> Option<String> {
        if shape == Shape::Key
            && self.depth <= DEEPEST
            && let Some(new) = self.packed(part, &Around::nothing())
        {
            return new.text();
        }
        self.fake(shape.kind(), part)
    }

    /// A value that nobody owns, unless this one is public or nobody's already.
    pub(super) fn fake(&mut self, kind: Kind, text: &str) -> Option<String> {
        if self.allowed.iter().any(|allowed| allowed == text) {
            return None;
        }
        let fake = self.faker.text(kind, text, &mut |_| true)?;
        self.tell(kind);
        Some(fake)
    }

    /// What is packed: `None` if nothing is, `Edit::Keep` if all of it may stay.
    fn packed(&mut self, text: &str, around: &Around<'_, '_>) -> Option<Edit> {
        if let Some(inner) = percent_decoded(text) {
            let Some(new) = self.inner(&inner, around) else {
                return Some(Edit::Keep);
            };
            let mut encoded = String::new();
            url::encode_into(&mut encoded, &new);
            return Some(Edit::New(encoded));
        }
        if text.len() < SHORTEST || !text.bytes().all(is_base64) {
            return None;
        }
        let inner = readable(unpacked(text)?)?;
        let Some(new) = self.inner(&inner, around) else {
            return Some(Edit::Keep);
        };
        let url_safe = text.contains(['-', '_']);
        let packed = if url_safe {
            URL_SAFE.encode(new)
        } else {
            STANDARD.encode(new)
        };
        Some(Edit::New(if text.ends_with('=') {
            packed
        } else {
            packed.trim_end_matches('=').to_owned()
        }))
    }

    fn inner(&mut self, text: &str, around: &Around<'_, '_>) -> Option<String> {
        if text.trim_start().starts_with(['{', '['])
            && let Some(new) = self.json(text, Around::nothing())
        {
            return (new != text).then_some(new);
        }
        self.inside(text, around)
    }
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"+/-_=".contains(&byte)
}

/// Text that a person could read: what is packed and is none is a key, or a picture.
fn readable(bytes: Vec<u8>) -> Option<String> {
    let text = String::from_utf8(bytes).ok()?;
    let plain = text
        .chars()
        .all(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'));
    (plain && text.len() >= 6).then_some(text)
}

/// A text with escapes of addresses, without them; `None` if there are none.
fn percent_decoded(text: &str) -> Option<String> {
    let escape = |at: usize| {
        text.get(at + 1..at + 3)
            .is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    let escapes = text.match_indices('%').any(|(at, _)| escape(at));
    if !escapes || text.contains("://") || text.contains(char::is_whitespace) || text.contains('&')
    {
        return None;
    }
    let plain = url::decode(text, false).into_owned();
    (plain != text && !plain.contains('\u{fffd}')).then_some(plain)
}

/// Whether a text is read by people: it has words, and gaps or marks of Chinese between them.
fn is_prose(text: &str) -> bool {
    let han = text
        .chars()
        .filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
        .count();
    let words = text
        .split_whitespace()
        .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 2)
        .count();
    han >= PROSE || words >= PROSE - 1 || (han >= 2 && words >= 2)
}
