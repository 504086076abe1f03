//! Tests that need several packages at once, in one binary. What counts allocations has a binary of its own.
#![allow(
    unexpected_cfgs,
    reason = "the client under `foreign` is compiled here, which has features that this package lacks"
)]

mod agree;
mod broken_specs;
mod bundle;
mod coverage;
mod decoded;
mod dependents;
mod discreet;
mod editor_schema;
mod end_to_end;
mod engine;
mod examples;
mod foreign;
mod generated;
mod in_memory;
mod json_schemas;
mod lint_rules;
mod mapping;
mod mock_flow;
mod mutations;
mod outgoing;
mod public_api;
mod readme_example;
mod reference;
mod support;
mod validators;
