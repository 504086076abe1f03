//! What the pass has ready for what is off its straight way.

use std::collections::HashSet;

use super::keys::Keys;
use super::skip::Halt;
use crate::report::{Reporter, Side};

/// Keys of one object up to this number are compared one by one.
const FEW: usize = 32;

/// What the pass has ready for what is unusual.
pub(super) struct Aside<'a> {
    pub(super) side: Side,
    pub(super) reporter: Option<Box<Reporter<'a>>>,
    /// Bytes that were given to the tree.
    pub(super) spent: usize,
    /// Hashes of the unknown keys of all objects that are open.
    pub(super) keys: Keys,
    /// Once they are many, those of an object, mixed with where the object begins.
    many: Option<HashSet<u64>>,
}

impl Aside<'_> {
    pub(super) fn new(side: Side) -> Self {
        Aside {
            side,
            reporter: None,
            spent: 0,
            keys: Keys::default(),
            many: None,
        }
    }

    /// Notes an unknown key by its hash. One that repeats, or has the hash of another, is the
    /// tree's. `object` is where its object begins, `first` where the keys of that one do.
    #[inline(always)]
    pub(super) fn key(&mut self, hash: u64, object: usize, first: usize) -> Result<(), Halt> {
        let repeated = if self.keys.len() - first < FEW {
            self.keys.since(first).any(|key| *key == hash)
        } else {
            self.among_many(hash, object, first)
        };
        if repeated {
            return Err(Halt::Tree);
        }
        self.keys.push(hash);
        Ok(())
    }

    #[inline(never)]
    fn among_many(&mut self, hash: u64, object: usize, first: usize) -> bool {
        let mixed = |hash: &u64| hash ^ (object as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let many = self.many.get_or_insert_default();
        if self.keys.len() - first == FEW {
            many.extend(self.keys.since(first).map(mixed));
        }
        !many.insert(mixed(&hash))
    }

    /// Forgets what was found, for a text that is read again.
    pub(super) fn again(&mut self) {
        self.keys.truncate(0);
        self.many = None;
    }
}
