//! What a spec states about values, as a tree that a document can be checked against.
//!
//! A node stands for all schemas that apply to one value: a `$ref` and its target, the parts of an `allOf`. What
//! is stated there — a field, a value of an enum — is a fact with its level of evidence, nearest level first.
//! Knows schemas; does not know fixtures.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::model::{Docs, Evidence};
use crate::openapi::words::JsonKind;
use crate::openapi::{Document, EvidenceMark, SchemaId, SchemaObject, SourceMark};
use crate::source::{Json, Span, Spanned};

/// Above this many nodes a tree no longer repeats what is shared: a schema's second use is its first.
const MAX_NODES: usize = 20_000;

/// What a fact is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A field of a reply.
    Field,
    /// A parameter, or a field of what it holds.
    Parameter,
    /// A value of an enum, open or closed.
    Value,
    /// A code.
    Code,
}

/// One thing that the spec states.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    /// What it is about.
    pub(crate) kind: Kind,
    /// A field's path, a value with its name, a code with its name.
    pub(crate) name: String,
    /// How well it is known, own or inherited.
    pub(crate) level: Evidence,
    /// Where the level is written, if that is known.
    pub(crate) level_span: Option<Span>,
    /// The sources that it is known from, own or inherited with the level.
    pub(crate) sources: Arc<[String]>,
    /// Where it is stated.
    pub(crate) span: Span,
    /// Null is one of the things that a field can be.
    pub(crate) nullable: bool,
    /// What fixtures and examples show of it.
    pub(crate) seen: Seen,
}

/// A level, and where it is written if that is known.
#[derive(Debug, Clone)]
pub(crate) struct Level {
    pub(crate) value: Evidence,
    pub(crate) span: Option<Span>,
    /// Ids of the ledger.
    pub(crate) sources: Arc<[String]>,
}

impl From<&Docs> for Level {
    fn from(docs: &Docs) -> Self {
        Self {
            value: docs.evidence,
            span: None,
            sources: docs.sources.as_slice().into(),
        }
    }
}

impl Level {
    /// What a schema says of its level, if it does, or else what holds around it. A level without sources has none.
    fn or(&self, value: Option<(Evidence, Span)>, sources: Option<&[Spanned<String>]>) -> Self {
        let sources = sources.map(|list| list.iter().map(|id| id.value.clone()).collect());
        match value {
            Some((value, span)) => Self {
                value,
                span: Some(span),
                sources: sources.unwrap_or_default(),
            },
            None => Self {
                sources: sources.unwrap_or_else(|| Arc::clone(&self.sources)),
                ..self.clone()
            },
        }
    }
}

/// What fixtures and examples show of a fact.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent observations, no states"
)]
pub(crate) struct Seen {
    /// Some body has it.
    pub(crate) shown: bool,
    /// Some body has it as null.
    pub(crate) null: bool,
    /// Some body has it as something else than null.
    pub(crate) filled: bool,
    /// A body has it that is evidence, not put together.
    pub(crate) proven: bool,
    /// The body that is looked at has it, and is evidence.
    pub(crate) here: bool,
    /// How many bodies have it that are evidence.
    pub(crate) captures: u32,
}

/// A fact by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct FactId(usize);

/// A node by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct NodeId(usize);

/// All schemas that apply to one value.
#[derive(Debug)]
pub(crate) struct Node {
    /// Members by name; a name may be there twice, from two schemas.
    pub(crate) members: Vec<(String, FactId, NodeId)>,
    /// Members of other names.
    pub(crate) rest: Option<NodeId>,
    /// Items of a list.
    pub(crate) items: Option<NodeId>,
    /// What a text holds.
    pub(crate) content: Option<NodeId>,
    /// Alternatives: a document chooses among those of one list.
    pub(crate) choices: Vec<Vec<(SchemaId, NodeId)>>,
    /// Values with names.
    pub(crate) values: Vec<(Json, FactId)>,
    /// The sources that the whole is known from.
    pub(crate) sources: Arc<[String]>,
}

impl Node {
    fn new() -> Self {
        Self {
            members: Vec::new(),
            rest: None,
            items: None,
            content: None,
            choices: Vec::new(),
            values: Vec::new(),
            sources: Arc::default(),
        }
    }
}

/// Facts and nodes of one operation, or of the envelopes.
#[derive(Debug)]
pub(crate) struct Tree<'a> {
    document: &'a Document,
    /// What field facts are: fields of replies, or parts of parameters.
    kind: Kind,
    facts: Vec<Fact>,
    nodes: Vec<Node>,
    /// Values of a shared enum are stated once, however many places refer to it.
    values: HashMap<Span, FactId>,
    /// Members of the values whose alternatives are being read: a branch that mentions one tests it.
    outer: HashMap<String, FactId>,
    /// Schemas that are being read, for those that lead back to themselves.
    open: Vec<(SchemaId, NodeId)>,
    /// The first node of each schema, once there are too many.
    first: HashMap<SchemaId, NodeId>,
}

