//! What the `jsonschema` crate says, in the form in which the engine says it.

use bilispec_engine::Violation;
use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, ValidationError, Validator};
use serde_json::{Value, json};

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
    let errors: Vec<ValidationError<'_>> = validator.iter_errors(document).collect();
    faults_of(&errors)
}

fn faults_of(errors: &[ValidationError<'_>]) -> Vec<Fault> {
    sorted(errors.iter().filter(|error| !is_slip(error)).map(fault))
}

/// Version 0.61.2 calls a member missing that is there, where `additionalProperties` is false and `properties` does not
/// list it. What says so of a present member can't be meant.
fn is_slip(error: &ValidationError<'_>) -> bool {
    let ValidationErrorKind::Required { property } = error.kind() else {
        return false;
    };
    let members = error.instance().as_object();
    let name = property.as_str();
    name.is_some_and(|name| members.is_some_and(|members| members.contains_key(name)))
}

/// Once this fails, the crate is right and `is_slip` can go.
#[test]
fn the_slip_is_still_there() {
    let schema = json!({"properties": {}, "required": ["a"], "additionalProperties": false});
    let (schema, document) = (validator(&schema).unwrap(), json!({"a": null}));
    let slips = schema.iter_errors(&document).filter(is_slip).count();
    assert_eq!(slips, 1);
}

fn fault(error: &ValidationError<'_>) -> Fault {
    let branches = match error.kind() {
        ValidationErrorKind::AnyOf { context }
        | ValidationErrorKind::OneOfNotValid { context }
        | ValidationErrorKind::OneOfMultipleValid { context } => {
            context.iter().map(|branch| faults_of(branch)).collect()
        }
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
