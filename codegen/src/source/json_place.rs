//! Where something stands in a JSON file that is no part of the spec, such as a fixture.

use super::file::SourceFile;
use super::parse::parse;
use super::{FileId, Position, pointer};
use crate::diagnostics::Diagnostics;

/// Line and column of what a pointer leads to: of a member its key, and of what is not there the last on the way
/// to it. `None` if the text cannot be read.
pub(crate) fn json_place(text: &str, wanted: &str) -> Option<Position> {
    // JSON is YAML, but for a few escapes; who asks can do without a line.
    let tree = parse(FileId::default(), text, &mut Diagnostics::default())?;
    let mut node = &tree;
    let mut place = node.span;
    for step in pointer::split(wanted)? {
        let Some((child, span)) = pointer::step(node, &step) else {
            break;
        };
        (node, place) = (child, span);
    }
    let file = SourceFile::new(String::new(), text.to_owned(), None);
    Some(file.position(place.start))
}

#[cfg(test)]
mod tests {
    use super::json_place;

    #[test]
    fn members_items_and_what_is_missing() {
        let text = "{\n  \"a\": {\"b\": [1,\n  2]},\n  \"s\": \"x\"\n}";
        let at = |pointer| json_place(text, pointer).map(|at| (at.line, at.column));
        assert_eq!(at("/a/b"), Some((2, 9)));
        assert_eq!(at("/a/b/1"), Some((3, 3)));
        assert_eq!(at("/a/c"), Some((2, 3)));
        assert_eq!(at("/s/inside/the/text"), Some((4, 3)));
        assert_eq!(at(""), Some((1, 1)));
        assert_eq!(json_place("{", "/a"), None);
    }
}
