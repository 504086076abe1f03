//! A transport in memory, for tests of what is built on a client: it answers as told and remembers what was sent.
//!
//! ```
//! use bilispec_runtime::testing::{Answer, InMemory};
//!
//! let transport = InMemory::new();
//! transport.answer(Answer::json(r#"{"code":0,"message":"0","ttl":1,"data":{}}"#));
//! transport.answer(Answer::html(412, "<html>blocked</html>"));
//! // …hand a clone to `Client::builder().transport(transport.clone())`, make calls, then look:
//! assert_eq!(transport.requests().len(), 0);
//! ```

mod fixture;
mod given;
mod sending;

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderName, HeaderValue, Request, Response, StatusCode};

pub use fixture::check_fixture;
pub use given::Fixture;
pub use sending::Sending;

use given::Given;

use crate::transport::{BoxFuture, Cause, Failure, Rules, Sent, Transport};

/// A transport in memory. Clones share answers and memory.
#[derive(Clone, Default)]
pub struct InMemory(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    answers: VecDeque<Answer>,
    responder: Option<Responder>,
    fixtures: Given,
    requests: Vec<Sending>,
    waits: Vec<Duration>,
}

type Responder = Arc<dyn Fn(&Sending) -> Answer + Send + Sync>;

impl InMemory {
    /// One without answers: a request that finds none fails, unsent.
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers each request by looking at it.
    pub fn responding(respond: impl Fn(&Sending) -> Answer + Send + Sync + 'static) -> Self {
        let transport = Self::default();
        transport.state().responder = Some(Arc::new(respond));
        transport
    }

    /// Answers each call with a fixture of its operation: the first one given for it, until
    /// [`example`](Self::example) names another. A call that has none fails, unsent.
    ///
    /// A generated client has its spec's as `FIXTURES`, with its feature `fixtures`.
    pub fn with_fixtures(fixtures: &'static [Fixture]) -> Self {
        let transport = Self::default();
        transport.state().fixtures = Given::new(fixtures);
        transport
    }

    /// The next call of this operation is answered with this case of the fixtures; the one after that again with the
    /// first. Several wait their turn.
    ///
    /// The error says which cases there are.
    pub fn example(&self, operation: &str, case: &str) -> Result<(), String> {
        self.state().fixtures.next(operation, case)
    }

    /// The answer to the next request that has none yet.
    pub fn answer(&self, answer: Answer) {
        self.state().answers.push_back(answer);
    }

    /// What was sent, in order.
    pub fn requests(&self) -> Vec<Sending> {
        self.state().requests.clone()
    }

    /// How long retries and polls waited, in order; here no time passes.
    pub fn waits(&self) -> Vec<Duration> {
        self.state().waits.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn respond(&self, request: Request<Bytes>, rules: Rules) -> Result<Response<Bytes>, Failure> {
        let sending = Sending::new(request, rules.fresh_connection);
        let (queued, responder) = {
            let mut state = self.state();
            state.requests.push(sending.clone());
            let queued = state.answers.pop_front();
            let answer = |one: &Fixture| Answer::json(one.body).status(one.status);
            let given = |state: &mut State| state.fixtures.answer(&sending).map(answer);
            (
                queued.or_else(|| given(&mut state)),
                state.responder.clone(),
            )
        };
        let answer = queued.or_else(|| responder.map(|respond| respond(&sending)));
        match answer.map(|answer| answer.0) {
            None => Err(Failure::new(Cause::Connect, Sent::No).with_source("no answer is left")),
            Some(Err((cause, sent))) => Err(Failure::new(cause, sent)),
            Some(Ok(response)) if response.body().len() > rules.body_limit => {
                let (parts, _) = response.into_parts();
                Err(Failure::new(Cause::TooLarge, Sent::Maybe)
                    .with_head(parts.status, parts.headers))
            }
            Some(Ok(response)) => Ok(response),
        }
    }
}

impl Transport for InMemory {
    fn send(
        &self,
        request: Request<Bytes>,
        rules: Rules,
    ) -> BoxFuture<'_, Result<Response<Bytes>, Failure>> {
        Box::pin(async move { self.respond(request, rules) })
    }

    fn wait(&self, time: Duration) -> BoxFuture<'_, ()> {
        self.state().waits.push(time);
        Box::pin(std::future::ready(()))
    }
}

impl fmt::Debug for InMemory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        f.debug_struct("InMemory")
            .field("answers", &state.answers.len())
            .field("requests", &state.requests)
            .finish_non_exhaustive()
    }
}

/// What a request is answered with. `Debug` shows neither headers nor body.
#[derive(Clone)]
pub struct Answer(Result<Response<Bytes>, (Cause, Sent)>);

impl Answer {
    /// HTTP 200 with this JSON.
    pub fn json(body: impl Into<Bytes>) -> Self {
        Self::with(
            StatusCode::OK,
            "application/json; charset=utf-8",
            body.into(),
        )
    }

    /// A page with this status; 500 if that is none.
    pub fn html(status: u16, body: impl Into<Bytes>) -> Self {
        Self::with(status_code(status), "text/html", body.into())
    }

    /// No whole reply.
    pub fn failure(cause: Cause, sent: Sent) -> Self {
        Self(Err((cause, sent)))
    }

    /// The same with another status; 500 if that is none.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        if let Ok(response) = &mut self.0 {
            *response.status_mut() = status_code(status);
        }
        self
    }

    /// The same with one more header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: &'static str) -> Self {
        if let Ok(response) = &mut self.0 {
            let headers = response.headers_mut();
            headers.insert(
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            );
        }
        self
    }

    fn with(status: StatusCode, content_type: &'static str, body: Bytes) -> Self {
        let mut response = Response::new(body);
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        Self(Ok(response))
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Ok(response) => f
                .debug_struct("Answer")
                .field("status", &response.status().as_u16())
                .field("body", &format_args!("{} bytes", response.body().len()))
                .finish_non_exhaustive(),
            Err((cause, sent)) => f.debug_tuple("Answer").field(cause).field(sent).finish(),
        }
    }
}

fn status_code(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
