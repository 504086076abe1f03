//! The default transport: reqwest, set up so that it sends once, follows nothing and remembers nothing.
//!
//! TLS is configured here and handed over ready-made. Nothing global is read or written, so neither the features that
//! another crate gives reqwest nor a provider that somebody installed changes what happens.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::{Request, Response};
use reqwest::{Client, ClientBuilder, redirect, retry};

use super::urls::Urls;
use super::watched::Watched;
use super::{BoxFuture, Cause, Departure, Failure, Rules, Sent, Transport};

/// Sends requests over [`reqwest`].
///
/// Two clients: one keeps connections for the next call, the other opens a new one for each call that spends.
#[derive(Clone)]
pub struct ReqwestTransport {
    pooled: Client,
    fresh: Client,
    urls: Arc<Urls>,
}

/// What can be set on the default transport.
///
/// A time-out of zero, and a connect time-out above that of the whole call, are refused when the transport is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReqwestSettings {
    /// Longest wait for a connection, TLS included; keep it below `timeout`. 5 seconds.
    ///
    /// Running into it proves that nothing was sent, which running into `timeout` does not.
    pub connect_timeout: Duration,
    /// Longest wait for the next bytes of a reply. 15 seconds.
    pub read_timeout: Duration,
    /// Longest time for the whole call. 30 seconds.
    pub timeout: Duration,
    /// Use the proxies that the environment names. Off: a proxy sees where the calls go.
    pub proxy_from_env: bool,
}

impl Default for ReqwestSettings {
    fn default() -> Self {
        Self {
            connect_timeout: Duration::from_secs(5),
            read_timeout: Duration::from_secs(15),
            timeout: Duration::from_secs(30),
            proxy_from_env: false,
        }
    }
}

impl ReqwestSettings {
    fn sensible(&self) -> Result<(), Failure> {
        let each = [self.connect_timeout, self.read_timeout, self.timeout];
        let why = if each.iter().any(Duration::is_zero) {
            "a time-out is zero"
        } else if self.connect_timeout > self.timeout {
            "the connect time-out is above the time-out of the whole call"
        } else {
            return Ok(());
        };
        Err(Failure::new(Cause::Other, Sent::No).with_source(why))
    }
}

impl ReqwestTransport {
    /// A transport with these settings, over TLS as the crate's features say.
    pub fn new(settings: ReqwestSettings) -> Result<Self, Failure> {
        Self::with_builder(settings, |builder| builder)
    }

    /// The same with more set on the builder, such as a proxy, or TLS of your own. `adjust` is called twice;
    /// redirects, retries and decompression are off whatever it says.
    pub fn with_builder(
        settings: ReqwestSettings,
        adjust: impl Fn(ClientBuilder) -> ClientBuilder,
    ) -> Result<Self, Failure> {
        settings.sensible()?;
        let tls = Tls::new()?;
        let client = |idle: usize| {
            let builder = Client::builder()
                .connect_timeout(settings.connect_timeout)
                .read_timeout(settings.read_timeout)
                .timeout(settings.timeout);
            let builder = if settings.proxy_from_env {
                builder
            } else {
                builder.no_proxy()
            };
            adjust(tls.set(builder))
                .redirect(redirect::Policy::none())
                .retry(retry::never())
                .referer(false)
                .http1_only()
                .no_gzip()
                .no_brotli()
                .no_zstd()
                .no_deflate()
                .pool_max_idle_per_host(idle)
                .build()
                .map_err(|error| {
                    Failure::new(Cause::Other, Sent::No).with_source(error.without_url())
                })
        };
        Ok(Self {
            pooled: client(8)?,
            fresh: client(0)?,
            urls: Arc::default(),
        })
    }

    /// A transport over clients of your own.
    ///
    /// Both should have `redirect(Policy::none())` and `retry(reqwest::retry::never())`; `fresh`, which carries the
    /// calls that spend, also `pool_max_idle_per_host(0)`. A redirect that was followed all the same is a [`Failure`].
    ///
    /// Beware: this crate's feature `rustls` gives reqwest TLS without a provider. A plain `reqwest::Client::new()`
    /// then panics, unless another feature or the program itself gives it one.
    pub fn from_clients(pooled: Client, fresh: Client) -> Self {
        Self {
            pooled,
            fresh,
            urls: Arc::default(),
        }
    }
}

/// TLS as the crate's features say, made once for both clients: reading the platform's certificates takes a while.
#[cfg(feature = "native-tls")]
struct Tls;

#[cfg(feature = "native-tls")]
impl Tls {
    #[expect(clippy::unnecessary_wraps, reason = "with rustls it can fail")]
    fn new() -> Result<Self, Failure> {
        Ok(Self)
    }

    #[expect(clippy::unused_self, reason = "with rustls it holds something")]
    fn set(&self, builder: ClientBuilder) -> ClientBuilder {
        builder.tls_backend_native()
    }
}

