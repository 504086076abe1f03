//! Keys of an object, made ready to be found in a text: one comparison of machine words where the
//! next one is expected, a hash table without collisions where it is not.

use crate::validate::scan::word;

/// A key as it usually stands in a text: in quotes, with the colon.
#[derive(Debug, Clone)]
pub(super) struct Key {
    /// The first sixteen bytes; of a shorter key those that there are.
    head: [u64; 2],
    mask: [u64; 2],
    text: Box<[u8]>,
}

/// How many bytes of a key are compared as machine words.
const HEAD: usize = 16;

impl Key {
    pub(super) fn new(name: &str) -> Self {
        // In a text such a name is written with escapes, and no text begins a key like this.
        let escaped = name
            .bytes()
            .any(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f));
        let quote = if escaped { '?' } else { '"' };
        let text = format!("{quote}{name}\":").into_bytes();
        let mut head = [0; HEAD];
        let mut mask = [0; HEAD];
        for (at, byte) in text.iter().take(HEAD).enumerate() {
            if let (Some(head), Some(mask)) = (head.get_mut(at), mask.get_mut(at)) {
                *head = *byte;
                *mask = u8::MAX;
            }
        }
        Key {
            head: words(&head),
            mask: words(&mask),
            text: text.into(),
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

    pub(super) fn is(&self, name: &[u8]) -> bool {
        self.text.get(1..self.text.len() - 2) == Some(name)
    }
}

#[inline(always)]
fn words(bytes: &[u8; HEAD]) -> [u64; 2] {
    let all = u128::from_le_bytes(*bytes);
    #[expect(clippy::cast_possible_truncation, reason = "it is cut in two halves")]
    [all as u64, (all >> 64) as u64]
}

/// What tells nearly all names apart: the first and last eight bytes, and the length.
#[inline(always)]
fn digest(name: &[u8]) -> u64 {
    let len = name.len();
    let mixed = match (word(name, 0), word(name, len.wrapping_sub(8))) {
        (Some(head), Some(tail)) => head ^ tail.rotate_left(29),
        _ => short(name),
    };
    mixed ^ (len as u64) << 56
}

/// Up to seven bytes as a number.
#[inline(always)]
fn short(name: &[u8]) -> u64 {
    // Two halves that may overlap: without a loop over the bytes.
    let len = name.len();
    let half = |at: usize| -> Option<u64> {
        let chunk = name.get(at..)?.first_chunk::<4>()?;
        Some(u64::from(u32::from_le_bytes(*chunk)))
    };
    if let (Some(head), Some(tail)) = (half(0), half(len.wrapping_sub(4))) {
        return head | tail << 32;
    }
    let byte = |at: usize| name.get(at).map_or(0, |byte| u64::from(*byte));
    byte(0) | byte(1) << 8 | byte(2) << 16
}

const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// A hash of a key of any length.
pub(super) fn hash(name: &[u8]) -> u64 {
    let mixed = if name.len() <= 16 {
        digest(name).wrapping_mul(SPREAD)
    } else {
        name.chunks(8).fold(0, |sum: u64, chunk| {
            (sum.rotate_left(23) ^ digest(chunk)).wrapping_mul(SPREAD)
        })
    };
    mixed ^ mixed >> 32
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
            let mut slot = index.slot(name);
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
    fn slot(&self, name: &[u8]) -> usize {
        (digest(name).wrapping_mul(self.multiplier) >> self.shift) as usize
    }

    /// The place of a name, if it is one of the list, and most likely then.
    #[inline(always)]
    pub(super) fn first(&self, name: &[u8]) -> usize {
        self.slots
            .get(self.slot(name))
            .map_or(usize::MAX, |at| usize::from(*at))
    }

    /// The place of a name, which `is` recognises.
    #[inline(always)]
    pub(super) fn find(&self, name: &[u8], is: impl Fn(usize) -> bool) -> Option<usize> {
        let mut slot = self.slot(name);
        loop {
            let at = *self.slots.get(slot)?;
            if at == FREE {
                return None;
            }
            if is(usize::from(at)) {
                return Some(usize::from(at));
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }
}
