//! Servers: their addresses with the values of all variables.

use super::builder::Builder;
use super::source::Source;
use crate::diagnostics::rules;
use crate::http;
use crate::openapi::Server;
use crate::openapi::words::PlainHttp;
use crate::source::Spanned;
use bilispec_wire::host;
use bilispec_wire::server::{self, Place, places};
use bilispec_wire::template::fill;

/// Where a document is that does not say it: by the standard, where the document itself came from.
const NOWHERE: &str = "https://localhost";

/// So many combinations of values are addresses of their own. A variable that would make more of them is looked at as if it
/// could have any value.
const MOST: usize = 64;

/// The servers of an operation.
#[derive(Default)]
pub(super) struct Servers {
    /// Scheme and host of the one that is called.
    pub(super) host: String,
    /// The path that it adds in front.
    pub(super) base: String,
    /// The addresses of all, the one that is called first.
    pub(super) all: Vec<String>,
    /// The one that is called, if it has variables: see [`Builder::called_server`].
    pub(super) called: Option<usize>,
}

impl<'a> Builder<'a> {
    pub(super) fn servers(&mut self, source: &Source<'a>) -> Servers {
        let list = self.server_list(source);
        let is_named = list.is_some_and(|list| !list.value.is_empty());
        if self.document.reading && !is_named {
            return Servers {
                host: NOWHERE.to_owned(),
                all: vec![NOWHERE.to_owned()],
                ..Servers::default()
            };
        }
        let Some(list) = list else {
            self.error(
                rules::MISSING_KEY,
                source.operation.id.span,
                "no server for this operation",
                if self.is_plain() {
                    "name it with `generate --server https://…`"
                } else {
                    "write `servers` at the path item"
                },
            );
            return Servers::default();
        };
        let Some(server) = list.value.first() else {
            self.error(rules::MISSING_KEY, list.span, "a list of no servers", "");
            return Servers::default();
        };
        if !list.value.iter().all(|server| self.knows_variables(server)) {
            return Servers::default();
        }
        let (default, others) = resolved(server);
        let (host, base) = self.address(server, &default);
        let mut all = vec![format!("{host}{base}")];
        let more = list.value.iter().skip(1).map(|server| {
            let (default, others) = resolved(server);
            (
                server,
                std::iter::once(default).chain(others).collect::<Vec<_>>(),
            )
        });
        for (server, urls) in std::iter::once((server, others)).chain(more) {
            for url in urls {
                // By a variable for the scheme. What is called all the same is refused when it is.
                if self.is_plain() && !self.document.reading && is_downgrade(server, &url) {
                    continue;
                }
                let (host, base) = self.address(server, &url);
                let address = format!("{host}{base}");
                if !host.is_empty() && !all.contains(&address) {
                    all.push(address);
                }
            }
        }
        let called = self.called_server(server);
        Servers {
            host,
            base,
            all,
            called,
        }
    }

