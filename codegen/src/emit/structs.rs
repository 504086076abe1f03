//! Objects with properties as structs.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use super::docs;
use super::source::Source;
use super::tokens::{doc, ident};
use crate::model::{Docs, Field, Sensitivity, Type, TypeDef};

/// A member of a struct, be it a field of an object or a value of a request.
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts of a member, no states"
)]
pub(super) struct Member<'m> {
    pub(super) name: &'m str,
    pub(super) rust_name: &'m str,
    pub(super) ty: &'m Type,
    pub(super) optional: bool,
    /// Where it is not as its type says, it is `None`.
    pub(super) forgiven: bool,
    /// Without a value, the time of the call is sent.
    pub(super) defaults_to_now: bool,
    pub(super) sensitive: Option<Sensitivity>,
    pub(super) docs: &'m Docs,
    pub(super) deprecated: bool,
    pub(super) initial: Initial,
}

/// What a member is at first.
pub(super) enum Initial {
    /// What the constructor is given.
    Asked,
    /// `None`.
    Absent,
    /// A value of the spec.
    Given(TokenStream),
}

/// What a struct is made of.
pub(super) struct Shape<'s> {
    pub(super) name: &'s str,
    pub(super) docs: Vec<String>,
    pub(super) members: Vec<Member<'s>>,
    /// Members without a value are left out when it is written.
    pub(super) skips_none: bool,
    /// Members that the spec does not know are kept.
    pub(super) keeps_unknown: bool,
    /// There is a function for each member that the constructor does not ask for.
    pub(super) setters: bool,
}

/// A struct of the model.
pub(super) fn definition(source: &mut Source<'_>, def: &TypeDef, fields: &[Field]) {
    let members = fields.iter().map(|field| {
        let optional = field.is_optional();
        Member {
            name: &field.name,
            rust_name: &field.rust_name,
            ty: &field.ty,
            optional,
            forgiven: field.is_forgiven(),
            defaults_to_now: false,
            sensitive: field.sensitive,
            docs: &field.docs,
            deprecated: field.deprecated,
            initial: if optional {
                Initial::Absent
            } else {
                Initial::Asked
            },
        }
    });
    let shape = Shape {
        name: &def.rust_name,
        docs: docs::lines(source.api, &def.docs),
        members: members.collect(),
        skips_none: def.in_request,
        // An object without a member that has to be there could be read from `[]`: what is kept makes it a map only.
        keeps_unknown: def.in_request && def.in_reply || fields.iter().all(Field::is_forgiven),
        setters: false,
    };
    write(source, &shape);
}

/// The struct, its constructor, and a `Debug` that masks what must not be printed.
pub(super) fn write(source: &mut Source<'_>, shape: &Shape<'_>) {
    let name = source.define(shape.name);
    source.import("serde::Deserialize");
    source.import("serde::Serialize");
    let mut members = shape.members.iter();
    let masks = members.any(|member| member.sensitive.is_some());
    let mut members = shape.members.iter();
    let defaults = members.all(|member| matches!(member.initial, Initial::Absent));

    let debug = (!masks).then(|| quote!(Debug,));
    let default = defaults.then(|| quote!(Default,));
    let docs = doc(&shape.docs);
    let fields: TokenStream = shape
        .members
        .iter()
        .map(|member| field(source, member, shape.skips_none))
        .collect();
    let extra = extra_name(shape).map(|name| {
        quote! {
            /// What a reply has here besides, as it came; where the type is sent, it is sent, too.
            #[serde(flatten)]
            pub #name: bilispec_runtime::wire::Extra,
        }
    });
    source.push(quote! {
        #docs
        #[derive(Clone, #debug #default Deserialize, PartialEq, Serialize)]
        #[cfg_attr(
            feature = "schemars",
            derive(bilispec_runtime::schemars::JsonSchema),
            schemars(crate = "bilispec_runtime::schemars")
        )]
        #[non_exhaustive]
        pub struct #name {
            #fields
            #extra
        }
    });
    functions(source, shape, defaults);
    if masks {
        masked_debug(source, shape);
    }
}

