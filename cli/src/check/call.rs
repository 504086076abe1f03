//! The exchange at hand.

use bilispec_codegen::model::Operation;

use crate::capture::{Exchange, Sample};

/// The exchange at hand, to whoever looks at a part of it.
pub(super) struct Call<'c, 'e> {
    pub(super) number: usize,
    pub(super) operation: &'c Operation,
    pub(super) exchange: &'c Exchange<'e>,
    pub(super) sample: Sample<'c>,
    /// It is a bare body of an operation that somebody named.
    pub(super) is_asked: bool,
    /// The values in its path.
    pub(super) path_values: &'c [(String, String)],
}
