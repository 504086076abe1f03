//! What pages are called.

use crate::model::Operation;

/// The name of the index among pages; no operation's page has it.
pub(super) const INDEX: &str = "README";

/// The name of an operation's page.
pub(super) fn page_name(operation: &Operation) -> String {
    // Some disks take README and readme for one.
    if operation.rust_name.eq_ignore_ascii_case(INDEX) {
        format!("{}_operation", operation.rust_name)
    } else {
        operation.rust_name.clone()
    }
}

pub(super) fn page_file(name: &str) -> String {
    format!("{name}.md")
}
