//! Documents that nobody here wrote: `OpenAPI` 3.0 or 3.1 without a word of ours, put into the form that is read here.
//!
//! A document that has one of the words in [`OWN`] anywhere is ours, and held to our rules everywhere. Any other is
//! rewritten before it is read: 3.0's keywords become those that mean the same in 3.1, what says nothing to a client is
//! counted and left out, and of several media types, servers or ways to log in one is chosen. Rewritten values keep the
//! places of their texts. What has no counterpart stays as it is, so that whoever reads it refuses it by name.
//!
//! Knows `OpenAPI` as trees; does not know the typed subset, nor what becomes of it.

mod left;
mod merge;
mod operation;
mod parameter;
mod reply;
mod root;
mod schema;

pub(crate) use operation::made_id;

use std::collections::{HashMap, HashSet, VecDeque};

use crate::diagnostics::{Diagnostics, rules};
use crate::source::{Entry, FileId, Node, NodeKind, Project, Span, pointer};
use left::Left;

/// Words that only a spec of ours has.
const OWN: &[&str] = &["x-effect", "x-envelope", "x-evidence", "x-codes"];

/// Whose rules a document is read by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dialect {
    /// Ours: `OpenAPI` 3.1 with our words, and nothing unknown in it.
    #[default]
    Annotated,
    /// Anybody's.
    Plain,
}

/// Which operations to leave out, by path and method, and where the rest of them are.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// Paths and methods that are left out.
    pub leave_out: HashSet<(String, String)>,
    /// Paths and methods whose requests are not read, but for what stands in the path.
    pub without_request: HashSet<(String, String)>,
    /// The address that stands in for the document's `servers`.
    pub server: Option<String>,
    /// Nothing is generated: what a reader can do without is left out rather than refused.
    pub reading: bool,
    /// What stands beside the root document is not read: the ledger of evidence, the counts of presence.
    pub without_evidence: bool,
}

/// Tells whose document it is, and puts one that is not ours into the form that is read.
pub(crate) fn prepare(
    project: &mut Project,
    choice: &Choice,
    diagnostics: &mut Diagnostics,
) -> Dialect {
    let ours = |node: &Node| has_own_word(node);
    let files = project.files();
    if files.iter().filter_map(|file| file.tree()).any(ours) {
        return Dialect::Annotated;
    }
    let Some(document) = project.document() else {
        return Dialect::Annotated;
    };
    let Some(version) = document.get("openapi").and_then(Node::as_str) else {
        return Dialect::Annotated;
    };
    forgive(choice, diagnostics);
    let mut rewriter = Rewriter {
        project,
        reading: choice.reading,
        old: version.starts_with("3.0"),
        queue: VecDeque::new(),
        seen: HashSet::new(),
        written: Vec::new(),
        made: HashMap::new(),
        left: Left::default(),
    };
    let root = rewriter.root(document, choice);
    while let Some((file, path)) = rewriter.queue.pop_front() {
        if let Some(node) = project.node_at(file, &path) {
            let written = rewriter.schema(node);
            rewriter.written.push((file, path, written));
        }
    }
    let Rewriter {
        written,
        left,
        made,
        ..
    } = rewriter;
    left.report(document, diagnostics);
    project.set_made(made);
    // The root first: the others stand within it, or in files of their own.
    project.set_tree(FileId::default(), root);
    for (file, path, node) in written {
        if let Some(place) = project
            .tree_mut(file)
            .and_then(|tree| pointer::get_mut(tree, &path))
        {
            *place = node;
        }
    }
    Dialect::Plain
}

/// What a spec of ours is refused for and other documents may have: aliases of YAML, and where nothing is generated also
/// values that JSON can't say.
fn forgive(choice: &Choice, diagnostics: &mut Diagnostics) {
    diagnostics.retain(|one| {
        !matches!(
            one.rule,
            rules::YAML_ANCHOR | rules::YAML_ALIAS | rules::YAML_MERGE
        )
    });
    if choice.reading {
        diagnostics.demote(|one| one.rule == rules::AMBIGUOUS_SCALAR);
    }
}

fn has_own_word(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Mapping(entries) => entries
            .iter()
            .any(|entry| OWN.contains(&entry.key.text.as_str()) || has_own_word(&entry.value)),
        NodeKind::Sequence(items) => items.iter().any(has_own_word),
        _ => false,
    }
}

/// The work in progress: originals are read, rewritten values collected.
struct Rewriter<'p> {
    project: &'p Project,
    reading: bool,
    /// `OpenAPI` 3.0.
    old: bool,
    /// Schemas that are referred to and still to be rewritten.
    queue: VecDeque<(FileId, String)>,
    seen: HashSet<(FileId, String)>,
    written: Vec<(FileId, String, Node)>,
    /// Values that no text stands for, and where they are in the root document.
    made: HashMap<Span, String>,
    left: Left,
}

impl<'p> Rewriter<'p> {
    /// A mapping's entries with their values rewritten, without those that are somebody else's extensions; `None` leaves
    /// one out.
    fn entries(
        &mut self,
        node: &Node,
        mut rewrite: impl FnMut(&mut Self, &str, &Node) -> Option<Node>,
    ) -> Vec<Entry> {
        let mut entries = Vec::new();
        for entry in node.entries().unwrap_or_default() {
            if self.left.foreign(entry) {
                continue;
            }
            // What has no value was reported where it stands.
            if self.reading && matches!(entry.value.kind, NodeKind::Broken) {
                continue;
            }
            if let Some(value) = rewrite(self, &entry.key.text, &entry.value) {
                let key = entry.key.clone();
                entries.push(Entry { key, value });
            }
        }
        entries
    }

    /// Counts a key that is left out with its value.
    fn leave(&mut self, key: &str) -> Option<Node> {
        self.left.add(&format!("`{key}`"));
        None
    }

    /// Notes that the schema behind a `$ref` has to be rewritten too.
    fn enqueue(&mut self, reference: &Node) {
        let address = reference
            .as_str()
            .and_then(|text| self.project.address(text, reference.span.file).ok());
        if let Some(address) = address
            && self.seen.insert(address.clone())
        {
            self.queue.push_back(address);
        }
    }

    /// The object itself, wherever it stands; `None` if a `$ref` leads nowhere or back.
    fn target<'n>(&self, node: &'n Node) -> Option<&'n Node>
    where
        'p: 'n,
    {
        let mut node = node;
        for _ in 0..MAX_CHAIN {
            let Some(reference) = node.get("$ref") else {
                return Some(node);
            };
            let text = reference.as_str()?;
            node = self.project.resolve(text, reference.span.file).ok()?;
        }
        None
    }

    /// Keeps the rewritten form of an object that others refer to, for whoever looks for it at its own place.
    fn keep(&mut self, original: &Node, reference: &Node, written: &Node) {
        if original.span == written.span && reference.get("$ref").is_some() {
            let address = reference
                .get("$ref")
                .and_then(|text| self.project.address(text.as_str()?, text.span.file).ok());
            if let Some((file, path)) = address
                && self.seen.insert((file, path.clone()))
            {
                self.written.push((file, path, written.clone()));
            }
        }
    }
}

/// As many references as may lead to each other.
const MAX_CHAIN: usize = 32;
