//! A stack of hashes of keys. The first few stand in place: most documents that conform have no
//! more keys than these that are in no `properties`, and must not ask for memory.

/// How many stand in place.
const IN_PLACE: usize = 16;

#[derive(Default)]
pub(super) struct Keys {
    few: [u64; IN_PLACE],
    len: usize,
    more: Vec<u64>,
}

impl Keys {
    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn push(&mut self, key: u64) {
        match self.few.get_mut(self.len) {
            Some(slot) => *slot = key,
            None => self.more.push(key),
        }
        self.len += 1;
    }

    pub(super) fn truncate(&mut self, len: usize) {
        self.len = self.len.min(len);
        self.more.truncate(len.saturating_sub(IN_PLACE));
    }

    /// Those from a position on.
    pub(super) fn since(&self, first: usize) -> impl Iterator<Item = &u64> {
        let few = self.few.get(first..self.len.min(IN_PLACE));
        let more = self.more.get(first.saturating_sub(IN_PLACE)..);
        few.unwrap_or_default()
            .iter()
            .chain(more.unwrap_or_default())
    }
}
