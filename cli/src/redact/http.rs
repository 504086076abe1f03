//! Addresses, forms, headers and cookies without what must not be passed on.

use std::borrow::Cow;

use super::names;
use super::pseudonym::Kind;
use super::schema::Nodes;
use super::walk::{Around, Core};
use crate::url;

/// Headers whose value is an address.
const ADDRESSES: [&str; 6] = [
    "referer",
    "referrer",
    "location",
    "content-location",
    ":path",
    "refresh",
];

impl Core {
    /// An address: no user, no fragment, and a query without what must not be passed on.
    pub(super) fn url(&mut self, address: &str, query: Option<&Nodes<'_>>) -> String {
        let (address, fragment) = address.split_once('#').unwrap_or((address, ""));
        if !fragment.is_empty() {
            self.step("#", |core| core.tell(Kind::Credential));
        }
        if let Some((scheme, _)) = address.split_once(':')
            && ["data", "javascript"]
                .iter()
                .any(|known| scheme.eq_ignore_ascii_case(known))
        {
            if address.len() > scheme.len() + 2 {
                self.tell(Kind::Personal);
            }
            return format!("{scheme}:,");
        }
        let (place, rest) = address
            .split_once('?')
            .map_or((address, None), |(place, rest)| (place, Some(rest)));
        let mut out = self.place(place);
        if let Some(rest) = rest {
            out.push('?');
            out.push_str(&self.form(rest, query.unwrap_or(&Nodes::default())));
        }
        out
    }

    /// Scheme, host and path.
    fn place(&mut self, place: &str) -> String {
        let (scheme, rest) = match place.split_once("//") {
            Some((scheme, rest)) if scheme.is_empty() || scheme.ends_with(':') => {
                (Some(scheme), rest)
            }
            _ => (None, place),
        };
        let (host, path) = match rest
            .find('/')
            .and_then(|slash| rest.split_at_checked(slash))
        {
            Some((host, path)) if scheme.is_some() => (host, path),
            None if scheme.is_some() => (rest, ""),
            _ => ("", rest),
        };
        let host = match host.rsplit_once('@') {
            Some((_, host)) => {
                self.step("@", |core| core.tell(Kind::Credential));
                host
            }
            None => host,
        };
        let mut out = scheme.map_or_else(String::new, |scheme| format!("{scheme}//"));
        out.push_str(host);
        for (number, step) in path.split('/').enumerate() {
            if number > 0 {
                out.push('/');
            }
            let plain = url::decode(step, false);
            let kind = names::of_value("", &plain);
            let fake = kind.and_then(|kind| {
                let fake = self.faker.text(kind, &plain, &mut |_| true)?;
                self.step("path", |core| core.tell(kind));
                Some(fake)
            });
            match fake {
                Some(fake) => url::encode_into(&mut out, &fake),
                None => out.push_str(step),
            }
        }
        out
    }

    /// A form or a query; pairs that may stay are copied as they are written.
    pub(super) fn form(&mut self, text: &str, nodes: &Nodes<'_>) -> String {
        let mut out = String::with_capacity(text.len());
        for (number, pair) in text.split('&').enumerate() {
            if number > 0 {
                out.push('&');
            }
            let Some((name, value)) = pair.split_once('=') else {
                // A bare key; one that looks like a value is one.
                let plain = url::decode(pair, true);
                match names::of_value("", &plain)
                    .and_then(|kind| self.faker.text(kind, &plain, &mut |_| true))
                {
                    Some(fake) => {
                        self.tell(Kind::Personal);
                        url::encode_into(&mut out, &fake);
                    }
                    None => out.push_str(pair),
                }
                continue;
            };
            out.push_str(name);
            out.push('=');
            match self.field(&url::decode(name, true), &url::decode(value, true), nodes) {
                Some(fake) => url::encode_into(&mut out, &fake),
                None => out.push_str(value),
            }
        }
        out
    }

    /// One field of a form or a query; `None` if it may stay.
    pub(super) fn field(&mut self, name: &str, value: &str, nodes: &Nodes<'_>) -> Option<String> {
        let nodes = nodes.member(name);
        let around = Around {
            nodes: &nodes,
            inherited: None,
            name,
        };
        self.step(name, |core| core.text(value, around))
    }

    /// A header's value; `None` if it may stay.
    pub(super) fn header(&mut self, name: &str, value: &str, nodes: &Nodes<'_>) -> Option<String> {
        self.step(name, |core| core.header_value(name, value, nodes))
    }

    fn header_value(&mut self, name: &str, value: &str, nodes: &Nodes<'_>) -> Option<String> {
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        if is("cookie") {
            let pairs: Vec<_> = value
                .split(';')
                .map(|pair| self.cookie_pair(pair))
                .collect();
            return Some(pairs.join(";")).filter(|new| new != value);
        }
        if is("set-cookie") {
            // Some writers put several into one line.
            let lines: Vec<_> = value
                .split('\n')
                .map(|line| match line.split_once(';') {
                    Some((pair, rest)) => format!("{};{rest}", self.cookie_pair(pair)),
                    None => self.cookie_pair(line).into_owned(),
                })
                .collect();
            return Some(lines.join("\n")).filter(|new| new != value);
        }
        if ADDRESSES.iter().any(|known| is(known)) {
            return Some(self.url(value, None)).filter(|new| new != value);
        }
        let nodes = nodes.member(name);
        let kind = nodes.kind().or_else(|| names::of_header(name));
        let Some(kind) = kind else {
            let around = Around {
                nodes: &nodes,
                inherited: None,
                name: "",
            };
            return self.text(value, around);
        };
        // `Bearer`, `Basic`: the scheme is no secret.
        let (scheme, secret) = match value.split_once(' ') {
            Some((scheme, secret)) if is("authorization") || is("proxy-authorization") => {
                (format!("{scheme} "), secret)
            }
            _ => (String::new(), value),
        };
        let fake = self.faker.text(kind, secret, &mut |_| true)?;
        self.tell(kind);
        Some(scheme + &fake)
    }

    fn cookie_pair<'p>(&mut self, pair: &'p str) -> Cow<'p, str> {
        let (name, value) = pair.split_once('=').unwrap_or(("", pair));
        match self.cookie(name.trim(), value) {
            Some(fake) if pair.contains('=') => Cow::Owned(format!("{name}={fake}")),
            Some(fake) => Cow::Owned(fake),
            None => Cow::Borrowed(pair),
        }
    }

    /// A cookie's value; every cookie is somebody's.
    pub(super) fn cookie(&mut self, name: &str, value: &str) -> Option<String> {
        let fake = self.faker.text(Kind::Credential, value, &mut |_| true)?;
        self.step(name, |core| core.tell(Kind::Credential));
        Some(fake)
    }
}
