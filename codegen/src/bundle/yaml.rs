//! YAML text that readers of YAML 1.1 and of YAML 1.2 understand alike.
//!
//! A text stands without quotes only where it begins with a letter, `/` or `$` and can be no word of either
//! version: what begins otherwise may be a number, a date, a time or an indicator to some reader.

use std::fmt::Write as _;

use serde_json::Number;

use crate::source::Json;

/// Longest key that readers have to find the end of by themselves: YAML grants 1024 characters.
const LONGEST_KEY: usize = 1000;

/// Words that are no texts to readers of either version, in any case.
const WORDS: &[&str] = &["y", "n", "yes", "no", "on", "off", "true", "false", "null"];

/// See [`super::to_yaml`].
pub(super) fn write(value: &Json) -> String {
    let mut out = String::new();
    match value {
        Json::Object(members) if !members.is_empty() => mapping(&mut out, members, 0),
        Json::Array(items) if !items.is_empty() => sequence(&mut out, items, 0),
        scalar => {
            self::scalar(&mut out, scalar, 1);
            out.push('\n');
        }
    }
    out
}

/// Writes members, a line each or more; the first where the text ends, the others `depth` levels in.
fn mapping(out: &mut String, members: &[(String, Json)], depth: usize) {
    for (index, (key, value)) in members.iter().enumerate() {
        if index > 0 {
            indent(out, depth);
        }
        let start = out.len();
        string(out, key);
        if out.len() - start > LONGEST_KEY {
            out.insert_str(start, "? ");
            out.push('\n');
            indent(out, depth);
        }
        out.push(':');
        match value {
            Json::Object(members) if !members.is_empty() => {
                out.push('\n');
                indent(out, depth + 1);
                mapping(out, members, depth + 1);
            }
            Json::Array(items) if !items.is_empty() => {
                out.push('\n');
                indent(out, depth + 1);
                sequence(out, items, depth + 1);
            }
            scalar => {
                out.push(' ');
                self::scalar(out, scalar, depth + 1);
                out.push('\n');
            }
        }
    }
}

/// Writes items as [`mapping`] writes members.
fn sequence(out: &mut String, items: &[Json], depth: usize) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            indent(out, depth);
        }
        out.push_str("- ");
        match item {
            Json::Object(members) if !members.is_empty() => mapping(out, members, depth + 1),
            Json::Array(items) if !items.is_empty() => sequence(out, items, depth + 1),
            scalar => {
                self::scalar(out, scalar, depth + 1);
                out.push('\n');
            }
        }
    }
}

fn indent(out: &mut String, depth: usize) {
    out.push_str(&"  ".repeat(depth));
}

fn scalar(out: &mut String, value: &Json, depth: usize) {
    match value {
        Json::Number(number) => self::number(out, number),
        Json::String(text) => match block(text) {
            Some(header) => {
                out.push_str(header);
                for line in text.lines() {
                    out.push('\n');
                    if !line.is_empty() {
                        indent(out, depth);
                        out.push_str(line);
                    }
                }
            }
            None => string(out, text),
        },
        // `null`, `true`, `false`, `[]`, `{}`.
        other => out.push_str(&other.to_string()),
    }
}

/// Writes a number: without a point and a signed exponent, YAML 1.1 takes `1e30` for a text.
pub(crate) fn number(out: &mut String, number: &Number) {
    let text = number.to_string();
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else {
        out.push_str(&text);
        return;
    };
    out.push_str(mantissa);
    if !mantissa.contains('.') {
        out.push_str(".0");
    }
    out.push('e');
    if !exponent.starts_with(['-', '+']) {
        out.push('+');
    }
    out.push_str(exponent);
}

/// Writes a text on one line.
pub(crate) fn string(out: &mut String, text: &str) {
    if is_plain(text) {
        out.push_str(text);
    } else {
        out.push_str(&quoted(text));
    }
}

/// A text in quotes.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_printable(c) => out.push(c),
            c => {
                let code = u32::from(c);
                let _ = if code > 0xffff {
                    write!(out, "\\U{code:08x}")
                } else {
                    write!(out, "\\u{code:04x}")
                };
            }
        }
    }
    out.push('"');
    out
}

/// Whether every reader takes the text for itself without quotes.
fn is_plain(text: &str) -> bool {
    let begins = |c: char| c.is_alphabetic() || c == '/' || c == '$';
    text.starts_with(begins)
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && text.chars().all(is_printable)
        && !WORDS.contains(&text.to_ascii_lowercase().as_str())
}

/// What every reader lets stand as it is, also in the middle of a line.
fn is_printable(c: char) -> bool {
    // 2028 and 2029 end a line in YAML 1.1; beyond the first plane, some readers give up.
    matches!(c, ' '..='~' | '\u{a0}'..='\u{2027}' | '\u{202a}'..='\u{d7ff}' | '\u{e000}'..='\u{fefe}' | '\u{ff00}'..='\u{fffd}')
}

/// The header of a text that can be written line by line: `|-`, or `|` if it ends in a newline.
pub(crate) fn block(text: &str) -> Option<&'static str> {
    let inner = text.strip_suffix('\n').unwrap_or(text);
    let is_block = inner.contains('\n')
        && !inner.starts_with([' ', '\t', '\n'])
        && !inner.ends_with('\n')
        && inner
            .split('\n')
            .all(|line| !line.ends_with([' ', '\t']) && line.chars().all(is_printable));
    let header = if inner.len() == text.len() { "|-" } else { "|" };
    is_block.then_some(header)
}
