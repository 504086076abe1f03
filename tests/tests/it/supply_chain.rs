//! What this workspace is made of: where crates come from, under which licences, for which compiler, and whether somebody
//! uses them.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use bilispec_tests::root;
use serde_json::Value;

/// Licences that allow what ours allow. `deny.toml` has the same list.
const LICENCES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// What cargo knows of all packages of the lock file; where those of other platforms were never downloaded, of those for
/// this one.
fn metadata() -> Value {
    let host = Command::new("rustc").arg("-vV").output().unwrap().stdout;
    let host = String::from_utf8(host).unwrap();
    let host = host.lines().find_map(|line| line.strip_prefix("host: "));
    let ask = |more: &[&str]| {
        Command::new(env!("CARGO"))
            .args(["metadata", "--format-version", "1", "--offline", "--locked"])
            .args(more)
            .current_dir(root())
            .output()
            .unwrap()
    };
    let mut output = ask(&[]);
    if !output.status.success() {
        output = ask(&["--filter-platform", host.unwrap()]);
    }
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// The packages of the workspace.
fn members(metadata: &Value) -> Vec<&Value> {
    let ids = metadata["workspace_members"].as_array().unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let packages = packages.iter();
    packages
        .filter(|package| ids.contains(&package["id"]))
        .collect()
}

/// Whether an expression can be met by the list: any side of an `OR`, all sides of an `AND`.
fn allowed(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    let expression = expression.trim();
    let mut depth = 0_i32;
    for word in [" AND ", " OR "] {
        let mut start = 0;
        let mut parts = Vec::new();
        for (index, c) in expression.char_indices() {
            depth += i32::from(c == '(') - i32::from(c == ')');
            if depth == 0 && expression[index..].starts_with(word) {
                parts.push(&expression[start..index]);
                start = index + word.len();
            }
        }
        if !parts.is_empty() {
            parts.push(&expression[start..]);
            // `AND` binds closer, so it is an `OR` of `AND`s that is taken apart first, where both stand.
            let is_or = word == " OR ";
            if word == " AND "
                && parts
                    .iter()
                    .any(|part| part.contains(" OR ") && !part.trim().starts_with('('))
            {
                continue;
            }
            return if is_or {
                parts.into_iter().any(allowed)
            } else {
                parts.into_iter().all(allowed)
            };
        }
    }
    match expression
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'))
    {
        Some(inner) => allowed(inner),
        None => LICENCES.contains(&expression),
    }
}

#[test]
fn expressions_are_understood() {
    for good in [
        "MIT",
        "MIT OR GPL-3.0",
        "(MIT OR GPL-2.0) AND Unicode-3.0",
        "MIT/Apache-2.0",
        "GPL-3.0 OR MIT AND ISC",
    ] {
        assert!(allowed(good), "{good}");
    }
    for bad in [
        "",
        "GPL-3.0",
        "MIT AND GPL-3.0",
        "(GPL-3.0 OR MPL-2.0) AND MIT",
        "MIT-Modern",
    ] {
        assert!(!allowed(bad), "{bad}");
    }
}

#[test]
fn licences_allow_what_ours_allow_and_all_comes_from_one_place() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100);
    let mut wrong = Vec::new();
    for package in packages {
        let name = format!("{} {}", text(package, "name"), text(package, "version"));
        let source = text(package, "source");
        if !source.is_empty() && source != REGISTRY {
            wrong.push(format!("{name} comes from {source}"));
        }
        if !allowed(text(package, "license")) {
            wrong.push(format!("{name} has the licence {:?}", package["license"]));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let deny = fs::read_to_string(root().join("deny.toml")).unwrap();
    for licence in LICENCES {
        let named = format!("\"{licence}\"");
        assert!(deny.contains(&named), "deny.toml lacks {licence}");
    }
    let listed = deny
        .split("allow = [")
        .nth(1)
        .and_then(|rest| rest.split(']').next())
        .unwrap();
    assert_eq!(listed.matches('"').count(), 2 * LICENCES.len());
}

/// A package that is declared for all and used by none is news of yesterday.
#[test]
fn what_the_workspace_declares_is_used() {
    let metadata = metadata();
    let members = members(&metadata).into_iter();
    let used: BTreeSet<&str> = members
        .flat_map(|package| package["dependencies"].as_array().unwrap())
        .map(|dependency| text(dependency, "name"))
        .collect();
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let declared = manifest.split("[workspace.dependencies]").nth(1).unwrap();
    let declared = declared.split("\n[").next().unwrap();
    let names = declared.lines().filter_map(|line| line.split_once(" = "));
    let unused: Vec<&str> = names
        .map(|(name, _)| name.trim())
        .filter(|name| !used.contains(name))
        .collect();
    assert!(unused.is_empty(), "nobody uses {unused:?}");
}

/// What a member declares stands in its code: a crate's name, a macro's, or a feature's.
#[test]
fn what_members_declare_is_used() {
    let metadata = metadata();
    let mut unused = Vec::new();
    for package in members(&metadata) {
        let folder = std::path::Path::new(text(package, "manifest_path"))
            .parent()
            .unwrap();
        let code = code_of(folder);
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        for dependency in package["dependencies"].as_array().unwrap() {
            let name = dependency["rename"]
                .as_str()
                .unwrap_or(text(dependency, "name"));
            let word = name.replace('-', "_");
            let in_features = manifest.contains(&format!("\"{name}/"))
                || manifest.contains(&format!("\"dep:{name}\""));
            if !mentions(&code, &word) && !in_features {
                unused.push(format!("{}: {name}", text(package, "name")));
            }
        }
    }
    assert!(unused.is_empty(), "nothing in the code names {unused:?}");
}

/// What is published says what it is, and carries its licences; what is not, is not of use to anybody else. `.ci/packages`
/// builds from what is packed.
#[test]
fn published_crates_say_what_they_are() {
    let metadata = metadata();
    let packages = fs::read_to_string(root().join(".ci/packages")).unwrap();
    let mut kept = Vec::new();
    for package in members(&metadata) {
        let name = text(package, "name");
        if package["publish"] == serde_json::json!([]) {
            assert!(packages.contains(&format!("--exclude {name} ")), "{name}");
            kept.push(name);
            continue;
        }
        for key in ["description", "license", "rust_version"] {
            assert!(!text(package, key).is_empty(), "{name} has no {key}");
        }
        for key in ["keywords", "categories"] {
            let words = package[key].as_array().unwrap();
            assert!((1..=5).contains(&words.len()), "{name}: {key}");
        }
        assert!(package["metadata"]["docs"]["rs"].is_object(), "{name}");
        let folder = std::path::Path::new(text(package, "manifest_path"))
            .parent()
            .unwrap();
        let readme = fs::read_to_string(folder.join(text(package, "readme"))).unwrap();
        assert!(readme.starts_with(&format!("# {name}\n")), "{name}");
        for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
            let own = fs::read(folder.join(licence)).unwrap();
            assert_eq!(own, fs::read(root().join(licence)).unwrap(), "{name}");
        }
    }
    kept.sort_unstable();
    assert_eq!(kept, ["bilispec-benches", "bilispec-tests"]);
}

