//! Hosts: which of them may be described, and what their calls are grouped under.

use std::net::IpAddr;

use bilispec_wire::host;

use super::call::Call;
use super::words;
use crate::learn::Draft;

/// Why an address is not described.
pub(super) const WHY: &str = "its address is http, where everybody on the way reads and changes what travels; only this machine and private networks are described so";

/// The calls whose addresses may be described, and how many there are at others.
pub(super) fn allowed(calls: Vec<Call>) -> (Vec<Call>, Vec<(String, u64)>) {
    let mut refused: Vec<(String, u64)> = Vec::new();
    let mut kept = Vec::new();
    for call in calls {
        if call.origin.starts_with("https://") || host::is_private(host(&call.origin)) {
            kept.push(call);
            continue;
        }
        match refused.iter_mut().find(|(known, _)| *known == call.origin) {
            Some((_, count)) => *count += 1,
            None => refused.push((call.origin, 1)),
        }
    }
    (kept, refused)
}

/// An address without scheme and port.
fn host(origin: &str) -> &str {
    let authority = origin.split_once("://").map_or(origin, |(_, rest)| rest);
    host::of_authority(authority)
}

/// The group of the calls to a host: the telling labels of its name. `project`: what an address without a name gets.
pub(super) fn tag(origin: &str, project: &str) -> String {
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
pub(super) fn project(draft: &Draft) -> String {
    let root = draft.root_file().unwrap_or_default();
    let title = draft.value(&root, "/info/title");
    title
        .and_then(|title| title.as_str().map(str::to_owned))
        .unwrap_or_else(|| "api".to_owned())
}
