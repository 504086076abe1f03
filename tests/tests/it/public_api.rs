//! The client's public API as one list, so that a review sees what a change of the spec does to the client's users.
//!
//! The list is a snapshot, `generated-client/public-api.snap`: `INSTA_UPDATE=always cargo test -p bilispec-tests --test
//! public_api` writes it anew. It comes from rustdoc's JSON, which knows what macros and derives give, and whose form
//! changes with the compiler: with another one than `public-api` reads, the test fails.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a list that cannot be made has failed"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

/// The form of rustdoc's JSON that this version of `public-api` reads.
const FORM: u32 = 57;

#[test]
#[ignore = "needs the compiler whose documentation public-api reads"]
fn the_public_api_is_the_one_that_was_reviewed() {
    let json = documented();
    let form = form(&json);
    assert_eq!(
        form, FORM,
        "the form of rustdoc's JSON and the one that public-api reads: another version of it goes with this compiler"
    );
    let api = public_api::Builder::from_rustdoc_json(json)
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .build()
        .unwrap();
    let mut list = String::new();
    for item in api.items() {
        writeln!(list, "{item}").unwrap();
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(bilispec_tests::root().join("generated-client"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("public-api", list));
}

/// Has rustdoc write the client's JSON, with what the spec decides: no transport, and so nothing of the network.
fn documented() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("public-api");
    let output = Command::new(env!("CARGO"))
        .args(["rustdoc", "--offline", "--quiet", "--locked"])
        .args(["--package", "bilispec-client", "--lib"])
        .args(["--no-default-features", "--features", "blocking"])
        .arg("--target-dir")
        .arg(&target)
        .args(["--", "-Zunstable-options", "--output-format=json"])
        // JSON is not stable, which is what this variable is about: the form is looked at before it is read.
        .env("RUSTC_BOOTSTRAP", "1")
        .env_remove("RUSTFLAGS")
        .env_remove("RUSTDOCFLAGS")
        .current_dir(bilispec_tests::root())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    target.join("doc/bilispec_client.json")
}

/// The number of the form that a document says it has.
fn form(json: &Path) -> u32 {
    #[derive(Deserialize)]
    struct Head {
        format_version: u32,
    }
    let json = std::fs::read_to_string(json).unwrap();
    let head: Head = serde_json::from_str(&json).unwrap();
    head.format_version
}
