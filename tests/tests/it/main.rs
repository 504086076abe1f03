//! Tests that need several packages at once, in one binary. What counts allocations has a binary of its own.
#![allow(
    unexpected_cfgs,
    reason = "the client under `foreign` is compiled here, which has features that this package lacks"
)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot be set up, or is surprised, has failed"
)]

mod agree;
mod broken_specs;
mod bundle;
mod circles;
mod coverage;
mod decoded;
mod dependents;
mod discreet;
mod echoed;
mod editor_schema;
mod end_to_end;
mod engine;
mod examples;
mod foreign;
mod generated;
mod in_memory;
mod json_schemas;
mod learned_3_0;
mod lint_rules;
mod mapping;
mod mock_flow;
mod mock_limits;
mod mutations;
mod names;
mod outgoing;
mod presence;
mod prose;
mod public_api;
mod readme_example;
mod recipes;
mod reference;
mod siblings;
mod supply_chain;
mod support;
mod validators;
