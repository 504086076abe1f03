//! The crate around generated code: it builds wherever it stands, and what somebody changed is not written over.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper of tests fails as a test does"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use bilispec_codegen::text::is_chinese;
use proc_macro2::{TokenStream, TokenTree};

use crate::support::outside::Outside;
use crate::support::repository;
use serde_json::Value;

const VENDOR: &str = "generated-client/vendor";
const RUNTIME: &str = "generated-client/vendor/bilispec-runtime";

/// A small document that nobody here wrote.
const DOCUMENT: &str = r#"{"openapi": "3.1.0", "info": {"title": "Pets of all kinds", "version": "1"},
    "servers": [{"url": "https://pets.example.com"}],
    "paths": {"/pets/{id}": {"get": {"operationId": "getPet",
        "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}}],
        "responses": {"200": {"description": "d", "content": {"application/json": {"schema":
            {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}}}}}}}}}"#;

/// The checksum of `// old` and a line end.
const OLD: &str = "8e012fde996176ca2bd54871a935243a4b10e90d1a9d4e5e65f5d8983a90f24d";

fn document(outside: &Outside) {
    outside.write("pets.json", DOCUMENT);
}

/// What cargo reads in a manifest: the features without the one that only the command turns on, and what the crate needs
/// to be compiled.
fn described(manifest: &Path, name: &str) -> (Value, Vec<Value>) {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
            "--manifest-path",
        ])
        .arg(manifest)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let all: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = all["packages"].as_array().unwrap();
    let package = packages
        .iter()
        .find(|package| package["name"] == name)
        .unwrap();
    let mut features = package["features"].clone();
    features.as_object_mut().unwrap().remove("sources");
    let mut facts = BTreeMap::new();
    for key in [
        "version",
        "edition",
        "rust_version",
        "license",
        "description",
    ] {
        facts.insert(key, package[key].clone());
    }
    features["package"] = serde_json::to_value(facts).unwrap();
    let needed = package["dependencies"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["kind"] != "dev" && one["name"] != "bilispec-sources");
    let keys = [
        "name",
        "req",
        "kind",
        "rename",
        "optional",
        "uses_default_features",
        "features",
        "target",
    ];
    let facts = needed.map(|one| {
        keys.iter()
            .map(|key| (*key).to_owned())
            .zip(keys.iter().map(|key| one[*key].clone()))
            .collect::<serde_json::Map<_, _>>()
            .into()
    });
    let mut needed: Vec<Value> = facts.collect();
    needed.sort_by_key(ToString::to_string);
    (features, needed)
}

#[test]
fn the_copies_are_the_crates_that_the_command_was_built_with() {
    let outside = Outside::new();
    document(&outside);
    outside.runs("", &["generate", "--spec", "pets.json", "--out", "."]);
    for one in bilispec::package::CRATES {
        let copy = outside.path().join(VENDOR).join(one.name);
        let own = described(&repository().join("Cargo.toml"), one.name);
        assert!(!own.1.is_empty());
        assert_eq!(described(&copy.join("Cargo.toml"), one.name), own);
        let manifest = fs::read_to_string(copy.join("Cargo.toml")).unwrap();
        let first = format!(
            "# {} {}, written by `bilispec generate`; do not edit.\n",
            one.name,
            env!("CARGO_PKG_VERSION")
        );
        assert!(manifest.starts_with(&first), "{manifest}");
        assert!(!manifest.contains("workspace = true"), "{manifest}");
        for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
            assert_eq!(
                fs::read(copy.join(name)).unwrap(),
                fs::read(repository().join(name)).unwrap()
            );
        }
        assert!(copy.join("src/lib.rs").is_file());
    }
    let ran = outside.runs(
        "",
        &["generate", "--spec", "pets.json", "--out", ".", "--check"],
    );
    assert!(ran.stdout.ends_with(" up to date\n"), "{}", ran.all());
}

/// The values of all literals of a file, in order, and the rest of its tokens.
fn literals(tokens: TokenStream, values: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => literals(group.stream(), values),
            TokenTree::Literal(literal) => values.push(match syn::Lit::new(literal.clone()) {
                syn::Lit::Str(text) => text.value(),
                syn::Lit::Char(letter) => letter.value().to_string(),
                _ => literal.to_string(),
            }),
            other => values.push(other.to_string()),
        }
    }
}

