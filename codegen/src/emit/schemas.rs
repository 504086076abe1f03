//! The engine's tables as static data: the part of the output that nobody reads.
//!
//! What its rows mean is the engine's to know.

use bilispec_engine::table::rows::Act;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;

use super::schema_rows::Cell;
use super::source::Source;
use super::tokens::{comma, ident, integer, option};
use crate::model::{Api, Place as Part, Status};
use crate::tables::{Entry, Pools, Tables};

/// `schemas.rs`: arrays, schemas, and what belongs to which operation.
pub(super) fn definition(source: &mut Source<'_>, tables: &Tables) {
    source.attribute(
        quote!(#![allow(clippy::wildcard_imports, reason = "a short name for each kind of row")]),
    );
    source.push(quote! {
        use bilispec_runtime::validate::Validators;
        use bilispec_runtime::validate::table::rows::*;
    });
    let mut schemas = Vec::new();
    let modules = source
        .api
        .operations
        .iter()
        .map(|one| ident(&one.rust_name));
    let named = names(source.api).zip(modules.collect::<Vec<_>>());
    for ((name, module), operation) in named.zip(&tables.operations) {
        let name = ident(&name);
        let reply = operation.reply.as_ref();
        let reply = reply.map(|reply| {
            let schema = schema(&mut schemas, &module, reply);
            quote!(reply: #schema,)
        });
        let statuses = operation.statuses.iter().map(|(status, entry)| {
            let status = key(*status);
            let schema = option(
                entry
                    .as_ref()
                    .map(|entry| schema(&mut schemas, &module, entry)),
            );
            quote!((Status::#status, #schema))
        });
        let statuses: Vec<_> = statuses.collect();
        if !statuses.is_empty() {
            source.import("bilispec_runtime::validate::Status");
        }
        let statuses = (!statuses.is_empty()).then(|| quote!(statuses: &[#(#statuses),*],));
        let parts = operation.requests.iter().filter_map(|(part, entry)| {
            let (_, field) = PARTS.iter().find(|(known, _)| known == part)?;
            let schema = schema(&mut schemas, &module, entry);
            let value = match part {
                Part::Query => schema,
                _ => option(Some(schema)),
            };
            let field = ident(field);
            Some(quote!(#field: #value))
        });
        source.push(quote! {
            pub(super) static #name: Validators = Validators {
                #reply
                #statuses
                #(#parts,)*
                parameters: super::#module::PARAMETERS,
                ..*Validators::ANYTHING
            };
        });
    }
    rows(source, ("SCHEMAS", "Validator"), schemas);
    let pools = &tables.pools;
    let strings = &pools.strings;
    source.push(quote!(
        static TEXT: &str = concat!(#(#strings),*);
    ));
    let arrays = arrays();
    let fields = arrays.iter().map(|(field, name, ..)| {
        let (field, name) = (ident(field), ident(name));
        quote!(#field: Borrowed(&#name))
    });
    source.push(quote! {
        static ARRAYS: Arrays = Arrays { text: Borrowed(TEXT), #(#fields),* };
    });
    for (_, name, ty, rows) in arrays {
        self::rows(source, (name, ty), rows(pools));
    }
}

/// A field of the engine's arrays, its static, and the type and the rows of it, which are made when their turn comes.
type Array = (
    &'static str,
    &'static str,
    &'static str,
    fn(&Pools) -> Vec<TokenStream>,
);

fn arrays() -> [Array; 16] {
    macro_rules! arrays {
        ($($field:ident $name:ident $ty:ident pools $(. $rows:ident)+;)+) => {
            [$((
                stringify!($field), stringify!($name), stringify!($ty),
                |pools| pools$(.$rows)+.iter().map(Cell::cell).collect(),
            )),+]
        };
    }
    arrays! {
        nodes NODES Node pools.nodes;
        objects OBJECTS ObjectRule pools.objects.items;
        arrays ARRAY_RULES ArrayRule pools.arrays.items;
        checks CHECKS Check pools.checks.items;
        properties PROPERTIES Property pools.properties.items;
        patterned PATTERNED Patterned pools.patterned.items;
        dependents DEPENDENTS Dependent pools.dependents.items;
        ids IDS u32 pools.ids.items;
        texts TEXTS Text pools.texts.items;
        constants CONSTANTS Constant pools.constants.items;
        patterns PATTERNS Pattern pools.patterns.items;
        notes NOTES Note pools.notes.items;
        known KNOWN Known pools.known.items;
        envelopes ENVELOPES Envelope pools.envelopes.items;
        expects EXPECTS Expect pools.expects.items;
        places PLACES Place pools.places;
    }
}

/// The name of each operation's static.
pub(super) fn names(api: &Api) -> impl Iterator<Item = String> {
    api.operations.iter().map(super::tables::validators_name)
}

/// The parts of a request, by the field of the runtime's row.
const PARTS: [(Part, &str); 6] = [
    (Part::Path, "path"),
    (Part::Query, "query"),
    (Part::Header, "header"),
    (Part::Cookie, "cookie"),
    (Part::Form, "form"),
    (Part::Json, "json"),
];

fn key(status: Status) -> TokenStream {
    match status {
        Status::Exact(status) => {
            let status = integer(status);
            quote!(Exact(#status))
        }
        Status::Class(class) => {
            let class = integer(class);
            quote!(Class(#class))
        }
        Status::Default => quote!(Default),
    }
}

/// A reference to a new schema among the file's, of the operation in this module.
fn schema(schemas: &mut Vec<TokenStream>, module: &TokenTree, entry: &Entry) -> TokenStream {
    let index = proc_macro2::Literal::usize_unsuffixed(schemas.len());
    let codes = entry.codes.iter().map(Cell::cell);
    let lists_codes = entry.lists_codes;
    let (root, envelope) = (entry.root.cell(), entry.envelope.cell());
    let outcome = entry
        .outcome
        .as_ref()
        .map_or_else(|| quote!(None), Cell::cell);
    let act = if entry.act == Act::READS {
        quote!(Act::READS)
    } else {
        quote!(super::#module::ACT)
    };
    schemas.push(quote! {
        validator(&ARRAYS, #root, &[#(#codes),*], #lists_codes, #envelope, #outcome, #act)
    });
    quote!(&SCHEMAS[#index])
}

fn rows(source: &mut Source<'_>, (name, ty): (&str, &str), rows: Vec<TokenStream>) {
    let (name, ty) = (ident(name), ident(ty));
    let count = proc_macro2::Literal::usize_unsuffixed(rows.len());
    let mut all = TokenStream::new();
    for row in rows {
        comma(&mut all);
        all.extend(row);
    }
    let all = Group::new(Delimiter::Bracket, all);
    source.push(quote!(static #name: [#ty; #count] = #all;));
}
