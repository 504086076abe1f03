//! `init`: a project of one's own that works straight away, and never over something that is there.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper of tests fails as a test does"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{Ran, command, finish, repository};

fn run(folder: &Path, arguments: &[&str]) -> Ran {
    finish(command().args(arguments).current_dir(folder), b"")
}

#[test]
fn a_project_that_lints_generates_and_validates() {
    let folder = tempfile::tempdir().unwrap();
    let ran = run(folder.path(), &["init", "weather"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let mut settings = insta::Settings::clone_current();
    settings.add_filter(r"and \d+ generated", "and N generated");
    settings.bind(|| insta::assert_snapshot!("init", ran.all()));
    let project = folder.path().join("weather");
    for (arguments, ends) in [
        (&["lint"][..], "0 errors, 0 warnings\n"),
        (&["generate", "--check"], " up to date\n"),
        (
            &["validate", "fixtures", "--fail-on", "warning"],
            "2 exchanges, 0 errors, 0 warnings\n",
        ),
        (&["learn", "fixtures"], "nothing to learn\n"),
    ] {
        let ran = run(&project, arguments);
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.all());
        assert!(ran.stdout.ends_with(ends), "{arguments:?}: {}", ran.all());
    }
    let url = "https://api.example.com/v1/forecast?days=3";
    let ran = run(
        &project,
        &["new", "get_forecast", "--method", "GET", "--url", url],
    );
    assert_eq!(ran.code, 0, "{}", ran.all());
    assert_eq!(run(&project, &["lint"]).code, 0);
    let ran = run(&project, &["generate"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let spec = project.join("spec");
    for name in [
        "openapi.yaml",
        "envelopes.yaml",
        "example/get_status.yaml",
        "example/get_forecast.yaml",
    ] {
        let file = spec.join(name);
        let text = fs::read_to_string(&file).unwrap();
        let first = text.lines().next().unwrap();
        let schema = first.strip_prefix("# yaml-language-server: $schema=");
        let schema = schema.unwrap_or_else(|| panic!("{name} names no schema: {first}"));
        assert!(
            file.parent().unwrap().join(schema).is_file(),
            "{name}: no {schema}"
        );
    }
}

#[test]
fn nothing_that_is_there_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("notes.txt"), "mine").unwrap();
    let ran = run(folder.path(), &["init"]);
    assert_eq!(ran.code, 2, "{}", ran.all());
    assert!(
        ran.stderr.contains("is not empty: there is notes.txt"),
        "{}",
        ran.all()
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    let ran = run(folder.path(), &["init", "notes.txt"]);
    assert_eq!(ran.code, 2, "{}", ran.all());
    assert_eq!(
        fs::read_to_string(folder.path().join("notes.txt")).unwrap(),
        "mine"
    );
    for name in ["Upper", "", "1st", "a/b", "x-"] {
        let ran = run(folder.path(), &["init", "new", "--name", name]);
        assert_eq!(ran.code, 2, "{name}: {}", ran.all());
        assert!(!folder.path().join("new").exists());
    }
    fs::create_dir_all(folder.path().join("new/.git")).unwrap();
    let ran = run(folder.path(), &["init", "new", "--name", "other"]);
    assert_eq!(ran.code, 0, "a repository without files: {}", ran.all());
    assert!(ran.stdout.starts_with("other begins:\n"), "{}", ran.all());
}

/// What the crate offers beside what is generated is what this repository's own client does.
#[test]
fn the_crate_gives_on_what_the_client_does() {
    let own = fs::read_to_string(repository().join("generated-client/src/lib.rs")).unwrap();
    let (_, given) = own.split_once("pub use bilispec_runtime::{").unwrap();
    let (given, _) = given.split_once("};").unwrap();
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["init", "weather"]).code, 0);
    let new =
        fs::read_to_string(folder.path().join("weather/generated-client/src/lib.rs")).unwrap();
    assert!(new.contains(given), "{new}");
    let features = |text: &str| {
        let (_, features) = text.split_once("[features]").unwrap();
        features.split_once("\n[").unwrap().0.trim().to_owned()
    };
    let own = fs::read_to_string(repository().join("generated-client/Cargo.toml")).unwrap();
    let new =
        fs::read_to_string(folder.path().join("weather/generated-client/Cargo.toml")).unwrap();
    assert_eq!(features(&own), features(&new));
}

/// The crate is checked and its tests run, its first and those of the fixtures, with the runtime of this repository in
/// place of the published one. Without `BILISPEC_LONG`, it is checked without the transport that needs most of the time.
#[test]
fn the_crate_compiles_and_its_first_test_passes() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("weather");
    assert_eq!(run(folder.path(), &["init", "weather"]).code, 0);
    // What is learned compiles too, whatever its names and types are.
    let learned = serde_json::json!({"code": 0, "message": "", "data": {
        "state": "up", "1st": 1, "Self": {"x/y~z": [1, "a", null, {"k": 1}], "type": true}, "items": [[1], []],
        "by_id": {"123": {"n": 1}, "124": {"n": 2.5}}, "newTel": "13912345678", "since": "1700000000",
    }});
    fs::write(project.join("body.json"), learned.to_string()).unwrap();
    let ran = run(
        &project,
        &[
            "learn",
            "--accept",
            "--operation",
            "get_status",
            "body.json",
        ],
    );
    assert_eq!(ran.code, 0, "{}", ran.all());
    assert_eq!(run(&project, &["generate"]).code, 0);
    let manifest = project.join("Cargo.toml");
    let runtime = repository().join("runtime/client");
    let patch = format!("\n[patch.crates-io]\nbilispec-runtime = {{ path = {runtime:?} }}\n");
    fs::write(&manifest, fs::read_to_string(&manifest).unwrap() + &patch).unwrap();
    // The versions that this repository is built with are there without a network.
    fs::copy(repository().join("Cargo.lock"), project.join("Cargo.lock")).unwrap();
    let mut arguments = vec!["test", "--offline", "--quiet"];
    if std::env::var_os("BILISPEC_LONG").is_none() {
        arguments.push("--no-default-features");
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let target = repository().join("target/init");
    let output = Command::new(cargo)
        .args(arguments)
        .current_dir(&project)
        .env("CARGO_TARGET_DIR", target)
        .env("RUSTFLAGS", "-D warnings")
        .env_remove("CARGO_BUILD_TARGET")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}");
    assert!(
        text.contains("2 passed") && text.contains("3 passed"),
        "{text}"
    );
}
