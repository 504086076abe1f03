//! Parameters as rows: where each travels, how it is written, and where its value comes from.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Parameter;
use bilispec_wire::parameter::{self as wire, Place, Shape, Source, Style};

pub(super) fn parameter(parameter: &Parameter) -> TokenStream {
    let row = parameter.wire();
    let (name, place) = (row.name.as_ref(), place(row.place));
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
        let style = style(row.style);
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

fn place(place: Place) -> TokenStream {
    match place {
        Place::Path => quote!(Path),
        Place::Query => quote!(Query),
        Place::Header => quote!(Header),
        Place::Cookie => quote!(Cookie),
        Place::Form => quote!(Form),
        Place::Json => quote!(Json),
        Place::Body => quote!(Body),
    }
}

fn style(style: Style) -> TokenStream {
    match style {
        Style::Form => quote!(Form),
        Style::Space => quote!(Space),
        Style::Pipe => quote!(Pipe),
        Style::DeepObject => quote!(DeepObject),
        Style::Simple => quote!(Simple),
        Style::Label => quote!(Label),
        Style::Matrix => quote!(Matrix),
        Style::Json => quote!(Json),
    }
}

fn shape(shape: &Shape) -> TokenStream {
    match shape {
        Shape::Single => quote!(Single),
        Shape::List => quote!(List),
        Shape::SingleOrList => quote!(SingleOrList),
        Shape::Map => quote!(Map),
        Shape::Members(names) => {
            let names = names.iter();
            quote!(members(&[#(#names),*]))
        }
    }
}
