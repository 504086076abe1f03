//! A dependent that checks live traffic pays no allocation for replies that conform: static tables need none, and what
//! the engine works out from them it keeps after the first use.
//!
//! The allocator counts for the whole process, so that this is the only test in it.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "what cannot be set up has failed; the count is worth seeing"
)]

use std::alloc::System;
use std::fs;
use std::path::Path;

use bilispec_client::OPERATIONS;
use bilispec_codegen::schema;
use bilispec_runtime::validate::{Schema, Side};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Allocations of a second look at a body that conforms.
fn allocations(schema: &Schema, body: &[u8]) -> usize {
    assert!(schema.check(body, Side::Response).unwrap().is_clean());
    let region = Region::new(ALLOCATOR);
    assert!(schema.check(body, Side::Response).unwrap().is_clean());
    let change = region.change();
    change.allocations + change.reallocations
}

#[test]
fn conforming_replies_are_checked_without_an_allocation() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let loaded = bilispec_codegen::load(&root.join("spec/openapi.yaml"));
    let api = loaded.api.as_ref().unwrap();
    let (mut without, mut others) = (0, Vec::new());
    for (operation, row) in api.operations.iter().zip(OPERATIONS) {
        let document = schema::reply(&loaded, operation);
        let built = Schema::from_json_str(&document.json_text).unwrap();
        for example in &operation.examples {
            let body = fs::read(root.join(&example.file)).unwrap();
            let count = allocations(row.validators.reply, &body);
            // What the engine can't do without for one kind of table, it can't for the other.
            let same = (count == 0) == (allocations(&built, &body) == 0);
            assert!(same, "{}", example.file);
            if count == 0 {
                without += 1;
            } else {
                others.push(&example.file);
            }
        }
    }
    println!("{without} without, {others:?}");
    // The rest are refusals with data and the like, which the engine looks at twice.
    assert!(without >= 58, "{without}");
}
