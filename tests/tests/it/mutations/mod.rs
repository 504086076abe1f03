//! Every field of every fixture changed, and what `validate` has to say of it: the expected finding and no other.
//!
//! What to expect is worked out from the model alone — types, what is required, what can be null, which values are
//! named — by rules of this test's own; neither the schemas nor the engine are asked.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "what cannot be set up has failed; the count is worth seeing"
)]

mod edit;
mod envelope;
mod expect;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use bilispec_codegen::model::{Api, Operation};
use bilispec_codegen::schema;
use bilispec_engine::{Schema, Side};
use edit::Mutation;
use serde_json::Value;

/// So many there are today; fewer would mean that something is no longer looked at.
const AT_LEAST: usize = 7_000;

#[test]
fn every_field_of_every_fixture() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let loaded = bilispec_codegen::load(&root.join("spec/openapi.yaml"));
    let (api, document) = (
        loaded.api.as_ref().unwrap(),
        loaded.document.as_ref().unwrap(),
    );
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut answers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for operation in &api.operations {
        let text = schema::reply(&loaded.project, api, operation).json_text;
        let schema = Schema::from_json_str(&text).unwrap();
        for example in &operation.examples {
            let bytes = std::fs::read(root.join(&example.file)).unwrap();
            let body: Value = serde_json::from_slice(&bytes).unwrap();
            let report = schema.report(&bytes, Side::Response).unwrap();
            if report.answer.blocked {
                // Its own schema is none: with another text it is a success without a payload, which the tests of money have.
                continue;
            }
            for mutation in mutations(api, document, operation, &body) {
                let changed = mutation.apply(&body);
                let found = findings(&schema, &changed);
                *counts.entry(mutation.what).or_default() += 1;
                for (rule, _) in &mutation.expected {
                    *answers.entry(rule).or_default() += 1;
                }
                if found != mutation.expected {
                    wrong.push(format!(
                        "{} {} at {}: expected {:?}, found {found:?}",
                        example.file,
                        mutation.what,
                        mutation.place(),
                        mutation.expected
                    ));
                }
            }
        }
    }
    let all: usize = counts.values().sum();
    println!("{all} mutations: {counts:?}\nfindings: {answers:?}");
    let few = wrong.iter().take(30).cloned().collect::<Vec<_>>();
    assert!(
        wrong.is_empty(),
        "{} of {all} wrong, such as\n{}",
        wrong.len(),
        few.join("\n")
    );
    assert!(all >= AT_LEAST, "only {all} mutations");
    let rules: Vec<&str> = answers.into_keys().collect();
    assert_eq!(
        rules,
        [
            "response.content",
            "response.contradiction",
            "response.enum",
            "response.envelope",
            "response.pattern",
            "response.required",
            "response.type",
            "response.unknown-code",
            "response.unknown-field",
            "response.unknown-value"
        ],
        "the rules that a change of one field can break"
    );
}

/// Rules and places of what is found.
fn findings(schema: &Schema, body: &Value) -> BTreeSet<(&'static str, String)> {
    let report = schema
        .report(body.to_string().as_bytes(), Side::Response)
        .unwrap();
    let doubt = report.answer.doubt.map(|doubt| doubt.to_string());
    // What proves the act is not a matter of the model's types: such a doubt is the answer's, and one of evidence.
    let of_proof = |one: &bilispec_engine::Finding| {
        let contradiction = one.id == "response.contradiction";
        contradiction && one.message != "the codes disagree about success"
    };
    for one in report.findings.iter().filter(|one| of_proof(one)) {
        assert_eq!(Some(&one.message), doubt.as_ref(), "{body}");
    }
    let findings = report.findings.into_iter().filter(|one| !of_proof(one));
    let set: Vec<_> = findings.map(|one| (one.id, one.instance_path)).collect();
    let unique: BTreeSet<_> = set.iter().cloned().collect();
    assert_eq!(
        unique.len(),
        set.len(),
        "a cause is reported twice: {set:?}"
    );
    unique
}

/// All changes of a body: of the envelope, and of the payload or what a code carries.
fn mutations(
    api: &Api,
    document: &bilispec_codegen::openapi::Document,
    operation: &Operation,
    body: &Value,
) -> Vec<Mutation> {
    let mut all = envelope::mutations(api, document, operation, body);
    let envelope = api.envelope(operation.reply.envelope);
    let Some(data) = body.get(&envelope.data) else {
        return all;
    };
    let mut expect = expect::Expect::new(api);
    let path = vec![envelope.data.clone()];
    if envelope::is_success(api, operation, body) {
        let reply = &operation.reply;
        expect.value(&reply.payload, reply.payload_nullable, data, &path);
    } else if let Some(carried) = envelope::carried(api, operation, body) {
        // What a refusal carries is looked at, but what else it holds is never drift.
        expect.refusal(carried, data, &path);
    } else {
        expect.anything(data, &path);
    }
    all.extend(expect.mutations);
    all
}
