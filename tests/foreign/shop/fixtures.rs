// Written by `cargo spec generate`; do not edit.

use bilispec_runtime::testing::Fixture;

/// Bodies that the operations were answered with, or are known to be, in the order of the spec: for
/// [`InMemory::with_fixtures`](bilispec_runtime::testing::InMemory::with_fixtures).
pub static FIXTURES: &[Fixture] = &[];
