//! Finds where a JSON string ends, and tells whether it is one.

use super::simd::{Block, Escapes, Lane, lowest};

/// The place of the closing quote of a string whose first byte behind its quote stands at `from`; `None` if there is
/// no such quote, or what stands before it is no content of a JSON string. That it is UTF-8 is not looked at.
pub(super) fn end(text: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    // Most strings are short and hold nothing to be escaped.
    while let Some(lane) = Lane::at(text, at) {
        let marks = lane.special();
        if marks != 0 {
            at += lowest(marks);
            return match text.get(at)? {
                b'"' => Some(at),
                b'\\' => by_blocks(text, at),
                _ => None,
            };
        }
        at += Lane::BYTES;
    }
    by_bytes(text, at)
}

/// The same, with a backslash ahead: where there is one there are many.
fn by_blocks(text: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    let mut escapes = Escapes::default();
    while let Some(block) = text.get(at..).and_then(<[u8]>::first_chunk) {
        let block = Block::of(block);
        let backslashes = block.mask(|lane| lane.equal(b'\\'));
        let quotes = block.mask(|lane| lane.equal(b'"'));
        let escaped = escapes.escaped(backslashes);
        let ends = quotes & !escaped;
        // All bits below the lowest one; all there are if there is none.
        let before = (ends & ends.wrapping_neg()).wrapping_sub(1);
        if block.mask(Lane::controls) & before != 0 {
            return None;
        }
        let mut letters = escaped & before & !quotes & !backslashes;
        while letters != 0 {
            escape(text, at + lowest(letters))?;
            letters &= letters - 1;
        }
        if ends != 0 {
            return Some(at + lowest(ends));
        }
        at += Block::BYTES;
    }
    by_bytes(text, at - usize::from(escapes.open))
}

/// The same, where too few bytes are left.
fn by_bytes(text: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        match text.get(at)? {
            b'"' => return Some(at),
            b'\\' => {
                escape(text, at + 1)?;
                at += 2;
            }
            ..0x20 => return None,
            _ => at += 1,
        }
    }
}

/// Whether what stands behind a backslash may stand there.
fn escape(text: &[u8], at: usize) -> Option<()> {
    let valid = match text.get(at)? {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => true,
        b'u' => text.get(at + 1..at + 5)?.iter().all(u8::is_ascii_hexdigit),
        _ => false,
    };
    valid.then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_where_serde_json_says_that_it_does() {
        let words = [
            "a",
            "12345678",
            "\\\"",
            "\\\\",
            "\\/",
            "\\n",
            "\\u00e9",
            "中",
            "\"",
            "\\",
            "\\x",
            "\\u12g4",
            "\n",
            "a long word without anything to escape in it, for once",
        ];
        let mut state = 1_u64;
        let mut valid = 0;
        for round in 0..30_000 {
            let mut text = "\"".to_owned();
            for _ in 0..round % 60 {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                // What ends or breaks a string is rare.
                let pick = usize::try_from(state >> 33).unwrap() % 60;
                text.push_str(words[if pick < words.len() { pick } else { pick % 8 }]);
            }
            let mut values =
                serde_json::Deserializer::from_str(&text).into_iter::<serde::de::IgnoredAny>();
            let expected = matches!(values.next(), Some(Ok(_))).then(|| values.byte_offset() - 1);
            valid += u32::from(expected.is_some());
            assert_eq!(end(text.as_bytes(), 1), expected, "{text:?}");
        }
        assert!(valid > 3000, "{valid}");
    }
}
