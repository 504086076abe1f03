//! What a call sends: a struct with a constructor, a setter for each optional value, and the values in order.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::source::Source;
use super::structs::{self, Initial, Member, Shape};
use super::tokens::{float, ident, integer};
use crate::model::{Operation, Parameter, ReplyBody, SideEffect, Type, TypeKind, Unit};
use crate::source::Json;

/// The request struct of an operation.
pub(super) fn definition(source: &mut Source<'_>, operation: &Operation) {
    let request = &operation.request;
    let own: Vec<&Parameter> = request
        .parameters
        .iter()
        .filter(|parameter| is_own(parameter))
        .collect();
    let mut members = Vec::new();
    for parameter in &own {
        let optional = !parameter.required || parameter.nullable;
        let initial = match &parameter.default {
            Some(default) => match value(source, &parameter.ty, default) {
                Some(value) if optional => Initial::Given(quote!(Some(#value))),
                Some(value) => Initial::Given(value),
                None => Initial::Asked,
            },
            None if optional => Initial::Absent,
            None => Initial::Asked,
        };
        // A parameter and a field of the body may share a name; in the request's own JSON they do not.
        let shared = own
            .iter()
            .filter(|other| other.name == parameter.name)
            .count()
            > 1;
        members.push(Member {
            name: if shared {
                &parameter.rust_name
            } else {
                &parameter.name
            },
            rust_name: &parameter.rust_name,
            ty: &parameter.ty,
            optional,
            forgiven: false,
            defaults_to_now: parameter.default_now.is_some(),
            sensitive: parameter.sensitive,
            docs: &parameter.docs,
            deprecated: parameter.deprecated,
            initial,
        });
    }
    let mut lines = docs::description(&operation.docs);
    lines.extend([
        String::new(),
        format!(
            "What [{}](super::{}) sends.",
            docs::code(&operation.id),
            super::groups::group_path(source.api, operation)
        ),
    ]);
    let shape = Shape {
        name: &request.type_name,
        docs: lines,
        members,
        skips_none: true,
        keeps_unknown: false,
        setters: true,
    };
    structs::write(source, &shape);
    source.import("bilispec_runtime::Request");
    source.import("bilispec_runtime::Values");
    let reply = &operation.reply;
    let reply = match reply.body {
        ReplyBody::Nothing => quote!(()),
        ReplyBody::Bytes => {
            source.import("bilispec_runtime::wire::Binary");
            quote!(Binary)
        }
        ReplyBody::Json | ReplyBody::Text => {
            source.optional(&reply.payload, reply.payload_nullable)
        }
    };
    let name = ident(&request.type_name);
    let values = if own.is_empty() {
        quote!(_)
    } else {
        quote!(values)
    };
    let pushes = own.iter().map(|parameter| {
        let name = ident(&parameter.rust_name);
        match parameter.default_now {
            None if parameter.ty == Type::Bytes => quote!(values.push_bytes(&self.#name);),
            None => quote!(values.push(&self.#name);),
            Some(Unit::Seconds) => {
                quote!(values.push_or_now(self.#name, bilispec_runtime::TimeUnit::Seconds);)
            }
            Some(_) => {
                quote!(values.push_or_now(self.#name, bilispec_runtime::TimeUnit::Milliseconds);)
            }
        }
    });
    source.push(quote! {
        impl Request for #name {
            type Reply = #reply;

            fn operation(&self) -> &'static table::Operation {
                &OPERATION
            }

            fn values(&self, #values: &mut Values) {
                #(#pushes)*
            }
        }
    });
    if operation.effect == SideEffect::None {
        source.import("bilispec_runtime::Repeatable");
        source.push(quote!(impl Repeatable for #name {}));
    }
}

/// The caller gives it: it is no constant, no cookie and no copy.
pub(super) fn is_own(parameter: &Parameter) -> bool {
    parameter.constant.is_none() && parameter.from_cookie.is_none() && parameter.same_as.is_none()
}

/// A default as Rust; `None` for a type that has no literals.
pub(super) fn value(source: &mut Source<'_>, ty: &Type, json: &Json) -> Option<TokenStream> {
    match (ty, json) {
        (Type::Integer, _) => Some(integer(json.as_i64()?)),
        (Type::Number, Json::Number(number)) => {
            let value = float(number.as_f64()?)?;
            Some(quote!(#value))
        }
        (Type::Boolean, Json::Bool(value)) => Some(quote!(#value)),
        (Type::String, Json::String(text)) => Some(owned(text)),
        (Type::Newtype(id), _) => {
            let name = source.refer(&source.api.newtype(*id).name.clone());
            let inner = match json {
                Json::String(text) => owned(text),
                _ => integer(json.as_i64()?),
            };
            Some(quote!(#name(#inner)))
        }
        (Type::Enum(id), _) => {
            let def = source.api.type_def(*id);
            let TypeKind::Enum { variants, .. } = &def.kind else {
                return None;
            };
            let name = source.refer(&def.rust_name);
            let variant = variants.iter().find(|variant| variant.value == *json)?;
            let variant = ident(&variant.rust_name);
            Some(quote!(#name::#variant))
        }
        _ => None,
    }
}

fn owned(text: &str) -> TokenStream {
    if text.is_empty() {
        quote!(String::new())
    } else {
        quote!(#text.to_owned())
    }
}
