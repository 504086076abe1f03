//! How to print.

/// How to print.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// With colours.
    pub color: bool,
    /// How many columns there are.
    pub width: usize,
}
