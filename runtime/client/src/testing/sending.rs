//! Requests that were sent, as a test sees them.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, Method, Request};

/// A request that was sent. `Debug` shows neither its query nor its body, nor any header's value.
#[derive(Clone)]
pub struct Sending {
    parts: Arc<Request<Bytes>>,
    fresh_connection: bool,
}

impl Sending {
    pub(super) fn new(request: Request<Bytes>, fresh_connection: bool) -> Self {
        Self {
            parts: Arc::new(request),
            fresh_connection,
        }
    }

    /// The method.
    pub fn method(&self) -> &Method {
        self.parts.method()
    }

    /// The whole URL.
    pub fn url(&self) -> String {
        self.parts.uri().to_string()
    }

    /// The URL's path.
    pub fn path(&self) -> &str {
        self.parts.uri().path()
    }

    /// The URL's query.
    pub fn query(&self) -> &str {
        self.parts.uri().query().unwrap_or_default()
    }

    /// All headers, credentials too.
    pub fn headers(&self) -> &HeaderMap {
        self.parts.headers()
    }

    /// The body as text.
    pub fn body(&self) -> &str {
        std::str::from_utf8(self.parts.body()).unwrap_or_default()
    }

    /// It asked for a connection of its own, as calls that spend do.
    pub fn wants_fresh_connection(&self) -> bool {
        self.fresh_connection
    }
}

impl fmt::Debug for Sending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers = self.headers().keys().map(HeaderName::as_str);
        f.debug_struct("Sending")
            .field("method", self.method())
            .field("path", &self.path())
            .field("headers", &headers.collect::<Vec<_>>())
            .field("body", &format_args!("{} bytes", self.parts.body().len()))
            .finish_non_exhaustive()
    }
}
