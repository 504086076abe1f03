//! The pass over a text says what the tree walker says, to the letter, however the text is written.

#![allow(
    clippy::struct_excessive_bools,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::decimal_bitwise_operands,
    clippy::format_push_string,
    reason = "a maker of random texts: its own numbers, and bits of a counter as switches"
)]

use std::fs;
use std::sync::atomic::{AtomicU32, Ordering};

use bilispec_codegen::schema;
use bilispec_engine::{Document, Schema, Side};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::engine::fixtures::{places, root, with, without};
use crate::engine::{cases, generate, long};

/// Compares the two on one text, which may be anything.
pub(crate) fn same(schema: &Schema, text: &[u8]) -> Result<(), String> {
    let shown = || String::from_utf8_lossy(text).into_owned();
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(expected) => {
            return match schema.report(text, Side::Response) {
                Err(error) if error == expected => Ok(()),
                other => Err(format!("{}: {other:?} instead of {expected:?}", shown())),
            };
        }
    };
    let expected = schema.report_document(&document, Side::Response);
    let checked = schema
        .check(text, Side::Response)
        .map_err(|error| format!("{}: {error}", shown()))?;
    let (count, errors) = (checked.count(), checked.has_errors());
    let found = checked.into_report();
    if found != expected {
        return Err(format!("{}\npass {found:#?}\ntree {expected:#?}", shown()));
    }
    if count != expected.findings.len() || errors != expected.has_errors() {
        return Err(format!("{}: {count} findings, {errors}", shown()));
    }
    if schema.accepts(text) != Ok(schema.is_valid(&document)) {
        return Err(format!("{}: the verdict", shown()));
    }
    if schema.violations_in(text) != Ok(schema.violations(&document)) {
        return Err(format!("{}: the violations", shown()));
    }
    Ok(())
}

/// How a value is written: the order of keys, white space, escapes, repeated keys.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    pub(crate) seed: u64,
    pub(crate) pretty: bool,
    pub(crate) shuffled: bool,
    pub(crate) escaped: bool,
    pub(crate) repeated: bool,
    pub(crate) unknown: bool,
}

impl Style {
    fn next(&mut self) -> u64 {
        self.seed = self
            .seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.seed >> 33
    }

    fn space(&mut self, out: &mut String) {
        if self.pretty {
            let count = self.next() % 12;
            out.push_str(["", " ", "\n\t", "\r\n"][(self.next() % 4) as usize]);
            (0..count).for_each(|_| out.push(' '));
        }
    }

    fn string(&mut self, text: &str, out: &mut String) {
        let plain = Value::from(text).to_string();
        if !self.escaped || self.next().is_multiple_of(2) {
            return out.push_str(&plain);
        }
        out.push('"');
        for unit in text.encode_utf16() {
            out.push_str(&format!("\\u{unit:04x}"));
        }
        out.push('"');
    }

    pub(crate) fn write(&mut self, value: &Value, out: &mut String) {
        self.space(out);
        match value {
            Value::Array(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    self.write(item, out);
                }
                self.space(out);
                out.push(']');
            }
            Value::Object(members) => {
                let mut all: Vec<(String, Value)> = members
                    .iter()
                    .map(|(key, value)| (key.clone(), value.clone()))
                    .collect();
                if self.shuffled {
                    for at in (1..all.len()).rev() {
                        let other = self.next() as usize % (at + 1);
                        all.swap(at, other);
                    }
                }
                if self.unknown {
                    let count = all.len();
                    for at in 0..count {
                        let values = [json!(at), json!([at, null, "x"]), json!("x"), json!(null)];
                        all.insert(at * 2, (format!("new {at}"), values[at % 4].clone()));
                    }
                }
                if self.repeated && !all.is_empty() && self.next().is_multiple_of(3) {
                    let at = self.next() as usize % all.len();
                    all.push(all[at].clone());
                }
                out.push('{');
                for (index, (key, value)) in all.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    self.space(out);
                    self.string(key, out);
                    self.space(out);
                    out.push(':');
                    self.write(value, out);
                }
                self.space(out);
                out.push('}');
            }
            Value::String(text) => self.string(text, out),
            other => out.push_str(&other.to_string()),
        }
        self.space(out);
    }
}

