//! Pieces of text as HTML. What stands in two languages is marked as such, so that one of them can be shown alone.

use std::fmt::Write as _;

use super::super::content::{Inline, halves};
use super::super::sources;
use crate::html::{escape_content, slug};
use crate::labels::{Piece, Spoken, head_in_english, pieces};

/// Codes that are longer may break where a part of them ends.
const LONG: usize = 16;

/// `page`: the one that the text stands on, whose table of sources its ids lead to.
pub(super) fn inline(text: &[Inline], page: &str, spoken: Spoken) -> String {
    let mut out = String::new();
    let mut rest = text.iter().peekable();
    while let Some(piece) = rest.next() {
        let _ = match piece {
            Inline::Text(words) => write!(out, "{}", self::words(words, spoken)),
            Inline::English(words) => {
                write!(out, "<i lang=en>{}</i>", escape_content(words))
            }
            Inline::Both { zh, en, lines } => {
                let plain = |text| inline(text, page, spoken);
                write!(out, "{}", two(&plain(zh), &plain(en), *lines, spoken))
            }
            Inline::Value(line) => {
                let line = inline(line, page, spoken);
                write!(out, "<span class=v>{line}</span>")
            }
            Inline::Code(code) => write!(out, "<code>{}</code>", self::code(code)),
            // Alone they are told what they are; elsewhere their look says it.
            Inline::Sources { label, ids } if text.len() == 1 => {
                let label = words(label, spoken);
                write!(out, "{label}: {}", cited(ids, page))
            }
            Inline::Sources { ids, .. } => write!(out, "{}", cited(ids, page)),
            Inline::Evidence(evidence) => {
                write!(out, "<i class=\"e {evidence}\" lang=en>{evidence}</i>")
            }
            Inline::Strong(words) => {
                write!(out, "<strong>{}</strong>", self::words(words, spoken))
            }
            Inline::Link { text, page } => write!(
                out,
                "<a href=\"#{}\"><code>{}</code></a>",
                slug(page),
                escape_content(text)
            ),
            // Sources stand behind what they are of.
            Inline::Break if matches!(rest.peek(), Some(Inline::Sources { .. })) => {
                write!(out, " ")
            }
            Inline::Break => write!(out, "<br>"),
        };
    }
    out
}

/// Sources as links to their rows; they are everywhere, and the style shows them small.
fn cited(ids: &[String], page: &str) -> String {
    let ids = ids.iter().map(|id| {
        let to = slug(&format!("{page}--{}", sources::anchor(id)));
        format!("<a href=\"#{to}\">{}</a>", escape_content(id))
    });
    ids.collect::<Vec<_>>().join(" ")
}

/// The same twice, as markup, in one line or in two. Tags are short, as a page has thousands of them; where both are
/// shown in one line, the style puts a slash between them.
fn two(zh: &str, en: &str, lines: bool, spoken: Spoken) -> String {
    match (spoken, lines) {
        (Spoken::Both, true) => format!("<i lang=zh>{zh}</i><br><i lang=en>{en}</i>"),
        (Spoken::Both, false) => format!("<i lang=zh>{zh}</i><i lang=en>{en}</i>"),
        (_, true) => format!("{zh}<br><i lang=en>{en}</i>"),
        (_, false) => format!("{zh} / <i lang=en>{en}</i>"),
    }
}

/// Words of ours and of the spec, with their labels in both languages.
pub(super) fn words(text: &str, spoken: Spoken) -> String {
    if spoken != Spoken::Both {
        return escape_content(text);
    }
    let pieces = pieces(text).into_iter().map(|piece| match piece {
        Piece::Words(words) => escape_content(words),
        Piece::Label(label) => two(
            &escape_content(label.zh),
            &escape_content(label.en),
            false,
            spoken,
        ),
    });
    pieces.collect()
}

/// What a page is called.
pub(super) fn title(text: &str, spoken: Spoken) -> String {
    match halves(text) {
        Some((zh, en)) if spoken == Spoken::Both => {
            two(&escape_content(zh), &escape_content(en), false, spoken)
        }
        _ => escape_content(text),
    }
}

/// A head of a table.
pub(super) fn head(head: &str, spoken: Spoken) -> String {
    let english = head_in_english(head);
    if spoken == Spoken::Both && english != head {
        two(
            &escape_content(head),
            &escape_content(english),
            false,
            spoken,
        )
    } else {
        escape_content(spoken.head(head))
    }
}

/// A code that may break after the parts of it.
pub(super) fn code(text: &str) -> String {
    let escaped = escape_content(text);
    if text.chars().count() <= LONG {
        return escaped;
    }
    let mut out = String::with_capacity(escaped.len());
    for c in escaped.chars() {
        out.push(c);
        if matches!(c, '/' | '_' | '.') {
            out.push_str("<wbr>");
        }
    }
    out
}
