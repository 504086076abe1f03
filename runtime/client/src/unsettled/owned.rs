//! An exchange that owns its request: it ends by itself, whoever still waits for it.
//!
//! The transport is asked to run it apart from the call ([`Transport::detach`]). If it declines, the call runs it, and
//! dropping the call breaks it off.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use bytes::Bytes;

use super::Ledger;
use crate::echo::Asked;
use crate::error::Error;
use crate::operation::Operation;
use crate::reply::{self, Received};
use crate::time::SystemTime;
use crate::trace;
use crate::transport::{BoxFuture, Cause, Departure, Failure, Rules, Sent, Transport};

/// What is known of a reply: the error of the call that it answers, or `None` for a success.
pub(crate) type Judge = fn(&'static Operation, &Received) -> Option<Error>;

/// One exchange, shared by the call that waits for it, whatever runs it, and the client's list.
pub(crate) struct Exchange {
    operation: &'static Operation,
    key: Option<String>,
    started: SystemTime,
    judge: Judge,
    departure: Departure,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// It was polled: from here on a request may be sent.
    begun: bool,
    /// Nobody waits for it any more, so that its entry is in the list.
    abandoned: bool,
    waker: Option<Waker>,
    stage: Stage,
}

#[derive(Default)]
enum Stage {
    #[default]
    Running,
    Answered(Result<Received, Failure>),
    /// The call has what came of it.
    Taken,
    /// The call was given up, and this came of it.
    Ended(Arc<Ended>),
}

/// What came of a call that was given up.
pub(crate) struct Ended {
    pub(crate) error: Option<Arc<Error>>,
    /// The reply, where a whole one came.
    pub(crate) received: Option<Received>,
}

/// What a call brings to its exchange.
pub(crate) struct Call {
    pub(crate) operation: &'static Operation,
    pub(crate) key: Option<String>,
    pub(crate) judge: Judge,
    pub(crate) asked: Asked,
}

/// Sends the request, once; what comes of it is in the list if this is dropped.
pub(crate) async fn send(
    transport: Arc<dyn Transport>,
    ledger: &Ledger,
    call: Call,
    mut request: http::Request<Bytes>,
    rules: Rules,
) -> Result<Received, Error> {
    let operation = call.operation;
    let departure = Departure::default();
    request.extensions_mut().insert(departure.clone());
    let exchange = Arc::new(Exchange {
        operation,
        key: call.key,
        started: SystemTime::now(),
        judge: call.judge,
        departure,
        state: Mutex::default(),
    });
    let mut waiting = Waiting {
        exchange: Arc::clone(&exchange),
        ledger: ledger.clone(),
        here: None,
    };
    let sender = Arc::clone(&transport);
    let run = run(Guard(exchange), sender, request, rules, call.asked);
    waiting.here = transport.detach(Box::pin(run)).err();
    let received = waiting.await;
    received.map_err(|failure| reply::lost(operation, failure))
}

async fn run(
    guard: Guard,
    transport: Arc<dyn Transport>,
    request: http::Request<Bytes>,
    rules: Rules,
    asked: Asked,
) {
    guard.0.lock().begun = true;
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
        self.exchange.lock().waker = Some(context.waker().clone());
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

impl Exchange {
    pub(crate) fn operation(&self) -> &'static Operation {
        self.operation
    }

    pub(crate) fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    pub(crate) fn started(&self) -> SystemTime {
        self.started
    }

    pub(crate) fn is_over(&self) -> bool {
        !matches!(self.lock().stage, Stage::Running)
    }

    /// What came of a call that was given up; `None` while it is running.
    pub(crate) fn ended(&self) -> Option<Arc<Ended>> {
        let mut state = self.lock();
        match std::mem::replace(&mut state.stage, Stage::Taken) {
            Stage::Ended(ended) => {
                state.stage = Stage::Ended(Arc::clone(&ended));
                Some(ended)
            }
            Stage::Answered(answer) => {
                let ended = Arc::new(self.judged(answer));
                state.stage = Stage::Ended(Arc::clone(&ended));
                Some(ended)
            }
            other => {
                state.stage = other;
                None
            }
        }
    }

    fn judged(&self, answer: Result<Received, Failure>) -> Ended {
        match answer {
            Ok(received) => Ended {
                error: (self.judge)(self.operation, &received).map(Arc::new),
                received: Some(received),
            },
            Err(failure) => Ended {
                error: Some(Arc::new(reply::lost(self.operation, failure))),
                received: None,
            },
        }
    }

    fn finish(&self, answer: Result<Received, Failure>) {
        let mut state = self.lock();
        if !matches!(state.stage, Stage::Running) {
            return;
        }
        state.stage = Stage::Answered(answer);
        let (waker, abandoned) = (state.waker.take(), state.abandoned);
        drop(state);
        if let Some(waker) = waker {
            waker.wake();
        }
        if abandoned {
            self.tell();
        }
    }

    /// The exchange ends without an answer: its runtime shuts down, or its call runs it and is dropped.
    fn break_off(&self) {
        let begun = self.lock().begun;
        let sent = if begun && !self.departure.is_withheld() {
            Sent::Maybe
        } else {
            Sent::No
        };
        let why = "the exchange was broken off before its reply was there";
        self.finish(Err(Failure::new(Cause::Interrupted, sent).with_source(why)));
    }

    fn take(&self) -> Option<Result<Received, Failure>> {
        let mut state = self.lock();
        match std::mem::replace(&mut state.stage, Stage::Taken) {
            Stage::Answered(answer) => Some(answer),
            other => {
                state.stage = other;
                None
            }
        }
    }

    /// The call is dropped; `true` if it does not have what came of it.
    fn abandon(&self) -> bool {
        let mut state = self.lock();
        state.abandoned = true;
        state.waker = None;
        let (open, over) = match state.stage {
            Stage::Running => (true, false),
            Stage::Answered(_) => (true, true),
            Stage::Taken | Stage::Ended(_) => (false, false),
        };
        drop(state);
        if over {
            self.tell();
        }
        open
    }

    /// Tells `tracing` what came of a call that nobody waits for.
    fn tell(&self) {
        if let Some(ended) = self.ended() {
            trace::given_up(self.operation, ended.error.as_deref());
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
