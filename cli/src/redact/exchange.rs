//! One exchange of a HAR file or an NDJSON log, member by member: what each may hold, and how it is written.
//!
//! What can't be read is left out with a note: a body that is neither JSON nor a form may hold anything.

use std::borrow::Cow;

use serde_json::Value;
use serde_json::value::RawValue;

use super::edit::{Edit, quoted};
use super::json::{header, last, members, text};
use super::schema::Nodes;
use super::spec::{Operation, Spec};
use super::summary::Notes;
use super::walk::{Around, Core};

/// Which side of the exchange a body is on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Request,
    Reply,
}

/// Replaces what must not be passed on in one exchange.
pub(super) struct Exchange<'x> {
    pub(super) spec: &'x Spec,
    pub(super) core: &'x mut Core,
    pub(super) notes: &'x mut Notes,
    pub(super) operation: Option<&'x Operation>,
    pub(super) keeps_extras: bool,
}

/// Nodes of one of an operation's schemas; none without an operation.
pub(super) fn nodes<'s>(
    operation: Option<&'s Operation>,
    which: impl Fn(&'s Operation) -> &'s Value,
) -> Nodes<'s> {
    operation.map_or_else(Nodes::default, |operation| Nodes::of(which(operation)))
}

impl Exchange<'_> {
    pub(super) fn note(&mut self, what: &str) {
        self.notes.add(&self.core.sample, what);
    }

    /// Writes an object's members again; `None` if it is not an object.
    pub(super) fn object(
        &mut self,
        json: &str,
        mut edit: impl FnMut(&mut Self, &str, &RawValue) -> Edit,
    ) -> Option<String> {
        let mut out = String::from("{");
        for (key, value) in members(json)? {
            let new = match edit(self, &key, value) {
                Edit::Keep => Cow::Borrowed(value.get()),
                Edit::New(new) => Cow::Owned(new),
                Edit::Drop => continue,
            };
            if out.len() > 1 {
                out.push(',');
            }
            out.push_str(&quoted(&key));
            out.push(':');
            out.push_str(&new);
        }
        out.push('}');
        Some(out)
    }

    /// Something that neither the spec nor the capture's form describes.
    pub(super) fn unknown(&mut self, name: &str, raw: &RawValue) -> Edit {
        let around = Around {
            name: self.core.name(name),
            ..Around::nothing()
        };
        let part = std::mem::replace(&mut self.core.part, "capture");
        let new = self.core.step(name, |core| core.json(raw.get(), around));
        self.core.part = part;
        new.map_or(Edit::Drop, Edit::New)
    }

    /// One entry of a HAR file; `None` if it is not an object.
    pub(super) fn entry(&mut self, json: &str) -> Option<String> {
        let call = members(json)?;
        let request = call.iter().rfind(|(key, _)| key == "request");
        let request = request
            .and_then(|(_, raw)| members(raw.get()))
            .unwrap_or_default();
        let get = |name: &str| {
            request
                .iter()
                .rfind(|(key, _)| key == name)
                .and_then(|(_, raw)| text(raw))
        };
        let (method, url) = (get("method"), get("url"));
        self.operation = url.and_then(|url| self.spec.find(method.as_deref(), &url));
        self.object(json, |this, key, raw| match this.at("entry", key) {
            "request" => this.message(raw, Side::Request),
            "response" => this.message(raw, Side::Reply),
            "serverIPAddress" | "connection" => this.personal(key, raw),
            "pageref" => this.page_id(raw),
            "startedDateTime" | "time" => this.scalar(key, raw),
            "_webSocketMessages" => {
                this.note("WebSocket messages are left out");
                Edit::Drop
            }
            _ => this.extra(key, raw),
        })
    }

    /// A line of an NDJSON log; `None` if it is not an object.
    pub(super) fn line(&mut self, json: &str, bodies: bool) -> Option<String> {
        let parts = members(json);
        let is_exchange = parts
            .iter()
            .flatten()
            .any(|(key, _)| key == "response_body");
        if bodies && !is_exchange {
            return self.body(json);
        }
        let parts = parts?;
        let get = |name: &str| {
            parts
                .iter()
                .rfind(|(key, _)| key == name)
                .and_then(|(_, raw)| text(raw))
        };
        let named = get("operation").and_then(|id| self.spec.operation(&id));
        let found = || self.spec.find(get("method").as_deref(), &get("url")?);
        self.operation = named.or(self.operation).or_else(found);
        let media = |name: &str| header(last(&parts, name)?, "content-type");
        let request_media = media("request_headers");
        self.object(json, |this, key, raw| match this.at("line", key) {
            "operation" | "method" | "status" => this.scalar(key, raw),
            "url" => this.address(raw),
            "request_headers" => this.headers(raw, "request headers"),
            "response_headers" => this.headers(raw, "response headers"),
            "request_body" => this.content(raw, None, Side::Request, request_media.as_deref()),
            "response_body" => this.content(raw, None, Side::Reply, None),
            _ => this.unknown(key, raw),
        })
    }

    /// The key of a member, from whose place on what is found stands in `part`.
    fn at<'k>(&mut self, part: &'static str, key: &'k str) -> &'k str {
        self.core.part = part;
        key
    }

    /// A reply body by itself.
    pub(super) fn body(&mut self, json: &str) -> Option<String> {
        let nodes = nodes(self.operation, |operation| &operation.reply);
        self.core.part = "response body";
        self.core.json(
            json,
            Around {
                nodes: &nodes,
                ..Around::nothing()
            },
        )
    }

    fn message(&mut self, raw: &RawValue, side: Side) -> Edit {
        let (part, headers) = if side == Side::Request {
            ("request", "request headers")
        } else {
            ("response", "response headers")
        };
        let edited = self.object(raw.get(), |this, key, raw| match this.at(part, key) {
            "url" => this.address(raw),
            "redirectURL" => this.other_address(raw),
            "headers" => this.headers(raw, headers),
            "cookies" => this.list(raw, "cookies", Core::cookie),
            "queryString" => {
                let query = nodes(this.operation, |operation| &operation.query);
                let beside = this.beside(raw);
                this.list(raw, "request query", |core, name, value| {
                    core.field(name, value, &query, beside)
                })
            }
            "postData" | "content" => this.payload(raw, side),
            "statusText" => this.reason(raw),
            "method" | "status" | "httpVersion" | "headersSize" | "bodySize" => {
                this.scalar(key, raw)
            }
            _ => this.extra(key, raw),
        });
        edited.map_or(Edit::Keep, Edit::New)
    }

    /// A short word or a number; anything else is no such member.
    pub(super) fn scalar(&mut self, key: &str, raw: &RawValue) -> Edit {
        let is_short = raw.get().len() <= 64 && !raw.get().starts_with(['{', '[']);
        match text(raw) {
            Some(word) if is_short => {
                let new = self.core.step(key, |core| core.free_text(&word));
                Edit::of(new.map(|new| quoted(&new)))
            }
            None if is_short => Edit::Keep,
            _ => self.unknown(key, raw),
        }
    }

    fn address(&mut self, raw: &RawValue) -> Edit {
        let query = nodes(self.operation, |operation| &operation.query);
        self.address_with(raw, "request query", Some(&query))
    }

    /// An address of some other call.
    fn other_address(&mut self, raw: &RawValue) -> Edit {
        self.address_with(raw, "response redirect", None)
    }

    fn address_with(
        &mut self,
        raw: &RawValue,
        part: &'static str,
        query: Option<&Nodes<'_>>,
    ) -> Edit {
        let Some(address) = text(raw) else {
            return Edit::Keep;
        };
        self.core.part = part;
        let new = self.core.url(&address, query);
        Edit::of((new != address).then(|| quoted(&new)))
    }

    fn headers(&mut self, raw: &RawValue, part: &'static str) -> Edit {
        let header = nodes(self.operation, |operation| &operation.header);
        self.list(raw, part, |core, name, value| {
            core.header(name, value, &header)
        })
    }
}
