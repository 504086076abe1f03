//! Addresses of servers that have variables: what a value may be by where it stands, and what makes a whole address
//! one that can be called.
//!
//! One reader for the generator, which checks what a spec gives, the client, which checks what its caller gives, and the
//! router, which finds the values in captured addresses.

use std::collections::BTreeSet;

use crate::template::{Part, names, parts};

/// Where a variable stands in an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Before `://`.
    Scheme,
    /// In a label of the host, or several of them with something fixed behind: `{region}.example.com`.
    Label,
    /// All of the host, or all behind a dot of it: `{host}`, `api.{domain}`.
    Domain,
    /// In the port.
    Port,
    /// In the path.
    Path,
}

impl Place {
    /// Why a value can't stand here: it would end the part of the address that it stands in. `None` if it can.
    ///
    /// A value that fits can still make an address that nobody can call: [`check`] judges what comes out.
    ///
    /// ```
    /// use bilispec_wire::server::Place;
    ///
    /// assert_eq!(Place::Label.refuses("eu-1"), None);
    /// assert!(Place::Label.refuses("evil.example/").is_some());
    /// assert!(Place::Label.refuses("evil.example").is_some());
    /// assert_eq!(Place::Domain.refuses("git.example"), None);
    /// assert!(Place::Path.refuses("v1/..").is_some());
    /// ```
    pub fn refuses(self, value: &str) -> Option<&'static str> {
        let is_label = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let (fits, why): (fn(u8) -> bool, _) = match self {
            Self::Scheme => {
                let why = "a scheme is `https` or `http`";
                return (!matches!(value, "https" | "http")).then_some(why);
            }
            Self::Label => (
                is_label,
                "a label of a host has letters of ASCII, digits and `-`",
            ),
            Self::Domain => (
                |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'),
                "a host has letters of ASCII, digits and `-` between its dots",
            ),
            Self::Port => (
                |byte| byte.is_ascii_digit(),
                "a port is a number from 1 to 65535",
            ),
            Self::Path => (
                |byte| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=".contains(&byte),
                "a step of a path has letters of ASCII, digits and any of -._~!$&'()*+,;=",
            ),
        };
        let is_whole = !value.is_empty() && value.bytes().all(fits);
        (!is_whole).then_some(why)
    }
}

/// Scheme, authority and path of an address with `://` in it; the path begins with `/`, or is empty.
pub fn split(address: &str) -> Option<(&str, &str, &str)> {
    let (scheme, rest) = address.split_once("://")?;
    let (authority, path) = rest
        .find('/')
        .and_then(|slash| rest.split_at_checked(slash))
        .unwrap_or((rest, ""));
    Some((scheme, authority, path))
}

/// Scheme and authority of an address.
pub fn origin(address: &str) -> &str {
    let path = split(address).map_or(0, |(_, _, path)| path.len());
    let end = address.len().saturating_sub(path);
    address.get(..end).unwrap_or(address)
}

/// The variables in an address by name, each as often as it stands there.
///
/// ```
/// use bilispec_wire::server::{Place, places};
///
/// let all = places("https://{region}.example.com:{port}/{version}");
/// assert_eq!(all, [("region", Place::Label), ("port", Place::Port), ("version", Place::Path)]);
/// assert_eq!(places("https://{host}/api"), [("host", Place::Domain)]);
/// ```
pub fn places(address: &str) -> Vec<(&str, Place)> {
    let Some((scheme, authority, path)) = split(address) else {
        return names(address).map(|name| (name, Place::Path)).collect();
    };
    let mut all: Vec<_> = names(scheme).map(|name| (name, Place::Scheme)).collect();
    let list: Vec<Part<'_>> = parts(authority).collect();
    let mut before = "";
    let mut in_port = false;
    for (index, part) in list.iter().enumerate() {
        match part {
            Part::Literal(text) => {
                in_port |= text.contains(':');
                before = text;
            }
            Part::Parameter(name) => {
                let begins = index == 0 || before.ends_with('.');
                let ends = list.get(index + 1).is_none_or(
                    |next| matches!(next, Part::Literal(text) if text.starts_with(':')),
                );
                all.push(match (in_port, begins && ends) {
                    (true, _) => (name, Place::Port),
                    (false, true) => (name, Place::Domain),
                    (false, false) => (name, Place::Label),
                });
                before = "";
            }
        }
    }
    all.extend(names(path).map(|name| (name, Place::Path)));
    all
}

