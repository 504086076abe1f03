//! What of a HAR file is not an exchange's request or reply: pages, who wrote the file, and what is not in the format.

use std::borrow::Cow;

use bilispec_wire::privacy::Kind;
use hyper::StatusCode;
use serde_json::value::RawValue;

use super::edit::{Edit, quoted};
use super::exchange::Exchange;
use super::json::{members, text};

/// Who wrote a redacted file.
const CREATOR: &str = concat!(
    r#"{"name":"bilispec redact","version":""#,
    env!("CARGO_PKG_VERSION"),
    "\"}"
);
/// What pages are called whose name is not the usual one.
const PAGE: &str = "page_x";

/// Whether a member is not in the format: anybody may have written anything there.
fn is_extra(key: &str) -> bool {
    key == "comment" || key.starts_with('_')
}

impl Exchange<'_> {
    /// A member that the format may not know: left out then, unless extras are asked for.
    pub(super) fn extra(&mut self, key: &str, raw: &RawValue) -> Edit {
        if is_extra(key) && !self.keeps_extras {
            self.notes.once(
                &self.core.sample,
                "members that are not in the format of HAR are left out; --keep-extras keeps them",
            );
            return Edit::Drop;
        }
        match self.without_extras(raw.get()) {
            Some(Cow::Owned(stripped)) => match serde_json::from_str::<&RawValue>(&stripped) {
                Ok(raw) => self.unknown(key, raw),
                Err(_) => Edit::Drop,
            },
            Some(Cow::Borrowed(_)) => self.unknown(key, raw),
            None => Edit::Drop,
        }
    }

    /// Objects of the format without their extras, however deep.
    fn without_extras<'j>(&mut self, json: &'j str) -> Option<Cow<'j, str>> {
        let may_have = json.contains("\"comment\"") || json.contains("\"_") || json.contains("\\u");
        if self.keeps_extras || !may_have {
            return Some(Cow::Borrowed(json));
        }
        let Some(own) = members(json) else {
            return Some(Cow::Borrowed(json));
        };
        let mut parts = Vec::new();
        for (key, raw) in own.into_iter().filter(|(key, _)| !is_extra(key)) {
            let value = self.without_extras(raw.get())?;
            parts.push(format!("{}:{value}", quoted(&key)));
        }
        Some(Cow::Owned(format!("{{{}}}", parts.join(","))))
    }

    /// A member beside the entries; `Edit::Keep` if it can't be read.
    pub(super) fn aside(&mut self, key: &str, json: &str) -> Option<Edit> {
        let raw: &RawValue = serde_json::from_str(json).ok()?;
        Some(match key {
            "version" => self.scalar(key, raw),
            "creator" => Edit::New(CREATOR.to_owned()),
            // It says what somebody uses.
            "browser" => Edit::Drop,
            "pages" => self.pages(raw),
            _ => self.extra(key, raw),
        })
    }

    fn pages(&mut self, raw: &RawValue) -> Edit {
        let Ok(pages) = serde_json::from_str::<Vec<&RawValue>>(raw.get()) else {
            return Edit::Drop;
        };
        let pages: Vec<String> = pages
            .into_iter()
            .filter_map(|page| {
                self.object(page.get(), |this, key, raw| match key {
                    "id" => this.page_id(raw),
                    "startedDateTime" => this.scalar(key, raw),
                    _ => this.extra(key, raw),
                })
            })
            .collect();
        Edit::New(format!("[{}]", pages.join(",")))
    }

    /// An id of a page: `page_1`, or a number of ours.
    pub(super) fn page_id(&mut self, raw: &RawValue) -> Edit {
        let Some(id) = text(raw) else {
            return Edit::Keep;
        };
        let number = id.strip_prefix(PAGE).or_else(|| id.strip_prefix("page_"));
        let is_usual = number.is_some_and(|number| {
            number.len() <= 6 && number.bytes().all(|byte| byte.is_ascii_digit())
        });
        if is_usual {
            return Edit::Keep;
        }
        let number = self.core.page(&id);
        Edit::New(quoted(&format!("{PAGE}{number}")))
    }

    /// A member that says something of a person, or of a machine.
    pub(super) fn personal(&mut self, key: &str, raw: &RawValue) -> Edit {
        match text(raw) {
            Some(value) => {
                let fake = self
                    .core
                    .step(key, |core| core.fake(Kind::Personal, &value));
                Edit::of(fake.map(|new| quoted(&new)))
            }
            None if raw.get() == "null" => Edit::Keep,
            None => Edit::Drop,
        }
    }

    /// What a server says beside the status: one of the known phrases, or nothing.
    pub(super) fn reason(&mut self, raw: &RawValue) -> Edit {
        let Some(phrase) = text(raw) else {
            return Edit::Keep;
        };
        let mut known =
            (100..600).filter_map(|status| StatusCode::from_u16(status).ok()?.canonical_reason());
        if phrase.is_empty() || known.any(|known| known.eq_ignore_ascii_case(&phrase)) {
            return Edit::Keep;
        }
        self.core
            .step("statusText", |core| core.tell(Kind::Personal));
        Edit::New(quoted(""))
    }
}
