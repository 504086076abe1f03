//! Where endpoints go: host, path, id, group, and the schemes of their cookies.

use std::collections::BTreeMap;

use crate::draft::{Endpoint, Notes};
use crate::sink::Sink;
use bilispec_codegen::model::names;

/// The first word of a host: `show` of show.bilibili.com.
pub(super) fn host_label(host: &str) -> String {
    let name = host.trim_start_matches("https://");
    let label = name.split(['.', ':']).next().unwrap_or_default();
    names::snake(label).trim_end_matches('_').to_owned()
}

/// Where endpoints go: hosts, paths, ids.
#[derive(Default)]
pub(super) struct Places {
    routes: BTreeMap<(String, String, String), (usize, usize)>,
    ids: names::Names,
    /// Cookie and scheme, in the order of their first use.
    pub(super) schemes: Vec<(String, String)>,
}

impl Places {
    /// The place of an endpoint; `None`, and a word to the sink, if it can have none.
    pub(super) fn of(
        &mut self,
        mut endpoint: Endpoint,
        notes: &Notes,
        sink: &mut Sink,
    ) -> Option<(Endpoint, Place)> {
        let url = endpoint.url.clone().unwrap_or_default();
        let Some((scheme, rest)) = url.split_once("://") else {
            sink.unread(
                endpoint.line,
                format!("`{url}` is no address; the endpoint is left out"),
            );
            return None;
        };
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (host, path) = rest.split_at_checked(rest.find('/').unwrap_or(rest.len()))?;
        let fits = |host: &str| {
            !host.is_empty()
                && host
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':'))
        };
        if !matches!(scheme, "http" | "https") || !fits(host) || path.contains(['#', ' ']) {
            sink.unread(
                endpoint.line,
                format!("`{url}` is no address of an endpoint; it is left out"),
            );
            return None;
        }
        if !query.is_empty() {
            sink.remark(
                endpoint.line,
                format!("the address has a query, which is left out: {query}"),
            );
            endpoint.notes.push(format!(
                "The notes give the address with the query {query}."
            ));
        }
        if scheme == "http" {
            endpoint.notes.push(
                "The notes give the address with http; a cookie must never travel over http."
                    .to_owned(),
            );
            sink.remark(
                endpoint.line,
                "the address is given with http; taken as https",
            );
        }
        let method = if let Some(method) = &endpoint.method {
            method.clone()
        } else {
            let method = if endpoint.body.is_some() {
                "POST"
            } else {
                "GET"
            };
            sink.remark(
                endpoint.line,
                format!("the notes name no method; taken as {method}"),
            );
            method.to_owned()
        };
        endpoint.method = Some(method.clone());
        let path = if path.is_empty() { "/" } else { path };
        let route = (method, host.to_owned(), path.to_owned());
        if let Some((_, line)) = self.routes.get(&route) {
            sink.unread(
                endpoint.line,
                format!("the same call as at line {line}; this description is left out"),
            );
            return None;
        }
        self.routes.insert(route, (endpoint.file, endpoint.line));
        // Two hosts, or two methods, can have one path: one path item has room for one of them.
        if self
            .routes
            .keys()
            .filter(|(_, _, known)| known == path)
            .count()
            > 1
        {
            sink.unread(
                endpoint.line,
                format!("another call has the path {path} already; this one is left out"),
            );
            return None;
        }
        let id = endpoint
            .id
            .as_deref()
            .map_or_else(|| derived_id(path), names::snake);
        let id = self.ids.unique(id.trim_end_matches('_'), "_");
        let group = endpoint.group.as_deref().map(names::snake);
        let group = group.unwrap_or_else(|| host_label(host));
        let group = if group.is_empty() {
            "api".to_owned()
        } else {
            group
        };
        let cookies = endpoint.login.iter().flat_map(|login| &login.cookies);
        let schemes: Vec<String> = cookies.map(|cookie| self.scheme(cookie, notes)).collect();
        let place = Place {
            host: format!("https://{host}"),
            path: path.to_owned(),
            id,
            group,
            schemes,
        };
        Some((endpoint, place))
    }

    fn scheme(&mut self, cookie: &str, notes: &Notes) -> String {
        if let Some((_, scheme)) = self.schemes.iter().find(|(known, _)| known == cookie) {
            return scheme.clone();
        }
        let named = notes.cookies.iter().find(|known| known.name == cookie);
        let scheme = named
            .map(|cookie| cookie.scheme.clone())
            .filter(|scheme| !scheme.is_empty());
        let scheme =
            scheme.unwrap_or_else(|| names::snake(cookie).trim_end_matches('_').to_owned());
        self.schemes.push((cookie.to_owned(), scheme.clone()));
        scheme
    }
}

/// The last two words of a path.
fn derived_id(path: &str) -> String {
    let parts: Vec<&str> = path
        .split('/')
        .filter(|part| !part.is_empty() && !part.starts_with('{'))
        .collect();
    let from = parts.len().saturating_sub(2);
    names::snake(&parts.get(from..).unwrap_or_default().join("_"))
}

/// An endpoint whose place in the spec is decided.
pub(super) struct Place {
    /// With https.
    pub(super) host: String,
    pub(super) path: String,
    pub(super) id: String,
    pub(super) group: String,
    /// The scheme of each cookie that it needs.
    pub(super) schemes: Vec<String>,
}
