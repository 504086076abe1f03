//! What a page of the reference consists of, whatever it is written in.
//!
//! Everything here is text as it is meant: the writers escape. Knows neither Markdown nor HTML.

use crate::model::Evidence;
use crate::text::is_chinese;

/// A page.
#[derive(Debug, Clone)]
pub(super) struct Page {
    /// Its name, part of file names and anchors.
    pub(super) name: String,
    /// What it is called.
    pub(super) title: String,
    /// What it is called in lists: an operation's id.
    pub(super) short: String,
    /// The group that it is listed under.
    pub(super) group: Option<String>,
    pub(super) blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Debug, Clone)]
pub(super) enum Block {
    /// A heading of a section, or of a part of one.
    Heading {
        level: u8,
        text: Text,
        /// Whether what follows is shown only when somebody asks.
        folded: bool,
    },
    Paragraph(Text),
    /// The address of a call.
    Address(String),
    /// The method of a call.
    Emphasis(String),
    List(Vec<Text>),
    Table(Table),
    /// A fixture with its request.
    Example {
        title: Text,
        anchor: String,
        blocks: Vec<Block>,
    },
    /// Text of another language.
    Code {
        language: &'static str,
        text: String,
    },
}

/// A table.
#[derive(Debug, Clone)]
pub(super) struct Table {
    pub(super) heads: &'static [&'static str],
    pub(super) rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Unique on its page; empty for what nothing leads to.
    pub(super) anchor: String,
    /// What search shows beside it: where in the reply it stands.
    pub(super) path: String,
    pub(super) cells: Vec<Text>,
}

/// Pieces one after the other.
pub(super) type Text = Vec<Inline>;

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Inline {
    Text(String),
    /// The same in English.
    English(String),
    /// Something of the wire, or of Rust.
    Code(String),
    /// How well something is known.
    Evidence(Evidence),
    /// The ids of sources, which the page's table of sources explains.
    Sources {
        label: String,
        ids: Vec<String>,
    },
    Strong(String),
    /// The same in Chinese and in English.
    Both {
        zh: Text,
        en: Text,
        /// Whether English begins a line of its own.
        lines: bool,
    },
    /// A listed value, which comes first, and all about it.
    Value(Text),
    /// To another page, by its name.
    Link {
        text: String,
        page: String,
    },
    Break,
}

impl Inline {
    /// Words that stand alone, marked as English.
    fn in_english(self) -> Self {
        match self {
            Self::Text(words) => Self::English(words),
            other => other,
        }
    }
}

/// Prose of the spec: what stands between backticks is code.
pub(super) fn prose(text: &str) -> Text {
    let mut pieces = Vec::new();
    for (number, line) in text.lines().map(str::trim).enumerate() {
        if number > 0 {
            pieces.push(Inline::Break);
        }
        let mut rest = line;
        while !rest.is_empty() {
            let code = rest.split_once('`').and_then(|(before, after)| {
                let (code, after) = after.split_once('`')?;
                (!code.trim().is_empty()).then_some((before, code, after))
            });
            let Some((before, code, after)) = code else {
                pieces.push(Inline::Text(rest.to_owned()));
                break;
            };
            if !before.is_empty() {
                pieces.push(Inline::Text(before.to_owned()));
            }
            pieces.push(Inline::Code(code.to_owned()));
            rest = after;
        }
    }
    pieces
}

/// The same, known to be English.
pub(super) fn english(text: &str) -> Text {
    both(Text::new(), prose(text), false)
}

/// A text in two languages, or in one of them.
pub(super) fn both(zh: Text, en: Text, lines: bool) -> Text {
    match (zh.is_empty(), en.is_empty()) {
        (false, false) => vec![Inline::Both { zh, en, lines }],
        (false, true) => zh,
        (true, _) => en.into_iter().map(Inline::in_english).collect(),
    }
}

/// A line of the spec that may be in two languages: `充电 / Charge`.
pub(super) fn pair(text: &str) -> Text {
    halves(text).map_or_else(|| prose(text), |(zh, en)| both(prose(zh), prose(en), false))
}

/// Both halves of a line in two languages.
pub(super) fn halves(text: &str) -> Option<(&str, &str)> {
    let chinese = |text: &str| text.chars().any(is_chinese);
    let (zh, en) = text.split_once(" / ")?;
    (chinese(zh) && !chinese(en) && !en.trim().is_empty()).then_some((zh, en))
}

/// Texts with a line break between each and the next.
pub(super) fn lines(texts: impl IntoIterator<Item = Text>) -> Text {
    join(texts, &Inline::Break)
}

/// Texts with something between each and the next; empty ones are left out.
pub(super) fn join(texts: impl IntoIterator<Item = Text>, between: &Inline) -> Text {
    let mut all = Vec::new();
    for text in texts.into_iter().filter(|text| !text.is_empty()) {
        if !all.is_empty() {
            all.push(between.clone());
        }
        all.extend(text);
    }
    all
}

/// Plain words.
pub(super) fn words(text: impl Into<String>) -> Text {
    vec![Inline::Text(text.into())]
}

/// Code alone.
pub(super) fn code(text: impl Into<String>) -> Text {
    vec![Inline::Code(text.into())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_in_two_languages_is_told_from_a_slash() {
        assert_eq!(halves("充电 / Charge"), Some(("充电", "Charge")));
        for one in [
            "充电",
            "Charge / pay",
            "充电 / 付款",
            "充电 / ",
            "充电/Charge",
        ] {
            assert_eq!(halves(one), None, "{one}");
        }
    }

    #[test]
    fn backticks_make_code_where_they_are_a_pair() {
        let text = |s: &str| Inline::Text(s.to_owned());
        let code = |s: &str| Inline::Code(s.to_owned());
        assert_eq!(prose("a `b` c"), [text("a "), code("b"), text(" c")]);
        assert_eq!(prose("a `b"), [text("a `b")]);
        assert_eq!(prose("`` x"), [text("`` x")]);
        assert_eq!(prose("a\n b"), [text("a"), Inline::Break, text("b")]);
        assert_eq!(prose(""), []);
    }
}
