//! What the pass over a text needs to know of a schema, worked out once: for each place in a
//! document all schemas that apply there, joined through `$ref`, `allOf` and the branches that a
//! value's type decides. It is derived from the table and refers to it by number.

use super::key::{Index, Key};
use crate::validate::schema::table::{Check, List, NodeId, Text, Types};

/// Position in [`Plan::sites`].
pub(super) type SiteId = u32;

/// Stands where a shape is absent.
pub(super) const NONE: u32 = u32::MAX;

/// More properties than this are looked up in the tree.
pub(super) const MOST_PROPERTIES: usize = 256;

/// A set of properties.
pub(super) type Bits = [u64; MOST_PROPERTIES / 64];

#[derive(Debug, Clone, Default)]
pub(crate) struct Plan {
    pub(super) sites: Vec<Site>,
    pub(super) objects: Vec<ObjectPlan>,
    pub(super) arrays: Vec<ArrayPlan>,
    pub(super) tests: Vec<Test>,
    pub(super) nodes: Vec<NodeId>,
    pub(super) root: Root,
    /// For the table's codes, in their order: what `data` carries; [`NONE`] where nothing is said.
    pub(super) codes: Vec<SiteId>,
}

/// The schemas that a value is given, before any branch is chosen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Site {
    /// Types of values that nothing can be said against.
    pub(super) free: Types,
    /// Types of scalars that conform if the tests say so.
    pub(super) tested: Types,
    /// The plan for objects, or [`NONE`].
    pub(super) object: u32,
    /// The plan for arrays, or [`NONE`].
    pub(super) array: u32,
    /// Into [`Plan::tests`].
    pub(super) tests: List,
    /// Into [`Plan::nodes`]: the schemas themselves, for the tree. A value of a type that is named
    /// nowhere above is the tree's.
    pub(super) nodes: List,
}

#[derive(Debug, Clone)]
pub(super) struct ObjectPlan {
    /// Those with a name of their own, in the order in which documents have them.
    pub(super) properties: Vec<Property>,
    pub(super) index: Index,
    pub(super) required: Bits,
    /// All schemas that apply to the object.
    pub(super) applied: Vec<NodeId>,
    pub(super) sensitive: bool,
    /// Where other keys lead.
    pub(super) others: Others,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Others {
    /// To this site. [`NONE`] where nothing is said of them.
    Site(SiteId),
    /// The same, and they are new to the spec: to the schema whose `properties` lack them.
    Unknown(NodeId, SiteId),
    /// It depends on the key.
    Tree,
}

#[derive(Debug, Clone)]
pub(super) struct Property {
    pub(super) key: Key,
    pub(super) name: Text,
    /// [`NONE`] if the key is in no `properties`.
    pub(super) site: SiteId,
    pub(super) role: Role,
}

/// What a key means to the envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    None,
    /// The code may stand here; the number counts the envelope's keys.
    Code(usize),
    Data,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct ArrayPlan {
    pub(super) items: SiteId,
    pub(super) least: u64,
    pub(super) most: u64,
    pub(super) sensitive: bool,
}

/// A test of a scalar.
#[derive(Debug, Clone, Copy)]
pub(super) struct Test {
    /// The types that it is about.
    pub(super) types: Types,
    pub(super) what: What,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum What {
    Check(Check),
    /// Number of a note with `x-known-values`.
    Known(u32),
    /// Number of a note with `x-expect`.
    Expect(u32),
    /// The string holds JSON text; the site says what.
    Content(SiteId),
}

/// How a document begins.
#[derive(Debug, Clone, Default)]
pub(super) enum Root {
    /// The schema is too intricate: the tree checks every document.
    #[default]
    Tree,
    Site(SiteId),
    Envelope(EnvelopePlan),
}

/// Which of the two forms a reply has, by what stands at the keys of the code.
#[derive(Debug, Clone)]
pub(super) struct EnvelopePlan {
    pub(super) envelope: u32,
    pub(super) keys: Vec<Text>,
    pub(super) success: Vec<i64>,
    /// Object plans by [`EnvelopePlan::case`]; [`NONE`] is for the tree.
    pub(super) cases: Vec<u32>,
    /// The plan to begin with.
    pub(super) first: u32,
}

/// The most keys that a code may stand at.
pub(super) const MOST_KEYS: usize = 3;

/// What stands at a key of the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Seen {
    #[default]
    Absent,
    Null,
    Code(i64),
    Other,
}

impl EnvelopePlan {
    /// How many kinds of values are told apart at one key.
    pub(super) fn kinds(&self) -> usize {
        self.success.len() + 4
    }

    fn kind(&self, seen: Seen) -> usize {
        match seen {
            Seen::Absent => 0,
            Seen::Null => 1,
            Seen::Other => 2,
            Seen::Code(code) => {
                let at = self.success.iter().position(|success| *success == code);
                at.map_or(3, |at| at + 4)
            }
        }
    }

    /// The object plan for a reply.
    pub(super) fn case(&self, seen: &[Seen; MOST_KEYS]) -> u32 {
        let codes = seen.iter().take(self.keys.len());
        let at = codes.fold(0, |sum, seen| sum * self.kinds() + self.kind(*seen));
        self.cases.get(at).copied().unwrap_or(NONE)
    }

    /// The code: the first that is there and not null. `None` if there is none to be read.
    pub(super) fn code(&self, seen: &[Seen; MOST_KEYS]) -> Option<(Text, Option<i64>)> {
        let mut null = None;
        for (key, seen) in self.keys.iter().zip(seen) {
            match *seen {
                Seen::Absent => {}
                Seen::Null => null = null.or(Some((*key, None))),
                Seen::Code(code) => return Some((*key, Some(code))),
                Seen::Other => return None,
            }
        }
        null
    }
}
