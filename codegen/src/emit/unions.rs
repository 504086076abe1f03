//! A `oneOf` as an enum with a variant a branch, told apart by hand.
//!
//! Not by serde's `untagged`: that tries branch after branch, and hides why the right one failed.

use proc_macro2::TokenStream;
use quote::quote;

use super::source::Source;
use super::tokens::{ident, variant};
use crate::model::{BranchTest, TypeDef, UnionBranch};

/// The enum with its two impls.
pub(super) fn definition(source: &mut Source<'_>, def: &TypeDef, branches: &[UnionBranch]) {
    let name = source.define(&def.rust_name);
    for path in [
        "bilispec_runtime::wire::RawJson",
        "serde::Deserialize",
        "serde::Deserializer",
        "serde::Serialize",
        "serde::Serializer",
    ] {
        source.import(path);
    }
    let by_kind = branches
        .iter()
        .any(|branch| matches!(branch.test, BranchTest::Kinds(_)));
    if by_kind {
        source.import("bilispec_runtime::wire::Kind");
    }
    let docs = source.docs(&def.docs);
    let types: Vec<TokenStream> = branches
        .iter()
        .map(|branch| source.ty(&branch.ty))
        .collect();
    let variants: Vec<_> = branches
        .iter()
        .map(|branch| ident(&branch.rust_name))
        .collect();
    let about = branches.iter().map(|branch| source.docs(&branch.docs));
    let tests = branches.iter().map(|branch| test(&branch.test));
    let items = quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#about #variants(#types),)*
            /// What the spec does not describe.
            Other(RawJson),
        }

        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let raw = RawJson::deserialize(deserializer)?;
                #(if #tests {
                    return raw.branch().map(Self::#variants);
                })*
                Ok(Self::Other(raw))
            }
        }

        impl Serialize for #name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    #(Self::#variants(value) => value.serialize(serializer),)*
                    Self::Other(value) => value.serialize(serializer),
                }
            }
        }
    };
    source.push(items);
    // Its branches have a schema only with this crate's feature, whatever other crates ask of the runtime.
    source.push(quote! {
        #[cfg(feature = "schemars")]
        bilispec_runtime::json_schema!(#name, one of #(#variants),*);
    });
}

fn test(test: &BranchTest) -> TokenStream {
    match test {
        BranchTest::Kinds(kinds) => {
            let kinds = kinds.iter().map(variant);
            quote!(raw.is(&[#(Kind::#kinds),*]))
        }
        BranchTest::Member { name, values } => {
            let values = values.iter().map(ToString::to_string);
            quote!(raw.member_is(#name, &[#(#values),*]))
        }
    }
}
