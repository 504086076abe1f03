//! Servers: their addresses with the values of all variables.

use super::builder::Builder;
use super::source::Source;
use crate::diagnostics::rules;
use crate::http;
use crate::openapi::Server;
use crate::openapi::words::PlainHttp;
use crate::source::Spanned;
use bilispec_wire::host;
use bilispec_wire::template::fill;

/// Where a document is that does not say it: by the standard, where the document itself came from.
const NOWHERE: &str = "https://localhost";

/// Of the combinations of all values, so many are looked at.
const MOST: usize = 64;

impl<'a> Builder<'a> {
    /// Scheme and host, and the path that the server adds in front; and the addresses of all servers.
    pub(super) fn servers(&mut self, source: &Source<'a>) -> (String, String, Vec<String>) {
        let list = self.server_list(source);
        let is_named = list.is_some_and(|list| !list.value.is_empty());
        if self.document.reading && !is_named {
            let nowhere = || NOWHERE.to_owned();
            return (nowhere(), String::new(), vec![nowhere()]);
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
            return (String::new(), String::new(), Vec::new());
        };
        let Some(server) = list.value.first() else {
            self.error(rules::MISSING_KEY, list.span, "a list of no servers", "");
            return (String::new(), String::new(), Vec::new());
        };
        let (default, others) = resolved(server);
        let (host, base) = self.address(server, &default);
        let mut servers = vec![format!("{host}{base}")];
        let more = list.value.iter().skip(1).map(|server| {
            let (default, others) = resolved(server);
            (
                server,
                std::iter::once(default).chain(others).collect::<Vec<_>>(),
            )
        });
        let all = std::iter::once((server, others)).chain(more);
        for (server, urls) in all {
            for url in urls {
                let (host, base) = self.address(server, &url);
                let address = format!("{host}{base}");
                if !host.is_empty() && !servers.contains(&address) {
                    servers.push(address);
                }
            }
        }
        (host, base, servers)
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
        let any = |text: &str| fill(text, |_| Some("x".into()));
        let fits = http::authority(&any(host)).and_then(|()| match path {
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
    let mut all = vec![url.clone()];
    for member in variables.into_iter().flatten() {
        let Some(values) = &member.value.values else {
            continue;
        };
        let mut next = Vec::new();
        for url in &all {
            for value in values {
                let own =
                    |name: &str| (name == member.name.value).then(|| value.value.as_str().into());
                next.push(fill(url, own));
            }
        }
        next.truncate(MOST);
        all = next;
    }
    all.retain(|url| *url != default);
    (default, all)
}
