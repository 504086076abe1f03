//! Files in JSON: the text of a change, laid out as what stands beside it.

use std::ops::Range;

use super::change::{Change, Edit, EditError};
use super::place::{Place, line_start, with_comma};
use crate::bundle;
use crate::source::{Json, Node, NodeKind};

/// The value of a text that is JSON, as a whole document has it.
pub(super) fn read(text: &str) -> Option<Json> {
    let is_object = text.trim_start().starts_with('{');
    is_object
        .then(|| Json::parse(text.as_bytes()).ok())
        .flatten()
}

/// The text with a change made.
pub(super) fn splice(text: &str, root: &Node, edit: &Edit) -> Result<String, EditError> {
    let missing = || EditError::Missing(edit.pointer.clone());
    let place = Place::find(root, &edit.pointer).ok_or_else(missing)?;
    let layout = Layout::of(text, root);
    let (range, new) = match &edit.change {
        Change::Insert { key, value, after } => {
            let member = Json::Object(vec![(key.clone(), value.clone())]);
            let after = after.as_deref();
            layout.add(place.node, after, &member).ok_or_else(missing)?
        }
        Change::Append(value) => {
            let item = Json::Array(vec![value.clone()]);
            layout.add(place.node, None, &item).ok_or_else(missing)?
        }
        Change::Replace(value) => (bytes(place.node), layout.value(place.node, value)),
        Change::Remove => {
            let range = removed(&place).ok_or_else(missing)?;
            (range, String::new())
        }
    };
    let (before, behind) = (text.get(..range.start), text.get(range.end..));
    let (before, behind) = (before.unwrap_or_default(), behind.unwrap_or_default());
    Ok([before, &new, behind].concat())
}

fn bytes(node: &Node) -> Range<usize> {
    node.span.start as usize..node.span.end as usize
}

/// From the first byte of each part of a collection to its last.
fn parts(node: &Node) -> Vec<Range<usize>> {
    match &node.kind {
        NodeKind::Mapping(entries) => entries
            .iter()
            .map(|entry| entry.key.span.start as usize..entry.value.span.end as usize)
            .collect(),
        NodeKind::Sequence(items) => items.iter().map(bytes).collect(),
        _ => Vec::new(),
    }
}

/// A part with the comma beside it; of the only one, all that stands in the brackets.
fn removed(place: &Place<'_>) -> Option<Range<usize>> {
    let (owner, index) = place.owner?;
    let inside = bytes(owner).start + 1..bytes(owner).end - 1;
    Some(with_comma(&parts(owner), index).unwrap_or(inside))
}

/// How a file is laid out.
struct Layout<'t> {
    text: &'t str,
    /// What a level stands in by; `None` for a file on one line.
    indent: Option<&'t str>,
    /// How lines end.
    feed: &'static str,
    /// A blank stands behind colons and commas.
    is_airy: bool,
}

impl<'t> Layout<'t> {
    fn of(text: &'t str, root: &Node) -> Self {
        let first = parts(root).first().map(|part| margin(text, part.start));
        let colon = root.entries().and_then(|entries| {
            let entry = entries.first()?;
            text.get(entry.key.span.end as usize..entry.value.span.start as usize)
        });
        Self {
            text,
            indent: first.flatten(),
            feed: if text.contains("\r\n") { "\r\n" } else { "\n" },
            is_airy: colon.is_none_or(|colon| colon.ends_with(' ')),
        }
    }

    /// A collection with one part, which another one gets behind its part `after`, or behind its last one.
    fn add(&self, node: &Node, after: Option<&str>, one: &Json) -> Option<(Range<usize>, String)> {
        let parts = parts(node);
        let previous = match after {
            Some(after) => {
                let mut entries = node.entries()?.iter();
                entries.position(|entry| entry.key.text == after)?
            }
            None if parts.is_empty() => return Some((bytes(node), self.value(node, one))),
            None => parts.len() - 1,
        };
        let at = parts.get(previous)?.end;
        let margin = parts.first().and_then(|part| margin(self.text, part.start));
        let written = if let Some(margin) = margin {
            let indent = self.indent.unwrap_or_default();
            let own = self.lines(one, margin.strip_suffix(indent).unwrap_or(margin));
            // Without its brackets, the lines of which are the first and the last.
            let inner = own.trim_matches(['{', '}', '[', ']']);
            format!(",{}", inner.trim_end())
        } else {
            let own = self.line(one);
            let inner = own.get(1..own.len() - 1).unwrap_or_default();
            let blank = if self.is_airy { " " } else { "" };
            format!(",{blank}{inner}")
        };
        Some((at..at, written))
    }

    /// A value in place of another one.
    fn value(&self, old: &Node, value: &Json) -> String {
        let start = bytes(old).start;
        let line = self
            .text
            .get(line_start(self.text, start)..)
            .unwrap_or_default();
        let margin = line.len() - line.trim_start_matches([' ', '\t']).len();
        let in_lines = matches!(value, Json::Object(members) if !members.is_empty())
            || matches!(value, Json::Array(items) if !items.is_empty());
        // In a file with lines, a collection that stood on one of them stays there.
        let was_line = !parts(old).is_empty()
            && !self
                .text
                .get(bytes(old))
                .is_some_and(|old| old.contains('\n'));
        if self.indent.is_some() && in_lines && !was_line {
            self.lines(value, line.get(..margin).unwrap_or_default())
        } else {
            self.line(value)
        }
    }

