//! Calls that were given up before their answer was there: what is known of each, kept by the client.
//!
//! A future that is dropped takes its request back only as long as nothing was sent. A call that writes or spends
//! therefore owns its request from its first poll ([`owned`]), and when it is dropped unfinished (by
//! `tokio::time::timeout`, `select!`, an aborted task), its entry is here. Knows nothing of how a request travels.

mod exchange;
pub(crate) mod owned;

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bilispec_engine::Report;
use serde::de::DeserializeOwned;

use crate::drift::drift;
use crate::error::{Effect, Error};
use crate::reply;
use crate::time::SystemTime;
use exchange::Exchange;

/// A call that writes or spends, and that was dropped before it had its answer.
///
/// See [`Core::unsettled`](crate::Core::unsettled). Clones are the same entry, whose [`state`](Self::state) goes on.
#[derive(Clone)]
pub struct Unsettled {
    exchange: Arc<Exchange>,
    ledger: Ledger,
}

/// How far a call that was dropped has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnsettledState {
    /// The exchange goes on without its caller, and ends by the transport's time-outs.
    Running,
    /// It is over. [`Effect::Done`]: the reply proves a success. [`Effect::Unknown`]: the answer is lost, or the
    /// exchange was broken off with the call and may have been sent: look before repeating. [`Effect::NotSent`] is
    /// proved.
    Settled(Effect),
}

impl Unsettled {
    /// `operationId` of the call.
    pub fn operation(&self) -> &'static str {
        self.exchange.operation().id
    }

    /// What the caller gave the call with [`key`](crate::Call::key).
    pub fn key(&self) -> Option<&str> {
        self.exchange.key()
    }

    /// When the call was polled first, which is when its request was made.
    pub fn started(&self) -> SystemTime {
        self.exchange.started()
    }

    /// Takes the entry out of the client's list; `false` if it is not there any more. An exchange that is running goes on.
    pub fn forget(&self) -> bool {
        self.ledger.remove(&self.exchange)
    }

    /// How far it has come by now.
    pub fn state(&self) -> UnsettledState {
        match self.exchange.ended() {
            None => UnsettledState::Running,
            Some(ended) => UnsettledState::Settled(match &ended.error {
                None => Effect::proved(self.exchange.operation()),
                Some(error) => error.effect(),
            }),
        }
    }

    /// The error that the call would have given; `None` while it is running, and after a success.
    pub fn error(&self) -> Option<Arc<Error>> {
        self.exchange.ended()?.error.clone()
    }

    /// What the reply holds that is not as the spec says, or not what was asked for; see [`Error::drift`]. `None` while it
    /// is running, and where no whole reply came.
    pub fn drift(&self) -> Option<Report> {
        let ended = self.exchange.ended()?;
        drift(self.exchange.operation(), ended.received.as_ref()?)
    }

    /// The payload of a success, as the call's own reply type or another that fits; `None` where there is none.
    pub fn reply_as<T: DeserializeOwned>(&self) -> Option<T> {
        let ended = self.exchange.ended()?;
        let received = ended.received.as_ref()?;
        let (reply, _) = reply::interpret(self.exchange.operation(), received).ok()?;
        Some(reply)
    }
}

/// Operation, start and state; the key is the caller's own text and stays out.
impl fmt::Debug for Unsettled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unsettled")
            .field("operation", &self.operation())
            .field("started", &self.started())
            .field("state", &self.state())
            .finish_non_exhaustive()
    }
}

/// The entries of a client.
#[derive(Clone, Default)]
pub(crate) struct Ledger(Arc<Mutex<VecDeque<Arc<Exchange>>>>);

impl Ledger {
    /// The most entries that are over. Those that are running are bounded by what the transport has under way.
    const MOST: usize = 64;

    /// All entries, the oldest first.
    pub(crate) fn entries(&self) -> Vec<Unsettled> {
        let mut entries = self.lock();
        trim(&mut entries);
        let entry = |exchange: &Arc<Exchange>| Unsettled {
            exchange: Arc::clone(exchange),
            ledger: self.clone(),
        };
        entries.iter().map(entry).collect()
    }

    fn remove(&self, exchange: &Arc<Exchange>) -> bool {
        let mut entries = self.lock();
        let before = entries.len();
        entries.retain(|other| !Arc::ptr_eq(other, exchange));
        entries.len() < before
    }

    fn add(&self, exchange: Arc<Exchange>) {
        let mut entries = self.lock();
        entries.push_back(exchange);
        trim(&mut entries);
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Arc<Exchange>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Beyond the bound, the oldest of the entries that are over go. One that is running never does.
fn trim(entries: &mut VecDeque<Arc<Exchange>>) {
    let mut over = entries.iter().filter(|entry| entry.is_over()).count();
    entries.retain(|entry| {
        let goes = over > Ledger::MOST && entry.is_over();
        over = over.saturating_sub(usize::from(goes));
        !goes
    });
}
