//! Logins, by the place where captured calls have them.

use std::collections::BTreeSet;

use bilispec_codegen::model::{Api, KeyPlace};
use bilispec_codegen::source::Json;
use bilispec_wire::login::{self, Scheme};
use bilispec_wire::privacy::{self, Kind};

use super::call::{Call, Pairs};
use crate::json::text;

/// A login scheme.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Login {
    pub(crate) place: KeyPlace,
    /// The name at its place; empty for a scheme of `Authorization`.
    pub(crate) name: String,
    /// What the spec calls it, if it has it.
    pub(crate) known: Option<String>,
}

/// Names of sessions among cookies.
const SESSIONS: [&str; 9] = [
    "sess", "sid", "token", "auth", "jwt", "login", "ticket", "passport", "remember",
];
/// Credentials of the query that log in; others sign a call.
const KEYS: [&str; 8] = [
    "api_key",
    "apikey",
    "access_token",
    "key",
    "token",
    "auth",
    "app_key",
    "appkey",
];

impl Login {
    /// The scheme's name in the spec.
    pub(crate) fn scheme(&self) -> String {
        if let Some(known) = &self.known {
            return known.clone();
        }
        if let KeyPlace::Http(scheme) = self.place {
            return scheme.word().to_owned();
        }
        let name = bilispec_codegen::model::snake_case(&self.name);
        if name.is_empty() {
            "session".to_owned()
        } else {
            name
        }
    }

    /// Its place and name in words.
    pub(crate) fn in_words(&self) -> String {
        match self.place {
            KeyPlace::Http(scheme) => scheme.called().to_owned(),
            KeyPlace::Cookie => format!("the cookie `{}`", self.name),
            KeyPlace::Header => format!("the header `{}`", self.name),
            KeyPlace::Query => format!("`{}` in the query", self.name),
        }
    }

    /// As `components.securitySchemes` has it.
    pub(crate) fn declaration(&self) -> Vec<(&'static str, Json)> {
        let key = |place: &str| {
            vec![
                ("type", text("apiKey")),
                ("in", text(place)),
                ("name", text(self.name.as_str())),
            ]
        };
        match self.place {
            KeyPlace::Cookie => key("cookie"),
            KeyPlace::Header => key("header"),
            KeyPlace::Query => key("query"),
            KeyPlace::Http(scheme) => {
                vec![("type", text("http")), ("scheme", text(scheme.word()))]
            }
        }
    }

    /// Whether a call sends it.
    fn is_in(&self, call: &Call) -> bool {
        let has = |pairs: &Pairs, fits: &dyn Fn(&str) -> bool| {
            let mut own = pairs.iter().filter(|(name, _)| fits(name));
            own.any(|(_, value)| !value.trim().is_empty())
        };
        match self.place {
            KeyPlace::Cookie => has(&call.cookies, &|name| name == self.name),
            KeyPlace::Header => has(&call.headers, &|name| name.eq_ignore_ascii_case(&self.name)),
            KeyPlace::Query => has(&call.query, &|name| name == self.name),
            KeyPlace::Http(scheme) => call
                .headers
                .iter()
                .any(|(name, value)| name == "authorization" && named(value) == Some(scheme)),
        }
    }

    /// The logins that a spec has.
    fn known(api: &Api) -> Vec<Self> {
        let all = api.credentials.iter().filter_map(|credential| {
            Some(Self {
                place: credential.place,
                name: match credential.place {
                    KeyPlace::Http(_) => String::new(),
                    _ => credential.cookie.clone(),
                },
                known: Some(credential.scheme.clone()?),
            })
        });
        all.collect()
    }
}

/// The scheme that a line of `Authorization` names, with or without anything behind it.
fn named(line: &str) -> Option<Scheme> {
    Scheme::of(line.split(' ').next().unwrap_or_default())
}

fn is_csrf(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    ["csrf", "xsrf", "_token", "jct"]
        .iter()
        .any(|part| lower.contains(part))
}

