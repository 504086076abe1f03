//! Keep a spec of undocumented HTTP endpoints true: lint, validate captures, generate a typed client.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod baseline;
pub mod capture;
pub mod check;
pub mod compare;
pub mod describe;
pub mod diff;
pub mod discover;
pub mod formats;
pub use bilispec_codegen::file;
pub mod generate_summary;
pub mod harmless;
pub mod history;
mod html;
pub mod init;
mod json;
pub mod learn;
mod login;
pub mod mock;
mod names;
mod near;
pub mod observations;
pub mod package;
pub mod patch;
pub mod presence;
pub mod progress;
pub mod project;
pub mod redact;
pub mod report;
mod route;
pub mod scaffold;
mod similar;
mod table;
mod texts;
mod url;
pub mod validate;
pub mod watch;
