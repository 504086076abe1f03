//! Cuts records out of a list: values that all begin with the same key.
//!
//! A record whose quotes or brackets are broken does not end where it should, and would take its neighbours with it, or
//! the whole rest of the list. Where a record holds what records begin with, and is not JSON, the next one begins there.

use std::io::Read;

use super::super::layout::{Known, Moved};
use super::super::scan::is_space;
use super::super::{scan, string};
use super::openings::LONGEST;
use super::{Cut, Stop, Window};

/// So much behind a record is looked at to tell whether it ended there.
const NEAR: usize = 1 << 10;

/// Whether an object goes on behind what looked like its end: with something else than a comma or the list's end, or
/// with a comma and a key. `None` if that can't be told: there is too little, or another object without a comma.
fn goes_on(behind: &[u8]) -> Option<bool> {
    let next = |from: usize| {
        let rest = behind.get(from..)?;
        let space = rest.iter().take_while(|byte| is_space(**byte)).count();
        Some((from + space, *rest.get(space)?))
    };
    let (comma, first) = next(0)?;
    if first != b',' {
        return (first != b'{').then_some(first != b']');
    }
    let (quote, second) = next(comma + 1)?;
    if second != b'"' {
        return Some(false);
    }
    let end = string::end(behind, quote + 1)?;
    let (_, third) = next(end + 1)?;
    Some(third == b':')
}

impl<R: Read> Window<R> {
    /// Cuts out the record that starts at the next byte: its place in what is kept, or its length if it is too large.
    /// One that has swallowed others ends where the next one begins, and one that ends too early goes on to there.
    pub(crate) fn cut_record(&mut self) -> Result<Cut, Stop> {
        self.cut(|window| {
            let found = match window.pass_value() {
                Ok(()) if window.is_unfinished() => window.seek_record(),
                Ok(()) => {
                    window.back_to_record(0, |record| !scan::is_json(record));
                    Ok(())
                }
                Err(Stop::Cut) if window.back_to_record(0, |_| true) => Ok(()),
                Err(stop) => Err(stop),
            };
            window.astray = false;
            found
        })
    }

    /// The record that starts at the next byte; `None` if it is too large.
    pub(crate) fn record(&mut self) -> Result<Option<&[u8]>, Stop> {
        let cut = self.cut_record()?;
        Ok(self.kept_at(cut))
    }

    /// The same of a record that is like one of those that are known: then it is JSON and ends where it ends.
    pub(crate) fn cut_known<T: Clone>(
        &mut self,
        records: &mut Known<T>,
    ) -> Option<(Cut, T, Moved)> {
        let mut like = None;
        let cut = self.cut(|window| {
            if window.ahead().len() < records.longest() + NEAR
                && !window.ended
                && !window.is_eager()
            {
                window.fill();
            }
            let Some((length, known, by)) = records.begin(window.ahead()) else {
                return Err(Stop::Cut);
            };
            window.advance(length);
            if window.is_unfinished() {
                window.at = window.start.unwrap_or(window.at);
                return Err(Stop::Cut);
            }
            like = Some((known.clone(), by.clone()));
            Ok(())
        });
        let (known, by) = like?;
        Some((cut.ok()?, known, by))
    }

    /// What has been passed of the record at hand; nothing if it is too large to be kept.
    fn passed(&self) -> &[u8] {
        let start = self.start.filter(|_| !self.dropped).unwrap_or(self.at);
        self.buffer.get(start..self.at).unwrap_or_default()
    }

    /// Whether the record at hand has swallowed another one.
    pub(super) fn has_swallowed(&mut self) -> bool {
        self.next_record(0).is_some()
    }

    /// Where in the record at hand another one begins, not before `from`.
    fn next_record(&mut self, from: usize) -> Option<usize> {
        let mut openings = std::mem::take(&mut self.openings);
        let record = self.passed();
        openings.learn(record);
        let next = openings.inside(record, from);
        self.openings = openings;
        next
    }

    /// Goes back to where the next record begins, if that is in this one and this one is `broken`.
    fn back_to_record(&mut self, from: usize, broken: impl FnOnce(&[u8]) -> bool) -> bool {
        let Some(next) = self.next_record(from) else {
            return false;
        };
        let goes = broken(self.passed());
        if goes {
            self.at = self.start.unwrap_or(self.at) + next;
        }
        goes
    }

