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

// Neither is an `async fn`: that would keep the whole request in the call's future, beside the transport's own.

/// Sends the request of a call that changes nothing, once. Dropping it breaks it off.
pub(crate) fn exchange(
    _: Harmless,
    core: &Core,
    operation: &'static Operation,
    request: http::Request<Bytes>,
    rules: Rules,
) -> impl Future<Output = Result<Received, Error>> + Send {
    let sent = core.transport().send(request, rules);
    async move {
        let sent = sent.await;
        sent.map(Received::from)
            .map_err(|failure| reply::lost(operation, failure))
    }
}

/// Sends the request of any other call, once. If this is dropped unfinished, the client's list has an entry for it.
pub(crate) fn owned(
    core: &Core,
    call: owned::Call,
    request: http::Request<Bytes>,
    rules: Rules,
) -> impl Future<Output = Result<Received, Error>> + Send {
    let transport = core.shared_transport();
    owned::send(transport, core.ledger(), call, request, rules)
}
