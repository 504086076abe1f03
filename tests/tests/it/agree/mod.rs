//! The agreement tests: client, validators, `validate`, `mock`, `learn`, `diff`, `redact` and the lint have one meaning
//! of what goes over the wire.
//!
//! - [`requests`] (a): what generated clients send; [`committed`]: what the committed client sends
//! - [`replies`] (b): what clients and validators make of replies; [`forgiven`]: what clients may forgive
//! - [`diffs`] (c): specs that send other bytes differ
//! - [`privacy`] (d): what the lint calls sensitive is masked, and the other way round
//! - [`logins`], [`envelopes`]: one table each, over hand-written specs
//! - [`bodies`]: errors by status, texts and bytes, in the same compiled crate
//!
//! What disagrees today stands in `known-differences.txt`: see [`known`]. [`cases`] makes the specs, [`harness`] compiles
//! their clients in a crate outside, [`exchange`] is the command's side, [`wire`] reads requests by OpenAPI's text.
#![allow(
    clippy::assigning_clones,
    clippy::format_collect,
    clippy::needless_pass_by_value,
    clippy::print_stderr,
    reason = "clarity before speed; progress is printed"
)]

mod bodies;
mod cases;
mod committed;
mod diffs;
mod envelopes;
mod exchange;
mod forgiven;
mod harness;
mod known;
mod logins;
mod parameters;
mod privacy;
mod replies;
mod requests;
mod rng;
mod servers;
#[path = "harness/told.rs"]
mod told;
mod wire;

/// What keys of differences begin with, by test.
const PREFIXES: [&str; 8] = [
    requests::PREFIX,
    committed::PREFIX,
    replies::PREFIX,
    replies::COMMITTED,
    diffs::PREFIX,
    privacy::PREFIX,
    logins::PREFIX,
    envelopes::PREFIX,
];
