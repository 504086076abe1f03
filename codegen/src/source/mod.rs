//! Files of a spec as text and as trees that remember where each value stands.
//!
//! Knows YAML, paths and `$ref`; does not know `OpenAPI`.

mod anchors;
mod file;
mod json;
mod json_place;
mod json_text;
mod json_tree;
mod lookup;
mod node;
mod offsets;
mod parse;
pub mod pointer;
mod project;
mod reference;
mod refused;
mod scalar;
mod span;

pub use file::SourceFile;
pub use json::Json;
pub(crate) use json_place::json_place;
pub use node::{Entry, Key, Node, NodeKind};
pub use project::{Drafts, PRESENCE, Project};
pub use reference::RefError;
pub(crate) use span::to_u32;
pub use span::{FileId, Position, Span, Spanned};

/// Whether a file's name says that it is JSON.
fn is_json(path: &str) -> bool {
    std::path::Path::new(path)
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}
