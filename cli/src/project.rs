//! The project that a command works on: where its spec is, and what could be read of it.

use std::path::{Path, PathBuf};

use bilispec_codegen::Loaded;
use bilispec_codegen::diagnostics::{self, Severity};
use bilispec_codegen::model::Api;

/// Where a project's spec stands.
const ROOT: &str = "spec/openapi.yaml";

/// The nearest `spec/openapi.yaml` upwards from a folder.
pub fn find(from: &Path) -> Option<PathBuf> {
    let from = std::path::absolute(from).ok()?;
    from.ancestors()
        .map(|folder| folder.join(ROOT))
        .find(|spec| spec.is_file())
}

/// A spec that was read without an error.
#[derive(Debug, Clone, Copy)]
pub struct Project<'l> {
    /// The files and what they hold.
    pub loaded: &'l Loaded,
    /// The API.
    pub api: &'l Api,
}

impl<'l> Project<'l> {
    /// The project of a spec that could be read; `None` if it has an error.
    pub fn of(loaded: &'l Loaded) -> Option<Self> {
        loaded.api.as_ref().map(|api| Self { loaded, api })
    }

    /// The folder that paths in reports start from.
    pub fn root(&self) -> &'l Path {
        self.loaded.project.root()
    }
}

/// All diagnostics of a spec with the lines that they are about, and a line with their number.
pub fn diagnostics(loaded: &Loaded, color: bool) -> String {
    let mut out = String::new();
    for diagnostic in loaded.diagnostics.list() {
        out.push_str(&diagnostics::render(diagnostic, &loaded.project, color));
        out.push('\n');
    }
    out
}

/// `2 errors, 1 warning`.
pub fn tally(loaded: &Loaded) -> String {
    let count = |severity, what| {
        let count = loaded.diagnostics.count(severity);
        format!("{count} {what}{}", if count == 1 { "" } else { "s" })
    };
    format!(
        "{}, {}",
        count(Severity::Error, "error"),
        count(Severity::Warning, "warning")
    )
}
