//! What goes over the wire, described once: JSON text, and how queries, forms and paths carry values.
//!
//! Below everything else: the engine, the client's runtime, the generator and the command all read bytes and write them
//! through this crate, so that they can't disagree about what the bytes mean. Knows no schema, no operation and no
//! spec, and does no I/O.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod envelope;
pub mod host;
pub mod json;
pub mod login;
pub mod parameter;
pub mod percent;
pub mod privacy;
pub mod server;
pub mod status;
pub mod template;
pub mod urlencoded;

/// The files of this crate, path and text: what the command copies into its users' projects.
#[cfg(feature = "sources")]
pub static SOURCES: &[(&str, &str)] = bilispec_sources::sources!();
