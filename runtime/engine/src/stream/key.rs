//! Keys of an object, made ready to be found in a text: one comparison of machine words where the
//! next one is expected, a hash table nearly without collisions where it is not.

use bilispec_wire::json::scan::{first, quotes, special, word};

/// How many bytes of a key are compared as machine words.
const HEAD: usize = 16;

type Head = [u64; 2];

/// What a key is made to begin with that no text begins with.
const ESCAPED: u8 = b'?';

/// A key as it usually stands in a text: in quotes, with the colon.
#[derive(Debug, Clone)]
pub(super) struct Key {
    /// The first sixteen bytes; of a shorter key those that there are.
    head: Head,
    mask: Head,
    text: Box<[u8]>,
    /// Of the name itself.
    name: Head,
}

impl Key {
    pub(super) fn new(name: &str) -> Self {
        // In a text such a name is written with escapes, and no text begins a key like this.
        let escaped = name
            .bytes()
            .any(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f));
        let quote = char::from(if escaped { ESCAPED } else { b'"' });
        let text = format!("{quote}{name}\":").into_bytes();
        Key {
            head: padded(&text),
            mask: mask(text.len()),
            text: text.into(),
            name: padded(name.as_bytes()),
        }
    }

    /// The offset behind the colon, if the key stands at `at`.
    #[inline(always)]
    pub(super) fn at(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let len = self.text.len();
        let Some(found) = bytes.get(at..).and_then(|rest| rest.first_chunk::<HEAD>()) else {
            return self.near_the_end(bytes, at);
        };
        let [first, second] = words(found);
        let differ = (first ^ self.head[0]) & self.mask[0] | (second ^ self.head[1]) & self.mask[1];
        if differ != 0 {
            return None;
        }
        if len > HEAD && bytes.get(at + HEAD..at + len) != self.text.get(HEAD..) {
            return None;
        }
        Some(at + len)
    }

    #[inline(never)]
    fn near_the_end(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let end = at + self.text.len();
        (bytes.get(at..end) == Some(&*self.text)).then_some(end)
    }

    /// Whether the name has to be written with escapes.
    #[inline(always)]
    pub(super) fn is_escaped(&self) -> bool {
        self.head[0] & 0xff == u64::from(ESCAPED)
    }

    #[inline(always)]
    fn is(&self, name: &Name<'_>) -> bool {
        // A quote before the name, a quote and a colon behind it.
        self.name == name.head
            && self.text.len() == name.len + 3
            && (name.len <= HEAD || self.text.get(1 + HEAD..=name.len) == Some(name.rest))
    }
}

#[inline(always)]
fn words(bytes: &[u8; HEAD]) -> Head {
    let all = u128::from_le_bytes(*bytes);
    #[expect(clippy::cast_possible_truncation, reason = "it is cut in two halves")]
    [all as u64, (all >> 64) as u64]
}

/// The first bytes, and zeros where there are no more.
fn padded(text: &[u8]) -> Head {
    let mut head = [0; HEAD];
    for (slot, byte) in head.iter_mut().zip(text) {
        *slot = *byte;
    }
    words(&head)
}

/// By a length, which of the first bytes belong to it.
static MASKS: [Head; HEAD + 1] = {
    let mut all = [[0; 2]; HEAD + 1];
    let mut len = 0;
    #[expect(clippy::indexing_slicing, reason = "worked out by the compiler")]
    while len < HEAD {
        let [first, second] = all[len];
        all[len + 1] = if len < 8 {
            [first << 8 | 0xff, second]
        } else {
            [first, second << 8 | 0xff]
        };
        len += 1;
    }
    all
};

#[inline(always)]
fn mask(len: usize) -> Head {
    MASKS.get(len).copied().unwrap_or([u64::MAX; 2])
}

/// A name that is to be looked up.
pub(super) struct Name<'b> {
    /// Its first bytes, as [`Key`] has them.
    head: Head,
    len: usize,
    /// What follows the first bytes.
    rest: &'b [u8],
}

impl<'b> Name<'b> {
    pub(super) fn new(text: &'b [u8]) -> Self {
        Name {
            head: padded(text),
            len: text.len(),
            rest: text.get(HEAD..).unwrap_or_default(),
        }
    }

