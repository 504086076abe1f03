//! Paths and operations: names, tags, and the body that is sent.

use super::{Choice, Rewriter};
use crate::openapi::members::media_type;
use crate::source::{Entry, Node, NodeKind, Span, pointer};

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
                Some(item) => {
                    let written = own.item(item, path, choice);
                    own.keep(item, value, &written);
                    written
                }
                None => value.clone(),
            })
        });
        Node::mapping(node.span, entries)
    }

    fn item(&mut self, node: &Node, path: &str, choice: &Choice) -> Node {
        if node.entries().is_none() {
            return node.clone();
        }
        // What the operations share is each one's own, where one of them goes without its request.
        let is_unread = choice.without_request.iter().any(|(one, _)| one == path);
        let shared = node.get("parameters").filter(|_| is_unread);
        let entries = self.entries(node, |own, key, value| {
            Some(match key {
                "servers" if choice.server.is_some() => return None,
                "servers" => own.servers(value),
                "parameters" if shared.is_some() => return None,
                "parameters" => own.parameters(value),
                method if METHODS.contains(&method) => {
                    let name = (path.to_owned(), method.to_owned());
                    if choice.leave_out.contains(&name) {
                        return None;
                    }
                    // No version of OpenAPI has a reference here, and documents of many files do.
                    let target = own.target(value).unwrap_or(value);
                    let whole = shared.and_then(|shared| own.with_shared(target, shared));
                    let target = whole.as_ref().unwrap_or(target);
                    let written = own.operation(target, path, method, choice);
                    own.keep(target, value, &written);
                    written
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
                "parameters" if unread => own.in_path(value),
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

    /// An operation with the parameters that all operations of its path share, but for those that it has itself; `None` if
    /// it is none.
    fn with_shared(&self, operation: &Node, shared: &Node) -> Option<Node> {
        let mut entries = operation.entries()?.to_vec();
        let name = |item: &Node| {
            let target = self.target(item)?;
            let text = |key: &str| target.get(key).and_then(Node::as_str).map(str::to_owned);
            Some((text("name")?, text("in")?))
        };
        let own = operation.get("parameters").and_then(Node::items);
        let own = own.unwrap_or_default();
        let is_own = |item: &&Node| own.iter().any(|one| name(one) == name(item));
        let shared = shared.items().unwrap_or_default().iter();
        let mut all: Vec<Node> = shared.filter(|item| !is_own(item)).cloned().collect();
        all.extend_from_slice(own);
        let span = operation.span;
        if let Some(entry) = entries.iter_mut().find(|one| one.key.text == "parameters") {
            entry.value = Node::sequence(entry.value.span, all);
        } else {
            let start = Span {
                end: span.start,
                ..span
            };
            let all = Node::sequence(start, all);
            entries.push(Entry::made("parameters", start, all));
        }
        Some(Node::mapping(span, entries))
    }

    /// The parameters that an address can't do without, each as any text.
    fn in_path(&mut self, node: &Node) -> Node {
        let mut items = Vec::new();
        for item in node.items().unwrap_or_default() {
            let Some(target) = self.target(item) else {
                continue;
            };
            let Some(place) = target.entry("in") else {
                continue;
            };
            if place.value.as_str() != Some("path") {
                continue;
            }
            let span = place.value.span;
            let flag = Node {
                span,
                kind: NodeKind::Bool(true),
            };
            let text = Entry::made("type", span, Node::text(span, "string"));
            let mut entries: Vec<Entry> = target.entry("name").into_iter().cloned().collect();
            entries.push(place.clone());
            entries.push(Entry::made("required", span, flag));
            entries.push(Entry::made("schema", span, Node::mapping(span, vec![text])));
            items.push(Node::mapping(target.span, entries));
        }
        Node::sequence(node.span, items)
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
