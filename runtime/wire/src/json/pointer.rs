//! JSON pointers (RFC 6901).

/// A key as one token of a pointer: `~` as `~0`, `/` as `~1`.
pub fn token(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
