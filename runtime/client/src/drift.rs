//! The reply of a call, checked against the spec: what is in it that the spec does not say, whether the call succeeded or
//! not. Decoding forgives what it can; this tells what was forgiven.

use std::fmt;
use std::ops::Deref;

use crate::call::RawReply;
use crate::error::{Context, Error};
use crate::operation::{Operation, ReplyBody};
use crate::reply::Received;
use crate::values::Request;
use bilispec_engine::{Checked, Report};

/// By what the spec describes for the status; of a body that is not JSON there is nothing to say. What a success repeats of
/// the call is compared with what was sent.
pub(crate) fn drift(operation: &Operation, received: &Received) -> Option<Report> {
    let (validators, body) = (operation.validators, &received.body);
    if !received.status.is_success() {
        let checked = validators.error(received.status.as_u16(), body);
        return checked.map(Checked::into_report);
    }
    let is_json = match operation.reply {
        ReplyBody::Enveloped => true,
        ReplyBody::Payload => !body.trim_ascii().is_empty(),
        ReplyBody::Nothing | ReplyBody::Text | ReplyBody::Bytes => false,
    };
    if !is_json {
        return Some(Report::default());
    }
    let mut report = validators.reply(body).into_report();
    let asked = |name: &str| received.asked.get(name);
    report
        .findings
        .extend(validators.reply.schema().echo_findings(body, &asked));
    Some(report)
}

impl Context {
    pub(crate) fn drift(&self) -> Option<Report> {
        drift(self.operation, self.received.as_ref()?)
    }
}

impl Error {
    /// What the reply holds that is not as the spec says; `None` if no whole one came, or one with a status other than
    /// 2xx for which the spec describes no JSON body. A body that is not JSON is one finding, `response.syntax`.
    ///
    /// A refusal that the spec describes in full has no findings: it is the call that failed, not the spec.
    pub fn drift(&self) -> Option<Report> {
        self.context().drift()
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
