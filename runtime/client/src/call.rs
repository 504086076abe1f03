//! One call: what can be set on it, and how it runs when it is awaited.

use std::future::IntoFuture;

use crate::client::Core;
use crate::error::Error;
use crate::raw_reply::RawReply;
use crate::repeat::{Harmless, Polling, Repeatable, Retry, poll};
use crate::send::{Options, make, receive};
use crate::trace::Span;
use crate::transport::BoxFuture;
use crate::values::Request;

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
            Ok(RawReply::new(operation, received.await?))
        })
    }
}
