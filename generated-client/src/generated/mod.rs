// Written by `bilispec generate`; do not edit.

#![allow(clippy::doc_markdown, clippy::too_many_arguments)]

/// The client for programs without async.
#[cfg(feature = "blocking")]
pub mod blocking;
mod client;
/// The servers' codes by name, a module for each operation.
pub mod codes;
mod confirm_order;
mod create_order;
mod credentials;
mod envelopes;
#[cfg(feature = "fixtures")]
mod fixtures;
mod get_create_status;
mod get_order;
mod get_project;
mod list_buyers;
mod newtypes;
mod prepare_order;
mod quick_pay;
mod schemas;
mod shared;
/// Checks of what was sent and answered, for traffic of any client.
pub mod validate;

pub use client::*;
pub use confirm_order::*;
pub use create_order::*;
pub use credentials::*;
#[cfg(feature = "fixtures")]
pub use fixtures::*;
pub use get_create_status::*;
pub use get_order::*;
pub use get_project::*;
pub use list_buyers::*;
pub use newtypes::*;
pub use prepare_order::*;
pub use quick_pay::*;
pub use shared::*;
