//! Where calls go: the spec's hosts, or what the caller put in their place.
//!
//! A credential travels over https to a host of the spec, or to this very machine; over http elsewhere only where the spec
//! itself has calls with a login at such an address, which it has to say in words of its own (`x-plain-http: logins`).

use bilispec_wire::{host, server};
use http::Uri;
use http::uri::Scheme;

/// Where the calls to one host of the spec go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Base {
    /// Scheme, host and the start of the path, without a slash at the end.
    pub(crate) url: String,
    /// Cookies may travel there.
    pub(crate) trusted: bool,
    /// Without TLS.
    pub(crate) plain: bool,
}

/// Reads a base URL; `hosts` are those of the spec, `open` those of them to whose calls a login belongs.
pub(crate) fn parse(url: &str, hosts: &[&str], open: &[&str]) -> Result<Base, &'static str> {
    let uri: Uri = url.parse().map_err(|_| "it is not a URL")?;
    let plain = match uri.scheme() {
        Some(scheme) if *scheme == Scheme::HTTPS => false,
        Some(scheme) if *scheme == Scheme::HTTP => true,
        _ => return Err("it starts with neither https:// nor http://"),
    };
    let authority = uri.authority().ok_or("it has no host")?.as_str();
    // What reads the URL later may understand odd hosts differently; so there are none.
    let usual = |byte: u8| byte.is_ascii_alphanumeric() || b"-.:[]".contains(&byte);
    if !authority.bytes().all(usual) {
        return Err("its host has characters that no host needs");
    }
    if uri.query().is_some() {
        return Err("it has a query");
    }
    let loopback = uri
        .host()
        .is_some_and(|named| host::is_loopback(host::of_authority(named)));
    let authority = authority.to_ascii_lowercase();
    let scheme = if plain { "http" } else { "https" };
    let origin = format!("{scheme}://{authority}");
    let is_among = |list: &[&str]| list.iter().any(|one| is_host(one, &origin));
    if plain && !loopback && !is_among(hosts) {
        return Err("plain http goes to this machine only, or to an http address of the spec");
    }
    Ok(Base {
        trusted: loopback || is_among(hosts) && (!plain || is_among(open)),
        url: format!("{origin}{}", uri.path().trim_end_matches('/')),
        plain,
    })
}

/// Whether an origin is a host of the spec: of one with variables, all that their values make of it, if the spec fixes a
/// host that these stand below.
fn is_host(host: &str, origin: &str) -> bool {
    if !host.contains('{') {
        return host.eq_ignore_ascii_case(origin);
    }
    let (host, origin) = (server::split(host), server::split(origin));
    host.zip(origin).is_some_and(|(host, origin)| {
        let (scheme, template, _) = host;
        scheme == origin.0
            && server::is_below_a_fixed_host(template)
            && server::is_made_by(&template.to_ascii_lowercase(), origin.1)
    })
}

#[cfg(test)]
mod tests {
    use super::parse;

    const HOSTS: &[&str] = &[
        "https://api.example.com",
        "https://shop.example.com",
        "http://router.lan",
        "http://lamp.lan:8080",
        "https://{tenant}.Shop.example:{port}",
        "https://{any}",
    ];
    const OPEN: &[&str] = &["https://api.example.com", "http://lamp.lan:8080"];

    #[test]
    fn http_goes_where_the_spec_says_and_a_login_only_where_it_says_that_too() {
        let of = |url: &str| parse(url, HOSTS, OPEN).map(|base| (base.plain, base.trusted));
        assert_eq!(of("http://router.lan"), Ok((true, false)));
        assert_eq!(of("http://LAMP.lan:8080/api"), Ok((true, true)));
        assert_eq!(of("https://router.lan"), Ok((false, false)));
        for other in [
            "http://lamp.lan",
            "http://lamp.lan:8081",
            "http://shop.example.com",
        ] {
            assert!(of(other).is_err(), "{other}");
        }
    }

    #[test]
    fn cookies_go_to_the_spec_and_to_this_machine() {
        for url in [
            "https://api.example.com",
            "https://API.example.com/",
            "https://shop.example.com/v2",
            "http://127.0.0.1:4010",
            "http://127.9.9.9",
            "http://[::1]:80",
            "https://localhost:8443",
            "http://LOCALHOST",
            "https://me.shop.example:8443/v2",
        ] {
            assert!(parse(url, HOSTS, OPEN).unwrap().trusted, "{url}");
        }
        for url in [
            "https://example.com",
            "https://api.example.com.evil.com",
            "https://evil.com/https://api.example.com",
            "https://api.example.com:444",
            "https://127.0.0.1.evil.com",
            "https://a.me.shop.example:8443",
            "https://me.shop.example",
        ] {
            assert!(!parse(url, HOSTS, OPEN).unwrap().trusted, "{url}");
        }
    }

    #[test]
    fn what_would_carry_cookies_in_the_open_is_refused() {
        for url in [
            "http://api.example.com",
            "http://127.0.0.1.evil.com",
            "http://localhost.evil.com",
            "http://0.0.0.0",
            "http://10.0.0.1",
            "http://[::ffff:127.0.0.1]",
            "http://127.0.0.1@evil.com",
            "http://user:pass@127.0.0.1",
            "http://127.0.0.1\\@evil.com",
            "http://127.0.0.1%2eevil.com",
            "https://api.example.com?x=1",
            "ftp://127.0.0.1",
            "//127.0.0.1",
            "127.0.0.1",
            "",
        ] {
            assert!(parse(url, HOSTS, OPEN).is_err(), "{url}");
        }
    }

    #[test]
    fn a_path_in_front_stays() {
        let base = parse("http://localhost:1/prefix/", HOSTS, OPEN).unwrap();
        assert_eq!(base.url, "http://localhost:1/prefix");
        assert!(base.plain);
    }
}
