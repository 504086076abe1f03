//! Which property a key names. Where the order is the usual one, nobody asks.

use super::key::hash;
use super::plan::{ObjectPlan, Property};
use super::skip::Halt;
use crate::validate::scan::{plain, space};
use crate::validate::text;

/// Where the next key is expected, by the order so far.
pub(super) struct Order {
    pub(super) next: usize,
    /// From one place to the next: documents that turn the order round are met, too.
    pub(super) step: usize,
    /// How many keys stood where they were not expected, of late.
    pub(super) misses: u32,
}

/// One step back, for additions that wrap around.
const BACK: usize = usize::MAX;

impl Order {
    pub(super) const USUAL: Order = Order {
        next: 0,
        step: 1,
        misses: 0,
    };
}

/// What a key turned out to be, and where its value begins.
pub(super) enum Sought<'p> {
    Known(usize, &'p Property, usize),
    /// With the hash of its name.
    Unknown(u64, usize),
}

/// After this many surprises in an object, its order is not guessed any more.
const PATIENCE: u32 = 3;

/// The property that the key at `at` names, which is not the one that was expected.
#[inline(never)]
pub(super) fn find<'p>(
    plan: &'p ObjectPlan,
    bytes: &[u8],
    at: usize,
    order: &mut Order,
) -> Result<Sought<'p>, Halt> {
    order.misses += 1;
    if order.misses <= PATIENCE {
        let next = order.next;
        // Optional members are left out more often than their order changes.
        for place in [
            next.wrapping_add(1),
            next.wrapping_add(2),
            next.wrapping_sub(2),
        ] {
            let property = plan.properties.get(place);
            if let Some(property) = property
                && let Some(behind) = property.key.at(bytes, at)
            {
                order.misses -= u32::from(place > next);
                order.step = if place < next { BACK } else { 1 };
                return Ok(Sought::Known(place, property, space(bytes, behind)));
            }
        }
    }
    if bytes.get(at) != Some(&b'"') {
        return Err(Halt::Syntax);
    }
    let end = plain(bytes, at + 1);
    if bytes.get(end) != Some(&b'"') {
        return find_escaped(plan, bytes, at);
    }
    let name = bytes.get(at + 1..end).unwrap_or_default();
    let first = plan.index.first(name);
    if let Some(property) = plan.properties.get(first)
        && let Some(behind) = property.key.at(bytes, at)
    {
        return Ok(Sought::Known(first, property, space(bytes, behind)));
    }
    let behind = text::colon(bytes, end + 1)?;
    Ok(named(plan, name, behind))
}

fn named<'p>(plan: &'p ObjectPlan, name: &[u8], behind: usize) -> Sought<'p> {
    let is = |place: usize| {
        let property = plan.properties.get(place);
        property.is_some_and(|property| property.key.is(name))
    };
    let place = plan.index.find(name, is);
    match place.and_then(|place| Some((place, plan.properties.get(place)?))) {
        Some((place, property)) => Sought::Known(place, property, behind),
        None => Sought::Unknown(hash(name), behind),
    }
}

#[inline(never)]
fn find_escaped<'p>(plan: &'p ObjectPlan, bytes: &[u8], at: usize) -> Result<Sought<'p>, Halt> {
    let end = text::string(bytes, at + 1)?;
    let behind = text::colon(bytes, end)?;
    let (raw, _) = text::inside(bytes, at + 1, end);
    let mut room = [0; 256];
    match text::unescape(raw, &mut room) {
        Some(name) => Ok(named(plan, name, behind)),
        // Longer names than that: let the tree see.
        None => Err(Halt::Tree),
    }
}
