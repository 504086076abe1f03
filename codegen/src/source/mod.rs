//! Files of a spec as text and as trees that remember where each value stands.
//!
//! Knows YAML, paths and `$ref`; does not know `OpenAPI`.

mod json;
mod span;

pub use json::Json;
pub use span::{FileId, Position, Span};

use std::path::{Path, PathBuf};

use crate::diagnostics::Diagnostics;

/// All files that a spec consists of.
#[derive(Debug, Default)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// Reads the root document and every file that it leads to through `$ref`.
    pub fn load(path: &Path, _diagnostics: &mut Diagnostics) -> Self {
        Self {
            root: path
                .parent()
                .and_then(Path::parent)
                .unwrap_or(Path::new("."))
                .to_path_buf(),
        }
    }

    /// The folder above the one that holds the root document; all relative paths start here.
    pub fn root(&self) -> &Path {
        &self.root
    }
}
