//! Where each server of the spec is: its address with the caller's values, or what the caller put in its place.
//!
//! Knows what the spec has and what the caller said; which of these addresses credentials may travel to is decided by
//! [`hosts`].

use bilispec_wire::host;
use bilispec_wire::server::{self, places};
use bilispec_wire::template::fill;

use crate::hosts::{self, Base};
use crate::operation::{Operation, PlainHttp, Server, ServerVariable};

/// What the caller of a builder said of servers.
#[derive(Default)]
pub(crate) struct Given {
    /// The servers that have variables.
    pub(crate) servers: &'static [Server],
    /// Values of variables, by name; the last counts.
    pub(crate) values: Vec<(&'static str, String)>,
    /// Servers, or their hosts, and what is called instead; the last counts.
    pub(crate) overrides: Vec<(String, String)>,
}

/// A server that operations have.
struct Known {
    /// As operations have it.
    address: &'static str,
    row: Option<&'static Server>,
    /// With the values of all variables.
    called: String,
    /// With their defaults.
    default: String,
}

impl Given {
    /// Where the calls to each server go, by the address that operations have.
    pub(crate) fn bases(
        &self,
        operations: &[&'static Operation],
    ) -> Result<Vec<(&'static str, Base)>, String> {
        let mut known: Vec<Known> = Vec::new();
        for operation in operations {
            if !known.iter().any(|one| one.address == operation.host) {
                known.push(self.known(operation.host)?);
            }
        }
        self.check(&known)?;
        let own = known.iter().flat_map(|one| [&one.called, &one.default]);
        let own = own.map(|address| server::origin(address));
        let others = operations.iter().flat_map(|one| one.other_hosts).copied();
        let trusted: Vec<&str> = own.chain(others).collect();
        let with_login = |one: &&Known| {
            let mut own = operations.iter().filter(|of| of.host == one.address);
            own.any(|operation| !operation.logins.is_empty())
        };
        let open = known.iter().filter(with_login);
        let open = open.filter(|one| {
            let word = one.row.map_or(PlainHttp::Logins, |row| row.plain_http);
            word == PlainHttp::Logins
        });
        let open: Vec<&str> = open.map(|one| server::origin(&one.called)).collect();
        let base = |one: &Known| {
            let url = self.url(one);
            hosts::parse(&url, &trusted, &open)
                .map(|base| (one.address, base))
                .map_err(|why| format!("the base URL for {}: {why}", one.default))
        };
        known.iter().map(base).collect()
    }

    /// A server with its variables filled in.
    fn known(&self, address: &'static str) -> Result<Known, String> {
        let row = self.servers.iter().find(|row| row.address == address);
        let Some(row) = row else {
            return Ok(Known {
                address,
                row,
                called: address.to_owned(),
                default: address.to_owned(),
            });
        };
        let variable = |name: &str| row.variables.iter().find(|one| one.name == name);
        for (name, place) in places(address) {
            let value = self.value(name);
            let Some((variable, value)) = variable(name).zip(value) else {
                continue;
            };
            if let Some(why) = refused(variable, value, place) {
                return Err(format!("the server variable {name} of {address}: {why}"));
            }
        }
        let default = fill(address, |name| variable(name).map(|one| one.default.into()));
        let called = fill(address, |name| {
            let default = variable(name)?.default;
            Some(self.value(name).unwrap_or(default).into())
        });
        server::check(&called)
            .map_err(|why| format!("the server variables of {address}: {why}"))?;
        if called != default && !may_be_plain(&called, &default, row.plain_http) {
            return Err(format!(
                "the server variables of {address}: plain http goes to this machine only, or as near as the spec says"
            ));
        }
        Ok(Known {
            address,
            row: Some(row),
            called,
            default,
        })
    }

    fn value(&self, name: &str) -> Option<&str> {
        let mut values = self.values.iter().rev();
        let (_, value) = values.find(|(known, _)| *known == name)?;
        Some(value)
    }

    /// Everything that was said is of a server that there is.
    fn check(&self, known: &[Known]) -> Result<(), String> {
        let is_used = |name: &str| {
            let mut rows = known.iter().filter_map(|one| one.row);
            rows.any(|row| row.variables.iter().any(|one| one.name == name))
        };
        if let Some((name, _)) = self.values.iter().find(|(name, _)| !is_used(name)) {
            return Err(format!("no server of the spec has a variable {name}"));
        }
        let mut from = self.overrides.iter().map(|(from, _)| from);
        if let Some(from) = from.find(|from| !known.iter().any(|one| one.is(from).is_some())) {
            let known: Vec<_> = known.iter().map(|one| one.default.as_str()).collect();
            let known = known.join(", ");
            return Err(format!(
                "{from} is not a host of the spec, which has {known}"
            ));
        }
        Ok(())
    }

    /// The address that a server's calls go to.
    fn url(&self, known: &Known) -> String {
        let over = self.overrides.iter().rev();
        let mut over = over.filter_map(|(from, to)| Some((known.is(from)?, to)));
        match over.next() {
            None => known.called.clone(),
            Some((Said::Whole, to)) => to.clone(),
            Some((Said::Host, to)) => {
                let path = server::split(&known.called).map_or("", |(_, _, path)| path);
                [to.trim_end_matches('/'), path].concat()
            }
        }
    }
}

/// How a server was named.
enum Said {
    /// Its address; what stands in front of all paths is named, too.
    Whole,
    /// Scheme and host.
    Host,
}

impl Known {
    /// Whether a text names the server, as the spec has it or with the variables' defaults.
    fn is(&self, text: &str) -> Option<Said> {
        let text = text.trim_end_matches('/');
        let names = [self.address, &self.default];
        if names.contains(&text) {
            return Some(Said::Whole);
        }
        let is_host = names.iter().any(|name| server::origin(name) == text);
        is_host.then_some(Said::Host)
    }
}

/// Why a variable can't have a value.
fn refused(variable: &ServerVariable, value: &str, place: server::Place) -> Option<String> {
    if value == variable.default || variable.values.contains(&value) {
        return None;
    }
    if variable.values.is_empty() {
        return place.refuses(value).map(str::to_owned);
    }
    let default = (!variable.values.contains(&variable.default)).then_some(variable.default);
    let values: Vec<_> = default
        .into_iter()
        .chain(variable.values.iter().copied())
        .collect();
    Some(format!("its values are {}", values.join(", ")))
}

/// Whether an address without TLS is one that the spec's words allow calls to.
fn may_be_plain(called: &str, default: &str, word: PlainHttp) -> bool {
    let host = |address: &str| {
        let (scheme, authority, _) = server::split(address)?;
        (scheme == "http").then(|| host::of_authority(authority).to_owned())
    };
    let Some(called) = host(called) else {
        return true;
    };
    let is_near = host(default).is_some_and(|default| {
        !host::is_loopback(&default) && host::is_private(&default) && host::is_private(&called)
    });
    word != PlainHttp::Near || is_near || host::is_loopback(&called)
}

#[cfg(test)]
mod tests;
