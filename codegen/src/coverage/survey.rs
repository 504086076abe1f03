//! What the spec states, checked against what fixtures and examples show.
//!
//! Built once for a run: the lint and the coverage table read the same marks.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::added::{Added, Owner};
use super::marker::Marker;
use super::tree::{Fact, FactId, Kind, Level, NodeId, Tree, chain};
use crate::bodies::Bodies;
use crate::model::{
    self, Api, Blocked, Described, Envelope, Example, Operation, Place, Provenance, SchemaRef,
};
use crate::openapi::{Document, SchemaId};
use crate::source::Span;
use bilispec_wire::envelope::{Code, Success};
use bilispec_wire::json::pointer;

/// All facts of a spec.
#[derive(Debug)]
pub(crate) struct Survey<'a> {
    /// In the order of [`Api::operations`].
    pub(crate) operations: Vec<Tree<'a>>,
    /// In the order of [`Api::envelopes`].
    pub(crate) envelopes: Vec<Tree<'a>>,
    /// Where the trees of the operations begin, in their order.
    pub(crate) roots: Vec<Roots>,
    /// Where those of the envelopes begin.
    pub(crate) envelope_roots: Vec<Roots>,
}

/// Where the parts of a tree begin.
#[derive(Debug, Default)]
pub(crate) struct Roots {
    /// The payload of a success, or the whole of it for an envelope.
    pub(crate) payload: Option<NodeId>,
    /// Codes, with what their data is.
    pub(crate) codes: Vec<CodeNode>,
    /// Texts in the message that block.
    pub(crate) blocked: Vec<(String, FactId)>,
    /// Parameters, with what is in them.
    pub(crate) parameters: Vec<(String, Place, FactId, Option<NodeId>)>,
}

impl<'a> Survey<'a> {
    pub(crate) fn new(document: &'a Document, api: &Api, bodies: &Bodies) -> Self {
        let mut envelopes: Vec<Shared<'a>> = api
            .envelopes
            .iter()
            .map(|envelope| Shared::new(document, envelope))
            .collect();
        let mut operations = Vec::new();
        let mut roots = Vec::new();
        for operation in &api.operations {
            let Some(shared) = envelopes.get_mut(operation.reply.envelope.index()) else {
                continue;
            };
            let refusal = shared.refusal(document, operation);
            let mut own = Own::new(document, operation);
            let envelope = api.envelope(operation.reply.envelope);
            for example in &operation.examples {
                own.request(document, example);
                let is_main = example.described == Described::Reply;
                if let Some(body) = bodies.value(example).filter(|_| is_main) {
                    own.reply(document, envelope, shared, refusal, example, body);
                    own.tree.count();
                }
            }
            operations.push(own.tree);
            roots.push(own.roots);
        }
        let (envelopes, envelope_roots) = envelopes
            .into_iter()
            .map(|shared| (shared.tree, shared.roots))
            .unzip();
        let mut survey = Self {
            operations,
            envelopes,
            roots,
            envelope_roots,
        };
        survey.share(api);
        survey
    }

    fn trees(&mut self) -> impl Iterator<Item = &mut Tree<'a>> {
        self.operations.iter_mut().chain(&mut self.envelopes)
    }

    /// What is stated once for several operations — a value of a shared enum, a code of the catalogue — is proven
    /// for all of them by a fixture of any.
    fn share(&mut self, api: &Api) {
        let operations = api.operations.iter().flat_map(|operation| &operation.codes);
        let envelopes = api.envelopes.iter().flat_map(|envelope| &envelope.codes);
        let definitions: HashMap<Span, Span> = operations
            .chain(envelopes)
            .map(|code| (code.span, code.definition))
            .collect();
        let stated = |fact: &Fact| match fact.kind {
            Kind::Field | Kind::Parameter => None,
            Kind::Value => Some(fact.span),
            Kind::Code => definitions.get(&fact.span).copied(),
        };
        let proven: HashSet<Span> = self
            .trees()
            .flat_map(|tree| tree.facts().iter())
            .filter(|fact| fact.seen.proven)
            .filter_map(stated)
            .collect();
        for fact in self.trees().flat_map(Tree::facts_mut) {
            fact.seen.proven |= stated(fact).is_some_and(|span| proven.contains(&span));
        }
    }
}

/// A code, as the key of `x-codes` has it, with what its data is.
pub(crate) type CodeNode = (String, FactId, Option<NodeId>);

