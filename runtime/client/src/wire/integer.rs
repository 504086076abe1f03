//! What can be given where a plain integer is asked for.

/// An `i64`, or an integer with a type of its own.
///
/// Not `Into<i64>`: with that, a number written out would be an `i32` first, and a time in milliseconds none.
pub trait Integer {
    /// The integer.
    fn integer(self) -> i64;
}

impl Integer for i64 {
    fn integer(self) -> i64 {
        self
    }
}
