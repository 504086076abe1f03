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
    /// * `bili_jct` CSRF Token，网站登录后写入 cookie，随请求原样传回。 The CSRF token, which the site sets as a cookie on login and gets back with each request.
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