fn codes(tree: &mut Tree<'_>, document: &Document, codes: &[model::Code]) -> Vec<CodeNode> {
    let mut nodes = Vec::new();
    for code in codes {
        let number = code.key();
        let name = format!("{number} {}", code.name);
        let level = Level {
            span: (code.definition != code.span).then_some(code.definition),
            ..Level::from(&code.docs)
        };
        let fact = tree.add(Kind::Code, name, level, code.span);
        let data = code
            .data
            .as_ref()
            .and_then(|data| schema(document, &data.schema))
            .map(|id| tree.grow(id, &format!("[{number}]"), &(&code.docs).into()));
        nodes.push((number, fact, data));
    }
    nodes
}

/// Texts that block are refusals like codes, and are counted with them.
fn blocked(tree: &mut Tree<'_>, texts: &[Blocked]) -> Vec<(String, FactId)> {
    let mut facts = Vec::new();
    for one in texts {
        let name = format!("\"{}\" {}", one.text, one.name);
        let fact = tree.add(Kind::Code, name, Level::from(&one.docs), one.span);
        facts.push((one.text.clone(), fact));
    }
    facts
}

/// Marks the text that a message contains.
fn mark_blocked(marker: &mut Marker<'_, '_, '_>, roots: &Roots, message: &Value, owner: Owner<'_>) {
    let text = message.as_str().unwrap_or_default();
    let mut all = roots.blocked.iter();
    if let Some((_, fact)) = all.find(|(known, _)| text.contains(known.as_str())) {
        marker.mark(*fact, message, owner);
    }
}

fn schema(document: &Document, place: &SchemaRef) -> Option<SchemaId> {
    document.schemas.at(place.span)
}

/// An envelope, shared by operations.
struct Shared<'a> {
    tree: Tree<'a>,
    roots: Roots,
    refusals: Vec<(SchemaId, NodeId)>,
}

impl<'a> Shared<'a> {
    fn new(document: &'a Document, envelope: &Envelope) -> Self {
        let mut tree = Tree::new(document);
        let success = schema(document, &envelope.schema)
            .map(|id| tree.grow(id, "", &(&envelope.docs).into()));
        let codes = codes(&mut tree, document, &envelope.codes);
        let blocked = blocked(&mut tree, &envelope.blocked);
        Self {
            tree,
            roots: Roots {
                payload: success,
                codes,
                blocked,
                parameters: Vec::new(),
            },
            refusals: Vec::new(),
        }
    }

    /// The refusal of an operation's reply; most operations share one.
    fn refusal(&mut self, document: &'a Document, operation: &Operation) -> Option<NodeId> {
        let reply = schema(document, &operation.reply.schema)?;
        let branches = chain(document, reply)
            .into_iter()
            .find_map(|(_, object)| object.one_of.as_ref())?;
        let refusal = branches.value.iter().find_map(|id| {
            let chain = chain(document, *id);
            let refuses = chain.iter().any(|(_, object)| object.not.is_some());
            chain.last().filter(|_| refuses).map(|(target, _)| *target)
        })?;
        if let Some((_, node)) = self.refusals.iter().find(|(known, _)| *known == refusal) {
            return Some(*node);
        }
        let before = self.tree.facts().len();
        let node = self.tree.grow(refusal, "", &(&operation.docs).into());
        for fact in self.tree.facts_mut().iter_mut().skip(before) {
            fact.name.push_str(" (refusal)");
        }
        self.refusals.push((refusal, node));
        Some(node)
    }
}

/// An operation.
struct Own<'a> {
    tree: Tree<'a>,
    roots: Roots,
}

impl<'a> Own<'a> {
    fn new(document: &'a Document, operation: &Operation) -> Self {
        let mut tree = Tree::new(document);
        tree.fields_are(Kind::Parameter);
        let mut parameters = Vec::new();
        let list = &operation.request.parameters;
        for parameter in list {
            let twice = list
                .iter()
                .filter(|other| other.name == parameter.name)
                .count()
                > 1;
            let name = if twice {
                format!("{} ({})", parameter.name, parameter.place.word())
            } else {
                parameter.name.clone()
            };
            let level = Level::from(&parameter.docs);
            let fact = tree.add(Kind::Parameter, name, level.clone(), parameter.span);
            let node = schema(document, &parameter.schema)
                .map(|id| tree.grow(id, &parameter.name, &level));
            parameters.push((parameter.name.clone(), parameter.place, fact, node));
        }
        tree.fields_are(Kind::Field);
        let payload = schema(document, &operation.reply.payload_schema)
            .map(|id| tree.grow(id, "", &(&operation.reply.docs).into()));
        let codes = codes(&mut tree, document, &operation.codes);
        let blocked = blocked(&mut tree, &operation.blocked);
        Self {
            tree,
            roots: Roots {
                payload,
                codes,
                blocked,
                parameters,
            },
        }
    }

