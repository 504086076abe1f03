//! Paths and operations: names, tags, and the body that is sent.

use super::{Choice, Rewriter};
use crate::openapi::members::media_type;
use crate::source::{Entry, Node, Span, pointer};

/// What an item can do.
pub(super) const METHODS: &[&str] = &[
    "get", "post", "put", "patch", "delete", "head", "options", "trace",
];

impl Rewriter<'_> {
    pub(super) fn paths(&mut self, node: &Node, choice: &Choice) -> Node {
        if node.entries().is_none() {
            return node.clone();
        }
        let entries = self.entries(node, |own, path, value| {
            Some(match own.target(value) {
                Some(item) => own.item(item, path, choice),
                None => value.clone(),
            })
        });
        Node::mapping(node.span, entries)
    }

    fn item(&mut self, node: &Node, path: &str, choice: &Choice) -> Node {
        if node.entries().is_none() {
            return node.clone();
        }
        let entries = self.entries(node, |own, key, value| {
            Some(match key {
                "servers" if choice.server.is_some() => return None,
                "servers" => own.servers(value),
                "parameters" => own.parameters(value),
                method if METHODS.contains(&method) => {
                    let name = (path.to_owned(), method.to_owned());
                    if choice.leave_out.contains(&name) {
                        return None;
                    }
                    own.operation(value, path, method, choice)
                }
                _ => value.clone(),
            })
        });
        Node::mapping(node.span, entries)
    }

    fn operation(&mut self, node: &Node, path: &str, method: &str, choice: &Choice) -> Node {
        let name = (path.to_owned(), method.to_owned());
        let unread = choice.without_request.contains(&name);
        let mut entries = Vec::new();
        if node.entries().is_some() && node.get("operationId").is_none() {
            // In front of the first key there is room for something without a text.
            let span = Span {
                end: node.span.start,
                ..node.span
            };
            let id = Node::text(span, made_id(method, path));
            entries.push(Entry::made("operationId", span, id));
        }
        entries.extend(self.entries(node, |own, key, value| {
            Some(match key {
                "externalDocs" | "callbacks" => return own.leave(key),
                "servers" if choice.server.is_some() => return None,
                "servers" => own.servers(value),
                "tags" => own.tag(value),
                "security" => own.security(value),
                "requestBody" if unread => return None,
                "parameters" if unread => {
                    let in_path = own.in_path(value);
                    own.parameters(&in_path)
                }
                "parameters" => own.parameters(value),
                "requestBody" => own.body(value),
                "responses" => {
                    let path = pointer::escape(path);
                    own.replies(value, &format!("/paths/{path}/{method}/responses"))
                }
                _ => value.clone(),
            })
        }));
        Node::mapping(node.span, entries)
    }

    /// The parameters that an address can't do without.
    fn in_path(&self, node: &Node) -> Node {
        let is_in_path = |item: &&Node| {
            let target = self.target(item);
            let place = target.and_then(|target| target.get("in"));
            place.and_then(Node::as_str) == Some("path")
        };
        let items = node.items().unwrap_or_default().iter();
        Node::sequence(node.span, items.filter(is_in_path).cloned().collect())
    }

    /// The first tag is the group.
    fn tag(&mut self, node: &Node) -> Node {
        let Some([first, others @ ..]) = node.items() else {
            return node.clone();
        };
        for _ in others {
            self.left.add("other tags");
        }
        Node::sequence(node.span, vec![first.clone()])
    }

    fn body(&mut self, node: &Node) -> Node {
        let Some(target) = self.target(node) else {
            return node.clone();
        };
        let entries = self.entries(target, |own, key, value| {
            Some(if key == "content" {
                own.content(value, chosen_body(value), "other media types of bodies")
            } else {
                value.clone()
            })
        });
        let written = Node::mapping(target.span, entries);
        self.keep(target, node, &written);
        written
    }

    /// One media type of several.
    pub(super) fn content(&mut self, node: &Node, chosen: usize, others: &str) -> Node {
        let entries = node.entries().unwrap_or_default();
        let Some(entry) = entries.get(chosen) else {
            return node.clone();
        };
        for _ in entries.iter().skip(1) {
            self.left.add(others);
        }
        let mut key = entry.key.clone();
        if is_json(&key.text) {
            "application/json".clone_into(&mut key.text);
        }
        let value = self.media(&entry.value);
        Node::mapping(node.span, vec![Entry { key, value }])
    }

    fn media(&mut self, node: &Node) -> Node {
        let entries = self.entries(node, |own, key, value| match key {
            "example" | "examples" => own.leave(key),
            "schema" => Some(own.schema(value)),
            _ => Some(value.clone()),
        });
        Node::mapping(node.span, entries)
    }
}

/// `GET /users/{id}` as `get_users_by_id`.
pub(crate) fn made_id(method: &str, path: &str) -> String {
    let mut id = method.to_owned();
    for step in path.split('/').filter(|step| !step.is_empty()) {
        let name = step
            .strip_prefix('{')
            .and_then(|step| step.strip_suffix('}'));
        id.push('_');
        if let Some(name) = name {
            id.push_str("by_");
            id.push_str(name);
        } else {
            id.push_str(step);
        }
    }
    id
}

/// The media type that is sent: JSON, or else a form, or else whatever there is.
fn chosen_body(content: &Node) -> usize {
    let entries = content.entries().unwrap_or_default();
    let position = |fits: fn(&str) -> bool| {
        let mut entries = entries.iter();
        entries.position(|entry| fits(&media_type(&entry.key.text)))
    };
    position(|name| name == "application/json")
        .or_else(|| position(|name| name == "application/x-www-form-urlencoded"))
        .or_else(|| position(|name| name == "*/*"))
        .unwrap_or(0)
}

/// The media type that is asked for: JSON, or else something that is JSON too.
pub(super) fn chosen_reply(content: &Node) -> usize {
    let entries = content.entries().unwrap_or_default();
    let position = |fits: fn(&str) -> bool| {
        let mut entries = entries.iter();
        entries.position(|entry| fits(&media_type(&entry.key.text)))
    };
    position(|name| name == "application/json")
        .or_else(|| position(is_json))
        .unwrap_or(0)
}

pub(super) fn is_json(written: &str) -> bool {
    let name = media_type(written);
    name == "application/json" || name == "*/*" || name.ends_with("+json")
}
