//! The spec in words for the terminal: what operations there are, what each is, what codes mean, what is known.
//!
//! Everything is read from the model; nothing here reads a capture or a schema.

mod coverage;
mod explain;
mod list;
mod rules;
mod show;
mod tree;
pub(crate) mod words;

pub use coverage::print_coverage;
pub use explain::explain;
pub use list::{ListedOperation, list, print_list};
pub use show::show;
