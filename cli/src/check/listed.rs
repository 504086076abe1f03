//! What the spec lists of an operation.

use bilispec_codegen::model::{Api, Operation, Status, TypeKind};

use crate::describe::words;

/// The codes of an operation, in the order of the spec.
pub(super) fn codes(api: &Api, operation: &Operation) -> Vec<String> {
    api.codes(operation)
        .map(bilispec_codegen::model::Code::key)
        .collect()
}

/// The statuses that the spec lists for an operation.
pub(super) fn statuses(operation: &Operation) -> Vec<String> {
    all_statuses(operation)
        .into_iter()
        .map(words::status)
        .collect()
}

pub(super) fn all_statuses(operation: &Operation) -> Vec<Status> {
    let others = operation.statuses.iter().map(|other| other.status);
    let mut all = vec![operation.reply.status];
    for status in others {
        if !all.contains(&status) {
            all.push(status);
        }
    }
    all
}

/// The parameters of an operation: place and name.
pub(super) fn parameters(operation: &Operation) -> Vec<String> {
    let parameters = operation.request.parameters.iter();
    parameters
        .map(|parameter| format!("{} {}", parameter.place.word(), parameter.name))
        .collect()
}

/// The outcomes that the spec documents for an operation.
pub(super) fn outcomes(api: &Api, operation: &Operation) -> Vec<String> {
    let Some(success) = &operation.reply.success else {
        return vec![SUCCESS.to_owned()];
    };
    match &api.type_def(success.ty).kind {
        TypeKind::Enum { variants, .. } => variants
            .iter()
            .map(|variant| variant.rust_name.clone())
            .collect(),
        _ => Vec::new(),
    }
}

/// The outcome of a success where no property tells more.
pub(super) const SUCCESS: &str = "Success";
