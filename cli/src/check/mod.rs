//! Checks exchanges against the spec, one by one, and gathers what differs.
//!
//! Decides what an exchange is (of which operation, set aside, unmatched) and in which order its parts are looked
//! at. What a value should be is the validation engine's to say; what a report looks like is [`crate::report`]'s.

mod alike;
mod answer;
mod body;
mod call;
mod checker;
mod counted;
mod coverage;
mod echo;
mod fields;
mod findings;
mod listed;
mod logins;
mod memo;
mod presence;
mod reply;
mod request;
mod request_body;
mod routes;
mod schemas;
mod sent;
mod which;

use std::sync::Arc;

use bilispec_codegen::model::Operation;
use bilispec_codegen::schema;

use crate::capture::{Exchange, Sample};
use crate::observations::Lessons;
use crate::project::Project;
use crate::report::{Collector, Known, Near};
use crate::url;

use call::Call;
use checker::Fragment;
pub use checker::{Checker, Verdict};
pub use findings::{Findings, Gaps, Memory};
pub(crate) use routes::router;
use routes::with_left_out;
pub use schemas::SchemaFailure;
use schemas::Schemas;
use which::{Which, is_redirect};

impl<'p> Checker<'p> {
    /// A checker for the operations of a spec.
    pub fn new(project: Project<'p>) -> Self {
        let schemas = project
            .api
            .operations
            .iter()
            .map(|operation| Schemas::new(project, operation))
            .collect();
        Self {
            project,
            router: with_left_out(router(project), project),
            schemas,
            known: Arc::new(known(project)),
            learns: false,
            presence: None,
            part: None,
        }
    }

    /// Takes bodies of an operation for the part of its reply that stands at a JSON pointer. `Err`: there is none.
    pub fn only_at(&mut self, operation: &Operation, at: &str) -> Result<(), String> {
        let Project {
            loaded,
            document,
            api,
        } = self.project;
        let document = schema::reply_part(&loaded.project, document, api, operation, at)
            .ok_or_else(|| {
                format!(
                    "the spec describes nothing at `{}` of the reply of {}",
                    url::shortened(at, 200),
                    operation.id
                )
            })?;
        let schema = schemas::compile(operation, document).map_err(|error| error.to_string())?;
        let operations = &self.project.api.operations;
        let number = operations.iter().position(|one| one.id == operation.id);
        self.part = number.map(|number| Fragment {
            number,
            place: self
                .schemas(number)
                .and_then(|schemas| schemas.shape().at(at)),
            at: at.to_owned(),
            schema,
        });
        Ok(())
    }

    /// Says that calls to `host` stand in captures as calls to `base`.
    pub fn map_host(&mut self, host: &str, base: &str) -> Result<(), String> {
        self.router.map(host, base)
    }

    /// The same, and what differs is gathered as lessons too.
    #[must_use]
    pub fn learning(self) -> Self {
        Self {
            learns: true,
            presence: Some(presence::Presence::new(self.project)),
            ..self
        }
    }

    /// Findings to begin with: none.
    pub fn findings(&self) -> Findings {
        let collector = Collector::new(Arc::clone(&self.known));
        Findings::new(collector, self.learns.then(Lessons::default))
    }

    /// Looks at an exchange. `said` is the operation that the input as a whole is of.
    pub fn exchange(
        &self,
        into: &mut Findings,
        sample: Sample<'_>,
        exchange: &Exchange<'_>,
        said: Option<&str>,
    ) -> Result<Verdict, SchemaFailure> {
        let seen = |name| exchange.request.header(name).next().is_some();
        into.cookies_seen = into.cookies_seen || seen("cookie") || seen("authorization");
        let (number, path_values) = match self.which(&mut into.memory.memo, exchange, said) {
            Which::Operation(number, values) => (number, values),
            Which::SetAside => {
                into.collector.set_aside();
                return Ok(Verdict::SetAside);
            }
            Which::Unmatched(address) => {
                let method = url::shortened(exchange.method.as_deref().unwrap_or("?"), 16);
                let near = |url: &str| {
                    let (template, base_url) = self.router.near(&method, url);
                    Near { template, base_url }
                };
                into.collector
                    .unmatched(&method, address, near, &|| sample.to_string());
                return Ok(Verdict::Unmatched);
            }
            Which::Undecided(reason) => {
                into.collector.not_checked(sample.to_string(), reason);
                return Ok(Verdict::NotChecked);
            }
        };
        let operations = &self.project.api.operations;
        let Some(operation) = operations.get(number) else {
            let left_out = self.project.loaded.skipped.get(number - operations.len());
            let why = left_out.and_then(|one| one.reasons.first());
            let why = why.map_or("", |why| why.message.as_str());
            let reason = format!("the document's reader left the operation out: {why}");
            into.collector.not_checked(sample.to_string(), reason);
            return Ok(Verdict::NotChecked);
        };
        if exchange.status.is_some_and(is_redirect) {
            into.collector.set_aside();
            return Ok(Verdict::SetAside);
        }
        into.collector.matched(number);
        into.memory.memo.has_form = false;
        let call = Call {
            number,
            operation,
            exchange,
            sample,
            is_asked: said.is_some() && exchange.operation.is_none() && exchange.url.is_none(),
            path_values: &path_values,
        };
        self.watch(into, &call);
        self.request(into, &call)?;
        let verdict = self.reply(into, &call)?;
        if let Some(lessons) = &mut into.lessons {
            lessons.end(number, &sample.to_string(), exchange);
        }
        Ok(verdict)
    }
}

/// The operations of a spec, as reports order them.
pub fn known(project: Project<'_>) -> Vec<Known> {
    let operations = project.api.operations.iter();
    operations
        .map(|operation| Known {
            id: operation.id.clone(),
            outcomes: listed::outcomes(project.api, operation),
            codes: listed::codes(project.api, operation),
            statuses: listed::statuses(operation),
            parameters: listed::parameters(operation),
        })
        .collect()
}
