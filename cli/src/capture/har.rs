//! Cuts the entries out of a HAR file, one by one.
//!
//! It finds the `entries` array wherever it stands: in `log`, at the top where a writer left the wrapper out, or as
//! the whole file. It does not know what an entry is: see [`super::har_entry`].

use std::io::Read;
use std::sync::Arc;

use super::Damage;
use super::har_entry::{self, Like, Places};
use super::layout::Known;
use super::piece::Piece;
use super::window::{Stop, Window};

enum State {
    Start,
    /// Among the keys of an object; how many objects are open.
    Keys(u8),
    /// Among the entries; how many objects are open around them.
    Entries(u8),
    Done,
}

/// The entries of a HAR file, in order.
pub(crate) struct Entries<R> {
    window: Window<R>,
    state: State,
    next: u64,
    found_list: bool,
    /// What is known of the entries so far.
    before: Known<Arc<Places>>,
}

impl<R: Read> Entries<R> {
    pub(crate) fn new(window: Window<R>) -> Self {
        Self {
            window,
            state: State::Start,
            next: 0,
            found_list: false,
            before: Known::default(),
        }
    }

    /// The next entry. After an error there is nothing more.
    pub(crate) fn next(&mut self) -> Option<Result<Piece, Damage>> {
        match self.seek_entry() {
            Ok(true) => {}
            Ok(false) => return None,
            Err(damage) => {
                self.state = State::Done;
                return Some(Err(damage));
            }
        }
        let number = self.next;
        self.next += 1;
        if let Some((range, places, by)) = self.window.cut_known(&mut self.before) {
            return Some(Ok(Piece {
                number,
                range,
                open_end: false,
                like: Some(Like { places, by }),
            }));
        }
        match self.window.cut_record() {
            Ok(range) => {
                if let Ok(range) = &range
                    && let Some(entry) = self.window.kept_at(Ok(range.clone()))
                {
                    self.before.learn(|| har_entry::layout(entry));
                }
                Some(Ok(Piece {
                    number,
                    range,
                    open_end: false,
                    like: None,
                }))
            }
            Err(stop) => {
                self.state = State::Done;
                Some(Err(damage(stop)))
            }
        }
    }

    /// Where the entries' bytes are.
    pub(crate) fn window(&mut self) -> &mut Window<R> {
        &mut self.window
    }

    /// Walks to the first byte of the next entry.
    fn seek_entry(&mut self) -> Result<bool, Damage> {
        loop {
            match self.state {
                State::Start => self.start()?,
                State::Keys(open) => self.key(open)?,
                State::Entries(open) => match self.window.skip(b",").map_err(damage)? {
                    None => return Err(Damage::Cut),
                    Some(b']') => {
                        self.window.advance(1);
                        self.state = if open == 0 {
                            State::Done
                        } else {
                            State::Keys(open)
                        };
                        if open == 0 {
                            self.nothing_behind()?;
                        }
                    }
                    Some(_) => return Ok(true),
                },
                State::Done => return Ok(false),
            }
        }
    }

    fn start(&mut self) -> Result<(), Damage> {
        match self.window.skip(b"").map_err(damage)? {
            Some(b'{') => self.state = State::Keys(1),
            Some(b'[') => {
                self.found_list = true;
                self.state = State::Entries(0);
            }
            Some(_) => return Err(self.malformed("`{`")),
            None => return Err(Damage::Cut),
        }
        self.window.advance(1);
        Ok(())
    }

