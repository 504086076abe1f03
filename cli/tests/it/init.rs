//! `init`: a project of one's own that works straight away, and never over something that is there.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper of tests fails as a test does"
)]

use std::fs;
use std::path::Path;

use crate::support::outside::Outside;
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
        let (features, _) = features.split_once("\n[").unwrap();
        features.trim().replace("bilispec_client", "weather_client")
    };
    let own = fs::read_to_string(repository().join("generated-client/Cargo.toml")).unwrap();
    let new =
        fs::read_to_string(folder.path().join("weather/generated-client/Cargo.toml")).unwrap();
    assert_eq!(features(&own), features(&new));
}

/// The command as it is installed, in an empty folder outside any checkout: nothing is patched, nothing is fetched but
/// what the registry has. What depends on the client from outside needs one line.
#[test]
fn the_project_is_green_at_once_and_a_dependent_needs_one_line() {
    let outside = Outside::new();
    outside.runs("", &["init", "weather"]);
    let text = outside.builds("weather", &["test", "--quiet"]);
    assert_eq!(text.matches("2 passed").count(), 2, "{text}");

    outside.runs("", &["init", "other", "--name", "petmart"]);
    let readme = outside.read("other/README.md");
    let line = readme
        .lines()
        .find(|line| line.starts_with("petmart-client = { path"));
    let line = line.unwrap().replace("../petmart/", "../other/");
    outside.write(
        "app/Cargo.toml",
        &format!("[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n{line}\n"),
    );
    outside.write(
        "app/src/main.rs",
        "fn main() {\n    let client = petmart_client::Client::builder().build();\n    println!(\"{}\", client.is_ok());\n}\n",
    );
    assert_eq!(outside.builds("app", &["run", "--quiet"]), "true\n");
    let tests = outside.read("other/generated-client/tests/fixtures.rs");
    assert!(tests.contains("use petmart_client::"), "{tests}");
    assert!(tests.starts_with("// Written by `bilispec generate`; do not edit.\n"));
}

#[test]
fn a_quiet_run_prints_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let ran = run(folder.path(), &["init", "-q", "weather"]);
    assert_eq!(ran.all(), "exit 0\n");
    assert!(folder.path().join("weather/Cargo.toml").is_file());
}

/// What is learned compiles, whatever its names and types are, inside another workspace, too. A spec whose example is gone
/// is still a spec.
#[test]
fn what_is_learned_compiles() {
    let outside = Outside::new();
    outside.write(
        "Cargo.toml",
        "[workspace]\nresolver = \"3\"\nmembers = []\n",
    );
    outside.runs("", &["init", "weather"]);
    let learned = serde_json::json!({"code": 0, "message": "", "data": {
        "state": "up", "1st": 1, "Self": {"x/y~z": [1, "a", null, {"k": 1}], "type": true}, "items": [[1], []],
        "by_id": {"123": {"n": 1}, "124": {"n": 2.5}}, "newTel": "13912345678", "since": "1700000000",
    }});
    outside.write("weather/body.json", &learned.to_string());
    outside.runs(
        "weather",
        &[
            "learn",
            "--accept",
            "--operation",
            "get_status",
            "body.json",
        ],
    );
    outside.runs("weather", &["generate"]);
    let text = outside.builds("weather", &["test", "--quiet"]);
    assert!(
        text.contains("2 passed") && text.contains("3 passed"),
        "{text}"
    );

    for gone in ["spec/example", "fixtures"] {
        fs::remove_dir_all(outside.path().join("weather").join(gone)).unwrap();
    }
    for gone in ["spec/envelopes.yaml", "generated-client/tests/first.rs"] {
        fs::remove_file(outside.path().join("weather").join(gone)).unwrap();
    }
    let spec = outside.read("weather/spec/openapi.yaml");
    let path = "paths:\n  /v1/status:\n    $ref: example/get_status.yaml\n";
    assert!(spec.contains(path), "{spec}");
    outside.write(
        "weather/spec/openapi.yaml",
        &spec.replace(path, "paths: {}\n"),
    );
    outside.runs("weather", &["lint"]);
}

/// Files below a folder that hold a Chinese character.
fn chinese(folder: &Path) -> Vec<String> {
    let mut open = vec![folder.to_owned()];
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(
                fs::read_dir(&path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        if text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) {
            found.push(path.display().to_string());
        }
    }
    found
}

/// A project in one language has no word of another, in no file, and nothing asks for one.
#[test]
fn a_project_speaks_the_languages_that_it_was_begun_in() {
    let folder = tempfile::tempdir().unwrap();
    let url = "https://api.example.com/v1/forecast?days=3";
    let new = ["new", "get_forecast", "--method", "GET", "--url", url];
    for (name, lang) in [
        ("english", None),
        ("chinese", Some("zh")),
        ("two", Some("both")),
    ] {
        let mut arguments = vec!["init", name];
        arguments.extend(lang.iter().flat_map(|lang| ["--lang", lang]));
        let ran = run(folder.path(), &arguments);
        assert_eq!(ran.code, 0, "{}", ran.all());
        let project = folder.path().join(name);
        let lint = run(&project, &["lint"]);
        assert_eq!(
            lint.stdout,
            "0 errors, 0 warnings\n",
            "{name}: {}",
            lint.all()
        );
        let read = |path: &str| fs::read_to_string(project.join(path)).unwrap();
        let (root, page) = (read("spec/openapi.yaml"), read("docs/get_status.md"));
        match lang {
            None => {
                assert!(!root.contains("x-languages"), "{root}");
                assert!(page.contains("| name | type | meaning |"), "{page}");
                assert_eq!(run(&project, &new).code, 0);
                assert_eq!(run(&project, &["generate"]).code, 0);
                assert_eq!(chinese(&project), Vec::<String>::new());
                let shown = run(&project, &["show", "get_status"]);
                assert!(
                    shown.stdout.is_ascii() || !shown.stdout.contains('服'),
                    "{}",
                    shown.all()
                );
            }
            Some("zh") => {
                assert!(root.contains("x-languages: [zh]"), "{root}");
                let spec = read("spec/example/get_status.yaml");
                assert!(
                    spec.contains("summary: 服务状态\n") && !spec.contains("Asks whether"),
                    "{spec}"
                );
                assert!(
                    page.contains("# 请求\n".trim_end()) && !page.contains(" / "),
                    "{page}"
                );
            }
            Some(_) => {
                assert!(root.contains("x-languages: [zh, en]"), "{root}");
                assert!(page.contains("请求 / Request"), "{page}");
            }
        }
    }
}
