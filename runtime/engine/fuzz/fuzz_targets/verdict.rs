//! The engine under random bytes: `cargo +nightly fuzz run verdict`, in `runtime/engine/`. The fixtures are good seeds.
//!
//! The first byte chooses a schema, the others are the document. What is JSON, `serde_json`'s `Value` decides; what is
//! to be said of it, the tree's report: the pass over the bytes has to say the same, and to have counted it before.

#![no_main]

use std::sync::LazyLock;

use bilispec_engine::{Document, Validator, Side};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

/// The spec's two replies that the benchmark knows, and what these have none of.
const SCHEMAS: [&str; 6] = [
    include_str!("../../../../tests/benches/validate/quick_pay.schema.json"),
    include_str!("../../../../tests/benches/validate/get_project.schema.json"),
    "true",
    r##"{"type": ["object", "array"], "properties": {"a": {"enum": [1, "x", null, [1]]}, "b": {"$ref": "#"}, "c": {"minimum": 2, "maximum": 70},
        "d": {"oneOf": [{"type": "string", "pattern": "^[a-z]+$"}, {"type": "integer"}]}, "a very long name of a member": {"type": "boolean"}},
        "required": ["a", "c"], "additionalProperties": {"type": ["integer", "array"], "items": {"$ref": "#"}}, "items": {"maxLength": 3}}"##,
    r##"{"patternProperties": {"^x": {"minLength": 1}}, "properties": {"t": {"contentMediaType": "application/json", "contentSchema": {"required": ["k"]}},
        "u": {"uniqueItems": true, "minItems": 1, "contains": {"const": 1}}, "k": {"x-known-values": [{"value": 1, "name": "One"}, {"value": 2, "name": "Two"}]}},
        "if": {"required": ["k"]}, "then": {"required": ["t"]}, "additionalProperties": false}"##,
    r##"{"items": {"properties": {"a": {"type": "integer"}, "b": {"type": "string", "x-sensitive": "personal"}, "\"q\"": {}}, "required": ["a"]}, "maxItems": 3}"##,
];

static BUILT: LazyLock<Vec<Validator>> = LazyLock::new(|| {
    let built = SCHEMAS.iter().map(|text| Validator::from_json_str(text));
    built.collect::<Result<_, _>>().expect("the schemas are good")
});

fuzz_target!(|bytes: &[u8]| {
    let Some((first, text)) = bytes.split_first() else {
        return;
    };
    let schema = &BUILT[usize::from(*first) % SCHEMAS.len()];
    let checked = schema.check(text, Side::Response);
    let document = Document::parse(text);
    let known: Result<Value, _> = serde_json::from_slice(text);
    assert_eq!(known.is_ok(), checked.is_ok(), "whether it is JSON: {known:?}");
    assert_eq!(known.is_ok(), document.is_ok(), "whether it is JSON: {known:?}");
    let (Ok(checked), Ok(document)) = (checked, document) else {
        return;
    };
    let expected = schema.schema().report_document(&document, Side::Response);
    assert_eq!(checked.count(), expected.findings.len());
    assert_eq!(checked.has_errors(), expected.has_errors());
    assert_eq!(checked.into_report(), expected);
    assert_eq!(schema.accepts(text), Ok(schema.schema().is_valid(&document)));
});
