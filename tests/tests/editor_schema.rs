//! The editor's schema of spec files says what the reader says: it takes every file of the spec, and refuses
//! what the reader refuses.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot set up its files has failed"
)]

use std::path::Path;

use bilispec_codegen::load;
use bilispec_codegen::openapi::editor_schema;
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
        json!({"Shared": {"type": "object", "properties": {"a": {"x-unit": "cent"}}}}),
    ] {
        assert!(!validator.is_valid(&fault), "{fault}");
    }
}
