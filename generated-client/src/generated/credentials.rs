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
    /// * `SESSDATA` 登录凭证，浏览器登录后写入 cookie。 The login session, a cookie that the site sets on login.
    /// * `bili_jct` CSRF 校验值，等于 cookie `bili_jct`。 The CSRF token, equal to the cookie `bili_jct`.
    pub fn new(
        sessdata: impl Into<SecretString>,
        bili_jct: impl Into<SecretString>,
    ) -> Self {
        let cookies = Cookies::new();
        let cookies = cookies.with("SESSDATA", sessdata);
        let cookies = cookies.with("bili_jct", bili_jct);
        Self { cookies }
    }
}

impl From<Credentials> for Cookies {
    fn from(credentials: Credentials) -> Self {
        credentials.cookies
    }
}
