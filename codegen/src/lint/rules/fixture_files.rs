//! Fixtures on disk and examples in the spec are the same.

use std::collections::HashSet;
use std::path::Path;

use super::super::context::Whole;
use super::super::rule::{Check, Rule, Sink};
use crate::diagnostics::Severity;

/// The folder of fixtures, below the project's root.
const FOLDER: &str = "fixtures";

/// Folders within folders: fixtures stand one deep.
const DEPTH: usize = 4;

pub(super) const NOT_JSON: Rule = Rule {
    id: "fixture-not-json",
    title: "A fixture is not JSON.",
    why: "A fixture is a reply's whole body, and stands for one in tests, in the mock and in the reference.",
    remedy: "write the reply's body, as received",
    severity: Severity::Error,
    check: Check::Whole(not_json),
};

fn not_json(whole: &Whole<'_>, sink: &mut Sink<'_>) {
    for example in whole
        .api
        .operations
        .iter()
        .flat_map(|operation| &operation.examples)
    {
        if let Some(Err(why)) = whole.bodies.of(example).map(|body| &body.value) {
            let message = format!("{} is not JSON: {why}", example.file);
            sink.push(sink.at(example.span, message));
        }
    }
}

pub(super) const UNNAMED: Rule = Rule {
    id: "fixture-unnamed",
    title: "A fixture that no operation names.",
    why: "What is no example of an operation is checked against nothing and shown nowhere.",
    remedy: "name it under the operation's reply: `examples`, with `externalValue` and `x-provenance`",
    severity: Severity::Error,
    check: Check::Whole(unnamed),
};

fn unnamed(whole: &Whole<'_>, sink: &mut Sink<'_>) {
    let named: HashSet<&str> = whole
        .api
        .operations
        .iter()
        .flat_map(|operation| &operation.examples)
        .map(|example| example.file.as_str())
        .collect();
    let mut files = Vec::new();
    list(&whole.project.root().join(FOLDER), FOLDER, 0, &mut files);
    for file in files.iter().filter(|file| !named.contains(file.as_str())) {
        let message = format!("{file} is no example of any operation");
        // The operation whose folder it lies in is the nearest place in the spec.
        let folder = file.split('/').nth(1).unwrap_or_default();
        let finding = match whole.api.operation(folder) {
            Some(operation) => sink.at(operation.span, message),
            None => sink.without_place(message),
        };
        sink.push(finding);
    }
}

/// All bodies below a folder, in order of name. What cannot be listed is not there.
fn list(folder: &Path, name: &str, depth: usize, files: &mut Vec<String>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && depth < DEPTH => {
                list(&entry.path(), &name, depth + 1, files);
            }
            Ok(_) if entry.path().extension().is_some_and(|end| end == "json") => files.push(name),
            _ => {}
        }
    }
}

pub(super) const PLACE: Rule = Rule {
    id: "fixture-place",
    title: "A fixture's file is not called as its operation and case.",
    why: "`validate fixtures` tells a body's operation from its folder.",
    remedy: "move the file, or rename the example",
    severity: Severity::Warning,
    check: Check::Whole(place),
};

fn place(whole: &Whole<'_>, sink: &mut Sink<'_>) {
    for operation in &whole.api.operations {
        for example in &operation.examples {
            let wanted = format!("{FOLDER}/{}/{}.json", operation.id, example.case);
            if example.file != wanted {
                let message = format!(
                    "the case `{}` of `{}` is in {}, not in {wanted}",
                    example.case, operation.id, example.file
                );
                sink.push(sink.at(example.span, message));
            }
        }
    }
}
