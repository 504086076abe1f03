//! The spec as one file, for other tools. Being written; the calls:
//!
//! - `bundle(&Project, &mut Diagnostics) -> Option<Json>`: the document, members in their order
//! - `to_json(&Json) -> String`, `to_yaml(&Json) -> String`: its text
