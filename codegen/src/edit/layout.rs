//! How new values are written: as the spec's files are, with lists of short scalars in brackets and everything else
//! a line each.

use crate::bundle::yaml;
use crate::source::Json;

/// How far members stand in from what they belong to.
pub(super) const STEP: usize = 2;

/// A whole file: the value's members, a line each or more.
pub fn document(value: &Json) -> String {
    let mut out = String::new();
    match value {
        Json::Object(members) if !members.is_empty() => {
            for (key, value) in members {
                member(&mut out, key, value, 0);
            }
        }
        other => {
            flow(&mut out, other);
            out.push('\n');
        }
    }
    out
}

/// A member in lines of its own, its key `column` in.
pub(super) fn member(out: &mut String, key: &str, value: &Json, column: usize) {
    indent(out, column);
    yaml::string(out, key);
    out.push(':');
    behind(out, value, column);
}

/// An item in lines of its own, its dash `column` in.
pub(super) fn item(out: &mut String, value: &Json, column: usize) {
    indent(out, column);
    out.push('-');
    match value {
        Json::Object(members) if !members.is_empty() => {
            out.push(' ');
            for (index, (key, value)) in members.iter().enumerate() {
                let start = out.len();
                member(out, key, value, column + STEP);
                if index == 0 {
                    // The first stands behind the dash.
                    out.replace_range(start..start + column + STEP, "");
                }
            }
        }
        other => behind(out, other, column),
    }
}

/// What stands behind a colon or a dash.
fn behind(out: &mut String, value: &Json, column: usize) {
    match value {
        Json::Object(members) if !members.is_empty() => {
            out.push('\n');
            for (key, value) in members {
                member(out, key, value, column + STEP);
            }
        }
        Json::Array(items) if !items.iter().all(is_short) => {
            out.push('\n');
            for one in items {
                item(out, one, column + STEP);
            }
        }
        Json::String(text) if yaml::block(text).is_some() => {
            out.push(' ');
            out.push_str(yaml::block(text).unwrap_or_default());
            for line in text.lines() {
                out.push('\n');
                if !line.is_empty() {
                    indent(out, column + STEP);
                    out.push_str(line);
                }
            }
            out.push('\n');
        }
        Json::String(text) => {
            out.push(' ');
            line(out, text);
            out.push('\n');
        }
        other => {
            out.push(' ');
            flow(out, other);
            out.push('\n');
        }
    }
}

/// On one line, to stand among others in brackets if need be.
pub(super) fn flow(out: &mut String, value: &Json) {
    match value {
        Json::String(text) => string(out, text),
        Json::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                flow(out, item);
            }
            out.push(']');
        }
        Json::Object(members) if !members.is_empty() => {
            out.push_str("{ ");
            for (index, (key, value)) in members.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                string(out, key);
                out.push_str(": ");
                flow(out, value);
            }
            out.push_str(" }");
        }
        Json::Number(number) => yaml::number(out, number),
        other => out.push_str(&other.to_string()),
    }
}

/// A text among others in brackets: there, brackets and commas mean something.
fn string(out: &mut String, text: &str) {
    if text.contains(['[', ']', '{', '}', ',']) {
        out.push_str(&yaml::quoted(text));
    } else {
        line(out, text);
    }
}

/// A text on a line of its own. Relative paths and patterns need no quotes, to readers of any version.
fn line(out: &mut String, text: &str) {
    let rest = text.trim_start_matches("../");
    let rest = rest.strip_prefix('^').unwrap_or(rest);
    let needs_none = rest.len() < text.len()
        && rest
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-./#~[]+*?$|()".contains(&byte));
    if needs_none {
        out.push_str(text);
    } else {
        yaml::string(out, text);
    }
}

fn is_short(value: &Json) -> bool {
    match value {
        Json::String(text) => !text.contains([' ', '\n']) && text.chars().count() <= 40,
        Json::Array(items) => items.is_empty(),
        Json::Object(members) => members.is_empty(),
        _ => true,
    }
}

fn indent(out: &mut String, column: usize) {
    out.extend(std::iter::repeat_n(' ', column));
}
