//! What generated clients stand on: transport, envelope, errors, and the validation engine.
//!
//! Generated code is tables and types; what is done with them stands here once. One call runs through
//! `values` (the request's values) → `outgoing` (the HTTP request, checked) → [`transport`] → `reply` (envelope first,
//! business outcome second, payload third) → the payload or an [`Error`].
//!
//! Knows no endpoint: hosts, names, codes and outcomes come from the tables in [`operation`].
#![forbid(unsafe_code)]
#![deny(missing_docs)]

#[cfg(feature = "client")]
mod bare;
#[cfg(feature = "blocking")]
pub mod blocking;
#[cfg(feature = "client")]
mod call;
#[cfg(feature = "client")]
mod check;
#[cfg(feature = "client")]
mod client;
#[cfg(feature = "client")]
mod cookies;
#[cfg(feature = "client")]
mod decode;
#[cfg(feature = "client")]
mod drift;
#[cfg(feature = "client")]
mod envelope;
#[cfg(feature = "client")]
pub mod error;
#[cfg(feature = "client")]
mod exchange;
#[cfg(feature = "client")]
mod hosts;
#[cfg(feature = "client")]
mod keys;
#[cfg(feature = "client")]
mod members;
#[cfg(feature = "client")]
pub mod operation;
#[cfg(feature = "client")]
mod outcome;
#[cfg(feature = "client")]
mod outgoing;
#[cfg(feature = "client")]
mod percent;
#[cfg(feature = "client")]
mod repeat;
#[cfg(feature = "client")]
mod reply;
#[cfg(feature = "client")]
mod straight;
#[cfg(feature = "client")]
pub mod testing;
#[cfg(feature = "client")]
mod trace;
#[cfg(feature = "client")]
pub mod transport;
pub mod validate;
#[cfg(feature = "client")]
mod values;
#[cfg(feature = "client")]
pub mod wire;

#[cfg(feature = "client")]
pub use call::{Call, PollCall, RawCall, RawReply};
#[cfg(feature = "client")]
pub use client::{BuildError, Builder, Core};
#[cfg(feature = "client")]
pub use cookies::Cookies;
#[cfg(feature = "client")]
pub use drift::Reply;
#[cfg(feature = "client")]
pub use error::{Effect, Error};
#[cfg(feature = "client")]
pub use outcome::{Outcome, WireEnum};
#[cfg(feature = "client")]
pub use repeat::{Polling, Repeatable, Retry};
#[cfg(feature = "client")]
pub use values::{Request, Values};
#[cfg(feature = "client")]
pub use {bytes, http, secrecy};

// For generated types, which derive their schemas.
#[cfg(feature = "schemars")]
pub use schemars;

// For the macros in `wire`.
#[cfg(feature = "client")]
#[doc(hidden)]
pub use serde;

/// The files of this crate, path and text: what the command copies into its users' projects.
#[cfg(feature = "sources")]
pub static SOURCES: &[(&str, &str)] = bilispec_sources::sources!();
