//! `# bilispec-allow: RULE reason` on the line above takes back one finding.
//!
//! Errors of the reader stay: nothing can be made of a spec that has one.

use super::explain::{FORM, STALE, explain};
use crate::diagnostics::{Diagnostic, Diagnostics, suggest};
use crate::source::{FileId, Node, NodeKind, Project, SourceFile, Span};

const MARK: &str = "bilispec-allow:";

/// An allow comment.
struct Allow {
    span: Span,
    /// The line it is on.
    line: u32,
    rule: String,
    used: bool,
}

/// Takes back what comments allow, and reports those that allow nothing.
///
/// `is_whole`: all rules were checked, so that a comment without a finding is stale.
pub(super) fn apply(project: &Project, diagnostics: &mut Diagnostics, is_whole: bool) {
    let mut allows = Vec::new();
    for (index, file) in project.files().iter().enumerate() {
        let id = FileId(crate::source::to_u32(index));
        collect(id, file, &mut allows, diagnostics);
    }
    if allows.is_empty() {
        return;
    }
    diagnostics.retain(|finding| {
        let allowed = explain(finding.rule).is_some_and(|rule| rule.can_be_allowed);
        let Some(span) = finding.span.filter(|_| allowed) else {
            return true;
        };
        let line = project.position(span).line;
        // Several comments may stand above one line, one for each rule.
        let above = |allow: &Allow| {
            allow.span.file == span.file
                && allow.line < line
                && (allow.line..line).all(|between| {
                    between == allow.line
                        || allows
                            .iter()
                            .any(|other| other.span.file == span.file && other.line == between)
                })
        };
        let index = allows
            .iter()
            .position(|allow| allow.rule == finding.rule && above(allow));
        match index.and_then(|index| allows.get_mut(index)) {
            Some(allow) => {
                allow.used = true;
                false
            }
            None => true,
        }
    });
    for allow in allows.iter().filter(|allow| !allow.used && is_whole) {
        let message = format!("nothing here breaks `{}`", allow.rule);
        diagnostics.push(
            Diagnostic::warning(STALE, allow.span, message)
                .label("takes nothing back")
                .help("delete the comment"),
        );
    }
}

fn collect(id: FileId, file: &SourceFile, allows: &mut Vec<Allow>, diagnostics: &mut Diagnostics) {
    let text = file.text();
    for (at, _) in text.match_indices(MARK) {
        let line_start = text
            .get(..at)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |at| at + 1);
        let before = text.get(line_start..at).unwrap_or_default();
        let Some(indent) = before.find('#').filter(|_| before.trim() == "#") else {
            continue;
        };
        let rest = text.get(at + MARK.len()..).unwrap_or_default();
        let rest = rest.lines().next().unwrap_or_default();
        let start = crate::source::to_u32(line_start + indent);
        let span = Span {
            file: id,
            start,
            end: crate::source::to_u32(at + MARK.len() + rest.trim_end().len()),
        };
        if file.tree().is_some_and(|tree| in_text(tree, start)) {
            continue;
        }
        let (rule, reason) = rest
            .trim()
            .split_once(char::is_whitespace)
            .unwrap_or((rest.trim(), ""));
        if let Some(problem) = problem(rule, reason) {
            diagnostics.push(Diagnostic::error(FORM, span, problem.0).help(problem.1));
            continue;
        }
        allows.push(Allow {
            span,
            line: file.position(start).line,
            rule: rule.to_owned(),
            used: false,
        });
    }
}

/// What is wrong with a comment, and what to do about it.
fn problem(rule: &str, reason: &str) -> Option<(String, String)> {
    let form = || "write `# bilispec-allow: RULE reason` on the line above".to_owned();
    if rule.is_empty() {
        return Some(("the comment names no rule".to_owned(), form()));
    }
    let Some(known) = explain(rule) else {
        let near = suggest::nearest(rule, super::all().map(|rule| rule.id));
        let help = near.map_or_else(form, |near| format!("did you mean `{near}`?"));
        return Some((format!("there is no rule `{rule}`"), help));
    };
    if !known.can_be_allowed {
        let message = format!("`{rule}` cannot be taken back");
        return Some((message, "mend what it reports".to_owned()));
    }
    if reason.trim().is_empty() {
        return Some(("the comment gives no reason".to_owned(), form()));
    }
    None
}

/// Whether a byte lies within a value: then it is no comment.
fn in_text(node: &Node, at: u32) -> bool {
    if at < node.span.start || at >= node.span.end {
        return false;
    }
    match &node.kind {
        NodeKind::Mapping(entries) => entries.iter().any(|entry| in_text(&entry.value, at)),
        NodeKind::Sequence(items) => items.iter().any(|item| in_text(item, at)),
        _ => true,
    }
}
