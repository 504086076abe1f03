//! What a member of a reply repeats of its call can be compared with it.

use super::super::context::Context;
use super::super::rule::{Check, Rule, Sink};
use crate::diagnostics::Severity;
use crate::model::{Echo, Field, Operation, Parameter, Type, TypeDef, types_within};

pub(super) const WRONG: Rule = Rule {
    id: "echo-wrong",
    title: "`x-echo` where nothing can be compared.",
    why: "A receipt for somebody else is found only if the member and the parameter are both there, and both single values.",
    remedy: "name a parameter of the call by its name on the wire, on a member of its reply; or take it out",
    severity: Severity::Error,
    check: Check::Anywhere(wrong),
};

fn wrong(context: &Context<'_>, sink: &mut Sink<'_>) {
    for (def, fields) in context.structs() {
        for field in fields {
            if let Some(echo) = &field.echo
                && let Some(why) = fault(context, def, field, echo)
            {
                sink.push(sink.at(echo.span, format!("`{}` {why}", field.name)));
            }
        }
    }
}

/// Why a member can't be compared with what it names.
fn fault(context: &Context<'_>, def: &TypeDef, field: &Field, echo: &Echo) -> Option<String> {
    let name = &echo.parameter;
    if !is_single(&field.ty) {
        return Some("is no single value".to_owned());
    }
    let api = context.api;
    let has = |operation: &&Operation| {
        let mut within = types_within(api, &operation.reply.payload).into_iter();
        within.any(|index| api.types.get(index).is_some_and(|one| one.span == def.span))
    };
    let users: Vec<&Operation> = api.operations.iter().filter(has).collect();
    if users.is_empty() {
        return Some("is not a member of a reply".to_owned());
    }
    let parameters = users.iter().flat_map(|user| &user.request.parameters);
    let named: Vec<&Parameter> = parameters.filter(|known| known.name == *name).collect();
    if named.is_empty() {
        let ids: Vec<&str> = users.iter().map(|user| user.id.as_str()).collect();
        let calls = ids.join(", ");
        return Some(format!(
            "repeats `{name}`, which is not a parameter of {calls}"
        ));
    }
    let secret = |known: &&Parameter| known.from_cookie.is_some();
    if named.iter().any(secret) {
        return Some(format!("repeats `{name}`, which a cookie fills"));
    }
    if named.iter().any(|known| !is_single(&known.ty)) {
        return Some(format!("repeats `{name}`, which is no single value"));
    }
    let private = named.iter().any(|known| known.sensitive.is_some());
    (private && field.sensitive.is_none())
        .then(|| format!("repeats `{name}`, which is sensitive, and is not marked so itself"))
}

/// Whether a value is sent and answered as one text.
fn is_single(ty: &Type) -> bool {
    match ty {
        Type::Nullable(inner) => is_single(inner),
        ty => ty.is_scalar(),
    }
}
