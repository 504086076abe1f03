//! The codes of an operation as the member `x-codes` of its reply's document.

use super::document::{find, node};
use super::writer::Writer;
use crate::model::{Api, Operation};
use crate::source::{Node, Project, Span, pointer};

/// Writes the operation's codes and those of its envelope, by number; each entry is what the catalogue says.
pub(super) fn write(writer: &mut Writer<'_>, api: &Api, operation: &Operation) {
    let mut codes = api.codes(operation).peekable();
    if codes.peek().is_none() {
        return;
    }
    let project = writer.project;
    writer.text.key("x-codes");
    writer.text.open('{');
    for code in codes {
        let number = code.key();
        let Some((_, entry)) = find(project, code.definition) else {
            continue;
        };
        let path = format!("/x-codes/{}", pointer::escape(&number));
        writer
            .origins
            .stand(project, path, entry.span, code.span, code.span);
        writer.text.key(&number);
        writer.text.open('{');
        for member in entry.entries().unwrap_or_default() {
            writer.text.key(&member.key.text);
            if member.key.text == "data" {
                writer.schema(&member.value);
            } else {
                writer.text.value(project, &member.value);
            }
        }
        writer.text.close('}');
    }
    writer.text.close('}');
    if let Some((value, key)) = list(project, api, operation) {
        writer
            .origins
            .stand(project, "/x-codes".to_owned(), value, value, key);
    }
}

/// The list itself: the operation's, or the envelope's where it has none.
fn list(project: &Project, api: &Api, operation: &Operation) -> Option<(Span, Span)> {
    let of = |node: &Node| {
        let entry = node.entry("x-codes")?;
        Some((entry.value.span, entry.key.span))
    };
    super::request::owner(project, operation)
        .and_then(|(_, node)| of(node))
        .or_else(|| {
            of(node(
                project,
                &api.envelope(operation.reply.envelope).schema,
            )?)
        })
}
