//! The retry policy: how often a call is made again, and how long to wait before it.

use std::time::Duration;

/// How often a call that changes nothing is sent again, and after what waits. Calls that write or spend are sent once,
/// whatever it says.
///
/// Sent again is what failed on the way (no connection, a time-out, a broken one) and what the server says has failed
/// on its side: HTTP 429, 500, 502, 503 and 504, and codes of class [`CodeClass::Server`](crate::operation::CodeClass::Server). Nothing else: another
/// attempt does not change a refusal, and risk control is the end of a call.
///
/// Waits double from one attempt to the next and are drawn at random from the upper half of that, so that many
/// clients do not come back at one moment. Where the server says how long to wait (`Retry-After`), that is the least;
/// if it is longer than [`longest_wait`](Self::longest_wait), the call ends with the server's answer instead.
///
/// ```
/// use std::time::Duration;
/// use bilispec_runtime::Retry;
///
/// // Three attempts, with about one and two seconds between them.
/// let retry = Retry::new().attempts(3).first_wait(Duration::from_secs(1));
/// // …for all calls of a client: `Client::builder().retry(retry)`, or for one: `call.retry(retry).await`.
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use = "a policy does nothing before it is given to a client or a call"]
pub struct Retry {
    pub(super) attempts: u32,
    first_wait: Duration,
    longest_wait: Duration,
}

impl Retry {
    /// The most attempts there can be.
    pub const MOST_ATTEMPTS: u32 = 5;

    /// The shortest first wait there can be: retries are for failures that pass, and never for being fast.
    pub const SHORTEST_WAIT: Duration = Duration::from_millis(500);

    /// Three attempts, the first wait one second, none longer than 30 seconds.
    pub fn new() -> Self {
        Self {
            attempts: 3,
            first_wait: Duration::from_secs(1),
            longest_wait: Duration::from_secs(30),
        }
    }

    /// How often the request is sent at most, the first time included; 1 to [`MOST_ATTEMPTS`](Self::MOST_ATTEMPTS),
    /// to which other numbers are brought.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.clamp(1, Self::MOST_ATTEMPTS);
        self
    }

    /// The wait before the second attempt; a shorter one than [`SHORTEST_WAIT`](Self::SHORTEST_WAIT) is raised to it.
    pub fn first_wait(mut self, wait: Duration) -> Self {
        self.first_wait = wait.max(Self::SHORTEST_WAIT);
        self
    }

    /// No wait is longer than this. A server that asks for more gets no further attempt.
    pub fn longest_wait(mut self, wait: Duration) -> Self {
        self.longest_wait = wait;
        self
    }

    /// The wait after the attempt with this number, from 1; `None` where the server asks for too long a one.
    pub(super) fn wait(&self, attempt: u32, asked: Duration, random: u64) -> Option<Duration> {
        let doubled = 2_u32.saturating_pow(attempt.saturating_sub(1));
        let full = self
            .first_wait
            .saturating_mul(doubled)
            .min(self.longest_wait);
        let half = full / 2;
        let part = u32::try_from(random % 1024).unwrap_or_default();
        let drawn = half.saturating_add(half.saturating_mul(part) / 1023);
        let wait = drawn.max(asked);
        (wait <= self.longest_wait).then_some(wait)
    }
}

impl Default for Retry {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Retry;

    fn ms(milliseconds: u64) -> Duration {
        Duration::from_millis(milliseconds)
    }

    #[test]
    fn waits_double_up_to_the_longest_and_are_drawn_from_the_upper_half() {
        let retry = Retry::new().first_wait(ms(1000)).longest_wait(ms(3000));
        for (attempt, from, to) in [
            (1, 500, 1000),
            (2, 1000, 2000),
            (3, 1500, 3000),
            (40, 1500, 3000),
        ] {
            assert_eq!(retry.wait(attempt, ms(0), 0), Some(ms(from)));
            assert_eq!(retry.wait(attempt, ms(0), 1023), Some(ms(to)));
            for random in (0..).step_by(77).take(100) {
                let wait = retry.wait(attempt, ms(0), random).unwrap();
                assert!(ms(from) <= wait && wait <= ms(to), "{wait:?}");
            }
        }
    }

    #[test]
    fn what_the_server_asks_for_is_the_least_and_too_much_ends_it() {
        let retry = Retry::new().longest_wait(ms(3000));
        assert_eq!(retry.wait(1, ms(2500), 9), Some(ms(2500)));
        assert_eq!(retry.wait(1, ms(3001), 9), None);
        assert_eq!(retry.wait(1, Duration::MAX, 9), None);
        assert!(retry.wait(1, ms(0), 0).unwrap() >= ms(500));
    }

    #[test]
    fn bounds_hold_whatever_is_set() {
        let retry = Retry::new().attempts(u32::MAX).first_wait(Duration::ZERO);
        assert_eq!(retry.attempts, Retry::MOST_ATTEMPTS);
        assert_eq!(retry.first_wait, Retry::SHORTEST_WAIT);
        assert_eq!(Retry::new().attempts(0).attempts, 1);
        let retry = retry.first_wait(Duration::MAX).longest_wait(Duration::MAX);
        assert!(retry.wait(u32::MAX, ms(0), u64::MAX).is_some());
    }
}