/// Whether an authority is one that a template of it makes, whose values all fit where they stand.
pub fn is_made_by(template: &str, authority: &str) -> bool {
    let address = ["https://", template].concat();
    let mut places = places(&address).into_iter().map(|(_, place)| place);
    let steps: Vec<Step<'_>> = parts(template)
        .filter_map(|part| match part {
            Part::Literal(text) => Some(Step::Text(text)),
            Part::Parameter(_) => places.next().map(Step::Value),
        })
        .collect();
    authority.len() <= LONGEST && is_made_of(&steps, authority)
}

/// No host with a port is longer.
const LONGEST: usize = 253 + ":65535".len();

/// What an authority consists of.
enum Step<'t> {
    Text(&'t str),
    Value(Place),
}

/// Whether a text can be cut so that each piece is one of the steps. All cuts are followed at once: variables that stand
/// side by side would have too many of them to be tried one by one.
fn is_made_of(steps: &[Step<'_>], text: &str) -> bool {
    let mut cuts = BTreeSet::from([0]);
    for step in steps {
        let mut next = BTreeSet::new();
        for cut in cuts {
            let rest = text.get(cut..).unwrap_or_default();
            match step {
                Step::Text(own) if rest.starts_with(own) => {
                    next.insert(cut + own.len());
                }
                Step::Text(_) => {}
                Step::Value(place) => {
                    let fits = |one: &(usize, char)| {
                        let (at, c) = *one;
                        rest.get(at..at + c.len_utf8())
                            .is_some_and(|one| place.refuses(one).is_none())
                    };
                    let fitting = rest.char_indices().take_while(fits);
                    next.extend(fitting.map(|(at, c)| cut + at + c.len_utf8()));
                }
            }
        }
        cuts = next;
    }
    cuts.contains(&text.len())
}

/// Whether all hosts that an authority's variables make stand below one that is fixed, of two names at least: below
/// `shop.example` for `{region}.shop.example`, below nothing for `{host}` and `{name}.example`.
pub fn is_below_a_fixed_host(authority: &str) -> bool {
    let host = authority.split(':').next().unwrap_or_default();
    let Some((_, fixed)) = host.rsplit_once('}') else {
        return true;
    };
    // What stands before the first dot belongs to the variable's label.
    let below = fixed.split_once('.');
    below.is_some_and(|(_, below)| below.trim_end_matches('.').contains('.'))
}

/// Checks an address without variables: a host that there can be, a port, and a path whose steps stay where they are.
pub fn check(address: &str) -> Result<(), &'static str> {
    let Some(("https" | "http", host, path)) = split(address) else {
        return Err("an address begins with https:// or http://");
    };
    authority(host)?;
    if path.starts_with("//") {
        return Err("a path that begins with `//` names another host");
    }
    if path.split('/').any(is_dots) {
        return Err("a path has no steps `.` and `..`");
    }
    Ok(())
}

/// Checks a host with, if need be, a port.
pub fn authority(authority: &str) -> Result<(), &'static str> {
    let (host, port) = match authority.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let host = host.strip_suffix('.').unwrap_or(host);
    if host.len() > 253 || !host.split('.').all(label) {
        return Err("a host has letters, digits and `-` between its dots");
    }
    let digits = |port: &str| {
        port.len() <= 5
            && port.bytes().all(|byte| byte.is_ascii_digit())
            && matches!(port.parse::<u16>(), Ok(1..))
    };
    match port {
        Some(port) if !digits(port) => Err("a port is a number from 1 to 65535"),
        _ => Ok(()),
    }
}

