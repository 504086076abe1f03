//! From tokens to the text of a file.
//!
//! The only place where the text of generated Rust is made. Everything passes through `syn` before it, so that what
//! does not parse is never written. Layout is prettyplease's, with empty lines between items, which it does not set;
//! rustfmt is told to leave generated modules alone. Knows nothing of what the items mean.

use proc_macro2::TokenStream;
use syn::{Attribute, File, Item};

const INDENT: &str = "    ";

/// The text of a file, or of a part of it. Tokens become text as they come, so that those of a large file are never held
/// at once.
#[derive(Debug, Default)]
pub(super) struct Text {
    code: String,
    /// What kind of line the first and the last item are, once there is one.
    ends: Option<(Option<Line>, Option<Line>)>,
    /// The first thing that is not Rust.
    error: Option<syn::Error>,
}

impl Text {
    /// Adds attributes of the file and whole items.
    pub(super) fn push(&mut self, tokens: TokenStream) {
        match syn::parse2(tokens) {
            Ok(File { attrs, items, .. }) => {
                if !attrs.is_empty() {
                    self.code.push_str(print(attrs, None).trim_end());
                    self.code.push('\n');
                }
                for item in items {
                    self.space(line_of(&item));
                    push(&mut self.code, item);
                }
            }
            Err(error) => {
                self.error.get_or_insert(error);
            }
        }
    }

    /// Adds what follows.
    pub(super) fn append(&mut self, other: Self) {
        if let Some((first, last)) = other.ends {
            self.space(first);
            self.ends = self.ends.map(|(first, _)| (first, last));
        }
        self.code.push_str(&other.code);
        if let Some(error) = other.error {
            self.error.get_or_insert(error);
        }
    }

    /// The whole file, beginning with `header`. `None` if it would have nothing else. Fails on what is not Rust.
    pub(super) fn into_file(self, header: &str) -> syn::Result<Option<String>> {
        match self.error {
            Some(error) => Err(error),
            None if self.code.is_empty() => Ok(None),
            None => Ok(Some([header, "\n\n", &self.code].concat())),
        }
    }

    /// An empty line before the next item, unless that is a line of the same kind as the last.
    fn space(&mut self, next: Option<Line>) {
        let last = self.ends.and_then(|(_, last)| last);
        if !self.code.is_empty() && (next.is_none() || next != last) {
            self.code.push('\n');
        }
        let first = self.ends.map_or(next, |(first, _)| first);
        self.ends = Some((first, next));
    }
}

/// The kind of an item that is one line.
type Line = &'static str;

/// The kind of an item that is one line, stands without an empty line beside others of its kind.
fn line_of(item: &Item) -> Option<Line> {
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

    /// In one piece, or item by item: the same.
    fn file(tokens: TokenStream) -> syn::Result<Option<String>> {
        let mut whole = Text::default();
        whole.push(tokens.clone());
        if let Ok(File { attrs, items, .. }) = syn::parse2(tokens) {
            let (mut pieces, mut rest) = (Text::default(), Text::default());
            pieces.push(quote!(#(#attrs)*));
            for (index, item) in items.into_iter().enumerate() {
                let part = if index == 0 { &mut pieces } else { &mut rest };
                part.push(quote!(#item));
            }
            pieces.append(rest);
            assert_eq!(pieces.code, whole.code);
        }
        whole.into_file("// Head")
    }

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
        let text = file(items).unwrap().unwrap();
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
            assert!(file(broken).is_err());
        }
        assert_eq!(file(TokenStream::new()).unwrap(), None);
    }
}
