//! The names in texts that are handed to macros, and in attributes: tokens, of which nobody here knows what becomes.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

use super::mention::{Kind, Mention};

/// Whether a name is one of a type, a variant or a constant.
pub(super) fn is_capital(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
}

/// What a macro makes of the text belongs to another program.
pub(super) fn is_output(name: &str) -> bool {
    matches!(name, "quote" | "quote_spanned" | "parse_quote")
}

/// Names with `::` between them, and those that look as though they were an item's.
pub(super) fn mentions(tokens: TokenStream, all: &mut Vec<Mention>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token {
            TokenTree::Group(group) => mentions(group.stream(), all),
            TokenTree::Ident(name) if is_part(&tokens, at, name) => {}
            TokenTree::Ident(_) => {
                let (path, end) = path_at(&tokens, at);
                let next = tokens.get(end);
                let is_macro = is_punct(next, '!') && !is_punct(tokens.get(end + 1), '=');
                let is_call = matches!(next, Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis);
                let last = path.last().map_or("", String::as_str);
                if is_macro && is_output(last) {
                    at = end + 2;
                    continue;
                }
                if is_macro {
                    all.push(Mention {
                        path,
                        kind: Kind::Macro,
                    });
                } else if path.len() > 1 || is_call || is_capital(last) {
                    all.push(Mention {
                        path,
                        kind: Kind::Loose,
                    });
                }
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
}

fn is_punct(token: Option<&TokenTree>, is: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == is)
}

/// Whether the name is that of a field, a method, or one of the macro's own parts.
fn is_part(tokens: &[TokenTree], at: usize, name: &Ident) -> bool {
    let is = |back: usize, punct: char| {
        let at = at.checked_sub(back);
        at.is_some_and(|at| is_punct(tokens.get(at), punct))
    };
    (is(1, '.') && !is(2, '.')) || (is(1, '$') && name != "crate")
}

/// The path that begins here, and the number of the token after it. `$crate` is the crate.
fn path_at(tokens: &[TokenTree], at: usize) -> (Vec<String>, usize) {
    let mut path = Vec::new();
    let mut end = at;
    while let Some(TokenTree::Ident(name)) = tokens.get(end) {
        path.push(name.to_string());
        end += 1;
        let is_joined = is_punct(tokens.get(end), ':') && is_punct(tokens.get(end + 1), ':');
        if !is_joined || !matches!(tokens.get(end + 2), Some(TokenTree::Ident(_))) {
            break;
        }
        end += 2;
    }
    (path, end)
}

pub(super) fn words(tokens: TokenStream, all: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => words(group.stream(), all),
            TokenTree::Ident(name) => all.push(name.to_string()),
            _ => {}
        }
    }
}

pub(super) fn texts(tokens: TokenStream) -> Vec<String> {
    let mut all = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => all.extend(texts(group.stream())),
            TokenTree::Literal(literal) => {
                let text = syn::parse_str::<syn::LitStr>(&literal.to_string());
                all.extend(text.ok().map(|text| text.value()));
            }
            _ => {}
        }
    }
    all
}
