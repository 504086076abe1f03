//! The pass over a conforming body asks for no memory, whatever the operation, whatever the order of keys and the white
//! space, by tables built at run time and by those of the generated client. A file of its own, because it counts what
//! the whole process allocates.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::alloc::System;
use std::fs;
use std::path::Path;

use bilispec_client::{OPERATIONS, validate};
use bilispec_engine::{Schema, Side};
use serde_json::Value;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// How often memory was asked for while this was done: the least of several times, because other threads of the test's
/// own frame are counted, too.
fn asked<R>(what: impl Fn() -> R) -> usize {
    let once = |_| {
        let region = Region::new(COUNTED);
        let result = what();
        let change = region.change();
        drop(result);
        change.allocations + change.reallocations
    };
    (0..5).map(once).min().unwrap()
}

/// A validator of replies, as a dependent calls it.
type Function = fn(&[u8]) -> validate::Checked<'_>;

/// Each function, by operation.
const FUNCTIONS: [(&str, Function); 8] = [
    ("get_project", validate::get_project_reply),
    ("prepare_order", validate::prepare_order_reply),
    ("confirm_order", validate::confirm_order_reply),
    ("list_buyers", validate::list_buyers_reply),
    ("create_order", validate::create_order_reply),
    ("get_create_status", validate::get_create_status_reply),
    ("get_order", validate::get_order_reply),
    ("quick_pay", validate::quick_pay_reply),
];

#[test]
fn conforming_bodies_ask_for_no_memory() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let loaded = bilispec_codegen::load(&root.join("spec/openapi.yaml"));
    let api = loaded.api.as_ref().unwrap();
    assert!(asked(|| vec![0_u8; 100]) > 0, "the count does not count");
    let mut bodies = 0;
    let rows = api.operations.iter().zip(OPERATIONS);
    for ((operation, row), (id, function)) in rows.zip(&FUNCTIONS) {
        let document = bilispec_codegen::schema::reply(&loaded.project, api, operation);
        let schema = &Schema::from_json_str(&document.json_text).unwrap();
        assert_eq!(*id, row.id);
        let mut of_operation = 0;
        for example in &operation.examples {
            let text = fs::read(root.join(&example.file)).unwrap();
            // The first check works out the plan and compiles patterns: once for the schema's life.
            let checked = schema.check(&text, Side::Response).unwrap();
            if !checked.is_clean() {
                continue;
            }
            let value: Value = serde_json::from_slice(&text).unwrap();
            // `serde_json` orders keys by name, which is not the spec's order.
            let sorted = serde_json::to_vec(&value).unwrap();
            let pretty = serde_json::to_vec_pretty(&value).unwrap();
            for body in [text.as_slice(), &sorted, &pretty] {
                let checked = schema.check(body, Side::Response).unwrap();
                assert!(checked.is_clean(), "{:#?}", checked.report());
                // A refusal with a payload may hold what would prove a success: it is read a second time, as a tree. So is a
                // success whose text blocks.
                let answer = checked.answer();
                let twice = !answer.is_success && (value["data"].is_object() || answer.blocked);
                let by_table = asked(|| schema.check(body, Side::Response));
                assert!(by_table == 0 || twice, "{}", example.file);
                let checked = function(body);
                assert!(checked.is_clean(), "{:#?}", checked.report());
                let by_function = asked(|| function(body));
                assert!(by_function == 0 || twice, "{}", example.file);
                bodies += 1;
            }
            of_operation += 1;
        }
        assert!(of_operation > 0, "no body of {} conforms", operation.id);
    }
    println!("{bodies} bodies without an allocation");
}
