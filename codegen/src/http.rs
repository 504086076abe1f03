//! What HTTP's own syntax allows in the names and addresses that a spec gives: one place for all that is sent.
//!
//! A name with a line end would end the header that it stands in; one of those that frame a message would contradict what
//! the library sends. Each function returns why a text is refused. Knows no spec.

use bilispec_wire::server::is_dots;

use crate::text::is_invisible;

/// Headers that say where a message ends or which connection it is for: the library sends them itself.
const FRAMING: &[&str] = &[
    "connection",
    "content-length",
    "expect",
    "host",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// The name of a header.
pub(crate) fn header_name(name: &str) -> Result<(), &'static str> {
    if name.is_empty() || !name.chars().all(is_token) {
        return Err("a header's name has letters, digits and `-`, and nothing that ends a line");
    }
    if FRAMING.contains(&name.to_ascii_lowercase().as_str()) {
        return Err("the library sends this header itself: it says where a message goes or ends");
    }
    Ok(())
}

/// The name of a cookie.
pub(crate) fn cookie_name(name: &str) -> Result<(), &'static str> {
    let fits = |c: char| c.is_ascii_graphic() && !matches!(c, ';' | ',' | '=' | '"' | '\\');
    if name.is_empty() || !name.chars().all(fits) {
        return Err(
            "a cookie's name has neither spaces nor `;`, `,`, `=` nor anything that ends a line",
        );
    }
    Ok(())
}

/// The name of a parameter in a query, a form or a path: it is encoded where it is sent.
pub(crate) fn field_name(name: &str) -> Result<(), &'static str> {
    if name.is_empty() {
        return Err("it has no name");
    }
    Ok(())
}

/// A media type without its parameters; a range (`image/*`) is one, too.
pub(crate) fn media_type(name: &str) -> Result<(), &'static str> {
    let is_name = |part: &str| !part.is_empty() && part.chars().all(is_token);
    match name.split_once('/') {
        Some((kind, subtype)) if is_name(kind) && is_name(subtype) => Ok(()),
        _ => Err("a media type is two names with `/` between them, as in text/plain"),
    }
}

/// A path as a spec gives it, with names in braces; or what a server's address has after the host.
pub(crate) fn path(path: &str) -> Result<(), &'static str> {
    if !path.starts_with('/') {
        return Err("a path begins with `/`");
    }
    if path.starts_with("//") {
        return Err("a path that begins with `//` names another host");
    }
    let odd = |c: char| c.is_whitespace() || c.is_control() || is_invisible(c);
    if path.contains(odd) {
        return Err("a path has no spaces, line ends, or characters that can't be seen");
    }
    if path.contains(['?', '#']) {
        return Err("a path holds no query and no fragment");
    }
    if path.contains('\\') {
        return Err("a path has `/` between its steps");
    }
    if !escapes_are_whole(path) {
        return Err("`%` in a path is followed by two hexadecimal digits");
    }
    if path.split('/').any(is_dots) {
        return Err("a path has no steps `.` and `..`");
    }
    if !braces_are_closed(path) {
        return Err("a name in a path stands in a pair of braces");
    }
    Ok(())
}

/// What RFC 9110 calls a token.
fn is_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c)
}

fn escapes_are_whole(path: &str) -> bool {
    path.split('%').skip(1).all(|rest| {
        let mut bytes = rest.bytes();
        bytes.next().is_some_and(|byte| byte.is_ascii_hexdigit())
            && bytes.next().is_some_and(|byte| byte.is_ascii_hexdigit())
    })
}

fn braces_are_closed(path: &str) -> bool {
    let mut open = false;
    let mut empty = false;
    for c in path.chars() {
        match (c, open) {
            ('{', false) => (open, empty) = (true, true),
            ('{' | '/', true) | ('}', false) => return false,
            ('}', true) if empty => return false,
            ('}', true) => open = false,
            _ => empty = false,
        }
    }
    !open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_headers() {
        for name in ["X-A", "x_a", "Referer", "Cookie2", "sec-ch-ua"] {
            assert_eq!(header_name(name), Ok(()), "{name}");
        }
        for name in [
            "",
            "X-A\r\nInjected: 1",
            "a b",
            "a:",
            "a\0",
            "ä",
            "a\t",
            "Host",
            "HOST",
            "Content-Length",
            "content-length",
            "Transfer-Encoding",
            "Connection",
            "TE",
            "(a)",
            "a\u{202e}",
        ] {
            assert!(header_name(name).is_err(), "{name:?}");
        }
    }

    #[test]
    fn names_of_cookies() {
        for name in ["SESSDATA", "a.b", "__Host-x", "x[1]"] {
            assert_eq!(cookie_name(name), Ok(()), "{name}");
        }
        for name in [
            "", "a; b", "a=b", "a\nb", "a\r", "a b", "a,b", "a\"", "a\0", "文",
        ] {
            assert!(cookie_name(name).is_err(), "{name:?}");
        }
    }

    #[test]
    fn paths() {
        for good in [
            "/",
            "/a/{b}/c",
            "/a/{b}:cancel",
            "/a%20b",
            "/{a}{b}",
            "/文",
            "/a.b/..c",
            "/a//b",
        ] {
            assert_eq!(path(good), Ok(()), "{good}");
        }
        for bad in [
            "",
            "a",
            "//evil.example/x",
            "/a\nb",
            "/a\0",
            "/a b",
            "/a?b",
            "/a#b",
            "/%zz",
            "/%2",
            "/%",
            "/{a",
            "/a}",
            "/{}",
            "/{{a}}",
            "/{a/b}",
            "/a\\b",
            "/../x",
            "/a/./b",
            "/%2E%2e/x",
            "/a\u{202e}",
            "/a\u{a0}b",
        ] {
            assert!(path(bad).is_err(), "{bad:?}");
        }
    }
}
