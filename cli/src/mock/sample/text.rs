//! Texts of the form that a schema gives.

use bilispec_codegen::source::Json;
use regex_syntax::hir::{Class, Hir, HirKind};

/// No text is made longer than this, in bytes, for the sake of a bound.
const LONGEST: usize = 1000;

/// A text of a schema's format or pattern, as long as it asks for.
pub(super) fn text(schema: &Json) -> String {
    let of_format = match schema.get("format").and_then(Json::as_str) {
        Some("date-time") => Some("2024-01-31T12:00:00Z"),
        Some("date") => Some("2024-01-31"),
        Some("time") => Some("12:00:00Z"),
        Some("uuid") => Some("00000000-0000-4000-8000-000000000000"),
        Some("uri" | "url") => Some("https://example.com/"),
        Some("email") => Some("somebody@example.com"),
        Some("ipv4") => Some("192.0.2.1"),
        _ => None,
    };
    if let Some(text) = of_format {
        return text.to_owned();
    }
    let bound = |name: &str| usize::try_from(schema.get(name)?.as_number()?.as_u64()?).ok();
    let least = bound("minLength").unwrap_or(0).min(LONGEST);
    let pattern = schema.get("pattern").and_then(Json::as_str);
    if let Some(text) = pattern.and_then(|pattern| matching(pattern, least)) {
        return text;
    }
    let mut text = "text".to_owned();
    while text.len() < least {
        text.push('x');
    }
    text.truncate(bound("maxLength").unwrap_or(text.len()));
    text
}

/// The shortest text that a pattern takes, or one of so many characters if it takes longer ones.
fn matching(pattern: &str, least: usize) -> Option<String> {
    let pattern = regex_syntax::parse(pattern).ok()?;
    let mut text = String::new();
    write(&pattern, least, &mut text);
    Some(text)
}

fn write(pattern: &Hir, least: usize, text: &mut String) {
    match pattern.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(class) => text.extend(usual(class)),
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(u32::MAX);
            for time in 0..most {
                let is_enough = time >= repetition.min && text.chars().count() >= least;
                let before = text.len();
                if is_enough || before > LONGEST {
                    break;
                }
                write(&repetition.sub, least, text);
                if text.len() == before {
                    break;
                }
            }
        }
        HirKind::Capture(group) => write(&group.sub, least, text),
        HirKind::Concat(parts) => parts.iter().for_each(|part| write(part, least, text)),
        HirKind::Alternation(branches) => {
            if let Some(first) = branches.first() {
                write(first, least, text);
            }
        }
    }
}

/// A character of a class: a letter or a digit if it has any.
fn usual(class: &Class) -> Option<char> {
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => class.iter().map(|one| (one.start(), one.end())).collect(),
        Class::Bytes(class) => {
            let ranges = class.iter();
            let ranges = ranges.map(|one| (char::from(one.start()), char::from(one.end())));
            ranges.collect()
        }
    };
    let within = |letter: &char| {
        ranges
            .iter()
            .any(|(from, to)| (from..=to).contains(&letter))
    };
    let letters = ('a'..='z').chain('A'..='Z').chain('0'..='9');
    let first = ranges.first().map(|range| range.0);
    letters.into_iter().find(within).or(first)
}

#[cfg(test)]
mod tests {
    use super::text;
    use bilispec_codegen::source::Json;

    #[test]
    fn texts_have_the_form_that_their_schema_gives() {
        for (schema, expected) in [
            ("{}", "text"),
            (r#"{"minLength": 6}"#, "textxx"),
            (r#"{"maxLength": 2}"#, "te"),
            (r#"{"format": "date"}"#, "2024-01-31"),
            (r#"{"pattern": "^[A-Z]{3}$"}"#, "AAA"),
            (r#"{"pattern": "^\\d{4}-\\d{2}$"}"#, "0000-00"),
            (r#"{"pattern": "^(?:cat|dog)s?$"}"#, "cat"),
            (r#"{"pattern": "^[0-9a-f]*$", "minLength": 3}"#, "aaa"),
            (r#"{"pattern": "^x-[^a-z]+$", "minLength": 5}"#, "x-AAA"),
            (r#"{"pattern": "^$"}"#, ""),
            (r#"{"pattern": "^()*$", "minLength": 3}"#, ""),
            // What is not understood gives a text of its own.
            (r#"{"pattern": "(?=a)b"}"#, "text"),
        ] {
            let schema = Json::parse(schema.as_bytes()).unwrap();
            assert_eq!(text(&schema), expected);
        }
    }

    #[test]
    fn patterns_without_an_end_end() {
        for pattern in ["^a{1000000}$", "^(a{1000}){1000}$", "^(((a*)*)*)*$"] {
            let schema = format!(r#"{{"pattern": "{pattern}", "minLength": 4000000000}}"#);
            let schema = Json::parse(schema.as_bytes()).unwrap();
            assert!(text(&schema).len() < 3000, "{pattern}");
        }
    }
}
