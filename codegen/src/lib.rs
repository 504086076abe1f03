//! From a spec of HTTP endpoints to a model of the API, and from the model to Rust.
#![forbid(unsafe_code)]
#![deny(missing_docs)]
