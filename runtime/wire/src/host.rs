//! Which hosts are near: this machine, and private networks, whose devices often have nothing but http.

use std::net::IpAddr;

/// What names of hosts end with that no public resolver knows.
const PRIVATE: [&str; 5] = ["localhost", "local", "lan", "home", "internal"];

/// The host of an authority: without its port, and an IPv6 address without its brackets.
pub fn of_authority(authority: &str) -> &str {
    match authority.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => authority.split(':').next().unwrap_or_default(),
    }
}

/// Whether a host, a name or an address without brackets, is this machine.
pub fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// Whether a host, a name or an address without brackets, is this machine or in a private network.
pub fn is_private(host: &str) -> bool {
    match host.parse::<IpAddr>() {
        Ok(IpAddr::V4(address)) => {
            address.is_loopback() || address.is_private() || address.is_link_local()
        }
        Ok(IpAddr::V6(address)) => address.is_loopback() || address.is_unique_local(),
        Err(_) => {
            let last = host.rsplit('.').next().unwrap_or_default();
            PRIVATE.contains(&last)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_loopback, is_private, of_authority};

    #[test]
    fn what_only_looks_like_this_machine_is_not() {
        for near in ["127.0.0.1:4010", "127.9.9.9", "localhost", "[::1]:80"] {
            assert!(is_loopback(of_authority(near)), "{near}");
            assert!(is_private(of_authority(near)), "{near}");
        }
        for private in [
            "10.0.0.7",
            "192.168.1.2:80",
            "169.254.1.1",
            "[fd00::1]",
            "tv.lan",
            "nas.local",
        ] {
            assert!(!is_loopback(of_authority(private)), "{private}");
            assert!(is_private(of_authority(private)), "{private}");
        }
        for far in [
            "",
            "127.evil.example",
            "127.0.0.1.evil.example",
            "localhost.evil.example",
            "lan.example",
            "8.8.8.8",
            "[2001:db8::1]",
        ] {
            assert!(!is_loopback(of_authority(far)), "{far}");
            assert!(!is_private(of_authority(far)), "{far}");
        }
    }
}
