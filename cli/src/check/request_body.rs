//! The body of a request: a form, or JSON. Of a text, bytes and parts the spec says no more than that they are sent.

use std::borrow::Cow;

use bilispec_codegen::model::{BodyKind, Place};
use bilispec_codegen::source::Json;
use bilispec_engine::{Document, Fields, Side};

use super::call::Call;
use super::checker::Checker;
use super::fields::named;
use super::findings::Findings;
use super::schemas::SchemaFailure;
use crate::capture::{Body, Message};
use crate::names;
use crate::report::Part;
use crate::url;

impl Checker<'_> {
    pub(super) fn body(
        &self,
        into: &mut Findings,
        call: &Call<'_, '_>,
    ) -> Result<(), SchemaFailure> {
        let (place, part) = match call.operation.request.body {
            BodyKind::None => return Ok(()),
            BodyKind::Form => (Place::Form, Part::RequestForm),
            BodyKind::Json => (Place::Json, Part::RequestBody),
            BodyKind::Text | BodyKind::Bytes | BodyKind::Multipart => {
                let is_absent = matches!(call.exchange.request.body, Body::Absent(_));
                into.bodies_missing += u64::from(is_absent && call.exchange.url.is_some());
                return Ok(());
            }
        };
        let request = &call.exchange.request;
        if place == Place::Form && self.plain_form(into, call)? {
            return Ok(());
        }
        let bytes = match &request.body {
            Body::Bytes(bytes) => &readable(request, bytes),
            Body::Pairs(pairs) => {
                let pairs = pairs
                    .iter()
                    .map(|(name, value)| (name.as_ref().into(), Some(value.as_ref().into())));
                let fields = named(pairs, call, place);
                return self.fields(into, call, place, part, &fields);
            }
            Body::Absent(_) => {
                // A bare reply body is not a call of which something is missing.
                into.bodies_missing += u64::from(call.exchange.url.is_some());
                return Ok(());
            }
        };
        let text = String::from_utf8_lossy(bytes);
        let media_type = request.media_type.as_deref().unwrap_or_default();
        let media_type = media_type.split(';').next().unwrap_or_default();
        let media_type = media_type.trim().to_ascii_lowercase();
        let is_json = media_type.ends_with("json") || looks_like_json(&text, place);
        if !is_json {
            let is_form = names::is_form(request.media_type.as_deref(), &text);
            if media_type.starts_with("multipart/") || !is_form {
                into.bodies_missing += 1;
                return Ok(());
            }
            let fields = named(url::form(&text), call, place);
            return self.fields(into, call, place, part, &fields);
        }
        if place == Place::Form {
            // The servers take JSON in place of a form; its members are the form's fields.
            let Ok(fields) = Fields::from_json(bytes) else {
                into.bodies_missing += 1;
                return Ok(());
            };
            let pairs = fields
                .iter()
                .map(|(name, value)| (name.into(), Some(value.into())));
            let fields = named(pairs, call, place);
            return self.fields(into, call, place, Part::RequestBody, &fields);
        }
        let Ok(document) = Document::parse(bytes) else {
            into.bodies_missing += 1;
            return Ok(());
        };
        let Some(schemas) = self.schemas(call.number) else {
            return Ok(());
        };
        into.shown_in(call, document.root());
        let compiled = schemas.request(Place::Json)?;
        let findings = compiled
            .schema
            .report_document(&document, Side::Request)
            .findings;
        if let Some(lessons) = &mut into.lessons {
            let read = || Json::parse(bytes).ok();
            compiled.teach(lessons, call.number, &findings, part, read);
        }
        for finding in findings {
            into.found(call, compiled.observation(finding, part, Side::Request));
        }
        Ok(())
    }

    /// Whether a body is a form as most are, of which nothing is to be reported; its parameters are counted then.
    fn plain_form(&self, into: &mut Findings, call: &Call<'_, '_>) -> Result<bool, SchemaFailure> {
        let request = &call.exchange.request;
        let Body::Bytes(bytes) = &request.body else {
            return Ok(false);
        };
        let is_form = request.media_type.as_deref() == Some("application/x-www-form-urlencoded");
        if !is_form || into.lessons.is_some() {
            return Ok(false);
        }
        let (Ok(text), Some(schemas)) = (std::str::from_utf8(bytes), self.schemas(call.number))
        else {
            return Ok(false);
        };
        let Some((plan, schema)) = schemas.plain_form()? else {
            return Ok(false);
        };
        if text.trim_start().starts_with('{')
            || !schema.fields_conform(plan, url::form(text), &mut into.memory.memo.room)
        {
            return Ok(false);
        }
        for parameter in into.memory.memo.room.sent() {
            into.collector.parameter(call.number, parameter);
        }
        into.memory.memo.has_form = true;
        Ok(true)
    }
}

/// Whether a body whose media type says nothing is JSON: no form begins with a brace, and where JSON is expected, a list
/// is one.
fn looks_like_json(text: &str, place: Place) -> bool {
    let text = text.trim_start();
    text.starts_with('{') || place == Place::Json && text.starts_with('[')
}

/// A body as text, if it can be made one: packed requests are rare, but there are some.
fn readable<'b>(request: &Message<'_>, bytes: &'b [u8]) -> Cow<'b, [u8]> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    if std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0')) {
        return Cow::Borrowed(bytes);
    }
    let unwrapped = request.unwrap(bytes);
    unwrapped.map_or(Cow::Borrowed(bytes), |unwrapped| unwrapped.bytes)
}
