//! Parameters, wherever they stand.

use super::Rewriter;
use crate::source::{Entry, Node, NodeKind};

/// Headers that `OpenAPI` says are not described as parameters: media types and security say what they are.
const IGNORED_HEADERS: &[&str] = &["accept", "authorization", "content-type"];

impl Rewriter<'_> {
    pub(super) fn parameters(&mut self, node: &Node) -> Node {
        let mut items = Vec::new();
        for item in node.items().unwrap_or_default() {
            match self.target(item) {
                Some(target) => {
                    if let Some(written) = self.parameter(target) {
                        self.keep(target, item, &written);
                        items.push(written);
                    }
                }
                None => items.push(item.clone()),
            }
        }
        Node::sequence(node.span, items)
    }

    fn parameter(&mut self, node: &Node) -> Option<Node> {
        let text = |key: &str| node.get(key).and_then(Node::as_str).unwrap_or_default();
        let place = text("in");
        let name = text("name").to_ascii_lowercase();
        if place == "header" && IGNORED_HEADERS.contains(&name.as_str()) {
            self.left.add(&format!("the header parameter `{name}`"));
            return None;
        }
        let mut entries = self.entries(node, |own, key, value| match key {
            "example" | "examples" | "allowReserved" | "allowEmptyValue" => own.leave(key),
            "required" if place == "path" => None,
            "schema" => Some(own.schema(value)),
            "content" => Some(own.content(value, 0, "other media types of parameters")),
            _ => Some(value.clone()),
        });
        if place == "path" {
            let span = node.get("in").map_or(node.span, |place| place.span);
            let kind = NodeKind::Bool(true);
            entries.push(Entry::made("required", span, Node { span, kind }));
        }
        Some(Node::mapping(node.span, entries))
    }
}