    /// A name that ends at the first quote behind `at`, where one opens, if that is near. It may be
    /// of any bytes.
    #[inline(always)]
    pub(super) fn short(bytes: &[u8], at: usize) -> Option<Name<'static>> {
        let [b'"', rest @ ..] = bytes.get(at..)? else {
            return None;
        };
        let [low, high] = words(rest.first_chunk()?);
        let (head, len) = match (before_quote(low), before_quote(high)) {
            (Some((mask, len)), _) => ([low & mask, 0], len),
            (None, Some((mask, len))) => ([low, high & mask], 8 + len),
            (None, None) => return None,
        };
        let rest = &[];
        Some(Name { head, len, rest })
    }

    /// The offset behind the closing quote, if the opening one is at `at`.
    #[inline(always)]
    pub(super) fn behind(&self, at: usize) -> usize {
        at + self.len + 2
    }

    /// Whether a short name holds no escapes and nothing that would have to be written as one.
    #[inline(always)]
    pub(super) fn is_plain(&self) -> bool {
        let ([low, high], filled) = (self.head, mask(self.len));
        special(low) & filled[0] | special(high) & filled[1] == 0
    }

    /// What tells nearly all names apart: the first bytes, the last eight and the length.
    #[inline(always)]
    fn digest(&self) -> u64 {
        let tail = word(self.rest, self.rest.len().wrapping_sub(8)).unwrap_or_default();
        self.head[0] ^ (self.head[1] ^ tail).rotate_left(29) ^ (self.len as u64) << 56
    }

    /// A hash of the whole name.
    #[inline(always)]
    pub(super) fn hash(&self) -> u64 {
        let mixed = mix(mix(self.len as u64, self.head[0]), self.head[1]);
        if self.rest.is_empty() {
            return mixed;
        }
        let rest = self.rest.chunks(8);
        rest.fold(mixed, |sum, chunk| mix(sum, padded(chunk)[0]))
    }
}

/// The bytes before the first quote, and how many they are.
#[inline(always)]
fn before_quote(word: u64) -> Option<(u64, usize)> {
    let hit = quotes(word);
    let mask = (hit & hit.wrapping_neg()) >> 7;
    (hit != 0).then(|| (mask.wrapping_sub(1), first(hit)))
}

const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

#[inline(always)]
fn mix(sum: u64, word: u64) -> u64 {
    let product = u128::from(sum ^ word ^ SPREAD) * u128::from(SPREAD.rotate_left(23));
    #[expect(clippy::cast_possible_truncation, reason = "it is cut in two halves")]
    let (low, high) = (product as u64, (product >> 64) as u64);
    low ^ high
}

/// Where each key of an object stands in its list.
#[derive(Debug, Clone)]
pub(super) struct Index {
    slots: Box<[u16]>,
    /// Chosen so that the names fall into slots of their own, or nearly so.
    multiplier: u64,
    /// The slot is in the highest bits.
    shift: u32,
}

const FREE: u16 = u16::MAX;

/// How many multipliers are tried for one size.
const TRIALS: u64 = 64;

impl Index {
    /// `names` in the order of the list; no more than [`FREE`] of them.
    pub(super) fn new(names: &[&[u8]]) -> Self {
        let least = (names.len() * 2).next_power_of_two().max(2);
        let mut best: Option<(usize, Index)> = None;
        for size in [least, least * 2, least * 4] {
            for trial in 0..TRIALS {
                let multiplier = SPREAD.wrapping_mul(trial * 2 + 1);
                let (collisions, index) = Index::filled(names, size, multiplier);
                if collisions == 0 {
                    return index;
                }
                if best.as_ref().is_none_or(|(least, _)| collisions < *least) {
                    best = Some((collisions, index));
                }
            }
        }
        best.map_or_else(|| Index::filled(names, least, SPREAD).1, |(_, index)| index)
    }

    /// An index of so many slots, which are more than the names; and how many of the names did not
    /// find their slot free.
    fn filled(names: &[&[u8]], size: usize, multiplier: u64) -> (usize, Self) {
        let mut index = Index {
            slots: vec![FREE; size].into_boxed_slice(),
            multiplier,
            shift: 64 - size.trailing_zeros(),
        };
        let mut collisions = 0;
        for (at, name) in (0..FREE).zip(names) {
            let mut slot = index.slot(&Name::new(name));
            while index.slots.get(slot).is_some_and(|taken| *taken != FREE) {
                slot = (slot + 1) & (size - 1);
                collisions += 1;
            }
            if let Some(slot) = index.slots.get_mut(slot) {
                *slot = at;
            }
        }
        (collisions, index)
    }

    #[inline(always)]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "it is less than the number of slots"
    )]
    fn slot(&self, name: &Name<'_>) -> usize {
        (name.digest().wrapping_mul(self.multiplier) >> self.shift) as usize
    }

    /// The place of a name, which is among the properties' at a place that the index gave.
    #[inline(always)]
    pub(super) fn find<'p, P: AsRef<Key>>(
        &self,
        name: &Name<'_>,
        properties: &'p [P],
    ) -> Option<(usize, &'p P)> {
        let mut slot = self.slot(name);
        loop {
            // Behind a taken slot is a free one somewhere: there are more slots than names.
            let place = usize::from(*self.slots.get(slot)?);
            let property = properties.get(place)?;
            if property.as_ref().is(name) {
                return Some((place, property));
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }
}
