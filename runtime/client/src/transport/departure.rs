//! Whether a request has left, for somebody who does not get the transport's answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

const UNTOLD: u8 = 0;
const WITHHELD: u8 = 1;
const LEFT: u8 = 2;

/// An extension of requests that write or spend: a transport may note in it that nothing has left yet, and that
/// something may have.
///
/// If the exchange is broken off in between, by a runtime that shuts down, the call is proved
/// [`NotSent`](crate::Effect::NotSent). Without a note, a request that was handed over may have been sent.
#[derive(Debug, Clone, Default)]
pub struct Departure(Arc<AtomicU8>);

impl Departure {
    /// Nothing has left, and nothing will before [`leave`](Self::leave) is called. Says nothing after that.
    pub fn withhold(&self) {
        let _ = self
            .0
            .compare_exchange(UNTOLD, WITHHELD, Ordering::AcqRel, Ordering::Acquire);
    }

    /// From here on, bytes of the request may be on their way.
    pub fn leave(&self) {
        self.0.store(LEFT, Ordering::Release);
    }

    /// Whether it is proved that nothing has left.
    pub fn is_withheld(&self) -> bool {
        self.0.load(Ordering::Acquire) == WITHHELD
    }
}
