//! Everything that a spec describes of its operations, as one list: calls, parameters, fields, values.

use std::collections::HashSet;

use bilispec_codegen::model::{
    Api, Docs, Field, Level, Note, Operation, Type, TypeId, TypeKind, Variant,
};
use bilispec_codegen::source::Json;

use super::words;

/// Something that is described.
pub(super) struct Place<'a> {
    pub(super) operation: &'a Operation,
    /// Its name on the wire; empty for the call and for values.
    pub(super) name: &'a str,
    /// Where it is: `data.screen_list[].id`, `buyer_info[].tel`; empty for the call.
    pub(super) path: String,
    pub(super) docs: &'a Docs,
    pub(super) level: Level,
    pub(super) what: What<'a>,
    /// Of a parameter or a field.
    pub(super) ty: Option<&'a Type>,
    /// Whether a value proves the business act; `None` where the field says nothing about one.
    pub(super) proves: Option<bool>,
    /// What else holds for a field, a sentence each.
    pub(super) facts: Vec<String>,
}

/// What is described.
#[derive(Clone, Copy)]
pub(super) enum What<'a> {
    Call,
    Parameter,
    Field,
    Value(&'a Variant),
}

/// All places of all operations, in the order of the spec.
pub(super) fn all(api: &Api) -> Vec<Place<'_>> {
    api.operations
        .iter()
        .flat_map(|operation| of(api, operation))
        .collect()
}

/// All places of an operation.
pub(super) fn of<'a>(api: &'a Api, operation: &'a Operation) -> Vec<Place<'a>> {
    let mut walk = Walk {
        api,
        operation,
        open: Vec::new(),
        found: Vec::new(),
    };
    let level = operation.docs.level(None);
    walk.push(
        "",
        String::new(),
        &operation.docs,
        level.clone(),
        What::Call,
    );
    for parameter in &operation.request.parameters {
        let level = parameter.docs.level(None);
        let (name, docs) = (parameter.name.as_str(), &parameter.docs);
        walk.push(name, name.to_owned(), docs, level.clone(), What::Parameter);
        walk.of_type(&parameter.ty);
        let inside = parameter.docs.level_within(None);
        walk.inside(&parameter.ty, name, &inside, None);
    }
    let envelope = api.envelope(operation.reply.envelope);
    for member in &envelope.members {
        let level = member.docs.level(None);
        walk.push(
            &member.name,
            member.path(),
            &member.docs,
            level,
            What::Field,
        );
    }
    let reply = operation.reply.docs.level(None);
    walk.inside(
        &operation.reply.payload,
        &envelope.data_path(),
        &reply,
        None,
    );
    for code in api.codes(operation) {
        if let Some(data) = &code.data {
            let number = code.key();
            let path = format!("[{number}].{}", envelope.data_path());
            let path = path.trim_end_matches('.').to_owned();
            walk.inside(&data.ty, &path, &code.docs.level(None), None);
        }
    }
    walk.found
}

/// The ids of all sources that an operation, or something in it, cites.
pub(super) fn cited<'a>(api: &'a Api, operation: &'a Operation) -> HashSet<String> {
    let mut ids: HashSet<String> = HashSet::new();
    for place in of(api, operation) {
        ids.extend(place.level.sources);
        ids.extend(of_notes(&place.docs.notes));
    }
    let envelope = api.envelope(operation.reply.envelope);
    let codes = api.codes(operation).map(|code| &code.docs);
    let blocked = api.blocked(operation).map(|one| &one.docs);
    let statuses = operation.statuses.iter().map(|status| &status.docs);
    let bodies = operation.examples.iter();
    ids.extend(bodies.flat_map(|body| body.sources.iter().cloned()));
    for docs in codes
        .chain(blocked)
        .chain(statuses)
        .chain([&envelope.docs, &operation.reply.docs])
    {
        ids.extend(docs.sources.iter().cloned());
        ids.extend(of_notes(&docs.notes));
    }
    ids
}

fn of_notes(notes: &[Note]) -> impl Iterator<Item = String> {
    notes.iter().flat_map(|note| note.sources.iter().cloned())
}

/// Whether a field is one of the payload's that prove the act.
fn proves(operation: &Operation, field: &Field) -> bool {
    let members = operation.reply.proof.iter();
    let mut members = members.flat_map(|proof| proof.members.iter().flatten());
    members.any(|member| member.name == field.name)
}

struct Walk<'a> {
    api: &'a Api,
    operation: &'a Operation,
    /// Types that the walk is inside of, so that one that holds itself ends.
    open: Vec<TypeId>,
    found: Vec<Place<'a>>,
}

impl<'a> Walk<'a> {
    fn push(&mut self, name: &'a str, path: String, docs: &'a Docs, level: Level, what: What<'a>) {
        self.found.push(Place {
            operation: self.operation,
            name,
            path,
            docs,
            level,
            what,
            ty: None,
            proves: None,
            facts: Vec::new(),
        });
    }

    /// The type of what was pushed last.
    fn of_type(&mut self, ty: &'a Type) {
        if let Some(last) = self.found.last_mut() {
            last.ty = Some(ty);
        }
    }

    /// What a type consists of; `proofs`: the values that prove the business act, if this is the field that tells.
    fn inside(&mut self, ty: &Type, path: &str, around: &Level, proofs: Option<&[Json]>) {
        let mut path = path.to_owned();
        let inner = ty.innermost(&mut path);
        let (Type::Struct(id) | Type::Union(id) | Type::Enum(id)) = inner else {
            return;
        };
        if self.open.contains(id) {
            return;
        }
        self.open.push(*id);
        let api = self.api;
        match &api.type_def(*id).kind {
            TypeKind::Struct { fields } => {
                for field in fields {
                    let level = field.docs.level(Some(around));
                    let at = format!("{path}.{}", field.name);
                    self.push(
                        &field.name,
                        at.clone(),
                        &field.docs,
                        level.clone(),
                        What::Field,
                    );
                    self.of_type(&field.ty);
                    if let Some(last) = self.found.last_mut() {
                        last.facts = words::field_facts(field);
                        if proves(self.operation, field) {
                            let text = "Its presence proves that the call took place";
                            last.facts.push(text.to_owned());
                        }
                    }
                    let success = self.operation.reply.success.as_ref();
                    let proofs = success
                        .filter(|_| field.success)
                        .map(|success| success.values.as_slice());
                    let inside = field.docs.level_within(Some(around));
                    self.inside(&field.ty, &at, &inside, proofs);
                }
            }
            TypeKind::Union { branches } => {
                for branch in branches {
                    let level = branch.docs.level(Some(around));
                    self.inside(&branch.ty, &path, &level, None);
                }
            }
            TypeKind::Enum { variants, .. } => {
                for variant in variants {
                    let level = variant.docs.value_level(around);
                    let what = What::Value(variant);
                    self.push("", path.clone(), &variant.docs, level, what);
                    if let Some(last) = self.found.last_mut() {
                        last.proves = proofs.map(|proofs| proofs.contains(&variant.value));
                    }
                }
            }
        }
        self.open.pop();
    }
}
