//! Crates that depend on what is generated, built by cargo as their authors would build them.
//!
//! They are no members of the workspace, so that its features do not hide what theirs lack. They take the versions of
//! the workspace's Cargo.lock, and nothing from the network.
#![allow(
    clippy::unwrap_used,
    reason = "a crate that cannot be set up has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Mutex, PoisonError};

use bilispec_tests::mapping::Case;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// A folder of the target folder, where crates and what is built of them stay for the next run.
fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("dependents")
}

/// Runs cargo on a crate there, which succeeds, and gives its output.
fn cargo(crate_name: &str, arguments: &[&str]) -> String {
    let output = run_cargo(crate_name, arguments);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(
        output.status.success(),
        "{}\n{}",
        text(&output.stdout),
        text(&output.stderr)
    );
    text(&output.stdout)
}

/// Runs cargo on a crate there. One at a time: they share a target folder.
fn run_cargo(crate_name: &str, arguments: &[&str]) -> Output {
    static ONE: Mutex<()> = Mutex::new(());
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = target().join(crate_name);
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--offline", "--quiet", "--target-dir"])
        .arg(target().join("target"))
        .current_dir(&folder)
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap()
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    // Left alone when it is the same, so that cargo does not build it again.
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::write(path, text).unwrap();
    }
}

#[test]
fn a_crate_without_tls_of_its_own_builds_a_client_and_calls() {
    let from = root().join("tests/dependents/plain");
    let to = target().join("plain");
    let client = root().join("generated-client");
    let manifest = fs::read_to_string(from.join("Cargo.toml")).unwrap();
    let manifest = manifest.replace("../../../generated-client", client.to_str().unwrap());
    write(&to.join("Cargo.toml"), &manifest);
    write(
        &to.join("src/main.rs"),
        &fs::read_to_string(from.join("src/main.rs")).unwrap(),
    );
    let said = cargo("plain", &["run"]);
    assert!(said.ends_with("fine\n"), "{said}");
}

#[test]
fn what_every_rule_of_the_mapping_gives_compiles_without_a_warning() {
    let to = target().join("mapping");
    let runtime = root().join("runtime/client");
    write(
        &to.join("Cargo.toml"),
        &format!(
            "[package]\nname = \"mapping\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[features]\nblocking = [\"bilispec-runtime/blocking\"]\nfixtures = []\nschemars = [\"bilispec-runtime/schemars\"]\n\n[dependencies]\n\
             bilispec-runtime = {{ path = {runtime:?}, default-features = false }}\n\
             serde = {{ version = \"1\", features = [\"derive\"] }}\n\n[workspace]\n"
        ),
    );
    let mut modules = String::from("#![deny(warnings, missing_docs)]\n//! All cases.\n\n");
    for case in Case::all().iter().filter(|case| !case.is_refused()) {
        modules = format!(
            "{modules}/// A case.\n#[rustfmt::skip]\npub mod {};\n",
            case.name
        );
        for (name, text) in case.generate().unwrap() {
            write(&to.join("src").join(&case.name).join(name), &text);
        }
    }
    write(&to.join("src/lib.rs"), &modules);
    cargo("mapping", &["build"]);
    formatted(&to.join("src/lib.rs"));
}

/// After a field was renamed in the spec, the client has the new name, and what was captured does not fit it.
#[test]
fn fixtures_fail_loudly_after_a_field_was_renamed() {
    let to = target().join("renamed");
    for folder in ["spec", "fixtures"] {
        copy(&root().join(folder), &to.join("project").join(folder));
    }
    let spec = to.join("project/spec/charge/quick_pay.yaml");
    let text = fs::read_to_string(&spec).unwrap();
    let renamed = text
        .replace(
            "                          exp:\n",
            "                          experience:\n",
        )
        .replace("elec_num, exp, status", "elec_num, experience, status");
    assert_ne!(text, renamed);
    write(&spec, &renamed);
    let client = to.join("project/generated-client");
    copy(&root().join("generated-client/src"), &client.join("src"));
    // Generated code is not copied: it would be what it was before the field was renamed, and cargo would build twice.
    let loaded = bilispec_codegen::load(&to.join("project/spec/openapi.yaml"));
    bilispec_codegen::generate::generate(&loaded, &to.join("project"), false).unwrap();
    let runtime = root().join("runtime/client");
    write(
        &client.join("Cargo.toml"),
        &format!(
            "[package]\nname = \"bilispec-client\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[features]\nblocking = []\nfixtures = []\nschemars = []\n\n[dependencies]\n\
             bilispec-runtime = {{ path = {runtime:?}, default-features = false }}\n\
             serde = {{ version = \"1\", features = [\"derive\"] }}\n\n[workspace]\n"
        ),
    );
    let output = run_cargo(
        "renamed/project/generated-client",
        &["test", "--test", "fixtures"],
    );
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(!output.status.success());
    for (sentence, stands) in [
        ("---- fixtures::quick_pay_success stdout", true),
        (
            "the reply has nothing at /data/experience, where the spec has a value",
            true,
        ),
        ("---- fixtures::quick_pay_not_logged_in stdout", false),
        ("---- fixtures::get_project_success stdout", false),
    ] {
        assert_eq!(said.contains(sentence), stands, "{sentence}\n{said}");
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = entry
            .map(|entry| (entry.path(), to.join(entry.file_name())))
            .unwrap();
        if from.ends_with("generated") {
            continue;
        }
        if from.is_dir() {
            copy(&from, &to);
        } else {
            write(&to, &fs::read_to_string(from).unwrap());
        }
    }
}

#[test]
#[ignore = "needs rustfmt"]
fn the_generated_client_is_formatted() {
    formatted(&root().join("generated-client/src/lib.rs"));
    formatted(&root().join("generated-client/tests/fixtures.rs"));
}

/// rustfmt would change nothing in this file and its modules.
fn formatted(file: &Path) {
    let output = Command::new("rustfmt")
        .args(["--check", "--edition", "2024"])
        .arg(file)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
}
