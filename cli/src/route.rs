//! Which operation an address belongs to.
//!
//! Host and path decide, then the method. Scheme, the scheme's own port, a slash at the end, the case of the host and
//! percent-encoding make no difference, for captures come through proxies and from clients that write them in
//! their own way. Knows no exchange and no report.

use std::cmp::Reverse;
use std::collections::HashMap;

use bilispec_codegen::model::{Condition, Operation, Place};
use bilispec_wire::server;
use bilispec_wire::template::Segment;

use crate::near;
use crate::url;

/// What an address leads to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// An operation, by its number, with the values that its path's template took.
    Operation(usize, Vec<(String, String)>),
    /// A path that some operation has, under another method: the number of one of them.
    OtherMethod(usize),
    /// Nothing that the spec knows.
    Unknown,
}

#[derive(Debug, Clone)]
struct Candidate {
    method: String,
    steps: Vec<Segment>,
    /// So many of them are the server's: what stands in them is not a parameter of the operation.
    before: usize,
    when: Vec<Condition>,
    operation: usize,
}

/// The value that a body has under a name, as a text.
pub(crate) type InBody<'b> = &'b dyn Fn(&str) -> Option<String>;

/// The addresses of all operations.
#[derive(Debug, Default)]
pub(crate) struct Router {
    hosts: HashMap<String, Vec<Candidate>>,
    /// Hosts with variables that can have any value that fits where they stand.
    patterns: Vec<String>,
}

impl Router {
    /// Adds an operation of a spec, at all its servers.
    pub(crate) fn add_operation(&mut self, number: usize, operation: &Operation) {
        for server in &operation.servers {
            let method = operation.method.as_str();
            self.add_when(
                number,
                method,
                server,
                operation.own_path(),
                &operation.when,
            );
        }
    }

    /// Adds an operation that the spec's reader left out. `host` is a scheme and a host, `path` may hold `{name}` steps.
    pub(crate) fn add(&mut self, operation: usize, method: &str, host: &str, path: &str) {
        self.add_when(operation, method, host, path, &[]);
    }

    fn add_when(
        &mut self,
        operation: usize,
        method: &str,
        host: &str,
        path: &str,
        when: &[Condition],
    ) {
        let Some(host) = url::parse(host) else { return };
        // A host may carry a path of its own, which stands in front of the operation's.
        let before: Vec<Segment> = segments(host.path).map(Segment::new).collect();
        let candidate = Candidate {
            method: method.to_ascii_uppercase(),
            before: before.len(),
            steps: before
                .into_iter()
                .chain(segments(path).map(Segment::new))
                .collect(),
            when: when.to_vec(),
            operation,
        };
        // The scheme's own port is written nowhere.
        let portless = host.authority.split_once(":{").map(|(host, _)| host);
        let portless = portless.filter(|_| host.authority.ends_with('}'));
        for authority in [Some(host.authority.as_str()), portless]
            .into_iter()
            .flatten()
        {
            if authority.contains('{') && !self.hosts.contains_key(authority) {
                self.patterns.push(authority.to_owned());
            }
            self.insert(authority.to_owned(), candidate.clone());
        }
    }

    fn insert(&mut self, authority: String, candidate: Candidate) {
        let candidates = self.hosts.entry(authority).or_default();
        candidates.push(candidate);
        // What is written out wins over a template, and what has a selector over what has none.
        candidates.sort_by_cached_key(|candidate| {
            let ranks: Vec<_> = candidate.steps.iter().map(Segment::rank).collect();
            (ranks, Reverse(candidate.when.len()))
        });
    }

    /// The operations at a host: first those of the host itself, then those of hosts with variables that it can be.
    fn at(&self, authority: &str) -> impl Iterator<Item = &Candidate> {
        let patterns = self.patterns.iter();
        let patterns = patterns.filter(move |name| server::is_made_by(name, authority));
        let own = self.hosts.get(authority);
        own.into_iter()
            .chain(patterns.filter_map(|name| self.hosts.get(name)))
            .flatten()
    }

