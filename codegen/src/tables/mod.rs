//! The engine's tables for all operations of a spec, joined into one set of arrays.
//!
//! Each schema is built as the command builds it, from the same document; what several of them hold (the envelopes,
//! shared schemas, names) is there once. Two schemas are one if they stand at the same place in the spec and say the
//! same. Places in the joined tables are those of the spec, file and pointer: a document of their own they have not.
//! Lines are left out on purpose, since every edit of a comment would make generated code stale.
//!
//! Knows the engine's tables and the model; does not know Rust text.

mod interner;
mod join;
mod places;

pub(crate) use interner::Pools;
pub(crate) use join::Entry;

use bilispec_engine::{Schema, SchemaError};

use crate::model::{Api, BodyKind, Described, Dialect, Operation, Place, Status};
use crate::schema::{self, SchemaDoc};
use crate::source::Project;
use join::Part;

/// The tables of all operations.
#[derive(Debug)]
pub struct Tables {
    pub(crate) pools: Pools,
    /// In the order of the spec.
    pub(crate) operations: Vec<OperationTables>,
}

impl Tables {
    /// Whether one of the patterns needs the engine that knows Unicode's properties.
    pub(crate) fn use_properties(&self) -> bool {
        let mut patterns = self.pools.patterns.items.iter();
        patterns.any(|pattern| bilispec_engine::table::needs_regex(pattern))
    }
}

/// The tables of one operation.
#[derive(Debug)]
pub(crate) struct OperationTables {
    /// Of a document from elsewhere, and where a reply is not JSON, it is not checked.
    pub(crate) reply: Option<Entry>,
    /// Of other statuses, in the order of the spec; none of a document from elsewhere.
    pub(crate) statuses: Vec<(Status, Option<Entry>)>,
    /// By place, in the order in which they are looked at.
    pub(crate) requests: Vec<(Place, Entry)>,
}

/// The tables of a spec, or what the engine refuses; loading the spec has said that already, with its place.
pub fn tables(project: &Project, api: &Api) -> Result<Tables, SchemaError> {
    let mut parts = Vec::new();
    for operation in &api.operations {
        if checks_reply(api, operation) {
            parts.push(part(&schema::reply(project, api, operation))?);
        }
        for described in statuses_of(api, operation) {
            if let Some(document) = schema::reply_to(project, api, operation, described) {
                parts.push(part(&document)?);
            }
        }
        for place in places_of(operation) {
            parts.push(part(&schema::request(project, api, operation, place))?);
        }
    }
    let (pools, entries) = join::join(&parts);
    let mut entries = entries.into_iter();
    let mut operations = Vec::new();
    for operation in &api.operations {
        let reply = checks_reply(api, operation)
            .then(|| entries.next())
            .flatten();
        let statuses = operation.statuses.iter().zip(statuses_of(api, operation));
        let statuses = statuses.map(|(status, described)| {
            let has_schema = operation.body_schema(described).is_some();
            (status.status, has_schema.then(|| entries.next()).flatten())
        });
        let statuses = statuses.collect();
        let requests = places_of(operation).into_iter().zip(entries.by_ref());
        operations.push(OperationTables {
            reply,
            statuses,
            requests: requests.collect(),
        });
    }
    Ok(Tables { pools, operations })
}

/// Replies of other statuses that are checked.
fn statuses_of(api: &Api, operation: &Operation) -> impl Iterator<Item = Described> {
    let checks = api.dialect == Dialect::Annotated;
    let count = if checks { operation.statuses.len() } else { 0 };
    (0..count).map(Described::Status)
}

/// A reply that is not JSON has no schema.
fn checks_reply(api: &Api, operation: &Operation) -> bool {
    api.dialect == Dialect::Annotated && operation.body_schema(Described::Reply).is_some()
}

fn part(document: &SchemaDoc) -> Result<Part, SchemaError> {
    let schema = Schema::from_json_str(&document.json_text)?;
    Ok(Part::new(document, schema))
}

/// Where an operation takes something that can be checked. Every address may have a query, so that one is always
/// checked; cookies that are credentials are not looked into.
fn places_of(operation: &Operation) -> Vec<Place> {
    let takes = |place: Place| {
        let mut parameters = operation.request.parameters.iter();
        parameters.any(|parameter| parameter.place == place)
    };
    let mut places = vec![Place::Query];
    places.extend(
        [Place::Path, Place::Header, Place::Cookie]
            .into_iter()
            .filter(|place| takes(*place)),
    );
    match operation.request.body {
        // A text, bytes and parts are taken as they come.
        BodyKind::None | BodyKind::Text | BodyKind::Bytes | BodyKind::Multipart => {}
        BodyKind::Form => places.push(Place::Form),
        BodyKind::Json => places.push(Place::Json),
    }
    places
}
