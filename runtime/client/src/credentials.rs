//! The session's cookies: kept so that they are neither printed nor left in memory.
//!
//! Knows names and values; which call gets which, and over which connection, is decided elsewhere.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};

/// Cookies of a session, by name. The values are wiped from memory when dropped, and `Debug` prints names only.
#[derive(Clone, Default)]
pub struct Cookies {
    list: Vec<(&'static str, SecretString)>,
    /// Credentials that are no cookies.
    keys: Vec<(&'static str, SecretString)>,
}

impl Cookies {
    /// No cookies.
    pub fn new() -> Self {
        Self::default()
    }

    /// With one more. An empty value is none.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<SecretString>) -> Self {
        let value = value.into();
        self.list.retain(|(known, _)| *known != name);
        if !value.expose_secret().is_empty() {
            self.list.push((name, value));
        }
        self
    }

    /// With a credential that is not a cookie: a key, a token, or name and password. An empty value is none.
    #[must_use]
    pub fn with_key(mut self, name: &'static str, value: impl Into<SecretString>) -> Self {
        let value = value.into();
        self.keys.retain(|(known, _)| *known != name);
        if !value.expose_secret().is_empty() {
            self.keys.push((name, value));
        }
        self
    }

    /// The value of a credential that is not a cookie.
    pub(crate) fn key(&self, name: &str) -> Option<&str> {
        self.keys
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.expose_secret())
    }

    /// The value of a cookie.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.list
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.expose_secret())
    }

    /// The first cookie whose value would not arrive as it is.
    pub(crate) fn unsendable(&self) -> Option<&'static str> {
        self.list
            .iter()
            .find(|(_, value)| !value.expose_secret().bytes().all(is_cookie_byte))
            .map(|(name, _)| *name)
    }
}

/// What browsers send in a cookie's value: printable ASCII without the separators.
pub(crate) fn is_cookie_byte(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b';' | b'"' | b'\\')
}

impl fmt::Debug for Cookies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.list.iter().chain(&self.keys).map(|(name, _)| name);
        f.write_str("Cookies")?;
        f.debug_set().entries(names).finish()
    }
}
