//! One call: what can be set on it, and how it runs when it is awaited.

use std::future::IntoFuture;
use std::marker::PhantomData;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::check::Problem;
use crate::client::Core;
use crate::error::{self, Context, Effect, Error};
use crate::exchange;
use crate::operation::{Operation, SideEffect};
use crate::outgoing_request::Outgoing;
use crate::repeat::{Harmless, Polling, Repeatable, Retry, poll, retrying};
use crate::reply::{self, Received};
use crate::trace::Span;
use crate::transport::{BoxFuture, Rules};
use crate::unsettled::owned::{self, Judge};
use crate::values::{Request, Values};

/// A call, sent when it is awaited: once, unless it changes nothing and a [`Retry`] says otherwise.
///
/// A call that writes or spends can't be taken back: from its first poll on its request may be sent, also if the future
/// is then dropped (`tokio::time::timeout`, `select!`, an aborted task).
/// [`Core::unsettled`](crate::Core::unsettled) tells what came of it. One that changes nothing ends where it is dropped.
#[must_use = "a call is sent when it is awaited"]
pub struct Call<'a, R: Request> {
    core: &'a Core,
    request: &'a R,
    options: Options,
}

/// What is set on a call.
#[derive(Default)]
pub(crate) struct Options {
    unchecked: bool,
    extra: Vec<(String, String)>,
    key: Option<String>,
    retry: Option<Retry>,
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

    /// A name of your own for this call, such as the number of an order in your books. It is not sent: it is what
    /// [`Unsettled::key`](crate::Unsettled::key) gives if the call is dropped before it has its answer.
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.options.key = Some(key.into());
        self
    }

    /// Gives the reply as received when awaited, whatever its status and code; [`RawReply::decode`] reads it.
    pub fn raw(self) -> RawCall<'a, R> {
        RawCall(self)
    }
}

impl<'a, R: Repeatable> Call<'a, R> {
    /// Sends it again as this policy says, instead of as the client's own does.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.options.retry = Some(retry);
        self
    }

    /// Makes the call until its answer is not a code of class
    /// [`CodeClass::Pending`](crate::operation::CodeClass::Pending), which in the spec says "not finished yet", or until
    /// the polling's time is up.
    ///
    /// When time is up, the error is the last answer, and [`Error::is_pending`] says so. Any other error ends the poll at
    /// once; give the call a [`retry`](Self::retry) if it should outlive a failure on the way. The last call of a poll
    /// begins within the deadline, and ends by the transport's own time-outs.
    pub fn poll(self, polling: Polling) -> PollCall<'a, R> {
        PollCall {
            call: self,
            polling,
        }
    }
}

impl<'a, R: Request> IntoFuture for Call<'a, R> {
    type Output = Result<R::Reply, Error>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let operation = self.request.operation();
            make(self.core, operation, self.request, &self.options).await
        })
    }
}

/// A call that is made again while its answer is pending; see [`Call::poll`].
#[must_use = "a call is sent when it is awaited"]
pub struct PollCall<'a, R: Repeatable> {
    call: Call<'a, R>,
    polling: Polling,
}

impl<'a, R: Repeatable> IntoFuture for PollCall<'a, R> {
    type Output = Result<R::Reply, Error>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let Self { call, polling } = self;
        match Harmless::of(call.request.operation()) {
            Some(harmless) => Box::pin(async move {
                let (core, request) = (call.core, call.request);
                poll(harmless, polling, core, request, &call.options).await
            }),
            None => call.into_future(),
        }
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
            let Call {
                core,
                request,
                options,
            } = &self.0;
            let operation = request.operation();
            let span = Span::of(operation);
            let received = span.around(async {
                let received = receive(core, operation, *request, options).await?;
                span.status(received.status);
                Ok(received)
            });
            Ok(RawReply {
                operation,
                received: received.await?,
                of: PhantomData,
            })
        })
    }
}

/// The call as its options say, to the payload.
pub(crate) async fn make<R: Request>(
    core: &Core,
    operation: &'static Operation,
    request: &R,
    options: &Options,
) -> Result<R::Reply, Error> {
    let span = Span::of(operation);
    let call = async {
        let received = receive(core, operation, request, options).await?;
        span.status(received.status);
        let (reply, code) = reply::interpret(operation, &received)?;
        span.code(code);
        Ok(reply)
    };
    span.around(call).await
}

async fn receive<R: Request>(
    core: &Core,
    operation: &'static Operation,
    request: &R,
    options: &Options,
) -> Result<Received, Error> {
    let mut values = Values::default();
    request.values(&mut values);
    let judge =
        |operation, received: &Received| reply::interpret::<R::Reply>(operation, received).err();
    send(core, operation, values, options, judge).await
}

/// Everything but the reading of the reply; the same code for all operations.
async fn send(
    core: &Core,
    operation: &'static Operation,
    values: Values,
    options: &Options,
    judge: Judge,
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
    let (request, asked) = Outgoing {
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
    let rules = match operation.act.effect {
        SideEffect::Spend => rules.fresh_connection(),
        SideEffect::None | SideEffect::Write => rules,
    };
    let Some(harmless) = Harmless::of(operation) else {
        let call = owned::Call {
            operation,
            key: options.key.clone(),
            judge,
            asked,
        };
        return exchange::owned(core, call, request, rules).await;
    };
    let received = match options.retry.or(core.retry()) {
        Some(retry) => retrying(harmless, retry, core, operation, request, rules).await,
        None => exchange::exchange(harmless, core, operation, request, rules).await,
    }?;
    Ok(Received { asked, ..received })
}

/// A reply as received.
pub struct RawReply<R> {
    pub(crate) operation: &'static Operation,
    pub(crate) received: Received,
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
        reply::interpret(self.operation, &self.received).map(|(reply, _)| reply)
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
