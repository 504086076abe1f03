//! One exchange of a call that writes or spends, and how far it has come.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Waker;

use crate::error::Error;
use crate::operation::Operation;
use crate::received::Received;
use crate::reply;
use crate::time::SystemTime;
use crate::trace;
use crate::transport::{Cause, Departure, Failure, Sent};

/// What is known of a reply: the error of the call that it answers, or `None` for a success.
pub(crate) type Judge = fn(&'static Operation, &Received) -> Option<Error>;

/// One exchange, shared by the call that waits for it, whatever runs it, and the client's list.
pub(super) struct Exchange {
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
pub(super) struct Ended {
    pub(super) error: Option<Arc<Error>>,
    /// The reply, where a whole one came.
    pub(super) received: Option<Received>,
}

impl Exchange {
    pub(super) fn new(
        operation: &'static Operation,
        key: Option<String>,
        judge: Judge,
        departure: Departure,
    ) -> Self {
        Self {
            operation,
            key,
            started: SystemTime::now(),
            judge,
            departure,
            state: Mutex::default(),
        }
    }

    /// It is polled: from here on a request may be sent.
    pub(super) fn begin(&self) {
        self.lock().begun = true;
    }

    /// Whom to wake when it is over.
    pub(super) fn wakes(&self, waker: &Waker) {
        self.lock().waker = Some(waker.clone());
    }

    pub(super) fn operation(&self) -> &'static Operation {
        self.operation
    }

    pub(super) fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    pub(super) fn started(&self) -> SystemTime {
        self.started
    }

    pub(super) fn is_over(&self) -> bool {
        !matches!(self.lock().stage, Stage::Running)
    }

    /// What came of a call that was given up; `None` while it is running.
    pub(super) fn ended(&self) -> Option<Arc<Ended>> {
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

    pub(super) fn finish(&self, answer: Result<Received, Failure>) {
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
    pub(super) fn break_off(&self) {
        let begun = self.lock().begun;
        let sent = if begun && !self.departure.is_withheld() {
            Sent::Maybe
        } else {
            Sent::No
        };
        let why = "the exchange was broken off before its reply was there";
        self.finish(Err(Failure::new(Cause::Interrupted, sent).with_source(why)));
    }

    pub(super) fn take(&self) -> Option<Result<Received, Failure>> {
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
    pub(super) fn abandon(&self) -> bool {
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
