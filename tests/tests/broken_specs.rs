//! Broken specs and what is said about them.
//!
//! Each file of `tests/broken/*.case` changes the sound spec in `tests/broken/base`; its first line says what
//! is wrong with the result, and the snapshot beside this file is every diagnostic of it. Below the first line:
//!
//! - `== FILE` and hunks as in a patch, without line numbers, apart by empty lines: lines that begin with a
//!   space are there before and after, with `-` only before, with `+` only after
//! - `=> FILE` and the text of the whole file; `\xNN` stands for a byte
//! - `=< FILE`: the file is gone
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a case that cannot be set up has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};

use bilispec_codegen::diagnostics::{Severity, render};

#[test]
fn broken_specs() {
    assert_eq!(
        report(&base()),
        "0 errors, 0 warnings\n",
        "the base is sound"
    );
    let mut count = 0;
    insta::glob!("../broken", "*.case", |path| {
        count += 1;
        let text = fs::read_to_string(path).unwrap();
        let (cause, changes) = text.split_once('\n').unwrap();
        let folder = tempfile::tempdir().unwrap();
        copy(&base(), folder.path());
        change(folder.path(), changes);
        let report = report(folder.path());
        assert!(
            !report.starts_with("0 errors, 0 warnings"),
            "{}: nothing found",
            path.display()
        );
        insta::with_settings!({ description => cause, omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(report);
        });
    });
    assert!(count >= 25, "only {count} cases");
}

fn base() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("broken/base")
}

fn report(root: &Path) -> String {
    let loaded = bilispec_codegen::load(&root.join("spec/openapi.yaml"));
    let diagnostics = &loaded.diagnostics;
    let errors = diagnostics.count(Severity::Error);
    assert_eq!(
        loaded.api.is_none(),
        errors > 0,
        "a model is made of what has no errors"
    );
    let mut text = format!(
        "{errors} errors, {} warnings\n",
        diagnostics.count(Severity::Warning)
    );
    for diagnostic in diagnostics.list() {
        text.push('\n');
        text.push_str(&render(diagnostic, &loaded.project, false));
    }
    text.replace(root.to_str().unwrap(), "[root]")
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn change(root: &Path, changes: &str) {
    for section in format!("\n{}", changes.trim_start()).split("\n=").skip(1) {
        let (head, body) = section.split_once('\n').unwrap_or((section, ""));
        let (kind, file) = head.split_once(' ').unwrap();
        let path = root.join(file);
        match kind {
            "<" => fs::remove_file(path).unwrap(),
            ">" => {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, bytes(body)).unwrap();
            }
            "=" => {
                let mut text = fs::read_to_string(&path).unwrap();
                for hunk in body.split("\n\n").filter(|hunk| !hunk.trim().is_empty()) {
                    text = patch(&text, hunk);
                }
                fs::write(path, text).unwrap();
            }
            other => panic!("no such section: {other}"),
        }
    }
}

fn patch(text: &str, hunk: &str) -> String {
    let side = |sign: char| -> String {
        let lines = hunk.lines();
        let side = lines.filter_map(|line| line.strip_prefix(' ').or(line.strip_prefix(sign)));
        side.flat_map(|line| [line, "\n"]).collect()
    };
    let (before, after) = (side('-'), side('+'));
    let text = format!("\n{text}");
    let before = format!("\n{before}");
    assert!(text.contains(&before), "not in the base:{before}");
    let changed = text.replacen(&before, &format!("\n{after}"), 1);
    changed.strip_prefix('\n').unwrap().to_owned()
}

fn bytes(text: &str) -> Vec<u8> {
    let mut parts = text.split("\\x");
    let mut bytes = parts.next().unwrap().as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at(2);
        bytes.push(u8::from_str_radix(digits, 16).unwrap());
        bytes.extend(rest.as_bytes());
    }
    bytes
}
