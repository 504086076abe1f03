//! Types that stand for what JSON replies of this sort carry and Rust has no word for.
//!
//! Each keeps what it was given, so that decoding and encoding again changes nothing. Knows serde and no HTTP.

mod binary;
mod extra;
mod forgiving;
mod int_or_string;
mod integer;
mod json_schema;
mod json_string;
mod macros;
mod masked;
mod raw_json;

pub use binary::Binary;
pub use extra::Extra;
pub use forgiving::forgiving;
pub use int_or_string::IntOrString;
pub use integer::Integer;
pub use json_string::JsonString;
pub use masked::{MASKED, Masked};
pub use raw_json::{Kind, RawJson};
