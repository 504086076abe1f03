//! No text makes reading a spec panic, and no fault goes unreported: the project's own spec with random faults.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot set up its files has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};

use bilispec_codegen::diagnostics::{Severity, render};
use bilispec_codegen::load;
use bilispec_codegen::{bundle, coverage, lint};

/// Repeatable chance: the number of a failing round is all that is needed to see it again.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % limit.max(1)
    }

    fn of<'t, T>(&mut self, list: &'t [T]) -> &'t T {
        &list[self.below(list.len())]
    }
}

const WORDS: &[&str] = &[
    "null",
    "true",
    "[]",
    "{}",
    "0",
    "-1",
    "1.5",
    "\"\"",
    "type: string",
    "type: [object, \"null\"]",
    "$ref: \"#\"",
    "$ref: \"#/post\"",
    "$ref: ../envelopes.yaml#/TicketSuccess",
    "$ref: ../codes.yaml",
    "enum: [1, a, null]",
    "oneOf: [{}, {type: object}, {$ref: \"#/post\"}]",
    "allOf: [true, false]",
    "items: {$ref: \"#\"}",
    "not: {}",
    "x-success: [1]",
    "x-newtype: Fen",
    "x-known-values: [{value: 1, name: A}]",
    "x-evidence: [observed]",
    "x-envelope: {code: [], message: [], data: data, success: []}",
    "required: [a, a]",
    "properties: {a: {$ref: \"#\"}}",
    "const: {a: 1}",
    "contentSchema: {}",
    "additionalProperties: {type: integer}",
    "default: [1]",
    "\u{feff}",
    "\t",
    "&a",
    "*a",
    "!!str",
    "? ",
    "- - -",
    "|",
    ">",
    "---",
    "...",
    "中文",
    "# bilispec-allow:",
    "# bilispec-allow: unit-missing because",
    "x-codes: {\"1\": {name: A, class: ok, level: observed}}",
];

fn mutate(text: &str, chance: &mut Chance) -> String {
    let mut lines: Vec<String> = text.lines().map(ToOwned::to_owned).collect();
    for _ in 0..=chance.below(3) {
        if lines.is_empty() {
            break;
        }
        let at = chance.below(lines.len());
        let other = lines[chance.below(lines.len())].clone();
        let indent = lines[at].len() - lines[at].trim_start().len();
        let word = *chance.of(WORDS);
        match chance.below(9) {
            0 => drop(lines.remove(at)),
            1 => lines.insert(at, other),
            2 => lines[at] = format!("{}{}", " ".repeat(indent), other.trim_start()),
            3 => lines[at] = format!("{}{word}", " ".repeat(indent)),
            4 => {
                let key = lines[at]
                    .split(": ")
                    .next()
                    .unwrap()
                    .trim_end_matches(':')
                    .to_owned();
                lines[at] = format!("{key}: {word}");
            }
            5 => lines.insert(at, format!("{}{word}", " ".repeat(indent))),
            6 => {
                let mut chars: Vec<char> = lines[at].chars().collect();
                if !chars.is_empty() {
                    let index = chance.below(chars.len());
                    chars[index] =
                        *chance.of(&[':', '"', '{', ']', '#', ' ', 'x', '\u{0}', '值', '-', '\'']);
                }
                lines[at] = chars.into_iter().collect();
            }
            7 => lines.truncate(at),
            _ => lines[at] = format!("{}{}", " ".repeat(chance.below(12)), lines[at].trim_start()),
        }
    }
    lines.join("\n")
}

fn copy(from: &Path, to: &Path, specs: &mut Vec<PathBuf>) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target, specs);
        } else {
            fs::copy(entry.path(), &target).unwrap();
            if target
                .extension()
                .is_some_and(|extension| extension == "yaml")
            {
                specs.push(target);
            }
        }
    }
}

#[test]
fn faults_are_reported_and_nothing_panics() {
    let rounds = std::env::var("MUTATION_ROUNDS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(150);
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = tempfile::tempdir().unwrap();
    let mut specs = Vec::new();
    copy(
        &project.join("spec"),
        &folder.path().join("spec"),
        &mut specs,
    );
    copy(
        &project.join("fixtures"),
        &folder.path().join("fixtures"),
        &mut Vec::new(),
    );
    specs.sort();
    let root = folder.path().join("spec/openapi.yaml");
    for round in 1..=rounds {
        let mut chance = Chance(u64::wrapping_mul(round, 0x9e37_79b9_7f4a_7c15));
        let file = chance.of(&specs).clone();
        let sound = fs::read_to_string(&file).unwrap();
        fs::write(&file, mutate(&sound, &mut chance)).unwrap();
        let mut loaded = load(&root);
        let bundled = bundle::build(&loaded.project, loaded.api.as_ref());
        assert!(loaded.api.is_none() || bundled.is_ok(), "round {round}");
        let errors = loaded.diagnostics.count(Severity::Error);
        assert_eq!(loaded.api.is_none(), errors > 0, "round {round}");
        lint::run(&mut loaded);
        if let Some((document, api)) = loaded.document.as_ref().zip(loaded.api.as_ref()) {
            let _ = coverage::of(&loaded.project, document, api);
        }
        for diagnostic in loaded.diagnostics.list() {
            let text = render(diagnostic, &loaded.project, false);
            assert!(text.contains(diagnostic.rule), "round {round}");
        }
        fs::write(&file, sound).unwrap();
    }
}
