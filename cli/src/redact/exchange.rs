//! One exchange of a HAR file or an NDJSON log, member by member: what each may hold, and how it is written.
//!
//! What can't be read is left out with a note: a body that is neither JSON nor a form may hold anything.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use serde_json::value::RawValue;

use super::json::{header, last, members, text, unpacked};
use super::schema::Nodes;
use super::spec::{Operation, Spec};
use super::walk::{Around, Core};

/// What stands in a reply for a body that can't be read. It is no JSON, as little as most of what it stands for.
const REMOVED: &str = "[removed]";

/// What becomes of a member.
enum Edit {
    Keep,
    New(String),
    Drop,
}

impl Edit {
    fn of(new: Option<String>) -> Self {
        new.map_or(Self::Keep, Self::New)
    }
}

/// Which side of the exchange a body is on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Request,
    Reply,
}

/// Replaces what must not be passed on in one exchange.
pub(super) struct Exchange<'x> {
    pub(super) spec: &'x Spec,
    pub(super) core: &'x mut Core,
    pub(super) notes: &'x mut Vec<String>,
    pub(super) operation: Option<&'x Operation>,
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// Nodes of one of an operation's schemas; none without an operation.
fn nodes<'s>(
    operation: Option<&'s Operation>,
    which: impl Fn(&'s Operation) -> &'s Value,
) -> Nodes<'s> {
    operation.map_or_else(Nodes::default, |operation| Nodes::of(which(operation)))
}

