//! A whole reply, before anything of it is read.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::echo::Asked;

/// A whole reply.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// What the call sent and a reply repeats.
    pub(crate) asked: Asked,
}

impl From<http::Response<Bytes>> for Received {
    fn from(response: http::Response<Bytes>) -> Self {
        let (parts, body) = response.into_parts();
        Self {
            status: parts.status,
            headers: parts.headers,
            body,
            asked: Asked::default(),
        }
    }
}
