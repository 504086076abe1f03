//! What patterns mean, and which are refused.

use super::engine::{DIALECT, LIGHT};
use super::translate::translate;
use super::{Pattern, needs_regex};

/// Pattern, text, whether it matches.
const MEANINGS: &[(&str, &str, bool)] = &[
    (r"^\d+$", "123", true),
    (r"^\d+$", "\u{664}\u{665}", false),
    (r"^\D$", "\u{664}", true),
    (r"^\w$", "é", false),
    (r"^[\W]$", "é", true),
    (r"^\s$", "\u{feff}", true),
    (r"^\s$", "\u{85}", false),
    (r"^[^\s]$", "\u{a0}", false),
    (r"^.$", "\u{2028}", false),
    (r"^a$", "a\n", false),
    (r"^\cA$", "\u{1}", true),
    (r"^\u{1F600}$", "\u{1F600}", true),
    (r"^\uD83D\uDE00$", "\u{1F600}", true),
    (r"^[\u4e00-\u9fff]+$", "中文", true),
    (r"^\d{4}\-\d{2}$", "2024-01", true),
    (r"^[a-]$", "-", true),
    (r"^[-a]$", "-", true),
    (r"^[\d-x]$", "-", true),
    (r"^[\w-]+$", "a-b", true),
    (r"^[[]$", "[", true),
    (r"^[&&]$", "&", true),
    (r"^[^]$", "\n", true),
    (r"[]", "a", false),
    (r"^a{,3}$", "a{,3}", true),
    (r"^a{2,3}$", "aa", true),
    (r"^(?<year>\d{4})$", "2024", true),
    (r"\bfoo\b", "a foo b", true),
    (r"^\p{Lu}$", "Ä", true),
    (r"^\p{Script=Han}+$", "漢字", true),
    (r"^\/$", "/", true),
    (r"^#x y$", "#x y", true),
    ("", "anything", true),
];

#[test]
fn means_what_ecma_262_means() {
    for (pattern, text, expected) in MEANINGS {
        if needs_regex(pattern) && !DIALECT.properties {
            let why = Pattern::new(pattern).err().unwrap_or_default();
            assert!(why.contains("needs the feature `regex`"), "{why}");
            continue;
        }
        let compiled = Pattern::new(pattern).unwrap_or_else(|why| panic!("{pattern}: {why}"));
        assert_eq!(compiled.is_match(text), *expected, "{pattern} on {text:?}");
    }
}

fn light(pattern: &str) -> regex_lite::Regex {
    let translated = translate(pattern, &LIGHT).unwrap_or_else(|why| panic!("{pattern}: {why}"));
    regex_lite::Regex::new(&translated).unwrap_or_else(|why| panic!("{translated}: {why}"))
}

/// Where this crate is built with the other engine, the light one must say the same.
#[test]
fn the_light_engine_means_the_same() {
    for (pattern, text, expected) in MEANINGS {
        if !needs_regex(pattern) {
            assert_eq!(
                light(pattern).is_match(text),
                *expected,
                "{pattern} on {text:?}"
            );
        }
    }
    for pattern in [
        r"^\d$",
        r"^\D$",
        r"^\w$",
        r"^\W$",
        r"^\s$",
        r"^\S$",
        "^.$",
        r"^[\d\s]$",
        r"^[^\w.]$",
        r"^[\D\u4e00]$",
        r"^[\W_]$",
        r"^[^\S]$",
        "^[^]$",
        "[]",
        r"a\b",
        r"a\B",
        r"\ba?\B",
        r"^[!-/:-@]$",
        r"^[^!-/:-@]$",
        "^[ -~]$",
    ] {
        let (here, light) = (Pattern::new(pattern).unwrap(), light(pattern));
        for c in ('\0'..='\u{30ff}')
            .chain('\u{fe00}'..='\u{ffff}')
            .chain(['\u{4e00}', char::MAX])
        {
            let mut text = [0; 4];
            let text = c.encode_utf8(&mut text);
            assert_eq!(
                here.is_match(text),
                light.is_match(text),
                "{pattern} on {text:?}"
            );
            let text = format!("a{text}");
            assert_eq!(
                here.is_match(&text),
                light.is_match(&text),
                "{pattern} on {text:?}"
            );
        }
    }
}

#[test]
fn only_an_escape_of_its_own_asks_for_a_property() {
    for (pattern, expected) in [
        (r"\p{L}", true),
        (r"^[a\P{L}]", true),
        (r"\\\p{L}", true),
        (r"\\p{L}", false),
        ("p{L}", false),
        ("\\", false),
    ] {
        assert_eq!(needs_regex(pattern), expected, "{pattern}");
    }
}

#[test]
fn refuses_by_name() {
    for (pattern, named) in [
        (r"^(?=a)", "look-ahead"),
        (r"(?!a)", "negative look-ahead"),
        (r"(?<=a)b", "look-behind"),
        (r"(?<!a)b", "negative look-behind"),
        (r"(a)\1", r"back-reference `\1`"),
        (r"(?<n>a)\k<n>", r"back-reference `\k"),
        (r"\Z", r"`\Z`"),
        (r"\a", r"`\a`"),
        (r"a**", "nothing for `*` to repeat"),
        (r"[a", "not closed"),
        (r"(a", "group"),
        (r"\uD800", "lone surrogate"),
        (r"(?i:a)", "unknown kind of group"),
        (r"[z-a]", "range"),
        (r"a{100000}{100000}", "nothing for"),
        (r"(a{1000}){1000}", "size"),
        ("\\", "lone"),
    ] {
        let why = Pattern::new(pattern).err().unwrap_or_default();
        assert!(why.contains(named), "{pattern}: {why}");
    }
}