#[expect(
    clippy::indexing_slicing,
    reason = "ids are made only by the tree that fills these lists, and nothing is ever removed from them"
)]
impl<'a> Tree<'a> {
    pub(crate) fn new(document: &'a Document) -> Self {
        Self {
            document,
            kind: Kind::Field,
            facts: Vec::new(),
            nodes: Vec::new(),
            values: HashMap::new(),
            outer: HashMap::new(),
            open: Vec::new(),
            first: HashMap::new(),
        }
    }

    /// What fields are from here on.
    pub(crate) fn fields_are(&mut self, kind: Kind) {
        self.kind = kind;
    }

    pub(crate) fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// The body that was looked at is done with.
    pub(crate) fn count(&mut self) {
        for fact in self.facts_mut() {
            let here = std::mem::take(&mut fact.seen.here);
            fact.seen.captures += u32::from(here);
        }
    }

    pub(crate) fn facts_mut(&mut self) -> &mut [Fact] {
        &mut self.facts
    }

    pub(crate) fn fact(&self, id: FactId) -> &Fact {
        &self.facts[id.0]
    }

    pub(crate) fn fact_mut(&mut self, id: FactId) -> &mut Fact {
        &mut self.facts[id.0]
    }

    pub(crate) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0]
    }

    pub(crate) fn add(&mut self, kind: Kind, name: String, level: Level, span: Span) -> FactId {
        self.facts.push(Fact {
            kind,
            name,
            level: level.value,
            level_span: level.span,
            sources: level.sources,
            span,
            nullable: false,
            seen: Seen::default(),
        });
        FactId(self.facts.len() - 1)
    }

    /// The node of the value that `schema` describes; its fields' names begin with `path`.
    pub(crate) fn grow(&mut self, schema: SchemaId, path: &str, inherited: &Level) -> NodeId {
        let chain = chain(self.document, schema);
        let target = chain.last().map_or(schema, |(id, _)| *id);
        if let Some((_, node)) = self.open.iter().find(|(open, _)| *open == target) {
            return *node;
        }
        if self.nodes.len() >= MAX_NODES
            && let Some(node) = self.first.get(&target)
        {
            return *node;
        }
        let node = NodeId(self.nodes.len());
        self.nodes.push(Node::new());
        self.first.entry(target).or_insert(node);
        self.open.push((target, node));
        let level = level(&chain, inherited);
        self.nodes[node.0].sources = Arc::clone(&level.sources);
        for (_, object) in chain {
            self.object(node, object, path, &level);
        }
        self.open.pop();
        node
    }

    /// Adds what one schema says to the node of its value.
    fn object(&mut self, node: NodeId, object: &'a SchemaObject, path: &str, level: &Level) {
        for member in object.properties.iter().flatten() {
            self.member(
                node,
                &member.name.value,
                member.name.span,
                member.value,
                path,
                level,
            );
        }
        if let Some(id) = object.additional_properties {
            let child = self.grow(id, &format!("{path}{{}}"), level);
            self.nodes[node.0].rest.get_or_insert(child);
        }
        if let Some(id) = object.items {
            let child = self.grow(id, &format!("{path}[]"), level);
            self.nodes[node.0].items.get_or_insert(child);
        }
        if let Some(id) = object.content_schema {
            let child = self.grow(id, path, level);
            self.nodes[node.0].content.get_or_insert(child);
        }
        for part in object.all_of.iter().flat_map(|list| &list.value) {
            let chain = chain(self.document, *part);
            let level = self::level(&chain, level);
            for (_, object) in chain {
                self.object(node, object, path, &level);
            }
        }
        let alternatives = [&object.one_of, &object.any_of].into_iter().flatten();
        if alternatives.clone().next().is_some() {
            let outer = self.outer.clone();
            let members = self.nodes[node.0].members.iter();
            let own = members.map(|(_, fact, _)| (self.facts[fact.0].name.clone(), *fact));
            self.outer.extend(own);
            for list in alternatives {
                let branches = list
                    .value
                    .iter()
                    .map(|id| (*id, self.grow(*id, path, level)))
                    .collect();
                self.nodes[node.0].choices.push(branches);
            }
            self.outer = outer;
        }
        self.named_values(node, object, path, level);
    }

    fn member(
        &mut self,
        node: NodeId,
        name: &str,
        span: Span,
        schema: SchemaId,
        path: &str,
        inherited: &Level,
    ) {
        let path = if path.is_empty() {
            name.to_owned()
        } else {
            format!("{path}.{name}")
        };
        let level = level(&chain(self.document, schema), inherited);
        // Another schema of the same value may have described it: this one restricts it.
        let members = &self.nodes[node.0].members;
        let known = members.iter().find(|(known, ..)| known == name);
        let known = known.map(|(_, fact, _)| fact);
        let fact = match known.or(self.outer.get(&path)) {
            Some(fact) => *fact,
            None => self.add(self.kind, path.clone(), level.clone(), span),
        };
        self.facts[fact.0].nullable |= allows(self.document, schema, JsonKind::Null);
        let child = self.grow(schema, &path, &level);
        self.nodes[node.0]
            .members
            .push((name.to_owned(), fact, child));
    }

    fn named_values(&mut self, node: NodeId, object: &'a SchemaObject, path: &str, level: &Level) {
        let names = object.enum_names.as_ref();
        let levels = object.evidence.as_ref().and_then(|mark| match &mark.value {
            EvidenceMark::PerValue(levels) => Some(levels),
            EvidenceMark::One(_) => None,
        });
        let cited = object.sources.as_ref().and_then(|mark| match &mark.value {
            SourceMark::PerValue(lists) => Some(lists),
            SourceMark::One(_) => None,
        });
        let title = object
            .title
            .as_ref()
            .map_or(path, |title| title.value.as_str())
            .to_owned();
        let closed = object.values.iter().flat_map(|list| &list.value);
        for (index, value) in closed.enumerate() {
            if value.value == Json::Null {
                continue;
            }
            let name = names.and_then(|names| names.value.get(index));
            let own = levels
                .and_then(|levels| levels.get(index))
                .zip(object.evidence.as_ref());
            let cited = cited.and_then(|lists| lists.get(index));
            let level = level.or(
                own.map(|(own, mark)| (*own, mark.span)),
                cited.map(Vec::as_slice),
            );
            let name = name.map(|name| name.value.as_str());
            self.value(node, &value.value, name, &title, level, value.span);
        }
        for known in object.known_values.iter().flat_map(|list| &list.value) {
            let own = known.evidence.as_ref().map(|own| (own.value, own.span));
            let cited = known.sources.as_ref().map(|list| list.value.as_slice());
            // What was seen in a body of one call was not seen in those of another that shares the type.
            let elsewhere = own.is_some_and(|(own, _)| own == Evidence::Observed)
                && level.value != Evidence::Observed;
            let level = if elsewhere {
                level.clone()
            } else {
                level.or(own, cited)
            };
            let (value, name) = (&known.value, Some(known.name.value.as_str()));
            self.value(node, &value.value, name, &title, level, value.span);
        }
    }

    fn value(
        &mut self,
        node: NodeId,
        value: &Json,
        name: Option<&str>,
        title: &str,
        level: Level,
        span: Span,
    ) {
        let fact = if let Some(fact) = self.values.get(&span) {
            let known = &mut self.facts[fact.0];
            if level.value < known.level {
                (known.level, known.level_span) = (level.value, level.span);
                known.sources = level.sources;
            }
            *fact
        } else {
            let name = match name {
                Some(name) => format!("{title}::{name} ({value})"),
                None => format!("{title} {value}"),
            };
            let fact = self.add(Kind::Value, name, level, span);
            self.values.insert(span, fact);
            fact
        };
        self.nodes[node.0].values.push((value.clone(), fact));
    }
}