/// The version stands in the manifest; lock files beside the workspace's, the change log and the spec follow it.
#[test]
fn all_name_the_same_version() {
    let metadata = metadata();
    let versions: BTreeSet<&str> = members(&metadata)
        .into_iter()
        .map(|package| text(package, "version"))
        .collect();
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(versions, BTreeSet::from([version]));
    let read = |file: &str| fs::read_to_string(root().join(file)).unwrap();
    let changes = read("CHANGELOG.md");
    let newest = changes.lines().filter_map(|line| line.strip_prefix("## "));
    let mut newest = newest.map(|line| line.split(' ').next().unwrap());
    let newest = newest.find(|name| *name != "Unreleased");
    assert_eq!(newest, Some(version));
    assert!(read("spec/openapi.yaml").contains(&format!("\n  version: {version}\n")));
    for lock in ["cli/fuzz/Cargo.lock", "runtime/engine/fuzz/Cargo.lock"] {
        let locked = read(lock);
        let mut packages = locked.split("[[package]]").skip(1);
        let stale = packages.find(|package| {
            let is_ours = package.contains("\nname = \"bilispec") && !package.contains("fuzz\"\n");
            is_ours && !package.contains(&format!("\nversion = \"{version}\"\n"))
        });
        assert_eq!(stale, None, "{lock}");
        for name in ["bilispec-engine", "bilispec-wire"] {
            assert!(
                locked.contains(&format!("name = \"{name}\"")),
                "{lock}: {name}"
            );
        }
        // Fuzz targets are built with `--locked`, rarely, and by nothing else.
        for package in members(&metadata) {
            let entry = format!("\nname = \"{}\"\n", text(package, "name"));
            let Some(entry) = locked.split("[[package]]").find(|one| one.contains(&entry)) else {
                continue;
            };
            let all = package["dependencies"].as_array().unwrap().iter();
            let needed = all.filter(|one| {
                one["kind"].is_null() && one["target"].is_null() && one["optional"] == false
            });
            for needed in needed {
                let name = text(needed, "name");
                let is_there = [format!("\n \"{name}\""), format!("\n \"{name} ")]
                    .iter()
                    .any(|line| entry.contains(line));
                assert!(is_there, "{lock} is not current: {name}");
            }
        }
    }
}

fn code_of(folder: &std::path::Path) -> String {
    let mut code = String::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let nested = path.join("Cargo.toml").exists() || path.ends_with("target");
            if path.is_dir() && !nested {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                code.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    code
}

fn mentions(code: &str, word: &str) -> bool {
    let in_word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| {
        !code[..at].ends_with(in_word) && !code[at + word.len()..].starts_with(in_word)
    })
}

/// The compiler that the workspace says is enough, is enough for what the lock file holds.
#[test]
fn the_declared_compiler_is_enough() {
    let metadata = metadata();
    let number = |version: &str| -> Vec<u32> {
        version
            .split('.')
            .filter_map(|part| part.parse().ok())
            .collect()
    };
    let packages = metadata["packages"].as_array().unwrap();
    let own = packages
        .iter()
        .find(|package| text(package, "name") == "bilispec")
        .unwrap();
    let declared = number(text(own, "rust_version"));
    assert!(declared.len() >= 2);
    let newer: Vec<String> = packages
        .iter()
        .filter(|package| {
            number(text(package, "rust_version")) > declared
                && !number(text(package, "rust_version")).starts_with(&declared)
        })
        .map(|package| {
            format!(
                "{} {} wants {}",
                text(package, "name"),
                text(package, "version"),
                text(package, "rust_version")
            )
        })
        .collect();
    assert!(newer.is_empty(), "{newer:#?}");
}
