//! What comes back: the bodies of all successes as one, and the other statuses by their descriptions.

use super::Rewriter;
use super::operation::chosen_reply;
use crate::source::{Entry, Node, Span, pointer};

impl Rewriter<'_> {
    /// `place` is the pointer to `node` in the root document.
    pub(super) fn replies(&mut self, node: &Node, place: &str) -> Node {
        let mut entries: Vec<Entry> = Vec::new();
        // The first success with a body, and the schemas of them all.
        let mut first: Option<usize> = None;
        let mut schemas: Vec<Node> = Vec::new();
        for entry in node.entries().unwrap_or_default() {
            if self.left.foreign(entry) {
                continue;
            }
            let Some(target) = self.target(&entry.value) else {
                entries.push(entry.clone());
                continue;
            };
            let success = is_success(&entry.key.text);
            let redirect = entry.key.text.starts_with('3');
            let written = self.response(target, redirect);
            if !redirect {
                self.keep(target, &entry.value, &written);
            }
            let schema = written
                .get("content")
                .and_then(Node::entries)
                .and_then(<[_]>::first)
                .and_then(|media| media.value.get("schema"));
            if let Some(schema) = schema.filter(|_| success && first.is_some()) {
                if schemas.iter().all(|known| !same(known, schema)) {
                    schemas.push(schema.clone());
                }
            } else if let Some(schema) = schema.filter(|_| success) {
                first = Some(entries.len());
                schemas.push(schema.clone());
            }
            entries.push(Entry {
                key: entry.key.clone(),
                value: written,
            });
        }
        if let Some(first) = first.and_then(|index| entries.get_mut(index))
            && schemas.len() > 1
        {
            // Where the status ends there is room for something without a text.
            let span = Span {
                start: first.key.span.end,
                ..first.key.span
            };
            let status = pointer::escape(&first.key.text);
            let schema = format!("{place}/{status}/content/application~1json/schema");
            self.made.insert(span, schema);
            first.value = with_alternatives(&first.value, schemas, span);
        }
        Node::mapping(node.span, entries)
    }

    /// A response. The body of a redirect is nothing that anybody reads.
    fn response(&mut self, node: &Node, redirect: bool) -> Node {
        let mut entries = self.entries(node, |own, key, value| match key {
            "headers" | "links" => {
                own.left.add(&format!("`{key}` of replies"));
                None
            }
            "content" if redirect => None,
            "content" if value.entries().is_some_and(<[_]>::is_empty) => None,
            "content" => {
                Some(own.content(value, chosen_reply(value), "other media types of replies"))
            }
            _ => Some(value.clone()),
        });
        if node.get("description").is_none() {
            let text = Node::text(node.span, "");
            entries.push(Entry::made("description", node.span, text));
        }
        Node::mapping(node.span, entries)
    }
}

pub(super) fn is_success(status: &str) -> bool {
    status.len() == 3 && status.starts_with('2')
}

/// The same reference, or the same schema.
fn same(a: &Node, b: &Node) -> bool {
    match (
        a.get("$ref").and_then(Node::as_str),
        b.get("$ref").and_then(Node::as_str),
    ) {
        (Some(a), Some(b)) => a == b,
        _ => a.span == b.span,
    }
}

/// The response with a body that is one of several; the choice itself is shown at `span`.
fn with_alternatives(response: &Node, schemas: Vec<Node>, span: Span) -> Node {
    let mut written = response.clone();
    let schema = pointer::get_mut(&mut written, "/content/application~1json/schema");
    if let Some(schema) = schema {
        let list = Node::sequence(span, schemas);
        *schema = Node::mapping(span, vec![Entry::made("anyOf", span, list)]);
    }
    written
}
