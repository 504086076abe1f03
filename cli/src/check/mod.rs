//! Checks exchanges against the spec, one by one, and gathers what differs.
//!
//! Decides what an exchange is (of which operation, set aside, unmatched) and in which order its parts are looked
//! at. What a value should be is the validation engine's to say; what a report looks like is [`crate::report`]'s.

mod body;
mod coverage;
mod echo;
mod presence;
mod reply;
mod request;
mod schemas;

use std::sync::Arc;

use bilispec_codegen::model::Operation;
use bilispec_codegen::schema;

use crate::capture::{Broken, Exchange, Sample};
use crate::observations::Lessons;
use crate::project::Project;
use crate::report::{Collector, Exchanges, Finding, Known, Near, Observation, Report};
use crate::route::{Route, Router};
use crate::url;

pub use schemas::SchemaFailure;
use schemas::{Compiled, Schemas};

/// What became of one exchange.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Its reply was checked against the spec.
    Checked,
    /// Its reply is not JSON at all.
    NotJson,
    /// Its reply could not be looked at for another reason.
    NotChecked,
    /// The spec has no such call.
    Unmatched,
    /// It is a preflight, a redirect or a web socket.
    SetAside,
}

/// What exchanges are checked against. It never changes, so that many threads may share it.
pub struct Checker<'p> {
    project: Project<'p>,
    router: Router,
    schemas: Vec<Schemas<'p>>,
    known: Arc<Vec<Known>>,
    learns: bool,
    /// Counts members, of a checker that learns.
    presence: Option<presence::Presence<'p>>,
    /// The bodies of one operation are only a part of its reply.
    part: Option<Fragment>,
}

/// A part of an operation's reply.
struct Fragment {
    /// The operation.
    number: usize,
    /// Its place among those of the whole reply, where that has one.
    place: Option<u32>,
    /// Where the part stands in the reply's body.
    at: String,
    schema: Compiled,
}

/// What was found in some exchanges of an input, one after the other.
pub struct Findings {
    collector: Collector,
    /// Whether a header that browsers leave out of what they export was seen anywhere: Cookie, Authorization.
    cookies_seen: bool,
    /// How many exchanges should have sent one.
    cookies_wanted: u64,
    /// How many bodies of requests are left out.
    bodies_missing: u64,
    /// What they teach, if that is asked for.
    lessons: Option<Lessons>,
    /// How many records are unreadable, and the first of them.
    unreadable: u64,
    first_unreadable: Option<String>,
}

/// What an input as a whole did not show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gaps {
    /// Exchanges that should have sent a cookie, when no exchange of the input has any.
    pub cookies: u64,
    /// Exchanges whose request body was not captured.
    pub bodies: u64,
    /// Records that are no readable exchange.
    pub unreadable: u64,
    /// The first of these, with the reason.
    pub first_unreadable: Option<String>,
}

/// The exchange at hand, to whoever looks at a part of it.
struct Call<'c, 'e> {
    number: usize,
    operation: &'c Operation,
    exchange: &'c Exchange<'e>,
    sample: Sample<'c>,
    /// It is a bare body of an operation that somebody named.
    is_asked: bool,
    /// The values in its path.
    path_values: &'c [(String, String)],
}

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
        let document = schema::reply_part(self.project.loaded, operation, at).ok_or_else(|| {
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
            presence: presence::Presence::new(self.project),
            ..self
        }
    }

    /// Findings to begin with: none.
    pub fn findings(&self) -> Findings {
        Findings {
            collector: Collector::new(Arc::clone(&self.known)),
            cookies_seen: false,
            cookies_wanted: 0,
            bodies_missing: 0,
            lessons: self.learns.then(Lessons::default),
            unreadable: 0,
            first_unreadable: None,
        }
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
        into.cookies_seen |= seen("cookie") || seen("authorization");
        let (number, path_values) = match self.which(exchange, said) {
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

    /// Tells which operation an exchange is of.
    fn which(&self, exchange: &Exchange<'_>, said: Option<&str>) -> Which {
        let api = self.project.api;
        if let Some(id) = exchange.operation.as_deref().or(said) {
            let number = api
                .operations
                .iter()
                .position(|operation| operation.id == id);
            return number.map_or_else(
                || {
                    let named = self.project.operation(&url::shortened(id, 60));
                    Which::Undecided(named.err().unwrap_or_default())
                },
                |number| Which::Operation(number, Vec::new()),
            );
        }
        let Some(address) = exchange.url.as_deref() else {
            return Which::Undecided("it names neither an operation nor an address".to_owned());
        };
        if is_web_socket(exchange, address) {
            return Which::SetAside;
        }
        let method = exchange.method.as_deref();
        let asks_leave = || exchange.request.header(PREFLIGHT).next().is_some();
        let body = |name: &str| request::sent(&exchange.request, name);
        match self.router.find(method, address, Some(&body)) {
            Route::Operation(number, values) => Which::Operation(number, values),
            Route::OtherMethod(_) if is_options(method) => Which::SetAside,
            Route::Unknown if is_options(method) && asks_leave() => Which::SetAside,
            Route::OtherMethod(_) | Route::Unknown => Which::Unmatched(url::without_query(address)),
        }
    }

    fn schemas(&self, number: usize) -> Option<&Schemas<'p>> {
        self.schemas.get(number)
    }
}

