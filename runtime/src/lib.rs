//! What generated clients stand on: transport, envelope, errors, and the validation engine.
#![forbid(unsafe_code)]
#![deny(missing_docs)]
pub mod validate;
