//! Keys by what they look like: letters and digits in an order that no language and no person makes.

/// Shorter ones can't be told from words and numbers.
const SHORTEST: usize = 16;

/// For each letter those that often follow it, in English, in names of programs and in pinyin: a bit a letter.
const FOLLOWS: [u32; 26] = [
    0x11e_fd4e, 0x012_4811, 0x01a_4d95, 0x006_4119, 0x0ef_b93d, 0x010_4131, 0x006_0191, 0x018_4111,
    0x02e_f87d, 0x000_0000, 0x004_0110, 0x014_4919, 0x004_d111, 0x01c_657d, 0x07e_fd4e, 0x00e_c911,
    0x010_0000, 0x11e_755d, 0x01c_c595, 0x11e_4195, 0x00e_b911, 0x000_0111, 0x002_2191, 0x008_8100,
    0x004_8000, 0x000_0080,
];

/// Whether a text is a key, a digest or an id that was drawn at random: 16 or more letters and digits, in one piece or
/// joined by `-`, `_`, `.`, `~`, `+`, `/`, with padding of base64 or without.
pub fn is_key(text: &str) -> bool {
    let text = text.trim_end_matches('=');
    if text.len() < SHORTEST || !text.bytes().all(is_part) {
        return false;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .any(|part| part.len() >= SHORTEST && is_random(part.as_bytes()))
        || is_uuid(text)
        || is_joined(text)
}

/// A shorter one, where a name says that it can be a key.
pub(super) fn is_short_key(text: &str) -> bool {
    let letters: Vec<u8> = text.bytes().filter(u8::is_ascii_alphanumeric).collect();
    letters.len() >= 8
        && text.bytes().all(is_part)
        && letters.iter().any(u8::is_ascii_digit)
        && letters.iter().any(u8::is_ascii_alphabetic)
        && is_random(&letters)
}

fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.~+/".contains(&byte)
}

/// Base64 puts `+`, `/`, `-` and `_` anywhere: what is between them can be short.
fn is_joined(text: &str) -> bool {
    let has = |what: fn(&u8) -> bool| text.as_bytes().iter().any(what);
    let parts = text.split(|c: char| !c.is_ascii_alphanumeric());
    let longest = parts.map(str::len).max().unwrap_or_default();
    let letters: Vec<u8> = text.bytes().filter(u8::is_ascii_alphanumeric).collect();
    has(u8::is_ascii_digit)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_lowercase)
        && letters.len() >= 20
        && longest >= 8
        && is_random(&letters)
}

/// 8-4-4-4-12 hexadecimal digits, and a tail if there is one.
fn is_uuid(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut next = |length: usize| {
        parts.next().is_some_and(|part| {
            part.len() >= length
                && part
                    .bytes()
                    .take(length)
                    .all(|byte| byte.is_ascii_hexdigit())
        })
    };
    let is = next(8) && next(4) && next(4) && next(4) && next(12);
    let first = text.bytes().next();
    // One of zeros alone is nobody's.
    is && text
        .bytes()
        .any(|byte| byte.is_ascii_alphanumeric() && Some(byte) != first)
}

/// Of neighbours in words and numbers, most are plausible; of those drawn at random, few.
fn is_random(text: &[u8]) -> bool {
    let has = |what: fn(&u8) -> bool| text.iter().any(what);
    let (digits, lower, upper) = (
        has(u8::is_ascii_digit),
        has(u8::is_ascii_lowercase),
        has(u8::is_ascii_uppercase),
    );
    let hexadecimal = text.iter().all(u8::is_ascii_hexdigit);
    if hexadecimal && digits && (lower || upper) {
        // `20250711a` is a date, `0000000000000a` a number; `0123…def` is marked as made up.
        let changes = text
            .windows(2)
            .filter(|pair| matches!(pair, [a, b] if a.is_ascii_digit() != b.is_ascii_digit()))
            .count();
        return changes * 8 >= text.len();
    }
    let pairs = text.len().saturating_sub(1);
    let plausible = text
        .windows(2)
        .filter(|pair| matches!(pair, [a, b] if is_plausible(*a, *b)))
        .count();
    if !(digits || lower && upper) {
        return plausible * 5 < pairs * 2;
    }
    plausible * 2 < pairs
}

fn is_plausible(a: u8, b: u8) -> bool {
    if a.is_ascii_digit() && b.is_ascii_digit() {
        return true;
    }
    // `aB` begins a word, which happens seldom enough not to count.
    if !a.is_ascii_alphabetic()
        || !b.is_ascii_alphabetic()
        || (a.is_ascii_lowercase() && b.is_ascii_uppercase())
    {
        return false;
    }
    let index = |byte: u8| byte.to_ascii_lowercase() - b'a';
    let follows = FOLLOWS.get(usize::from(index(a))).copied().unwrap_or(0);
    follows & (1 << index(b)) != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_words() {
        for key in [
            "5f2ab19c77de04418e2c6b3fa9d08e71",
            "AEwyjc7yDj5YXU7s9hFAc2gJ",
            "7Kp2mQx9Rt4Zw8Lc",
            "X7KQ2M9ZRT4WHB8LDC3V",
            "550e8400-e29b-41d4-a716-446655440000",
            "AIzaSyD3k9Lm2Qp7Xv4Wt8Zr5Yb6Nc1Hf0Jg",
            "dG9rZW49QUV3eWpjN3lEajVZWFU3cw==",
            "keyR8tYk3mWq7Zp2Lx9D",
        ] {
            assert!(is_key(key), "{key}");
        }
        for word in [
            "createOrderV2ResponseItems",
            "application/x-www-form-urlencoded",
            "2025-07-11T12:30:00Z",
            "20250711T123000123Z",
            "1734567890123456789",
            "ticket_prepare000000000_1754820001186",
            "00000000-0000-0000-0000-000000000000",
            "server-side-rendering-framework",
            "openplatform/2025/project-cover-large",
            "insufficient_balance",
            "0000000000000000000000",
            "BV1xx411c7mD",
            "internationalization",
            "TheQuickBrownFoxJumps",
            "zhangjiajieguojiasenlingongyuan",
        ] {
            assert!(!is_key(word), "{word}");
        }
    }
}
