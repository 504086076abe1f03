//! Specs for tests: a sound one, changed as a case file says.
//!
//! The first line of a case says what is wrong with the result. Below it:
//!
//! - `== FILE` and hunks as in a patch, without line numbers, apart by empty lines: lines that begin with a
//!   space are there before and after, with `-` only before, with `+` only after
//! - `=> FILE` and the text of the whole file; `\xNN` stands for a byte
//! - `=< FILE`: the file is gone
#![allow(dead_code, reason = "no test uses all of it")]

pub(crate) mod describe;
pub(crate) mod html;

use std::fs;
use std::path::{Path, PathBuf};

use bilispec_codegen::Loaded;
use bilispec_codegen::diagnostics::{Severity, render};
use tempfile::TempDir;

/// A folder of this package.
pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The cause that a case names, and a copy of `base` with the case's changes.
pub(crate) fn case(base: &Path, path: &Path) -> (String, TempDir) {
    let text = fs::read_to_string(path).unwrap();
    let (cause, changes) = text.split_once('\n').unwrap();
    let folder = tempfile::tempdir().unwrap();
    bilispec_tests::copy_folder(base, folder.path());
    change(folder.path(), changes);
    (cause.to_owned(), folder)
}

/// How many findings there are, and each as it is printed.
pub(crate) fn report(loaded: &Loaded, root: &Path) -> String {
    let diagnostics = &loaded.diagnostics;
    let mut text = format!(
        "{} errors, {} warnings\n",
        diagnostics.count(Severity::Error),
        diagnostics.count(Severity::Warning)
    );
    for diagnostic in diagnostics.list() {
        text.push('\n');
        text.push_str(&render(diagnostic, &loaded.project, false));
    }
    text.replace(root.to_str().unwrap(), "[root]")
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
