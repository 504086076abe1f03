//! The official JSON Schema test suite, draft 2020-12: what the engine understands it decides
//! rightly, and everything else it refuses by name when the schema is built.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use bilispec_engine::{Document, Validator};
use serde_json::Value;

/// Required cases that pass; a smaller number is a step back.
const REQUIRED_CASES: usize = 962;

/// Keywords that the engine refuses. A group is refused if and only if it uses one of them, or
/// refers to another document.
const REFUSED: &[&str] = &[
    "$anchor",
    "$dynamicAnchor",
    "$dynamicRef",
    "$id",
    "$recursiveRef",
    "$vocabulary",
    "definitions",
    "dependencies",
    "unevaluatedItems",
    "unevaluatedProperties",
];

#[derive(Default)]
struct Counts {
    passed: usize,
    refused_groups: usize,
    refused_cases: usize,
    reasons: BTreeMap<String, usize>,
    wrong: Vec<String>,
}

fn json_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    files.sort();
    files
}

/// Whether the schema uses a refused keyword where schemas stand, or an outward reference.
fn needs_more(schema: &Value) -> bool {
    match schema {
        Value::Object(members) => members.iter().any(|(key, value)| match key.as_str() {
            key if REFUSED.contains(&key) => true,
            "$ref" => value
                .as_str()
                .is_some_and(|to| !(to == "#" || to.starts_with("#/"))),
            "const" | "enum" | "default" | "examples" => false,
            "properties" | "patternProperties" | "$defs" | "dependentSchemas" => value
                .as_object()
                .is_some_and(|named| named.values().any(needs_more)),
            _ => needs_more(value),
        }),
        Value::Array(items) => items.iter().any(needs_more),
        _ => false,
    }
}

fn run(files: &[PathBuf], counts: &mut Counts) {
    for file in files {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let groups: Vec<Value> = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
        for group in &groups {
            let at = format!("{name}: {}", group["description"].as_str().unwrap());
            let tests = group["tests"].as_array().unwrap();
            let schema = match Validator::from_json(&group["schema"]) {
                Ok(schema) => schema,
                Err(error) => {
                    counts.refused_groups += 1;
                    counts.refused_cases += tests.len();
                    for problem in error.problems() {
                        *counts.reasons.entry(problem.keyword.clone()).or_default() += 1;
                    }
                    if !needs_more(&group["schema"]) {
                        counts.wrong.push(format!("{at}: refused: {error}"));
                    }
                    continue;
                }
            };
            if needs_more(&group["schema"]) {
                counts.wrong.push(format!("{at}: not refused"));
            }
            for test in tests {
                let text = test["data"].to_string();
                let valid = schema
                    .schema()
                    .is_valid(&Document::parse(text.as_bytes()).unwrap());
                if valid == test["valid"].as_bool().unwrap() {
                    counts.passed += 1;
                } else {
                    let what = test["description"].as_str().unwrap();
                    counts.wrong.push(format!("{at}: {what}: we say {valid}"));
                }
            }
        }
    }
}

#[test]
#[ignore = "needs the official test suite of JSON Schema: BILISPEC_JSON_SCHEMA_SUITE is its folder"]
fn official_suite() {
    let folder = std::env::var_os("BILISPEC_JSON_SCHEMA_SUITE").unwrap();
    let folder = PathBuf::from(folder).join("draft2020-12");
    let mut required = Counts::default();
    run(&json_files(&folder), &mut required);
    println!(
        "required: {} cases pass; {} groups with {} cases are refused at construction, for {:?}",
        required.passed, required.refused_groups, required.refused_cases, required.reasons
    );

    let mut optional = Counts::default();
    run(&json_files(&folder.join("optional")), &mut optional);
    println!(
        "optional: {} cases pass; {} groups with {} cases are refused at construction, for {:?}; {} are decided otherwise:",
        optional.passed,
        optional.refused_groups,
        optional.refused_cases,
        optional.reasons,
        optional.wrong.len()
    );
    for wrong in &optional.wrong {
        println!("  {wrong}");
    }

    assert!(required.wrong.is_empty(), "{:#?}", required.wrong);
    assert!(
        required.passed >= REQUIRED_CASES,
        "{} cases pass, {REQUIRED_CASES} did before",
        required.passed
    );
}
