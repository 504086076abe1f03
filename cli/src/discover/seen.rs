//! What replies hold, by the places of the spec that describe them, and what all of them have in common.
//!
//! What several places refer to says something only if captures show each of these places, and all alike.

use std::collections::{BTreeMap, BTreeSet};

use bilispec_codegen::model::{Operation, ReplyBody, SideEffect};
use bilispec_codegen::source::{Json, Node, NodeKind, pointer};

use super::call::Call;
use super::envelope_file;
use super::reply::{Outcome, Replies};
use crate::json::text;
use crate::learn::Draft;
use crate::observations::Shape;

/// From so many exchanges on, what all of them have may be required.
const ENOUGH: u64 = 6;
/// From so many values on, those that were seen may be all.
const VALUES: u64 = 6;
/// Objects within objects, and references to references, are looked at so far.
const DEEPEST: usize = 16;

/// A value of the spec: its file, and the pointer to it.
type At = (String, String);

/// A change that makes the spec narrower.
pub(super) struct Narrower {
    /// The schema of the object.
    pub(super) at: At,
    /// The operations whose replies have it.
    pub(super) operations: String,
    pub(super) name: String,
    pub(super) what: What,
    pub(super) seen: String,
    pub(super) caution: Option<String>,
}

pub(super) enum What {
    /// The member is always there.
    Required,
    /// It has these values.
    Values(Outcome),
}

/// All that calls show.
pub(super) fn found(draft: &Draft, calls: &[Call]) -> Vec<Narrower> {
    let Some(project) = draft.project() else {
        return Vec::new();
    };
    let router = crate::check::router(project);
    let mut by_operation: Vec<Vec<&Call>> =
        project.api.operations.iter().map(|_| Vec::new()).collect();
    for call in calls {
        let own = call.operation(&router);
        if let Some(own) = own.and_then(|number| by_operation.get_mut(number)) {
            own.push(call);
        }
    }
    let mut seen = Seen {
        draft,
        places: BTreeMap::new(),
        references: BTreeSet::new(),
    };
    for (operation, calls) in project.api.operations.iter().zip(by_operation) {
        if calls.is_empty() || operation.reply.body != ReplyBody::Json {
            continue;
        }
        let model = project.api.envelope(operation.reply.envelope);
        let envelope = (!model.is_none()).then(|| envelope_file::of_model(model));
        let replies = Replies {
            calls,
            envelope: envelope.as_ref(),
        };
        let payload = replies.payload();
        let schema = &operation.reply.payload_schema;
        let file = draft.loaded().project.path(schema.file).to_owned();
        let within = Within {
            operation,
            targets: Vec::new(),
        };
        seen.object((file, schema.pointer.clone()), &payload, &within, 0);
    }
    seen.narrower()
}

/// Whose reply it is, and what was referred to on the way.
#[derive(Clone)]
struct Within<'o> {
    operation: &'o Operation,
    targets: Vec<At>,
}

/// What was seen at one place of the spec, each time that something leads there.
struct Sight<'o> {
    within: Within<'o>,
    shape: Shape,
    /// It is the payload of a reply.
    is_payload: bool,
}

/// What was seen, by the places of the spec.
struct Seen<'d> {
    draft: &'d Draft,
    places: BTreeMap<At, Vec<Sight<'d>>>,
    /// References that were followed, by their own places.
    references: BTreeSet<At>,
}

impl<'d> Seen<'d> {
    fn value(&self, (file, at): &At) -> Option<Json> {
        self.draft.value(file, at)
    }

    /// Takes down an object, and what is in it.
    fn object(&mut self, at: At, shape: &Shape, within: &Within<'d>, depth: usize) {
        let is_payload = depth == 0;
        let mut within = within.clone();
        let Some((at, schema)) = self.followed(at, &mut within) else {
            return;
        };
        if depth >= DEEPEST {
            return;
        }
        let below = |name: &str| (at.0.clone(), format!("{}/{name}", at.1));
        if let Some(items) = shape.items() {
            self.object(below("items"), items, &within, depth + 1);
        }
        if let Some(values) = shape.values() {
            self.object(below("additionalProperties"), values, &within, depth + 1);
        }
        let members = shape.members().unwrap_or_default();
        for (name, member) in members {
            let name = pointer::escape(name);
            if schema.at(&format!("/properties/{name}")).is_some() {
                let at = below(&format!("properties/{name}"));
                self.object(at, member, &within, depth + 1);
            }
        }
        if !members.is_empty() {
            self.places.entry(at).or_default().push(Sight {
                within,
                shape: shape.clone(),
                is_payload,
            });
        }
    }

    /// The schema at a place, or what it refers to.
    fn followed(&mut self, mut at: At, within: &mut Within<'d>) -> Option<(At, Json)> {
        for _ in 0..DEEPEST {
            let schema = self.value(&at)?;
            let Some(target) = schema.get("$ref").and_then(Json::as_str) else {
                return Some((at, schema));
            };
            let target = resolved(self.draft, &at.0, target)?;
            self.references.insert(at);
            within.targets.push(target.clone());
            at = target;
        }
        None
    }

