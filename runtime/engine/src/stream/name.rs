//! The text of a key.

use std::borrow::Cow;

use super::skip::Halt;
use bilispec_wire::json::text;

/// The text of the key that begins at `at`.
pub(super) fn name(bytes: &[u8], at: usize) -> Result<Cow<'_, str>, Halt> {
    let end = text::string::<Halt>(bytes, at + 1)?;
    let (raw, escapes) = text::inside(bytes, at + 1, end);
    if !escapes {
        return utf8(raw).map(Cow::Borrowed);
    }
    let mut room = vec![0; raw.len()];
    let name = text::unescape(raw, &mut room).ok_or(Halt::Tree)?;
    utf8(name).map(|name| Cow::Owned(name.to_owned()))
}

pub(super) fn utf8(bytes: &[u8]) -> Result<&str, Halt> {
    std::str::from_utf8(bytes).map_err(|_| Halt::Tree)
}
