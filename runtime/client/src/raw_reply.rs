//! A reply as received, which can be read later, and beside what was read of it.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use bilispec_engine::Report;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::drift::drift;
use crate::error::Error;
use crate::headers::trace_id;
use crate::operation::Operation;
use crate::received::Received;
use crate::reply;
use crate::values::Request;

/// A reply as received.
pub struct RawReply<R> {
    operation: &'static Operation,
    received: Received,
    of: PhantomData<fn() -> R>,
}

impl<R> RawReply<R> {
    pub(crate) fn new(operation: &'static Operation, received: Received) -> Self {
        Self {
            operation,
            received,
            of: PhantomData,
        }
    }

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
        trace_id(&self.received.headers)
    }
}

impl<R: Request> RawReply<R> {
    /// Reads it, as the call itself would have done.
    pub fn decode(&self) -> Result<R::Reply, Error> {
        reply::interpret(self.operation, &self.received).map(|(reply, _)| reply)
    }
}

/// Status and size only.
impl<R> fmt::Debug for RawReply<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawReply")
            .field("operation", &self.operation.id)
            .field("status", &self.received.status.as_u16())
            .field("body", &format_args!("{} bytes", self.received.body.len()))
            .finish_non_exhaustive()
    }
}

impl<R> RawReply<R> {
    /// What the reply holds that is not as the spec says: unknown fields, values and codes as warnings, breaches as
    /// errors, a success that does not repeat what was asked for (`response.echo`) among them. `None` for a status other
    /// than 2xx for which the spec describes no JSON body.
    pub fn drift(&self) -> Option<Report> {
        drift(self.operation, &self.received)
    }
}

impl<R: Request> RawReply<R> {
    /// Reads it, as the call itself would have done, and keeps it beside what was read.
    ///
    /// ```no_run
    /// # async fn example<R: bilispec_runtime::Request>(
    /// #     call: bilispec_runtime::Call<'_, R>,
    /// # ) -> Result<(), bilispec_runtime::Error> {
    /// let reply = call.raw().await?.typed()?;
    /// for finding in reply.drift().findings {
    ///     eprintln!("{} {}: {}", finding.id, finding.instance_path, finding.message);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn typed(self) -> Result<Reply<R>, Error> {
        let payload = self.decode()?;
        Ok(Reply { payload, raw: self })
    }
}

/// A payload with the reply that it was read from; it dereferences to the payload. See [`RawReply::typed`].
pub struct Reply<R: Request> {
    payload: R::Reply,
    raw: RawReply<R>,
}

impl<R: Request> Reply<R> {
    /// The reply as received.
    pub fn raw(&self) -> &RawReply<R> {
        &self.raw
    }

    /// The payload alone.
    pub fn into_payload(self) -> R::Reply {
        self.payload
    }

    /// What the reply holds that is not as the spec says: unknown fields, values and codes as warnings, breaches as
    /// errors. It is looked for when this is called, not before.
    pub fn drift(&self) -> Report {
        self.raw.drift().unwrap_or_default()
    }
}

impl<R: Request> Deref for Reply<R> {
    type Target = R::Reply;

    fn deref(&self) -> &R::Reply {
        &self.payload
    }
}

impl<R: Request> fmt::Debug for Reply<R>
where
    R::Reply: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply")
            .field("payload", &self.payload)
            .field("raw", &self.raw)
            .finish()
    }
}
