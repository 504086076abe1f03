//! Members that hold scalars of which there is nothing more to be said, in any order: a loop of its
//! own, so that it needs few registers. What it leaves, the pass takes up at the same place.

use super::key::Name;
use super::plan::{Bits, NONE, ObjectPlan, Plan, Property};
use super::skip::{self, Halt};
use crate::schema::table::Types;
use bilispec_wire::json::scan::{plain, space};
use bilispec_wire::json::text;

/// An object on the way.
pub(super) struct Run {
    /// Where the current key begins; of [`Stop::End`], what follows the last value.
    pub(super) at: usize,
    /// The properties that were met.
    pub(super) has: Bits,
    /// The place where the next key is expected, by the order so far.
    next: usize,
    /// From one place to the next: documents that turn the order round are met, too.
    step: usize,
    /// How often the order went back.
    turns: u32,
}

/// Why the loop ended.
#[derive(Clone, Copy)]
pub(super) enum Stop<'p> {
    /// No comma follows.
    End,
    /// The member at this place of the list is not simply let pass; its value begins there.
    Known(usize, &'p Property, usize),
    /// The key is in no list: the hash of its name, and where its value begins.
    Unknown(u64, usize),
}

/// One step back, for additions that wrap around.
const BACK: usize = usize::MAX;

/// From everywhere out of the list: nothing is expected any more.
const LOST: usize = usize::MAX / 2;

/// So often an object may turn its order before it is not guessed any more.
const PATIENCE: u32 = 3;

impl Run {
    /// `at` is where the first key may stand.
    pub(super) fn new(at: usize) -> Self {
        Run {
            at,
            has: Bits::default(),
            next: 0,
            step: 1,
            turns: 0,
        }
    }

    /// On from where a key may stand. Of an unknown key with a scalar, of which there is nothing else
    /// to be said, `stray` is told the hash and where it stands.
    #[inline(never)]
    pub(super) fn go<'p>(
        &mut self,
        plan: &'p Plan,
        object: &'p ObjectPlan,
        bytes: &[u8],
        mut stray: impl FnMut(u64, usize) -> Result<(), Halt>,
    ) -> Result<Stop<'p>, Halt> {
        let mut at = self.at;
        loop {
            let expected = object.properties.get(self.next);
            let expected =
                expected.and_then(|property| Some((property, property.key.at(bytes, at)?)));
            let (place, property, value) = if let Some((property, behind)) = expected {
                (self.next, property, space(bytes, behind))
            } else {
                let name = Name::short(bytes, at);
                let known = name.as_ref().and_then(|name| object.find(name));
                if let (Some((place, property)), Some(name)) = (known, &name)
                    && !property.key.is_escaped()
                {
                    self.turn(place);
                    (place, property, text::colon(bytes, name.behind(at))?)
                } else if let Some(name) = name
                    && object.passes_strays()
                    && name.is_plain()
                    && let value = text::colon(bytes, name.behind(at))?
                    && let Some(end) = skip::scalar(bytes, value)
                {
                    stray(name.hash(), at)?;
                    at = space(bytes, end);
                    if bytes.get(at) != Some(&b',') {
                        self.at = at;
                        return Ok(Stop::End);
                    }
                    at = space(bytes, at + 1);
                    continue;
                } else {
                    self.at = at;
                    match find(object, bytes, at)? {
                        Stop::Known(place, property, value) => {
                            self.turn(place);
                            (place, property, value)
                        }
                        other => return Ok(other),
                    }
                }
            };
            self.next = place.wrapping_add(self.step);
            if !self.has.insert(place) {
                return Err(Halt::Tree);
            }
            let Some(end) = passed(plan, property, bytes, value) else {
                self.at = at;
                return Ok(Stop::Known(place, property, value));
            };
            if bytes.get(end) == Some(&b',') {
                at = space(bytes, end + 1);
                continue;
            }
            if text::goes_on(bytes, end) {
                self.at = at;
                return Ok(Stop::Known(place, property, value));
            }
            at = space(bytes, end);
            if bytes.get(at) != Some(&b',') {
                self.at = at;
                return Ok(Stop::End);
            }
            at = space(bytes, at + 1);
        }
    }

    /// Learns from a key that is not the one that was expected.
    #[inline(always)]
    fn turn(&mut self, place: usize) {
        // Optional members are left out more often than the order changes.
        if self.step == LOST || place > self.next {
            return;
        }
        self.turns += 1;
        let before = self.next.wrapping_sub(self.step);
        self.step = match self.turns {
            ..=PATIENCE if place.wrapping_add(1) == before => BACK,
            ..=PATIENCE => 1,
            _ => LOST,
        };
    }
}

