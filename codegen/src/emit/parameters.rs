//! Parameters as rows: where each travels, where its value comes from, and what it is limited to.

use proc_macro2::TokenStream;
use quote::quote;

use super::source::Source;
use super::tokens::{ident, integer};
use crate::model::{Api, Bounds, Expect, ListForm, Parameter, Place, Type, TypeId, TypeKind};
use crate::source::Json;

pub(super) fn parameter(source: &Source<'_>, parameter: &Parameter) -> TokenStream {
    let mut fields = Vec::new();
    let origin = if let Some(constant) = &parameter.constant {
        Some((quote!(Constant), constant.to_string()))
    } else if let Some(cookie) = &parameter.from_cookie {
        Some((quote!(Cookie), cookie.clone()))
    } else {
        parameter.same_as.clone().map(|name| (quote!(SameAs), name))
    };
    if let Some((kind, text)) = origin {
        fields.push(quote!(source: table::Source::#kind(#text)));
    }
    if parameter.required {
        fields.push(quote!(required: true));
    }
    if parameter.place == Place::Json && parameter.required && parameter.nullable {
        fields.push(quote!(nullable: true));
    }
    let form = match parameter.list {
        Some(ListForm::Repeated) => Some(quote!(Repeated)),
        Some(ListForm::Commas) => Some(quote!(Commas)),
        None if parameter.json_in_string || is_compound(source.api, parameter) => {
            Some(quote!(Json))
        }
        None => parameter.allow_empty.then(|| quote!(BareKey)),
    };
    if let Some(form) = form {
        fields.push(quote!(form: table::Form::#form));
    }
    let checks = checks(source, parameter);
    if !checks.is_empty() {
        fields.push(quote!(checks: &[#(table::Check::#checks),*]));
    }
    let place = match parameter.place {
        Place::Path => quote!(Path),
        Place::Query => quote!(Query),
        Place::Header => quote!(Header),
        Place::Cookie => quote!(Cookie),
        Place::Json if parameter.whole => quote!(WholeBody),
        Place::Form | Place::Json => quote!(Body),
    };
    let name = &parameter.name;
    let made = quote!(table::Parameter::new(#name, table::Place::#place));
    if fields.is_empty() {
        made
    } else {
        quote!(table::Parameter { #(#fields,)* ..#made })
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

/// The checks, each without the name of their type.
fn checks(source: &Source<'_>, parameter: &Parameter) -> Vec<TokenStream> {
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
        let values = variants.iter().map(|variant| variant.value.to_string());
        checks.push(quote!(OneOf(&[#(#values),*])));
    }
    checks
}

fn bounds(bounds: &Bounds) -> Vec<TokenStream> {
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
        .filter_map(|(name, bound)| Some((name, integer(bound?))));
    let pattern = bounds
        .pattern
        .as_ref()
        .map(|pattern| ("pattern", quote!(#pattern)));
    numbers
        .chain(lengths)
        .chain(pattern)
        .map(|(name, value)| {
            let name = ident(name);
            quote!(#name(#value))
        })
        .collect()
}

fn expectation(expect: &Expect) -> impl Iterator<Item = TokenStream> {
    let answer = |answer: &[(String, Json)]| {
        let parts: Vec<String> = answer
            .iter()
            .map(|(name, value)| format!("{name}: {value}"))
            .collect();
        parts.join(", ")
    };
    let below = expect.minimum.map(|bound| {
        let (bound, answer) = (integer(bound), answer(&expect.below));
        quote!(AnsweredBelow(#bound, #answer))
    });
    let above = expect.maximum.map(|bound| {
        let (bound, answer) = (integer(bound), answer(&expect.above));
        quote!(AnsweredAbove(#bound, #answer))
    });
    below.into_iter().chain(above)
}
