//! An operation as written.

use super::docs::Standing;
use crate::model::Method;
use crate::openapi::{self, PathItem};
use crate::source::Spanned;

/// An operation as written, with what its path item adds.
pub(super) struct Source<'a> {
    pub(super) path: &'a Spanned<String>,
    pub(super) item: &'a PathItem,
    pub(super) method: Method,
    pub(super) operation: &'a openapi::Operation,
    /// Rust's name of the call.
    pub(super) rust_name: String,
    /// Rust's name of its request.
    pub(super) type_name: String,
    /// Its own level, default of everything below.
    pub(super) standing: Standing,
}