impl Exchange<'_> {
    fn note(&mut self, what: &str) {
        self.notes.push(format!("{}: {what}", self.core.sample));
    }

    /// Writes an object's members again; `None` if it is no object.
    fn object(
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
    fn unknown(&mut self, name: &str, raw: &RawValue) -> Edit {
        let none = Nodes::default();
        let around = Around {
            nodes: &none,
            inherited: None,
            name,
        };
        let part = std::mem::replace(&mut self.core.part, "capture");
        let new = self.core.step(name, |core| core.json(raw.get(), around));
        self.core.part = part;
        new.map_or(Edit::Drop, Edit::New)
    }

    /// A member beside the exchanges; `None` if it can't be read.
    pub(super) fn aside(&mut self, name: &str, json: &str) -> Option<String> {
        match self.unknown(name, serde_json::from_str(json).ok()?) {
            Edit::New(new) => Some(new),
            Edit::Keep => Some(json.to_owned()),
            Edit::Drop => None,
        }
    }

    /// One entry of a HAR file; `None` if it is no object.
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
        self.object(json, |this, key, raw| match key {
            "request" => this.message(raw, Side::Request),
            "response" => this.message(raw, Side::Reply),
            // The server's, not a person's.
            "serverIPAddress" | "_remoteAddress" => Edit::Keep,
            "_webSocketMessages" => {
                this.note("WebSocket messages are left out");
                Edit::Drop
            }
            _ => this.unknown(key, raw),
        })
    }

    /// A line of an NDJSON log; `None` if it is no object.
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
        self.object(json, |this, key, raw| match key {
            "operation" | "method" | "status" => this.scalar(key, raw),
            "url" => this.address(raw),
            "request_headers" => this.headers(raw, "request headers"),
            "response_headers" => this.headers(raw, "response headers"),
            "request_body" => this.content(raw, None, Side::Request, request_media.as_deref()),
            "response_body" => this.content(raw, None, Side::Reply, None),
            _ => this.unknown(key, raw),
        })
    }

    /// A reply body by itself.
    pub(super) fn body(&mut self, json: &str) -> Option<String> {
        let nodes = nodes(self.operation, |operation| &operation.reply);
        self.core.part = "response body";
        self.core.json(
            json,
            Around {
                nodes: &nodes,
                inherited: None,
                name: "",
            },
        )
    }

    fn message(&mut self, raw: &RawValue, side: Side) -> Edit {
        let headers = if side == Side::Request {
            "request headers"
        } else {
            "response headers"
        };
        let edited = self.object(raw.get(), |this, key, raw| match key {
            "url" | "redirectURL" => this.address(raw),
            "headers" => this.headers(raw, headers),
            "cookies" => this.list(raw, "cookies", Core::cookie),
            "queryString" => {
                let query = nodes(this.operation, |operation| &operation.query);
                this.list(raw, "request query", |core, name, value| {
                    core.field(name, value, &query)
                })
            }
            "postData" | "content" => this.payload(raw, side),
            "method" | "status" | "httpVersion" | "headersSize" | "bodySize" | "statusText" => {
                this.scalar(key, raw)
            }
            _ => this.unknown(key, raw),
        });
        edited.map_or(Edit::Keep, Edit::New)
    }

    /// A member that is a short word or a number; anything else is no such member.
    fn scalar(&mut self, key: &str, raw: &RawValue) -> Edit {
        if raw.get().len() <= 64 && !raw.get().starts_with(['{', '[']) {
            Edit::Keep
        } else {
            self.unknown(key, raw)
        }
    }

    fn address(&mut self, raw: &RawValue) -> Edit {
        let Some(address) = text(raw) else {
            return Edit::Keep;
        };
        let query = nodes(self.operation, |operation| &operation.query);
        self.core.part = "request query";
        let new = self.core.url(&address, Some(&query));
        Edit::of((new != address).then(|| quoted(&new)))
    }

    fn headers(&mut self, raw: &RawValue, part: &'static str) -> Edit {
        let header = nodes(self.operation, |operation| &operation.header);
        self.list(raw, part, |core, name, value| {
            core.header(name, value, &header)
        })
    }

    /// A list of names and values in any of the shapes that writers use.
    fn list(
        &mut self,
        raw: &RawValue,
        part: &'static str,
        mut replace: impl FnMut(&mut Core, &str, &str) -> Option<String>,
    ) -> Edit {
        self.core.part = part;
        let mut changed = |core: &mut Core, name: &str, value: &RawValue| {
            let plain = text(value).unwrap_or(Cow::Borrowed(value.get()));
            replace(core, name, &plain).map(|new| quoted(&new))
        };
        if raw.get().starts_with('{') {
            let new = self.object(raw.get(), |this, name, value| {
                let Ok(values) = serde_json::from_str::<Vec<&RawValue>>(value.get()) else {
                    return Edit::of(changed(this.core, name, value));
                };
                let values: Vec<_> = values
                    .into_iter()
                    .map(|value| {
                        changed(this.core, name, value).unwrap_or_else(|| value.get().to_owned())
                    })
                    .collect();
                Edit::New(format!("[{}]", values.join(",")))
            });
            return Edit::of(new);
        }
        let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(raw.get()) else {
            return if raw.get() == "null" {
                Edit::Keep
            } else {
                Edit::Drop
            };
        };
        let mut out = Vec::new();
        for item in items {
            if let Ok((name, value)) = serde_json::from_str::<(&RawValue, &RawValue)>(item.get()) {
                let plain = text(name).unwrap_or_default();
                let value =
                    changed(self.core, &plain, value).unwrap_or_else(|| value.get().to_owned());
                out.push(format!("[{},{value}]", name.get()));
                continue;
            }
            let name = members(item.get()).and_then(|members| {
                let (_, name) = members.into_iter().rfind(|(key, _)| key == "name")?;
                text(name).map(Cow::into_owned)
            });
            let Some(name) = name else { continue };
            let new = self.object(item.get(), |this, key, value| match key {
                "value" => Edit::of(changed(this.core, &name, value)),
                "name" | "path" | "domain" | "expires" | "httpOnly" | "secure" | "sameSite" => {
                    Edit::Keep
                }
                _ => this.unknown(key, value),
            });
            out.extend(new);
        }
        Edit::New(format!("[{}]", out.join(",")))
    }

    /// `postData` or `content`.
    fn payload(&mut self, raw: &RawValue, side: Side) -> Edit {
        let own = members(raw.get()).unwrap_or_default();
        let get = |name: &str| {
            own.iter()
                .rfind(|(key, _)| key == name)
                .and_then(|(_, raw)| text(raw))
        };
        let (encoding, media) = (get("encoding"), get("mimeType"));
        let edited = self.object(raw.get(), |this, key, raw| match key {
            "text" => this.content(raw, encoding.as_deref(), side, media.as_deref()),
            "params" => {
                let form = nodes(this.operation, |operation| &operation.body);
                this.list(raw, "request form", |core, name, value| {
                    core.field(name, value, &form)
                })
            }
            "mimeType" | "encoding" | "size" | "compression" => this.scalar(key, raw),
            _ => this.unknown(key, raw),
        });
        edited.map_or(Edit::Keep, Edit::New)
    }

    /// A body: a text, packed in base64 or not, or the JSON itself.
    fn content(
        &mut self,
        raw: &RawValue,
        encoding: Option<&str>,
        side: Side,
        media: Option<&str>,
    ) -> Edit {
        if !raw.get().starts_with('"') {
            return self
                .read(raw.get(), side, media)
                .map_or(Edit::Drop, Edit::New);
        }
        let plain: Option<String> = serde_json::from_str(raw.get()).ok();
        let bytes = plain
            .as_ref()
            .filter(|_| encoding.is_some_and(|encoding| encoding.eq_ignore_ascii_case("base64")))
            .and_then(|plain| unpacked(plain));
        let is_packed = bytes.is_some();
        let body = match bytes {
            Some(bytes) => String::from_utf8(bytes).ok(),
            None => plain,
        };
        if let Some(body) = body {
            let (mark, text) = body
                .split_at_checked(if body.starts_with('\u{feff}') { 3 } else { 0 })
                .unwrap_or(("", &body));
            if text.trim().is_empty() || text == REMOVED {
                return Edit::Keep;
            }
            if let Some(new) = self.read(text, side, media) {
                let new = format!("{mark}{new}");
                let same = new == body;
                let new = if is_packed { STANDARD.encode(new) } else { new };
                return if same {
                    Edit::Keep
                } else {
                    Edit::New(quoted(&new))
                };
            }
        }
        match side {
            Side::Request => {
                self.note("the request's body can't be read and is left out");
                Edit::Drop
            }
            Side::Reply => {
                self.note("the reply's body can't be read and is left out");
                let new = if is_packed {
                    STANDARD.encode(REMOVED)
                } else {
                    REMOVED.to_owned()
                };
                Edit::New(quoted(&new))
            }
        }
    }

    /// A body's text without what must not be passed on; `None` if it can't be read.
    fn read(&mut self, body: &str, side: Side, media: Option<&str>) -> Option<String> {
        if side == Side::Reply {
            return self.body(body);
        }
        let form = nodes(self.operation, |operation| &operation.body);
        if body.trim_start().starts_with(['{', '['])
            || media.is_some_and(|media| media.contains("json"))
        {
            self.core.part = "request body";
            return self.core.json(
                body,
                Around {
                    nodes: &form,
                    inherited: None,
                    name: "",
                },
            );
        }
        self.core.part = "request form";
        let is_form = body.contains('=') && !body.contains(char::is_whitespace);
        is_form.then(|| self.core.form(body, &form))
    }
}
