//! The clock. The standard library has none where there is only a browser or a worker.

use std::time::{Duration, SystemTime as StandardTime};

#[cfg(not(all(target_family = "wasm", target_os = "unknown", feature = "fetch")))]
pub(crate) use std::time::{Instant, SystemTime, UNIX_EPOCH};

#[cfg(all(target_family = "wasm", target_os = "unknown", feature = "fetch"))]
pub(crate) use web_time::{Instant, SystemTime, UNIX_EPOCH};

/// How long after 1970 a time was that the standard library, or what stands on it, told: this clock's may be of another type.
pub(crate) fn since_1970(time: StandardTime) -> Option<Duration> {
    time.duration_since(StandardTime::UNIX_EPOCH).ok()
}
