//! What can only be said when all types are known: who uses them, and which contain themselves.

use std::collections::HashSet;

use crate::model::{Api, Type, TypeDef, TypeId, TypeKind};

/// Marks the types of replies and requests, and puts on the heap what would be infinitely large.
pub(super) fn finish(api: &mut Api) {
    let mut replies = Vec::new();
    let mut requests = Vec::new();
    let envelopes = api.envelopes.iter().flat_map(|envelope| &envelope.codes);
    for code in api
        .operations
        .iter()
        .flat_map(|operation| &operation.codes)
        .chain(envelopes)
    {
        replies.extend(code.data.as_ref().map(|data| &data.ty));
    }
    for operation in &api.operations {
        replies.push(&operation.reply.payload);
        requests.extend(
            operation
                .request
                .parameters
                .iter()
                .map(|parameter| &parameter.ty),
        );
    }
    let in_reply = reachable(&api.types, &replies);
    let in_request = reachable(&api.types, &requests);
    for (index, def) in api.types.iter_mut().enumerate() {
        def.in_reply = in_reply.contains(&index);
        def.in_request = in_request.contains(&index);
    }
    box_circles(&mut api.types);
    echoes(api);
}

/// The parameters that each operation's reply repeats.
fn echoes(api: &mut Api) {
    let types = &api.types;
    for operation in &mut api.operations {
        let reached = reachable(types, &[&operation.reply.payload]);
        let parameters = &operation.request.parameters;
        let fields = types.iter().enumerate().filter_map(|(index, def)| {
            let TypeKind::Struct { fields } = &def.kind else {
                return None;
            };
            reached.contains(&index).then_some(fields)
        });
        let echoes = fields.flatten().filter_map(|field| field.echo.as_ref());
        let mut names: Vec<String> = echoes
            .map(|echo| echo.parameter.clone())
            .filter(|name| parameters.iter().any(|known| known.name == *name))
            .collect();
        names.sort();
        names.dedup();
        operation.reply.echoes = names;
    }
}

/// The named types that a value of a type is made of, by their place in the list.
pub(crate) fn types_within(api: &Api, ty: &Type) -> HashSet<usize> {
    reachable(&api.types, &[ty])
}

fn reachable(types: &[TypeDef], roots: &[&Type]) -> HashSet<usize> {
    let mut found = HashSet::new();
    let mut queue: Vec<usize> = roots
        .iter()
        .filter_map(|ty| named(ty))
        .map(TypeId::index)
        .collect();
    while let Some(index) = queue.pop() {
        if found.insert(index) {
            let parts = types.get(index).into_iter().flat_map(parts);
            queue.extend(parts.filter_map(named).map(TypeId::index));
        }
    }
    found
}

/// The types that a type is made of.
fn parts(def: &TypeDef) -> Vec<&Type> {
    match &def.kind {
        TypeKind::Struct { fields } => fields.iter().map(|field| &field.ty).collect(),
        TypeKind::Union { branches } => branches.iter().map(|branch| &branch.ty).collect(),
        TypeKind::Enum { .. } => Vec::new(),
    }
}

/// The named type within a type.
fn named(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Struct(id) | Type::Enum(id) | Type::Union(id) => Some(*id),
        Type::Array(inner)
        | Type::Map(inner)
        | Type::JsonString(inner)
        | Type::Nullable(inner)
        | Type::Boxed(inner) => named(inner),
        _ => None,
    }
}

/// The named type that is part of a value's own memory: not behind a list, a map or a text.
fn inline(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Struct(id) | Type::Union(id) => Some(*id),
        Type::Nullable(inner) => inline(inner),
        _ => None,
    }
}

fn box_circles(types: &mut [TypeDef]) {
    for index in 0..types.len() {
        let targets: Vec<Option<TypeId>> = types
            .get(index)
            .map(|def| parts(def).into_iter().map(inline).collect())
            .unwrap_or_default();
        let circular: Vec<bool> = targets
            .iter()
            .map(|target| target.is_some_and(|target| leads_to(types, target.index(), index)))
            .collect();
        let Some(def) = types.get_mut(index) else {
            continue;
        };
        let parts: Vec<&mut Type> = match &mut def.kind {
            TypeKind::Struct { fields } => fields.iter_mut().map(|field| &mut field.ty).collect(),
            TypeKind::Union { branches } => {
                branches.iter_mut().map(|branch| &mut branch.ty).collect()
            }
            TypeKind::Enum { .. } => Vec::new(),
        };
        for (ty, circular) in parts.into_iter().zip(circular) {
            if circular {
                *ty = Type::Boxed(Box::new(ty.clone()));
            }
        }
    }
}

/// Whether values of one type contain values of another within their own memory.
fn leads_to(types: &[TypeDef], from: usize, to: usize) -> bool {
    let mut seen = HashSet::new();
    let mut queue = vec![from];
    while let Some(index) = queue.pop() {
        if index == to {
            return true;
        }
        if seen.insert(index) {
            queue.extend(
                types
                    .get(index)
                    .into_iter()
                    .flat_map(parts)
                    .filter_map(inline)
                    .map(TypeId::index),
            );
        }
    }
    false
}
