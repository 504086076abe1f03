//! The request of an exchange: path, query, headers, cookies, form and JSON body.
//!
//! A form's values are texts; the engine reads each as the type that the spec declares for it.

use std::borrow::Cow;

use bilispec_codegen::model::{BodyKind, Operation, Place};
use bilispec_codegen::source::{Json, pointer};
use bilispec_engine::{Document, Fields, Side};

use super::{Call, Checker, Findings, SchemaFailure};
use crate::capture::{Body, Exchange, Message};
use crate::names::{self, UNNAMED};
use crate::report::{Observation, Part, Severity};
use crate::url;

impl Checker<'_> {
    pub(super) fn request(
        &self,
        into: &mut Findings,
        call: &Call<'_, '_>,
        path_values: &[(String, String)],
    ) -> Result<(), SchemaFailure> {
        if let Some(address) = call.exchange.url.as_deref() {
            if !path_values.is_empty() {
                let path = Fields::from(path_values);
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
        self.cookies(into, call);
        self.body(into, call)
    }

    /// Holds names and values against the parameters of one place.
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
        let compiled = schemas.request(place)?;
        let report = compiled.schema.report_fields(fields.iter(), Side::Request);
        if let Some(lessons) = &mut into.lessons {
            let read = || {
                let members = fields
                    .iter()
                    .map(|(name, value)| (name.to_owned(), Json::String(value.to_owned())));
                Some(Json::Object(members.collect()))
            };
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

    /// Cookies that the call needs. Browsers leave the Cookie header out of what they export, so a missing one
    /// counts only in an input that has the header somewhere.
    fn cookies(&self, into: &mut Findings, call: &Call<'_, '_>) {
        let request = &call.exchange.request;
        if call.exchange.url.is_none() && request.headers.is_none() {
            // A bare reply: nothing was captured of the request at all.
            return;
        }
        let sent = cookie_names(call.exchange);
        let security = &call.operation.security;
        let mut wanted = Vec::new();
        if !security.optional {
            let credentials = security
                .credentials
                .iter()
                .map(|id| self.project.api.credential(*id));
            wanted
                .extend(credentials.map(|credential| (credential.cookie.clone(), credential.span)));
        }
        let parameters = call.operation.request.parameters.iter();
        let parameters =
            parameters.filter(|parameter| parameter.place == Place::Cookie && parameter.required);
        wanted.extend(parameters.map(|parameter| (parameter.name.clone(), parameter.span)));
        if !wanted.is_empty() {
            into.cookies_wanted += 1;
        }
        if request.headers.is_none() {
            return;
        }
        for (cookie, span) in wanted {
            if sent.iter().any(|name| *name == cookie) {
                continue;
            }
            let (place, schema_path) = self.project.at(span);
            let observation = Observation {
                rule: "request.required".to_owned(),
                severity: Severity::Warning,
                part: Part::RequestCookie,
                instance_path: format!("/{}", pointer::escape(&cookie)),
                schema_path,
                place,
                message: "a cookie that the call needs is missing".to_owned(),
                expected: format!("the cookie {cookie}"),
                found: "no such cookie".to_owned(),
            };
            into.collector
                .found_perhaps(call.number, observation, &|| call.sample.to_string());
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
            Body::Bytes(bytes) => bytes,
            Body::Pairs(pairs) => {
                let pairs = pairs
                    .iter()
                    .map(|(name, value)| (name.as_ref().into(), Some(value.as_ref().into())));
                let fields = named(pairs, call, place);
                return self.fields(into, call, place, part, &fields);
            }
            Body::Absent(_) => {
                // A bare reply body is no call of which something is missing.
                into.bodies_missing += u64::from(call.exchange.url.is_some());
                return Ok(());
            }
        };
        let text = String::from_utf8_lossy(bytes);
        let is_json = request
            .media_type
            .as_deref()
            .is_some_and(|media_type| media_type.ends_with("json"))
            || text.trim_start().starts_with('{');
        if !is_json {
            if request
                .media_type
                .as_deref()
                .is_some_and(|media_type| media_type.starts_with("multipart/"))
            {
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

/// The value of a field of a request's form.
fn sent<'a>(request: &'a Message<'_>, field: &str) -> Option<Cow<'a, str>> {
    match &request.body {
        Body::Bytes(bytes) => {
            let text = std::str::from_utf8(bytes).ok()?;
            let (_, value) = url::form(text).find(|(name, _)| name == field)?;
            value
        }
        Body::Pairs(pairs) => {
            let (_, value) = pairs.iter().find(|(name, _)| name == field)?;
            Some(Cow::Borrowed(value))
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

fn cookie_names<'e>(exchange: &'e Exchange<'_>) -> Vec<&'e str> {
    let lines = exchange.request.header("cookie");
    let pairs = lines.flat_map(|line| line.split(';'));
    pairs
        .filter_map(|pair| pair.split('=').next())
        .map(str::trim)
        .collect()
}
