//! Presence as a report holds it: by operation and JSON pointer. Adding is associative and commutative.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the successful replies of an operation held.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Presence {
    /// How many replies were counted: those whose code, or status where there is no code, is one of success.
    pub replies: u64,
    /// Members by JSON pointer, with `*` for items of lists and for members of maps; those whose parent was there.
    pub members: BTreeMap<String, Member>,
}

/// What was counted of a member, by occurrence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Member {
    /// How often an object was there that may hold it; of items, how many there were.
    pub parents: u64,
    /// How often it was there, null or not.
    pub present: u64,
    /// How often it was an empty string or list.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub empty: u64,
    /// How often it was of which kind: null, boolean, integer, number, string, array, object.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub kinds: BTreeMap<String, u64>,
    /// How often it had which of the values that the spec lists, as JSON text.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, u64>,
    /// The same by reply.
    pub replies: Replies,
}

/// In how many replies something was so at least once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Replies {
    /// A parent was there.
    pub parents: u64,
    /// The member was there.
    pub any: u64,
    /// It was there in each of its parents.
    pub all: u64,
    /// It was empty.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub empty: u64,
    /// It was of this kind.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub kinds: BTreeMap<String, u64>,
    /// It had this value.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, u64>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the shape that serde asks for"
)]
fn is_zero(number: &u64) -> bool {
    *number == 0
}

impl Presence {
    /// Adds what was counted in other replies.
    pub fn add(&mut self, other: &Self) {
        more(&mut self.replies, other.replies);
        for (pointer, member) in &other.members {
            match self.members.get_mut(pointer) {
                Some(known) => known.add(member),
                None => {
                    self.members.insert(pointer.clone(), member.clone());
                }
            }
        }
    }
}

impl Member {
    /// The largest of its counts.
    pub fn highest(&self) -> u64 {
        let replies = &self.replies;
        let own = [self.parents, self.present, self.empty];
        let by_reply = [replies.parents, replies.any, replies.all, replies.empty];
        let named = [&self.kinds, &self.values, &replies.kinds, &replies.values];
        let named = named.into_iter().flat_map(BTreeMap::values).copied();
        own.into_iter()
            .chain(by_reply)
            .chain(named)
            .max()
            .unwrap_or(0)
    }

    pub(super) fn add(&mut self, other: &Self) {
        more(&mut self.parents, other.parents);
        more(&mut self.present, other.present);
        more(&mut self.empty, other.empty);
        add(&mut self.kinds, &other.kinds);
        add(&mut self.values, &other.values);
        let (ours, theirs) = (&mut self.replies, &other.replies);
        more(&mut ours.parents, theirs.parents);
        more(&mut ours.any, theirs.any);
        more(&mut ours.all, theirs.all);
        more(&mut ours.empty, theirs.empty);
        add(&mut ours.kinds, &theirs.kinds);
        add(&mut ours.values, &theirs.values);
    }
}

fn add(ours: &mut BTreeMap<String, u64>, theirs: &BTreeMap<String, u64>) {
    for (name, count) in theirs {
        more(ours.entry(name.clone()).or_default(), *count);
    }
}

/// Reports come from outside: a sum beyond all numbers is the largest.
fn more(ours: &mut u64, theirs: u64) {
    *ours = ours.saturating_add(theirs);
}