pub(crate) fn style() -> impl Strategy<Value = Style> {
    (any::<u64>(), any::<[bool; 4]>(), 0..4_u8).prop_map(|(seed, flags, rare)| Style {
        seed,
        pretty: flags[0],
        shuffled: flags[1],
        escaped: flags[2],
        repeated: rare == 0,
        unknown: flags[3],
    })
}

#[test]
fn generated() {
    let compared = AtomicU32::new(0);
    let strategy = (
        generate::schema(),
        proptest::collection::vec((generate::document(), style()), 12),
    );
    let mut runner = TestRunner::new(cases(400, 20_000));
    let outcome = runner.run(&strategy, |(schema, documents)| {
        let Ok(schema) = Schema::from_json(&schema) else {
            return Ok(());
        };
        for (document, mut style) in documents {
            let mut text = String::new();
            style.write(&document, &mut text);
            for text in [&document.to_string(), &text] {
                same(&schema, text.as_bytes()).map_err(TestCaseError::fail)?;
                compared.fetch_add(1, Ordering::Relaxed);
            }
        }
        Ok(())
    });
    println!(
        "pass and tree: {} comparisons",
        compared.load(Ordering::Relaxed)
    );
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

#[test]
fn every_fixture_however_written() {
    let loaded = bilispec_codegen::load(&root().join("spec/openapi.yaml"));
    let api = loaded.api.as_ref().expect("the spec has no errors");
    let mut compared = 0;
    for operation in &api.operations {
        let document = schema::reply(&loaded.project, api, operation);
        let ours = Schema::from_json_str(&document.json_text).unwrap();
        let mut turn = 0_u64;
        let mut check = |body: &Value| {
            turn += 1;
            let mut style = Style {
                seed: turn,
                pretty: turn & 1 == 1,
                shuffled: turn & 2 == 2,
                escaped: turn & 4 == 4,
                repeated: turn & 24 == 24,
                unknown: turn & 96 == 96,
            };
            let mut text = String::new();
            style.write(body, &mut text);
            for text in [&body.to_string(), &text] {
                same(&ours, text.as_bytes())
                    .unwrap_or_else(|why| panic!("{}: {why}", operation.id));
                compared += 1;
            }
        };
        for example in &operation.examples {
            let text = fs::read_to_string(root().join(&example.file)).unwrap();
            same(&ours, text.as_bytes()).unwrap_or_else(|why| panic!("{}: {why}", example.file));
            let body: Value = serde_json::from_str(&text).unwrap();
            let mut all = Vec::new();
            places(&body, "", &mut all);
            let values = [
                json!(null),
                json!(0),
                json!(-3),
                json!(2.5),
                json!("x"),
                json!({}),
                json!([]),
                json!({"code": 1}),
                json!(true),
            ];
            for (index, place) in all.iter().enumerate() {
                for (turn, value) in values.iter().enumerate() {
                    if long() || (turn + index) % 5 == 0 {
                        check(&with(&body, place, value.clone()));
                    }
                }
                if let Some(changed) = without(&body, place) {
                    check(&changed);
                }
            }
        }
    }
    println!("fixtures, pass and tree: {compared} comparisons");
}

/// Objects with more unknown keys than are compared one by one, and repeated ones among them.
#[test]
fn many_unknown_keys() {
    let schema = Schema::from_json(&json!({
        "properties": {"a": {"additionalProperties": {"type": "integer"}}},
        "additionalProperties": {"properties": {"k": {"type": "integer"}}}
    }))
    .unwrap();
    for repeated in [false, true] {
        let mut members: Vec<String> = (0..200)
            .map(|at| format!("\"key{at}\":{{\"k\":{at},\"u{at}\":1}}"))
            .collect();
        let inner: Vec<String> = (0..100).map(|at| format!("\"{at}\":{at}")).collect();
        members.push(format!("\"a\":{{{}}}", inner.join(",")));
        if repeated {
            members.push("\"key7\":{}".into());
        }
        let text = format!("{{{}}}", members.join(","));
        same(&schema, text.as_bytes()).unwrap();
    }
}
