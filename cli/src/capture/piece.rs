//! A piece of an input.

use super::har_entry::Like;
use super::window::Cut;

/// A piece of the input that should be one exchange: where it stands among the bytes kept, or the length of one that
/// is too large.
#[derive(Debug)]
pub(crate) struct Piece {
    /// Its number in the input: of a HAR's entries from 0, of lines from 1.
    pub(crate) number: u64,
    pub(crate) range: Cut,
    /// It is a last line without a line feed, which may have been cut off.
    pub(crate) open_end: bool,
    /// The entry that it is like, if there was one.
    pub(super) like: Option<Like>,
}
