//! The client: its groups of operations, its credentials, the list of all operations, and the codes by name.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::groups::{self, group_name, used_tags};
use super::source::Source;
use super::tables::constant;
use super::tokens::{doc, ident, integer};
use super::{docs, servers};
use bilispec_wire::envelope::{self as wire, Success};

use crate::model::{Api, Code, CodeClass, Credential, Operation, SideEffect, Type};

/// `client.rs`: the client and its groups.
pub(super) fn definition(source: &mut Source<'_>) {
    let api = source.api;
    for path in [
        "bilispec_runtime::Builder",
        "bilispec_runtime::Call",
        "bilispec_runtime::Core",
        "bilispec_runtime::Unsettled",
        "bilispec_runtime::operation::Operation",
    ] {
        source.import(path);
    }
    source.define("Client");
    for tag in used_tags(api) {
        source.define(&group_name(tag));
    }
    let operations = api
        .operations
        .iter()
        .map(|operation| ident(&operation.rust_name));
    source.push(quote! {
        /// All operations, in the order of the spec.
        pub static OPERATIONS: &[&Operation] = &[#(&super::#operations::OPERATION),*];
    });
    let about = ["", "Cheap to clone; `Debug` prints no credential."];
    groups::client(source, &about);
    source.push(quote! {
        impl Client {
            /// The calls that write or spend and were dropped before they had their answer, the oldest first; see
            /// [`Core::unsettled`].
            pub fn unsettled(&self) -> Vec<Unsettled> {
                self.core.unsettled()
            }
        }

        impl From<Core> for Client {
            fn from(core: Core) -> Self {
                Self { core }
            }
        }
    });
    servers::definition(source);
    groups::groups(source, method_docs);
}

fn method_docs(api: &Api, operation: &Operation) -> Vec<String> {
    let mut lines = docs::lines(api, &operation.docs);
    lines.push(String::new());
    lines.push(match operation.effect {
        SideEffect::Write if !operation.effect_stated => {
            "Changes something, as far as its method says: never repeated by this library.".to_owned()
        }
        SideEffect::None => "Changes nothing: safe to repeat.".to_owned(),
        SideEffect::Write => "Writes something that costs nothing.".to_owned(),
        SideEffect::Spend => {
            "**Spends**: never repeated by this library. After an error, look at its `effect()` before another attempt.".to_owned()
        }
    });
    if operation.effect == SideEffect::Spend {
        lines.extend([String::new(), after_unknown(api, operation)]);
    }
    if let Some(field) = &operation.reply.success {
        let values: Vec<String> = field
            .values
            .iter()
            .map(|value| docs::code(&value.to_string()))
            .collect();
        lines.push(String::new());
        lines.push(format!(
            "Only {} {} is a success; anything else is [`Error::Declined`](bilispec_runtime::Error::Declined).",
            docs::code(&field.path.join(".")),
            values.join(", ")
        ));
    }
    let codes: Vec<&Code> = api.codes(operation).collect();
    if !codes.is_empty() {
        lines.extend(
            [
                "",
                "| code | name | class | evidence | meaning |",
                "| --- | --- | --- | --- | --- |",
            ]
            .map(str::to_owned),
        );
        for code in codes {
            let value = match code.value {
                Some(wire::Code::Text(_)) => docs::code(&code.key()),
                _ => code.key(),
            };
            lines.push(format!(
                "| {value} | {} | {} | {} | {} |",
                docs::markdown(&code.name),
                code.class,
                code.level,
                docs::markdown(&docs::description_text(&code.docs)),
            ));
        }
    }
    lines
}

/// What to do once nobody knows whether a call that spends was carried out.
fn after_unknown(api: &Api, operation: &Operation) -> String {
    let text = "After [`Error::OutcomeUnknown`](bilispec_runtime::Error::OutcomeUnknown) no call of this client tells what happened: look at the account's orders or records before another attempt.".to_owned();
    let naming: Vec<String> = api
        .codes(operation)
        .filter(|code| code.class == CodeClass::Pending)
        .filter_map(|code| Some((code.integer()?, data_type(api, code)?)))
        .map(|(value, data)| format!("{value} ([`{data}`](super::{data}))"))
        .collect();
    if naming.is_empty() {
        return text;
    }
    format!(
        "{text} If it was carried out after all, a later attempt is refused with {}, which names it.",
        naming.join(" or ")
    )
}

/// `credentials.rs`: the session's cookies.
pub(super) fn credentials(source: &mut Source<'_>) {
    let api = source.api;
    source.import("bilispec_runtime::Cookies");
    source.define("Credentials");
    if !api.credentials.is_empty() {
        source.import("bilispec_runtime::secrecy::SecretString");
    }
    let mut lines = vec![
        "A session. An empty value is none.".to_owned(),
        String::new(),
    ];
    lines.extend(api.credentials.iter().map(|credential| {
        let (_, name) = sent(credential);
        let text = docs::markdown(&docs::description_text(&credential.docs));
        format!("* {} {text}", docs::code(name))
    }));
    let lines = doc(lines);
    let names = api.credentials.iter().map(|one| ident(&one.rust_name));
    let cookies = api.credentials.iter().map(|credential| {
        let (with, name) = sent(credential);
        let (with, value) = (ident(with), ident(&credential.rust_name));
        quote!(let cookies = cookies.#with(#name, #value);)
    });
    source.push(quote! {
        /// The session's cookies. They are wiped from memory when dropped, and `Debug` prints their names only.
        #[derive(Clone, Debug)]
        pub struct Credentials {
            cookies: Cookies,
        }

        impl Credentials {
            #lines
            pub fn new(#(#names: impl Into<SecretString>),*) -> Self {
                let cookies = Cookies::new();
                #(#cookies)*
                Self { cookies }
            }
        }

        impl From<Credentials> for Cookies {
            fn from(credentials: Credentials) -> Self {
                credentials.cookies
            }
        }
    });
}

/// The method of `Cookies` that takes a credential, and the name it is known by there.
fn sent(credential: &Credential) -> (&'static str, &str) {
    match &credential.scheme {
        Some(scheme) if !credential.is_cookie() => ("with_key", scheme),
        _ => ("with", &credential.cookie),
    }
}

/// `codes.rs`: the codes by name, a module an operation.
pub(super) fn codes(source: &mut Source<'_>) {
    let api = source.api;
    for operation in &api.operations {
        let mut names = BTreeSet::new();
        let codes: Vec<TokenStream> = api
            .codes(operation)
            .filter_map(|code| Some((constant(&code.name), value(api, operation, code)?, code)))
            .filter(|(name, _, _)| names.insert(name.clone()))
            .map(|(name, value, code)| {
                let docs = doc(code_docs(api, code));
                let name = ident(&name);
                quote!(#docs pub const #name: #value;)
            })
            .collect();
        if codes.is_empty() {
            continue;
        }
        let docs = doc([format!("Codes of {}.", docs::code(&operation.id))]);
        let module = ident(&operation.rust_name);
        source.push(quote! {
            #docs
            pub mod #module {
                #(#codes)*
            }
        });
    }
}

/// Type and value of a code's constant; none for null, and for `true` and `false`, which say no more than their name.
fn value(api: &Api, operation: &Operation, code: &Code) -> Option<TokenStream> {
    let envelope = api.envelope(operation.reply.envelope);
    let form = match &envelope.success {
        Success::Values(values) => values.first(),
        Success::Absent => code.value.as_ref(),
    };
    match (form?, code.value.as_ref()?) {
        (wire::Code::Integer(_), wire::Code::Integer(value)) => {
            let value = integer(*value);
            Some(quote!(i64 = #value))
        }
        (wire::Code::Text(_), value) => {
            let value = value.to_string();
            Some(quote!(&str = #value))
        }
        _ => None,
    }
}

fn code_docs(api: &Api, code: &Code) -> Vec<String> {
    let mut lines = docs::description(&code.docs);
    lines.extend([
        String::new(),
        format!("Class: {}. Evidence: {}.", code.class, code.level),
    ]);
    if let Some(data) = data_type(api, code) {
        let link = format!("Its data: [`{data}`](super::super::{data}).");
        lines.extend([String::new(), link]);
    }
    lines
}

/// The struct that the reply's data is with a code, if the spec knows one.
fn data_type<'a>(api: &'a Api, code: &Code) -> Option<&'a str> {
    match &code.data.as_ref()?.ty {
        Type::Struct(id) => Some(&api.type_def(*id).rust_name),
        Type::Nullable(inner) => match &**inner {
            Type::Struct(id) => Some(&api.type_def(*id).rust_name),
            _ => None,
        },
        _ => None,
    }
}
