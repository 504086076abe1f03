//! What successful replies held: for each member that the spec describes, how often its parent was there, it was there,
//! of which kind, empty, and which listed value.
//!
//! [`Shape`] numbers the places of a reply once, from its schema; `walk` counts them in a body that was found to be
//! JSON; [`Counters`] adds counts up, and [`Presence`] is the same as data. Names are those of the spec alone, so that
//! nothing of a capture gets into a report, and memory is bounded by the spec.
//!
//! Counts are kept twice: by occurrence, for rates that a person reads, and by reply, for tests: items of one list are
//! not independent of each other, replies may be.

mod counts;
mod data;
mod shape;
mod token;
mod walk;

pub use counts::{Counters, Form};
pub use data::{Member, Presence, Replies};
pub use shape::Shape;

/// The kinds of JSON values, in the order of [`Kind`]'s numbers.
const KINDS: [&str; 7] = [
    "null", "boolean", "integer", "number", "string", "array", "object",
];

/// The kind of a JSON value; a number without fraction and exponent is an integer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}