    /// Whether the object at hand does not end where its brackets do, or its key is taken for a record.
    fn is_unfinished(&mut self) -> bool {
        let record = self.passed();
        if !matches!(record.first(), Some(b'{' | b'"')) || record.len() > self.limit {
            return false;
        }
        // What follows may be long in coming: then the record itself has to tell.
        if self.ahead().len() < NEAR && !self.ended && !self.is_eager() {
            self.fill();
        }
        goes_on(self.ahead()).unwrap_or_else(|| !scan::is_json(self.passed()))
    }

    /// Passes what is left of a broken record: all up to the next one, or to the end of the list.
    fn seek_record(&mut self) -> Result<(), Stop> {
        let mut searched: usize = 0;
        loop {
            // A key may stand over the edge of what was searched before.
            if self.back_to_record(searched.saturating_sub(LONGEST), |_| true) {
                return Ok(());
            }
            searched = self.passed().len();
            match self.skip(b",:}")? {
                None => return Err(Stop::Cut),
                Some(b']') => return Ok(()),
                Some(_) => match self.pass_value() {
                    Err(Stop::Cut) if self.back_to_record(0, |_| true) => return Ok(()),
                    passed => passed?,
                },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(list: &str, limit: usize, chunk: usize) -> Vec<String> {
        let mut window = Window::new(list.as_bytes(), limit);
        window.chunk = chunk;
        let mut found = Vec::new();
        while !matches!(window.skip(b",").unwrap(), None | Some(b']')) {
            match window.record() {
                Ok(Some(record)) => found.push(String::from_utf8_lossy(record).into_owned()),
                Ok(None) => found.push("too large".to_owned()),
                Err(stop) => {
                    found.push(format!("{stop:?}"));
                    break;
                }
            }
        }
        found
    }

    const GOOD: &str = r#"{"at":"2026","url":"https://a.example/","list":[{"x":"}"}]}"#;

    #[test]
    fn a_record_that_does_not_end_costs_only_itself() {
        for broken in [
            r#"{"at":"2026","url":"https://a.example/,"list":[{"x":"}"}]}"#,
            r#"{"at":"2026","url":"https://a.example/","list":[{"x":"}"}]"#,
            r#"{"at":"2026","url":"https://a.example/","list":[{"x":"}"}}"#,
            r#"{"at":"2026","url":"https://a.example/","list":[{"x":"}"]}"#,
            r#"{"at":"2026,"url":"https://a.example/","list":[{"x":"}"}]}"#,
            r#"{"at":"2026","url":"https://a.example/\","list":[{"x":"}"}]}"#,
        ] {
            for between in [
                ",", " ,
  ",
            ] {
                let pretty = GOOD.replacen(
                    '{', "{ 
 ", 1,
                );
                let list = [GOOD, broken, &pretty, GOOD, broken, GOOD].join(between) + "]";
                let found = records(&list, 1 << 12, 1 << 10);
                let good: Vec<_> = found
                    .iter()
                    .filter(|one| one.trim_end_matches([',', ' ', '\n']) != broken)
                    .collect();
                assert_eq!(good, [GOOD, &pretty, GOOD, GOOD], "{broken}: {found:?}");
                assert_eq!(found.len(), 6, "{broken}");
            }
        }
    }

    #[test]
    fn the_first_record_may_be_the_broken_one_and_the_next_ones_far_away() {
        let broken = GOOD.trim_end_matches('}');
        let list = format!("{broken},{GOOD},{}]", [GOOD; 100].join(","));
        let found = records(&list, 1 << 10, 100);
        assert_eq!(found.len(), 102);
        assert_eq!(found.iter().filter(|one| *one == GOOD).count(), 101);
    }

    #[test]
    fn what_a_record_holds_is_its_own() {
        let nested = format!(r#"{{"at":1,"inner":[{GOOD},{GOOD}],"text":{GOOD:?}}}"#);
        let list = format!("{nested},{GOOD}]");
        assert_eq!(records(&list, 1 << 10, 100), [nested.as_str(), GOOD]);
        assert_eq!(
            records(list.strip_suffix("}]").unwrap(), 1 << 10, 100),
            [nested.as_str(), "Cut"]
        );
        let large = format!("{{\"at\":\"{}\"}},{GOOD}]", "x".repeat(5000));
        assert_eq!(records(&large, 1 << 10, 100), ["too large", GOOD]);
    }
}
