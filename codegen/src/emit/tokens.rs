//! The tokens that all emitters share: names, numbers, doc comments, and values that may be absent.
//!
//! Together with string literals, which `quote` makes, the only ways from text to tokens: what a spec contains cannot
//! become Rust by any other.

use proc_macro2::{Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt as _, quote};
use syn::LitStr;

/// A name. What cannot be one becomes a string literal, which no parser takes for a name.
pub(super) fn ident(name: &str) -> TokenTree {
    let ascii = |c: char| c == '_' || c.is_ascii_alphanumeric();
    let plain = name.chars().all(ascii) && !name.starts_with(|c: char| c.is_ascii_digit());
    if plain && !name.is_empty() {
        return Ident::new(name, Span::call_site()).into();
    }
    match syn::parse_str::<Ident>(name) {
        Ok(ident) if ident == name => ident.into(),
        _ => Literal::string(name).into(),
    }
}

/// The name of a variant without data, which its derived `Debug` is.
pub(super) fn variant(value: &impl std::fmt::Debug) -> TokenTree {
    ident(&format!("{value:?}"))
}

/// A path, from its names between `::`.
pub(super) fn path(path: &str) -> TokenStream {
    let names = path.split("::").map(ident);
    quote!(#(#names)::*)
}

/// A decimal integer without a suffix; from five digits on, these stand in groups of three.
pub(super) fn integer(value: impl Into<i128>) -> TokenStream {
    let value = value.into();
    let plain = Literal::u128_unsuffixed(value.unsigned_abs());
    if (0..10_000).contains(&value) {
        return TokenTree::from(plain).into();
    }
    let digits = plain.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && digits.len() > 4 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    let literal: Literal = grouped.parse().unwrap_or(plain);
    // In macros, where tokens are laid out as they come, a sign that is not joined stands apart.
    let sign = (value < 0).then(|| Punct::new('-', Spacing::Joint));
    quote!(#sign #literal)
}

/// A floating-point literal; `None` for what has none.
pub(super) fn float(value: f64) -> Option<Literal> {
    value.is_finite().then(|| Literal::f64_unsuffixed(value))
}

/// More of them around a raw string are not Rust.
const MOST_HASHES: usize = 255;

/// A text of some length as a string literal: a raw one where that saves escapes and shows every character.
pub(super) fn text(text: &str) -> Literal {
    let escaped = Literal::string(text);
    let is_shown = |c: char| matches!(c, '"' | '\\' | '\'') || c.escape_debug().len() == 1;
    if !text.contains(['"', '\\']) || !text.chars().all(is_shown) {
        return escaped;
    }
    // One more than follow any quote in the text.
    let behind_quotes = text.split('"').skip(1);
    let most = behind_quotes.map(|part| part.len() - part.trim_start_matches('#').len());
    let count = most.max().map_or(0, |most| most + 1);
    if count > MOST_HASHES {
        return escaped;
    }
    let hashes = "#".repeat(count);
    match syn::parse_str::<LitStr>(&["r", &hashes, "\"", text, "\"", &hashes].concat()) {
        Ok(raw) if raw.value() == text => raw.token(),
        _ => escaped,
    }
}

/// A comma, if something stands before it.
pub(super) fn comma(tokens: &mut TokenStream) {
    if !tokens.is_empty() {
        tokens.append(Punct::new(',', Spacing::Alone));
    }
}

/// Lines of Markdown as a doc comment, without empty ones at its beginning.
pub(super) fn doc<T: AsRef<str>>(lines: impl IntoIterator<Item = T>) -> TokenStream {
    let lines = lines
        .into_iter()
        .map(|line| match line.as_ref().trim_end() {
            "" => String::new(),
            line => [" ", line].concat(),
        })
        .skip_while(String::is_empty);
    quote!(#(#[doc = #lines])*)
}

/// `Some(…)` or `None`.
pub(super) fn option(value: Option<impl ToTokens>) -> TokenStream {
    value.map_or_else(|| quote!(None), |value| quote!(Some(#value)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a literal that is not one has failed")]

    use super::*;

    #[test]
    fn a_text_that_is_no_name_never_becomes_one() {
        for name in ["id", "_a", "type_", "r#type", "票", "A1"] {
            assert!(matches!(ident(name), TokenTree::Ident(_)), "{name}");
        }
        for text in ["", "1a", "a b", "a;", "}", "\"", "a::b", "a\n", "/*", "票 "] {
            let token = ident(text);
            assert!(matches!(token, TokenTree::Literal(_)), "{text}: {token}");
        }
    }

    #[test]
    fn a_literal_says_its_text_whatever_is_in_it() {
        let many = format!("\"{}", "#".repeat(MOST_HASHES));
        let most = format!("\"{}", "#".repeat(MOST_HASHES - 1));
        for (text, begins) in [
            ("", "\"\""),
            ("it's", "\"it"),
            (r#"{"a":"票"}"#, "r#\""),
            (r"a\b", "r\""),
            (r##"{"a":"#b"}"##, "r##\""),
            ("\"##\"####\"#", "r#####\""),
            ("\"#", "r##\""),
            (most.as_str(), "r##"),
            (many.as_str(), "\"\\\"#"),
            ("\"\n", "\"\\\"\\n\""),
            ("\"\r\n", "\""),
            ("\"\u{202e}\"", "\""),
            ("\"\0\u{7f}\u{feff}\"", "\""),
        ] {
            let literal = super::text(text).to_string();
            assert!(literal.starts_with(begins), "{literal}");
            let read: LitStr = syn::parse_str(&literal).unwrap();
            assert_eq!(read.value(), text, "{literal}");
        }
    }

    #[test]
    fn digits_stand_in_groups() {
        let shown = |value: i128| integer(value).to_string().replace(' ', "");
        assert_eq!(shown(9_999), "9999");
        assert_eq!(shown(-10_000), "-10_000");
        assert_eq!(shown(u64::MAX.into()), "18_446_744_073_709_551_615");
        assert_eq!(shown(i64::MIN.into()), "-9_223_372_036_854_775_808");
        assert_eq!(
            float(1.0).map(|value| value.to_string()).as_deref(),
            Some("1.0")
        );
        assert!(float(f64::NAN).is_none());
    }

    #[test]
    fn a_doc_comment_is_a_comment_whatever_is_in_it() {
        let text = doc(["", "a */ \" \\ }", "", "  b  "]).to_string();
        assert!(text.contains(r#"" a */ \" \\ }""#), "{text}");
        assert_eq!(text.matches(r#"doc = """#).count(), 1, "{text}");
    }
}
