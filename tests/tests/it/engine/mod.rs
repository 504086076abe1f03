//! The validation engine against independent judges: the `jsonschema` crate for what is valid and
//! where it is not, `serde_json` for what is JSON, the official test suite for both.
//!
//! `BILISPEC_LONG=1` runs many more generated cases. `BILISPEC_JSON_SCHEMA_SUITE` names the folder
//! of the official suite.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

mod extremes;
mod fixtures;
mod generate;
mod json_text;
mod keys;
mod mutations;
mod oracle;
mod parity;
mod reports;
mod stream;
mod suite;

/// Whether the long form was asked for.
pub(crate) fn long() -> bool {
    std::env::var_os("BILISPEC_LONG").is_some()
}

/// How many generated cases to run: the usual number, or the long form.
pub(crate) fn cases(usual: u32, long: u32) -> proptest::test_runner::Config {
    let cases = if self::long() { long } else { usual };
    proptest::test_runner::Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..proptest::test_runner::Config::default()
    }
}
