//! Questions that somebody has to answer: notes that begin with `TODO`.

use super::super::context::Context;
use super::super::rule::{Check, Rule, Sink};
use super::note_language::notes;
use crate::diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "question-open",
    title: "A note asks a question that nobody has answered.",
    why: "What captures can't tell is asked where the answer belongs: what proves a payment, which calls need a login. Until it is answered, the spec guesses.",
    remedy: "write the answer into the spec, and take the note away",
    severity: Severity::Warning,
    check: Check::Anywhere(check),
};

/// What the text of a question begins with.
const MARK: &str = "TODO";

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    for file in context.project.files() {
        let Some(tree) = file.tree() else { continue };
        notes(tree, &mut |text, span| {
            let question = text
                .lines()
                .find_map(|line| line.trim_start().strip_prefix(MARK));
            if let Some(question) = question {
                let question = question.trim_start_matches([':', ' ']);
                let short: String = question.chars().take(120).collect();
                let more = if short.len() < question.len() {
                    "…"
                } else {
                    ""
                };
                sink.push(sink.at(span, format!("{short}{more}")));
            }
        });
    }
}
