//! The request of an exchange: path, query, headers, cookies, form and JSON body.
//!
//! A form's values are texts; the engine reads each as the type that the spec declares for it.

use std::borrow::Cow;

use bilispec_codegen::model::{BodyKind, Credential, KeyPlace, Operation, Place};
use bilispec_codegen::source::{Json, Span, pointer};
use bilispec_engine::{Document, Fields, Side};
use bilispec_wire::parameter::{self as wire, Texts, decode};

use super::{Call, Checker, Findings, SchemaFailure};
use crate::capture::{Body, Message};
use crate::login;
use crate::names::{self, UNNAMED};
use crate::report::{Observation, Part, Severity};
use crate::url;

impl Checker<'_> {
    pub(super) fn request(
        &self,
        into: &mut Findings,
        call: &Call<'_, '_>,
    ) -> Result<(), SchemaFailure> {
        let mut unread = self.project.loaded.unread_requests.iter();
        if unread.any(|one| one.id.as_ref() == Some(&call.operation.id)) {
            return Ok(());
        }
        if let Some(address) = call.exchange.url.as_deref() {
            if !call.path_values.is_empty() {
                let path = Fields::from(call.path_values);
                self.fields(into, call, Place::Path, Part::RequestPath, &path)?;
            }
            let query = url::parse(address)
                .and_then(|url| url.query)
                .unwrap_or_default();
            let query = named(url::form(query), call, Place::Query);
            self.fields(into, call, Place::Query, Part::RequestQuery, &query)?;
            self.repeats(into, call, &query);
        }
        if call.exchange.request.headers.is_some() {
            self.headers(into, call)?;
        }
        self.logins(into, call);
        self.body(into, call)
    }

    /// Checks names and values against the parameters of one place.
    fn fields(
        &self,
        into: &mut Findings,
        call: &Call<'_, '_>,
        place: Place,
        part: Part,
        fields: &Fields<'_>,
    ) -> Result<(), SchemaFailure> {
        let expects_some = call
            .operation
            .request
            .parameters
            .iter()
            .any(|parameter| parameter.place == place);
        if fields.is_empty() && !expects_some {
            return Ok(());
        }
        let Some(schemas) = self.schemas(call.number) else {
            return Ok(());
        };
        self.shown(into, call, place, fields);
        let compiled = schemas.request(place)?;
        let parameters = &schemas.parameters;
        let report = compiled
            .schema
            .report_fields(parameters, place.wire(), fields, Side::Request);
        if let Some(lessons) = &mut into.lessons {
            let read = || Some(decoded(parameters, place, fields));
            // What has no name is nothing that a spec could describe.
            let unnamed = format!("/{UNNAMED}");
            let found = report.findings.iter();
            let found = found.filter(|finding| finding.instance_path != unnamed);
            let found: Vec<_> = found.cloned().collect();
            compiled.teach(lessons, call.number, &found, part, read);
        }
        for finding in report.findings {
            into.found(call, compiled.observation(finding, part, Side::Request));
        }
        Ok(())
    }

    /// Values that are sent twice, in the query and in the body: they have to be the same.
    fn repeats(&self, into: &mut Findings, call: &Call<'_, '_>, query: &Fields<'_>) {
        for parameter in &call.operation.request.parameters {
            let (Some(other), Place::Query) = (&parameter.same_as, parameter.place) else {
                continue;
            };
            let value = query.get(&parameter.name);
            let (Some(value), Some(copy)) = (value, sent(&call.exchange.request, other)) else {
                continue;
            };
            if value == copy {
                continue;
            }
            let (place, schema_path) = self.project.at(parameter.span);
            let own = schema_path.split_once('#').and_then(|(file, pointer)| {
                self.project.place(file, &format!("{pointer}/x-same-as"))
            });
            let found = match parameter.sensitive {
                Some(_) => "two values (masked)".to_owned(),
                None => format!(
                    "{} and {}",
                    url::shortened(value, 30),
                    url::shortened(&copy, 30)
                ),
            };
            let observation = Observation {
                rule: "request.same-as".to_owned(),
                severity: Severity::Warning,
                part: Part::RequestQuery,
                instance_path: format!("/{}", pointer::escape(&parameter.name)),
                schema_path,
                place: own.unwrap_or(place),
                message: format!("`{}` and its copy in the body differ", parameter.name),
                expected: format!("the value of `{other}` in the body"),
                found,
            };
            into.found(call, observation);
        }
    }

    /// Header parameters. Every client sends others too, so only those of the spec are looked at.
    fn headers(&self, into: &mut Findings, call: &Call<'_, '_>) -> Result<(), SchemaFailure> {
        let names = parameters(call.operation, Place::Header);
        let request = &call.exchange.request;
        let fields: Fields<'_> = names
            .flat_map(|name| request.header(name).map(move |value| (name, value)))
            .collect();
        self.fields(into, call, Place::Header, Part::RequestHeader, &fields)
    }

    /// What the call needs of a login, and cookies that are parameters. Browsers leave the headers Cookie and
    /// Authorization out of what they export, so that what stands in them counts only in an input that has one of them
    /// somewhere.
    fn logins(&self, into: &mut Findings, call: &Call<'_, '_>) {
        let request = &call.exchange.request;
        let Some(address) = call.exchange.url.as_deref() else {
            if request.headers.is_none() {
                // A bare reply: nothing was captured of the request at all.
                return;
            }
            return self.logins_at(into, call, "");
        };
        let query = url::parse(address).and_then(|url| url.query);
        self.logins_at(into, call, query.unwrap_or_default());
    }

    fn logins_at(&self, into: &mut Findings, call: &Call<'_, '_>, query: &str) {
        let request = &call.exchange.request;
        let security = &call.operation.security;
        let header = |name: &str| request.header(name).map(str::to_owned).collect();
        let sent = login::Sent {
            header: &header,
            query,
        };
        let missing = sent.missing(self.project.api, security);
        let mut cookies: Vec<(&str, Span)> = Vec::new();
        let hidden = |credential: &Credential| {
            matches!(
                credential.place,
                KeyPlace::Cookie | KeyPlace::Bearer | KeyPlace::Basic
            )
        };
        let needs = security.is_required()
            && security
                .first()
                .iter()
                .any(|id| hidden(self.project.api.credential(*id)));
        let parameters = call.operation.request.parameters.iter();
        let parameters =
            parameters.filter(|parameter| parameter.place == Place::Cookie && parameter.required);
        cookies.extend(parameters.map(|parameter| (parameter.name.as_str(), parameter.span)));
        if needs || !cookies.is_empty() {
            into.cookies_wanted += 1;
        }
        for id in missing {
            let credential = self.project.api.credential(id);
            let (place, name) = credential.sent_as();
            let (part, key) = match credential.place {
                KeyPlace::Cookie => (Part::RequestCookie, credential.cookie.as_str()),
                KeyPlace::Query => (Part::RequestQuery, credential.cookie.as_str()),
                KeyPlace::Header => (Part::RequestHeader, credential.cookie.as_str()),
                KeyPlace::Bearer | KeyPlace::Basic => (Part::RequestHeader, "authorization"),
            };
            if request.headers.is_none() && credential.place != KeyPlace::Query {
                continue;
            }
            let missing = Missing {
                part,
                key,
                what: format!("the {place} {name}"),
                span: credential.span,
            };
            let observation = self.missing(&missing);
            if hidden(credential) {
                into.collector
                    .found_perhaps(call.number, observation, &|| call.sample.to_string());
            } else {
                into.found(call, observation);
            }
        }
        if request.headers.is_none() || cookies.is_empty() {
            return;
        }
        let there = self.cookie_parameters(call);
        for (name, span) in cookies {
            if there.iter().any(|known| known == name) {
                continue;
            }
            let observation = self.missing(&Missing {
                part: Part::RequestCookie,
                key: name,
                what: format!("the cookie {name}"),
                span,
            });
            into.collector
                .found_perhaps(call.number, observation, &|| call.sample.to_string());
        }
    }

    /// The names of the parameters that were sent as cookies.
    pub(super) fn cookie_parameters(&self, call: &Call<'_, '_>) -> Vec<String> {
        let lines = call.exchange.request.header("cookie");
        let pairs = lines
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.split_once('='));
        let pairs = pairs.map(|(name, value)| (name.trim().into(), value.trim().into()));
        let parameters = self
            .schemas(call.number)
            .map(|all| all.parameters.as_slice());
        let decoded = decode(parameters.unwrap_or_default(), Place::Cookie.wire(), pairs);
        decoded
            .into_iter()
            .map(|(name, _)| name.into_owned())
            .collect()
    }

    fn missing(&self, missing: &Missing<'_>) -> Observation {
        let (place, schema_path) = self.project.at(missing.span);
        let kind = match missing.part {
            Part::RequestCookie => "cookie",
            Part::RequestQuery => "query key",
            _ => "header",
        };
        Observation {
            rule: "request.required".to_owned(),
            severity: Severity::Warning,
            part: missing.part,
            instance_path: format!("/{}", pointer::escape(missing.key)),
            schema_path,
            place,
            message: format!("a {kind} that the call needs is missing"),
            expected: missing.what.clone(),
            found: format!("no such {kind}"),
        }
    }

    fn body(&self, into: &mut Findings, call: &Call<'_, '_>) -> Result<(), SchemaFailure> {
        let (place, part) = match call.operation.request.body {
            BodyKind::None => return Ok(()),
            BodyKind::Form => (Place::Form, Part::RequestForm),
            BodyKind::Json => (Place::Json, Part::RequestBody),
        };
        let request = &call.exchange.request;
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
        let is_json = media_type.ends_with("json") || text.trim_start().starts_with('{');
        if !is_json {
            if media_type.starts_with("multipart/") {
                into.bodies_missing += 1;
                return Ok(());
            }
            if !names::is_form(request.media_type.as_deref(), &text) {
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

/// The pairs of a query or a form, under names that may be printed.
fn named<'f>(
    pairs: impl Iterator<Item = (Cow<'f, str>, Option<Cow<'f, str>>)>,
    call: &Call<'_, '_>,
    place: Place,
) -> Fields<'f> {
    let known = |name: &str| parameters(call.operation, place).any(|known| known == name);
    pairs
        .map(|(name, value)| {
            let is_known = known(&name);
            let name = names::printed(name, value.is_none(), is_known);
            (name, value.unwrap_or_default())
        })
        .collect()
}

/// Something that a call needs and has not.
struct Missing<'m> {
    part: Part,
    key: &'m str,
    /// The place and the name, in words.
    what: String,
    /// Where the spec says so.
    span: Span,
}

