//! What looks like a secret or a person's data is marked.

use super::super::context::Context;
use super::super::sink::Sink;
use super::super::{Check, Rule};
use crate::diagnostics::Severity;
use crate::model::names::words;
use crate::model::{Field, Sensitivity, Type};

pub(super) const RULE: Rule = Rule {
    id: "sensitive-missing",
    title: "A value that looks like a secret, or says something about a person, is not marked.",
    why: "What has no `x-sensitive` is printed: by `Debug`, in reports, in error messages, and `redact` leaves it.",
    remedy: "write `x-sensitive: credential` if who has it can act as the user, else `x-sensitive: personal`",
    severity: Severity::Error,
    check: Check::Anywhere(check),
};

/// Names that end with these words let somebody act as the user.
const CREDENTIALS: &[&str] = &[
    "csrf",
    "token",
    "ptoken",
    "cookie",
    "cookies",
    "sessdata",
    "session",
    "password",
    "passwd",
    "secret",
    "voucher",
    "access_key",
    "api_key",
    "refresh_key",
    "jct",
    "authorization",
];

/// Names that end with these words are about a person.
const PERSONAL: &[&str] = &[
    "tel",
    "phone",
    "mobile",
    "email",
    "mail",
    "uid",
    "mid",
    "user_id",
    "account_id",
    "personal_id",
    "id_card",
    "id_card_front",
    "id_card_back",
    "id_number",
    "real_name",
    "buyer",
    "birthday",
    "openid",
    "device_id",
    "imei",
    "ip",
    "latitude",
    "longitude",
];

/// These are about a person if something else of the same object is.
const BESIDE_A_PERSON: &[&str] = &["name", "addr", "address", "addr_id", "address_id"];

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    for (_, fields) in context.structs() {
        let of_a_person = fields
            .iter()
            .any(|field| ends_with(&field.name, PERSONAL) && !is_user_id(&field.name));
        for field in fields
            .iter()
            .filter(|field| field.sensitive.is_none() && holds_a_value(&field.ty))
        {
            if let Some(why) = looks(field, of_a_person).or_else(|| by_type(context, &field.ty)) {
                let message = format!("`{}` is not marked as sensitive: {why}", field.name);
                sink.push(sink.at(field.span, message));
            }
        }
    }
    for (_, parameter) in context.parameters() {
        if parameter.sensitive.is_some() || !holds_a_value(&parameter.ty) {
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
        (of_a_person && ends_with(&field.name, BESIDE_A_PERSON))
            .then_some("it stands beside a person's data")
    })
}

fn by_name(name: &str) -> Option<&'static str> {
    match of_name(name)? {
        Sensitivity::Credential => Some("it looks like a secret"),
        Sensitivity::Personal => Some("it looks like a person's data"),
    }
}

/// What a value of this name is likely to be.
pub(crate) fn of_name(name: &str) -> Option<Sensitivity> {
    if ends_with(name, CREDENTIALS) {
        Some(Sensitivity::Credential)
    } else if ends_with(name, PERSONAL) {
        Some(Sensitivity::Personal)
    } else {
        None
    }
}

/// A type that is sensitive at one place is so at all.
fn by_type(context: &Context<'_>, ty: &Type) -> Option<&'static str> {
    let Type::Newtype(id) = ty else { return None };
    match context.api.newtype(*id).sensitive? {
        Sensitivity::Credential => Some("its type is a secret elsewhere"),
        Sensitivity::Personal => Some("its type is personal elsewhere"),
    }
}

/// An id of a user stands in many objects that are about something else.
fn is_user_id(name: &str) -> bool {
    ends_with(name, &["uid", "mid", "user_id"])
}

fn ends_with(name: &str, endings: &[&str]) -> bool {
    let name = format!("_{}", words(name).join("_"));
    endings.iter().any(|ending| {
        name.strip_suffix(ending)
            .is_some_and(|rest| rest.ends_with('_'))
    })
}

/// Objects and lists are looked at field by field, and yes or no gives nobody away.
fn holds_a_value(ty: &Type) -> bool {
    match ty {
        Type::Integer | Type::Number | Type::String | Type::IntOrString | Type::Newtype(_) => true,
        Type::Nullable(inner) | Type::Boxed(inner) => holds_a_value(inner),
        _ => false,
    }
}
