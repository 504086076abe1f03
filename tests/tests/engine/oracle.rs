//! What the `jsonschema` crate says, in the form in which the engine says it.

use bilispec_runtime::validate::Violation;
use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, ValidationError, Validator};
use serde_json::Value;

/// Instance path, schema path, and the same for each branch; lists are sorted, because the order in
/// which two validators walk a schema is nobody's business.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fault(String, String, Vec<Vec<Fault>>);

pub(crate) fn validator(schema: &Value) -> Result<Validator, String> {
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .build(schema)
        .map_err(|error| error.to_string())
}

pub(crate) fn faults(validator: &Validator, document: &Value) -> Vec<Fault> {
    sorted(validator.iter_errors(document).map(|error| fault(&error)))
}

fn fault(error: &ValidationError<'_>) -> Fault {
    let branches = match error.kind() {
        ValidationErrorKind::AnyOf { context }
        | ValidationErrorKind::OneOfNotValid { context }
        | ValidationErrorKind::OneOfMultipleValid { context } => context
            .iter()
            .map(|branch| sorted(branch.iter().map(fault)))
            .collect(),
        // A fault of a name wraps what its schema found.
        ValidationErrorKind::PropertyNames { error } => fault(error).2,
        _ => Vec::new(),
    };
    Fault(
        error.instance_path().to_string(),
        error.schema_path().to_string(),
        branches,
    )
}

pub(crate) fn ours(violations: &[Violation]) -> Vec<Fault> {
    sorted(violations.iter().map(|violation| {
        Fault(
            violation.instance_path.clone(),
            violation.schema_path.clone(),
            violation
                .branches
                .iter()
                .map(|branch| ours(branch))
                .collect(),
        )
    }))
}

fn sorted(faults: impl Iterator<Item = Fault>) -> Vec<Fault> {
    let mut faults: Vec<Fault> = faults.collect();
    faults.sort();
    faults
}
