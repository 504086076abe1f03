//! Notes are written in the languages of the spec.

use super::super::context::Context;
use super::super::languages::Languages;
use super::super::rule::{Check, Rule, Sink};
use crate::diagnostics::Severity;
use crate::source::{Node, Span};

pub(super) const RULE: Rule = Rule {
    id: "note-language",
    title: "A note is not written in all languages of the spec.",
    why: "Notes hold the contradictions and what is uncertain, which is what readers need most. Which languages they read, `x-languages` says at the root of the spec.",
    remedy: "write the note as a block, a line for each language of `x-languages`, in their order",
    severity: Severity::Warning,
    check: Check::Anywhere(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    let languages = Languages::of(context.api);
    for file in context.project.files() {
        let Some(tree) = file.tree() else { continue };
        notes(tree, &mut |text, span| {
            if let Some(missing) = languages.missing(text) {
                let message = format!("the note is not written{missing}");
                sink.push(sink.at(span, message));
            }
        });
    }
}

/// All items of `x-notes`, wherever they stand.
pub(super) fn notes(tree: &Node, look: &mut impl FnMut(&str, Span)) {
    let mut open = vec![tree];
    while let Some(node) = open.pop() {
        for entry in node.entries().unwrap_or_default().iter().rev() {
            if entry.key.text == "x-notes"
                && let Some(list) = entry.value.items()
            {
                for item in list {
                    let text = item.get("text").unwrap_or(item);
                    if let Some(words) = text.as_str() {
                        look(words, text.span);
                    }
                }
            } else {
                open.push(&entry.value);
            }
        }
        open.extend(node.items().unwrap_or_default().iter().rev());
    }
}
