//! What an operation changes, what proves it, and what its replies repeat, as rows for the validators and for the client.

use bilispec_engine::table::rows::{self, Act, Blocked, Kind, Proof, ProofMember};
use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::variant;
use crate::model::{Api, JsonKind, Operation, SideEffect};

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
            SideEffect::None => rows::SideEffect::None,
            SideEffect::Write => rows::SideEffect::Write,
            SideEffect::Spend => rows::SideEffect::Spend,
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

/// The whole of it, as a row.
pub(super) fn row(act: &Act) -> TokenStream {
    if *act == Act::READS {
        return quote!(table::Act::READS);
    }
    let effect = variant(&act.effect);
    let proof = proof(&act.proof);
    let blocked = act.blocked.iter().map(|one| {
        let (text, name, class) = (&*one.text, &*one.name, &*one.class);
        quote! {
            table::Blocked {
                text: table::Borrowed(#text),
                name: table::Borrowed(#name),
                class: table::Borrowed(#class),
            }
        }
    });
    let echoes = act.echoes.iter().map(|name| {
        let name = &**name;
        quote!(table::Borrowed(#name))
    });
    quote! {
        table::Act {
            effect: table::SideEffect::#effect,
            proof: #proof,
            blocked: table::Borrowed(&[#(#blocked),*]),
            echoes: table::Borrowed(&[#(#echoes),*]),
        }
    }
}

/// What proves the act.
fn proof(proof: &Proof) -> TokenStream {
    match proof {
        Proof::Undeclared => quote!(table::Proof::Undeclared),
        Proof::Undecided => quote!(table::Proof::Undecided),
        Proof::Members(members) => {
            let members = members.iter().map(member);
            quote!(table::Proof::Members(table::Borrowed(&[#(#members),*])))
        }
    }
}

fn member(member: &ProofMember) -> TokenStream {
    let name = &*member.name;
    let kinds = member.kinds.iter().map(|kind| {
        let kind = variant(kind);
        quote!(table::Kind::#kind)
    });
    quote! {
        table::ProofMember {
            name: table::Borrowed(#name),
            kinds: table::Borrowed(&[#(#kinds),*]),
        }
    }
}
