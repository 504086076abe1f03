//! What generated clients stand on: transport, envelope, outcomes and errors; with the validation engine as [`validate`].
//!
//! Generated code is tables and types; what is done with them stands here once. One call runs through
//! `values` (the request's values) → `outgoing` (the HTTP request, checked) → [`transport`] → `reply` (envelope first,
//! business outcome second, payload third) → the payload or an [`Error`].
//!
//! Knows no endpoint: hosts, names, codes and outcomes come from the tables in [`operation`].
#![forbid(unsafe_code)]
#![deny(missing_docs)]

#[cfg(all(target_family = "wasm", target_os = "unknown", feature = "reqwest"))]
compile_error!(
    "in browsers and workers calls travel over `fetch`: `default-features = false, features = [\"fetch\"]`"
);

mod auth;
#[cfg(feature = "blocking")]
pub mod blocking;
mod call;
mod check;
mod client;
mod credentials;
mod decode;
mod drift;
mod echo;
mod envelope;
pub mod error;
mod exchange;
mod fast_path;
mod headers;
mod hosts;
mod members;
pub mod operation;
mod outcome;
mod outgoing_request;
mod raw_reply;
mod received;
mod repeat;
mod reply;
mod send;
mod servers;
pub mod testing;
mod time;
mod trace;
pub mod transport;
mod unenveloped;
mod unsettled;
mod values;
pub mod wire;

/// The validation engine.
pub use bilispec_engine as validate;
pub use call::{Call, PollCall, RawCall};
pub use client::{BuildError, Builder, Core};
pub use credentials::Cookies;
pub use error::{Effect, Error};
pub use outcome::{Outcome, WireEnum};
pub use raw_reply::{RawReply, Reply};
pub use repeat::{Polling, Repeatable, Retry};
pub use unsettled::{Unsettled, UnsettledState};
pub use values::{Request, TimeUnit, Values};
pub use {bytes, http, secrecy};

// For generated types, which derive their schemas.
#[cfg(feature = "schemars")]
pub use schemars;

// For the macros in `wire`.
#[doc(hidden)]
pub use serde;

/// The files of this crate, path and text: what the command copies into its users' projects.
#[cfg(feature = "sources")]
pub static SOURCES: &[(&str, &str)] = bilispec_sources::sources!();
