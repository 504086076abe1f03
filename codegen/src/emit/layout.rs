//! From tokens to the text of a file.
//!
//! The only place where the text of generated Rust is made. Everything passes through `syn` before it, so that what
//! does not parse is never written. Layout is prettyplease's, with empty lines between items, which it does not set;
//! rustfmt is told to leave generated modules alone. Knows nothing of what the items mean.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{File, Item};

/// Columns that a line of a table may have.
const WIDTH: usize = 100;
const INDENT: &str = "    ";

/// A part of a file.
pub(super) enum Part {
    /// Items, or the file's inner attributes.
    Items(TokenStream),
    /// A static table that nobody reads: its rows stand as closely as they fit.
    Table(TokenStream),
}

/// The whole file, beginning with `header`. `None` if it would have nothing else. Fails on what is not Rust.
pub(super) fn file(header: &str, parts: Vec<Part>) -> syn::Result<Option<String>> {
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Items(tokens) => {
                let file: File = syn::parse2(tokens)?;
                if !file.attrs.is_empty() {
                    text.push('\n');
                    text.push_str(print(file.attrs, None).trim_end());
                    text.push('\n');
                }
                let mut before = None;
                for item in file.items {
                    let line = line_of(&item);
                    if line.is_none() || line != before {
                        text.push('\n');
                    }
                    before = line;
                    items(&mut text, item);
                }
            }
            Part::Table(tokens) => {
                let item: Item = syn::parse2(tokens)?;
                text.push('\n');
                table(&mut text, item.into_token_stream());
            }
        }
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
fn items(text: &mut String, item: Item) {
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

fn print(attrs: Vec<syn::Attribute>, item: Option<Item>) -> String {
    prettyplease::unparse(&File {
        shebang: None,
        frontmatter: None,
        attrs,
        items: item.into_iter().collect(),
    })
}

/// A `static` whose value is one group: the rows of the group fill lines, each row on one of them.
fn table(text: &mut String, tokens: TokenStream) {
    let mut tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let end = tokens.pop();
    let rows = tokens.pop();
    let mut head = Line::default();
    head.tokens(tokens.into_iter().collect());
    text.push_str(&head.text);
    if let Some(TokenTree::Group(rows)) = rows {
        let (open, close) = brackets(rows.delimiter());
        text.push_str(if head.ends_with_operator() { " " } else { "" });
        text.push_str(open);
        fill(text, rows.stream());
        text.push_str(close);
    }
    text.extend(end.map(|end| end.to_string()));
    text.push('\n');
}

/// Rows with a comma between them, as many to a line as there is room for.
fn fill(text: &mut String, rows: TokenStream) {
    let mut row = Line::default();
    let mut column = WIDTH;
    for token in rows {
        let ends = matches!(&token, TokenTree::Punct(comma) if comma.as_char() == ',');
        row.token(token);
        if ends {
            place(text, &mut column, &std::mem::take(&mut row).text);
        }
    }
    if !row.text.is_empty() {
        row.text.push(',');
        place(text, &mut column, &row.text);
    }
    if text.ends_with(',') {
        text.push('\n');
    }
}

fn place(text: &mut String, column: &mut usize, row: &str) {
    let columns = row.chars().count();
    if *column + 1 + columns > WIDTH {
        text.push('\n');
        text.push_str(INDENT);
        *column = INDENT.len() + columns;
    } else {
        text.push(' ');
        *column += 1 + columns;
    }
    text.push_str(row);
}

/// Tokens on one line, with the spaces that a reader expects.
#[derive(Default)]
struct Line {
    text: String,
}

impl Line {
    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            self.token(token);
        }
    }

    fn token(&mut self, token: TokenTree) {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = brackets(group.delimiter());
                let braced = group.delimiter() == Delimiter::Brace;
                let space = if braced { " " } else { "" };
                if braced || self.ends_with_operator() {
                    self.text.push(' ');
                }
                self.text.extend([open, space]);
                self.tokens(group.stream());
                self.text.extend([space, close]);
            }
            TokenTree::Punct(punct) => {
                let c = punct.as_char();
                if c == '=' || (self.ends_with_operator() && c != ',') {
                    self.text.push(' ');
                }
                self.text.push(c);
                // The second half of `::` is not followed by a space.
                if c == ':' && punct.spacing() == Spacing::Alone && !self.text.ends_with("::") {
                    self.text.push(' ');
                }
            }
            word => {
                if self.ends_with_word() || self.ends_with_operator() {
                    self.text.push(' ');
                }
                self.text.push_str(&word.to_string());
            }
        }
    }

    fn ends_with_word(&self) -> bool {
        let word = |c: char| c == '_' || c == '"' || c == ')' || c.is_alphanumeric();
        self.text.ends_with(word)
    }

    fn ends_with_operator(&self) -> bool {
        self.text.ends_with([',', '=', ';'])
    }
}

fn brackets(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    }
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
        let text = file("// Head", vec![Part::Items(items)]).unwrap().unwrap();
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
    fn rows_of_a_table_fill_lines_and_are_the_same_tokens() {
        let rows = (0..9).map(|_| quote!(node(0, -2, NONE, &[text(1, 2)], "a, \"b\" 票")));
        let table = quote! {
            static ROWS: [Node; 9] = [#(#rows),*, Check::If { test: 1, then: NONE }, Some(-1.5)];
        };
        let text = file("// Head", vec![Part::Table(table.clone())])
            .unwrap()
            .unwrap();
        let lines: Vec<&str> = text.lines().skip(2).collect();
        assert_eq!(lines.first(), Some(&"static ROWS: [Node; 9] = ["));
        let row = "node(0, -2, NONE, &[text(1, 2)], \"a, \\\"b\\\" 票\"),";
        assert_eq!(lines.get(1), Some(&&*format!("    {row} {row}")));
        let end = " Check::If { test: 1, then: NONE }, Some(-1.5),\n];\n";
        assert!(text.ends_with(end), "{text}");
        assert!(lines.iter().all(|line| line.chars().count() <= WIDTH));
        let read: Item = syn::parse_str(&text).unwrap();
        let given: Item = syn::parse2(table).unwrap();
        let plain = |item: Item| item.into_token_stream().to_string().replace(" ,]", "]");
        assert_eq!(plain(read), plain(given));
    }

    #[test]
    fn an_empty_table_and_a_macro_s_are_tables_too() {
        let none = quote!(
            static NONE: [Node; 0] = [];
        );
        let text = quote!(
            static TEXT: &str = concat!("a", "b");
        );
        let text = file("// Head", vec![Part::Table(none), Part::Table(text)]);
        let expected = "// Head\n\nstatic NONE: [Node; 0] = [];\n\nstatic TEXT: &str = concat!(\n    \"a\", \"b\",\n);\n";
        assert_eq!(text.unwrap().as_deref(), Some(expected));
    }

    #[test]
    fn what_is_not_rust_is_not_written() {
        for broken in [quote!(struct 5;), quote!(fn f() -> { })] {
            assert!(file("// Head", vec![Part::Items(broken.clone())]).is_err());
            assert!(file("// Head", vec![Part::Table(broken)]).is_err());
        }
        assert_eq!(file("// Head", Vec::new()).unwrap(), None);
    }
}