/// All that one call sends to log in.
fn of_call(call: &Call) -> Vec<Login> {
    let mut all = Vec::new();
    let mut push = |place: KeyPlace, name: &str| {
        all.push(Login {
            place,
            name: name.to_owned(),
            known: None,
        });
    };
    for (name, value) in &call.headers {
        if value.trim().is_empty() {
            continue;
        }
        if name == "authorization" {
            match named(value) {
                Some(scheme) => push(KeyPlace::Http(scheme), ""),
                None => push(KeyPlace::Header, login::HEADER),
            }
        } else if is_login_header(name) && !call.cookies.iter().any(|(_, own)| own == value) {
            push(KeyPlace::Header, &canonical(name));
        }
    }
    for (name, value) in &call.cookies {
        let lower = name.to_ascii_lowercase();
        let is_session = SESSIONS.iter().any(|part| lower.contains(part));
        if is_session && !is_csrf(name) && !value.is_empty() {
            push(KeyPlace::Cookie, name);
        }
    }
    for (name, value) in &call.query {
        if KEYS.contains(&name.to_ascii_lowercase().as_str()) && !value.is_empty() {
            push(KeyPlace::Query, name);
        }
    }
    all
}

/// Headers that log in: not what browsers and devices say of themselves.
fn is_login_header(name: &str) -> bool {
    let known = [
        "cookie",
        "user-agent",
        "referer",
        "origin",
        "host",
        "content-type",
        "if-none-match",
        "idempotency-key",
        "x-request-id",
    ];
    let is_key = ["token", "api-key", "apikey", "session", "auth"]
        .iter()
        .any(|part| name.contains(part));
    !known.contains(&name)
        && !name.starts_with("sec-")
        && !is_csrf(name)
        && is_key
        && privacy::of_header(name) == Some(Kind::Credential)
}

/// `x-auth-token` as people write it.
fn canonical(name: &str) -> String {
    let words = name.split('-').map(|word| {
        let mut chars = word.chars();
        let first = chars.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(chars).collect::<String>()
    });
    words.collect::<Vec<_>>().join("-")
}

/// Whether no call of a capture holds any login: browsers leave them out, unless told otherwise.
pub(crate) fn is_sanitised(calls: &[Call]) -> bool {
    calls
        .iter()
        .all(|call| of_call(call).is_empty() && call.cookies.is_empty())
}

/// What calls of an operation need: all that each of them which succeeded has. `succeeded`: by their order; `api`: the
/// spec, whose own logins are looked for first.
pub(crate) fn needed(calls: &[&Call], succeeded: &[bool], api: Option<&Api>) -> Vec<Login> {
    let mut seen: BTreeSet<Login> = api.map(Login::known).into_iter().flatten().collect();
    for login in calls.iter().flat_map(|call| of_call(call)) {
        let mut known = seen.iter();
        let is_same = |known: &Login| {
            known.place == login.place && known.name.eq_ignore_ascii_case(&login.name)
        };
        if !known.any(is_same) {
            seen.insert(login);
        }
    }
    let good: Vec<&&Call> = calls
        .iter()
        .zip(succeeded)
        .filter(|(_, good)| **good)
        .map(|(call, _)| call)
        .collect();
    let judged: Vec<&&Call> = if good.is_empty() {
        calls.iter().collect()
    } else {
        good
    };
    seen.into_iter()
        .filter(|login| judged.iter().all(|call| login.is_in(call)))
        .collect()
}

/// Cookies that may be the session: all that stay after those that say that they are something else.
pub(crate) fn unclear_cookies(calls: &[&Call]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (name, _) in calls.iter().flat_map(|call| &call.cookies) {
        if !names.contains(name) && !is_csrf(name) && !url_private(name) {
            names.push(name.clone());
        }
    }
    names
}

fn url_private(name: &str) -> bool {
    privacy::is_private_key(name) || name.len() > 40
}

/// The cookie of a call that holds a value: a form's or a header's copy of a token.
pub(crate) fn cookie_of<'c>(call: &'c Call, name: &str, value: &str) -> Option<&'c str> {
    let least = if is_csrf(name) || is_csrf_like(name) {
        6
    } else {
        12
    };
    let mut cookies = call.cookies.iter();
    let same = cookies.find(|(_, own)| own.len() >= least && own == value)?;
    Some(&same.0)
}

fn is_csrf_like(name: &str) -> bool {
    privacy::of_name(name) == Some(Kind::Credential)
}
