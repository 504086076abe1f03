//! One call: what can be set on it, and how it runs when it is awaited.

use std::future::IntoFuture;
use std::marker::PhantomData;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::check::Problem;
use crate::client::Core;
use crate::error::{self, Context, Effect, Error};
use crate::operation::{Changes, Operation};
use crate::outgoing::Outgoing;
use crate::reply::{self, Received};
use crate::transport::{BoxFuture, Rules};
use crate::values::{Request, Values};

/// A call, sent when it is awaited: once, and never again by itself.
#[must_use = "a call is sent when it is awaited"]
pub struct Call<'a, R: Request> {
    core: &'a Core,
    request: &'a R,
    options: Options,
}

#[derive(Default)]
struct Options {
    unchecked: bool,
    extra: Vec<(String, String)>,
}

impl<'a, R: Request> Call<'a, R> {
    /// A call of `request` through `core`. Generated code makes these.
    pub fn new(core: &'a Core, request: &'a R) -> Self {
        Self {
            core,
            request,
            options: Options::default(),
        }
    }

    /// Sends the request even if it breaks its schema, a documented bound or lacks a credential.
    pub fn unchecked(mut self) -> Self {
        self.options.unchecked = true;
        self
    }

    /// Sends one more parameter, which the spec does not know: in the body, or in the query where there is none.
    ///
    /// With [`unchecked`](Self::unchecked), one whose name the spec does know is sent in that one's place.
    pub fn extra_param(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.options.extra.push((name.into(), value.into()));
        self
    }

    /// Gives the reply as received when awaited, whatever its status and code; [`RawReply::decode`] reads it.
    pub fn raw(self) -> RawCall<'a, R> {
        RawCall(self)
    }

    async fn receive(self) -> Result<Received, Error> {
        let operation = self.request.operation();
        let mut values = Values::default();
        self.request.values(&mut values);
        send(self.core, operation, values, self.options).await
    }
}

impl<'a, R: Request> IntoFuture for Call<'a, R> {
    type Output = Result<R::Reply, Error>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let operation = self.request.operation();
            let received = self.receive().await?;
            reply::interpret(operation, &received)
        })
    }
}

/// A call that gives its reply as received; see [`Call::raw`].
#[must_use = "a call is sent when it is awaited"]
pub struct RawCall<'a, R: Request>(Call<'a, R>);

impl<'a, R: Request> IntoFuture for RawCall<'a, R> {
    type Output = Result<RawReply<R>, Error>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let operation = self.0.request.operation();
            let received = self.0.receive().await?;
            Ok(RawReply {
                operation,
                received,
                of: PhantomData,
            })
        })
    }
}

/// Everything but the reading of the reply; the same code for all operations.
async fn send(
    core: &Core,
    operation: &'static Operation,
    values: Values,
    options: Options,
) -> Result<Received, Error> {
    let invalid = |problems: Vec<Problem>| {
        let mut context = Context::new(operation, Effect::NotSent);
        context.problems = problems;
        error::Invalid::error(context)
    };
    let Some(base) = core.base(operation) else {
        return Err(invalid(vec![Problem::new(
            operation.id,
            "is a call of another client",
        )]));
    };
    let request = Outgoing {
        operation,
        base,
        cookies: core.cookies(),
        user_agent: core.user_agent(),
        extra: &options.extra,
        unchecked: options.unchecked,
    }
    .build(values)
    .map_err(invalid)?;
    let rules = Rules::new(core.body_limit());
    let rules = match operation.changes {
        Changes::Spends => rules.fresh_connection(),
        Changes::Nothing | Changes::Something => rules,
    };
    let response = core
        .transport()
        .send(request, rules)
        .await
        .map_err(|failure| reply::lost(operation, failure))?;
    let (parts, body) = response.into_parts();
    Ok(Received {
        status: parts.status,
        headers: parts.headers,
        body,
    })
}

/// A reply as received.
pub struct RawReply<R> {
    operation: &'static Operation,
    received: Received,
    of: PhantomData<fn() -> R>,
}

impl<R> RawReply<R> {
    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.received.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.received.headers
    }

    /// The body. It may hold personal data.
    pub fn body(&self) -> &Bytes {
        &self.received.body
    }

    /// The server's number for this exchange, for a report to its operators.
    pub fn trace_id(&self) -> Option<&str> {
        error::trace_id(&self.received.headers)
    }
}

impl<R: Request> RawReply<R> {
    /// Reads it, as the call itself would have done.
    pub fn decode(&self) -> Result<R::Reply, Error> {
        reply::interpret(self.operation, &self.received)
    }
}

/// Status and size only.
impl<R> std::fmt::Debug for RawReply<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RawReply")
            .field("operation", &self.operation.id)
            .field("status", &self.received.status.as_u16())
            .field("body", &format_args!("{} bytes", self.received.body.len()))
            .finish_non_exhaustive()
    }
}
