//! Texts in other charsets than UTF-8. A text that is UTF-8 is never taken for another, whatever it says of itself: the
//! client reads it as UTF-8, too.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::kinds::Problem;

/// The text, and the charset that it was written in; `None` if it is UTF-8, or if nothing tells what it is.
pub(super) fn decode(
    bytes: &[u8],
    named: Option<&str>,
) -> Result<Option<(String, &'static str)>, Problem> {
    let Some(encoding) = encoding(bytes, named) else {
        return Ok(None);
    };
    let bytes = match Encoding::for_bom(bytes) {
        Some((_, length)) => bytes.get(length..).unwrap_or_default(),
        None => bytes,
    };
    match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Ok(Some((text.into_owned(), encoding.name()))),
        None => Err(Problem::Charset(encoding.name())),
    }
}

/// By the byte order mark; by the zero that every other byte of `{"` is in UTF-16; by name.
fn encoding(bytes: &[u8], named: Option<&str>) -> Option<&'static Encoding> {
    let by_mark = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    if let Some(encoding) = by_mark.filter(|encoding| *encoding != UTF_8) {
        return Some(encoding);
    }
    match bytes {
        [0, second, ..] if *second != 0 => return Some(UTF_16BE),
        [first, 0, ..] if *first != 0 => return Some(UTF_16LE),
        _ => {}
    }
    if std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let label = named?.trim().trim_matches(['"', '\'']);
    Encoding::for_label_no_replacement(label.as_bytes()).filter(|encoding| *encoding != UTF_8)
}
