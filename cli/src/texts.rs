//! Sentences that are written into specs, in the spec's own languages.

use bilispec_codegen::model::Api;
use bilispec_codegen::source::Json;

/// The languages of a spec's texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Languages {
    chinese: bool,
    english: bool,
}

/// A sentence in both languages that are known here.
pub(crate) struct Text {
    pub(crate) zh: String,
    pub(crate) en: String,
}

impl Text {
    pub(crate) fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            zh: zh.into(),
            en: en.into(),
        }
    }
}

impl Languages {
    /// English alone.
    pub(crate) const ENGLISH: Self = Self {
        chinese: false,
        english: true,
    };

    /// Those of a spec; English where it names none.
    pub(crate) fn of(api: &Api) -> Self {
        let has = |prefix: &str| {
            api.languages
                .names
                .iter()
                .any(|language| language.starts_with(prefix))
        };
        let chinese = has("zh");
        Self {
            chinese,
            english: has("en") || !chinese,
        }
    }

    /// A sentence as a description or a note has it: a line for each language.
    pub(crate) fn lines(self, text: &Text) -> Json {
        Json::String(self.joined(text, "\n"))
    }

    /// A sentence as a summary has it.
    pub(crate) fn summary(self, text: &Text) -> Json {
        Json::String(self.joined(text, " / "))
    }

    fn joined(self, text: &Text, between: &str) -> String {
        match (self.chinese, self.english) {
            (true, true) => format!("{}{between}{}", text.zh, text.en),
            (true, false) => text.zh.clone(),
            _ => text.en.clone(),
        }
    }
}
