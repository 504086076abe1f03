// Written by `bilispec generate`; do not edit.

#![allow(clippy::doc_markdown, clippy::too_many_arguments, missing_docs)]

mod batch;
/// The client for programs without async.
#[cfg(feature = "blocking")]
pub mod blocking;
mod client;
mod credentials;
mod delete_items_by_item_id;
mod items_get;
mod items_put;
mod list;
mod schemas;
mod search;
mod shared;
mod shared_2;

pub use batch::*;
pub use client::*;
pub use credentials::*;
pub use delete_items_by_item_id::*;
pub use items_get::*;
pub use items_put::*;
pub use list::*;
pub use search::*;
pub use shared::*;
pub use shared_2::*;