    fn lines(&self, value: &Json, margin: &str) -> String {
        let written = bundle::to_json_with(value, self.indent.unwrap_or_default());
        let between = self.feed.to_owned() + margin;
        let lines: Vec<&str> = written.trim_end().lines().collect();
        lines.join(&between)
    }

    fn line(&self, value: &Json) -> String {
        if !self.is_airy {
            return value.to_string();
        }
        let written = bundle::to_json_with(value, "");
        let mut line = String::new();
        for one in written.trim_end().lines() {
            if line.ends_with(',') {
                line.push(' ');
            }
            line.push_str(one);
        }
        line
    }
}

/// What stands before a byte on its line, if that is blank.
fn margin(text: &str, at: usize) -> Option<&str> {
    let start = line_start(text, at);
    let margin = text.get(start..at)?;
    (start > 0 && margin.trim().is_empty()).then_some(margin)
}

#[cfg(test)]
mod tests {
    use crate::edit::{Edit, apply};
    use crate::source::Json;

    #[test]
    fn a_change_touches_what_it_concerns_and_is_laid_out_as_that() {
        let edits = [
            Edit::insert("/a", "c", Json::Bool(true)),
            Edit::remove("/a/b"),
        ];
        for (old, new) in [
            ("{\"a\":{\"b\":1.50}}", "{\"a\":{\"c\":true}}"),
            (
                "{\"a\": {\"b\": 1}, \"z\": [1,2]}\n",
                "{\"a\": {\"c\": true}, \"z\": [1,2]}\n",
            ),
            (
                "{\n\t\"z\": 1e2,\n\t\"a\": {\n\t\t\"b\": 1\n\t}\n}\n",
                "{\n\t\"z\": 1e2,\n\t\"a\": {\n\t\t\"c\": true\n\t}\n}\n",
            ),
            (
                "{\r\n    \"a\": {\r\n        \"b\": \"\\u00e9\"\r\n    },\r\n    \"é\":   [ 1,2 ]\r\n}",
                "{\r\n    \"a\": {\r\n        \"c\": true\r\n    },\r\n    \"é\":   [ 1,2 ]\r\n}",
            ),
        ] {
            assert_eq!(apply(old, &edits).as_deref(), Ok(new), "{old}");
        }
    }

    #[test]
    fn new_values_stand_where_they_belong() {
        let value = |text: &str| Json::parse(text.as_bytes()).unwrap_or(Json::Null);
        let old = "{\n  \"a\": {},\n  \"b\": [1, 2],\n  \"c\": [],\n  \"d\": {\"x\": 1},\n  \"e\": null\n}\n";
        for (edit, line) in [
            (
                Edit::insert("/a", "k", value("{\"l\":[1]}")),
                "  \"a\": {\n    \"k\": {\n      \"l\": [\n        1\n      ]\n    }\n  },\n",
            ),
            (
                Edit::append("/b", value("{\"n\":{}}")),
                "  \"b\": [1, 2, {\"n\": {}}],\n",
            ),
            (
                Edit::append("/c", value("\"}\"")),
                "  \"c\": [\n    \"}\"\n  ],\n",
            ),
            (Edit::append("/e", value("1")), "  \"e\": [\n    1\n  ]\n"),
            (
                Edit::insert("/e", "k", value("{}")),
                "  \"e\": {\n    \"k\": {}\n  }\n",
            ),
            (
                Edit::insert_after("", "a", "n", value("{\"o\":\"]\"}")),
                "  \"a\": {},\n  \"n\": {\n    \"o\": \"]\"\n  },\n  \"b\"",
            ),
            (
                Edit::insert_after("/d", "x", "y", value("[{}]")),
                "  \"d\": {\"x\": 1, \"y\": [{}]},\n",
            ),
            (
                Edit::replace("/b/0", value("-1.0")),
                "  \"b\": [-1.0, 2],\n",
            ),
            (Edit::replace("/d", value("[]")), "  \"d\": [],\n"),
            (Edit::remove("/b/1"), "  \"b\": [1],\n"),
            (Edit::remove("/b/0"), "  \"b\": [2],\n"),
            (Edit::remove("/d/x"), "  \"d\": {},\n"),
            (Edit::remove("/e"), "  \"d\": {\"x\": 1}\n}"),
            (Edit::remove("/a"), "{\n  \"b\": [1, 2],\n"),
        ] {
            let new = apply(old, std::slice::from_ref(&edit)).unwrap_or_default();
            assert!(new.contains(line), "{edit:?}: {new}");
        }
        for edit in [
            Edit::remove(""),
            Edit::remove("/z"),
            Edit::append("/a", Json::Null),
            Edit::insert("/b", "k", Json::Null),
            Edit::insert("/d", "x", Json::Null),
        ] {
            assert!(apply(old, std::slice::from_ref(&edit)).is_err(), "{edit:?}");
        }
    }
}
