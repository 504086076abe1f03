//! Whom a call is for: a page on the web can have its own name lead to this machine, and would then talk to the mock.

use axum::http::header::HOST;
use axum::http::request::Parts;
use bilispec_wire::host;

use crate::route::Router;
use crate::url;

/// The host that a call names and that is not served here.
pub(super) fn foreign(parts: &Parts, router: &Router) -> Option<String> {
    let named = parts.headers.get_all(HOST).iter();
    let named = named.map(|value| value.to_str().unwrap_or_default());
    let target = parts
        .uri
        .authority()
        .map(axum::http::uri::Authority::as_str);
    named
        .chain(target)
        .find(|named| !is_served(named, router))
        .map(str::to_owned)
}

/// Names and addresses of this machine, on any port, and the hosts of the spec, for callers that are led here by a proxy.
fn is_served(named: &str, router: &Router) -> bool {
    if is_loopback(named) {
        return true;
    }
    if named.contains(['/', '?', '#', '@']) {
        return false;
    }
    let address = format!("https://{named}");
    url::parse(&address).is_some_and(|said| router.serves(&said.authority))
}

fn is_loopback(named: &str) -> bool {
    let (host, port) = match named.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, port),
        _ => (named, "0"),
    };
    if port.is_empty() || !port.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let name = host.strip_suffix('.').unwrap_or(host);
    let address = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
        .unwrap_or(host);
    name.eq_ignore_ascii_case("localhost") || host::is_loopback(address)
}

#[cfg(test)]
mod tests {
    use super::{Router, is_served};

    #[test]
    fn names_of_this_machine_and_of_the_spec() {
        let mut hosts = Router::default();
        for host in [
            "https://api.example",
            "https://b.example:8443/v1",
            "https://{tenant}.shop.example",
            "https://{any}",
        ] {
            hosts.add(0, "GET", host, "/a");
        }
        for named in [
            "127.0.0.1:4010",
            "127.0.0.1",
            "127.1.2.3:80",
            "localhost:4010",
            "LOCALHOST",
            "localhost.",
            "[::1]:4010",
            "[::1]",
            "api.example",
            "API.example:443",
            "b.example:8443",
            "me.shop.example",
        ] {
            assert!(is_served(named, &hosts), "{named}");
        }
        for named in [
            "",
            "evil.example",
            "evil.example:4010",
            "127.0.0.1.evil.example",
            "localhost.evil.example",
            "0.0.0.0",
            "169.254.1.1",
            "[::]",
            "127.0.0.1:x",
            "127.0.0.1:",
            "a@127.0.0.1",
            "b.example",
            "api.example/x",
            "x@api.example",
            "2130706433",
            "a.me.shop.example",
        ] {
            assert!(!is_served(named, &hosts), "{named}");
        }
    }
}
