//! What a reply holds, value by value: a kind at a place, or a listed value, in one number each.

use super::Kind;
use super::shape::NodeId;

/// See the module's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token(u32);

/// What a token stands for.
pub(super) enum Met {
    /// A value of a kind, by its number, at a place.
    Value(NodeId, u32, bool),
    /// A listed value, by its number.
    Listed(usize),
}

/// Marks a listed value.
const LISTED: u32 = 1 << 31;
const KIND_BITS: u32 = 3;

impl Token {
    #[inline]
    pub(super) fn value(id: NodeId, kind: Kind, is_empty: bool) -> Self {
        Self(id << (KIND_BITS + 1) | (kind as u32) << 1 | u32::from(is_empty))
    }

    #[inline]
    pub(super) fn listed(value: usize) -> Self {
        Self(LISTED | u32::try_from(value).unwrap_or_default())
    }

    #[inline]
    pub(super) fn met(self) -> Met {
        if self.0 & LISTED != 0 {
            return Met::Listed((self.0 & !LISTED) as usize);
        }
        let kind = self.0 >> 1 & ((1 << KIND_BITS) - 1);
        Met::Value(self.0 >> (KIND_BITS + 1), kind, self.0 & 1 == 1)
    }
}
