//! JSON pointers (RFC 6901).

use std::borrow::Cow;

/// A key as one token of a pointer: `~` as `~0`, `/` as `~1`.
pub fn token(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// The tokens of a pointer, unescaped; none for the whole document. A text that does not begin with `/` is one token,
/// the name of a member at the top.
pub fn tokens(pointer: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let (rest, is_name) = match pointer.strip_prefix('/') {
        Some(rest) => (rest, false),
        None => (pointer, true),
    };
    let mut parts = rest.split('/');
    let mut name = (is_name && !pointer.is_empty()).then_some(pointer);
    let mut open = !is_name;
    std::iter::from_fn(move || {
        if let Some(name) = name.take() {
            return Some(Cow::Borrowed(name));
        }
        if !open {
            return None;
        }
        let part = parts.next();
        open = part.is_some();
        part.map(unescape)
    })
}

/// The key that a token of a pointer stands for.
pub fn unescape(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(token)
    }
}

/// A pointer, or the name of a member at the top, as a pointer.
pub fn of(place: &str) -> String {
    if place.is_empty() || place.starts_with('/') {
        place.to_owned()
    } else {
        format!("/{}", token(place))
    }
}
