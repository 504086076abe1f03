//! Parameters as rows: where each travels, where its value comes from, and what it is limited to.

use super::literal::{Literal, integer, string};
use super::source::Source;
use crate::model::{Api, Bounds, Expect, ListForm, Parameter, Place, Type, TypeId, TypeKind};
use crate::source::Json;

pub(super) fn parameter(source: &Source<'_>, parameter: &Parameter) -> Literal {
    let mut fields = Vec::new();
    let origin = if let Some(constant) = &parameter.constant {
        Some(("Constant", constant.to_string()))
    } else if let Some(cookie) = &parameter.from_cookie {
        Some(("Cookie", cookie.clone()))
    } else {
        parameter.same_as.clone().map(|name| ("SameAs", name))
    };
    if let Some((kind, text)) = origin {
        fields.push((
            "source",
            Literal::call(
                &format!("table::Source::{kind}"),
                vec![Literal::text(&text)],
            ),
        ));
    }
    if parameter.required {
        fields.push(("required", Literal::atom("true")));
    }
    if parameter.place == Place::Json && parameter.required && parameter.nullable {
        fields.push(("nullable", Literal::atom("true")));
    }
    let form = match parameter.list {
        Some(ListForm::Repeated) => Some("Repeated"),
        Some(ListForm::Commas) => Some("Commas"),
        None if parameter.json_in_string || is_compound(source.api, parameter) => Some("Json"),
        None => None,
    };
    if let Some(form) = form {
        fields.push(("form", Literal::atom(format!("table::Form::{form}"))));
    } else if parameter.allow_empty {
        fields.push(("form", Literal::atom("table::Form::BareKey")));
    }
    let checks = checks(source, parameter);
    if !checks.is_empty() {
        fields.push(("checks", Literal::Slice(checks)));
    }
    let place = match parameter.place {
        Place::Path => "Path",
        Place::Query => "Query",
        Place::Header => "Header",
        Place::Cookie => "Cookie",
        Place::Json if parameter.whole => "WholeBody",
        Place::Form | Place::Json => "Body",
    };
    let made = format!(
        "table::Parameter::new({}, table::Place::{place})",
        string(&parameter.name)
    );
    if fields.is_empty() {
        return Literal::atom(made);
    }
    Literal::Struct {
        name: "table::Parameter".to_owned(),
        fields,
        rest: Some(made),
    }
}

/// A list or an object: only a JSON document can hold it. Outside of JSON a choice is one between single values.
fn is_compound(api: &Api, parameter: &Parameter) -> bool {
    let in_json = parameter.place == Place::Json;
    let mut ty = &parameter.ty;
    while let Type::Boxed(inner) | Type::Nullable(inner) = ty {
        ty = inner;
    }
    match ty {
        Type::Union(id) => in_json || !is_choice_of_texts(api, *id),
        Type::Struct(_) | Type::Array(_) | Type::Map(_) | Type::RawJson => true,
        Type::Boxed(_)
        | Type::Nullable(_)
        | Type::Integer
        | Type::Number
        | Type::Boolean
        | Type::String
        | Type::IntOrString
        | Type::Newtype(_)
        | Type::Enum(_)
        | Type::JsonString(_) => false,
    }
}

fn is_choice_of_texts(api: &Api, id: TypeId) -> bool {
    match &api.type_def(id).kind {
        TypeKind::Union { branches } => branches.iter().all(|branch| {
            !matches!(
                branch.ty,
                Type::Struct(_)
                    | Type::Union(_)
                    | Type::Array(_)
                    | Type::Map(_)
                    | Type::RawJson
                    | Type::Nullable(_)
                    | Type::Boxed(_)
            )
        }),
        TypeKind::Struct { .. } | TypeKind::Enum { .. } => false,
    }
}

fn checks(source: &Source<'_>, parameter: &Parameter) -> Vec<Literal> {
    // Constants, cookies and copies are not the caller's; nothing about them is the caller's mistake.
    if !super::requests::is_own(parameter) {
        return Vec::new();
    }
    let mut checks = bounds(&parameter.bounds);
    if let Some(expect) = &parameter.expect {
        checks.extend(expectation(expect));
    }
    if let Type::Enum(id) = &parameter.ty
        && let TypeKind::Enum {
            variants,
            open: false,
            ..
        } = &source.api.type_def(*id).kind
    {
        let values = variants
            .iter()
            .map(|variant| Literal::text(&variant.value.to_string()));
        checks.push(check("OneOf", vec![Literal::Slice(values.collect())]));
    }
    checks
}

fn check(name: &str, arguments: Vec<Literal>) -> Literal {
    Literal::call(&format!("table::Check::{name}"), arguments)
}

fn bounds(bounds: &Bounds) -> Vec<Literal> {
    let numbers = [
        ("Minimum", &bounds.minimum),
        ("Maximum", &bounds.maximum),
        ("Above", &bounds.exclusive_minimum),
        ("Below", &bounds.exclusive_maximum),
        ("MultipleOf", &bounds.multiple_of),
    ];
    let lengths = [
        ("MinLength", bounds.min_length),
        ("MaxLength", bounds.max_length),
        ("MinItems", bounds.min_items),
        ("MaxItems", bounds.max_items),
    ];
    let numbers = numbers
        .into_iter()
        .filter_map(|(name, bound)| Some((name, integer(bound.as_ref()?.as_i64()?))));
    let lengths = lengths
        .into_iter()
        .filter_map(|(name, bound)| Some((name, bound?.to_string())));
    let pattern = bounds
        .pattern
        .as_ref()
        .map(|pattern| ("pattern", string(pattern)));
    numbers
        .chain(lengths)
        .chain(pattern)
        .map(|(name, value)| check(name, vec![Literal::atom(value)]))
        .collect()
}

fn expectation(expect: &Expect) -> impl Iterator<Item = Literal> {
    let answer = |answer: &[(String, Json)]| {
        let parts: Vec<String> = answer
            .iter()
            .map(|(name, value)| format!("{name}: {value}"))
            .collect();
        Literal::text(&parts.join(", "))
    };
    let below = expect
        .minimum
        .map(|bound| ("AnsweredBelow", bound, answer(&expect.below)));
    let above = expect
        .maximum
        .map(|bound| ("AnsweredAbove", bound, answer(&expect.above)));
    below
        .into_iter()
        .chain(above)
        .map(|(name, bound, answer)| check(name, vec![Literal::atom(integer(bound)), answer]))
}
