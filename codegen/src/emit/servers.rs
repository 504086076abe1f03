//! Servers whose addresses have variables: their rows, and a method of the builder for each variable.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::source::Source;
use super::tokens::{doc, ident};
use crate::markdown;
use crate::model::{Api, Operation, PlainHttp, Server, ServerVariable};

/// The servers that calls of the client go to.
fn used(api: &Api) -> Vec<&Server> {
    let is_called = |index: usize| api.operations.iter().any(|one| one.server == Some(index));
    let servers = api.servers.iter().enumerate();
    servers
        .filter(|(index, _)| is_called(*index))
        .map(|(_, server)| server)
        .collect()
}

/// The rows, and the trait with the methods. Nothing, where no address has a variable.
pub(super) fn definition(source: &mut Source<'_>) {
    let servers = used(source.api);
    if servers.is_empty() {
        return;
    }
    source.import_as("bilispec_runtime::operation", Some("table"));
    source.define("ServerVariables");
    source.define("SERVERS");
    let rows = servers.iter().map(|server| row(server));
    let about = doc(about(source.api, &servers));
    let methods = Server::variables_of(&servers).into_iter().map(|variable| {
        let docs = doc(words(variable, &servers));
        let name = ident(&variable.rust_name);
        quote!(#docs #[must_use] fn #name(self, value: impl Into<String>) -> Self;)
    });
    source.push(quote! {
        /// The servers whose addresses have variables.
        pub(super) static SERVERS: &[table::Server] = &[#(#rows),*];

        #about
        pub trait ServerVariables: Sized {
            #(#methods)*
        }
    });
    implementation(source);
}

/// The trait for the builder of the client that is in scope.
pub(super) fn implementation(source: &mut Source<'_>) {
    let servers = used(source.api);
    if servers.is_empty() {
        return;
    }
    source.refer("ServerVariables");
    let methods = Server::variables_of(&servers).into_iter().map(|variable| {
        let (wire, name) = (&variable.rust_name, ident(&variable.rust_name));
        quote! {
            fn #name(self, value: impl Into<String>) -> Self {
                self.server_variable(#wire, value)
            }
        }
    });
    source.push(quote! {
        impl ServerVariables for Builder<Client> {
            #(#methods)*
        }
    });
}

/// What a builder is told of the servers.
pub(super) fn given(source: &mut Source<'_>) -> TokenStream {
    if used(source.api).is_empty() {
        return TokenStream::new();
    }
    source.refer("SERVERS");
    quote!(.servers(SERVERS))
}

fn row(server: &Server) -> TokenStream {
    let address = &server.address;
    let plain_http = ident(match server.plain_http {
        None => "Near",
        Some(PlainHttp::Calls) => "Calls",
        Some(PlainHttp::Logins) => "Logins",
    });
    let variables = server.variables.iter().map(|variable| {
        let (name, default, values) = (&variable.rust_name, &variable.default, &variable.values);
        quote! {
            table::ServerVariable {
                name: #name,
                default: #default,
                values: &[#(#values),*],
            }
        }
    });
    quote! {
        table::Server {
            address: #address,
            variables: &[#(#variables),*],
            plain_http: table::PlainHttp::#plain_http,
        }
    }
}

/// What the trait is, and how another server is called.
fn about(api: &Api, servers: &[&Server]) -> Vec<String> {
    let mut lines = vec![
        "What differs in the servers' addresses: methods of the builder, for each variable one.".to_owned(),
        String::new(),
        "`build` fails if an address has no such value. The host that comes of it is a host of the spec: credentials go there.".to_owned(),
        String::new(),
        "Any other server, of the spec or not, is named with its whole address in place of one of these:".to_owned(),
    ];
    lines.push(String::new());
    for server in servers {
        let called = |one: &&Operation| {
            let known = one.server.and_then(|index| api.servers.get(index));
            known.is_some_and(|known| std::ptr::eq(known, *server))
        };
        let default = api.operations.iter().find(called);
        let default = default.map_or("", |operation| operation.address());
        let call = format!(".base_url({default:?}, \"https://…\")");
        lines.push(format!(
            "* {}: {}",
            docs::code(&server.address),
            docs::code(&call)
        ));
    }
    lines
}

/// What a variable is.
fn words(variable: &ServerVariable, servers: &[&Server]) -> Vec<String> {
    let mut lines = markdown::block(&variable.description);
    if lines.iter().any(|line| !line.is_empty()) {
        lines.push(String::new());
    } else {
        lines.clear();
    }
    let default = docs::code(&variable.default);
    let values: Vec<String> = variable
        .values
        .iter()
        .map(|value| docs::code(value))
        .collect();
    lines.push(if values.is_empty() {
        format!("Default: {default}.")
    } else {
        format!("One of {}. Default: {default}.", values.join(", "))
    });
    for server in servers {
        if !server
            .variables
            .iter()
            .any(|one| one.rust_name == variable.rust_name)
        {
            continue;
        }
        let mut why: Vec<&str> = Vec::new();
        if values.is_empty() {
            let places = server.places(variable).into_iter();
            why.extend(places.filter_map(|place| place.refuses("")));
            why.dedup();
        }
        let why: String = why.iter().flat_map(|why| ["; ", *why]).collect();
        let stands = format!("Stands in {}{why}.", docs::code(&server.address));
        lines.extend([String::new(), stands]);
    }
    lines
}
