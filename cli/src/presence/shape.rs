//! The places of a reply, from its schema: of all schemas that may apply to a value, what they say of members together.
//!
//! Which branch of a union applies does not matter here: a member that any branch names has a place.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use bilispec_codegen::source::pointer;
use serde_json::Value;

/// A shape has so many places at most; what lies deeper is not counted.
const MOST: usize = 4096;

/// So many listed values of a member are told apart.
const MOST_VALUES: usize = 256;

/// The number of a place.
pub(super) type NodeId = u32;

/// No place.
pub(super) const NONE: NodeId = NodeId::MAX;

/// See the module's text.
#[derive(Debug)]
pub struct Shape {
    pub(super) nodes: Vec<Node>,
    /// How many listed values all places have together.
    pub(super) values: usize,
    /// How many members all places have together, and a place more each.
    pub(super) slots: usize,
}

/// A place at which values stand.
#[derive(Debug)]
pub(super) struct Node {
    /// As a JSON pointer, with `*` for items of lists and for members of maps.
    pub(super) pointer: String,
    /// One of its schemas, as a JSON pointer into the document.
    schema: String,
    pub(super) parent: NodeId,
    pub(super) members: Vec<Named>,
    /// The same by name, where they are many.
    pub(super) by_name: HashMap<Box<[u8]>, usize>,
    /// The number of what comes first in an object, among all places; what follows each member is behind it.
    pub(super) slots: usize,
    pub(super) items: NodeId,
    /// Members that have no name of their own.
    pub(super) others: NodeId,
    /// Behind JSON text in a string.
    pub(super) content: NodeId,
    /// Listed values, as JSON text and with their numbers among all.
    pub(super) values: Vec<(Box<[u8]>, usize)>,
    /// It stands for a member: of items there is no telling whether one is missing.
    pub(super) is_member: bool,
    /// It is what the text of a string holds.
    pub(super) is_content: bool,
    /// What stands there is not to be known, not even which of the listed values.
    is_sensitive: bool,
}

/// How values stand below a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Member,
    Other,
    Content,
}

#[derive(Debug, Clone)]
pub(super) struct Named {
    /// The name in quotes, as it mostly stands on the wire.
    pub(super) quoted: Box<[u8]>,
    pub(super) node: NodeId,
}

/// Words that say what a value holds.
const HOLDERS: [&str; 6] = [
    "properties",
    "patternProperties",
    "additionalProperties",
    "items",
    "prefixItems",
    "contentSchema",
];

/// Members beyond this number are looked up by a hash.
const FEW: usize = 12;

/// Schemas that apply to a value together, by their place in the document.
type Set = BTreeSet<String>;

/// What schemas say together.
#[derive(Default)]
struct Said {
    members: BTreeMap<String, Set>,
    items: Set,
    others: Set,
    content: Set,
    values: Vec<String>,
    is_sensitive: bool,
}

struct Builder<'d> {
    document: &'d Value,
    nodes: Vec<Node>,
    /// The schemas of each place.
    sets: Vec<Set>,
    /// Those among the schemas that each place leads to which say what it holds; of a place that has been filled.
    holders: Vec<Set>,
    values: usize,
    queue: VecDeque<NodeId>,
}

impl Shape {
    /// The places of what a self-contained schema document describes.
    pub fn new(document: &Value) -> Self {
        let mut builder = Builder {
            document,
            nodes: Vec::new(),
            sets: Vec::new(),
            holders: Vec::new(),
            values: 0,
            queue: VecDeque::new(),
        };
        let root = Set::from([String::new()]);
        builder.node(String::new(), NONE, root, Step::Other);
        while let Some(id) = builder.queue.pop_front() {
            builder.fill(id);
        }
        let mut slots = 0;
        for node in &mut builder.nodes {
            node.slots = slots;
            slots += node.members.len() + 1;
        }
        Self {
            nodes: builder.nodes,
            values: builder.values,
            slots,
        }
    }

