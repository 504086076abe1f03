//! Keep a spec of undocumented HTTP endpoints true: lint, validate captures, generate a typed client.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod capture;
mod url;
