//! A field of what was sent.

use std::borrow::Cow;

use bilispec_engine::Document;

use crate::capture::{Body, Message};
use crate::url;

/// The value of a field of a request's body: of a form, or of JSON.
pub(super) fn sent<'m>(request: &'m Message<'_>, field: &str) -> Option<Cow<'m, str>> {
    match &request.body {
        Body::Bytes(bytes) => {
            let text = std::str::from_utf8(bytes).ok()?;
            if text.trim_start().starts_with('{')
                && let Ok(document) = Document::parse(bytes)
            {
                let value = document.root().get(field)?;
                let text = value.as_str().map(str::to_owned);
                return Some(text.unwrap_or_else(|| value.to_json()).into());
            }
            let (_, value) = url::form(text).find(|(name, _)| name == field)?;
            value
        }
        Body::Pairs(pairs) => {
            let (_, value) = pairs.iter().find(|(name, _)| name == field)?;
            Some(value.as_ref().into())
        }
        Body::Absent(_) => None,
    }
}
