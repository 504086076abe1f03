//! Addresses and forms, taken apart leniently: a capture's address may be anything.
//!
//! Nothing is normalised beyond what matching needs, and nothing here knows an operation.

use bilispec_wire::percent;
use std::borrow::Cow;

use bilispec_wire::privacy;

pub(crate) use bilispec_wire::urlencoded::{decode, pairs as form};

/// The parts of an address that matter for matching.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Url<'a> {
    /// The host in lower case, without a final dot and without the scheme's own port; with any other port.
    pub(crate) authority: String,
    /// The path as written, never empty.
    pub(crate) path: &'a str,
    /// The query as written, without `?` and without a fragment.
    pub(crate) query: Option<&'a str>,
}

/// Takes an address apart; `None` if it has no host (`data:`, `blob:`, a bare path).
pub(crate) fn parse(url: &str) -> Option<Url<'_>> {
    let (scheme, rest) = url.split_once("://")?;
    let rest = rest.split_once('#').map_or(rest, |(before, _)| before);
    let (rest, query) = rest
        .split_once('?')
        .map_or((rest, None), |(before, query)| (before, Some(query)));
    let (authority, path) = match rest
        .find('/')
        .and_then(|slash| rest.split_at_checked(slash))
    {
        Some((authority, path)) => (authority, path),
        None => (rest, "/"),
    };
    let authority = authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host);
    if authority.is_empty() {
        return None;
    }
    let own_port = if scheme.eq_ignore_ascii_case("http") {
        ":80"
    } else {
        ":443"
    };
    let authority = authority.strip_suffix(own_port).unwrap_or(authority);
    let authority = authority.strip_suffix('.').unwrap_or(authority);
    Some(Url {
        authority: authority.to_ascii_lowercase(),
        path,
        query,
    })
}

/// An address longer than this is cut where it is printed or kept: a capture can hold megabytes of one.
const LONGEST: usize = 300;

/// An address as reports may print it: without user, query and fragment, where secrets travel.
pub(crate) fn without_query(url: &str) -> String {
    let printed = match (url.split_once("://"), parse(url)) {
        (
            Some((scheme, _)),
            Some(Url {
                authority, path, ..
            }),
        ) => format!(
            "{}://{authority}{}",
            scheme.to_ascii_lowercase(),
            public_path(path)
        ),
        (Some((scheme, _)), None) => format!("{scheme}://…"),
        (None, _) => match url.split_once(':') {
            Some((scheme, _)) => format!("{scheme}:…"),
            None => "(no address)".to_owned(),
        },
    };
    shortened(&printed, LONGEST)
}

/// A path as it may be printed, without the steps that are somebody's.
pub(crate) fn public_path(path: &str) -> String {
    let steps = path
        .split('/')
        .map(|step| if is_private(step) { "*" } else { step });
    steps.collect::<Vec<_>>().join("/")
}

/// Whether a step of a path is somebody's: a phone number, an address of mail, a token.
pub(crate) fn is_private(step: &str) -> bool {
    let plain = decode(step, false);
    let word = plain.split('.').next().unwrap_or_default();
    privacy::is_private_key(&plain)
        || privacy::is_private_key(word)
        || !privacy::find(&plain).is_empty()
}

/// A text of no more than so many letters.
pub(crate) fn shortened(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Names and values as a form's text.
pub(crate) fn form_of(pairs: &[(Cow<'_, str>, Cow<'_, str>)]) -> String {
    let mut form = String::new();
    for (name, value) in pairs {
        if !form.is_empty() {
            form.push('&');
        }
        percent::segment(&mut form, name);
        form.push('=');
        percent::segment(&mut form, value);
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_addresses_apart() {
        let check = |url: &str, authority: &str, path: &str, query: Option<&str>| {
            let parsed = parse(url).unwrap();
            assert_eq!(
                (parsed.authority.as_str(), parsed.path, parsed.query),
                (authority, path, query),
                "{url}"
            );
        };
        check(
            "https://A.example:443/x/y?a=1#f",
            "a.example",
            "/x/y",
            Some("a=1"),
        );
        check("http://a.example.:80", "a.example", "/", None);
        check(
            "https://user:secret@a.example:8443/?",
            "a.example:8443",
            "/",
            Some(""),
        );
        check("https://a.example?x=/", "a.example", "/", Some("x=/"));
        assert_eq!(parse("data:text/plain,x"), None);
        assert_eq!(parse("/x/y"), None);
        assert_eq!(parse("https:///x"), None);
    }

    #[test]
    fn printed_addresses_keep_no_secret() {
        assert_eq!(
            without_query("https://me:pw@a.example/x?csrf=1#t"),
            "https://a.example/x"
        );
        assert_eq!(without_query("data:text/plain,secret"), "data:…");
        assert_eq!(without_query("secret"), "(no address)");
        for private in [
            "13812345678",
            "a%40b.example",
            "8c1f0a9e7b3d4256af90c1d2e3b4f567.jpg",
        ] {
            assert_eq!(
                without_query(&format!("https://a.example/u/{private}/x")),
                "https://a.example/u/*/x"
            );
        }
        let long = without_query(&format!("https://a.example/{}", "中".repeat(5000)));
        assert_eq!(long.chars().count(), LONGEST + 1);
    }
}
