//! URLs as reqwest takes them. Calls go to few servers, and reading a host takes longer than the rest of a URL does.

use std::str::FromStr;
use std::sync::{PoisonError, RwLock};

use http::Uri;
use http::uri::{Authority, Scheme};
use reqwest::Url;

use super::text_of;

/// More servers than a client has; those beyond are read anew each time.
const MOST: usize = 16;

/// Makes URLs, and remembers the servers of those that it made.
#[derive(Default)]
pub(super) struct Urls(RwLock<Vec<Server>>);

struct Server {
    scheme: Scheme,
    authority: Authority,
    root: Url,
}

impl Urls {
    /// The same URL as `Url` reads from the text.
    pub(super) fn read(&self, uri: &Uri) -> Result<Url, <Url as FromStr>::Err> {
        let Some((scheme, authority)) = uri.scheme().zip(uri.authority()) else {
            return text_of(uri).parse();
        };
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let server = known
            .iter()
            .find(|one| one.scheme == *scheme && one.authority == *authority);
        if let Some(server) = server {
            let mut url = server.root.clone();
            drop(known);
            url.set_path(uri.path());
            url.set_query(uri.query());
            return Ok(url);
        }
        drop(known);
        let url: Url = text_of(uri).parse()?;
        let mut root = url.clone();
        root.set_path("/");
        root.set_query(None);
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() < MOST {
            known.push(Server {
                scheme: scheme.clone(),
                authority: authority.clone(),
                root,
            });
        }
        Ok(url)
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Urls};

    #[test]
    fn a_url_is_the_same_whichever_way_it_is_made() {
        let paths = [
            "",
            "/",
            "/a/b",
            "//",
            "//evil.example/x",
            "/a//b/",
            "/.",
            "/..",
            "/a/./b/../c",
            "/%2e%2E/x",
            "/a%2Fb",
            "/a;b=c",
            "/a'b",
            "/a:b@c",
            "/~!$&()*+,=",
            "/a|b",
            "/%",
            "/%zz",
            "/é",
            "/{x}",
            "/a\\b",
        ];
        let queries = [
            "",
            "?",
            "?a=1",
            "?a=b?c",
            "?'\"<>",
            "?%2",
            "?a|b&[]={}",
            "?/../x",
            "?é",
        ];
        let servers = [
            "http://127.0.0.1:8080",
            "http://HOST.example",
            "http://host.example:80",
            "https://host.example:443",
            "https://host.example:8443",
            "http://[::1]:1",
            "http://[0:0::1]",
            "http://0x7f.1",
            "https://user:word@host.example",
        ];
        let urls = Urls::default();
        let mut made = 0;
        for (server, path, query) in servers
            .iter()
            .flat_map(|server| paths.iter().map(move |path| (server, path)))
            .flat_map(|(server, path)| queries.iter().map(move |query| (server, path, query)))
        {
            let text = [*server, *path, *query].concat();
            let Ok(uri) = text.parse() else { continue };
            // Also the first of a server, which is read as a whole.
            for urls in [&urls, &Urls::default()] {
                assert_eq!(urls.read(&uri), super::text_of(&uri).parse(), "{text}");
            }
            made += 1;
        }
        assert!(made > 1000, "{made}");
    }

    #[test]
    fn however_many_servers_there_are_few_are_kept() {
        let urls = Urls::default();
        for number in 0..3 * MOST {
            let text = format!("https://host{number}.example/a?b");
            let uri = text.parse().unwrap();
            assert_eq!(urls.read(&uri).unwrap().as_str(), text);
            assert_eq!(urls.read(&uri).unwrap().as_str(), text);
        }
        assert_eq!(urls.0.read().unwrap().len(), MOST);
    }
}
