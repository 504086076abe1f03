//! How requests travel: the trait that any HTTP library can stand behind, and what it has to tell when it fails.
//!
//! Knows HTTP and nothing of operations, envelopes or credentials.

mod departure;
#[cfg(all(target_family = "wasm", target_os = "unknown", feature = "fetch"))]
mod over_fetch;
#[cfg(feature = "reqwest")]
mod over_reqwest;
#[cfg(feature = "reqwest")]
mod urls;
mod wait;
#[cfg(feature = "reqwest")]
mod watched;

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Request, Response, StatusCode};

pub use departure::Departure;
#[cfg(all(target_family = "wasm", target_os = "unknown", feature = "fetch"))]
pub use over_fetch::FetchTransport;
#[cfg(feature = "reqwest")]
pub use over_reqwest::{ReqwestSettings, ReqwestTransport};

/// A future on the heap, as object-safe traits need it.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends one request and returns the whole reply.
///
/// An implementation keeps four promises, because the calls behind it can cost money:
///
/// * it sends the request **once**: no retry, neither its own nor of a library below it;
/// * it follows **no redirect**; a 3xx is a reply like any other;
/// * it returns or fails within a time of its own, and never reads more than [`Rules::body_limit`] bytes;
/// * [`Sent::No`] is a proof: without one it says [`Sent::Maybe`]. The same holds for [`Departure`].
pub trait Transport: Send + Sync {
    /// Sends `request`; the reply's body is complete.
    fn send(
        &self,
        request: Request<Bytes>,
        rules: Rules,
    ) -> BoxFuture<'_, Result<Response<Bytes>, Failure>>;

    /// Runs `exchange` to its end, apart from the call that waits for it; a transport that can't gives it back.
    ///
    /// Asked for calls that write or spend, at their first poll: an exchange that runs apart goes on when its call is
    /// dropped. This one declines. A transport that wraps another hands it on.
    fn detach(&self, exchange: BoxFuture<'static, ()>) -> Result<(), BoxFuture<'static, ()>> {
        Err(exchange)
    }

    /// Lets this much time pass: between the attempts of a retry, and between the questions of a poll.
    ///
    /// A transport knows what it runs on, so it is asked. This one starts a thread for each wait, which works
    /// everywhere and is no way to wait often.
    fn wait(&self, time: Duration) -> BoxFuture<'_, ()> {
        Box::pin(wait::Wait::new(time))
    }
}

/// A URL as it is written; much faster than its `Display`.
#[cfg(any(
    feature = "reqwest",
    all(target_family = "wasm", target_os = "unknown", feature = "fetch")
))]
fn text_of(uri: &http::Uri) -> String {
    let scheme = uri.scheme_str().unwrap_or_default();
    let authority = uri.authority().map_or("", |authority| authority.as_str());
    let path = uri.path_and_query().map_or("", |path| path.as_str());
    [scheme, "://", authority, path].concat()
}

/// What holds for one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rules {
    /// A reply's body with more bytes than this is an error ([`Cause::TooLarge`]).
    pub body_limit: usize,
    /// Use a connection that carried nothing before and will carry nothing after: on a kept one that the server
    /// has just closed, nobody can tell whether the request arrived.
    pub fresh_connection: bool,
}

impl Rules {
    /// Rules with this limit, on any connection.
    pub fn new(body_limit: usize) -> Self {
        Self {
            body_limit,
            fresh_connection: false,
        }
    }

    /// The same on a connection of its own.
    #[must_use]
    pub fn fresh_connection(mut self) -> Self {
        self.fresh_connection = true;
        self
    }
}

/// Whether a request can have reached the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sent {
    /// It cannot: proved.
    No,
    /// Nothing proves that it did not.
    Maybe,
}

/// Why there is no whole reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cause {
    /// No connection came about: name look-up, refusal, TLS.
    Connect,
    /// A time-out, whichever.
    Timeout,
    /// The connection broke, or what came over it is not HTTP.
    Interrupted,
    /// The reply is larger than [`Rules::body_limit`].
    TooLarge,
    /// The library below followed a redirect although it should not have.
    Redirected,
    /// Anything else.
    Other,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Connect => "no connection came about",
            Self::Timeout => "a time-out",
            Self::Interrupted => "the connection broke",
            Self::TooLarge => "the reply is larger than the limit",
            Self::Redirected => "the request was redirected",
            Self::Other => "the request failed",
        })
    }
}

/// A request without a whole reply.
///
/// What it prints holds no URL, no header's value and no body: all of them can carry tokens.
pub struct Failure {
    sent: Sent,
    cause: Cause,
    head: Option<Box<(StatusCode, HeaderMap)>>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Failure {
    /// A failure; `sent` is [`Sent::No`] only with a proof.
    pub fn new(cause: Cause, sent: Sent) -> Self {
        Self {
            sent,
            cause,
            head: None,
            source: None,
        }
    }

    /// With the head of the reply, where that much arrived.
    #[must_use]
    pub fn with_head(mut self, status: StatusCode, headers: HeaderMap) -> Self {
        self.head = Some(Box::new((status, headers)));
        self
    }

    /// With the error below; it must not print the URL.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Whether the request can have reached the server.
    pub fn sent(&self) -> Sent {
        self.sent
    }

    /// Why there is no whole reply.
    pub fn cause(&self) -> Cause {
        self.cause
    }

    /// The reply's status, where that much arrived.
    pub fn status(&self) -> Option<StatusCode> {
        self.head.as_ref().map(|head| head.0)
    }

    /// The reply's headers, where they arrived.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.head.as_ref().map(|head| &head.1)
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Failure")
            .field("cause", &self.cause)
            .field("sent", &self.sent)
            .field("status", &self.status())
            .field("source", &self.source)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.cause.fmt(f)?;
        f.write_str(match self.sent {
            Sent::No => "; the request was not sent",
            Sent::Maybe => "; the request may have arrived",
        })
    }
}

impl StdError for Failure {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
