//! Finds bytes by the vector: sixteen or sixty-four at a time, as masks with a bit for each byte.
//!
//! Knows bytes and masks, and of JSON only that a backslash takes its meaning from the byte behind it.

use wide::u8x16;

/// Sixteen bytes.
#[derive(Clone, Copy)]
pub(super) struct Lane(u8x16);

impl Lane {
    pub(super) const BYTES: usize = 16;

    /// Those from `at` on, if there are so many.
    #[inline]
    pub(super) fn at(bytes: &[u8], at: usize) -> Option<Self> {
        let lane = bytes.get(at..)?.first_chunk()?;
        Some(Self(u8x16::new(*lane)))
    }

    #[inline]
    pub(super) fn of(bytes: &[u8; Self::BYTES]) -> Self {
        Self(u8x16::new(*bytes))
    }

    /// Those that are not the same in both.
    #[inline]
    pub(super) fn differ(self, other: Self) -> u64 {
        mask(self.0.simd_eq(other.0)) ^ 0xffff
    }

    /// Those that are this byte.
    #[inline]
    pub(super) fn equal(self, byte: u8) -> u64 {
        mask(self.0.simd_eq(u8x16::splat(byte)))
    }

    /// Those that are a bracket of either kind: `{` and `[` differ in one bit, and so do `}` and `]`.
    #[inline]
    fn brackets(self, curly: u8) -> u64 {
        mask((self.0 | u8x16::splat(0x20)).simd_eq(u8x16::splat(curly)))
    }

    #[inline]
    pub(super) fn opening(self) -> u64 {
        self.brackets(b'{')
    }

    #[inline]
    pub(super) fn closing(self) -> u64 {
        self.brackets(b'}')
    }

    /// Those at which a string's run of plain bytes ends: quotes, backslashes, and what no JSON string holds as it is.
    #[inline]
    pub(super) fn special(self) -> u64 {
        let marks = self.0.simd_eq(u8x16::splat(b'"')) | self.0.simd_eq(u8x16::splat(b'\\'));
        mask(marks | self.0.min(u8x16::splat(0x1f)).simd_eq(self.0))
    }

    /// Those that no JSON string holds as they are.
    #[inline]
    pub(super) fn controls(self) -> u64 {
        mask(self.0.min(u8x16::splat(0x1f)).simd_eq(self.0))
    }
}

#[inline]
fn mask(lane: u8x16) -> u64 {
    u64::from(lane.to_bitmask())
}

/// Sixty-four bytes.
#[derive(Clone, Copy)]
pub(super) struct Block([Lane; 4]);

impl Block {
    pub(super) const BYTES: usize = 64;

    #[inline]
    pub(super) fn of(bytes: &[u8; Self::BYTES]) -> Self {
        let (lanes, _) = bytes.as_chunks();
        let mut block = [Lane(u8x16::splat(0)); 4];
        for (lane, bytes) in block.iter_mut().zip(lanes) {
            *lane = Lane(u8x16::new(*bytes));
        }
        Self(block)
    }

    /// What is true of each of them, by bit.
    #[inline]
    pub(super) fn mask(self, of: impl Fn(Lane) -> u64) -> u64 {
        let [first, second, third, last] = self.0.map(of);
        first | second << 16 | third << 32 | last << 48
    }
}

/// The position of the lowest bit.
#[inline]
pub(super) const fn lowest(mask: u64) -> usize {
    mask.trailing_zeros() as usize
}

/// Each bit becomes whether an odd number of bits is set up to it: what stands between pairs of marks.
#[inline]
pub(super) const fn between(marks: u64) -> u64 {
    let mut mask = marks;
    let mut step = 1;
    while step < 64 {
        mask ^= mask << step;
        step *= 2;
    }
    mask
}

/// Follows backslashes from block to block.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Escapes {
    /// The block before ended with a backslash whose byte stands first in the next.
    pub(super) open: bool,
}

impl Escapes {
    /// The bytes of the next block that a backslash before them takes the meaning from. A backslash that is one of
    /// them is only marked where its own stands in the block before.
    #[inline]
    pub(super) fn escaped(&mut self, backslashes: u64) -> u64 {
        const EVEN: u64 = 0x5555_5555_5555_5555;
        let first = u64::from(self.open);
        let backslashes = backslashes & !first;
        self.open = false;
        if backslashes == 0 {
            return first;
        }
        // Adding the start of a run of backslashes carries to the byte behind it. That one is escaped if the run is
        // of odd length: if one of the two stands at an even place and the other at an odd one.
        let starts = backslashes & !(backslashes << 1);
        let (from_even, _) = backslashes.overflowing_add(starts & EVEN);
        let (from_odd, open) = backslashes.overflowing_add(starts & !EVEN);
        self.open = open;
        let behind = (from_even & !EVEN) | (from_odd & EVEN);
        behind & !backslashes | first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_is_told_from_all_others() {
        for byte in 0..=255_u8 {
            for at in [0, 7, 15] {
                let mut bytes = [b'#'; 16];
                bytes[at] = byte;
                let lane = Lane::at(&bytes, 0).unwrap();
                let mark = 1 << at;
                let is = |known: bool| if known { mark } else { 0 };
                assert_eq!(lane.equal(b'"'), is(byte == b'"'), "{byte}");
                assert_eq!(lane.equal(0x80), is(byte == 0x80), "{byte}");
                assert_eq!(lane.controls(), is(byte < 0x20), "{byte}");
                let special = byte < 0x20 || matches!(byte, b'"' | b'\\');
                assert_eq!(lane.special(), is(special), "{byte}");
                assert_eq!(lane.opening(), is(b"{[".contains(&byte)), "{byte}");
                assert_eq!(lane.closing(), is(b"}]".contains(&byte)), "{byte}");
            }
        }
        assert!(Lane::at(&[0; 20], 4).is_some() && Lane::at(&[0; 20], 5).is_none());
        assert!(Lane::at(&[0; 20], usize::MAX).is_none());
    }

    #[test]
    fn a_block_has_a_bit_for_each_byte() {
        let mut bytes = [b'#'; 64];
        for at in [0, 15, 16, 33, 63] {
            bytes[at] = b'"';
        }
        let marks = Block::of(&bytes).mask(|lane| lane.equal(b'"'));
        assert_eq!(marks, 1 | 1 << 15 | 1 << 16 | 1 << 33 | 1 << 63);
        // From the second bit to before the fifth, and from the eighth on.
        assert_eq!(between(0b1001_0010), !0 << 7 | 0b0000_1110);
    }

    #[test]
    fn backslashes_are_followed_over_the_edges_of_blocks() {
        let mut state = 1_u64;
        for _ in 0..2000 {
            let text: Vec<u8> = (0..256)
                .map(|_| {
                    state = state
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1);
                    // Runs of all lengths.
                    if state >> 62 < 3 { b'\\' } else { b'x' }
                })
                .collect();
            let mut escapes = Escapes::default();
            let mut found = Vec::new();
            for block in text.as_chunks::<64>().0 {
                let backslashes = Block::of(block).mask(|lane| lane.equal(b'\\'));
                let escaped = escapes.escaped(backslashes);
                found.extend((0..64).map(|bit| escaped >> bit & 1 == 1));
            }
            let mut open = false;
            for (at, byte) in text.iter().enumerate() {
                if *byte == b'x' || at % 64 == 0 {
                    assert_eq!(found[at], open, "{at}");
                }
                open = *byte == b'\\' && !open;
            }
        }
    }
}
