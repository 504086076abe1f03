//! What YAML offers and this project refuses, in words.

use super::Span;
use super::span::to_u32;
use crate::diagnostics::{Diagnostic, rules};

const USE_REF: &str = "give the value a place of its own and use `$ref`";

/// `&name`, somewhere before the node at `span`.
pub(super) fn anchor(text: &str, span: Span) -> Diagnostic {
    let (name, place) = word_before(text, span, '&');
    let message = format!("the anchor `{name}`: anchors are not accepted");
    Diagnostic::error(rules::YAML_ANCHOR, place, message).help(USE_REF)
}

/// `*name`.
pub(super) fn alias(name: &str, span: Span) -> Diagnostic {
    let message = format!("the alias `{}`: aliases are not accepted", name.trim_end());
    Diagnostic::error(rules::YAML_ALIAS, span, message).help(USE_REF)
}

/// `*name`, where no value has the anchor, or the copies become too many.
pub(super) fn unknown_alias(text: &str, span: Span) -> Diagnostic {
    let name = text
        .get(span.start as usize..span.end as usize)
        .unwrap_or_default();
    let message = format!(
        "the alias `{}` leads to nothing, or to too much",
        name.trim_end()
    );
    Diagnostic::error(rules::INVALID_YAML, span, message)
}

/// `!!str` or `!mine`, somewhere before the node at `span`.
pub(super) fn tag(text: &str, span: Span) -> Diagnostic {
    let (name, place) = word_before(text, span, '!');
    let message = format!("the tag `{name}`: tags are not accepted");
    Diagnostic::error(rules::YAML_TAG, place, message).help(
        "write the value so that YAML reads it as meant: quoted for a text, plain for a number",
    )
}

/// `<<`.
pub(super) fn merge(span: Span) -> Diagnostic {
    let message = "the merge key `<<`: merging is not accepted";
    Diagnostic::error(rules::YAML_MERGE, span, message)
        .help("YAML 1.2 has no merge keys; use `$ref`, or write the members out")
}

/// A key that is not a text.
pub(super) fn key_of_many(span: Span) -> Diagnostic {
    let message = "a key that is a list or a mapping";
    Diagnostic::error(rules::KEY_NOT_SCALAR, span, message)
        .help("keys are texts; quote it if the brackets belong to the text")
}

/// A colon without a key.
pub(super) fn key_of_nothing(span: Span) -> Diagnostic {
    Diagnostic::error(rules::KEY_NOT_SCALAR, span, "a key that is nothing")
        .help("write the key before the colon; an empty text is \"\"")
}

/// A key for the second time.
pub(super) fn duplicate(key: &str, span: Span, first: Span) -> Diagnostic {
    let message = format!("the key `{key}` is there twice");
    Diagnostic::error(rules::DUPLICATE_KEY, span, message)
        .label("again here")
        .related(first, "first defined here")
}

/// A collection within too many others.
pub(super) fn too_deep(limit: usize, span: Span) -> Diagnostic {
    let start = Span {
        end: span.start,
        ..span
    };
    let message = format!("values are nested more than {limit} deep");
    Diagnostic::error(rules::TOO_DEEP, start, message)
}

/// What the parser says.
pub(super) fn syntax(info: &str, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::error(rules::INVALID_YAML, span, format!("invalid YAML: {info}"));
    if info.contains("tab") {
        diagnostic.help("indent with spaces")
    } else {
        diagnostic
    }
}

/// The word beginning with `sign` at `span` or nearest before it, and its place.
fn word_before(text: &str, span: Span, sign: char) -> (&str, Span) {
    let at = span.start as usize;
    let here = text.get(at..).is_some_and(|after| after.starts_with(sign));
    let before = text.get(..at).unwrap_or_default();
    let Some(start) = (if here { Some(at) } else { before.rfind(sign) }) else {
        return ("", span);
    };
    // Of the two signs of `!!str` the first is the one to show.
    let doubled = sign == '!' && before.get(..start).is_some_and(|text| text.ends_with(sign));
    let start = start - usize::from(doubled);
    let rest = text.get(start..).unwrap_or_default();
    let end = rest
        .find([' ', '\t', '\n', '\r', ',', ']', '}'])
        .unwrap_or(rest.len());
    let place = Span {
        file: span.file,
        start: to_u32(start),
        end: to_u32(start + end),
    };
    (rest.get(..end).unwrap_or_default(), place)
}
