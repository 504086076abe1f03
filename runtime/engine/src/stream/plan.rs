//! What the pass over a text needs to know of a schema, worked out once: for each place in a
//! document all schemas that apply there, joined through `$ref`, `allOf` and the branches that a
//! value's type decides. It is derived from the table and refers to it by number.

use super::echoes::Echo;
use super::key::{Index, Key, Name};
use crate::evaluate::local::size;
use crate::schema::table::{Check, List, NodeId, Text, Types};

/// Position in [`Plan::sites`].
pub(super) type SiteId = u32;

/// Stands where a shape is absent.
pub(super) const NONE: u32 = u32::MAX;

/// More properties than this are looked up in the tree.
pub(super) const MOST_PROPERTIES: usize = 256;

#[derive(Debug, Clone, Default)]
pub(crate) struct Plan {
    pub(super) sites: Vec<Site>,
    pub(super) objects: Vec<ObjectPlan>,
    pub(super) arrays: Vec<ArrayPlan>,
    pub(super) integers: Vec<Integers>,
    pub(super) tests: Vec<Test>,
    pub(super) nodes: Vec<NodeId>,
    pub(super) root: Root,
    /// For the table's codes, in their order: what `data` carries; [`NONE`] where the spec has nothing.
    pub(super) codes: Vec<SiteId>,
    /// Members that have to equal a parameter of the call; `None` if that takes the tree.
    pub(super) echoes: Option<Vec<Echo>>,
}

/// The schemas that a value is given, before any branch is chosen. A value of a type that is named
/// nowhere here is the tree's.
#[derive(Debug, Clone, Copy)]
pub(super) struct Site {
    /// Types of values that nothing can be said against.
    pub(super) free: Types,
    /// Types of scalars that conform if the tests say so.
    pub(super) tested: Types,
    /// Types of scalars of which the type is all that there is to be said.
    pub(super) misfit: Types,
    /// Types of scalars of which the tests tell how much is to be said: it can be said later.
    pub(super) steady: Types,
    /// The plan for objects, or [`NONE`].
    pub(super) object: u32,
    /// The plan for arrays, or [`NONE`].
    pub(super) array: u32,
    /// The integers that pass all tests, into [`Plan::integers`], or [`NONE`].
    pub(super) integers: u32,
    /// Into [`Plan::tests`].
    pub(super) tests: List,
    /// Into [`Plan::nodes`]: the schemas themselves, for the tree.
    pub(super) nodes: List,
}

impl Site {
    /// One that leaves all values to the tree.
    pub(super) fn unknown(nodes: List) -> Self {
        Site {
            free: Types::default(),
            tested: Types::default(),
            misfit: Types::default(),
            steady: Types::default(),
            object: NONE,
            array: NONE,
            integers: NONE,
            tests: List::default(),
            nodes,
        }
    }
}

impl Plan {
    /// The schemas of a site.
    pub(super) fn nodes_of(&self, site: &Site) -> &[NodeId] {
        run(&self.nodes, site.nodes)
    }

    pub(super) fn tests_of(&self, site: &Site) -> &[Test] {
        run(&self.tests, site.tests)
    }

    /// Copies what is needed of the sites, once they are worked out, to the properties that lead
    /// there. Of the keys that mean something to the envelope, only the usual code of success is
    /// let pass without a second look.
    pub(super) fn prepare_runs(&mut self) {
        for plan in &mut self.objects {
            for property in &mut plan.properties {
                let site = self.sites.get(property.site as usize);
                if let (Some(site), Role::None) = (site, property.role) {
                    property.free = site.free;
                    property.integers = site.integers;
                }
            }
        }
        let Root::Envelope(envelope) = &self.root else {
            return;
        };
        let Some(plan) = self.objects.get_mut(envelope.first as usize) else {
            return;
        };
        let mut properties = plan.properties.iter_mut().enumerate();
        let code = properties.find(|(_, property)| property.role == Role::Code(0));
        let (Some((place, property)), Some(usual)) = (code, envelope.usual()) else {
            return;
        };
        let (Some(site), Seen::Code(success @ 0..64)) =
            (self.sites.get(property.site as usize), usual[0])
        else {
            return;
        };
        let passes = |integers: &Integers| integers.contains(success);
        let listed = self.integers.get(site.integers as usize);
        if site.free.contains(Types::INTEGER) || listed.is_some_and(passes) {
            plan.code = place;
            property.integers = u32::try_from(self.integers.len()).unwrap_or(NONE);
            self.integers.push(Integers {
                small: 1 << success,
                others: Vec::new(),
                within: Integers::NONE_WITHIN,
            });
        }
    }
}

fn run<T>(all: &[T], list: List) -> &[T] {
    let start = list.start as usize;
    all.get(start..start.saturating_add(list.len as usize))
        .unwrap_or_default()
}

/// Integers that need no further look.
#[derive(Debug, Clone)]
pub(super) struct Integers {
    /// Those from 0 to 63 that are listed, as bits.
    pub(super) small: u64,
    /// The others that are listed.
    pub(super) others: Vec<i64>,
    /// Where nothing is listed: the bounds.
    pub(super) within: [i64; 2],
}

