//! What looks like a secret or a person's data is marked.

use super::super::context::Context;
use super::super::rule::{Check, Rule, Sink};
use bilispec_wire::privacy;

use crate::diagnostics::Severity;
use crate::model::{Field, Sensitivity, Type};

pub(super) const RULE: Rule = Rule {
    id: "sensitive-missing",
    title: "A value that looks like a secret, or says something about a person, is not marked.",
    why: "What has no `x-sensitive` is printed: by `Debug`, in reports, in error messages, and `redact` leaves it.",
    remedy: "write `x-sensitive: credential` if who has it can act as the user, `x-sensitive: personal` if it says something \
             of a person, `x-sensitive: none` if its name only looks so",
    severity: Severity::Error,
    check: Check::Anywhere(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    for (_, fields) in context.structs() {
        let of_a_person = fields.iter().any(|field| privacy::is_a_person(&field.name));
        for field in fields.iter().filter(|field| {
            field.sensitive.is_none() && !field.is_public && holds_a_value(&field.ty)
        }) {
            if let Some(why) = looks(field, of_a_person).or_else(|| by_type(context, &field.ty)) {
                let message = format!("`{}` is not marked as sensitive: {why}", field.name);
                sink.push(sink.at(field.span, message));
            }
        }
    }
    for (_, parameter) in context.parameters() {
        if parameter.sensitive.is_some() || parameter.is_public || !holds_a_value(&parameter.ty) {
            continue;
        }
        if let Some(why) = by_name(&parameter.name).or_else(|| by_type(context, &parameter.ty)) {
            let message = format!("`{}` is not marked as sensitive: {why}", parameter.name);
            sink.push(sink.at(parameter.span, message));
        }
    }
}

fn looks(field: &Field, of_a_person: bool) -> Option<&'static str> {
    by_name(&field.name).or_else(|| {
        (of_a_person && privacy::is_beside_a_person(&field.name))
            .then_some("it stands beside a person's data")
    })
}

fn by_name(name: &str) -> Option<&'static str> {
    Some(match sensitivity(name)? {
        Sensitivity::Credential => "it looks like a secret",
        Sensitivity::Personal => "it looks like a person's data",
    })
}

/// What a name says of its value.
pub(in crate::lint) fn sensitivity(name: &str) -> Option<Sensitivity> {
    privacy::of_name(name).map(|kind| match kind {
        privacy::Kind::Credential => Sensitivity::Credential,
        privacy::Kind::Personal => Sensitivity::Personal,
    })
}

/// A type that is sensitive at one place is so at all.
fn by_type(context: &Context<'_>, ty: &Type) -> Option<&'static str> {
    let Type::Newtype(id) = ty else { return None };
    match context.api.newtype(*id).sensitive? {
        Sensitivity::Credential => Some("its type is a secret elsewhere"),
        Sensitivity::Personal => Some("its type is personal elsewhere"),
    }
}

/// Objects and lists are looked at field by field, and yes or no gives nobody away.
fn holds_a_value(ty: &Type) -> bool {
    match ty {
        Type::Integer | Type::Number | Type::String | Type::IntOrString | Type::Newtype(_) => true,
        Type::Nullable(inner) | Type::Boxed(inner) => holds_a_value(inner),
        _ => false,
    }
}