    /// What all sights of a place have in common.
    fn narrower(&self) -> Vec<Narrower> {
        let references = references(self.draft);
        let is_whole = |target: &At| {
            let mut all = references.iter().filter(|(_, known)| known == target);
            all.all(|(at, _)| self.references.contains(at))
        };
        let mut all = Vec::new();
        for (at, sights) in &self.places {
            let mut targets = sights.iter().flat_map(|sight| &sight.within.targets);
            let Some(schema) = self.value(at).filter(|_| targets.all(is_whole)) else {
                continue;
            };
            always(at, &schema, sights, &mut all);
            values(at, &schema, sights, &mut all);
        }
        all
    }
}

/// Members that each object has.
fn always(at: &At, schema: &Json, sights: &[Sight<'_>], all: &mut Vec<Narrower>) {
    let required = match schema.get("required") {
        Some(Json::Array(names)) => names.as_slice(),
        _ => &[],
    };
    let first = sights.first().and_then(|sight| sight.shape.members());
    for (name, _) in first.unwrap_or_default() {
        let property = format!("/properties/{}", pointer::escape(name));
        let is_open = schema
            .at(&property)
            .is_some_and(|known| known.get("x-needed").is_none());
        if !is_open || required.contains(&text(name.as_str())) {
            continue;
        }
        let members = sights.iter().map(|sight| {
            let mut members = sight.shape.members().unwrap_or_default().iter();
            let (_, member) = members.find(|(known, _)| known == name)?;
            sight.shape.has_always(member, 1).then_some(member)
        });
        let Some(members) = members.collect::<Option<Vec<&Shape>>>() else {
            continue;
        };
        // One exchange may lead to a place several times.
        let exchanges = members.iter().map(|member| member.exchanges()).max();
        if exchanges.unwrap_or_default() < ENOUGH {
            continue;
        }
        let count: u64 = members.iter().map(|member| member.count()).sum();
        let exchanges = exchanges.unwrap_or_default();
        all.push(Narrower {
            at: at.clone(),
            operations: operations(sights),
            name: name.clone(),
            what: What::Required,
            seen: format!("in {count} of {count} objects, in {exchanges} exchanges"),
            caution: None,
        });
    }
}

/// Members of a payload with few values, where the spec lists none.
fn values(at: &At, schema: &Json, sights: &[Sight<'_>], all: &mut Vec<Narrower>) {
    let mut payload = Shape::default();
    if !sights.iter().all(|sight| sight.is_payload) {
        return;
    }
    for sight in sights {
        payload.merge(sight.shape.clone());
    }
    for outcome in Replies::outcomes(&payload) {
        let property = format!("/properties/{}", pointer::escape(&outcome.name));
        let total: u64 = outcome.values.iter().map(|(_, count)| count).sum();
        let Some(known) = schema.at(&property).filter(|_| total >= VALUES) else {
            continue;
        };
        let lists = ["enum", "const", "x-known-values", "$ref", "oneOf", "anyOf"];
        if lists.iter().any(|keyword| known.get(keyword).is_some()) {
            continue;
        }
        let counts = outcome.values.iter();
        let counts = counts.map(|(value, count)| format!("{value} ×{count}"));
        let seen = counts.collect::<Vec<_>>().join(", ");
        let mut spends = sights.iter();
        let caution = spends
            .any(|sight| sight.within.operation.effect == SideEffect::Spend)
            .then(|| {
                "which of the values mean that it took place is not in the capture".to_owned()
            });
        all.push(Narrower {
            at: at.clone(),
            operations: operations(sights),
            name: outcome.name.clone(),
            seen,
            caution,
            what: What::Values(outcome),
        });
    }
}

/// The operations of some sights, each once.
fn operations(sights: &[Sight<'_>]) -> String {
    let mut ids: Vec<&str> = Vec::new();
    for sight in sights {
        let id = sight.within.operation.id.as_str();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids.join(", ")
}

/// What a reference in a file leads to.
fn resolved(draft: &Draft, from: &str, reference: &str) -> Option<At> {
    let project = &draft.loaded().project;
    let from = draft.file(from)?.tree()?.span.file;
    let (file, at) = project.address(reference, from).ok()?;
    Some((project.path(file).to_owned(), at))
}

/// All references of a spec: where each stands, and what it leads to.
fn references(draft: &Draft) -> Vec<(At, At)> {
    let mut all = Vec::new();
    for file in draft.loaded().project.files() {
        let path = file.path();
        let Some(root) = draft.file(path).and_then(|file| file.tree()) else {
            continue;
        };
        let mut open: Vec<(String, &Node)> = vec![(String::new(), root)];
        while let Some((at, node)) = open.pop() {
            match &node.kind {
                NodeKind::Mapping(entries) => {
                    for entry in entries {
                        let name = &entry.key.text;
                        let target = entry.value.as_str().filter(|_| name == "$ref");
                        if let Some(target) = target.and_then(|text| resolved(draft, path, text)) {
                            all.push(((path.to_owned(), at.clone()), target));
                        }
                        open.push((format!("{at}/{}", pointer::escape(name)), &entry.value));
                    }
                }
                NodeKind::Sequence(items) => {
                    let items = items.iter().enumerate();
                    open.extend(items.map(|(index, item)| (format!("{at}/{index}"), item)));
                }
                _ => {}
            }
        }
    }
    all
}
