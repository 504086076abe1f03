//! The bodies of an exchange: a text, packed or not, or the JSON itself.
//!
//! A body that is neither JSON nor a form may hold anything: it is left out, with a note.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::value::RawValue;

use super::edit::{Edit, quoted};
use super::exchange::{Exchange, Side, nodes};
use super::json::{members, text, unpacked};
use super::walk::Around;
use crate::names;

/// What stands in a reply for a body that can't be read. It is not JSON, as little as most of what it stands for.
const REMOVED: &str = "[removed]";

impl Exchange<'_> {
    /// `postData` or `content`.
    pub(super) fn payload(&mut self, raw: &RawValue, side: Side) -> Edit {
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
                let beside = this.beside(raw);
                this.list(raw, "request form", |core, name, value| {
                    core.field(name, value, &form, beside)
                })
            }
            "mimeType" | "encoding" | "size" | "compression" => this.scalar(key, raw),
            _ => this.extra(key, raw),
        });
        edited.map_or(Edit::Keep, Edit::New)
    }

    /// A body: a text, packed in base64 or not, or the JSON itself.
    pub(super) fn content(
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
                    ..Around::nothing()
                },
            );
        }
        self.core.part = "request form";
        let is_form = body.contains('=') && !body.contains(char::is_whitespace);
        (is_form && names::is_form(media, body)).then(|| self.core.form(body, &form))
    }
}