/// Whether a step of a path is one that libraries resolve before they send it.
pub fn is_dots(step: &str) -> bool {
    let step = step.to_ascii_lowercase().replace("%2e", ".");
    step == "." || step == ".."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authorities() {
        for good in [
            "a.example",
            "a.example.",
            "127.0.0.1:8080",
            "localhost:65535",
            "a_b.example",
            "xn--a.b:1",
        ] {
            assert_eq!(authority(good), Ok(()), "{good}");
        }
        for bad in [
            "", "a..b", ".a", "-a.b", "a-.b", "a:0", "a:99999", "a:65536", "a:", "a:x", "a:1:2",
            "a@b", "a:+1", "a\n", "ä", ":1", "a:000080",
        ] {
            assert!(authority(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_variable_has_the_place_that_it_stands_in() {
        use Place::{Domain, Label, Path, Port, Scheme};
        for (address, expected) in [
            ("https://{a}.example", vec![("a", Label)]),
            ("https://x-{a}.example", vec![("a", Label)]),
            ("https://example{a}", vec![("a", Label)]),
            ("https://{a}{b}", vec![("a", Label), ("b", Label)]),
            ("https://api.{a}", vec![("a", Domain)]),
            ("https://{a}:8443/x", vec![("a", Domain)]),
            ("https://{a}:{b}", vec![("a", Domain), ("b", Port)]),
            ("https://a.b:8{b}/", vec![("b", Port)]),
            (
                "{s}://a.b/v{c}/{d}",
                vec![("s", Scheme), ("c", Path), ("d", Path)],
            ),
            ("/{a}", vec![("a", Path)]),
        ] {
            assert_eq!(places(address), expected, "{address}");
        }
    }

    #[test]
    fn no_value_leaves_its_place() {
        let all = [
            Place::Label,
            Place::Domain,
            Place::Port,
            Place::Path,
            Place::Scheme,
        ];
        let odd = [
            "",
            "/",
            "a/b",
            "a@b",
            "a:1",
            "a?b",
            "a#b",
            "%2e",
            "a b",
            "a\tb",
            "a\nb",
            "a\0",
            "a\\b",
            "é",
            "中",
            "a\u{202e}",
            "[::1]",
            "a{b}",
            "\"",
            "<",
            "|",
            "^",
            "`",
        ];
        for place in all {
            for value in odd {
                assert!(place.refuses(value).is_some(), "{place:?} {value:?}");
            }
        }
        assert!(Place::Label.refuses("a.b").is_some());
        assert!(Place::Port.refuses("8x").is_some());
        assert!(Place::Scheme.refuses("ftp").is_some());
        assert_eq!(Place::Path.refuses("v1.2~x"), None);
        assert_eq!(Place::Scheme.refuses("http"), None);
    }

    #[test]
    fn what_comes_out_has_to_be_an_address() {
        for good in ["https://a.b", "http://a.b:1/c", "https://a.b/c.d/..e"] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
        for bad in [
            "https://-a.b",
            "https://a..b",
            "https://a.b:0",
            "https://a.b:70000",
            "https://a.b//c",
            "https://a.b/../c",
            "https://a.b/%2E./c",
            "ftp://a.b",
            "a.b",
        ] {
            assert!(check(bad).is_err(), "{bad}");
        }
        assert_eq!(origin("https://a.b:1/c/d"), "https://a.b:1");
        assert_eq!(origin("https://a.b"), "https://a.b");
    }

    #[test]
    fn an_authority_is_known_by_its_template() {
        assert!(is_made_by("{a}.shop.example", "me.shop.example"));
        assert!(is_made_by("{a}.shop.example:{p}", "me.shop.example:8443"));
        assert!(!is_made_by("{a}.shop.example", "a.b.shop.example"));
        assert!(!is_made_by("{a}.shop.example", "me.shop.example:8443"));
        assert!(!is_made_by("{a}.shop.example", ".shop.example"));
        assert!(is_made_by("{a}", "git.example"));
        assert!(is_made_by("{a}.{b}", "me.git.example"));
        assert!(is_made_by("{a}{b}.example", "me.example"));
        assert!(!is_made_by("{a}{b}.example", "m.example"));
        // As many cuts as there may be, and none that fits.
        let many = ["{a}{b}{c}{d}{e}{f}{g}{h}", ".example"].concat();
        assert!(!is_made_by(&many, &"x".repeat(250)));
        assert!(!is_made_by("{a}.{b}", "me"));
        assert!(!is_made_by("{a}{b}{c}{d}.x", &"a".repeat(10_000)));
    }

    #[test]
    fn what_is_fixed_of_a_host() {
        for fixed in [
            "{a}.shop.example",
            "x{a}.shop.example:{p}",
            "shop.example:{p}",
            "{a}b.shop.example",
        ] {
            assert!(is_below_a_fixed_host(fixed), "{fixed}");
        }
        for open in [
            "{a}",
            "{a}:80",
            "api.{a}",
            "{a}.example",
            "{a}.example.",
            "{a}shop.example",
            "{a}.{b}",
        ] {
            assert!(!is_below_a_fixed_host(open), "{open}");
        }
    }
}
