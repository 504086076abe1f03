//! Keys of an object, made ready to be found in a text: one comparison of machine words where the
//! next one is expected, a hash table where it is not.

use super::text::word;

/// A key as it usually stands in a text: in quotes, with the colon.
#[derive(Debug, Clone)]
pub(super) struct Key {
    /// The first eight bytes and the last eight; of a shorter key the first, masked.
    head: u64,
    tail: u64,
    mask: u64,
    text: Box<[u8]>,
}

impl Key {
    pub(super) fn new(name: &str) -> Self {
        let mut quoted = String::new();
        quoted.push('"');
        quoted.push_str(name);
        quoted.push_str("\":");
        let text = quoted.into_bytes();
        let mut padded = text.clone();
        padded.resize(text.len().max(8), 0);
        let kept = u32::try_from(text.len().min(8)).unwrap_or(8);
        // In a text such a name is written with escapes; no text has bytes like these.
        let escaped = name
            .bytes()
            .any(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f));
        let head = word(&padded, 0).unwrap_or(u64::MAX);
        Key {
            head: if escaped { u64::MAX } else { head },
            tail: word(&padded, padded.len() - 8).unwrap_or_default(),
            mask: u64::MAX >> (64 - 8 * kept),
            text: text.into(),
        }
    }

    /// The offset behind the colon, if the key stands at `at`.
    #[inline(always)]
    pub(super) fn at(&self, bytes: &[u8], at: usize) -> Option<usize> {
        if (word(bytes, at)? ^ self.head) & self.mask != 0 {
            return None;
        }
        let len = self.text.len();
        if len > 8 {
            if word(bytes, at + len - 8)? != self.tail {
                return None;
            }
            if len > 16 && bytes.get(at..at + len) != Some(&*self.text) {
                return None;
            }
        }
        Some(at + len)
    }

    pub(super) fn is(&self, name: &[u8]) -> bool {
        self.text.get(1..self.text.len() - 2) == Some(name)
    }
}

/// Where each key of an object stands in its list, by hash.
#[derive(Debug, Clone)]
pub(super) struct Index {
    slots: Box<[u16]>,
}

const FREE: u16 = u16::MAX;

/// The first and last eight bytes and the length tell nearly all keys apart.
#[inline(always)]
pub(super) fn hash(name: &[u8]) -> u64 {
    let len = name.len();
    let mixed = match (word(name, 0), word(name, len.wrapping_sub(8))) {
        (Some(head), Some(tail)) => head ^ tail.rotate_left(29),
        _ => name
            .iter()
            .fold(0, |sum: u64, byte| sum << 8 | u64::from(*byte)),
    };
    let mixed = (mixed ^ (len as u64) << 56).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ mixed >> 32
}

impl Index {
    /// `names` in the order of the list; no more than [`FREE`] of them.
    pub(super) fn new<'n>(names: impl ExactSizeIterator<Item = &'n [u8]>) -> Self {
        let size = (names.len() * 2).next_power_of_two();
        let mut slots = vec![FREE; size].into_boxed_slice();
        for (at, name) in names.enumerate() {
            let mut slot = start(name, size);
            // There are twice as many slots as names.
            while slots.get(slot).is_some_and(|taken| *taken != FREE) {
                slot = (slot + 1) & (size - 1);
            }
            if let (Some(slot), Ok(at)) = (slots.get_mut(slot), u16::try_from(at)) {
                *slot = at;
            }
        }
        Index { slots }
    }

    /// The place of a name, which `is` recognises.
    #[inline(always)]
    pub(super) fn find(&self, name: &[u8], is: impl Fn(usize) -> bool) -> Option<usize> {
        let size = self.slots.len();
        let mut slot = start(name, size);
        loop {
            let at = *self.slots.get(slot)?;
            if at == FREE {
                return None;
            }
            if is(usize::from(at)) {
                return Some(usize::from(at));
            }
            slot = (slot + 1) & (size - 1);
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "only the lowest bits are used"
)]
fn start(name: &[u8], size: usize) -> usize {
    hash(name) as usize & size.saturating_sub(1)
}
