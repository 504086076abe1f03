//! Captures: what people hold of an API's traffic, brought to one form, the [`Exchange`].
//!
//! An input is cut into records ([`Reader`]) and each record is read on its own, so that a broken one costs only
//! itself. Nothing here knows the spec: which operation an exchange belongs to is decided in `route`.

mod batch;
mod beside;
mod content;
mod decode;
pub(crate) mod detect;
mod exchange;
mod follow;
mod har;
mod har_entry;
mod input;
pub(crate) mod layout;
mod ndjson;
mod piece;
mod reader;
pub(crate) mod repair;
mod scan;
mod simd;
mod skip;
mod string;
pub(crate) mod unescape;
pub(crate) mod unpack;
pub(crate) mod window;
pub(crate) mod wrapped;

pub use batch::{Batch, Item};
pub use detect::Form;
pub use exchange::{Absence, Body, Broken, Damage, Exchange, Message, Position, Sample, Unread};
pub use follow::Stop;
pub use input::{Input, Inputs, Source, expand};
pub use reader::{OpenError, Options, Reader};
pub(crate) use wrapped::LEVELS;
pub use wrapped::{Declared, Packing, Problem, Step, Unwrapped};
