// Written by `bilispec generate`; do not edit.

use bilispec_runtime::Cookies;
use bilispec_runtime::secrecy::SecretString;

/// The session's cookies. They are wiped from memory when dropped, and `Debug` prints their names only.
#[derive(Clone, Debug)]
pub struct Credentials {
    cookies: Cookies,
}

impl Credentials {
    /// A session. An empty value is none.
    ///
    /// * `token`
    /// * `password`
    /// * `key`
    /// * `login`
    pub fn new(
        token: impl Into<SecretString>,
        password: impl Into<SecretString>,
        key: impl Into<SecretString>,
        login: impl Into<SecretString>,
    ) -> Self {
        let cookies = Cookies::new();
        let cookies = cookies.with_key("token", token);
        let cookies = cookies.with_key("password", password);
        let cookies = cookies.with_key("key", key);
        let cookies = cookies.with_key("login", login);
        Self { cookies }
    }
}

impl From<Credentials> for Cookies {
    fn from(credentials: Credentials) -> Self {
        credentials.cookies
    }
}
