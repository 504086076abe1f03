//! Which of the spec's languages a text lacks.

use crate::model::{Api, both_languages};

/// The languages that the spec asks for.
pub(super) struct Languages<'a>(&'a [String]);

impl<'a> Languages<'a> {
    pub(super) fn of(api: &'a Api) -> Self {
        Self(&api.languages.names)
    }

    /// The languages that a text is not in, to follow "is not described"; `None`: it has them all, or `""` if there is
    /// no text at all. Chinese is known by its characters, other languages by the order of the lines.
    pub(super) fn missing(&self, text: &str) -> Option<String> {
        if text.trim().is_empty() {
            return Some(String::new());
        }
        let missing: Vec<String> = match self.0 {
            [] | [_] => Vec::new(),
            [first, second] if is_chinese(first) => {
                let (zh, rest) = both_languages(text);
                let given = [(first, zh.is_some()), (second, rest.is_some())];
                let lacking = given.into_iter().filter(|(_, given)| !given);
                lacking.map(|(language, _)| name(language)).collect()
            }
            several => {
                let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
                several.iter().skip(lines).map(|tag| name(tag)).collect()
            }
        };
        (!missing.is_empty()).then(|| format!(" in {}", missing.join(" and ")))
    }
}

fn is_chinese(tag: &str) -> bool {
    tag == "zh" || tag.starts_with("zh-")
}

/// A language as English calls it, or its tag.
fn name(tag: &str) -> String {
    match tag.split('-').next().unwrap_or_default() {
        "zh" => "Chinese".to_owned(),
        "en" => "English".to_owned(),
        _ => tag.to_owned(),
    }
}