fn field(source: &mut Source<'_>, member: &Member<'_>, skips_none: bool) -> TokenStream {
    let mut lines = docs::lines(source.api, member.docs);
    if member.deprecated {
        lines.extend([String::new(), "Deprecated.".to_owned()]);
    }
    if member.forgiven {
        lines.extend([
            String::new(),
            "`None` also where the reply has something else here; `drift()` reports it.".to_owned(),
        ]);
    }
    if member.defaults_to_now {
        lines.extend([
            String::new(),
            "`None` sends the time of the call.".to_owned(),
        ]);
    }
    let docs = doc(lines);
    let rename = (member.name != member.rust_name).then(|| {
        let name = member.name;
        quote!(#[serde(rename = #name)])
    });
    let skip = (skips_none && member.optional)
        .then(|| quote!(#[serde(skip_serializing_if = "Option::is_none")]));
    let forgive = member.forgiven.then(|| {
        quote! {
            #[serde(default, deserialize_with = "bilispec_runtime::wire::forgiving")]
            #[cfg_attr(
                feature = "schemars",
                schemars(with = "Option<bilispec_runtime::wire::RawJson>")
            )]
        }
    });
    let name = ident(member.rust_name);
    let ty = source.optional(member.ty, member.optional);
    quote!(#docs #rename #forgive #skip pub #name: #ty,)
}

/// The constructor and the setters.
fn functions(source: &mut Source<'_>, shape: &Shape<'_>, defaults: bool) {
    let mut asked = Vec::new();
    let mut fields = Vec::new();
    let mut setters = Vec::new();
    for member in &shape.members {
        let name = ident(member.rust_name);
        let initial = match &member.initial {
            Initial::Asked => {
                let (parameter, given) = source.argument(member.rust_name, member.ty);
                asked.push(parameter);
                // `name: name` is what `name` alone says.
                let same = given.to_string() == member.rust_name;
                fields.push(if same { given } else { quote!(#name: #given) });
                continue;
            }
            Initial::Absent => quote!(None),
            Initial::Given(value) => value.clone(),
        };
        fields.push(quote!(#name: #initial));
        if shape.setters {
            setters.push(setter(source, member));
        }
    }
    fields.extend(
        extra_name(shape).map(|name| quote!(#name: bilispec_runtime::wire::Extra::default())),
    );
    let about = doc([if asked.is_empty() {
        "One without any value."
    } else {
        "One with what is required."
    }]);
    let body = if defaults {
        quote!(Self::default())
    } else {
        quote!(Self { #(#fields),* })
    };
    let name = ident(shape.name);
    source.push(quote! {
        impl #name {
            #about
            pub fn new(#(#asked),*) -> Self {
                #body
            }

            #(#setters)*
        }
    });
}

/// The name of the field for members that the spec does not know, which no other field has.
fn extra_name(shape: &Shape<'_>) -> Option<TokenTree> {
    let is_free = |name: &String| shape.members.iter().all(|member| member.rust_name != name);
    let mut names = (0..=shape.members.len()).map(|count| format!("extra{}", "_".repeat(count)));
    let name = names.find(is_free)?;
    shape.keeps_unknown.then(|| ident(&name))
}

fn setter(source: &mut Source<'_>, member: &Member<'_>) -> TokenStream {
    let name = ident(member.rust_name);
    let (parameter, given) = source.argument(member.rust_name, member.ty);
    let value = if member.optional {
        quote!(Some(#given))
    } else {
        given
    };
    let about = doc([format!("Sets [`{0}`](Self::{0}).", member.rust_name)]);
    let docs = doc(docs::description(member.docs));
    quote! {
        #about
        #docs
        #[must_use]
        pub fn #name(mut self, #parameter) -> Self {
            self.#name = #value;
            self
        }
    }
}

/// The list of fields for the runtime's macro.
fn masked_debug(source: &mut Source<'_>, shape: &Shape<'_>) {
    source.import("bilispec_runtime::masked_debug");
    let fields = shape.members.iter().map(|member| {
        let name = ident(member.rust_name);
        match (member.sensitive, member.optional) {
            (None, _) => quote!(#name),
            (Some(_), false) => quote!(#name(masked)),
            (Some(_), true) => quote!(#name(masked_option)),
        }
    });
    let fields = fields.chain(extra_name(shape).map(|name| quote!(#name)));
    let name = ident(shape.name);
    source.push(quote!(masked_debug!(#name, #(#fields),*);));
}
