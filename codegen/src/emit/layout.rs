//! From tokens to the text of a file.
//!
//! The only place where the text of generated Rust is made. Everything passes through `syn` before it, so that what
//! does not parse is never written. Layout is prettyplease's, with empty lines between items, which it does not set;
//! rustfmt is told to leave generated modules alone. Knows nothing of what the items mean.

use proc_macro2::TokenStream;
use syn::{Attribute, File, Item};

const INDENT: &str = "    ";

/// The whole file, beginning with `header`. `None` if it would have nothing else. Fails on what is not Rust.
pub(super) fn file(header: &str, tokens: TokenStream) -> syn::Result<Option<String>> {
    let File { attrs, items, .. } = syn::parse2(tokens)?;
    let mut text = String::new();
    if !attrs.is_empty() {
        text.push('\n');
        text.push_str(print(attrs, None).trim_end());
        text.push('\n');
    }
    let mut before = None;
    for item in items {
        let line = line_of(&item);
        if line.is_none() || line != before {
            text.push('\n');
        }
        before = line;
        push(&mut text, item);
    }
    Ok((!text.is_empty()).then(|| [header, "\n", &text].concat()))
}

/// The kind of an item that is one line, stands without an empty line beside others of its kind.
fn line_of(item: &Item) -> Option<&'static str> {
    match item {
        Item::Use(_) => Some("use"),
        Item::Mod(module) if module.content.is_none() => Some("mod"),
        _ => None,
    }
}

/// An item with an empty line between those inside of it.
fn push(text: &mut String, item: Item) {
    let holds_items = matches!(item, Item::Impl(_) | Item::Mod(_));
    let printed = print(Vec::new(), Some(item));
    if !holds_items {
        return text.push_str(&printed);
    }
    let mut ended = false;
    for line in printed.lines() {
        let inside = line.strip_prefix(INDENT);
        let begins = inside.is_some_and(|line| !line.starts_with([' ', '}']));
        if ended && begins {
            text.push('\n');
        }
        ended = inside
            .is_some_and(|line| !line.starts_with([' ', '/', '#']) && line.ends_with([';', '}']));
        text.push_str(line);
        text.push('\n');
    }
}

fn print(attrs: Vec<Attribute>, item: Option<Item>) -> String {
    prettyplease::unparse(&File {
        shebang: None,
        frontmatter: None,
        attrs,
        items: item.into_iter().collect(),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "what does not parse has failed")]

    use quote::quote;

    use super::*;

    #[test]
    fn items_and_what_is_inside_of_them_stand_apart() {
        let items = quote! {
            #![allow(dead_code)]
            use std::fmt;
            use std::io;
            /// A thing; its parts:
            struct Thing { /** {} */ part: u8 }
            impl Thing {
                const A: u8 = 1;
                /// One;
                fn a() { if true {} else {} }
                fn b() {}
            }
        };
        let text = file("// Head", items).unwrap().unwrap();
        let expected = "\
// Head

#![allow(dead_code)]

use std::fmt;
use std::io;

/// A thing; its parts:
struct Thing {
    /// {}
    part: u8,
}

impl Thing {
    const A: u8 = 1;

    /// One;
    fn a() {
        if true {} else {}
    }

    fn b() {}
}
";
        assert_eq!(text, expected);
    }

    #[test]
    fn what_is_not_rust_is_not_written() {
        for broken in [quote!(struct 5;), quote!(fn f() -> { })] {
            assert!(file("// Head", broken).is_err());
        }
        assert_eq!(file("// Head", TokenStream::new()).unwrap(), None);
    }
}
