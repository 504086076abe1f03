//! Findings by construct: thousands of refusals of a document that nobody here wrote are a few dozen sentences.
//!
//! Knows findings; does not know how they are shown.

use std::collections::HashMap;

use super::Diagnostic;

/// Sentences that differ by a name only, up to so many, are kept apart.
const KEPT_APART: usize = 3;

/// What was found at several places.
#[derive(Debug)]
pub struct Group<'d> {
    /// The first place.
    pub first: &'d Diagnostic,
    /// All others, in order.
    pub others: Vec<&'d Diagnostic>,
}

/// Groups findings that say the same, in the order of their first places.
pub fn group(list: &[Diagnostic]) -> Vec<Group<'_>> {
    let mut messages: HashMap<(&str, String), Vec<&str>> = HashMap::new();
    for one in list {
        let known = messages
            .entry((one.rule, template(&one.message)))
            .or_default();
        if !known.contains(&one.message.as_str()) && known.len() <= KEPT_APART {
            known.push(&one.message);
        }
    }
    let mut places: HashMap<(&str, String), usize> = HashMap::new();
    let mut groups: Vec<Group<'_>> = Vec::new();
    for one in list {
        let template = template(&one.message);
        let many = messages
            .get(&(one.rule, template.clone()))
            .is_some_and(|known| known.len() > KEPT_APART);
        let key = if many { template } else { one.message.clone() };
        let next = groups.len();
        let index = *places.entry((one.rule, key)).or_insert(next);
        match groups.get_mut(index) {
            Some(group) => group.others.push(one),
            None => groups.push(Group {
                first: one,
                others: Vec::new(),
            }),
        }
    }
    groups
}

/// A sentence without the names in it.
fn template(message: &str) -> String {
    let parts = message.split('`').enumerate();
    parts
        .map(|(index, part)| if index % 2 == 1 { "`…`" } else { part })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn the_same_construct_is_one_group() {
        let error = |start, message: &str| {
            let span = Span {
                start,
                end: start,
                ..Span::default()
            };
            Diagnostic::error("rule", span, message)
        };
        let mut list: Vec<Diagnostic> = (0..5)
            .map(|at| error(at, &format!("`a{at}` is required but is not a property")))
            .collect();
        list.push(error(6, "no Rust type for `anyOf`"));
        list.push(error(7, "no Rust type for `allOf`"));
        list.push(error(8, "no Rust type for `anyOf`"));
        let groups = group(&list);
        let sizes: Vec<(usize, &str)> = groups
            .iter()
            .map(|group| (group.others.len() + 1, group.first.message.as_str()))
            .collect();
        assert_eq!(
            sizes,
            [
                (5, "`a0` is required but is not a property"),
                (2, "no Rust type for `anyOf`"),
                (1, "no Rust type for `allOf`"),
            ]
        );
    }
}
