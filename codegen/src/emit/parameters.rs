//! Parameters as rows: where each travels, how it is written, and where its value comes from.

use proc_macro2::TokenStream;
use quote::quote;

use bilispec_wire::parameter::{self as wire, Shape, Source, Style};

use super::tokens::variant;
use crate::model::Parameter;

pub(super) fn parameter(parameter: &Parameter) -> TokenStream {
    let row = parameter.wire();
    let (name, place) = (row.name.as_ref(), variant(&row.place));
    let mut made = quote!(table::Parameter::new(#name, table::Place::#place));
    let mut with = |part: TokenStream| made.extend(quote!(.#part));
    for (name, flag) in [
        (quote!(required()), row.required),
        (quote!(nullable()), row.nullable),
        (quote!(bare()), row.bare),
    ] {
        if flag {
            with(name);
        }
    }
    match &row.source {
        Source::Value => {}
        Source::Constant(text) => with(quote!(constant(#text))),
        Source::Cookie(text) => with(quote!(from_cookie(#text))),
        Source::SameAs(text) => with(quote!(same_as(#text))),
    }
    let usual = wire::Parameter::new("", row.place);
    if row.style != usual.style {
        let style = variant(&row.style);
        with(quote!(style(table::Style::#style)));
    }
    // Of a single value, and of JSON, nothing stands apart.
    if row.shape != Shape::Single && row.style != Style::Json {
        if row.explode != usual.explode {
            let explode = row.explode;
            with(quote!(explode(#explode)));
        }
        let shape = shape(&row.shape);
        with(quote!(shape(table::Shape::#shape)));
    }
    made
}

fn shape(shape: &Shape) -> TokenStream {
    match shape {
        Shape::Members(names) => {
            let names = names.iter();
            quote!(members(&[#(#names),*]))
        }
        plain => variant(plain).into(),
    }
}
