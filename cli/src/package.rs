//! Where the client's crate has the runtime from: the crates that the command carries, and what the command line names.

use std::fs;
use std::path::{Path, PathBuf};

use bilispec_codegen::package::{CRATE_FOLDER, RUNTIME, Runtime, Vendored, package_name};

/// The runtime's crates, as this command was built with them.
pub const CRATES: &[Vendored] = &[
    Vendored {
        name: "bilispec-wire",
        files: bilispec_wire::SOURCES,
    },
    Vendored {
        name: "bilispec-engine",
        files: bilispec_engine::SOURCES,
    },
    Vendored {
        name: RUNTIME,
        files: bilispec_runtime::SOURCES,
    },
];

/// Where the crate of the runtime may stand in a folder that somebody names: the crate itself, or a checkout.
const PLACES: &[&str] = &["", "runtime/client"];

/// Where the runtime comes from, as the command line says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// `vendored`
    Vendored,
    /// `path:DIR`
    Path(PathBuf),
    /// `git:URL`
    Git(String),
    /// `version:V`
    Version(String),
}

impl Source {
    /// Reads a value of the command line.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (kind, value) = text.split_once(':').unwrap_or((text, ""));
        match (kind, value) {
            ("vendored", "") => Ok(Self::Vendored),
            ("path", folder) if !folder.is_empty() => Ok(Self::Path(folder.into())),
            ("git", url) if !url.is_empty() => Ok(Self::Git(url.to_owned())),
            ("version", version) if !version.is_empty() => Ok(Self::Version(version.to_owned())),
            _ => Err("vendored, path:DIR, git:URL or version:V is wanted".to_owned()),
        }
    }

    /// The same as a manifest says it. `rev`: the commit of a repository; `out`: the folder that the client's crate is
    /// written into.
    pub fn runtime(&self, rev: Option<&str>, out: &Path) -> Result<Runtime, String> {
        match (self, rev) {
            (Self::Git(url), Some(rev)) => Runtime::git(url, rev),
            (Self::Git(_), None) => Err("--runtime git:URL needs --rev COMMIT".to_owned()),
            (_, Some(_)) => Err("--rev is for --runtime git:URL".to_owned()),
            (Self::Vendored, None) => Ok(Runtime::Vendored),
            (Self::Version(version), None) => Runtime::version(version),
            (Self::Path(folder), None) => path(folder, out),
        }
    }
}

/// A folder on this machine as the manifest names it: absolute where it was given so, else seen from the manifest.
fn path(given: &Path, out: &Path) -> Result<Runtime, String> {
    let shown = given.display();
    let found = PLACES.iter().map(|place| given.join(place)).find(|folder| {
        let manifest = fs::read_to_string(folder.join("Cargo.toml"));
        manifest.is_ok_and(|text| package_name(&text).as_deref() == Some(RUNTIME))
    });
    let found = found
        .ok_or_else(|| format!("{shown}: neither the crate {RUNTIME} nor a checkout with it"))?;
    let failed = |error| format!("{shown}: {error}");
    let found = if given.is_absolute() {
        found
    } else {
        // Links on the way would make `..` lead elsewhere.
        let real = fs::canonicalize(&found).map_err(failed)?;
        let from = real_folder(out).map_err(failed)?.join(CRATE_FOLDER);
        pathdiff::diff_paths(&real, from).unwrap_or(real)
    };
    let text = found
        .to_str()
        .ok_or_else(|| format!("{shown}: not UTF-8"))?;
    let text = text.trim_end_matches(['/', '\\']);
    Ok(Runtime::Path(text.replace('\\', "/")))
}

/// A folder without links on the way, whether it is there yet or not.
fn real_folder(folder: &Path) -> std::io::Result<PathBuf> {
    let folder = std::path::absolute(folder)?;
    let there = folder.ancestors().find(|folder| folder.exists());
    let Some(there) = there else {
        return Ok(folder);
    };
    let rest = folder.strip_prefix(there).unwrap_or(Path::new(""));
    Ok(fs::canonicalize(there)?.join(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_the_runtime_comes_from_is_read_and_written() {
        let out = Path::new("/nowhere");
        let read =
            |text: &str, rev| Source::parse(text).and_then(|source| source.runtime(rev, out));
        assert_eq!(read("vendored", None), Ok(Runtime::Vendored));
        assert_eq!(
            read("version:0.1", None),
            Ok(Runtime::Version("0.1".to_owned()))
        );
        let git = read("git:https://example.com/a.git", Some("0123abcd"));
        assert!(matches!(git, Ok(Runtime::Git { .. })), "{git:?}");
        for (text, rev) in [
            ("vendored:x", None),
            ("", None),
            ("path:", None),
            ("path:/nowhere", None),
            ("version:one", None),
            ("version:1\"\n[x]", None),
            ("git:https://example.com/a.git", None),
            ("git:https://example.com/a.git", Some("main")),
            ("git:https://me:secret@example.com/a.git", Some("0123abcd")),
            ("git:--upload-pack=x", Some("0123abcd")),
            ("vendored", Some("0123abcd")),
        ] {
            assert!(read(text, rev).is_err(), "{text} {rev:?}");
        }
    }
}
