//! What the spec says in words, as doc comments.
//!
//! Knows Markdown's traps: what is written in a description should read in rustdoc as it was written.

use std::fmt::Write as _;

use crate::model::{CodeClass, Docs, Evidence, Unit};

/// The lines for a thing: its description in both languages, its notes, its unit and evidence.
pub(super) fn lines(docs: &Docs) -> Vec<String> {
    let mut lines = description(docs);
    for note in &docs.notes {
        lines.extend([String::new(), format!("Note: {}", markdown(note))]);
    }
    let mut facts = Vec::new();
    let unit = docs.unit.map(Unit::name).or(docs.measure.as_deref());
    if let Some(unit) = unit {
        facts.push(format!("Unit: {}.", markdown(unit)));
    }
    facts.push(format!("Evidence: {}.", evidence(docs.evidence)));
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(facts.join(" "));
    lines
}

/// Summary and description only.
pub(super) fn description(docs: &Docs) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(summary) = &docs.summary {
        lines.extend([markdown(summary), String::new()]);
    }
    for text in [&docs.zh, &docs.en].into_iter().flatten() {
        lines.extend(text.lines().map(|line| markdown(line.trim())));
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// The description's English, or whatever there is.
pub(super) fn english(docs: &Docs) -> &str {
    docs.en
        .as_deref()
        .or(docs.summary.as_deref())
        .or(docs.zh.as_deref())
        .unwrap_or_default()
}

/// The summary, or else the description's English.
pub(super) fn summary(docs: &Docs) -> &str {
    docs.summary.as_deref().unwrap_or_else(|| english(docs))
}

/// The description's Chinese, or whatever there is.
pub(super) fn chinese(docs: &Docs) -> &str {
    docs.zh.as_deref().unwrap_or_else(|| english(docs))
}

pub(super) fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Observed => "observed",
        Evidence::Reported => "reported",
        Evidence::Documented => "documented",
    }
}

pub(super) fn class(class: CodeClass) -> &'static str {
    match class {
        CodeClass::Ok => "ok",
        CodeClass::Auth => "auth",
        CodeClass::Parameter => "parameter",
        CodeClass::Rate => "rate",
        CodeClass::Stock => "stock",
        CodeClass::State => "state",
        CodeClass::Limit => "limit",
        CodeClass::Token => "token",
        CodeClass::Pending => "pending",
        CodeClass::Account => "account",
        CodeClass::Risk => "risk",
        CodeClass::Server => "server",
    }
}

/// A text so that Markdown shows it as it is, names with an underscore as code. What stands between backticks is code
/// already.
pub(crate) fn markdown(text: &str) -> String {
    if text.contains(is_odd) {
        return markdown(&text.replace(is_odd, " "));
    }
    if text.matches('`').count() % 2 == 1 {
        // An odd backtick would make code of the rest of the comment.
        return markdown(&text.replace('`', "'"));
    }
    let mut out = String::new();
    for (index, part) in text.split('`').enumerate() {
        if index % 2 == 1 {
            let _ = write!(out, "`{part}`");
        } else {
            for (index, word) in part.split(' ').enumerate() {
                let space = if index > 0 { " " } else { "" };
                out.push_str(space);
                out.push_str(&prose(word));
            }
        }
    }
    out
}

/// Characters that a comment cannot have, or that rustc warns of in one.
fn is_odd(c: char) -> bool {
    c.is_control() || super::literal::is_invisible(c)
}

/// A word outside code.
fn prose(word: &str) -> String {
    if word.starts_with("http://") || word.starts_with("https://") {
        let url = word.trim_end_matches(['.', ',', ';', ':', ')']);
        return format!("<{url}>{}", word.strip_prefix(url).unwrap_or_default());
    }
    let mut out = String::new();
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let name = name_at(rest);
        if name.is_empty() {
            if matches!(c, '[' | ']' | '<' | '>' | '*' | '#' | '\\' | '|') {
                out.push('\\');
            }
            out.push(c);
            rest = rest.split_at(c.len_utf8()).1;
            continue;
        }
        if is_identifier(name) {
            let _ = write!(out, "`{name}`");
        } else {
            out.push_str(name);
        }
        rest = rest.split_at(name.len()).1;
    }
    out
}

/// The name that a text begins with: letters, digits and underscores, and dots between them.
fn name_at(text: &str) -> &str {
    let in_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let bytes = text.as_bytes();
    let mut end = 0;
    while let Some(byte) = bytes.get(end) {
        let dot = *byte == b'.' && end > 0 && bytes.get(end + 1).is_some_and(|next| in_name(*next));
        if !in_name(*byte) && !dot {
            break;
        }
        end += 1;
    }
    text.split_at(end).0
}

/// Something of the wire rather than a word: `order_id`, `data.status`, `deviceId`.
fn is_identifier(name: &str) -> bool {
    let lower = name.starts_with(|c: char| c.is_ascii_lowercase());
    let dotted = name.contains('.') && name.split('.').all(|part| part.len() > 1);
    name.contains('_') || (lower && (dotted || name.contains(|c: char| c.is_ascii_uppercase())))
}

/// The description in one line, for tables and lists.
pub(super) fn description_text(docs: &Docs) -> String {
    let parts: Vec<&str> = [&docs.zh, &docs.en]
        .into_iter()
        .flatten()
        .flat_map(|text| text.lines())
        .map(str::trim)
        .collect();
    parts.join(" ")
}