    fn server_list(&self, source: &Source<'a>) -> Option<&'a Spanned<Vec<Server>>> {
        let lists = [
            source.operation.servers.as_ref(),
            source.item.servers.as_ref(),
            self.document.root.servers.as_ref(),
        ];
        lists.into_iter().flatten().next()
    }

    /// Whether the spec says that a login may travel to the server over http.
    pub(super) fn takes_logins_openly(&self, source: &Source<'a>) -> bool {
        let list = self.server_list(source);
        let first = list.and_then(|list| list.value.first());
        let word = first.and_then(|server| server.plain_http.as_ref());
        word.is_some_and(|word| word.value == PlainHttp::Logins)
    }

    /// Scheme and host of an address, and its path; `filled` is the address without variables.
    fn address(&mut self, server: &Server, filled: &str) -> (String, String) {
        let url = &server.url;
        let reading = self.document.reading;
        let absolute = ["https://", "http://"];
        let is_absolute = absolute.iter().any(|scheme| filled.starts_with(scheme));
        if reading && !is_absolute {
            let path = if filled.starts_with('/') { filled } else { "" };
            let path = path.trim_end_matches('/').to_owned();
            return (NOWHERE.to_owned(), path);
        }
        let local = if reading {
            filled.starts_with("http://")
        } else if self.is_plain() {
            is_local(filled)
        } else {
            is_private(filled) || server.plain_http.is_some() && filled.starts_with("http://")
        };
        let scheme = if local { "http://" } else { "https://" };
        let Some(rest) = filled.strip_prefix(scheme) else {
            if self.is_plain() && !filled.starts_with("http://") {
                self.error(
                    rules::WRONG_VALUE,
                    url.span,
                    format!("`{}` is no address of a server", url.value),
                    "name it with `generate --server https://…`",
                );
                return (String::new(), String::new());
            }
            let help = if self.is_plain() {
                "credentials never travel over http: name another address with `generate --server https://…`"
            } else {
                "write https://…; if calls are to travel so all the same, `x-plain-http: calls` beside it, or `logins`"
            };
            self.error(
                rules::SERVER_HTTPS,
                url.span,
                format!("`{}` is not https", url.value),
                help,
            );
            return (String::new(), String::new());
        };
        let (host, path) = rest
            .split_at_checked(rest.find('/').unwrap_or(rest.len()))
            .unwrap_or((rest, ""));
        // A variable that can have any value stands for what can be there.
        let places = places(filled);
        let any = |text: &str| {
            fill(text, |name| {
                let is_port = places.contains(&(name, Place::Port));
                Some(if is_port { "1" } else { "x" }.into())
            })
        };
        let fits = server::authority(&any(host)).and_then(|()| match path {
            "" => Ok(()),
            path => http::path(&any(path)),
        });
        if let Err(why) = fits {
            let message = format!("`{}` is no address of a server", url.value);
            self.error(rules::WRONG_VALUE, url.span, message, why);
        }
        (
            format!("{scheme}{host}"),
            path.trim_end_matches('/').to_owned(),
        )
    }
}

/// The authority of an address without TLS.
fn plain_authority(url: &str) -> &str {
    let rest = url.strip_prefix("http://").unwrap_or_default();
    rest.split('/').next().unwrap_or_default()
}

/// Whether an address without TLS is one of this machine or of a private network.
fn is_private(url: &str) -> bool {
    host::is_private(host::of_authority(plain_authority(url)))
}

/// Whether an address without TLS is one of this machine.
pub(super) fn is_local(url: &str) -> bool {
    // Addresses of IPv6 are not among those that a login may travel to without TLS.
    let host = plain_authority(url).split(':').next();
    host.is_some_and(host::is_loopback)
}

/// Whether an address is http although the server's own, as it is written, is not.
fn is_downgrade(server: &Server, url: &str) -> bool {
    url.starts_with("http://") && !is_local(url) && !server.url.value.starts_with("http://")
}

/// The address with the defaults of all variables; and those with their other values. A variable that lists no values
/// can have any, and stays in one of them as it is written.
fn resolved(server: &Server) -> (String, Vec<String>) {
    let url = &server.url.value;
    let variables = server.variables.as_ref();
    let defaults = |name: &str| {
        let variable = variables.and_then(|variables| variables.get(name))?;
        Some(variable.default.value.as_str().into())
    };
    let default = fill(url, defaults);
    let places = places(url);
    let mut all = vec![url.clone()];
    for member in variables.into_iter().flatten() {
        let name = member.name.value.as_str();
        let default = member.value.default.value.as_str();
        let listed = member.value.values.iter().flatten();
        let mut values: Vec<&str> = listed.map(|value| value.value.as_str()).collect();
        // Nobody who looks at addresses looks at the scheme.
        if values.is_empty() && !places.contains(&(name, Place::Scheme)) {
            continue;
        }
        if !values.contains(&default) {
            values.push(default);
        }
        if all.len() * values.len() > MOST {
            continue;
        }
        let with = |url: &String| {
            let own = |value: &str| fill(url, |known| (known == name).then(|| value.into()));
            values.iter().map(|value| own(value)).collect::<Vec<_>>()
        };
        all = all.iter().flat_map(with).collect();
    }
    all.retain(|url| *url != default);
    (default, all)
}
