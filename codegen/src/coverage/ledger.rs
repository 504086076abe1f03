//! The ledger of evidence beside the spec: which recorded facts the spec has, and which sources nothing cites.
//!
//! A fact counts as taken only where it is recorded, and only if what stands there cites the source.

use std::collections::HashSet;

use serde::Serialize;

use super::survey::{Roots, Survey};
use super::tree::{FactId, NodeId, Tree};
use crate::model::{Api, Docs, Envelope, Operation, Place, Status, Type, TypeKind};
use crate::openapi::ledger::{Ledger, Pointer, Recorded, Source};
use crate::source::{Json, Span, Spanned};

/// What became of the facts of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidenced {
    /// How many sources there are.
    pub sources: usize,
    /// How many facts are recorded, those of all sources together.
    pub facts: usize,
    /// Those that the spec states, in a place that cites the source, or in a note that does.
    pub taken: usize,
    /// Those that the ledger refuses, each with its reason.
    pub refused: usize,
    /// Those that are neither: recorded as taken, and not there.
    pub untaken: Vec<Untaken>,
    /// Sources that nothing in the spec cites, although not all they say is refused.
    pub uncited: Vec<String>,
}

/// A fact that is recorded as taken and stands nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Untaken {
    /// The source's id.
    pub source: String,
    /// The operation, the envelope, or `*`.
    pub operation: String,
    /// The pointer, as the ledger has it.
    pub pointer: String,
    /// What is missing.
    pub why: &'static str,
    /// Where it is recorded.
    #[serde(skip)]
    pub span: Span,
}

const ABSENT: &str = "the spec has no such thing";
const NOT_CITED: &str = "what stands there does not cite the source";
const NO_NOTE: &str = "no note there cites the source";

/// Joins the ledger and the spec. `cited`: all ids that the spec names.
pub(crate) fn join(
    ledger: &Ledger,
    api: &Api,
    survey: &Survey<'_>,
    cited: &[Spanned<String>],
) -> Evidenced {
    let mut found = Evidenced {
        sources: ledger.sources.len(),
        facts: 0,
        taken: 0,
        refused: 0,
        untaken: Vec::new(),
        uncited: Vec::new(),
    };
    let spec = Spec { api, survey };
    let cited: HashSet<&str> = cited.iter().map(|id| id.value.as_str()).collect();
    for source in &ledger.sources {
        let before = found.refused;
        let all = found.facts;
        for list in &source.facts {
            found.list(&spec, source, list);
        }
        let refused = found.refused - before;
        let only_refused = refused > 0 && refused == found.facts - all;
        if !cited.contains(source.id.value.as_str()) && !only_refused {
            found.uncited.push(source.id.value.clone());
        }
    }
    found
}

impl Evidenced {
    fn list(&mut self, spec: &Spec<'_, '_>, source: &Source, list: &Recorded) {
        let id = &source.id.value;
        let refused = list.refused.as_ref().map_or(0, Vec::len);
        self.refused += refused;
        self.facts += refused;
        let taken = list.taken.iter().flatten().map(|fact| (fact, false));
        let noted = list.noted.iter().flatten().map(|fact| (fact, true));
        for (fact, noted) in taken.chain(noted) {
            self.facts += 1;
            let problem = spec
                .places(&list.operation.value)
                .map(|place| place.problem(&fact.value, id, noted))
                .min()
                .unwrap_or(Some(ABSENT));
            match problem {
                None => self.taken += 1,
                Some(why) => self.untaken.push(Untaken {
                    source: id.clone(),
                    operation: list.operation.value.clone(),
                    pointer: fact.value.text.clone(),
                    why,
                    span: fact.span,
                }),
            }
        }
    }
}

/// A spec with all that it states.
struct Spec<'s, 'a> {
    api: &'s Api,
    survey: &'s Survey<'a>,
}

/// An operation or an envelope.
struct PlaceOf<'s, 'a> {
    api: &'s Api,
    operation: Option<&'s Operation>,
    tree: &'s Tree<'a>,
    roots: &'s Roots,
    /// The outer object of its replies: its tree, where that begins, and the key of the payload.
    envelope: Option<(&'s Tree<'a>, &'s Roots, &'s Envelope)>,
    docs: &'s Docs,
}

