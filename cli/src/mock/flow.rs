//! What the mock remembers between calls: the values that it issued, and what is known of the thing that each stands
//! for. Bounded: of too many, the oldest are forgotten.
//!
//! A *flow* is what one call began and others go on with. A call that changes something opens one for each of its
//! successes; it inherits what the flow that it goes on with knew. Knows no HTTP.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many flows are remembered.
const FLOWS: usize = 10_000;
/// A text longer than this is not a value worth remembering.
const LONGEST: usize = 256;

/// The parameter of an operation, which is what a value was issued for.
pub(super) type Taker = (usize, String);

/// What is known of one thing that was begun.
#[derive(Debug, Clone, Default)]
pub(super) struct Flow {
    /// Values by the name that they were sent or answered under.
    pub(super) names: BTreeMap<String, String>,
    /// The values issued for parameters of other calls.
    pub(super) issued: BTreeMap<Taker, String>,
    /// How often it was asked for and not ready.
    waited: u32,
}

impl Flow {
    /// Remembers a value under its name.
    pub(super) fn learn(&mut self, name: &str, value: &str) {
        if value.len() <= LONGEST {
            self.names.insert(name.to_owned(), value.to_owned());
        }
    }
}

/// Everything remembered.
#[derive(Debug)]
pub(super) struct Memory {
    state: Mutex<State>,
    limit: usize,
}

/// Trees and no tables of hashes, which grow once more when much has come and gone.
#[derive(Debug, Default)]
struct State {
    last: u64,
    /// Oldest first.
    flows: BTreeMap<u64, Flow>,
    by_value: BTreeMap<(Taker, String), u64>,
}

impl Default for Memory {
    fn default() -> Self {
        Self::with_limit(FLOWS)
    }
}

impl Memory {
    fn with_limit(limit: usize) -> Self {
        Self {
            state: Mutex::default(),
            limit,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Every change is whole before anything can fail, so a poisoned state is still a good one.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A number that no other call gets.
    pub(super) fn number(&self) -> u64 {
        let mut state = self.state();
        state.last += 1;
        state.last
    }

    /// Remembers a flow under the values that it issued.
    pub(super) fn open(&self, flow: Flow) {
        let mut state = self.state();
        state.last += 1;
        let id = state.last;
        for (taker, value) in &flow.issued {
            state.by_value.insert((taker.clone(), value.clone()), id);
        }
        state.flows.insert(id, flow);
        while state.flows.len() > self.limit {
            state.forget_oldest();
        }
    }

    /// The flow that a value was issued for, and the number to wait with.
    pub(super) fn find(&self, taker: &Taker, value: &str) -> Option<(u64, Flow)> {
        let state = self.state();
        let id = *state.by_value.get(&(taker.clone(), value.to_owned()))?;
        Some((id, state.flows.get(&id)?.clone()))
    }

    /// Whether the flow is still to be waited for: true for the first `times` times.
    pub(super) fn wait(&self, id: u64, times: u32) -> bool {
        let mut state = self.state();
        let Some(flow) = state.flows.get_mut(&id) else {
            return false;
        };
        let waits = flow.waited < times;
        flow.waited = flow.waited.saturating_add(1);
        waits
    }
}

impl State {
    fn forget_oldest(&mut self) {
        let Some((id, flow)) = self.flows.pop_first() else {
            return;
        };
        for key in flow.issued {
            if self.by_value.get(&key) == Some(&id) {
                self.by_value.remove(&key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flow(value: &str) -> Flow {
        let mut flow = Flow::default();
        flow.issued
            .insert((1, "token".to_owned()), value.to_owned());
        flow
    }

    #[test]
    fn the_oldest_are_forgotten() {
        let memory = Memory::with_limit(2);
        for value in ["a", "b", "c"] {
            memory.open(flow(value));
        }
        let known = |value| memory.find(&(1, "token".to_owned()), value).is_some();
        assert_eq!([known("a"), known("b"), known("c")], [false, true, true]);
        let state = memory.state();
        assert_eq!((state.flows.len(), state.by_value.len()), (2, 2));
    }

    #[test]
    fn a_value_is_known_to_its_taker_only() {
        let memory = Memory::default();
        memory.open(flow("a"));
        assert!(memory.find(&(2, "token".to_owned()), "a").is_none());
        assert!(memory.find(&(1, "other".to_owned()), "a").is_none());
    }

    #[test]
    fn waiting_ends() {
        let memory = Memory::default();
        memory.open(flow("a"));
        let (id, _) = memory.find(&(1, "token".to_owned()), "a").unwrap();
        let waits: Vec<_> = (0..4).map(|_| memory.wait(id, 2)).collect();
        assert_eq!(waits, [true, true, false, false]);
    }

    #[test]
    fn long_texts_are_not_kept() {
        let mut flow = Flow::default();
        flow.learn("a", &"x".repeat(LONGEST + 1));
        flow.learn("b", "x");
        assert_eq!(flow.names.len(), 1);
    }
}
