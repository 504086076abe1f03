//! What `diff` calls a change, against what the emitters make of it: entries of the spec are taken out or changed one by
//! one, and wherever the client's code becomes another, words aside, there has to be a change that is more than words.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test that cannot set up its files has failed"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use bilispec_codegen::bodies::Bodies;
use bilispec_codegen::diff::{Change, Class, Kind, diff};
use bilispec_codegen::model::{Api, snake_case};
use bilispec_codegen::source::{Node, NodeKind};
use bilispec_codegen::tables::tables;
use bilispec_codegen::{Loaded, emit, load};

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_path_buf()
}

/// The files that a spec consists of, in a folder of their own.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).unwrap();
        }
    }
}

/// The client's code without doc comments and without the words that errors print.
fn code(loaded: &Loaded, api: &Api) -> Option<BTreeMap<String, String>> {
    let mut diagnostics = bilispec_codegen::diagnostics::Diagnostics::default();
    let tables = tables(&loaded.project, api).ok()?;
    let bodies = Bodies::read(&loaded.project, api);
    let files = emit::client(api, &tables, &bodies, &mut diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    let is_code = |line: &&str| {
        let line = line.trim_start();
        let words = [
            "///",
            "//",
            "#[doc",
            "#[deprecated",
            "note = ",
            ")]",
            "zh:",
            "en:",
        ];
        !line.is_empty() && !words.iter().any(|word| line.starts_with(word))
    };
    // The engine's tables and the fixtures are no API: they follow from bounds and examples.
    let is_api = |path: &str| {
        path.contains("/src/") && !path.ends_with("/schemas.rs") && !path.ends_with("/fixtures.rs")
    };
    let files = files
        .into_iter()
        .filter(|file| is_api(&file.path))
        .map(|file| {
            let lines: Vec<&str> = file.text.lines().filter(is_code).collect();
            // How lines are broken follows from how long names are.
            let mut text = lines
                .join(" ")
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            // Nobody outside sees what the envelopes' tables are called.
            for (number, envelope) in api.envelopes.iter().enumerate() {
                let name = snake_case(&envelope.name).to_ascii_uppercase();
                let wrapped = format!("{{ {name}, }}");
                let short = format!("ENVELOPE_{number}");
                text = text.replace(&wrapped, &short).replace(&name, &short);
            }
            (file.path, text)
        });
    Some(files.collect())
}

/// A change of the text: file, bytes, what stands there instead.
struct Edit {
    file: String,
    range: std::ops::Range<usize>,
    with: String,
    what: String,
}

/// Every entry of every mapping once without it, and every scalar once as another.
fn edits(loaded: &Loaded) -> Vec<Edit> {
    let mut edits = Vec::new();
    for file in loaded.project.files() {
        let Some(tree) = file.tree() else { continue };
        walk(tree, &mut |node, key| {
            let (start, end) = (node.span.start as usize, node.span.end as usize);
            let text = &file.text()[start..end];
            let mut edit = |range, with: String| {
                edits.push(Edit {
                    file: file.path().to_owned(),
                    range,
                    what: format!("{}: {key}: {text:.40} → {with:.40}", file.path()),
                    with,
                });
            };
            match &node.kind {
                NodeKind::Mapping(_) | NodeKind::Sequence(_) => {}
                _ if text.contains('\n') => {}
                _ => match text {
                    "true" => edit(start..end, "false".to_owned()),
                    "integer" => edit(start..end, "string".to_owned()),
                    "string" => edit(start..end, "integer".to_owned()),
                    "none" => edit(start..end, "spend".to_owned()),
                    "observed" | "reported" => edit(start..end, "documented".to_owned()),
                    "personal" | "credential" => edit(start..end, "~".to_owned()),
                    text if text.parse::<i64>().is_ok() => edit(start..end, "77".to_owned()),
                    text if text.chars().all(char::is_alphanumeric) => {
                        edit(start..end, format!("{text}x"));
                    }
                    _ => {}
                },
            }
        });
        // Whole lines: an entry in block style that fits on one.
        let mut start = 0;
        for line in file.text().split_inclusive('\n') {
            let end = start + line.len();
            let entry = line.trim();
            if entry.contains(": ") && !entry.starts_with('#') {
                edits.push(Edit {
                    file: file.path().to_owned(),
                    range: start..end,
                    with: String::new(),
                    what: format!("{}: without {entry:.60}", file.path()),
                });
            }
            start = end;
        }
    }
    edits
}

fn walk(node: &Node, visit: &mut impl FnMut(&Node, &str)) {
    match &node.kind {
        NodeKind::Mapping(entries) => {
            for entry in entries {
                visit(&entry.value, &entry.key.text);
                walk(&entry.value, visit);
            }
        }
        NodeKind::Sequence(items) => {
            for item in items {
                visit(item, "-");
                walk(item, visit);
            }
        }
        _ => {}
    }
}

/// What one state has and the other has not, seen from the other side.
fn turned(changes: &[Change]) -> [Vec<(Option<String>, String)>; 2] {
    let of = |kind| {
        let changes = changes.iter().filter(|change| change.kind == kind);
        let mut list: Vec<_> = changes
            .map(|change| (change.operation.clone(), change.subject.clone()))
            .collect();
        list.sort();
        list
    };
    [of(Kind::Added), of(Kind::Removed)]
}

#[test]
fn code_that_becomes_another_is_a_change_of_more_than_words() {
    let folder = tempfile::tempdir().unwrap();
    for part in ["spec", "fixtures"] {
        copy(&repository().join(part), &folder.path().join(part));
    }
    let root = folder.path().join("spec/openapi.yaml");
    let base = load(&root);
    let was = base.api.as_ref().unwrap();
    assert_eq!(diff(was, was), []);
    let before = code(&base, was).unwrap();

    let edits = edits(&base);
    let every = if std::env::var_os("BILISPEC_LONG").is_some() {
        1
    } else {
        29
    };
    let (mut read, mut graver, mut words) = (0, 0, 0);
    let mut wrong = Vec::new();
    for edit in edits.iter().step_by(every) {
        let path = folder.path().join(&edit.file);
        let text = fs::read_to_string(&path).unwrap();
        let mut changed = text.clone();
        changed.replace_range(edit.range.clone(), &edit.with);
        fs::write(&path, &changed).unwrap();
        let loaded = load(&root);
        fs::write(&path, &text).unwrap();
        let Some(now) = &loaded.api else { continue };
        let Some(after) = code(&loaded, now) else {
            continue;
        };
        read += 1;
        let changes = diff(was, now);
        let is_grave = changes
            .iter()
            .any(|change| change.class > Class::Documentation);
        if after != before {
            if !is_grave {
                wrong.push(format!(
                    "{}: the code changed, and only {changes:?} was said",
                    edit.what
                ));
            }
            graver += 1;
        } else if !changes.is_empty() {
            words += 1;
        }
        let back = diff(now, was);
        let ([added, removed], [added_back, removed_back]) = (turned(&changes), turned(&back));
        if (&added, &removed) != (&removed_back, &added_back) {
            wrong.push(format!("{}: {changes:?} and, turned, {back:?}", edit.what));
        }
    }
    assert!(wrong.is_empty(), "{}: {}", wrong.len(), wrong.join("\n"));
    println!("{read} edits read, {graver} changed the code, {words} only words and checks");
    assert!(graver >= 20 && words >= 8, "{graver} {words}");
}