impl<'s, 'a> Spec<'s, 'a> {
    /// The operation or envelope of that name; all operations for `*`.
    fn places(&self, name: &str) -> impl Iterator<Item = PlaceOf<'s, 'a>> {
        let (api, survey) = (self.api, self.survey);
        let envelopes = || {
            let trees = survey.envelopes.iter().zip(&survey.envelope_roots);
            api.envelopes.iter().zip(trees)
        };
        let trees = survey.operations.iter().zip(&survey.roots);
        let operations = api
            .operations
            .iter()
            .zip(trees)
            .map(move |(operation, (tree, roots))| {
                let index = operation.reply.envelope.index();
                let outer = survey
                    .envelopes
                    .get(index)
                    .zip(survey.envelope_roots.get(index));
                let envelope = api.envelope(operation.reply.envelope);
                PlaceOf {
                    api,
                    operation: Some(operation),
                    tree,
                    roots,
                    envelope: outer
                        .filter(|_| !envelope.is_none())
                        .map(|(tree, roots)| (tree, roots, envelope)),
                    docs: &operation.docs,
                }
            });
        let shared = envelopes().map(move |(envelope, (tree, roots))| PlaceOf {
            api,
            operation: None,
            tree,
            roots,
            envelope: None,
            docs: &envelope.docs,
        });
        let all = name == "*";
        let wanted = name.to_owned();
        let named = envelopes().map(|(envelope, _)| envelope.name.as_str());
        let names: Vec<&str> = api
            .operations
            .iter()
            .map(|operation| operation.id.as_str())
            .chain(named)
            .collect();
        operations
            .chain(shared)
            .zip(names)
            .filter(move |(place, name)| {
                if all {
                    place.operation.is_some()
                } else {
                    *name == wanted
                }
            })
            .map(|(place, _)| place)
    }
}

impl PlaceOf<'_, '_> {
    /// Why a fact counts as not taken here; `None`: it is.
    fn problem(&self, fact: &Pointer, id: &str, noted: bool) -> Option<&'static str> {
        let Some(sources) = self.find(fact) else {
            return Some(ABSENT);
        };
        if noted {
            return (!self.has_note_of(id)).then_some(NO_NOTE);
        }
        (!sources.iter().any(|known| known == id)).then_some(NOT_CITED)
    }

    /// The sources that what a pointer leads to cites; `None` if there is nothing.
    fn find(&self, fact: &Pointer) -> Option<Vec<String>> {
        let Some((first, rest)) = fact.steps.split_first() else {
            return fact.value.is_none().then(|| self.docs.sources.clone());
        };
        let value = fact.value.as_deref();
        match first.as_str() {
            "reply" => self.reply(rest, value),
            "codes" => self.code(rest, value),
            "blocked" => self.blocked(rest),
            "statuses" => self.status(rest),
            place => self.parameter(place, rest, value),
        }
    }

    fn reply(&self, steps: &[String], value: Option<&str>) -> Option<Vec<String>> {
        let inner = |steps| walk(self.tree, None, self.roots.payload?, steps, value);
        let Some((tree, roots, envelope)) = &self.envelope else {
            return inner(steps);
        };
        if steps.is_empty() {
            return Some(self.operation?.reply.docs.sources.clone());
        }
        let outer = || walk(tree, None, roots.payload?, steps, value);
        match envelope.below_data(steps) {
            Some(rest) if envelope.data.is_empty() => inner(rest).or_else(outer),
            Some(rest) => inner(rest),
            None => outer(),
        }
    }

    fn code(&self, steps: &[String], value: Option<&str>) -> Option<Vec<String>> {
        let (number, rest) = steps.split_first()?;
        let own = Some((self.tree, self.roots));
        let outer = self.envelope.map(|(tree, roots, _)| (tree, roots));
        let mut all = own.into_iter().chain(outer);
        let (tree, (_, fact, node)) = all.find_map(|(tree, roots)| {
            let found = roots.codes.iter().find(|(code, ..)| code == number);
            found.map(|code| (tree, code))
        })?;
        match rest.split_first() {
            None => Some(tree.fact(*fact).sources.to_vec()),
            Some((_, inner)) => walk(tree, None, (*node)?, inner, value),
        }
    }

    fn blocked(&self, steps: &[String]) -> Option<Vec<String>> {
        let [text] = steps else { return None };
        let outer = self.envelope.map(|(tree, roots, _)| (tree, roots));
        let mut all = std::iter::once((self.tree, self.roots)).chain(outer);
        all.find_map(|(tree, roots)| {
            let (_, fact) = roots.blocked.iter().find(|(known, _)| known == text)?;
            Some(tree.fact(*fact).sources.to_vec())
        })
    }

    fn status(&self, steps: &[String]) -> Option<Vec<String>> {
        let [number] = steps else { return None };
        let written = |status: Status| match status {
            Status::Exact(status) => status.to_string(),
            Status::Class(class) => format!("{class}XX"),
            Status::Default => "default".to_owned(),
        };
        let statuses = &self.operation?.statuses;
        let found = statuses.iter().find(|doc| written(doc.status) == *number);
        found.map(|doc| doc.docs.sources.clone())
    }

    fn parameter(&self, place: &str, steps: &[String], value: Option<&str>) -> Option<Vec<String>> {
        let place = match place {
            "path" => Place::Path,
            "query" => Place::Query,
            "header" => Place::Header,
            "cookie" => Place::Cookie,
            "form" => Place::Form,
            "json" => Place::Json,
            "body" => Place::Body,
            _ => return None,
        };
        let (name, rest) = steps.split_first()?;
        let known = self.roots.parameters.iter();
        let (_, _, fact, node) = known
            .filter(|(_, at, ..)| *at == place)
            .find(|(known, ..)| known == name)?;
        match node {
            Some(node) => walk(self.tree, Some(*fact), *node, rest, value),
            None => {
                (rest.is_empty() && value.is_none()).then(|| self.tree.fact(*fact).sources.to_vec())
            }
        }
    }

    /// Whether a note of the operation, or of something in it, cites the source.
    fn has_note_of(&self, id: &str) -> bool {
        let mut notes = Notes {
            api: self.api,
            id,
            seen: HashSet::new(),
        };
        match self.operation {
            Some(operation) => notes.operation(operation),
            None => notes.docs(self.docs),
        }
    }
}

