//! One request and its reply: the one place from which a request leaves.

use bytes::Bytes;

use crate::client::Core;
use crate::error::Error;
use crate::operation::Operation;
use crate::received::Received;
use crate::repeat::Harmless;
use crate::reply;
use crate::transport::Rules;
use crate::unsettled::owned;

/// Sends the request of a call that changes nothing, once. Dropping it breaks it off.
pub(crate) async fn exchange(
    _: Harmless,
    core: &Core,
    operation: &'static Operation,
    request: http::Request<Bytes>,
    rules: Rules,
) -> Result<Received, Error> {
    let sent = core.transport().send(request, rules).await;
    sent.map(Received::from)
        .map_err(|failure| reply::lost(operation, failure))
}

/// Sends the request of any other call, once. If this is dropped unfinished, the client's list has an entry for it.
pub(crate) async fn owned(
    core: &Core,
    call: owned::Call,
    request: http::Request<Bytes>,
    rules: Rules,
) -> Result<Received, Error> {
    let transport = core.shared_transport();
    owned::send(transport, core.ledger(), call, request, rules).await
}
