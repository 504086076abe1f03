//! What the workspace-level tests share.
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a test that cannot be set up has failed"
)]

pub mod big_spec;
pub mod loopback;
pub mod mapping;
pub mod mocked;
pub mod session;

use std::fs;
use std::path::{Path, PathBuf};

// Tests of other crates use these. Here they are named for the features that they switch on in what the command is
// built of, see `Cargo.toml`.
#[cfg(unix)]
use rexpect as _;
use tracing_subscriber as _;

/// The folder that holds the workspace.
pub fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests
        .parent()
        .expect("tests/ is in the workspace")
        .to_owned()
}

/// Copies what is in a folder, with the folders in it.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder is there") {
        let entry = entry.expect("the folder can be read");
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("the file can be copied");
        }
    }
}

/// A fixture's text, by `operation/case`.
pub fn fixture(name: &str) -> String {
    let path = root().join("fixtures").join(name).with_extension("json");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