    /// Captures hold replies; of requests only those that the notes print are evidence.
    fn request(&mut self, document: &Document, example: &Example) {
        let owner = if example.provenance == Provenance::Sample {
            Owner::Plain(None)
        } else {
            Owner::Added
        };
        for argument in &example.request {
            let known = self
                .roots
                .parameters
                .iter()
                .find(|(name, place, ..)| *name == argument.name && *place == argument.place);
            if let Some((_, _, fact, node)) = known {
                let value = argument.value.to_value();
                let mut marker = Marker {
                    document,
                    tree: &mut self.tree,
                };
                marker.mark(*fact, &value, owner);
                if let Some(node) = node {
                    marker.visit(*node, &value, owner);
                }
            }
        }
    }

    fn reply(
        &mut self,
        document: &Document,
        envelope: &Envelope,
        shared: &mut Shared<'a>,
        refusal: Option<NodeId>,
        example: &Example,
        body: &Value,
    ) {
        let added = Added::new(&example.added);
        let owner = if example.provenance == Provenance::Composed {
            Owner::Added
        } else {
            Owner::Plain(Some(&added))
        };
        // The first place that holds something other than null wins; if all are null, null is the code.
        let found = || {
            let places = envelope.code.iter();
            places.filter_map(|place| Some((place, body.pointer(&pointer::of(place))?)))
        };
        let read = found()
            .find(|(_, value)| !value.is_null())
            .or_else(|| found().next());
        let code = read.and_then(|(_, value)| code(value));
        let success = match &code {
            Some(code) => envelope.success.has(code),
            None => envelope.is_none() || envelope.success == Success::Absent,
        };
        if read.is_none() && !success {
            return;
        }
        let outer = if success {
            shared.roots.payload
        } else {
            refusal
        };
        if let Some(node) = outer {
            let tree = &mut shared.tree;
            Marker { document, tree }.visit(node, body, owner);
        }
        let inner = body.pointer(&pointer::of(&envelope.data));
        let inner = inner.map(|data| (data, along(owner, &envelope.data)));
        if let Some((place, read)) = read {
            let key = code.map_or_else(|| "null".to_owned(), |code| code.key().to_string());
            let read = (read, along(owner, place));
            self.code(document, shared, &key, read, inner);
        }
        let mut messages = envelope.message.iter();
        let message = messages.find_map(|place| Some((place, body.pointer(&pointer::of(place))?)));
        if let Some((place, message)) = message.filter(|_| success) {
            let at = along(owner, place);
            let tree = &mut shared.tree;
            mark_blocked(&mut Marker { document, tree }, &shared.roots, message, at);
            let tree = &mut self.tree;
            mark_blocked(&mut Marker { document, tree }, &self.roots, message, at);
        }
        if let Some(((data, owner), node)) = inner.zip(self.roots.payload).filter(|_| success) {
            let tree = &mut self.tree;
            Marker { document, tree }.visit(node, data, owner);
        }
    }

    /// A reply's code, of the operation or of the envelope, and what it carries.
    fn code(
        &mut self,
        document: &Document,
        shared: &mut Shared<'a>,
        key: &str,
        (read, at): (&Value, Owner<'_>),
        inner: Option<(&Value, Owner<'_>)>,
    ) {
        let of = |codes: &[CodeNode]| {
            let found = codes.iter().find(|(code, ..)| code == key);
            found.map(|(_, fact, node)| (*fact, *node))
        };
        let own = of(&self.roots.codes).map(|found| (found, &mut self.tree));
        let found = own.or_else(|| {
            let found = of(&shared.roots.codes)?;
            Some((found, &mut shared.tree))
        });
        let Some(((fact, node), tree)) = found else {
            return;
        };
        let mut marker = Marker { document, tree };
        marker.mark(fact, read, at);
        if let Some(((data, owner), node)) = inner.zip(node) {
            marker.visit(node, data, owner);
        }
    }
}

/// What holds at a place, a name or a pointer, from what holds for the whole.
fn along<'a>(owner: Owner<'a>, place: &str) -> Owner<'a> {
    pointer::tokens(place).fold(owner, |at, name| Added::step(at, &name))
}

/// The code that a value is.
pub(crate) fn code(value: &Value) -> Option<Code<'_>> {
    match value {
        Value::Number(number) => number.as_i64().map(Code::Integer),
        Value::String(text) => Some(Code::Text(text.into())),
        Value::Bool(value) => Some(Code::Boolean(*value)),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
