//! One generated file: its imports, its items, and how types of the model are written in it.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use super::docs;
use super::layout::Text;
use super::tokens::{doc, ident, path};
use crate::model::{Api, Docs, Type};

/// The first line of every generated file.
pub(crate) const HEADER: &str = "// Written by `bilispec generate`; do not edit.";

/// A file in the making.
pub(super) struct Source<'a> {
    pub(super) api: &'a Api,
    attributes: TokenStream,
    items: Text,
    /// By the parent's path: names, each perhaps with another one here.
    imports: BTreeMap<String, BTreeSet<(String, Option<&'static str>)>>,
    /// What the file defines itself.
    own: BTreeSet<String>,
}

impl<'a> Source<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        Self {
            api,
            attributes: TokenStream::new(),
            items: Text::default(),
            imports: BTreeMap::new(),
            own: BTreeSet::new(),
        }
    }

    /// Adds an attribute of the whole file.
    pub(super) fn attribute(&mut self, attribute: TokenStream) {
        self.attributes.extend(attribute);
    }

    /// Adds whole items.
    pub(super) fn push(&mut self, items: TokenStream) {
        self.items.push(items);
    }

    /// A path that is used.
    pub(super) fn import(&mut self, path: &str) {
        self.import_as(path, None);
    }

    /// A path that is used under another name.
    pub(super) fn import_as(&mut self, path: &str, alias: Option<&'static str>) {
        let (parent, name) = path.rsplit_once("::").unwrap_or(("crate", path));
        let names = self.imports.entry(parent.to_owned()).or_default();
        names.insert((name.to_owned(), alias));
    }

    /// A type that is defined here.
    pub(super) fn define(&mut self, name: &str) -> TokenTree {
        self.own.insert(name.to_owned());
        ident(name)
    }

    /// A generated type that is used: imported unless it is defined here.
    pub(super) fn refer(&mut self, name: &str) -> TokenTree {
        self.import_as(&["super::", name].concat(), None);
        ident(name)
    }

    /// The whole file; `None` if nothing is in it. Fails on what is not Rust.
    pub(super) fn into_text(mut self) -> syn::Result<Option<String>> {
        if let Some(names) = self.imports.get_mut("super") {
            names.retain(|(name, _)| !self.own.contains(name));
        }
        let uses = self.imports.iter().map(|(parent, names)| {
            let parent = path(parent);
            let names = names.iter().map(|(name, alias)| {
                let name = ident(name);
                let alias = alias.map(ident).map(|alias| quote!(as #alias));
                quote!(#name #alias)
            });
            (names.len() > 0).then(|| quote!(use #parent::{#(#names),*};))
        });
        let attributes = self.attributes;
        let mut text = Text::default();
        text.push(quote!(#attributes #(#uses)*));
        text.append(self.items);
        text.into_file(HEADER)
    }

    /// The doc comment of a thing: all that the spec says of it.
    pub(super) fn docs(&self, docs: &Docs) -> TokenStream {
        doc(docs::lines(self.api, docs))
    }

    /// A type of the model in Rust.
    pub(super) fn ty(&mut self, ty: &Type) -> TokenStream {
        match ty {
            Type::Integer => quote!(i64),
            Type::Number => quote!(f64),
            Type::Boolean => quote!(bool),
            Type::String => quote!(String),
            Type::IntOrString => self.wire("IntOrString"),
            Type::RawJson => self.wire("RawJson"),
            Type::Bytes => self.wire("Binary"),
            Type::Newtype(id) => {
                let name = &self.api.newtype(*id).name;
                self.refer(name).into()
            }
            Type::Struct(id) | Type::Enum(id) | Type::Union(id) => {
                let name = &self.api.type_def(*id).rust_name;
                self.refer(name).into()
            }
            Type::Array(item) => {
                let item = self.ty(item);
                quote!(Vec<#item>)
            }
            Type::Map(value) => {
                self.import("std::collections::BTreeMap");
                let value = self.ty(value);
                quote!(BTreeMap<String, #value>)
            }
            Type::JsonString(inner) => {
                let (outer, inner) = (self.wire("JsonString"), self.ty(inner));
                quote!(#outer<#inner>)
            }
            Type::Nullable(inner) => self.optional(inner, true),
            Type::Boxed(inner) => {
                let inner = self.ty(inner);
                quote!(Box<#inner>)
            }
        }
    }

    /// The same, optional.
    pub(super) fn optional(&mut self, ty: &Type, optional: bool) -> TokenStream {
        let ty = self.ty(ty);
        if optional { quote!(Option<#ty>) } else { ty }
    }

    fn wire(&mut self, name: &str) -> TokenStream {
        self.import(&["bilispec_runtime::wire::", name].concat());
        ident(name).into()
    }

    /// How a function takes a value of this type, and how it makes the type of it.
    pub(super) fn argument(&mut self, name: &str, ty: &Type) -> (TokenStream, TokenStream) {
        let name = ident(name);
        match ty {
            Type::Integer => {
                let integer = self.wire("Integer");
                (quote!(#name: impl #integer), quote!(#name.integer()))
            }
            Type::String | Type::IntOrString | Type::Newtype(_) | Type::Bytes => {
                let ty = self.ty(ty);
                (quote!(#name: impl Into<#ty>), quote!(#name.into()))
            }
            _ => {
                let ty = self.ty(ty);
                (quote!(#name: #ty), quote!(#name))
            }
        }
    }
}
