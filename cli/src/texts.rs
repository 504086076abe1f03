//! Sentences that are written into specs, in the spec's own languages, and how numbers of things are said.

use bilispec_codegen::labels::Spoken;
use bilispec_codegen::model::Api;
use bilispec_codegen::source::Json;

/// The languages of a spec's texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Languages(Spoken);

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
    pub(crate) const ENGLISH: Self = Self(Spoken::English);

    /// Those of a spec; English where it names none.
    pub(crate) fn of(api: &Api) -> Self {
        Self(Spoken::of(&api.languages.names))
    }

    /// A sentence as a description or a note has it: a line for each language.
    pub(crate) fn lines(self, text: &Text) -> Json {
        Json::String(self.0.joined(&text.zh, &text.en, "\n"))
    }

    /// A sentence as a summary has it.
    pub(crate) fn summary(self, text: &Text) -> Json {
        Json::String(self.0.choose(&text.zh, &text.en))
    }
}

/// A number of things, with an `s` if it is not one.
pub(crate) fn plural(count: u64, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
