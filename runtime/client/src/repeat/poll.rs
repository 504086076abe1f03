//! Asking again while the answer is that something is not finished yet.

use std::time::Duration;

use super::Harmless;
use crate::client::Core;
use crate::error::Error;
use crate::send::{Options, make};
use crate::time::Instant;
use crate::values::Request;

/// How long a poll goes on, and how often it asks: see [`Call::poll`](crate::Call::poll).
///
/// ```
/// use std::time::Duration;
/// use bilispec_runtime::Polling;
///
/// // Every three seconds, for a minute.
/// let polling = Polling::within(Duration::from_secs(60));
/// let patient = Polling::within(Duration::from_secs(600)).every(Duration::from_secs(10));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use = "it does nothing before it is given to a call"]
pub struct Polling {
    within: Duration,
    every: Duration,
}

impl Polling {
    /// The shortest time between two questions: two seconds.
    ///
    /// A person who reloads a page, reads it and reloads again takes about that long, and nothing here is to be faster
    /// than a person. The answer does not come earlier for being asked for more often either: the order is made, or
    /// not, before the first question.
    pub const SHORTEST_INTERVAL: Duration = Duration::from_secs(2);

    /// Asks every three seconds until this much time has passed.
    pub fn within(deadline: Duration) -> Self {
        Self {
            within: deadline,
            every: Duration::from_secs(3),
        }
    }

    /// The time between an answer and the next question; a shorter one than
    /// [`SHORTEST_INTERVAL`](Self::SHORTEST_INTERVAL) is raised to it.
    pub fn every(mut self, interval: Duration) -> Self {
        self.every = interval.max(Self::SHORTEST_INTERVAL);
        self
    }
}

/// Makes the call until it is answered with something else than that it is pending, or until time is up.
pub(crate) async fn poll<R: Request>(
    _: Harmless,
    polling: Polling,
    core: &Core,
    request: &R,
    options: &Options,
) -> Result<R::Reply, Error> {
    // Waits are added up rather than read from a clock, so that a transport in memory need not really wait.
    let mut spent = Duration::ZERO;
    loop {
        let began = Instant::now();
        let result = make(core, request.operation(), request, options).await;
        spent = spent.saturating_add(began.elapsed());
        let pending = result.as_ref().is_err_and(Error::is_pending);
        let next = spent.saturating_add(polling.every);
        if !pending || next > polling.within {
            return result;
        }
        core.transport().wait(polling.every).await;
        spent = next;
    }
}
