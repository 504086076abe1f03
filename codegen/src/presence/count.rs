//! How often a member was there.

/// How often a member was there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Bodies that had it.
    pub captures: u64,
    /// Objects that had it, null or not.
    pub present: u64,
    /// Objects that could have had it.
    pub parents: u64,
}
