//! What an operation changes, what proves it, and what its replies repeat, as rows for the validators and for the client.

use bilispec_engine::table::rows::{Act, Blocked, Kind, Proof, ProofMember, SideEffect};
use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Api, Effect, JsonKind, Operation};

/// What the model holds of it.
pub(super) fn of(api: &Api, operation: &Operation) -> Act {
    let proof = operation.reply.proof.as_ref();
    let proof = match proof.map(|proof| &proof.members) {
        None => Proof::Undeclared,
        Some(None) => Proof::Undecided,
        Some(Some(members)) => {
            let members = members.iter().map(|member| ProofMember {
                name: member.name.clone().into(),
                kinds: member.kinds.iter().copied().filter_map(kind).collect(),
            });
            Proof::Members(members.collect())
        }
    };
    let blocked = api.blocked(operation).map(|one| Blocked {
        text: one.text.clone().into(),
        name: one.name.clone().into(),
        class: one.class.word().into(),
    });
    Act {
        effect: match operation.effect {
            Effect::None => SideEffect::None,
            Effect::Write => SideEffect::Write,
            Effect::Spend => SideEffect::Spend,
        },
        proof,
        blocked: blocked.collect(),
        echoes: operation
            .reply
            .echoes
            .iter()
            .map(|name| name.clone().into())
            .collect(),
    }
}

fn kind(kind: JsonKind) -> Option<Kind> {
    Some(match kind {
        JsonKind::Null => return None,
        JsonKind::Boolean => Kind::Boolean,
        JsonKind::Integer => Kind::Integer,
        JsonKind::Number => Kind::Number,
        JsonKind::String => Kind::String,
        JsonKind::Array => Kind::Array,
        JsonKind::Object => Kind::Object,
    })
}

/// The whole of it, among the engine's rows.
pub(super) fn row(act: &Act) -> TokenStream {
    if *act == Act::READS {
        return quote!(Act::READS);
    }
    let effect = match act.effect {
        SideEffect::None => quote!(None),
        SideEffect::Write => quote!(Write),
        SideEffect::Spend => quote!(Spend),
    };
    let proof = proof(&act.proof, &TokenStream::new());
    let blocked = act
        .blocked
        .iter()
        .map(|one| blocked(one, &TokenStream::new()));
    let echoes = act.echoes.iter().map(|name| {
        let name = &**name;
        quote!(Borrowed(#name))
    });
    quote! {
        Act {
            effect: SideEffect::#effect,
            proof: #proof,
            blocked: Borrowed(&[#(#blocked),*]),
            echoes: Borrowed(&[#(#echoes),*]),
        }
    }
}

/// What proves the act; `path` leads to the names of the rows.
pub(super) fn proof(proof: &Proof, path: &TokenStream) -> TokenStream {
    match proof {
        Proof::Undeclared => quote!(#path Proof::Undeclared),
        Proof::Undecided => quote!(#path Proof::Undecided),
        Proof::Members(members) => {
            let members = members.iter().map(|one| member(one, path));
            quote!(#path Proof::Members(#path Borrowed(&[#(#members),*])))
        }
    }
}

fn member(member: &ProofMember, path: &TokenStream) -> TokenStream {
    let name = &*member.name;
    let kinds = member.kinds.iter().map(|kind| match kind {
        Kind::Boolean => quote!(#path Kind::Boolean),
        Kind::Integer => quote!(#path Kind::Integer),
        Kind::Number => quote!(#path Kind::Number),
        Kind::String => quote!(#path Kind::String),
        Kind::Array => quote!(#path Kind::Array),
        Kind::Object => quote!(#path Kind::Object),
    });
    quote! {
        #path ProofMember {
            name: #path Borrowed(#name),
            kinds: #path Borrowed(&[#(#kinds),*]),
        }
    }
}

/// A text that blocks.
pub(super) fn blocked(blocked: &Blocked, path: &TokenStream) -> TokenStream {
    let (text, name, class) = (&*blocked.text, &*blocked.name, &*blocked.class);
    quote! {
        #path Blocked {
            text: #path Borrowed(#text),
            name: #path Borrowed(#name),
            class: #path Borrowed(#class),
        }
    }
}
