//! Descriptions in two languages.

use crate::model::{Docs, Evidence};
use crate::source::Spanned;

/// Docs from what stands in the spec.
pub(super) fn docs(
    summary: Option<&Spanned<String>>,
    description: Option<&Spanned<String>>,
    notes: Option<&Vec<Spanned<String>>>,
    evidence: Evidence,
) -> Docs {
    let (zh, en) = description.map(|text| split(text)).unwrap_or_default();
    Docs {
        summary: summary.map(|text| text.value.clone()),
        zh,
        en,
        notes: notes
            .into_iter()
            .flatten()
            .map(|note| note.value.clone())
            .collect(),
        evidence,
        unit: None,
    }
}

/// First line Chinese, the rest English; a text that does not begin in Chinese is all English.
pub fn split(text: &str) -> (Option<String>, Option<String>) {
    let text = text.trim();
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    if first.chars().any(is_chinese) {
        (filled(first), filled(rest))
    } else {
        (None, filled(text))
    }
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn chinese_first() {
        let two = |zh: &str, en: &str| (Some(zh.to_owned()), Some(en.to_owned()));
        assert_eq!(
            split("编号。\nThe id.\nOf the project."),
            two("编号。", "The id.\nOf the project.")
        );
        assert_eq!(split("编号。"), (Some("编号。".to_owned()), None));
        assert_eq!(
            split("The id.\n编号。"),
            (None, Some("The id.\n编号。".to_owned()))
        );
        assert_eq!(split(" \n"), (None, None));
    }
}