#[cfg(all(feature = "rustls", not(feature = "native-tls")))]
struct Tls(rustls::ClientConfig);

#[cfg(all(feature = "rustls", not(feature = "native-tls")))]
impl Tls {
    fn new() -> Result<Self, Failure> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .and_then(rustls_platform_verifier::BuilderVerifierExt::with_platform_verifier)
            .map_err(|error| Failure::new(Cause::Other, Sent::No).with_source(error))?;
        Ok(Self(config.with_no_client_auth()))
    }

    fn set(&self, builder: ClientBuilder) -> ClientBuilder {
        builder.tls_backend_preconfigured(self.0.clone())
    }
}

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
struct Tls;

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
impl Tls {
    #[expect(clippy::unnecessary_wraps, reason = "with rustls it can fail")]
    fn new() -> Result<Self, Failure> {
        Ok(Self)
    }

    #[expect(clippy::unused_self, reason = "with rustls it holds something")]
    fn set(&self, builder: ClientBuilder) -> ClientBuilder {
        builder
    }
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReqwestTransport").finish_non_exhaustive()
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: Request<Bytes>,
        rules: Rules,
    ) -> BoxFuture<'_, Result<Response<Bytes>, Failure>> {
        let client = if rules.fresh_connection {
            &self.fresh
        } else {
            &self.pooled
        };
        Box::pin(exchange(client, &self.urls, request, rules.body_limit))
    }

    /// On the tokio runtime that the call is polled in; declines outside of one.
    fn detach(&self, exchange: BoxFuture<'static, ()>) -> Result<(), BoxFuture<'static, ()>> {
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) => {
                drop(runtime.spawn(exchange));
                Ok(())
            }
            Err(_) => Err(exchange),
        }
    }

    fn wait(&self, time: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(time))
    }
}

async fn exchange(
    client: &Client,
    urls: &Urls,
    request: Request<Bytes>,
    limit: usize,
) -> Result<Response<Bytes>, Failure> {
    let (mut parts, body) = request.into_parts();
    let departure: Departure = parts.extensions.remove().unwrap_or_default();
    let bodyless = body.is_empty();
    if !bodyless {
        departure.withhold();
    }
    let asked = urls
        .read(&parts.uri)
        .map_err(|error| Failure::new(Cause::Other, Sent::No).with_source(error))?;
    let mut request = reqwest::Request::new(parts.method, asked.clone());
    *request.headers_mut() = parts.headers;
    *request.body_mut() =
        (!bodyless).then(|| reqwest::Body::wrap(Watched::new(body, departure.clone())));

    let mut response = client.execute(request).await.map_err(|error| {
        // An empty body is never polled, so there only a failed connection proves anything.
        let unsent = if bodyless {
            error.is_connect()
        } else {
            departure.is_withheld()
        };
        let sent = if unsent { Sent::No } else { Sent::Maybe };
        Failure::new(cause(&error), sent).with_source(error.without_url())
    })?;

    let body = if *response.url() != asked {
        Err(Failure::new(Cause::Redirected, Sent::Maybe))
    } else if response
        .content_length()
        .is_some_and(|length| length > limit as u64)
    {
        Err(Failure::new(Cause::TooLarge, Sent::Maybe))
    } else {
        read_body(&mut response, limit).await
    };
    let headers = std::mem::take(response.headers_mut());
    match body {
        Ok(body) => {
            let mut whole = Response::new(body);
            *whole.status_mut() = response.status();
            *whole.version_mut() = response.version();
            *whole.headers_mut() = headers;
            Ok(whole)
        }
        Err(failure) => Err(failure.with_head(response.status(), headers)),
    }
}

/// The whole body.
async fn read_body(response: &mut reqwest::Response, limit: usize) -> Result<Bytes, Failure> {
    let broken = |error: reqwest::Error| {
        Failure::new(cause(&error), Sent::Maybe).with_source(error.without_url())
    };
    // Most replies come in one piece, and that piece is then the body, uncopied.
    let Some(first) = response.chunk().await.map_err(broken)? else {
        return Ok(Bytes::new());
    };
    let mut whole: Option<BytesMut> = None;
    let mut length = first.len();
    while length <= limit {
        let Some(next) = response.chunk().await.map_err(broken)? else {
            return Ok(whole.map_or(first, BytesMut::freeze));
        };
        length = length.saturating_add(next.len());
        if length <= limit {
            whole
                .get_or_insert_with(|| BytesMut::from(first.as_ref()))
                .extend_from_slice(&next);
        }
    }
    Err(Failure::new(Cause::TooLarge, Sent::Maybe))
}

fn cause(error: &reqwest::Error) -> Cause {
    // A time-out while connecting is both; how far it came is what `Sent` says.
    if error.is_timeout() {
        Cause::Timeout
    } else if error.is_connect() {
        Cause::Connect
    } else if error.is_request() || error.is_body() || error.is_decode() {
        Cause::Interrupted
    } else {
        Cause::Other
    }
}
