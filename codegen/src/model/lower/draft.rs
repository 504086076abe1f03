//! A parameter before its type is known.

use super::view::View;
use crate::model::Place;
use crate::openapi::{self, Encoding};
use crate::source::Spanned;

/// A parameter before its type is known.
pub(super) struct Draft<'a> {
    pub(super) name: &'a Spanned<String>,
    pub(super) rust_name: Option<&'a str>,
    pub(super) place: Place,
    pub(super) required: bool,
    pub(super) json_in_string: bool,
    pub(super) view: View<'a>,
    /// How a field of a form is encoded, where the spec has it.
    pub(super) encoding: Option<&'a Encoding>,
    /// The parameter object; a body's field has none.
    pub(super) parameter: Option<&'a openapi::Parameter>,
}
