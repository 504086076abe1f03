//! Which operations an error concerns: those that it stands in, and those that refer to what it stands in.
//!
//! Knows trees and references; does not know what any error is about.

use std::collections::{HashMap, HashSet};

use crate::diagnostics::{Diagnostic, Severity};
use crate::source::{Entry, Node, NodeKind, Project, Span};

/// An operation with errors.
#[derive(Debug, Clone)]
pub struct Refused {
    /// Its path.
    pub path: String,
    /// Its method, as the document writes it.
    pub method: String,
    /// Its name, if it has one.
    pub id: Option<String>,
    /// Why it cannot be generated, in the order of the document.
    pub reasons: Vec<Diagnostic>,
}

impl Refused {
    /// What tells it from all others.
    pub(crate) fn key(&self) -> (String, String) {
        (self.path.clone(), self.method.clone())
    }
}

/// All operations of a document that have an error, in its order.
pub(crate) fn refused(project: &Project, found: &[Diagnostic]) -> Vec<Refused> {
    let errors: Vec<&Diagnostic> = found
        .iter()
        .filter(|one| one.severity == Severity::Error && one.span.is_some())
        .collect();
    let mut blame = Blame::new(project, &errors);
    let paths = project.document().and_then(|root| root.get("paths"));
    let mut refused = Vec::new();
    for path in paths.and_then(Node::entries).unwrap_or_default() {
        let Some(item) = blame.follow(&path.value) else {
            continue;
        };
        let entries = item.entries().unwrap_or_default();
        let is_call = |entry: &&Entry| METHODS.contains(&entry.key.text.as_str());
        // What stands at the item concerns all its operations.
        let mut common = blame.at(path.key.span);
        for entry in entries.iter().filter(|entry| !is_call(entry)) {
            common.extend(blame.at(entry.key.span));
            common.extend(blame.within(&entry.value));
        }
        for entry in entries.iter().filter(is_call) {
            let mut own = common.clone();
            own.extend(blame.at(entry.key.span));
            own.extend(blame.within(&entry.value));
            own.sort_unstable();
            own.dedup();
            if own.is_empty() {
                continue;
            }
            let id = entry.value.get("operationId").and_then(Node::as_str);
            let reasons = own.iter().filter_map(|index| errors.get(*index));
            refused.push(Refused {
                path: path.key.text.clone(),
                method: entry.key.text.clone(),
                id: id.map(ToOwned::to_owned),
                reasons: reasons.map(|reason| (*reason).clone()).collect(),
            });
        }
    }
    refused
}

const METHODS: &[&str] = &[
    "get", "post", "put", "patch", "delete", "head", "options", "trace",
];

/// Errors by their places, and what is known of the values that are referred to.
struct Blame<'p> {
    project: &'p Project,
    /// Place and number of each error, by place.
    places: Vec<(Span, usize)>,
    /// What a value that is referred to holds itself: errors, and references.
    known: HashMap<Span, (Vec<usize>, Vec<Span>)>,
    nodes: HashMap<Span, &'p Node>,
}

impl<'p> Blame<'p> {
    fn new(project: &'p Project, errors: &[&Diagnostic]) -> Self {
        let mut places: Vec<(Span, usize)> = errors
            .iter()
            .enumerate()
            .filter_map(|(index, error)| Some((error.span?, index)))
            .collect();
        places.sort_unstable();
        Self {
            project,
            places,
            known: HashMap::new(),
            nodes: HashMap::new(),
        }
    }

    fn follow(&self, node: &'p Node) -> Option<&'p Node> {
        let mut node = node;
        for _ in 0..MAX_CHAIN {
            let Some(reference) = node.get("$ref") else {
                return Some(node);
            };
            node = self
                .project
                .resolve(reference.as_str()?, reference.span.file)
                .ok()?;
        }
        None
    }

    /// Errors whose place lies within a span.
    fn at(&self, span: Span) -> Vec<usize> {
        let first = self
            .places
            .partition_point(|(place, _)| (place.file, place.start) < (span.file, span.start));
        let rest = self.places.iter().skip(first);
        rest.take_while(|(place, _)| place.file == span.file && place.start <= span.end)
            .filter(|(place, _)| span.contains(*place))
            .map(|(_, index)| *index)
            .collect()
    }

    /// Errors in a value, and in all that it leads to.
    fn within(&mut self, node: &'p Node) -> Vec<usize> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let mut open = vec![node.span];
        self.nodes.insert(node.span, node);
        while let Some(span) = open.pop() {
            if !seen.insert(span) {
                continue;
            }
            if !self.known.contains_key(&span)
                && let Some(node) = self.nodes.get(&span).copied()
            {
                let mut own = self.at(span);
                let mut references = Vec::new();
                self.walk(node, &mut own, &mut references);
                self.known.insert(span, (own, references));
            }
            if let Some((own, references)) = self.known.get(&span) {
                found.extend(own);
                open.extend(references);
            }
        }
        found
    }

    fn walk(&mut self, node: &'p Node, found: &mut Vec<usize>, references: &mut Vec<Span>) {
        match &node.kind {
            NodeKind::Mapping(entries) => {
                for entry in entries {
                    if entry.key.text == "$ref"
                        && let Some(text) = entry.value.as_str()
                        && let Ok(target) = self.project.resolve(text, entry.value.span.file)
                    {
                        references.push(target.span);
                        self.nodes.insert(target.span, target);
                    }
                    self.step(node.span, &entry.value, found, references);
                }
            }
            NodeKind::Sequence(items) => {
                for item in items {
                    self.step(node.span, item, found, references);
                }
            }
            _ => {}
        }
    }

    /// A value that stands elsewhere than the one above it was put there from its own place.
    fn step(
        &mut self,
        above: Span,
        node: &'p Node,
        found: &mut Vec<usize>,
        references: &mut Vec<Span>,
    ) {
        if !above.contains(node.span) {
            found.extend(self.at(node.span));
        }
        self.walk(node, found, references);
    }
}

/// As many references as may lead to each other.
const MAX_CHAIN: usize = 32;