/// What was sent, as its values stand for.
fn decoded(parameters: &[wire::Parameter], place: Place, fields: &Fields<'_>) -> Json {
    let texts = fields
        .iter()
        .map(|(name, value)| (name.into(), value.into()));
    let string = |text: Cow<'_, str>| Json::String(text.into_owned());
    let members = decode(parameters, place.wire(), texts)
        .into_iter()
        .map(|(name, texts)| {
            let value = match texts {
                Texts::One(text) => string(text),
                Texts::List(items) => Json::Array(items.into_iter().map(string).collect()),
                Texts::Members(members) => Json::Object(
                    members
                        .into_iter()
                        .map(|(name, text)| (name.into_owned(), string(text)))
                        .collect(),
                ),
                Texts::Json(text) => Json::parse(text.as_bytes()).unwrap_or_else(|_| string(text)),
            };
            (name.into_owned(), value)
        });
    Json::Object(members.collect())
}

/// The value of a field of a request's body: of a form, or of JSON.
pub(super) fn sent(request: &Message<'_>, field: &str) -> Option<String> {
    match &request.body {
        Body::Bytes(bytes) => {
            let text = std::str::from_utf8(bytes).ok()?;
            if text.trim_start().starts_with('{')
                && let Ok(document) = Document::parse(bytes)
            {
                let value = document.root().get(field)?;
                return Some(
                    value
                        .as_str()
                        .map_or_else(|| value.to_json(), str::to_owned),
                );
            }
            let (_, value) = url::form(text).find(|(name, _)| name == field)?;
            value.map(Cow::into_owned)
        }
        Body::Pairs(pairs) => {
            let (_, value) = pairs.iter().find(|(name, _)| name == field)?;
            Some(value.to_string())
        }
        Body::Absent(_) => None,
    }
}

fn parameters(operation: &Operation, place: Place) -> impl Iterator<Item = &str> {
    let parameters = operation
        .request
        .parameters
        .iter()
        .filter(move |parameter| parameter.place == place);
    parameters.map(|parameter| parameter.name.as_str())
}
