//! Pointers into fixtures: what was added to a body, and where a pointer leads.

use std::collections::HashMap;

use serde_json::Value;

use crate::source::pointer;

/// Pointers of `x-added` as a tree, to be followed while a body is walked.
#[derive(Debug, Default)]
pub(crate) struct Added {
    here: bool,
    below: HashMap<String, Added>,
}

impl Added {
    pub(crate) fn new<'p>(pointers: impl IntoIterator<Item = &'p String>) -> Self {
        let mut root = Self::default();
        for steps in pointers.into_iter().filter_map(|text| pointer::split(text)) {
            let mut at = &mut root;
            for step in steps {
                at = at.below.entry(step).or_default();
            }
            at.here = true;
        }
        root
    }

    /// What holds for a member or an item, from what holds for its owner.
    pub(crate) fn step<'a>(of: Owner<'a>, step: &str) -> Owner<'a> {
        match of {
            Owner::Added => Owner::Added,
            Owner::Plain(None) => Owner::Plain(None),
            Owner::Plain(Some(added)) => match added.below.get(step) {
                Some(child) if child.here => Owner::Added,
                child => Owner::Plain(child),
            },
        }
    }
}

/// How a value stands to the pointers of `x-added`.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Owner<'a> {
    /// It was added, or it lies within what was.
    Added,
    /// It was not; something within it may be.
    Plain(Option<&'a Added>),
}

/// Follows a pointer into a body; it goes on inside a text that holds JSON.
pub(crate) fn leads_somewhere(body: &Value, text: &str) -> bool {
    let Some(steps) = pointer::split(text) else {
        return false;
    };
    let mut value = body;
    for (index, step) in steps.iter().enumerate() {
        if let Value::String(content) = value {
            let inner = serde_json::from_str::<Value>(content).ok();
            let rest = steps.get(index..).unwrap_or_default();
            return inner.is_some_and(|inner| {
                !inner.is_string() && leads_somewhere(&inner, &pointer::join(rest))
            });
        }
        let next = match value {
            Value::Object(members) => members.get(step),
            Value::Array(items) => step
                .parse::<usize>()
                .ok()
                .and_then(|index| items.get(index)),
            _ => None,
        };
        let Some(next) = next else { return false };
        value = next;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn pointers_go_on_inside_texts() {
        let body = json!({"a": {"b/c": [1, {"d": "{\"e\": [2]}"}]}, "s": "x"});
        for (pointer, found) in [
            ("", true),
            ("/a/b~1c/1/d", true),
            ("/a/b~1c/1/d/e/0", true),
            ("/a/b~1c/1/d/e/1", false),
            ("/a/b~1c/2", false),
            ("/s/x", false),
            ("a", false),
        ] {
            assert_eq!(leads_somewhere(&body, pointer), found, "{pointer}");
        }
    }
}
