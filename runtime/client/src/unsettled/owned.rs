//! An exchange that owns its request: it ends by itself, whoever still waits for it.
//!
//! The transport is asked to run it apart from the call ([`Transport::detach`]). If it declines, the call runs it, and
//! dropping the call breaks it off.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;

use super::Ledger;
use super::exchange::Exchange;
use crate::echo::Asked;
use crate::error::Error;
use crate::operation::Operation;
use crate::received::Received;
use crate::reply;
use crate::transport::{BoxFuture, Departure, Failure, Rules, Transport};

pub(crate) use super::exchange::Judge;

/// What a call brings to its exchange.
pub(crate) struct Call {
    pub(crate) operation: &'static Operation,
    pub(crate) key: Option<String>,
    pub(crate) judge: Judge,
    pub(crate) asked: Asked,
}

/// Sends the request, once; what comes of it is in the list if the future is dropped. To be called where that is polled: it
/// is here that the transport begins.
pub(crate) fn send(
    transport: &Arc<dyn Transport>,
    ledger: &Ledger,
    call: Call,
    mut request: http::Request<Bytes>,
    rules: Rules,
) -> impl Future<Output = Result<Received, Error>> + Send + use<> {
    let operation = call.operation;
    let departure = Departure::default();
    request.extensions_mut().insert(departure.clone());
    let exchange = Exchange::new(operation, call.key, call.judge, departure);
    let exchange = Arc::new(exchange);
    let mut waiting = Waiting {
        exchange: Arc::clone(&exchange),
        ledger: ledger.clone(),
        here: None,
    };
    let sender = Arc::clone(transport);
    let run = run(Guard(exchange), sender, request, rules, call.asked);
    waiting.here = transport.detach(Box::pin(run)).err();
    async move {
        let received = waiting.await;
        received.map_err(|failure| reply::lost(operation, failure))
    }
}

async fn run(
    guard: Guard,
    transport: Arc<dyn Transport>,
    request: http::Request<Bytes>,
    rules: Rules,
    asked: Asked,
) {
    guard.0.begin();
    let sent = transport.send(request, rules).await;
    let received = |response| Received {
        asked,
        ..Received::from(response)
    };
    guard.0.finish(sent.map(received));
}

/// Notes that an exchange which is dropped unfinished is over.
struct Guard(Arc<Exchange>);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.break_off();
    }
}

/// The call's side of an exchange.
struct Waiting {
    exchange: Arc<Exchange>,
    ledger: Ledger,
    /// The exchange itself, where the transport does not run it.
    here: Option<BoxFuture<'static, ()>>,
}

impl Future for Waiting {
    type Output = Result<Received, Failure>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        // Before the exchange is polled, so that an answer between the two wakes somebody.
        self.exchange.wakes(context.waker());
        if let Some(here) = &mut self.here
            && here.as_mut().poll(context).is_ready()
        {
            self.here = None;
        }
        match self.exchange.take() {
            Some(answer) => Poll::Ready(answer),
            None => Poll::Pending,
        }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        // What nobody else runs ends here.
        self.here = None;
        if self.exchange.abandon() {
            self.ledger.add(Arc::clone(&self.exchange));
        }
    }
}
