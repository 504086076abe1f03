//! What of a query or a body is a name that may be printed, and what only stands where a name would.
//!
//! `?TOKEN`, a body of plain text, and JSON sent as text have no `=`, or one in the middle of something else. What such a
//! text says is a value, and nothing of it is printed or learned: it is called [`UNNAMED`] instead.

use std::borrow::Cow;

use crate::url;

/// What stands for a name that is none.
pub(crate) const UNNAMED: &str = "(no name)";

/// Longer ones are no names.
const LONGEST: usize = 64;

/// A field's name, as it may be printed. `bare`: it was sent without `=`. A name that the spec knows is one in any case.
pub(crate) fn printed(name: Cow<'_, str>, bare: bool, known: bool) -> Cow<'_, str> {
    if known || (!bare && is_name(&name)) {
        name
    } else {
        UNNAMED.into()
    }
}

/// Whether a text is a form: it says so, or it consists of nothing but names with values.
pub(crate) fn is_form(media_type: Option<&str>, text: &str) -> bool {
    let essence = media_type.map(|media_type| media_type.split(';').next().unwrap_or_default());
    let says = essence.is_some_and(|essence| {
        essence
            .trim()
            .eq_ignore_ascii_case("application/x-www-form-urlencoded")
    });
    says || url::form(text).all(|(name, value)| value.is_some() && is_name(&name))
}

/// Letters, digits, and what programs put between them; not somebody's number, and not a token.
pub(crate) fn is_name(name: &str) -> bool {
    let between = |c: char| c.is_alphanumeric() || "_-.[]$:@".contains(c);
    !name.is_empty()
        && name.chars().count() <= LONGEST
        && name.chars().all(between)
        && !url::is_private(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_and_other_texts() {
        for (media_type, text, form) in [
            (None, "a=1&b[]=2", true),
            (Some("text/plain;charset=UTF-8"), "a=1&b=2", true),
            (
                Some("Application/X-WWW-Form-Urlencoded; charset=utf-8"),
                "token",
                true,
            ),
            (
                Some("text/plain"),
                "session token AEwyjc7yDj5YXU7s9hFAc2gJ",
                false,
            ),
            (
                Some("text/plain"),
                "dG9rZW4gYmFzZTY0IHRva2VuIHRva2VuIDEyMw==",
                false,
            ),
            (None, "[\"secret\"]", false),
            (None, "\"a=b\"", false),
            (None, "a=1&token", false),
            (None, "line one\nx=1", false),
        ] {
            assert_eq!(is_form(media_type, text), form, "{text}");
        }
    }

    #[test]
    fn what_is_no_name_is_not_printed() {
        for (name, bare, known, kept) in [
            ("csrf", true, true, true),
            ("csrf", true, false, false),
            ("data.list[0]", false, false, true),
            ("名字", false, false, true),
            ("AEwyjc7yDj5YXU7s9hFAc2gJ", false, false, false),
            ("13812599058", false, false, false),
            ("a b", false, false, false),
            ("{\"a\":1}", false, false, false),
            ("", false, false, false),
        ] {
            let printed = printed(name.into(), bare, known);
            assert_eq!(printed == name, kept, "{name}");
            assert!(kept || printed == UNNAMED);
        }
    }
}
