//! Paths and hosts with parameters in them: literals and names, several to a segment if need be.
//!
//! One reader of the braces, for the client that fills a template in and for the router that matches it. Knows no
//! parameter but by name.

use std::borrow::Cow;
use std::cmp::Reverse;

/// A part of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'t> {
    /// Text that stands as it is.
    Literal(&'t str),
    /// The name of a parameter, whose value stands here.
    Parameter(&'t str),
}

/// The parts of a template in their order. A brace without its partner is a literal.
///
/// ```
/// use bilispec_wire::template::{Part, parts};
///
/// let all: Vec<_> = parts("/jobs/{id}:cancel").collect();
/// assert_eq!(all, [Part::Literal("/jobs/"), Part::Parameter("id"), Part::Literal(":cancel")]);
/// ```
pub fn parts(template: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let open = rest.find('{');
        let named = open.and_then(|open| {
            let (before, from) = rest.split_at_checked(open)?;
            let (name, after) = from.strip_prefix('{')?.split_once('}')?;
            Some((before, name, after))
        });
        let part = match named {
            Some(("", name, after)) => {
                rest = after;
                Part::Parameter(name)
            }
            Some((before, ..)) => {
                rest = rest.get(before.len()..).unwrap_or_default();
                Part::Literal(before)
            }
            None => {
                let all = rest;
                rest = "";
                Part::Literal(all)
            }
        };
        Some(part)
    })
}

/// The names in a template, each as often as it stands there.
pub fn names(template: &str) -> impl Iterator<Item = &str> {
    parts(template).filter_map(|part| match part {
        Part::Parameter(name) => Some(name),
        Part::Literal(_) => None,
    })
}

/// One segment of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Literals and names in turn: a literal, which may be empty, before each name.
    named: Vec<(String, String)>,
    /// What stands behind the last name.
    last: String,
}

impl Segment {
    /// Reads a segment.
    pub fn new(template: &str) -> Self {
        let mut segment = Self {
            named: Vec::new(),
            last: String::new(),
        };
        for part in parts(template) {
            match part {
                Part::Literal(text) => segment.last.push_str(text),
                Part::Parameter(name) => {
                    let before = std::mem::take(&mut segment.last);
                    segment.named.push((before, name.to_owned()));
                }
            }
        }
        segment
    }

    /// Whether it has no parameter.
    pub fn is_literal(&self) -> bool {
        self.named.is_empty()
    }

    /// Sorts what is more definite first: literals, then by how many parameters, then by how much is written out.
    pub fn rank(&self) -> (usize, Reverse<usize>) {
        let literals = self.named.iter().map(|(before, _)| before.len());
        (
            self.named.len(),
            Reverse(literals.sum::<usize>() + self.last.len()),
        )
    }

    /// The values in a text, by name; `None` if it does not fit. Where several ways fit, the earlier parameter takes
    /// as much as it can: `report.tar.gz` is the name `report.tar` with the ending `gz`.
    pub fn matches<'s>(&'s self, text: &str) -> Option<Vec<(&'s str, String)>> {
        let mut values = Vec::with_capacity(self.named.len());
        let mut rest = text;
        let mut behind = self.last.as_str();
        // From the end, each parameter takes as little as it can, which leaves as much as can be to those before it.
        for (index, (before, name)) in self.named.iter().enumerate().rev() {
            rest = rest.strip_suffix(behind)?;
            let value = if index == 0 {
                rest.strip_prefix(before.as_str())?
            } else {
                let shortest = rest.char_indices().next_back().map(|(at, _)| at)?;
                let head = rest.get(..shortest)?;
                let at = if before.is_empty() {
                    shortest
                } else {
                    head.rfind(before.as_str())? + before.len()
                };
                rest.get(at..)?
            };
            if value.is_empty() {
                return None;
            }
            values.push((name.as_str(), value.to_owned()));
            rest = rest.get(..rest.len() - value.len())?;
            behind = before;
        }
        if rest != behind {
            return None;
        }
        values.reverse();
        Some(values)
    }
}

/// A template with the values that `value` gives for its names; what it gives none for stays.
pub fn fill<'v>(template: &str, value: impl Fn(&str) -> Option<Cow<'v, str>>) -> String {
    let mut out = String::with_capacity(template.len());
    for part in parts(template) {
        match part {
            Part::Literal(text) => out.push_str(text),
            Part::Parameter(name) => match value(name) {
                Some(value) => out.push_str(&value),
                None => out.extend(["{", name, "}"]),
            },
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(template: &str, text: &str) -> Option<Vec<(String, String)>> {
        let segment = Segment::new(template);
        let values = segment.matches(text)?;
        Some(
            values
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        )
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn a_segment_holds_literals_and_several_parameters() {
        assert_eq!(found("me", "me"), Some(pairs(&[])));
        assert_eq!(found("me", "you"), None);
        assert_eq!(found("{id}", "12"), Some(pairs(&[("id", "12")])));
        assert_eq!(found("{id}", ""), None);
        assert_eq!(
            found("{id}:cancel", "12:cancel"),
            Some(pairs(&[("id", "12")]))
        );
        assert_eq!(found("{id}:cancel", ":cancel"), None);
        assert_eq!(found("{id}:cancel", "12"), None);
        assert_eq!(
            found("{name}.{ext}", "a.tar.gz"),
            Some(pairs(&[("name", "a.tar"), ("ext", "gz")]))
        );
        assert_eq!(found("{name}.{ext}", "a."), None);
        assert_eq!(found("{name}.{ext}", ".a"), None);
        assert_eq!(
            found("v{major}-{minor}x", "v1-2x"),
            Some(pairs(&[("major", "1"), ("minor", "2")]))
        );
        assert_eq!(
            found("{a}{b}", "中文"),
            Some(pairs(&[("a", "中"), ("b", "文")]))
        );
    }

    #[test]
    fn what_is_written_out_comes_first() {
        let mut all: Vec<_> = ["{id}", "me", "{id}:cancel", "{a}.{b}"]
            .map(Segment::new)
            .into();
        all.sort_by_key(Segment::rank);
        assert_eq!(
            all,
            ["me", "{id}:cancel", "{id}", "{a}.{b}"].map(Segment::new)
        );
    }

    #[test]
    fn a_brace_alone_is_a_literal() {
        assert_eq!(
            parts("/a{b/}c{").collect::<Vec<_>>(),
            [
                Part::Literal("/a"),
                Part::Parameter("b/"),
                Part::Literal("c{")
            ]
        );
        assert_eq!(
            fill("/x/{a}{b}", |name| (name == "a").then(|| "1".into())),
            "/x/1{b}"
        );
    }
}
