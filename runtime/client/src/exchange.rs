//! One request and its reply: the one place from which a request leaves.

use bytes::Bytes;

use crate::client::Core;
use crate::error::Error;
use crate::operation::Operation;
use crate::reply::{self, Received};
use crate::transport::Rules;

/// Sends the request, once.
pub(crate) async fn exchange(
    core: &Core,
    operation: &'static Operation,
    request: http::Request<Bytes>,
    rules: Rules,
) -> Result<Received, Error> {
    let sent = core.transport().send(request, rules).await;
    let response = sent.map_err(|failure| reply::lost(operation, failure))?;
    let (parts, body) = response.into_parts();
    Ok(Received {
        status: parts.status,
        headers: parts.headers,
        body,
    })
}