    /// The hosts of all servers in alphabetical order, those with variables as the spec has them.
    pub(crate) fn hosts(&self) -> Vec<String> {
        let mut hosts: Vec<_> = self.hosts.keys().cloned().collect();
        hosts.sort_unstable();
        hosts
    }

    /// Whether a host is one of the spec, or below one that the spec fixes.
    pub(crate) fn serves(&self, authority: &str) -> bool {
        let mut patterns = self.patterns.iter();
        self.hosts.contains_key(authority)
            || patterns.any(|name| {
                server::is_below_a_fixed_host(name) && server::is_made_by(name, authority)
            })
    }

    /// Says that calls to `host` stand in captures as calls to `base`: they went through a proxy, or to a mock.
    /// Without a host, calls to any host of the spec.
    pub(crate) fn map(&mut self, host: &str, base: &str) -> Result<(), String> {
        if host.is_empty() {
            let mut hosts = self.hosts().into_iter();
            return hosts.try_for_each(|host| self.map(&host, base));
        }
        let authority =
            url::parse(host).map_or_else(|| host.to_ascii_lowercase(), |url| url.authority);
        let Some(candidates) = self.hosts.get(&authority).cloned() else {
            return Err(format!(
                "no operation of the spec is at `{}`; its hosts are {}",
                url::shortened(host, 60),
                self.hosts().join(", ")
            ));
        };
        let Some(base) = url::parse(base) else {
            return Err(format!(
                "`{}` is no base address, which has a scheme and a host",
                url::shortened(base, 60)
            ));
        };
        for candidate in candidates {
            let mut steps: Vec<Segment> = segments(base.path).map(Segment::new).collect();
            let before = steps.len() + candidate.before;
            steps.extend(candidate.steps);
            let moved = Candidate {
                steps,
                before,
                ..candidate
            };
            self.insert(base.authority.clone(), moved);
        }
        Ok(())
    }

    /// Finds the operation of a call. An unknown method counts as GET: captures of a page load leave it out. Where
    /// nobody knows the body, what a selector asks of it is taken to be there.
    pub(crate) fn find(&self, method: Option<&str>, url: &str, body: Option<InBody<'_>>) -> Route {
        let Some(url) = url::parse(url) else {
            return Route::Unknown;
        };
        let method = method.unwrap_or("GET");
        let steps: Vec<_> = segments(url.path)
            .map(|step| url::decode(step, false))
            .collect();
        let mut other = None;
        for candidate in self.at(&url.authority) {
            let Some(values) = candidate.matches(&steps) else {
                continue;
            };
            if !candidate.method.eq_ignore_ascii_case(method) {
                other.get_or_insert(candidate.operation);
            } else if candidate.is_meant(url.query.unwrap_or_default(), body) {
                return Route::Operation(candidate.operation, values);
            }
        }
        other.map_or(Route::Unknown, Route::OtherMethod)
    }
}

impl Router {
    /// What a call that belongs to no operation is near to: its path as a template, if the spec has its host; else
    /// the value of `--base-url` that makes it match, if it has an operation's path and method under another host.
    /// `url` as reports print it.
    pub(crate) fn near(&self, method: &str, url: &str) -> (Option<String>, Option<String>) {
        let Some(parsed) = url::parse(url) else {
            return (None, None);
        };
        if self.at(&parsed.authority).next().is_some() {
            return (Some(near::template(parsed.path)), None);
        }
        let steps: Vec<_> = segments(parsed.path)
            .map(|step| url::decode(step, false))
            .collect();
        let mut best: Option<(usize, &str)> = None;
        for (host, candidates) in &self.hosts {
            let own = candidates
                .iter()
                .filter(|one| one.method.eq_ignore_ascii_case(method));
            for start in own.filter_map(|one| one.tail(&steps)) {
                let better = best.is_none_or(|best| (start, host.as_str()) < best);
                if better {
                    best = Some((start, host));
                }
            }
        }
        let flag = best.and_then(|(start, host)| {
            let prefix = segments(parsed.path).take(start);
            let prefix: String = prefix.flat_map(|step| ["/", step]).collect();
            near::flag(host, url, &prefix)
        });
        (None, flag)
    }
}