/// Follows steps from a node; gives the sources of what they lead to.
fn walk(
    tree: &Tree<'_>,
    fact: Option<FactId>,
    node: NodeId,
    steps: &[String],
    value: Option<&str>,
) -> Option<Vec<String>> {
    let here = tree.node(node);
    let inner = here.choices.iter().flatten().map(|(_, node)| *node);
    let mut inside = inner.chain(here.content);
    let Some((step, rest)) = steps.split_first() else {
        let Some(value) = value else {
            let own = fact.map(|fact| tree.fact(fact).sources.to_vec());
            return Some(own.unwrap_or_else(|| here.sources.to_vec()));
        };
        let named = here.values.iter().find(|(known, _)| match known {
            Json::String(text) => text == value,
            other => other.to_string() == value,
        });
        return match named {
            Some((_, fact)) => Some(tree.fact(*fact).sources.to_vec()),
            None => inside.find_map(|node| walk(tree, None, node, steps, Some(value))),
        };
    };
    let member = here.members.iter().filter(|(name, ..)| name == step);
    let mut member = member.map(|(_, fact, node)| (Some(*fact), *node));
    let is_index = step == "*" || step.bytes().all(|byte| byte.is_ascii_digit());
    let item = here.items.filter(|_| is_index).map(|node| (None, node));
    let next = member
        .next()
        .or(item)
        .or(here.rest.map(|node| (None, node)));
    match next {
        Some((fact, node)) => walk(tree, fact, node, rest, value),
        None => inside.find_map(|node| walk(tree, None, node, steps, value)),
    }
}

/// Looks for a note that cites a source.
struct Notes<'n> {
    api: &'n Api,
    id: &'n str,
    seen: HashSet<usize>,
}

impl Notes<'_> {
    fn operation(&mut self, operation: &Operation) -> bool {
        let api = self.api;
        let reply = &operation.reply;
        let envelope = api.envelope(reply.envelope);
        let tag = api.tags.iter().find(|tag| tag.name == operation.tag);
        let own = [
            &operation.docs,
            &operation.request.docs,
            &reply.docs,
            &envelope.docs,
        ];
        let shared = envelope.members.iter().map(|member| &member.docs);
        let statuses = operation.statuses.iter().map(|status| &status.docs);
        let links = operation.links.iter().map(|link| &link.docs);
        let plain = own
            .into_iter()
            .chain(shared)
            .chain(statuses)
            .chain(links)
            .chain(tag.map(|tag| &tag.docs));
        let mut plain = plain;
        if plain.any(|docs| self.docs(docs)) {
            return true;
        }
        let mut parameters = operation.request.parameters.iter();
        parameters.any(|parameter| self.docs(&parameter.docs) || self.ty(&parameter.ty))
            || api.codes(operation).any(|code| {
                self.docs(&code.docs) || code.data.as_ref().is_some_and(|data| self.ty(&data.ty))
            })
            || self.ty(&reply.payload)
    }

    fn docs(&self, docs: &Docs) -> bool {
        let mut notes = docs.notes.iter();
        notes.any(|note| note.sources.iter().any(|source| source == self.id))
    }

    fn ty(&mut self, ty: &Type) -> bool {
        let (Type::Struct(id) | Type::Union(id) | Type::Enum(id)) =
            ty.innermost(&mut String::new())
        else {
            return false;
        };
        if !self.seen.insert(id.index()) {
            return false;
        }
        let def = self.api.type_def(*id);
        self.docs(&def.docs)
            || match &def.kind {
                TypeKind::Struct { fields } => fields
                    .iter()
                    .any(|field| self.docs(&field.docs) || self.ty(&field.ty)),
                TypeKind::Union { branches } => branches
                    .iter()
                    .any(|branch| self.docs(&branch.docs) || self.ty(&branch.ty)),
                TypeKind::Enum { variants, .. } => {
                    variants.iter().any(|variant| self.docs(&variant.docs))
                }
            }
    }
}
