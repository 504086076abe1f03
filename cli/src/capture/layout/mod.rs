//! Texts that differ from an earlier one only in what their scalars hold: captures are full of them.
//!
//! A [`Layout`] is a JSON text that was read before. A text like it is passed by comparing the two, sixteen bytes at a
//! time, and looking only at the scalars that differ: where they end, and that they are JSON. It has the same names, the
//! same lists and the same places then, moved by what the scalars before them are longer or shorter.
//!
//! It decides nothing: a text that is not alike is left to whoever reads texts.

mod known;

use std::ops::Range;

pub(crate) use known::Known;

use super::scan::{Scalar, Scan};
use super::simd::{Lane, lowest};
use super::{scan, string};

/// Longer texts are hardly ever alike.
const LONGEST: usize = 1 << 17;

/// See the module's text.
#[derive(Debug)]
pub(crate) struct Layout {
    text: Box<[u8]>,
    /// The scalars that may differ, in the text's order. Of strings the content, which may be empty.
    scalars: Vec<Free>,
}

#[derive(Debug, Clone, Copy)]
struct Free {
    start: usize,
    end: usize,
    what: What,
}

/// What a scalar may be instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    /// Any string.
    String,
    /// Any string that is not empty.
    Filled,
    /// Any number.
    Number,
    /// Any number without fraction and exponent.
    Integer,
}

/// How much a layout leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Freedom {
    /// Scalars keep their kind: a string, a number.
    Kind,
    /// Empty strings stay empty and others don't become it, integers stay integers, and other numbers are the same.
    Form,
}

/// Where the parts of a layout stand in a text like it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Moved {
    /// From which place on things are moved, and by how much.
    steps: Vec<(usize, isize)>,
}

impl Moved {
    /// Where a part begins and ends that does not begin or end within a scalar's content.
    #[inline]
    pub(crate) fn range(&self, range: &Range<usize>) -> Range<usize> {
        self.place(range.start)..self.place(range.end)
    }

    #[inline]
    fn place(&self, at: usize) -> usize {
        let before = self.steps.iter().rev().find(|(from, _)| *from <= at);
        at.wrapping_add_signed(before.map_or(0, |(_, by)| *by))
    }
}

impl Layout {
    /// Learns from a text that is JSON. Scalars at one of the places in `fixed` stay the same. `None` if it is too long.
    pub(crate) fn of(text: &[u8], freedom: Freedom, fixed: &[Range<usize>]) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let mut scalars = Vec::new();
        let mut scan = Scan::new(text);
        scan.each_scalar(|scalar, place| {
            let is_fixed = fixed
                .iter()
                .any(|fixed| fixed.start <= place.start && place.end <= fixed.end);
            let value = text.get(place.clone()).unwrap_or_default();
            let free = free(scalar, value, freedom).filter(|_| !is_fixed);
            scalars.extend(free.map(|what| {
                let quote = usize::from(scalar == Scalar::String);
                Free {
                    start: place.start + quote,
                    end: place.end - quote,
                    what,
                }
            }));
        })?;
        scan.end()?;
        Some(Self {
            text: text.into(),
            scalars,
        })
    }

    /// Passes a text that begins like this one; gives where its end is, and notes where the parts stand. That the text is
    /// UTF-8 is not looked at.
    pub(crate) fn pass(&self, text: &[u8], moved: &mut Moved) -> Option<usize> {
        moved.steps.clear();
        let (mut known, mut at) = (0, 0);
        let mut scalars = self.scalars.iter();
        loop {
            let same = same(self.text.get(known..)?, text.get(at..)?);
            known += same;
            at += same;
            if known == self.text.len() {
                return Some(at);
            }
            let scalar = scalars.find(|scalar| scalar.end >= known)?;
            let start = at - known.checked_sub(scalar.start)?;
            let end = scalar.what.end(text, start)?;
            (known, at) = (scalar.end, end);
            let by = at.wrapping_sub(known).cast_signed();
            moved.steps.push((known, by));
        }
    }
}