impl Candidate {
    /// After how many steps it matches the rest of a path: behind others only if two of its own are written out, for
    /// a template of values matches anything.
    fn tail<S: AsRef<str>>(&self, steps: &[S]) -> Option<usize> {
        let start = steps.len().checked_sub(self.steps.len())?;
        let literals = self.steps.iter().filter(|step| step.is_literal());
        let wanted = if start == 0 { 1 } else { 2 };
        if literals.count() < wanted {
            return None;
        }
        self.matches(steps.get(start..)?).map(|_| start)
    }

    fn matches<S: AsRef<str>>(&self, steps: &[S]) -> Option<Vec<(String, String)>> {
        if self.steps.len() != steps.len() {
            return None;
        }
        let mut values = Vec::new();
        for (index, (own, step)) in self.steps.iter().zip(steps).enumerate() {
            let found = own.matches(step.as_ref())?.into_iter();
            if index >= self.before {
                values.extend(found.map(|(name, value)| (name.to_owned(), value)));
            }
        }
        Some(values)
    }

    /// Whether a call holds what tells its operation from others at the same address.
    fn is_meant(&self, query: &str, body: Option<InBody<'_>>) -> bool {
        self.when.iter().all(|one| match (one.place, body) {
            (Place::Query, _) => {
                let wanted = one.text();
                url::form(query)
                    .any(|(name, value)| name == one.name && value.unwrap_or_default() == wanted)
            }
            (_, Some(body)) => body(&one.name).is_some_and(|value| value == one.text()),
            (_, None) => true,
        })
    }
}

fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|step| !step.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn router() -> Router {
        let mut router = Router::default();
        router.add(0, "GET", "https://show.example", "/api/get");
        router.add(1, "POST", "https://show.example", "/api/get");
        router.add(2, "GET", "https://show.example/v1", "/order/{id}/state");
        router.add(3, "GET", "https://show.example/v1", "/order/all/state");
        router
    }

    fn operation(method: &str, url: &str) -> Option<usize> {
        match router().find(Some(method), url, None) {
            Route::Operation(operation, _) => Some(operation),
            _ => None,
        }
    }

    #[test]
    fn an_address_is_known_however_it_is_written() {
        for url in [
            "https://show.example/api/get",
            "http://SHOW.example.:80/api/get/?b=1&a=2#top",
            "https://show.example:443//api/%67et",
        ] {
            assert_eq!(operation("GET", url), Some(0), "{url}");
        }
        assert_eq!(operation("post", "https://show.example/api/get"), Some(1));
    }

    #[test]
    fn a_template_takes_one_step_and_loses_to_what_is_written_out() {
        let found = router().find(None, "https://show.example/v1/order/a%2Fb/state", None);
        assert_eq!(
            found,
            Route::Operation(2, vec![("id".into(), "a/b".into())])
        );
        assert_eq!(
            operation("GET", "https://show.example/v1/order/all/state"),
            Some(3)
        );
        assert_eq!(
            operation("GET", "https://show.example/v1/order/1/2/state"),
            None
        );
    }

    #[test]
    fn a_host_may_stand_in_captures_under_another_address() {
        let mut router = router();
        router
            .map("https://Show.example", "http://127.0.0.1:4010/show/")
            .unwrap();
        let found = |url: &str| match router.find(Some("GET"), url, None) {
            Route::Operation(operation, _) => Some(operation),
            _ => None,
        };
        assert_eq!(found("http://127.0.0.1:4010/show/api/get?x=1"), Some(0));
        assert_eq!(
            found("http://127.0.0.1:4010/show/v1/order/all/state"),
            Some(3)
        );
        assert_eq!(found("http://127.0.0.1:4010/api/get"), None);
        assert_eq!(
            found("https://show.example/api/get"),
            Some(0),
            "it is still known by its own"
        );
        assert_eq!(
            router.map("other.example", "http://localhost").unwrap_err(),
            "no operation of the spec is at `other.example`; its hosts are 127.0.0.1:4010, show.example"
        );
        assert!(router.map("show.example", "localhost:4010").is_err());
    }

    #[test]
    fn a_call_under_another_host_gets_the_flag_that_maps_it() {
        let router = router();
        let flag = |url: &str| router.near("GET", url).1;
        assert_eq!(
            flag("http://127.0.0.1:4010/api/get").as_deref(),
            Some("show.example=http://127.0.0.1:4010")
        );
        assert_eq!(
            flag("https://proxy.example/show/v1/order/*/state").as_deref(),
            Some("show.example=https://proxy.example/show")
        );
        assert_eq!(flag("http://127.0.0.1:4010/api"), None);
        assert_eq!(router.near("PUT", "http://127.0.0.1:4010/api/get").1, None);
        let own = router.near("GET", "https://show.example/v1/order/12");
        assert_eq!(own, (Some("/v1/order/{id}".to_owned()), None));
        // What it names is what `map` takes.
        let mut mapped = self::router();
        let flag = flag("http://127.0.0.1:4010/api/get").unwrap();
        let (host, base) = flag.split_once('=').unwrap();
        mapped.map(host, base).unwrap();
        assert_eq!(
            mapped.find(Some("GET"), "http://127.0.0.1:4010/api/get", None),
            Route::Operation(0, vec![])
        );
    }

    #[test]
    fn a_host_with_variables_is_whatever_their_values_make_of_it() {
        let mut router = Router::default();
        router.add(
            0,
            "GET",
            "https://{tenant}.shop.example:{port}/{version}",
            "/a/{id}",
        );
        router.add(1, "GET", "https://eu.shop.example:8443", "/own/b");
        router.add(2, "GET", "https://{zone}.{domain}", "/c");
        let find = |url: &str| match router.find(Some("GET"), url, None) {
            Route::Operation(number, values) => Some((number, values)),
            _ => None,
        };
        let of = |number| Some((number, vec![("id".to_owned(), "7".to_owned())]));
        for host in [
            "me.shop.example:9443",
            "ME.shop.example",
            "eu.shop.example:8443",
        ] {
            assert_eq!(find(&format!("https://{host}/v9/a/7")), of(0), "{host}");
        }
        assert_eq!(
            find("https://eu.shop.example:8443/own/b"),
            Some((1, vec![]))
        );
        assert_eq!(find("https://me.shop.example:9443/own/b"), None);
        assert_eq!(find("https://me.any.other.example/c"), Some((2, vec![])));
        assert_eq!(find("https://me.shop.example:x/v9/a/7"), None);
        assert_eq!(find("https://a.me.shop.example/v9/a/7"), None);
        for (authority, serves) in [
            ("me.shop.example", true),
            ("me.shop.example:1", true),
            ("eu.shop.example:8443", true),
            ("me.any.example", false),
            ("a.me.shop.example", false),
        ] {
            assert_eq!(router.serves(authority), serves, "{authority}");
        }
    }

    #[test]
    fn other_hosts_ports_and_methods_are_others() {
        for url in [
            "https://evil.show.example/api/get",
            "https://show.example:8443/api/get",
            "https://show.example/api",
        ] {
            assert_eq!(
                router().find(Some("GET"), url, None),
                Route::Unknown,
                "{url}"
            );
        }
        assert_eq!(
            router().find(Some("OPTIONS"), "https://show.example/api/get", None),
            Route::OtherMethod(0)
        );
    }
}
