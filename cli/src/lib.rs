//! Keep a spec of undocumented HTTP endpoints true: lint, validate captures, generate a typed client.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod baseline;
pub mod capture;
pub mod changes;
pub mod check;
pub mod describe;
pub mod endpoint;
pub use bilispec_codegen::file;
pub mod harmless;
pub mod init;
pub mod learn;
pub mod lesson;
pub mod mock;
mod names;
pub mod patch;
pub mod progress;
pub mod project;
pub mod redact;
pub mod report;
mod route;
mod similar;
mod table;
pub mod turn;
mod url;
pub mod validate;
pub mod written;
