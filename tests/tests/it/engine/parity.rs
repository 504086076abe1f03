//! Verdict and every pair of paths, branches included, equal those of the `jsonschema` crate.

use std::sync::atomic::{AtomicU32, Ordering};

use bilispec_engine::{Document, Validator};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::engine::{cases, generate, oracle};

/// Compares the two on one document; answers whether the document was valid.
pub(crate) fn compare(
    schema: &Validator,
    oracle: &jsonschema::Validator,
    text: &str,
) -> Result<bool, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let document = Document::parse(text.as_bytes()).map_err(|error| error.to_string())?;
    let expected = oracle::faults(oracle, &value);
    let found = oracle::ours(&schema.schema().violations(&document));
    if found != expected {
        return Err(format!("on {text}\n ours {found:#?}\ntheirs {expected:#?}"));
    }
    // The pass over the bytes, without the tree between it and the judge.
    let passed = schema.violations_in(text.as_bytes());
    let passed = passed.map_err(|error| error.to_string())?;
    if oracle::ours(&passed) != expected {
        return Err(format!("the pass on {text}: {passed:#?}"));
    }
    if schema.accepts(text.as_bytes()) != Ok(oracle.is_valid(&value)) {
        return Err(format!("the pass's verdict on {text}"));
    }
    let valid = schema.schema().is_valid(&document);
    if valid != oracle.is_valid(&value) || valid != found.is_empty() {
        return Err(format!("verdict on {text}: ours {valid}"));
    }
    Ok(valid)
}

#[test]
fn generated_schemas_and_documents() {
    let (compared, valid, refused) = (AtomicU32::new(0), AtomicU32::new(0), AtomicU32::new(0));
    let strategy = (
        generate::schema(),
        proptest::collection::vec(generate::document(), 12),
    );
    let mut runner = TestRunner::new(cases(300, 10_000));
    let outcome = runner.run(&strategy, |(schema, documents)| {
        let ours = match Validator::from_json(&schema) {
            Ok(ours) => ours,
            // The generator stays within the subset; it only makes circles now and then.
            Err(error) if error.to_string().contains("refers back to itself") => {
                refused.fetch_add(1, Ordering::Relaxed);
                return Ok(());
            }
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        };
        let theirs = oracle::validator(&schema).map_err(TestCaseError::fail)?;
        for document in documents {
            let ok = compare(&ours, &theirs, &document.to_string()).map_err(TestCaseError::fail)?;
            compared.fetch_add(1, Ordering::Relaxed);
            valid.fetch_add(u32::from(ok), Ordering::Relaxed);
        }
        Ok(())
    });
    println!(
        "parity: {} comparisons, {} of them valid; {} circular schemas refused",
        compared.load(Ordering::Relaxed),
        valid.load(Ordering::Relaxed),
        refused.load(Ordering::Relaxed),
    );
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

/// What generated cases hit too seldom.
#[test]
fn chosen_cases() {
    let cases: &[(Value, &[&str])] = &[
        (
            json!({"required": ["a", "b", "c"]}),
            &["{}", r#"{"b":1}"#, "[]"],
        ),
        (
            json!({"properties": {"a": {}}, "required": ["a", "b"], "additionalProperties": false}),
            &["{}", r#"{"x":1,"y":2}"#, r#"{"a":1,"b":2}"#],
        ),
        (
            json!({"enum": [4, "4", [1.0], {"a": 1, "b": [2]}]}),
            &[
                "4.0",
                "40e-1",
                r#""4""#,
                "[1]",
                r#"{"b":[2.0],"a":1}"#,
                "5",
                "[1,1]",
            ],
        ),
        (
            json!({"items": {"multipleOf": 0.01}}),
            &["[0.07, 19.99, 1e3, 0.001, 0, -0.0, 4.35, 1070468.14]"],
        ),
        (
            json!({"contains": {"type": "integer"}, "minContains": 2, "maxContains": 3}),
            &["[]", "[1]", "[1,2]", "[1,2,3,4]"],
        ),
        (
            json!({"contains": {"type": "integer"}, "maxContains": 1}),
            &["[]", "[1]", "[1,2]"],
        ),
        (
            json!({"$ref": "#/$defs/tree", "$defs": {"tree": {
                "type": "object", "required": ["v"],
                "properties": {"v": {"type": "integer"}, "kids": {"items": {"$ref": "#/$defs/tree"}}}}}}),
            &[r#"{"v":1,"kids":[{"v":2},{"v":"x","kids":[{}]}]}"#],
        ),
        (
            json!({"properties": {"p": {"$ref": "#/$defs/a%25b~1c"}}, "$defs": {"a%b/c": {"type": "null"}}}),
            &[r#"{"p":1}"#],
        ),
        (
            json!({"dependentRequired": {"a": ["b", "c"]}, "propertyNames": {"maxLength": 2, "pattern": "^[a-z]"}}),
            &[r#"{"a":1}"#, r#"{"a":1,"b":2,"LONG":3,"xyz":1}"#],
        ),
        (
            json!({"propertyNames": false, "patternProperties": {"^x": false}, "items": false}),
            &["{}", r#"{"xa":1,"xb":2}"#, "[]", "[1,2]"],
        ),
        (
            json!({"oneOf": [{"type": "integer"}, {"minimum": 2}]}),
            &["1", "3", "1.5", r#""x""#],
        ),
        (
            json!({"if": {"type": "integer"}, "then": {"minimum": 5}, "else": {"type": "string"}}),
            &["1", "7", "null", r#""x""#],
        ),
        (
            json!({"minimum": 18_446_744_073_709_551_615_u64, "maximum": 1e300}),
            &[
                "18446744073709551615",
                "18446744073709551616",
                "1e301",
                "-1",
            ],
        ),
        (
            json!({"uniqueItems": true}),
            &[
                "[1,1.0]",
                r#"[{"a":1,"b":2},{"b":2,"a":1}]"#,
                "[0,-0.0]",
                "[[1],[1,2],\"1\"]",
            ],
        ),
    ];
    for (schema, documents) in cases {
        let ours = Validator::from_json(schema).unwrap();
        let theirs = oracle::validator(schema).unwrap();
        for document in *documents {
            if let Err(why) = compare(&ours, &theirs, document) {
                panic!("{schema}\n{why}");
            }
        }
    }
}

/// A schema with something broken in it is refused by both, or understood alike.
#[test]
fn damaged_schemas() {
    let (understood, refused) = (AtomicU32::new(0), AtomicU32::new(0));
    let strategy = (
        generate::schema(),
        any::<prop::sample::Index>(),
        generate::document(),
        proptest::collection::vec(generate::document(), 3),
    );
    let mut runner = TestRunner::new(cases(300, 10_000));
    let outcome = runner.run(&strategy, |(mut schema, at, value, documents)| {
        let mut places = Vec::new();
        crate::engine::fixtures::places(&schema, "", &mut places);
        if let Some(place) = schema.pointer_mut(at.get::<String>(&places)) {
            *place = value;
        }
        let Ok(ours) = Validator::from_json(&schema) else {
            refused.fetch_add(1, Ordering::Relaxed);
            return Ok(());
        };
        let theirs = oracle::validator(&schema).map_err(TestCaseError::fail)?;
        for document in documents {
            compare(&ours, &theirs, &document.to_string()).map_err(TestCaseError::fail)?;
        }
        understood.fetch_add(1, Ordering::Relaxed);
        Ok(())
    });
    println!(
        "damaged schemas: {} understood, {} refused",
        understood.load(Ordering::Relaxed),
        refused.load(Ordering::Relaxed)
    );
    if let Err(error) = outcome {
        panic!("{error}");
    }
}
