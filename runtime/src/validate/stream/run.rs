//! The straight way: members that stand where they are expected and hold scalars of which there is
//! nothing to be said. A loop of its own, so that it needs few registers; what it leaves, the pass
//! takes up at the same place.

use super::plan::{NONE, Plan, Property};
use crate::validate::scan::{digits, plain, space};
use crate::validate::schema::table::Types;
use crate::validate::text;

/// How far the straight way led.
pub(super) struct Run {
    /// How many of the properties were passed.
    pub(super) count: usize,
    pub(super) at: usize,
    /// `at` is behind the last value, and no comma follows; otherwise a key is expected there.
    pub(super) ends: bool,
}

/// Over members, as long as they are these. `at` is where the key of the first may stand.
#[inline(never)]
pub(super) fn run(plan: &Plan, properties: &[Property], bytes: &[u8], mut at: usize) -> Run {
    let mut count = 0;
    for property in properties {
        let Some(value) = property.key.at(bytes, at) else {
            break;
        };
        let Some(end) = passed(plan, property, bytes, space(bytes, value)) else {
            break;
        };
        count += 1;
        at = space(bytes, end);
        if bytes.get(at) != Some(&b',') {
            return Run {
                count,
                at,
                ends: true,
            };
        }
        at = space(bytes, at + 1);
    }
    Run {
        count,
        at,
        ends: false,
    }
}

/// Behind the value at `at`, if it is a scalar that passes at the first look.
#[inline(always)]
fn passed(plan: &Plan, property: &Property, bytes: &[u8], at: usize) -> Option<usize> {
    let free = property.free;
    match *bytes.get(at)? {
        b'"' if free.contains(Types::STRING) => {
            let end = plain(bytes, at + 1);
            (bytes.get(end) == Some(&b'"')).then_some(end + 1)
        }
        first @ (b'-' | b'0'..=b'9') => {
            let from = at + usize::from(first == b'-');
            let end = digits(bytes, from);
            let many = end - from;
            let plain = many == 1 || (many <= 18 && many > 0 && bytes.get(from) != Some(&b'0'));
            // A fraction or an exponent is for others.
            if !plain || !matches!(bytes.get(end), Some(b',' | b'}' | ..=b' ')) {
                return None;
            }
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

#[inline(always)]
fn literal<const N: usize>(bytes: &[u8], at: usize, text: &[u8; N]) -> Option<usize> {
    let found = bytes.get(at..)?.first_chunk::<N>()?;
    (found == text).then_some(at + N)
}
