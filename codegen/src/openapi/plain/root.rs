//! The root document: servers, tags, security schemes, and the paths.

use super::{Choice, Rewriter};
use crate::source::{Entry, Node, NodeKind};
use bilispec_wire::login::Scheme;

impl Rewriter<'_> {
    pub(super) fn root(&mut self, document: &Node, choice: &Choice) -> Node {
        let given = choice.server.as_deref();
        let mut entries = self.entries(document, |own, key, value| {
            Some(match key {
                "externalDocs" | "jsonSchemaDialect" | "webhooks" => return own.leave(key),
                "servers" if given.is_some() => return None,
                "servers" => own.servers(value),
                "info" | "tags" => own.strip(value),
                "paths" => own.paths(value, choice),
                "components" => own.components(value),
                "security" => own.security(value),
                _ => value.clone(),
            })
        });
        if let Some(address) = given {
            let span = document.span;
            let url = Entry::made("url", span, Node::text(span, address));
            let server = Node::mapping(span, vec![url]);
            entries.push(Entry::made(
                "servers",
                span,
                Node::sequence(span, vec![server]),
            ));
        }
        Node::mapping(document.span, entries)
    }

    /// Without the extensions and references to documents that others put there.
    fn strip(&mut self, node: &Node) -> Node {
        let kind = match &node.kind {
            NodeKind::Mapping(_) => {
                NodeKind::Mapping(self.entries(node, |own, key, value| match key {
                    "externalDocs" => own.leave(key),
                    _ => Some(own.strip(value)),
                }))
            }
            NodeKind::Sequence(items) => {
                NodeKind::Sequence(items.iter().map(|item| self.strip(item)).collect())
            }
            other => other.clone(),
        };
        Node {
            span: node.span,
            kind,
        }
    }

    /// The servers, in their order; of those behind the first, the ones that have a place in a client.
    pub(super) fn servers(&mut self, node: &Node) -> Node {
        let Some(servers) = node.items() else {
            return node.clone();
        };
        let mut kept = Vec::new();
        for (index, server) in servers.iter().enumerate() {
            let url = server.get("url").and_then(Node::as_str).unwrap_or_default();
            if index > 0 && !url.starts_with("https://") && !self.reading {
                self.left.add("other servers");
                continue;
            }
            kept.push(self.strip(server));
        }
        Node::sequence(node.span, kept)
    }

    /// What is referred to stays for now: it is rewritten when something leads to it.
    fn components(&mut self, node: &Node) -> Node {
        let Some(given) = node.entries() else {
            return node.clone();
        };
        let mut entries = Vec::new();
        for entry in given {
            let value = if entry.key.text == "securitySchemes" {
                self.schemes(&entry.value)
            } else {
                entry.value.clone()
            };
            entries.push(Entry {
                key: entry.key.clone(),
                value,
            });
        }
        Node::mapping(node.span, entries)
    }

    fn schemes(&mut self, node: &Node) -> Node {
        let Some(given) = node.entries() else {
            return node.clone();
        };
        let mut entries = Vec::new();
        for entry in given {
            let Some(scheme) = self.target(&entry.value) else {
                continue;
            };
            if let Some(value) = self.scheme(scheme) {
                entries.push(Entry {
                    key: entry.key.clone(),
                    value,
                });
            }
        }
        Node::mapping(node.span, entries)
    }

    /// A token that OAuth or `OpenID` Connect gives out travels as a bearer token; how it is got is not the client's
    /// business.
    fn scheme(&mut self, node: &Node) -> Option<Node> {
        let kind = node.get("type").and_then(Node::as_str).unwrap_or_default();
        if let Some(name) = unsupported(node) {
            self.left.add(&format!("the security scheme {name}"));
            return None;
        }
        let token = matches!(kind, "oauth2" | "openIdConnect");
        let mut entries = self.entries(node, |own, key, value| {
            Some(match key {
                "flows" | "openIdConnectUrl" | "bearerFormat" => return own.leave(key),
                "type" if token => Node::text(value.span, "http"),
                "scheme" => {
                    let scheme = value.as_str().unwrap_or_default();
                    Node::text(value.span, scheme.to_ascii_lowercase())
                }
                _ => value.clone(),
            })
        });
        if token {
            let span = node.get("type").map_or(node.span, |kind| kind.span);
            entries.push(Entry::made("scheme", span, Node::text(span, "bearer")));
        }
        Some(Node::mapping(node.span, entries))
    }

    /// The ways to log in that are supported, or the first if none is; whether it works without any, stays.
    pub(super) fn security(&mut self, node: &Node) -> Node {
        let Some(ways) = node.items() else {
            return node.clone();
        };
        let named = |way: &Node| way.entries().is_some_and(|names| !names.is_empty());
        let some_work = ways.iter().any(|way| named(way) && self.can_be_used(way));
        let mut kept: Vec<Node> = Vec::new();
        for way in ways {
            let anonymous = !named(way);
            let first = kept.iter().all(|other| !named(other));
            if anonymous || self.can_be_used(way) || !some_work && first {
                kept.push(way.clone());
            } else {
                self.left.add("other ways to log in");
            }
        }
        Node::sequence(node.span, kept)
    }

    /// Whether all that one way to log in names is supported.
    fn can_be_used(&self, way: &Node) -> bool {
        let root = self.project.files().first().and_then(|file| file.tree());
        let schemes = root
            .and_then(|root| root.get("components"))
            .and_then(|components| components.get("securitySchemes"));
        way.entries().unwrap_or_default().iter().all(|entry| {
            let scheme = schemes
                .and_then(|schemes| schemes.get(&entry.key.text))
                .and_then(|scheme| self.target(scheme));
            scheme.is_some_and(|scheme| unsupported(scheme).is_none())
        })
    }
}

/// The name of a kind of login that clients are not generated for.
fn unsupported(scheme: &Node) -> Option<String> {
    let word = |key| scheme.get(key).and_then(Node::as_str).unwrap_or_default();
    match word("type") {
        "mutualTLS" => Some("mutualTLS".to_owned()),
        "http" => {
            let name = word("scheme").to_ascii_lowercase();
            let is_known = name.is_empty() || Scheme::of(&name).is_some();
            (!is_known).then(|| format!("`{name}` of HTTP"))
        }
        _ => None,
    }
}
