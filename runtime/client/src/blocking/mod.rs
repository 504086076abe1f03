//! The same calls for programs without async: [`Call::send`] in place of `.await`.
//!
//! A client has one thread that drives its connections; a call parks the calling thread until its answer is there. It
//! can be made anywhere: inside an async program it does not panic, it blocks the thread that it is made on, so there
//! the async client is the better one, or a thread that may be blocked (`spawn_blocking` in tokio).
//!
//! A blocking call can't be given up: `send` returns when the exchange is over, within the transport's time-outs. So no
//! such call is ever unsettled, and nothing lists them here.

mod driver;

use std::fmt;

use crate::client::{BuildError, Core as AsyncCore};
use crate::error::Error;
use crate::repeat::{Polling, Repeatable, Retry};
use crate::values::Request;
use crate::{RawReply, call};
use driver::Driver;

/// What a generated blocking client is made of. Cheap to clone.
#[derive(Clone)]
pub struct Core {
    core: AsyncCore,
    driver: Driver,
}

impl Core {
    /// Starts the thread that drives the connections. Generated code makes these.
    pub fn new(core: AsyncCore) -> Result<Self, BuildError> {
        let driver = Driver::start().map_err(|error| {
            BuildError::with_source("the thread of a blocking client does not start", error)
        })?;
        Ok(Self { core, driver })
    }
}

impl TryFrom<AsyncCore> for Core {
    type Error = BuildError;

    fn try_from(core: AsyncCore) -> Result<Self, BuildError> {
        Self::new(core)
    }
}

impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.core.fmt(f)
    }
}

/// A call, sent by [`send`](Self::send): once, unless it changes nothing and a [`Retry`] says otherwise.
#[must_use = "a call is sent by `send`"]
pub struct Call<'a, R: Request> {
    call: call::Call<'a, R>,
    driver: &'a Driver,
}

impl<'a, R: Request> Call<'a, R> {
    /// A call of `request` through `core`. Generated code makes these.
    pub fn new(core: &'a Core, request: &'a R) -> Self {
        Self {
            call: call::Call::new(&core.core, request),
            driver: &core.driver,
        }
    }

    /// Sends the request even if it breaks its schema, a documented bound or lacks a credential.
    pub fn unchecked(self) -> Self {
        self.with(call::Call::unchecked)
    }

    /// Sends one more parameter, which the spec does not know; see [`crate::Call::extra_param`].
    pub fn extra_param(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.with(|call| call.extra_param(name, value))
    }

    /// Gives the reply as received, whatever its status and code; [`RawReply::decode`] reads it.
    pub fn raw(self) -> RawCall<'a, R> {
        RawCall {
            call: self.call.raw(),
            driver: self.driver,
        }
    }

    /// Sends it and waits for the payload.
    pub fn send(self) -> Result<R::Reply, Error> {
        self.driver.run(self.call)
    }

    fn with(self, set: impl FnOnce(call::Call<'a, R>) -> call::Call<'a, R>) -> Self {
        Self {
            call: set(self.call),
            driver: self.driver,
        }
    }
}

impl<'a, R: Repeatable> Call<'a, R> {
    /// Sends it again as this policy says, instead of as the client's own does.
    pub fn retry(self, retry: Retry) -> Self {
        self.with(|call| call.retry(retry))
    }

    /// Makes the call while its answer is pending; see [`crate::Call::poll`].
    pub fn poll(self, polling: Polling) -> PollCall<'a, R> {
        PollCall {
            call: self.call.poll(polling),
            driver: self.driver,
        }
    }
}

/// A call that is made again while its answer is pending; see [`Call::poll`].
#[must_use = "a call is sent by `send`"]
pub struct PollCall<'a, R: Repeatable> {
    call: call::PollCall<'a, R>,
    driver: &'a Driver,
}

impl<R: Repeatable> PollCall<'_, R> {
    /// Makes the calls and waits for the payload.
    pub fn send(self) -> Result<R::Reply, Error> {
        self.driver.run(self.call)
    }
}

/// A call that gives its reply as received; see [`Call::raw`].
#[must_use = "a call is sent by `send`"]
pub struct RawCall<'a, R: Request> {
    call: call::RawCall<'a, R>,
    driver: &'a Driver,
}

impl<R: Request> RawCall<'_, R> {
    /// Sends it and waits for the reply.
    pub fn send(self) -> Result<RawReply<R>, Error> {
        self.driver.run(self.call)
    }
}
