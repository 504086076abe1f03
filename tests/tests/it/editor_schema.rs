//! The editor's schema of spec files says what the reader says: it takes every file of the spec, and refuses
//! what the reader refuses.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot set up its files has failed"
)]

use std::path::Path;

use bilispec_codegen::diagnostics::{Diagnostics, Severity, rules};
use bilispec_codegen::load;
use bilispec_codegen::openapi::{Dialect, Document, editor_line, editor_schema};
use bilispec_codegen::source::Project;
use jsonschema::Validator;
use serde_json::{Value, json};

fn validator() -> Validator {
    jsonschema::draft202012::new(editor_schema().as_value()).unwrap()
}

fn problems(validator: &Validator, file: &Value) -> Vec<String> {
    validator
        .iter_errors(file)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn every_file_of_the_spec_fits() {
    let validator = validator();
    let loaded = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/openapi.yaml"));
    assert!(loaded.project.files().len() > 8);
    for file in loaded.project.files() {
        let value = file.tree().unwrap().to_json().to_value();
        assert_eq!(
            problems(&validator, &value),
            Vec::<String>::new(),
            "{}",
            file.path()
        );
        let inside = file.path().strip_prefix("spec/").unwrap();
        assert!(
            file.text().starts_with(&editor_line(inside)),
            "{}: its first line names the schema",
            file.path()
        );
    }
}

#[test]
fn faults_are_refused() {
    let validator = validator();
    let operation = json!({"operationId": "a", "responses": {"200": {"description": "d"}}});
    assert_eq!(
        problems(&validator, &json!({"get": operation})),
        Vec::<String>::new()
    );
    let with = |key: &str, value: Value| {
        let mut operation = operation.clone();
        operation[key] = value;
        json!({"get": operation})
    };
    assert!(
        validator.is_valid(&with("x-mine", json!(1))),
        "an unknown extension is the linter's business"
    );
    for fault in [
        with("sumary", json!("s")),
        with("x-effect", json!("read")),
        with("summary", json!(null)),
        with("tags", json!("t")),
        with("deprecated", json!("yes")),
        with("parameters", json!([{"name": "a", "in": "query"}])),
        with(
            "parameters",
            json!([{"name": "a", "in": "query", "schema": {"type": "intger"}}]),
        ),
        with("parameters", json!([{"$ref": "a.yaml", "name": "a"}])),
        with(
            "x-codes",
            json!({"1": {"name": "A", "class": "odd", "level": "observed"}}),
        ),
        json!({"openapi": "3.1.0", "info": {"title": "t", "version": 1}, "paths": {}}),
        json!({"Shared": {"type": "object", "properties": {"a": {"x-unit": 5}}}}),
    ] {
        assert!(!validator.is_valid(&fault), "{fault}");
    }
}

/// Every value once as another, every mapping once without each of its keys and once with one more.
fn variants(
    value: &Value,
    path: &str,
    out: &mut Vec<(String, Value)>,
    whole: &dyn Fn(Value) -> Value,
) {
    let others = match value {
        Value::String(_) => vec![json!(17), json!("zzz"), json!(null)],
        Value::Number(_) => vec![json!("zzz"), json!(1.5), json!([])],
        Value::Bool(_) => vec![json!("yes")],
        Value::Object(_) => vec![json!("zzz"), json!([])],
        Value::Array(_) => vec![json!({}), json!("zzz")],
        Value::Null => vec![json!({"zzz": 1})],
    };
    for other in others {
        out.push((format!("{path} = {other}"), whole(other)));
    }
    match value {
        Value::Object(members) => {
            let mut more = members.clone();
            more.insert("zzz".to_owned(), json!(1));
            out.push((format!("{path} + zzz"), whole(Value::Object(more))));
            for (key, member) in members {
                let mut fewer = members.clone();
                fewer.remove(key);
                out.push((format!("{path} - {key}"), whole(Value::Object(fewer))));
                let around = |changed: Value| {
                    let mut members = members.clone();
                    members.insert(key.clone(), changed);
                    whole(Value::Object(members))
                };
                variants(member, &format!("{path}/{key}"), out, &around);
            }
        }
        Value::Array(items) => {
            // Items are of one sort: the first stands for all.
            if let Some(first) = items.first() {
                let around = |changed: Value| {
                    let mut items = items.clone();
                    if let Some(first) = items.first_mut() {
                        *first = changed;
                    }
                    whole(Value::Array(items))
                };
                variants(first, &format!("{path}/0"), out, &around);
            }
        }
        _ => {}
    }
}

#[test]
fn the_schema_and_the_reader_refuse_the_same_files() {
    let validator = validator();
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = tempfile::tempdir().unwrap();
    for part in ["spec", "fixtures"] {
        bilispec_tests::copy_folder(&repository.join(part), &folder.path().join(part));
    }
    let root = folder.path().join("spec/openapi.yaml");
    let loaded = load(&root);
    let every = if std::env::var_os("BILISPEC_LONG").is_some() {
        1
    } else {
        397
    };
    let (mut taken, mut refused, mut wrong) = (0, 0, Vec::new());
    let mut turn = 0;
    for file in loaded.project.files() {
        let value = file.tree().unwrap().to_json().to_value();
        let mut all = Vec::new();
        variants(&value, "", &mut all, &|changed| changed);
        let path = folder.path().join(file.path());
        let text = std::fs::read(&path).unwrap();
        for (what, changed) in all {
            turn += 1;
            if turn % every != 0 {
                continue;
            }
            std::fs::write(&path, changed.to_string()).unwrap();
            // What stands in one place is read first; what takes two places to know comes after, and is the
            // reader's alone.
            let mut said = Diagnostics::default();
            let project = Project::load(&root, &mut said);
            let _ = Document::read(&project, Dialect::Annotated, &mut said);
            let is_form = |rule| {
                ![
                    rules::MISSING_FILE,
                    rules::DANGLING_REF,
                    rules::CIRCULAR_REF,
                ]
                .contains(&rule)
            };
            let form: Vec<String> = said
                .list()
                .iter()
                .filter(|found| found.severity == Severity::Error && is_form(found.rule))
                .map(|found| format!("{}: {}", found.rule, found.message))
                .collect();
            let fits = validator.is_valid(&changed);
            // What nobody refers to is not read, and of which kind a thing is that lacks a key, only what refers to it
            // tells.
            let depth = what
                .split([' '])
                .next()
                .unwrap_or_default()
                .matches('/')
                .count();
            let is_shared = value.get("openapi").is_none() && value.get("servers").is_none();
            let unread = is_shared && depth <= 1 && what.contains(" + zzz");
            let kindless = is_shared && depth == 1 && what.contains(" - ");
            let wrongly_taken = fits && !form.is_empty() && !kindless;
            let wrongly_refused = !fits && !unread && !load(&root).diagnostics.has_errors();
            if fits {
                taken += 1;
            } else {
                refused += 1;
            }
            if wrongly_taken || wrongly_refused {
                wrong.push(format!(
                    "{}: {what}: the schema says {fits}, the reader {form:?}",
                    file.path()
                ));
            }
        }
        std::fs::write(&path, text).unwrap();
    }
    println!("{taken} taken, {refused} refused");
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        taken + refused,
        wrong.join("\n")
    );
    assert!(taken > 10 && refused > 10, "{taken} {refused}");
}