/// What a scalar may be instead; `None` if it has to stay.
fn free(scalar: Scalar, value: &[u8], freedom: Freedom) -> Option<What> {
    let is_strict = freedom == Freedom::Form;
    match scalar {
        Scalar::String if is_strict => (value.len() > 2).then_some(What::Filled),
        Scalar::String => Some(What::String),
        Scalar::Number if is_strict => {
            let is_integer = !value.iter().any(|byte| matches!(byte, b'.' | b'e' | b'E'));
            is_integer.then_some(What::Integer)
        }
        Scalar::Number => Some(What::Number),
        Scalar::Word => None,
    }
}

impl What {
    /// Where a scalar's content ends that begins at `start`.
    fn end(self, text: &[u8], start: usize) -> Option<usize> {
        match self {
            Self::String => string::end(text, start),
            Self::Filled => string::end(text, start).filter(|end| *end > start),
            Self::Number => Some(start + scan::number(text.get(start..)?)?),
            // What is no integer goes on with something that the layout does not have there.
            Self::Integer => Some(start + scan::integer(text.get(start..)?)?),
        }
    }
}

/// How many bytes two texts have in common at their beginning.
#[inline]
fn same(one: &[u8], other: &[u8]) -> usize {
    let mut at = 0;
    let lanes = one.as_chunks().0.iter().zip(other.as_chunks().0);
    for (one, other) in lanes {
        let differ = Lane::of(one).differ(Lane::of(other));
        if differ != 0 {
            return at + lowest(differ);
        }
        at += Lane::BYTES;
    }
    let rest = one.iter().zip(other).skip(at);
    at + rest.take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(known: &str, text: &str, freedom: Freedom) -> Option<usize> {
        let layout = Layout::of(known.as_bytes(), freedom, &[]).unwrap();
        layout.pass(text.as_bytes(), &mut Moved::default())
    }

    #[test]
    fn a_text_with_other_scalars_is_alike_and_its_parts_are_found() {
        let known = r#"{"name": "a", "list": [1, "", {"x": null}], "long": "0123456789 0123456789", "end": true}"#;
        let text = r#"{"name": "a\"b", "list": [-120, "é", {"x": null}], "long": "0123456789 0123456789 and more", "end": true}"#;
        let layout = Layout::of(known.as_bytes(), Freedom::Kind, &[]).unwrap();
        let mut moved = Moved::default();
        let more = format!("{text}, {{");
        assert_eq!(layout.pass(more.as_bytes(), &mut moved), Some(text.len()));
        for (part, same) in [
            (r#""a""#, r#""a\"b""#),
            (r#""name""#, r#""name""#),
            (r#"[1, "", {"x": null}]"#, r#"[-120, "é", {"x": null}]"#),
            (r#""long""#, r#""long""#),
            ("true}", "true}"),
        ] {
            let at = known.find(part).unwrap();
            let range = moved.range(&(at..at + part.len()));
            assert_eq!(text.get(range), Some(same));
        }
    }

    #[test]
    fn what_is_not_json_or_of_another_shape_is_not_alike() {
        let known = r#"{"a": "x", "b": 12, "c": [1.5, false]}"#;
        for other in [
            r#"{"a": "x", "b": 12, "c": [1.5, true]}"#,
            r#"{"a": "x", "b": "12", "c": [1.5, false]}"#,
            r#"{"a": "x", "b": 012, "c": [1.5, false]}"#,
            r#"{"a": "x", "b": 12x, "c": [1.5, false]}"#,
            r#"{"a": "x", "b": , "c": [1.5, false]}"#,
            r#"{"a": "x\y", "b": 12, "c": [1.5, false]}"#,
            "{\"a\": \"x\n\", \"b\": 12, \"c\": [1.5, false]}",
            r#"{"a": "x, "b": 12, "c": [1.5, false]}"#,
            r#"{"a": "x", "b": 12, "c": [1.5, false, 1]}"#,
            r#"{"a": "x", "b": 12, "d": [1.5, false]}"#,
            r#"{"a": "x", "b": 12, "c": [1.5, false]"#,
            r#"{"a": "x", "b": 12, "c": [1., false]}"#,
            r#"{"a": "x""#,
            "",
        ] {
            assert_eq!(alike(known, other, Freedom::Kind), None, "{other}");
        }
        let same = |text: &str| assert_eq!(alike(known, text, Freedom::Kind), Some(text.len()));
        same(known);
        same(r#"{"a": "", "b": 0, "c": [-1e5, false]}"#);
    }

    #[test]
    fn a_form_keeps_what_is_empty_whole_and_fixed() {
        let known = r#"{"a": "x", "b": "", "c": 12, "d": 1.5, "e": 7}"#;
        let at = known.find('7').unwrap();
        let layout = Layout::of(
            known.as_bytes(),
            Freedom::Form,
            std::slice::from_ref(&(at..at + 1)),
        )
        .unwrap();
        let is_alike = |text: &str| {
            layout
                .pass(text.as_bytes(), &mut Moved::default())
                .is_some()
        };
        assert!(is_alike(
            r#"{"a": "yy", "b": "", "c": -3, "d": 1.5, "e": 7}"#
        ));
        for other in [
            r#"{"a": "", "b": "", "c": 12, "d": 1.5, "e": 7}"#,
            r#"{"a": "x", "b": "y", "c": 12, "d": 1.5, "e": 7}"#,
            r#"{"a": "x", "b": "", "c": 12.0, "d": 1.5, "e": 7}"#,
            r#"{"a": "x", "b": "", "c": 12, "d": 2.5, "e": 7}"#,
            r#"{"a": "x", "b": "", "c": 12, "d": 1.5, "e": 8}"#,
        ] {
            assert!(!is_alike(other), "{other}");
        }
    }

    #[test]
    fn what_is_passed_is_json_with_the_same_names() {
        // Bytes of one text changed at random: what is passed all the same is JSON, and shaped as the first.
        let known =
            r#"{"a":"some text","b":[{"c":-12.5e3,"d":"x\u00e9\n"},{"c":0,"d":""}],"e":null}"#;
        let layout = Layout::of(known.as_bytes(), Freedom::Kind, &[]).unwrap();
        let shape = |text: &str| {
            let mut scan = Scan::new(text.as_bytes());
            let (mut outside, mut from) = (String::new(), 0);
            scan.each_scalar(|scalar, place| {
                outside.push_str(text.get(from..place.start).unwrap());
                outside.push_str(match scalar {
                    Scalar::Word => text.get(place.clone()).unwrap(),
                    Scalar::String => "s",
                    Scalar::Number => "n",
                });
                from = place.end;
            })
            .unwrap();
            outside + text.get(from..).unwrap()
        };
        let first = shape(known);
        let letters = b"\"\\a,:0-.e{}[]1 n/u";
        let (mut state, mut passed) = (7_u64, 0);
        for _ in 0..200_000 {
            let mut text = known.as_bytes().to_vec();
            for _ in 0..=state % 3 {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                let at = usize::try_from(state >> 33).unwrap();
                let letter = letters[at / text.len() % letters.len()];
                let at = at % text.len();
                match state >> 20 & 3 {
                    0 => drop(text.remove(at)),
                    1 => text.insert(at, letter),
                    _ => text[at] = letter,
                }
            }
            let end = layout.pass(&text, &mut Moved::default());
            if end == Some(text.len()) {
                let text = String::from_utf8(text).unwrap();
                serde_json::from_str::<&serde_json::value::RawValue>(&text).unwrap();
                assert_eq!(shape(&text), first, "{text}");
                passed += 1;
            }
        }
        assert!(passed > 10_000, "{passed}");
    }
}
