//! Names and data: which keys of objects, and which steps of paths, are values that somebody put there.
//!
//! A key that is a day, a number, a host, a random id or a person's name is data by itself. Others are data by company:
//! `web-01` beside `web-02`, or many keys that hardly two objects share.

use bilispec_wire::privacy;

/// From so many characters on, letters and digits mixed at random are an id and not a word.
const RANDOM: usize = 8;

/// Whether a text is data by itself, and no name that a programmer chose.
pub(crate) fn is_data(text: &str) -> bool {
    text.is_empty()
        || text.chars().any(char::is_whitespace)
        || text.contains(['@', '%', '$', '{', '}', '='])
        || is_number(text)
        || is_time(text)
        || is_period(text)
        || is_uuid(text)
        || is_random(text)
        || is_host(text)
        || is_numbered(text).is_some()
        || privacy::is_private_key(text)
        || !privacy::find(text).is_empty()
}

/// Whole numbers, and those with a fraction.
fn is_number(text: &str) -> bool {
    let plain = text.strip_prefix('-').unwrap_or(text);
    !plain.is_empty()
        && plain.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && plain.starts_with(|c: char| c.is_ascii_digit())
}

/// Days, months and times: digits in groups.
fn is_time(text: &str) -> bool {
    let fits = |b: u8| {
        b.is_ascii_digit() || matches!(b, b'-' | b'/' | b':' | b'.' | b'T' | b'Z' | b'+' | b'_')
    };
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits >= 3 && text.starts_with(|c: char| c.is_ascii_digit()) && text.bytes().all(fits)
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// A week, a quarter or a half of a year, and days with the month's name: `2024-W01`, `2024Q3`, `01-Jan-2024`.
fn is_period(text: &str) -> bool {
    let groups = text.split(['-', '_', '/']);
    let parts: Vec<&str> = groups.flat_map(by_class).collect();
    let is_year = |part: &&str| {
        let year = part.parse::<u16>();
        part.len() == 4 && year.is_ok_and(|year| (1900..2100).contains(&year))
    };
    let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let follows = |at: usize| {
        let next = parts.get(at + 1);
        next.is_some_and(|next| next.len() <= 2 && is_digits(next))
    };
    let fits = |(at, part): (usize, &&str)| {
        let part = part.to_ascii_lowercase();
        match part.as_str() {
            "w" | "q" | "h" => follows(at),
            digits if is_digits(digits) => digits.len() <= 2 || is_year(&digits),
            word => MONTHS.contains(&word),
        }
    };
    parts.len() > 1 && parts.iter().any(is_year) && parts.iter().enumerate().all(fits)
}

/// Digits, and what stands between them.
fn by_class(text: &str) -> impl Iterator<Item = &str> {
    text.as_bytes()
        .chunk_by(|one, next| one.is_ascii_digit() == next.is_ascii_digit())
        .map(|part| std::str::from_utf8(part).unwrap_or_default())
}

/// `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`.
fn is_uuid(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && text.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
}

/// Hexadecimal digits, and letters and digits that change places too often for a word.
fn is_random(text: &str) -> bool {
    if text.len() < RANDOM
        || !text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
    {
        return false;
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits >= 2 && text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return true;
    }
    let class = |b: u8| match b {
        b'0'..=b'9' => 0,
        b'a'..=b'z' => 1,
        b'A'..=b'Z' => 2,
        _ => 3,
    };
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let turns = pairs
        .filter(|(one, other)| {
            let (one, other) = (class(**one), class(**other));
            one != other && (one == 0 || other == 0) && one != 3 && other != 3
        })
        .count();
    digits >= 2 && turns >= 3
}

/// What hosts end with in captures; `app.server.port` is a name, though it looks like one.
const TOP: [&str; 24] = [
    "com", "net", "org", "cn", "io", "dev", "app", "local", "internal", "lan", "home", "test",
    "example", "invalid", "de", "uk", "jp", "fr", "eu", "us", "ru", "tv", "me", "cc",
];

/// A name of the domain system, or an address.
fn is_host(text: &str) -> bool {
    let host = match text.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
        _ => text,
    };
    let labels: Vec<&str> = host.split('.').collect();
    let fits = |label: &&str| {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        !label.is_empty() && label.bytes().all(plain)
    };
    let is_address = labels.len() == 4 && labels.iter().all(|label| label.parse::<u8>().is_ok());
    let is_name = labels.len() >= 3
        && labels.iter().all(fits)
        && labels.last().is_some_and(|last| TOP.contains(last));
    is_address || is_name
}

/// `order-12`, `sku_00345`: a word, a joint and a number. The word.
fn is_numbered(text: &str) -> Option<&str> {
    let word = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - word.len();
    let stem = word.strip_suffix(['-', '_', ':', '#'])?;
    let is_word = !stem.is_empty() && stem.bytes().all(|b| b.is_ascii_alphabetic());
    // `line_1`, `top_10` and `v-2` are names; `sku_345` is not.
    let enough = if word.ends_with('_') {
        digits >= 3
    } else {
        digits >= 2
    };
    (is_word && enough).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::is_data;

    #[test]
    fn names_and_data() {
        for data in [
            "12",
            "-4",
            "3.5",
            "2024-01-01",
            "2024/01",
            "12:30",
            "20240101T101500Z",
            "web-01",
            "sku_00345",
            "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
            "9f86d081884c7d65",
            "BV1xx411c7mD",
            "Li Lei",
            "a@b.example",
            "db1.eu.example.net",
            "2024-W01",
            "2024-W01-3",
            "2024Q3",
            "2023_h2",
            "01-Jan-2024",
            "Feb/2024",
            "10.0.0.7:80",
            "",
        ] {
            assert!(is_data(data), "{data}");
        }
        for name in [
            "id",
            "v1",
            "line_1",
            "address2",
            "oauth2",
            "createV2",
            "web-interface",
            "md5",
            "utf8",
            "en-US",
            "top_10",
            "sha256",
            "x264",
            "mp4",
            "feedface",
            "名字",
            "a.b",
            "user.name",
            "base64",
            "level3",
            "h5",
            "i18n",
            "deadbeef",
            "q3",
            "w2",
            "h1",
            "jan",
            "may_2",
            "week_12",
            "w3c_2",
            "h2024",
        ] {
            assert!(!is_data(name), "{name}");
        }
    }
}
