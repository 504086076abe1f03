//! Descriptions in two languages.

use crate::model::{Docs, Evidence, Note};
use crate::openapi::NoteMark;
use crate::source::Spanned;
use crate::text::is_chinese;

/// How well something is known that is being read: a level, and where that is written.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    pub(super) evidence: Evidence,
    pub(super) sources: Vec<String>,
    /// No other place decides about it.
    pub(super) stated: bool,
}

impl From<Evidence> for Standing {
    fn from(evidence: Evidence) -> Self {
        Self {
            evidence,
            sources: Vec::new(),
            stated: true,
        }
    }
}

impl Standing {
    /// What a place says of itself, if it does, or else what holds around it. A level without sources has none: those of
    /// another level are not its own.
    pub(super) fn or(
        &self,
        evidence: Option<&Spanned<Evidence>>,
        sources: Option<&Spanned<Vec<Spanned<String>>>>,
    ) -> Self {
        self.of(
            evidence.map(|level| level.value),
            sources.map(|list| ids(&list.value)),
        )
    }

    /// The same of values that have been read.
    pub(super) fn of(&self, evidence: Option<Evidence>, sources: Option<Vec<String>>) -> Self {
        match (evidence, sources) {
            (None, None) => self.clone(),
            (None, Some(sources)) => Self {
                sources,
                ..self.clone()
            },
            (Some(evidence), sources) => Self {
                evidence,
                sources: sources.unwrap_or_default(),
                stated: true,
            },
        }
    }
}

/// Ids without their places.
pub(super) fn ids(list: &[Spanned<String>]) -> Vec<String> {
    list.iter().map(|id| id.value.clone()).collect()
}

/// Notes without their places.
pub(super) fn notes(list: Option<&Vec<NoteMark>>) -> Vec<Note> {
    let notes = list.into_iter().flatten().map(|note| Note {
        text: note.text.value.trim().to_owned(),
        sources: ids(&note.sources),
    });
    notes.collect()
}

/// Docs from what stands in the spec.
pub(super) fn docs(
    summary: Option<&Spanned<String>>,
    description: Option<&Spanned<String>>,
    notes: Option<&Vec<NoteMark>>,
    standing: impl Into<Standing>,
) -> Docs {
    let standing = standing.into();
    let (zh, en) = description.map(|text| split(text)).unwrap_or_default();
    Docs {
        summary: summary.map(|text| text.value.clone()),
        zh,
        en,
        notes: self::notes(notes),
        evidence: standing.evidence,
        sources: standing.sources,
        stated: standing.stated,
        within: None,
        unit: None,
        measure: None,
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