    /// The place that a JSON pointer leads to; indices lead to the items of a list.
    pub fn at(&self, at: &str) -> Option<u32> {
        let steps = pointer::split(at)?;
        let mut id = 0;
        for step in steps {
            let node = self.node(id)?;
            let named = |named: &&Named| named.quoted.as_ref() == quoted(&step).as_bytes();
            let member = node.members.iter().find(named).map(|named| named.node);
            id = match member {
                Some(member) => member,
                None if node.items != NONE => node.items,
                None if node.others != NONE => node.others,
                None => return None,
            };
        }
        Some(id)
    }

    /// A schema of what a report calls by this pointer, as a JSON pointer into the document.
    pub fn schema(&self, pointer: &str) -> Option<&str> {
        let node = self.nodes.iter().find(|node| node.pointer == pointer);
        node.map(|node| node.schema.as_str())
    }

    pub(super) fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id as usize)
    }
}

fn quoted(name: &str) -> String {
    Value::from(name).to_string()
}

impl Builder<'_> {
    /// A place for values of these schemas: a new one, or the one above with the same schemas, where they recur.
    fn node(&mut self, pointer: String, parent: NodeId, set: Set, step: Step) -> NodeId {
        if set.is_empty() {
            return NONE;
        }
        let mut above = parent;
        while let Some(node) = self.nodes.get(above as usize) {
            let same = self.sets.get(above as usize) == Some(&set);
            if same && node.is_member == (step == Step::Member) && step != Step::Content {
                return above;
            }
            above = node.parent;
        }
        if self.nodes.len() >= MOST {
            return NONE;
        }
        let id = NodeId::try_from(self.nodes.len()).unwrap_or(NONE);
        self.nodes.push(Node {
            pointer,
            schema: set.first().cloned().unwrap_or_default(),
            parent,
            members: Vec::new(),
            by_name: HashMap::new(),
            slots: 0,
            items: NONE,
            others: NONE,
            content: NONE,
            values: Vec::new(),
            is_member: step == Step::Member,
            is_content: step == Step::Content,
            is_sensitive: self.is_sensitive(parent),
        });
        self.holders.push(Set::new());
        self.sets.push(set);
        self.queue.push_back(id);
        id
    }

    /// The place above one that the same schemas describe: a type that holds itself.
    fn recurs(&self, id: NodeId) -> Option<&Node> {
        let own = self
            .holders
            .get(id as usize)
            .filter(|own| !own.is_empty())?;
        let node = self.nodes.get(id as usize)?;
        let (is_sensitive, mut above) = (node.is_sensitive, node.parent);
        loop {
            let node = self.nodes.get(above as usize)?;
            let is_same = self.holders.get(above as usize) == Some(own);
            if is_same && node.is_sensitive == is_sensitive {
                return Some(node);
            }
            above = node.parent;
        }
    }

    fn is_sensitive(&self, id: NodeId) -> bool {
        self.nodes
            .get(id as usize)
            .is_some_and(|node| node.is_sensitive)
    }

    fn fill(&mut self, id: NodeId) {
        let Some(set) = self.sets.get(id as usize).cloned() else {
            return;
        };
        let mut said = Said::default();
        let mut met = Set::new();
        for schema in set {
            self.say(&schema, &mut met, &mut said);
        }
        let holds = |at: &String| {
            let schema = self.document.pointer(at).and_then(Value::as_object);
            schema.is_some_and(|schema| HOLDERS.iter().any(|word| schema.contains_key(*word)))
        };
        met.retain(holds);
        if let Some(holders) = self.holders.get_mut(id as usize) {
            *holders = met;
        }
        let is_sensitive = said.is_sensitive || self.is_sensitive(id);
        if is_sensitive {
            said.values.clear();
        }
        if let Some(node) = self.nodes.get_mut(id as usize) {
            node.is_sensitive = is_sensitive;
        }
        self.list(id, std::mem::take(&mut said.values));
        if let Some(above) = self.recurs(id) {
            // What it holds is counted with what stands there: else types that hold each other would have places without
            // end.
            let (members, by_name) = (above.members.clone(), above.by_name.clone());
            let (items, others, content) = (above.items, above.others, above.content);
            if let Some(node) = self.nodes.get_mut(id as usize) {
                (node.members, node.by_name) = (members, by_name);
                (node.items, node.others, node.content) = (items, others, content);
            }
            return;
        }
        let above = self.nodes.get(id as usize);
        let above = above.map_or_else(String::new, |node| node.pointer.clone());
        let star = format!("{above}/*");
        let mut members = Vec::new();
        for (name, set) in said.members {
            let place = format!("{above}/{}", pointer::escape(&name));
            let quoted = quoted(&name).into_bytes().into_boxed_slice();
            let node = self.node(place, id, set, Step::Member);
            members.push(Named { quoted, node });
        }
        let items = self.node(star.clone(), id, said.items, Step::Other);
        let others = self.node(star, id, said.others, Step::Other);
        let content = self.node(above, id, said.content, Step::Content);
        let Some(node) = self.nodes.get_mut(id as usize) else {
            return;
        };
        if members.len() > FEW {
            let by_name = members.iter().enumerate();
            node.by_name = by_name
                .map(|(number, named)| (named.quoted.clone(), number))
                .collect();
        }
        (node.members, node.items, node.others, node.content) = (members, items, others, content);
    }

    /// Numbers the listed values of a place.
    fn list(&mut self, id: NodeId, mut values: Vec<String>) {
        let first = self.values;
        values.truncate(MOST_VALUES);
        self.values += values.len();
        if let Some(node) = self.nodes.get_mut(id as usize) {
            let values = values.into_iter().enumerate();
            node.values = values
                .map(|(number, text)| (text.into_bytes().into_boxed_slice(), first + number))
                .collect();
        }
    }

    /// Adds what a schema says, and what all say that it leads to.
    fn say(&self, at: &str, met: &mut Set, said: &mut Said) {
        if !met.insert(at.to_owned()) {
            return;
        }
        let Some(Value::Object(schema)) = self.document.pointer(at) else {
            return;
        };
        for (keyword, value) in schema {
            let place = format!("{at}/{}", pointer::escape(keyword));
            match (keyword.as_str(), value) {
                ("$ref", Value::String(target)) => {
                    if let Some(target) = target.strip_prefix('#') {
                        self.say(target, met, said);
                    }
                }
                ("allOf" | "anyOf" | "oneOf", Value::Array(branches)) => {
                    for number in 0..branches.len() {
                        self.say(&format!("{place}/{number}"), met, said);
                    }
                }
                ("if" | "then" | "else", _) => self.say(&place, met, said),
                ("dependentSchemas", Value::Object(branches)) => {
                    for name in branches.keys() {
                        let branch = format!("{place}/{}", pointer::escape(name));
                        self.say(&branch, met, said);
                    }
                }
                ("properties", Value::Object(members)) => {
                    for name in members.keys() {
                        let member = format!("{place}/{}", pointer::escape(name));
                        said.members.entry(name.clone()).or_default().insert(member);
                    }
                }
                ("patternProperties", Value::Object(patterns)) => {
                    let patterns = patterns.keys();
                    said.others
                        .extend(patterns.map(|name| format!("{place}/{}", pointer::escape(name))));
                }
                ("additionalProperties", Value::Object(_)) => {
                    said.others.insert(place);
                }
                ("items", Value::Object(_)) => {
                    said.items.insert(place);
                }
                ("prefixItems", Value::Array(items)) => {
                    let items = 0..items.len();
                    said.items
                        .extend(items.map(|number| format!("{place}/{number}")));
                }
                ("contentSchema", Value::Object(_)) => {
                    said.content.insert(place);
                }
                ("x-sensitive", Value::String(how)) => said.is_sensitive |= how != "none",
                ("const", value) => list(said, value),
                ("enum" | "x-known-values", Value::Array(values)) => {
                    for value in values {
                        list(said, value);
                    }
                }
                _ => {}
            }
        }
    }
}

/// Adds a listed value, if it is a scalar that tells more than its kind does.
fn list(said: &mut Said, value: &Value) {
    let text = match value {
        Value::String(_) | Value::Number(_) => value.to_string(),
        _ => return,
    };
    if !said.values.contains(&text) {
        said.values.push(text);
    }
}