#[test]
fn the_copies_have_no_chinese_letter_and_mean_the_same() {
    let outside = Outside::new();
    document(&outside);
    outside.runs("", &["generate", "--spec", "pets.json", "--out", "."]);
    let mut escaped = 0;
    for one in bilispec::package::CRATES {
        for (path, own) in one.files {
            let copy = outside.path().join(VENDOR).join(one.name).join(path);
            let copy = fs::read_to_string(copy).unwrap();
            assert!(!copy.chars().any(is_chinese), "{}/{path}", one.name);
            let is_rust = Path::new(path).extension().is_some_and(|end| end == "rs");
            if !is_rust || copy == *own {
                continue;
            }
            let [mut ours, mut theirs] = [Vec::new(), Vec::new()];
            literals(own.parse().unwrap(), &mut ours);
            literals(copy.parse().unwrap(), &mut theirs);
            assert_eq!(ours.len(), theirs.len(), "{}/{path}", one.name);
            for (at, (own, copy)) in ours.iter().zip(&theirs).enumerate() {
                // Documentation is a literal, too, and an escape in it is read as it stands.
                let is_doc = at > 1 && ours[at - 2..at] == ["doc", "="];
                assert!(own == copy || is_doc, "{}/{path}: {own} {copy}", one.name);
            }
            escaped += 1;
        }
    }
    assert!(escaped > 3, "{escaped}");
}

#[test]
fn a_document_from_elsewhere_gives_a_crate_that_builds_even_in_a_workspace() {
    let outside = Outside::new();
    document(&outside);
    let pets = outside.path().join("pets.json");
    let pets = pets.to_str().unwrap();
    outside.runs("alone", &["generate", "--spec", pets, "--out", "."]);
    let manifest = outside.read("alone/generated-client/Cargo.toml");
    assert!(manifest.contains("name = \"pets-client\""), "{manifest}");
    outside.write(
        "whole/Cargo.toml",
        "[workspace]\nresolver = \"3\"\nmembers = []\n",
    );
    let named = &[
        "generate", "--spec", pets, "--out", ".", "--name", "animals",
    ];
    outside.runs("whole/deep", named);
    let manifest = outside.read("whole/deep/generated-client/Cargo.toml");
    assert!(manifest.contains("name = \"animals\""), "{manifest}");
    outside.builds("alone/generated-client", &["build", "--quiet"]);
    outside.builds("whole/deep/generated-client", &["build", "--quiet"]);
    // With the name that it has, it is left alone; with another, nothing is written.
    outside.runs("whole/deep", named);
    let ran = outside.run(
        "whole/deep",
        &["generate", "--spec", pets, "--out", ".", "--name", "other"],
    );
    assert_eq!(ran.code, 2, "{}", ran.all());
    assert!(
        ran.stderr
            .contains("generated-client/Cargo.toml: the crate has another name"),
        "{}",
        ran.all()
    );
    for name in ["", "Upper", "fn", "serde", "a b", "x\"\n[bin]"] {
        let ran = outside.run(
            "new",
            &["generate", "--spec", pets, "--out", ".", "--name", name],
        );
        assert_eq!(ran.code, 2, "{name}: {}", ran.all());
        assert_eq!(fs::read_dir(outside.path().join("new")).unwrap().count(), 0);
    }
}

#[test]
fn copies_are_renewed_and_never_written_over_where_somebody_changed_them() {
    let outside = Outside::new();
    document(&outside);
    let generate = &["generate", "--spec", "pets.json", "--out", "."];
    let check = &["generate", "--spec", "pets.json", "--out", ".", "--check"];
    outside.runs("", generate);
    let library = format!("{RUNTIME}/src/lib.rs");
    let sums = format!("{VENDOR}/SHA256SUMS");
    let written = outside.read(&library);

    // Somebody's change.
    outside.write(&library, "// mine\n");
    for arguments in [&generate[..], check] {
        let ran = outside.run("", arguments);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{}", ran.all());
        assert!(
            ran.stderr.contains(&format!(
                "changed by hand, and not written over: {library};"
            )),
            "{}",
            ran.all()
        );
    }
    assert_eq!(outside.read(&library), "// mine\n");
    // Without the list of checksums, nobody can tell whose it is.
    let list = outside.read(&sums);
    fs::remove_file(outside.path().join(&sums)).unwrap();
    assert_eq!(outside.run("", generate).code, 2);
    assert_eq!(outside.read(&library), "// mine\n");
    outside.write(&library, &written);
    outside.runs("", generate);
    assert_eq!(outside.read(&sums), list);

    // What an earlier command wrote: other texts, and a file that is no more, with their checksums.
    outside.write(&library, "// old\n");
    let gone = format!("{RUNTIME}/src/gone/mod.rs");
    outside.write(&gone, "// old\n");
    outside.write("old.txt", "// old\n");
    let old = OLD;
    let earlier: String = list
        .lines()
        .map(|line| {
            if line.ends_with("bilispec-runtime/src/lib.rs") {
                format!("{old}  bilispec-runtime/src/lib.rs\n")
            } else {
                format!("{line}\n")
            }
        })
        .collect();
    outside.write(
        &sums,
        &format!("{earlier}{old}  bilispec-runtime/src/gone/mod.rs\n{old}  ../../old.txt\n"),
    );
    let ran = outside.run("", check);
    assert_eq!(ran.code, 1, "{}", ran.all());
    assert!(
        ran.stdout
            .contains(&format!("stale: {library}\nleft over: {gone}\n")),
        "{}",
        ran.all()
    );
    let ran = outside.runs("", generate);
    assert!(
        ran.stdout
            .contains(&format!("written: {library}\nremoved: {gone}\n")),
        "{}",
        ran.all()
    );
    assert_eq!(outside.read(&library), written);
    assert!(!outside.path().join(RUNTIME).join("src/gone").exists());
    assert_eq!(outside.read(&sums), list);
    assert_eq!(
        outside.read("old.txt"),
        "// old\n",
        "a list leads nowhere else"
    );

    // A newer command's are not taken back.
    let manifest = outside.read(&format!("{RUNTIME}/Cargo.toml"));
    let newer = manifest.replacen(
        &format!("version = \"{}\"", env!("CARGO_PKG_VERSION")),
        "version = \"99.0.0\"",
        1,
    );
    outside.write(&format!("{RUNTIME}/Cargo.toml"), &newer);
    let ran = outside.run("", generate);
    assert_eq!(ran.code, 2, "{}", ran.all());
    assert!(ran.stderr.contains("of version 99.0.0"), "{}", ran.all());
}

