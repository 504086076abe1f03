//! What stands in `Debug` for a value that must not be printed.

use std::fmt;

/// Prints `…` for whatever it stands for.
#[derive(Clone, Copy)]
pub struct Masked;

/// The one value of [`Masked`], for `debug_struct` fields.
pub const MASKED: Masked = Masked;

impl fmt::Debug for Masked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}