impl Integers {
    /// Bounds that let nothing through.
    pub(super) const NONE_WITHIN: [i64; 2] = [1, 0];

    #[inline(always)]
    pub(super) fn contains(&self, value: i64) -> bool {
        if let bit @ 0..64 = value
            && self.small >> bit & 1 == 1
        {
            return true;
        }
        (self.within[0] <= value && value <= self.within[1]) || self.others.contains(&value)
    }
}

#[derive(Debug, Clone)]
pub(super) struct ObjectPlan {
    /// Its position in [`Plan::objects`].
    pub(super) id: u32,
    /// Those with a name of their own, in the order in which documents have them.
    pub(super) properties: Vec<Property>,
    pub(super) index: Index,
    pub(super) required: Bits,
    /// All schemas that apply to the object.
    pub(super) applied: Vec<NodeId>,
    pub(super) sensitive: bool,
    /// Where other keys lead.
    pub(super) others: Others,
    /// Of the plan that replies are begun with: the property that the code is expected at. Where
    /// `run` has passed it, it holds the usual code of success.
    pub(super) code: usize,
}

impl ObjectPlan {
    /// The property of a name, and its place.
    #[inline(always)]
    pub(super) fn find(&self, name: &Name<'_>) -> Option<(usize, &Property)> {
        self.index.find(name, &self.properties)
    }

    /// Whether a key that is in no list is all that there may be to say of its member.
    #[inline(always)]
    pub(super) fn passes_strays(&self) -> bool {
        matches!(self.others, Others::Site(NONE) | Others::Unknown(_, NONE))
    }
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Others {
    /// To this site. [`NONE`] where the spec has nothing on them.
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
    /// What the site says of scalars, for `run`; nothing where there is more to a member than that.
    pub(super) free: Types,
    pub(super) integers: u32,
}

impl AsRef<Key> for Property {
    #[inline(always)]
    fn as_ref(&self) -> &Key {
        &self.key
    }
}

/// What a key means to the envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    None,
    /// The code may stand here; the number counts the envelope's keys.
    Code(usize),
    Data,
}

/// A set of properties.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bits {
    /// Nearly all objects have no more properties than this.
    first: u64,
    rest: [u64; MOST_PROPERTIES / 64 - 1],
}

impl Bits {
    #[inline(always)]
    fn word(&mut self, place: usize) -> Option<&mut u64> {
        if place < 64 {
            Some(&mut self.first)
        } else {
            self.rest.get_mut(place / 64 - 1)
        }
    }

    /// Adds a property; `false` if it is there already.
    #[inline(always)]
    pub(super) fn insert(&mut self, place: usize) -> bool {
        let bit = 1 << (place % 64);
        match self.word(place) {
            Some(word) if *word & bit == 0 => {
                *word |= bit;
                true
            }
            _ => false,
        }
    }

    /// Whether a property is in it; of a place that no property has, it is not.
    #[inline(always)]
    pub(super) fn contains(&self, place: usize) -> bool {
        let word = match place / 64 {
            0 => self.first,
            other => self.rest.get(other - 1).copied().unwrap_or_default(),
        };
        word >> (place % 64) & 1 == 1
    }

    /// How many of these the other set lacks.
    #[inline(always)]
    pub(super) fn lacking(&self, other: &Bits) -> u32 {
        let first = self.first & !other.first;
        let rest = self.rest.iter().zip(other.rest);
        let rest = rest.map(|(own, other)| own & !other);
        if first == 0 && rest.clone().all(|word| word == 0) {
            return 0;
        }
        first.count_ones() + rest.map(u64::count_ones).sum::<u32>()
    }
}

#[derive(Debug, Clone, Copy)]
pub(super) struct ArrayPlan {
    pub(super) items: SiteId,
    pub(super) least: u64,
    pub(super) most: u64,
    pub(super) sensitive: bool,
}

impl ArrayPlan {
    /// Whether an array may have so many items.
    pub(super) fn takes(&self, items: usize) -> bool {
        (self.least..=self.most).contains(&size(items))
    }
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

    /// What stands at the keys in a usual reply, if the first plan is meant for it.
    pub(super) fn usual(&self) -> Option<[Seen; MOST_KEYS]> {
        let mut usual = [Seen::Absent; MOST_KEYS];
        *usual.first_mut()? = Seen::Code(*self.success.first()?);
        (self.case(&usual) == self.first).then_some(usual)
    }

    /// The object plan for a reply.
    pub(super) fn case(&self, seen: &[Seen; MOST_KEYS]) -> u32 {
        let codes = seen.iter().take(self.keys.len());
        let at = codes.fold(0, |sum, seen| sum * self.kinds() + self.kind(*seen));
        self.cases.get(at).copied().unwrap_or(NONE)
    }

    /// Whether codes say different things of success.
    pub(super) fn disagree(&self, seen: &[Seen; MOST_KEYS]) -> bool {
        let succeeds = |seen: &Seen| match seen {
            Seen::Absent | Seen::Null => None,
            Seen::Other => Some(false),
            Seen::Code(code) => Some(self.success.contains(code)),
        };
        let mut said = seen.iter().filter_map(succeeds);
        let first = said.next();
        said.any(|other| Some(other) != first)
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
