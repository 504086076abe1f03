//! The client's type and its groups of calls: the same for both, the async one and the blocking one.
//!
//! Does not know what a call is; each has its own `Core` and `Call` in scope.

use proc_macro2::{Delimiter, Group, TokenStream};
use quote::{TokenStreamExt as _, quote};

use super::source::Source;
use super::tokens::{doc, ident};
use super::{docs, servers};
use crate::model::{Api, Operation, Tag};

/// `Client` with its builder and a method for each group. `about` is added to what the spec says.
pub(super) fn client(source: &mut Source<'_>, about: &[&str]) {
    let api = source.api;
    let mut lines = docs::description(&api.docs);
    lines.extend(about.iter().map(ToString::to_string));
    let docs = doc(lines);
    let groups = used_tags(api).map(|tag| {
        let docs = doc(group_docs(tag));
        let (method, group) = (ident(&tag.rust_name), ident(&group_name(tag)));
        quote! {
            #docs
            pub fn #method(&self) -> #group<'_> {
                #group { core: &self.core }
            }
        }
    });
    let servers = servers::given(source);
    source.push(quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client {
            core: Core,
        }

        impl Client {
            /// Puts a client together.
            pub fn builder() -> Builder<Self> {
                Builder::new(OPERATIONS) #servers
            }

            #(#groups)*
        }
    });
}

/// What a group is. No item that others see is without a word: generated crates deny that.
fn group_docs(tag: &Tag) -> Vec<String> {
    let described = docs::description(&tag.docs);
    if described.is_empty() {
        return vec![format!("The calls of the group {}.", docs::code(&tag.name))];
    }
    described
}

/// The groups with their calls; `about` gives the words about a call.
pub(super) fn groups(source: &mut Source<'_>, about: fn(&Api, &Operation) -> Vec<String>) {
    let api = source.api;
    for tag in used_tags(api) {
        let docs = doc(group_docs(tag));
        let name = ident(&group_name(tag));
        let calls: TokenStream = api
            .operations
            .iter()
            .filter(|operation| operation.tag == tag.name)
            .map(|operation| {
                source.refer(&operation.request.type_name);
                call(operation, about(api, operation))
            })
            .collect();
        let mut items = quote! {
            #docs
            #[derive(Clone, Copy, Debug)]
            pub struct #name<'a> {
                core: &'a Core,
            }

            impl<'a> #name<'a>
        };
        // As they are: there may be a thousand.
        items.append(Group::new(Delimiter::Brace, calls));
        source.push(items);
    }
}

fn call(operation: &Operation, about: Vec<String>) -> TokenStream {
    let docs = doc(about);
    let (method, request) = (
        ident(&operation.rust_name),
        ident(&operation.request.type_name),
    );
    let deprecated = operation.deprecated.then(|| {
        let note = docs::markdown(reason(operation));
        quote!(#[deprecated(note = #note)])
    });
    quote! {
        #docs
        #deprecated
        pub fn #method(self, request: &'a #request) -> Call<'a, #request> {
            Call::new(self.core, request)
        }
    }
}

/// The groups that have calls.
pub(super) fn used_tags(api: &Api) -> impl Iterator<Item = &Tag> {
    api.tags.iter().filter(|tag| {
        api.operations
            .iter()
            .any(|operation| operation.tag == tag.name)
    })
}

/// Rust's name of a group: not the tag's own, which a type often has.
pub(super) fn group_name(tag: &Tag) -> String {
    crate::model::group_name(&tag.rust_name)
}

/// `ChargeCalls::quick_pay`
pub(super) fn group_path(api: &Api, operation: &Operation) -> String {
    let tag = api.tags.iter().find(|tag| tag.name == operation.tag);
    let group = tag.map(group_name).unwrap_or_default();
    format!("{group}::{}", operation.rust_name)
}

/// Why an operation should not be used any more: its first note, or that the spec says so.
fn reason(operation: &Operation) -> &str {
    operation
        .docs
        .notes
        .first()
        .map_or("the spec says so", |note| note.text.as_str())
}