#[test]
fn the_choice_is_kept_in_the_manifest() {
    let outside = Outside::new();
    document(&outside);
    let manifest = "generated-client/Cargo.toml";
    let with = |more: &[&str]| {
        let arguments = [&["generate", "--spec", "pets.json", "--out", "."], more].concat();
        outside.run("", &arguments)
    };
    let says = |line: &str| {
        let text = outside.read(manifest);
        assert!(
            text.contains(&format!(
                "\nbilispec-runtime = {{ {line}, default-features = false }}\n"
            )),
            "{text}"
        );
    };
    assert_eq!(with(&[]).code, 0);
    says("path = \"vendor/bilispec-runtime\"");
    let commit = "0123456789abcdef0123456789abcdef01234567";
    let git = [
        "--runtime",
        "git:https://example.com/b.git",
        "--rev",
        commit,
    ];
    assert_eq!(with(&git).code, 0);
    let line = format!("git = \"https://example.com/b.git\", rev = \"{commit}\"");
    says(&line);
    assert!(
        !outside.path().join(VENDOR).exists(),
        "copies that nobody needs are gone"
    );
    assert_eq!(with(&[]).code, 0);
    says(&line);
    assert!(!outside.path().join(VENDOR).exists());
    assert_eq!(with(&["--runtime", "version:0.1"]).code, 0);
    says("version = \"0.1\"");
    let checkout = format!("path:{}", repository().display());
    let ran = with(&["--runtime", &checkout, "--check"]);
    assert_eq!(
        (ran.code, ran.stdout.lines().next()),
        (1, Some("stale: generated-client/Cargo.toml"))
    );
    says("version = \"0.1\"");
    assert_eq!(with(&["--runtime", &checkout]).code, 0);
    outside.builds("generated-client", &["build", "--quiet"]);
    // Seen from the crate, whichever folder the command was started in.
    outside.write(
        "own/runtime/client/Cargo.toml",
        "[package]\nname = \"bilispec-runtime\"\n",
    );
    assert_eq!(with(&["--runtime", "path:own"]).code, 0);
    says("path = \"../own/runtime/client\"");
    assert_eq!(with(&["--runtime", "vendored"]).code, 0);
    says("path = \"vendor/bilispec-runtime\"");
    assert!(outside.path().join(RUNTIME).is_dir());

    let before = outside.read(manifest);
    for wrong in [
        &["--runtime", "copied"][..],
        &["--runtime", "path:nowhere"],
        &["--runtime", "git:https://example.com/b.git"],
        &[
            "--runtime",
            "git:https://me:secret@example.com/b.git",
            "--rev",
            commit,
        ],
        &["--runtime", "vendored", "--rev", commit],
        &["--rev", commit],
        &["--runtime", "version:new"],
    ] {
        let ran = with(wrong);
        assert_eq!(
            (ran.code, ran.stdout.as_str()),
            (2, ""),
            "{wrong:?}: {}",
            ran.all()
        );
    }
    let inherited = before.replace(
        "{ path = \"vendor/bilispec-runtime\", ",
        "{ workspace = true, ",
    );
    outside.write(manifest, &inherited);
    assert_eq!(with(&[]).code, 0, "a choice of one's own is left alone");
    assert_eq!(with(&["--runtime", "vendored"]).code, 2);
    outside.write(manifest, "[package\n");
    let ran = with(&[]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr
            .contains("generated-client/Cargo.toml: TOML parse error at line 1"),
        "{}",
        ran.all()
    );
}