/// Looks up a key.
#[inline(never)]
fn find<'p>(object: &'p ObjectPlan, bytes: &[u8], at: usize) -> Result<Stop<'p>, Halt> {
    if bytes.get(at) != Some(&b'"') {
        return Err(Halt::Syntax);
    }
    let end = plain(bytes, at + 1);
    if bytes.get(end) != Some(&b'"') {
        return escaped(object, bytes, at);
    }
    let name = Name::new(bytes.get(at + 1..end).unwrap_or_default());
    Ok(named(object, &name, text::colon(bytes, end + 1)?))
}

fn named<'p>(object: &'p ObjectPlan, name: &Name<'_>, value: usize) -> Stop<'p> {
    match object.find(name) {
        Some((place, property)) => Stop::Known(place, property, value),
        None => Stop::Unknown(name.hash(), value),
    }
}

/// The same for a key that is written with escapes.
#[inline(never)]
fn escaped<'p>(object: &'p ObjectPlan, bytes: &[u8], at: usize) -> Result<Stop<'p>, Halt> {
    let end = text::string(bytes, at + 1)?;
    let value = text::colon(bytes, end)?;
    let (raw, _) = text::inside(bytes, at + 1, end);
    let mut room = [0; 256];
    // Longer names than that: let the tree see.
    let name = text::unescape(raw, &mut room).ok_or(Halt::Tree)?;
    Ok(named(object, &Name::new(name), value))
}

/// Behind the value at `at`, if it is a scalar that passes at the first look. A number with fraction
/// or exponent is cut off before these.
#[inline(always)]
fn passed(plan: &Plan, property: &Property, bytes: &[u8], at: usize) -> Option<usize> {
    let free = property.free;
    match *bytes.get(at)? {
        b'"' if free.contains(Types::STRING) => text::plain_string(bytes, at),
        first @ (b'-' | b'0'..=b'9') => {
            let end = match first {
                b'-' => negative(bytes, at + 1)?,
                _ => text::plain_integer(bytes, at, first)?,
            };
            if free.contains(Types::INTEGER) {
                return Some(end);
            }
            if property.integers == NONE {
                return None;
            }
            let value = text::short_integer(bytes.get(at..end)?)?;
            let integers = plan.integers.get(property.integers as usize)?;
            integers.contains(value).then_some(end)
        }
        b'n' if free.contains(Types::NULL) => literal(bytes, at, b"null"),
        b't' if free.contains(Types::BOOLEAN) => literal(bytes, at, b"true"),
        b'f' if free.contains(Types::BOOLEAN) => literal(bytes, at, b"false"),
        _ => None,
    }
}

#[inline(never)]
fn negative(bytes: &[u8], at: usize) -> Option<usize> {
    match *bytes.get(at)? {
        first @ b'0'..=b'9' => text::plain_integer(bytes, at, first),
        _ => None,
    }
}

#[inline(always)]
fn literal<const N: usize>(bytes: &[u8], at: usize, text: &[u8; N]) -> Option<usize> {
    let found = bytes.get(at..)?.first_chunk::<N>()?;
    (found == text).then_some(at + N)
}
