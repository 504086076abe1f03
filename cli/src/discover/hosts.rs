//! Hosts: which of them may be described, and what their calls are grouped under.

use std::net::IpAddr;

use bilispec_codegen::model::Api;
use bilispec_codegen::source::Json;
use bilispec_wire::host;

use super::call::Call;
use super::words;
use crate::json::{object, text};
use crate::learn::Draft;

/// Why an address is not described.
const WHY: &str = "its address is http, where everybody on the way reads and changes what travels; this machine and private networks alone are described so; --allow-http describes calls without a login";

/// Why an address may not be described, if it may not; `allow_http`: somebody said that http will do.
pub(crate) fn refused(origin: &str, allow_http: bool) -> Option<&'static str> {
    let may = allow_http || origin.starts_with("https://") || is_at_home(origin);
    (!may).then_some(WHY)
}

fn is_at_home(origin: &str) -> bool {
    host::is_private(host(origin))
}

/// The server as a path item has it; `has_login`: what is called there has a login that may travel so.
pub(super) fn server(origin: &str, has_login: bool) -> Json {
    let mut server = vec![("url", text(origin))];
    if has_login && is_open(origin) {
        server.push(("x-plain-http", text("logins")));
    } else if origin.starts_with("http://") && !is_at_home(origin) {
        server.push(("x-plain-http", text("calls")));
    }
    object(server)
}

/// Whether everybody on the way reads what travels there: it is http, and not this machine.
pub(super) fn is_open(origin: &str) -> bool {
    origin.starts_with("http://") && !host::is_loopback(host(origin))
}

/// Whether a login may travel to an address: a spec that has one there says so itself.
pub(super) fn takes_logins(origin: &str, api: Option<&Api>) -> bool {
    let mut operations = api.into_iter().flat_map(|api| &api.operations);
    !is_open(origin)
        || operations.any(|known| known.host == origin && !known.security.ways.is_empty())
}

/// The calls whose addresses may be described, and how many there are at others.
pub(super) fn allowed(calls: Vec<Call>, allow_http: bool) -> (Vec<Call>, Vec<(String, u64)>) {
    let mut others: Vec<(String, u64)> = Vec::new();
    let mut kept = Vec::new();
    for call in calls {
        if refused(&call.origin, allow_http).is_none() {
            kept.push(call);
            continue;
        }
        match others.iter_mut().find(|(known, _)| *known == call.origin) {
            Some((_, count)) => *count += 1,
            None => others.push((call.origin, 1)),
        }
    }
    (kept, others)
}

/// An address without scheme and port.
fn host(origin: &str) -> &str {
    let authority = origin.split_once("://").map_or(origin, |(_, rest)| rest);
    host::of_authority(authority)
}

/// The group of the calls to a host: the telling labels of its name. `project`: what an address without a name gets.
pub(crate) fn tag(origin: &str, project: &str) -> String {
    let host = host(origin);
    if host.parse::<IpAddr>().is_ok() || !host.contains('.') {
        return words::snake(&words::words(project));
    }
    let labels: Vec<&str> = host.split('.').collect();
    let end = match labels.as_slice() {
        [.., second, _]
            if matches!(*second, "com" | "co" | "org" | "net" | "gov" | "ac")
                && labels.len() > 2 =>
        {
            2
        }
        _ => 1,
    };
    let own = labels.get(..labels.len() - end).unwrap_or_default();
    let telling: Vec<&str> = own
        .iter()
        .copied()
        .filter(|label| !matches!(*label, "www" | "api" | "m" | "gateway"))
        .collect();
    let parts: Vec<String> = { telling }
        .iter()
        .flat_map(|label| words::words(label))
        .collect();
    words::snake(&parts)
}

/// What the project is called.
pub(crate) fn project(draft: &Draft) -> String {
    let root = draft.root_file().unwrap_or_default();
    let title = draft.value(&root, "/info/title");
    title
        .and_then(|title| title.as_str().map(str::to_owned))
        .unwrap_or_else(|| "api".to_owned())
}
