//! Addresses, forms, headers and cookies without what must not be passed on.

use bilispec_wire::percent;
use std::borrow::Cow;

use bilispec_wire::privacy::{self, Beside, Kind, Name};

use super::schema::Nodes;
use super::walk::{Around, Core};
use crate::url;

/// What the names of files end with that are a part of a site: a digest in them says nothing of anybody.
const ASSETS: [&str; 19] = [
    "avif", "bmp", "css", "gif", "ico", "jpeg", "jpg", "js", "m3u8", "mjs", "mp3", "mp4", "png",
    "svg", "ttf", "wasm", "webp", "woff", "woff2",
];
/// More digits in a row than a date has: in what a program says of itself they are a number of a device.
const DEVICE: usize = 10;
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
            match self.path_step(step) {
                Some(fake) => out.push_str(&fake),
                None => out.push_str(step),
            }
        }
        out
    }

    /// A step of a path in place of one that must not be passed on.
    fn path_step(&mut self, step: &str) -> Option<String> {
        let plain = url::decode(step, false);
        let (stem, end) = plain.rsplit_once('.').unwrap_or((&plain, ""));
        let is_asset = ASSETS.iter().any(|known| end.eq_ignore_ascii_case(known));
        if is_asset && privacy::shape_of(stem).is_none_or(|shape| shape == privacy::Shape::Key) {
            return None;
        }
        let fake = match (self.key(&plain), self.key(stem)) {
            (Some(fake), _) => fake,
            (None, Some(fake)) if !end.is_empty() => format!("{fake}.{end}"),
            _ => self.step("path", |core| core.free_text(&plain))?,
        };
        let mut out = String::new();
        percent::segment(&mut out, &fake);
        Some(out)
    }

    /// A form or a query; pairs that may stay are copied as they are written.
    pub(super) fn form(&mut self, text: &str, nodes: &Nodes<'_>) -> String {
        let mut out = String::with_capacity(text.len());
        let beside = self.beside(text);
        for (number, pair) in text.split('&').enumerate() {
            if number > 0 {
                out.push('&');
            }
            let Some((name, value)) = pair.split_once('=') else {
                match self.bare(pair, nodes) {
                    Some(fake) => out.push_str(&fake),
                    None => out.push_str(pair),
                }
                continue;
            };
            let plain = url::decode(name, true);
            match self.field_name(&plain, nodes) {
                Some(fake) => percent::segment(&mut out, &fake),
                None => out.push_str(name),
            }
            out.push('=');
            match self.field(&plain, &url::decode(value, true), nodes, beside) {
                Some(fake) => percent::segment(&mut out, &fake),
                None => out.push_str(value),
            }
        }
        out
    }

    /// A name without a value stands for a flag, or is a value itself: `?TOKEN`.
    fn bare(&mut self, pair: &str, nodes: &Nodes<'_>) -> Option<String> {
        let plain = url::decode(pair, true);
        let is_flag = plain
            .chars()
            .all(|c| c.is_lowercase() || matches!(c, '-' | '_'));
        if nodes.names(&plain)
            || (is_flag && plain.len() <= 20)
            || privacy::of_name(&plain).is_some()
        {
            return None;
        }
        let (kind, step) = match privacy::shape_of(&plain) {
            Some(shape) => (shape.kind(), "?"),
            None if plain.bytes().all(|byte| byte.is_ascii_digit()) => return None,
            None => (Kind::Credential, "?"),
        };
        let fake = self.step(step, |core| core.fake(kind, &plain))?;
        let mut out = String::new();
        percent::segment(&mut out, &fake);
        Some(out)
    }

    /// A field's name in place of one that is somebody's.
    pub(super) fn field_name(&mut self, name: &str, nodes: &Nodes<'_>) -> Option<String> {
        if nodes.names(name) {
            return None;
        }
        self.key(name)
    }

    /// What the names of a form or a query say of each other.
    fn beside(&mut self, text: &str) -> Beside {
        let names = text.split('&').map(|pair| {
            let name = pair.split_once('=').map_or(pair, |(name, _)| name);
            self.name(&url::decode(name, true))
        });
        Beside::fields(names)
    }

    /// One field of a form or a query; `None` if it may stay.
    pub(super) fn field(
        &mut self,
        name: &str,
        value: &str,
        nodes: &Nodes<'_>,
        beside: Beside,
    ) -> Option<String> {
        let nodes = nodes.member(name);
        let around = Around {
            nodes: &nodes,
            inherited: None,
            name: self.name(name),
            beside,
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
        if is("user-agent")
            && let Some(new) = self.without_devices(value)
        {
            return Some(new);
        }
        let named = || {
            if nodes.is_public() {
                None
            } else {
                privacy::of_header(name)
            }
        };
        let Some(kind) = nodes.kind().or_else(named) else {
            let around = Around {
                nodes: &nodes,
                inherited: None,
                name: Name::default(),
                beside: Beside::default(),
            };
            if is("content-disposition")
                && let Some((before, file)) = value.split_once("filename")
            {
                let file = self.fake(Kind::Personal, file)?;
                return Some(format!("{before}filename{file}"));
            }
            return self.text(value, around);
        };
        // `Bearer`, `Basic`: the scheme is no secret.
        let (scheme, secret) = match value.split_once(' ') {
            Some((scheme, secret)) if is("authorization") || is("proxy-authorization") => {
                (format!("{scheme} "), secret)
            }
            _ => (String::new(), value),
        };
        let fake = self.fake(kind, secret)?;
        Some(scheme + &fake)
    }

    /// What a program says of itself, without numbers of the device.
    fn without_devices(&mut self, value: &str) -> Option<String> {
        let mut out = value.to_owned();
        for run in value.split(|c: char| !c.is_ascii_digit()) {
            if run.len() >= DEVICE
                && let Some(fake) = self.fake(Kind::Personal, run)
            {
                out = out.replace(run, &fake);
            }
        }
        let inner = self.free_text(&out);
        inner.or(Some(out)).filter(|new| new != value)
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
