//! Operations, envelopes and codes as rows of static tables: the part of the output that the runtime reads.

use proc_macro2::TokenStream;
use quote::quote;

use bilispec_wire::envelope::{self as wire, Success};
use bilispec_wire::server::origin;

use super::parameters::parameter;
use super::source::Source;
use super::tokens::{ident, integer, option, variant};
use super::{act, docs};
use crate::model::{
    Api, BodyKind, Code, Credential, EnumBase, Envelope, KeyPlace, Operation, ReplyBody,
    SuccessField, TypeKind, Variant,
};

/// The row of an operation.
pub(super) fn operation(source: &mut Source<'_>, operation: &Operation) {
    source.import_as("bilispec_runtime::operation", Some("table"));
    let api = source.api;
    let (reply, envelope) = reply(source, operation);
    let security = &operation.security;
    let logins = security.ways.iter().map(|way| {
        let credentials = way.iter().map(|id| login(api.credential(*id)));
        quote!(&[#(#credentials),*])
    });
    // Where there is no way to log in, none is needed.
    let login_optional = security.optional && !security.ways.is_empty();
    let other_hosts = other_hosts(operation);
    let method = ident(operation.method.as_str());
    let (id, host, path) = (&operation.id, address(api, operation), operation.own_path());
    let body = body(operation);
    let parameters = operation.request.parameters.iter().map(parameter);
    let field = operation.reply.success.as_ref();
    let success = option(field.map(|field| success(source, field)));
    let act = act::row(&act::of(api, operation));
    let codes = codes(&operation.codes);
    let validators = validators(source, operation);
    source.push(quote! {
        pub(super) const PARAMETERS: &[table::Parameter] = &[#(#parameters),*];

        /// What the call changes, and what proves it.
        pub(super) const ACT: table::Act = #act;

        pub(super) static OPERATION: table::Operation = table::Operation {
            id: #id,
            method: table::Method::#method,
            host: #host,
            path: #path,
            act: ACT,
            other_hosts: &[#(#other_hosts),*],
            logins: &[#(#logins),*],
            login_optional: #login_optional,
            body: table::Body::#body,
            parameters: PARAMETERS,
            reply: table::ReplyBody::#reply,
            envelope: &#envelope,
            success: #success,
            codes: #codes,
            validators: #validators,
        };
    });
}

/// How the body travels; what has no media type of its own kind says which.
fn body(operation: &Operation) -> TokenStream {
    let name = operation.request.media_type.as_deref().unwrap_or_default();
    // A range says what is taken, and names none of it.
    let name = match (name.contains('*'), name.starts_with("text/")) {
        (false, _) => name.to_owned(),
        (true, true) => "text/plain".to_owned(),
        (true, false) => "application/octet-stream".to_owned(),
    };
    match operation.request.body {
        // Left out before.
        BodyKind::None | BodyKind::Multipart => quote!(None),
        BodyKind::Form => quote!(Form),
        BodyKind::Json if name == "application/json" => quote!(Json),
        BodyKind::Json => quote!(JsonAs(#name)),
        BodyKind::Text if name.starts_with("text/") => {
            let name = name + "; charset=utf-8";
            quote!(Text(#name))
        }
        BodyKind::Text => quote!(Text(#name)),
        BodyKind::Bytes => quote!(Bytes(#name)),
    }
}

/// What the reply is, and the row of its envelope.
fn reply(source: &mut Source<'_>, operation: &Operation) -> (TokenStream, TokenStream) {
    let envelope = source.api.envelope(operation.reply.envelope);
    if envelope.is_none() {
        let reply = match operation.reply.body {
            ReplyBody::Nothing => quote!(Nothing),
            ReplyBody::Json => quote!(Payload),
            ReplyBody::Text => quote!(Text),
            ReplyBody::Bytes => quote!(Bytes),
        };
        return (reply, quote!(table::Envelope::NONE));
    }
    let name = constant(&envelope.name);
    source.import(&["super::envelopes::", &name].concat());
    (quote!(Enveloped), ident(&name).into())
}

fn validators(source: &mut Source<'_>, operation: &Operation) -> TokenStream {
    let name = validators_name(operation);
    source.import(&["super::schemas::", &name].concat());
    let name = ident(&name);
    quote!(&#name)
}

/// The row of a credential.
fn login(credential: &Credential) -> TokenStream {
    let sent_as = &credential.cookie;
    let place = match credential.place {
        KeyPlace::Header => quote!(Header(#sent_as)),
        KeyPlace::Query => quote!(Query(#sent_as)),
        KeyPlace::Cookie => quote!(Cookie),
        KeyPlace::Http(scheme) => {
            let scheme = variant(&scheme);
            quote!(Http(table::Scheme::#scheme))
        }
    };
    let name = match &credential.scheme {
        Some(scheme) if !credential.is_cookie() => scheme,
        _ => &credential.cookie,
    };
    quote!(table::Login { name: #name, place: table::LoginPlace::#place })
}

/// The server that is called, with its variables in braces.
fn address<'a>(api: &'a Api, operation: &'a Operation) -> &'a str {
    let server = operation.server.and_then(|index| api.servers.get(index));
    server.map_or_else(|| operation.address(), |server| &server.address)
}

/// Scheme and host of the servers, without the one that is called.
fn other_hosts(operation: &Operation) -> Vec<&str> {
    let mut hosts = Vec::new();
    for server in operation.servers.iter().skip(1) {
        let host = origin(server);
        if host != operation.host && !hosts.contains(&host) {
            hosts.push(host);
        }
    }
    hosts
}

/// The row of an envelope.
pub(super) fn envelope(source: &mut Source<'_>, envelope: &Envelope) {
    source.import_as("bilispec_runtime::operation", Some("table"));
    let name = ident(&constant(&envelope.name));
    let docs = source.docs(&envelope.docs);
    let (code, message, data) = (&envelope.code, &envelope.message, &envelope.data);
    let success = match &envelope.success {
        Success::Absent => quote!(Absent),
        Success::Values(codes) => {
            let codes = codes.iter().map(code_value);
            quote!(Values(table::Borrowed(&[#(#codes),*])))
        }
    };
    let codes = codes(&envelope.codes);
    source.push(quote! {
        #docs
        pub(super) static #name: table::Envelope = table::Envelope {
            code: &[#(#code),*],
            message: &[#(#message),*],
            data: #data,
            success: table::Success::#success,
            codes: #codes,
        };
    });
}

/// The static with what an operation's messages are checked by. The suffix keeps it apart from whatever else stands in
/// its file, as an operation may be called `none` or `operation`.
pub(super) fn validators_name(operation: &Operation) -> String {
    constant(&operation.rust_name) + "_VALIDATORS"
}

/// A name in Rust's style for constants: `TicketEnvelope` as `TICKET_ENVELOPE`.
pub(super) fn constant(name: &str) -> String {
    crate::model::snake_case(name)
        .trim_end_matches('_')
        .to_uppercase()
}

fn success(source: &Source<'_>, field: &SuccessField) -> TokenStream {
    let known: Vec<TokenStream> = match &source.api.type_def(field.ty).kind {
        TypeKind::Enum { base, variants, .. } => variants
            .iter()
            .map(|variant| outcome(*base, variant, field.values.contains(&variant.value)))
            .collect(),
        TypeKind::Struct { .. } | TypeKind::Union { .. } => Vec::new(),
    };
    let path = &field.path;
    quote!(table::SuccessField { path: &[#(#path),*], known: &[#(#known),*] })
}

fn outcome(base: EnumBase, variant: &Variant, success: bool) -> TokenStream {
    let value = match base {
        EnumBase::Integer => {
            let value = integer(variant.value.as_i64().unwrap_or_default());
            quote!(Integer(#value))
        }
        EnumBase::String => {
            let value = variant.value.as_str().unwrap_or_default();
            quote!(String(#value))
        }
    };
    let name = &variant.rust_name;
    let (zh, en) = (docs::chinese(&variant.docs), docs::english(&variant.docs));
    quote! {
        table::KnownOutcome {
            value: table::OutcomeValue::#value,
            name: #name,
            success: #success,
            zh: #zh,
            en: #en,
        }
    }
}

fn codes(codes: &[Code]) -> TokenStream {
    let codes = codes.iter().map(|code| {
        let value = option(code.value.as_ref().map(code_value));
        let (name, class) = (&code.name, variant(&code.class));
        let (zh, en) = (docs::chinese(&code.docs), docs::english(&code.docs));
        quote! {
            table::Code {
                value: #value,
                name: #name,
                class: table::CodeClass::#class,
                zh: #zh,
                en: #en,
            }
        }
    });
    quote!(&[#(#codes),*])
}

fn code_value(code: &wire::Code<'_>) -> TokenStream {
    match code {
        wire::Code::Integer(code) => {
            let code = integer(*code);
            quote!(table::CodeValue::Integer(#code))
        }
        wire::Code::Text(code) => quote!(table::CodeValue::Text(table::Borrowed(#code))),
        wire::Code::Boolean(code) => quote!(table::CodeValue::Boolean(#code)),
    }
}
