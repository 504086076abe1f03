//! The request of an exchange: path, query, headers, cookies, form and JSON body.
//!
//! A form's values are texts; the engine reads each as the type that the spec declares for it.

use bilispec_codegen::model::Place;
use bilispec_codegen::source::pointer;
use bilispec_engine::Fields;

use super::call::Call;
use super::checker::Checker;
use super::fields::{named, parameters};
use super::findings::Findings;
use super::schemas::SchemaFailure;
use super::sent::sent;
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