impl Findings {
    /// The numbers so far.
    pub fn exchanges(&self) -> Exchanges {
        self.collector.exchanges()
    }

    /// Occurrences of findings so far.
    pub fn found_so_far(&self) -> u64 {
        self.collector.found_so_far()
    }

    /// The findings so far, without those that the rest of the input decides.
    pub fn findings(&self) -> Vec<Finding> {
        self.collector.findings()
    }

    /// A record that is no exchange.
    pub fn broken(&mut self, sample: Sample<'_>, broken: &Broken) {
        self.unreadable += 1;
        self.first_unreadable
            .get_or_insert_with(|| format!("{sample}: {}", broken.0));
        self.collector
            .unreadable(sample.to_string(), broken.0.clone());
    }

    /// Part of the input is not covered.
    pub fn incomplete(&mut self, cause: String) {
        self.collector.incomplete(cause);
    }

    /// A reply body whose operation nothing tells.
    pub fn stray(&mut self, name: &str) {
        self.collector.not_checked(
            name.to_owned(),
            "no operation has the name of its folder".to_owned(),
        );
    }

    /// Takes over what was found in exchanges that came later in the same input.
    pub fn absorb(&mut self, later: Self) {
        self.collector.absorb(later.collector);
        self.cookies_seen |= later.cookies_seen;
        self.cookies_wanted += later.cookies_wanted;
        self.bodies_missing += later.bodies_missing;
        self.unreadable += later.unreadable;
        self.first_unreadable = self.first_unreadable.take().or(later.first_unreadable);
        if let (Some(lessons), Some(later)) = (&mut self.lessons, later.lessons) {
            lessons.absorb(later);
        }
    }

    /// An input has ended: what depends on all of it is decided, and what it did not show is told.
    pub fn end_of_input(&mut self) -> Gaps {
        self.collector.settle(self.cookies_seen);
        let gaps = Gaps {
            cookies: if self.cookies_seen {
                0
            } else {
                self.cookies_wanted
            },
            bodies: self.bodies_missing,
            unreadable: std::mem::take(&mut self.unreadable),
            first_unreadable: self.first_unreadable.take(),
        };
        self.cookies_seen = false;
        self.cookies_wanted = 0;
        self.bodies_missing = 0;
        gaps
    }

    /// What they teach, of a checker that learns.
    pub fn take_lessons(&mut self) -> Lessons {
        self.lessons.take().unwrap_or_default()
    }

    /// The report over all inputs.
    pub fn report(self) -> Report {
        self.collector.finish()
    }

    fn found(&mut self, call: &Call<'_, '_>, observation: Observation) {
        self.collector
            .found(call.number, observation, &|| call.sample.to_string());
    }
}

/// The way to a spec's operations, numbered as the spec lists them.
pub(crate) fn router(project: Project<'_>) -> Router {
    let mut router = Router::default();
    for (number, operation) in project.api.operations.iter().enumerate() {
        router.add_operation(number, operation);
    }
    router
}

/// The same with the operations that were left out of a document, numbered behind those that were not.
fn with_left_out(mut router: Router, project: Project<'_>) -> Router {
    let operations = &project.api.operations;
    let mut servers: Vec<_> = operations.iter().flat_map(|one| &one.servers).collect();
    servers.sort_unstable();
    servers.dedup();
    for (number, one) in project.loaded.skipped.iter().enumerate() {
        for server in &servers {
            router.add(operations.len() + number, &one.method, server, &one.path);
        }
    }
    router
}

/// The operations of a spec, as reports order them.
pub fn known(project: Project<'_>) -> Vec<Known> {
    let operations = project.api.operations.iter();
    operations
        .map(|operation| Known {
            id: operation.id.clone(),
            outcomes: reply::outcomes(project.api, operation),
            codes: coverage::codes(project.api, operation),
            statuses: coverage::statuses(operation),
            parameters: coverage::parameters(operation),
        })
        .collect()
}

enum Which {
    Operation(usize, Vec<(String, String)>),
    /// It is not a call of an API: a preflight, a web socket.
    SetAside,
    Unmatched(String),
    Undecided(String),
}

/// The header in which a browser names the method that it asks leave for.
const PREFLIGHT: &str = "access-control-request-method";

fn is_options(method: Option<&str>) -> bool {
    method.is_some_and(|method| method.eq_ignore_ascii_case("OPTIONS"))
}

/// Whether an exchange opened a web socket: what went through it is not in the exchange.
fn is_web_socket(exchange: &Exchange<'_>, address: &str) -> bool {
    let scheme = address.split_once("://").map_or("", |(scheme, _)| scheme);
    let is_socket = ["ws", "wss"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known));
    is_socket || exchange.status == Some(101)
}

/// 304 sends nobody elsewhere: it is an answer without a body.
fn is_redirect(status: u16) -> bool {
    (300..400).contains(&status) && status != 304
}
