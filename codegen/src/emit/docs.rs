//! What the spec says in words, as doc comments: every text of a spec goes through [`crate::markdown`].

use crate::markdown;
use crate::model::{Api, Dialect, Docs, Unit};

/// The lines for a thing: its description in both languages, its notes, its unit and evidence.
pub(super) fn lines(api: &Api, docs: &Docs) -> Vec<String> {
    let mut lines = description(docs);
    for note in &docs.notes {
        lines.extend([String::new(), format!("Note: {}", markdown(note))]);
    }
    let mut facts = Vec::new();
    let unit = docs.unit.map(Unit::name).or(docs.measure.as_deref());
    if let Some(unit) = unit {
        facts.push(format!("Unit: {}.", markdown(unit)));
    }
    // A document from elsewhere says nothing about what was seen.
    if api.dialect == Dialect::Annotated {
        facts.push(format!("Evidence: {}.", docs.evidence));
    }
    if !facts.is_empty() {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(facts.join(" "));
    }
    lines
}

/// Summary and description only.
pub(super) fn description(docs: &Docs) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(summary) = &docs.summary {
        lines.extend([markdown(summary), String::new()]);
    }
    // One text, as it was written: a list may begin under the first line.
    let texts: Vec<&str> = [&docs.zh, &docs.en]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    lines.extend(markdown::block(&texts.join("\n")));
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

/// A text as part of one line.
pub(crate) fn markdown(text: &str) -> String {
    markdown::inline(text)
}

/// A name or a value of the spec as code.
pub(super) fn code(text: &str) -> String {
    markdown::code(text)
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
