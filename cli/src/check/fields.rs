//! Names and values that were sent at one place.

use std::borrow::Cow;

use bilispec_codegen::model::{Operation, Place};
use bilispec_codegen::source::Json;
use bilispec_engine::{Fields, Side};
use bilispec_wire::parameter::{self as wire, Texts, decode};

use super::call::Call;
use super::checker::Checker;
use super::findings::Findings;
use super::schemas::SchemaFailure;
use crate::names::{self, UNNAMED};
use crate::report::Part;

impl Checker<'_> {
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
            .report_fields(parameters, place, fields, Side::Request);
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
    let members = decode(parameters, place, texts)
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

pub(super) fn parameters(operation: &Operation, place: Place) -> impl Iterator<Item = &str> {
    let parameters = operation
        .request
        .parameters
        .iter()
        .filter(move |parameter| parameter.place == place);
    parameters.map(|parameter| parameter.name.as_str())
}