    fn key(&mut self, open: u8) -> Result<(), Damage> {
        match self.window.skip(b",").map_err(damage)? {
            Some(b'"') => {}
            Some(b'}') => {
                self.window.advance(1);
                self.state = if open > 1 {
                    State::Keys(open - 1)
                } else {
                    State::Done
                };
                if open <= 1 {
                    self.nothing_behind()?;
                    if !self.found_list {
                        return Err(Damage::NoEntries);
                    }
                }
                return Ok(());
            }
            Some(_) => return Err(self.malformed("a key in quotes")),
            None => return Err(Damage::Cut),
        }
        let (log, entries) = match self.window.value().map_err(damage)? {
            Some(key) => (key == br#""log""#, key == br#""entries""#),
            None => (false, false),
        };
        if self.window.skip(b"").map_err(damage)? != Some(b':') {
            return Err(self.malformed("`:`"));
        }
        self.window.advance(1);
        match self.window.skip(b"").map_err(damage)? {
            Some(b'{') if log && open == 1 => {
                self.window.advance(1);
                self.state = State::Keys(2);
            }
            Some(b'[') if entries => {
                self.window.advance(1);
                self.found_list = true;
                self.state = State::Entries(open);
            }
            Some(_) => self.window.pass_value().map_err(damage)?,
            None => return Err(Damage::Cut),
        }
        Ok(())
    }

    /// Some writers pad the end with zero bytes; anything else behind the document was meant to be read.
    fn nothing_behind(&mut self) -> Result<(), Damage> {
        // Of an input that is still open, waiting for nothing would have no end.
        if self.window.is_eager() {
            return Ok(());
        }
        match self.window.skip(b"\0").map_err(damage)? {
            None => Ok(()),
            Some(_) => Err(self.malformed("the end of the file")),
        }
    }

    fn malformed(&self, expected: &'static str) -> Damage {
        Damage::Malformed {
            offset: self.window.offset(),
            expected,
        }
    }
}

pub(super) fn damage(stop: Stop) -> Damage {
    match stop {
        Stop::Cut => Damage::Cut,
        Stop::Io(error) => Damage::Io(error),
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::*;

    fn entries(text: &str) -> Vec<String> {
        let mut entries = Entries::new(Window::new(text.as_bytes(), 1 << 10));
        let mut found = Vec::new();
        let mut ranges = Vec::new();
        entries.window().collect();
        while let Some(piece) = entries.next() {
            match piece {
                Ok(piece) => ranges.push((piece.number, piece.range)),
                Err(damage) => found.push(damage.to_string()),
            }
        }
        let (bytes, base) = entries.window().hand_over(Vec::new());
        let entry = |(number, range): (u64, Result<Range<usize>, u64>)| match range {
            Ok(range) => {
                let bytes = &bytes[base + range.start..base + range.end];
                format!("{number} {}", String::from_utf8_lossy(bytes))
            }
            Err(length) => format!("{number} too large: {length}"),
        };
        ranges.into_iter().map(entry).chain(found).collect()
    }

    #[test]
    fn finds_the_entries_with_and_without_wrappers() {
        for text in [
            r#"{"log":{"version":"1.2","pages":[{"entries":[0]}],"entries":[{"a":1},{"b":2}],"x":1}}"#,
            r#"{"log":{"entries":[{"a":1} {"b":2}]},"log2":{}}"#,
            r#"{"comment":"entries","entries":[{"a":1},{"b":2}],"version":"1.2"}"#,
            r#" [{"a":1}, {"b":2},]"#,
            "{\"log\":{\"entries\":[{\"a\":1},{\"b\":2}]}}\n\0\0",
        ] {
            assert_eq!(entries(text), ["0 {\"a\":1}", "1 {\"b\":2}"], "{text}");
        }
    }

    #[test]
    fn a_file_that_is_cut_off_gives_what_could_be_read() {
        assert_eq!(
            entries(r#"{"log":{"entries":[{"a":1},{"b":"#),
            ["0 {\"a\":1}", "cut off"]
        );
        assert_eq!(
            entries(r#"{"log":{"entries":[{"a":1}"#),
            ["0 {\"a\":1}", "cut off"]
        );
        assert_eq!(
            entries(r#"{"log":{"entries":[{"a":1}]"#),
            ["0 {\"a\":1}", "cut off"]
        );
        assert_eq!(entries(r#"{"log":{"vers"#), ["cut off"]);
    }

    #[test]
    fn what_is_no_har_says_where_it_stops_being_one() {
        assert_eq!(
            entries(r#"{"log":{"version":"1.1" xxx}}"#),
            ["malformed at byte 24: expected a key in quotes"]
        );
        assert_eq!(
            entries(r#"{"log":{"version":"1.1"}}"#),
            ["there is no `entries` list"]
        );
        assert_eq!(
            entries(r#"{"log":{"entries":[]}} {"log":{}}"#),
            ["malformed at byte 23: expected the end of the file"]
        );
    }

    #[test]
    fn an_entry_that_is_no_object_is_an_entry_all_the_same() {
        assert_eq!(
            entries(r#"{"entries":[null, 12, {"a":1}]}"#),
            ["0 null", "1 12", "2 {\"a\":1}"]
        );
    }
}
