//! From a spec of HTTP endpoints to a model of the API, and from the model to Rust.
//!
//! One direction: [`source`] (files as trees with spans) → `openapi` (the typed subset of OpenAPI 3.1) →
//! [`model`] (what an API *is*) → [`emit`] (as Rust) → [`generate`](mod@generate) (on disk). Problems of all of them
//! go into one [`diagnostics::Diagnostics`].
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod affected;
pub mod bodies;
pub mod bundle;
pub mod coverage;
pub mod diagnostics;
pub mod diff;
pub mod digest;
pub mod edit;
pub mod emit;
pub mod file;
mod files;
pub mod generate;
pub mod html;
mod http;
pub mod labels;
pub mod lint;
mod load;
mod markdown;
pub mod model;
pub mod openapi;
pub mod output;
pub mod package;
pub mod presence;
pub mod reference;
pub mod schema;
mod schema_check;
pub mod source;
pub mod tables;
pub mod text;

pub use affected::Refused;
pub use load::{Loaded, Options, load, load_foreign, load_foreign_with, load_with};
