//! Enums and newtypes: each a plain type, and behind it a macro of the runtime that implements what they all have.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::source::Source;
use super::tokens::{doc, ident, integer};
use crate::model::{Dialect, EnumBase, Newtype, NewtypeBase, TypeDef, Variant};

/// An enum that keeps what it does not know.
pub(super) fn wire_enum(
    source: &mut Source<'_>,
    def: &TypeDef,
    base: EnumBase,
    variants: &[Variant],
) {
    let name = source.define(&def.rust_name);
    let (conversions, kept, copy) = match base {
        EnumBase::Integer => ("integer_enum", quote!(i64), quote!(Copy,)),
        EnumBase::String => ("string_enum", quote!(String), quote!()),
    };
    source.import(&["bilispec_runtime::", conversions].concat());
    let conversions = ident(conversions);
    let docs = source.docs(&def.docs);
    let (declared, values): (Vec<TokenStream>, Vec<TokenStream>) = variants
        .iter()
        .map(|variant| {
            let docs = doc(variant_docs(source, variant));
            let name = ident(&variant.rust_name);
            let value = match base {
                EnumBase::Integer => {
                    let value = integer(variant.value.as_i64().unwrap_or_default());
                    quote!(#name = #value)
                }
                EnumBase::String => {
                    let value = variant.value.as_str().unwrap_or_default();
                    quote!(#name = #value)
                }
            };
            (quote!(#docs #name), value)
        })
        .unzip();
    source.push(quote! {
        #docs
        #[derive(Clone, #copy Debug, Eq, Hash, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#declared,)*
            /// A value that the spec does not list.
            Unknown(#kept),
        }

        #conversions!(#name, #(#values),*);
    });
}

fn variant_docs(source: &Source<'_>, variant: &Variant) -> Vec<String> {
    let mut lines = docs::description(&variant.docs);
    if !lines.is_empty() {
        lines.push(String::new());
    }
    let value = format!("Value: {}.", docs::code(&variant.value.to_string()));
    lines.push(match source.api.dialect {
        Dialect::Annotated => {
            format!("{value} Evidence: {}.", variant.evidence)
        }
        Dialect::Plain => value,
    });
    lines
}

/// An integer or text with a name of its own.
pub(super) fn newtype(source: &mut Source<'_>, newtype: &Newtype) {
    source.import("bilispec_runtime::newtype");
    let (base, of, copy) = match newtype.base {
        NewtypeBase::Integer => (quote!(i64), "number", quote!(Copy,)),
        NewtypeBase::String => (quote!(String), "text", quote!()),
    };
    let mut lines = vec![format!(
        "`{}` of the spec: its own type, so that it is not mixed up with another {of}.",
        newtype.name
    )];
    let how = match (newtype.sensitive, newtype.unit) {
        (Some(_), _) => {
            lines.extend([String::new(), "`Debug` masks it.".to_owned()]);
            quote!(masked)
        }
        (None, Some(unit)) => {
            let about = format!("Unit: {}.", unit.name());
            lines.extend([String::new(), about]);
            let unit = unit.word();
            quote!(in #unit)
        }
        (None, None) => quote!(),
    };
    let docs = doc(lines);
    let name = source.define(&newtype.name);
    source.push(quote! {
        #docs
        #[derive(Clone, #copy Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct #name(pub #base);

        newtype!(#name(#base) #how);
    });
}
