//! What a parameter that repeats a cookie is checked against when that cookie was not sent.
//!
//! A browser sends the cookie beside the parameter. A client may send the parameter alone: then a session's first
//! value is taken for the right one, and another one in the same session for wrong. Only hashes are kept, and of too
//! many sessions the oldest are forgotten.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};
use std::hash::{BuildHasher as _, RandomState};
use std::sync::{Mutex, PoisonError};

/// How many sessions are remembered.
const SESSIONS: usize = 10_000;

/// What was sent first, by session and parameter.
#[derive(Debug, Default)]
pub(super) struct Sessions {
    hasher: RandomState,
    first: Mutex<(HashMap<u64, u64>, VecDeque<u64>)>,
}

impl Sessions {
    /// Whether a value is the one that this session's cookies first came with.
    pub(super) fn agrees(&self, cookies: &[&str], parameter: &str, value: &str) -> bool {
        let session = self.hasher.hash_one((cookies, parameter));
        let value = self.hasher.hash_one(value);
        let mut first = self.first.lock().unwrap_or_else(PoisonError::into_inner);
        let (values, order) = &mut *first;
        match values.entry(session) {
            Entry::Occupied(known) => *known.get() == value,
            Entry::Vacant(free) => {
                free.insert(value);
                order.push_back(session);
                if order.len() > SESSIONS
                    && let Some(oldest) = order.pop_front()
                {
                    values.remove(&oldest);
                }
                true
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_has_one_value() {
        let sessions = Sessions::default();
        let agrees = |session, value| sessions.agrees(&[session], "csrf", value);
        assert!(agrees("a", "1"));
        assert!(agrees("b", "2"));
        assert!(agrees("a", "1"));
        assert!(!agrees("a", "2"));
        assert!(sessions.agrees(&["a"], "other", "2"));
    }

    #[test]
    fn the_oldest_session_is_forgotten() {
        let sessions = Sessions::default();
        assert!(sessions.agrees(&["first"], "csrf", "1"));
        for number in 0..SESSIONS {
            assert!(sessions.agrees(&[&number.to_string()], "csrf", "1"));
        }
        assert!(sessions.agrees(&["first"], "csrf", "2"));
    }
}
