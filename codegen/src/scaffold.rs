//! What a crate needs besides generated code, for a document that comes without one.
//!
//! Written where it is not there, and never again: from then on it belongs to whoever has the crate.

use std::fmt::Write as _;

use bilispec_engine::table::needs_regex;

use crate::emit::{CRATE_FOLDER, OutputFile};
use crate::model::Api;

/// The manifest and the root of the crate.
pub(crate) fn files(api: &Api) -> Vec<OutputFile> {
    [("Cargo.toml", manifest(api)), ("src/lib.rs", root(api))]
        .map(|(path, text)| OutputFile {
            path: format!("{CRATE_FOLDER}/{path}"),
            text,
        })
        .into()
}

fn manifest(api: &Api) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let mut name = String::new();
    for c in api.title.chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_matches('-');
    let name = match name.chars().next() {
        None => "api",
        Some(c) if c.is_ascii_digit() => "api",
        Some(_) => name,
    };
    let mut parameters = api
        .operations
        .iter()
        .flat_map(|operation| &operation.request.parameters);
    let regex = parameters.any(|parameter| {
        let pattern = parameter.bounds.pattern.as_deref();
        pattern.is_some_and(needs_regex)
    });
    let features = if regex {
        ", features = [\"regex\"]"
    } else {
        ""
    };
    format!(
        "[package]
name = \"{name}-client\"
version = \"0.1.0\"
edition = \"2024\"
rust-version = \"1.89\"
publish = false

[features]
default = [\"reqwest\", \"rustls\"]
# The default transport. Without it, bring a transport of your own.
reqwest = [\"bilispec-runtime/reqwest\"]
# TLS for it: rustls with ring and the platform's certificates.
rustls = [\"bilispec-runtime/rustls\"]
# TLS for it: the platform's own library; it wins where both are named.
native-tls = [\"bilispec-runtime/native-tls\"]
# The same calls for programs without async.
blocking = [\"bilispec-runtime/blocking\"]
# A span for each call: operation, status, code, elapsed time.
tracing = [\"bilispec-runtime/tracing\"]
# `schemars::JsonSchema` on all types.
schemars = [\"bilispec-runtime/schemars\"]
# Patterns by `regex`: checks are faster, and know Unicode's properties; more to compile.
regex = [\"bilispec-runtime/regex\"]

[dependencies]
bilispec-runtime = {{ version = \"{version}\", default-features = false{features} }}
serde = {{ version = \"1\", features = [\"derive\"] }}
"
    )
}

fn root(api: &Api) -> String {
    let mut text = String::new();
    let title = crate::emit::markdown(&api.title);
    let version = crate::emit::markdown(&api.version);
    let _ = write!(
        text,
        "//! A typed client of {title}, version {version}.
//!
//! Everything under `generated/` is written from the API's document; this file is yours.
#![forbid(unsafe_code)]

mod generated;

pub use bilispec_runtime as runtime;
pub use bilispec_runtime::{{Effect, Error}};
pub use generated::*;
"
    );
    text
}
