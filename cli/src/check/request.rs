//! The request of an exchange: path, query, headers, cookies, form and JSON body.
//!
//! A form's values are texts; the engine reads each as the type that the spec declares for it.

use std::borrow::Cow;

use bilispec_codegen::model::{Operation, Place};
use bilispec_codegen::source::{Json, pointer};
use bilispec_engine::{Fields, Side};
use bilispec_wire::parameter::{self as wire, Texts, decode};

use super::call::Call;
use super::checker::Checker;
use super::findings::Findings;
use super::schemas::SchemaFailure;
use super::sent::sent;
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
            self.address(into, call, address)?;
        }
        if call.exchange.request.headers.is_some() {
            self.headers(into, call)?;
        }
        self.logins(into, call);
        self.body(into, call)
    }

    /// Checks path and query.
    fn address(
        &self,
        into: &mut Findings,
        call: &Call<'_, '_>,
        address: &str,
    ) -> Result<(), SchemaFailure> {
        let method = call.exchange.method.as_deref();
        if let Some(sent) = into.memory.memo.clean(method, address) {
            for parameter in sent {
                into.collector.parameter(call.number, *parameter);
            }
            return Ok(());
        }
        let before = into.collector.found_so_far();
        into.memory.memo.begin();
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
        let parameters = &call.operation.request.parameters;
        let is_alone = parameters.iter().all(|one| one.same_as.is_none());
        if is_alone && into.lessons.is_none() && into.collector.found_so_far() == before {
            into.memory.memo.is_clean(method, address);
        }
        Ok(())
    }

    /// Checks names and values against the parameters of one place.
    pub(super) fn fields(
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
}

/// The pairs of a query or a form, under names that may be printed.
pub(super) fn named<'f>(
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

fn parameters(operation: &Operation, place: Place) -> impl Iterator<Item = &str> {
    let parameters = operation
        .request
        .parameters
        .iter()
        .filter(move |parameter| parameter.place == place);
    parameters.map(|parameter| parameter.name.as_str())
}
