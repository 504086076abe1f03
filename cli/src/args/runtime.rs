//! Where the client's crate has the runtime from, as the command line says it.

use std::path::Path;

use bilispec::package::Source;
use bilispec_codegen::package;
use clap::Args;

/// Where the client's crate has the runtime from.
#[derive(Debug, Args)]
pub(crate) struct Runtime {
    /// Where the client's crate has the runtime from: vendored (a copy beside it), path:DIR, git:URL with --rev, or
    /// version:V from the registry; else what its Cargo.toml says, and vendored for a new one
    #[arg(long, value_name = "SOURCE", value_parser = Source::parse)]
    pub(crate) runtime: Option<Source>,
    /// The commit of --runtime git:URL
    #[arg(long, value_name = "COMMIT", requires = "runtime")]
    pub(crate) rev: Option<String>,
}

impl Runtime {
    /// The same as a manifest says it, of a client's crate below this folder.
    pub(crate) fn below(&self, out: &Path) -> Result<Option<package::Runtime>, String> {
        let source = self.runtime.as_ref();
        source
            .map(|source| source.runtime(self.rev.as_deref(), out))
            .transpose()
    }
}
