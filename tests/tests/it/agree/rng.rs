//! Random values from a fixed seed: a run that fails fails again.

/// `SplitMix64`.
pub(crate) struct Rng(u64);

impl Rng {
    /// The sequence that belongs to a name.
    pub(crate) fn of(name: &str) -> Self {
        let seed = name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(bound).unwrap()).unwrap()
    }

    pub(crate) fn flip(&mut self) -> bool {
        self.below(2) == 0
    }

    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// A text of 1 to 8 characters of an alphabet.
    pub(crate) fn text(&mut self, alphabet: &str) -> String {
        let characters: Vec<char> = alphabet.chars().collect();
        let length = 1 + self.below(8);
        (0..length).map(|_| *self.pick(&characters)).collect()
    }
}

/// How many values are tried of each of `cases`: a few thousand in all, or 100,000 with `BILISPEC_LONG=1`.
pub(crate) fn values_each(cases: usize) -> usize {
    let all = if std::env::var_os("BILISPEC_LONG").is_some() {
        100_000
    } else {
        3_000
    };
    usize::max(all / cases, 20)
}
