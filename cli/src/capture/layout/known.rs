//! The layouts of texts that were read, each with what was found out about it.

use super::{Layout, Moved};

/// So many are kept.
const MOST: usize = 8;
/// So many are learned in a row that no other text is like: then there is no use in learning more.
const PATIENCE: u32 = 64;

/// See the module's text.
#[derive(Debug)]
pub(crate) struct Known<T> {
    /// The one that was met last comes first.
    all: Vec<(Layout, T)>,
    /// How many have been learned since a text was like one of them.
    learned: u32,
    moved: Moved,
}

impl<T> Default for Known<T> {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            learned: 0,
            moved: Moved::default(),
        }
    }
}

impl<T> Known<T> {
    /// What is known of a text that is like one before, and where the parts of that one stand in it. `is` tells which of
    /// what is known may be meant.
    pub(crate) fn find(&mut self, text: &[u8], is: impl Fn(&T) -> bool) -> Option<(&T, &Moved)> {
        let (_, known, by) = self.met(text, is, |end| end == text.len())?;
        Some((known, by))
    }

    /// The same of the beginning of a text, and how long that is.
    pub(crate) fn begin(&mut self, text: &[u8]) -> Option<(usize, &T, &Moved)> {
        self.met(text, |_| true, |_| true)
    }

    /// The length of the longest that is known.
    pub(crate) fn longest(&self) -> usize {
        let lengths = self.all.iter().map(|(layout, _)| layout.text.len());
        lengths.max().unwrap_or(0)
    }

    fn met(
        &mut self,
        text: &[u8],
        is: impl Fn(&T) -> bool,
        ends: impl Fn(usize) -> bool,
    ) -> Option<(usize, &T, &Moved)> {
        let moved = &mut self.moved;
        let mut all = self.all.iter().enumerate();
        let (found, end) = all.find_map(|(number, (layout, known))| {
            let end = is(known).then(|| layout.pass(text, moved))??;
            ends(end).then_some((number, end))
        })?;
        self.learned = 0;
        if found > 0 {
            self.all.swap(0, found);
        }
        let (_, known) = self.all.first()?;
        Some((end, known, &self.moved))
    }

    /// Remembers what was found out about a text that is like none before.
    pub(crate) fn learn(&mut self, learn: impl FnOnce() -> Option<(Layout, T)>) {
        if self.learned >= PATIENCE {
            return;
        }
        let Some(learned) = learn() else {
            return;
        };
        self.learned += 1;
        if self.all.len() == MOST {
            self.all.pop();
        }
        self.all.insert(0, learned);
    }
}

#[cfg(test)]
mod tests {
    use super::super::Freedom;
    use super::*;

    fn learn(known: &mut Known<usize>, text: &str, number: usize) {
        known.learn(|| {
            let layout = Layout::of(text.as_bytes(), Freedom::Kind, &[])?;
            Some((layout, number))
        });
    }

    #[test]
    fn a_text_is_found_by_the_one_that_it_is_like() {
        let mut known = Known::default();
        learn(&mut known, "[1]", 1);
        learn(&mut known, "[1, 2]", 2);
        for (text, number) in [("[5]", 1), ("[70, 8]", 2), ("[0]", 1)] {
            let found = known.find(text.as_bytes(), |_| true);
            assert_eq!(found.map(|(number, _)| *number), Some(number), "{text}");
        }
        assert!(known.find(b"[1, 2] ", |_| true).is_none());
        assert!(known.find(b"[1]", |number| *number != 1).is_none());
        let begun = known.begin(b"[70, 8], [1]");
        assert_eq!(begun.map(|(end, number, _)| (end, *number)), Some((7, 2)));
        assert_eq!(known.longest(), 6);
    }

    #[test]
    fn what_is_never_met_again_is_not_learned_for_ever() {
        let mut known = Known::default();
        let text = |number: usize| format!("[{}]", vec!["0"; number].join(","));
        for number in 1..200 {
            learn(&mut known, &text(number), number);
        }
        assert!(known.all.len() <= MOST);
        assert!(known.find(text(199).as_bytes(), |_| true).is_none());
        // The last one that was learned is met: there is use in it again.
        let last = usize::try_from(PATIENCE).unwrap();
        assert!(known.find(text(last).as_bytes(), |_| true).is_some());
        learn(&mut known, &text(300), 300);
        assert!(known.find(text(300).as_bytes(), |_| true).is_some());
    }
}