/// A schema and all that its `$ref` leads to, nearest first.
pub(crate) fn chain(document: &Document, id: SchemaId) -> Vec<(SchemaId, &SchemaObject)> {
    let mut chain = Vec::new();
    let mut visited = HashSet::new();
    let mut next = Some(id);
    while let Some(id) = next.filter(|id| visited.insert(*id)) {
        let object = document.schemas.get(id).object();
        chain.extend(object.map(|object| (id, object)));
        next = object
            .and_then(|object| object.reference.as_ref())
            .and_then(|reference| reference.value.target);
    }
    chain
}

/// The level that the nearest schema of a chain names for the whole, or else what holds around it.
fn level(chain: &[(SchemaId, &SchemaObject)], around: &Level) -> Level {
    let own = chain.iter().find_map(|(_, object)| {
        let value = match object
            .evidence
            .as_ref()
            .map(|mark| (&mark.value, mark.span))
        {
            Some((EvidenceMark::One(value), span)) => Some((*value, span)),
            _ => None,
        };
        let sources = match object.sources.as_ref().map(|mark| &mark.value) {
            Some(SourceMark::One(sources)) => Some(sources.as_slice()),
            _ => None,
        };
        (value.is_some() || sources.is_some()).then(|| around.or(value, sources))
    });
    own.unwrap_or_else(|| around.clone())
}

/// Whether a schema names `kind` among several types, itself or in a branch.
fn allows(document: &Document, id: SchemaId, kind: JsonKind) -> bool {
    chain(document, id).iter().any(|(_, object)| {
        let types = object.types.as_ref().map(|types| types.0.as_slice());
        let listed = types
            .is_some_and(|types| types.len() > 1 && types.iter().any(|known| known.value == kind));
        let branch = [&object.one_of, &object.any_of]
            .into_iter()
            .flatten()
            .flat_map(|list| &list.value)
            .any(|branch| {
                chain(document, *branch).iter().any(|(_, object)| {
                    object
                        .types
                        .iter()
                        .flat_map(|types| &types.0)
                        .any(|known| known.value == kind)
                })
            });
        listed || branch
    })
}
