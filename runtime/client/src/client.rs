//! What all calls of a client share, and how it is put together.
//!
//! Knows hosts, cookies and the transport; the operations are the generated client's.

use std::convert::Infallible;
use std::error::Error as StdError;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use http::HeaderValue;

use crate::credentials::Cookies;
use crate::hosts::Base;
use crate::operation::{Operation, Server};
use crate::repeat::Retry;
use crate::servers::Given;
#[cfg(all(target_family = "wasm", target_os = "unknown", feature = "fetch"))]
use crate::transport::FetchTransport;
use crate::transport::Transport;
#[cfg(feature = "reqwest")]
use crate::transport::{ReqwestSettings, ReqwestTransport};
use crate::unsettled::{Ledger, Unsettled};

const DEFAULT_BODY_LIMIT: usize = 16 * 1024 * 1024;
const DEFAULT_USER_AGENT: &str = concat!("bilispec/", env!("CARGO_PKG_VERSION"));

/// What a generated client is made of. Cheap to clone.
#[derive(Clone)]
pub struct Core(Arc<Inner>);

struct Inner {
    transport: Arc<dyn Transport>,
    cookies: Cookies,
    bases: Vec<(&'static str, Base)>,
    user_agent: HeaderValue,
    body_limit: usize,
    retry: Option<Retry>,
    ledger: Ledger,
}

impl Core {
    /// The calls that write or spend and were dropped before they had their answer, the oldest first.
    ///
    /// At most 64 of them are over (the oldest of these goes first) or as many more as are still running. A call that
    /// was never polled has sent nothing and is not here; neither is one whose caller has its result.
    pub fn unsettled(&self) -> Vec<Unsettled> {
        self.0.ledger.entries()
    }

    pub(crate) fn ledger(&self) -> &Ledger {
        &self.0.ledger
    }

    pub(crate) fn shared_transport(&self) -> &Arc<dyn Transport> {
        &self.0.transport
    }

    pub(crate) fn transport(&self) -> &dyn Transport {
        &*self.0.transport
    }

    pub(crate) fn cookies(&self) -> &Cookies {
        &self.0.cookies
    }

    pub(crate) fn user_agent(&self) -> &HeaderValue {
        &self.0.user_agent
    }

    pub(crate) fn body_limit(&self) -> usize {
        self.0.body_limit
    }

    pub(crate) fn retry(&self) -> Option<Retry> {
        self.0.retry
    }

    /// Where the operation's calls go; `None` for an operation of another client.
    pub(crate) fn base(&self, operation: &Operation) -> Option<&Base> {
        let mut bases = self.0.bases.iter();
        bases
            .find(|(host, _)| *host == operation.host)
            .map(|(_, base)| base)
    }
}

/// Where the calls go and the names of the credentials; no value of any of them.
impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bases = self.0.bases.iter().map(|(_, base)| &base.url);
        f.debug_struct("Client")
            .field("hosts", &bases.collect::<Vec<_>>())
            .field("credentials", &self.0.cookies)
            .finish_non_exhaustive()
    }
}

/// Puts a client `C` together.
#[must_use = "a builder does nothing before `build`"]
pub struct Builder<C> {
    operations: &'static [&'static Operation],
    cookies: Cookies,
    given: Given,
    transport: Option<Arc<dyn Transport>>,
    user_agent: String,
    body_limit: usize,
    retry: Option<Retry>,
    #[cfg(feature = "reqwest")]
    settings: ReqwestSettings,
    builds: PhantomData<fn() -> C>,
}

impl<C> Builder<C>
where
    C: TryFrom<Core>,
    BuildError: From<C::Error>,
{
    /// A builder for a client with these operations. Generated code makes these.
    pub fn new(operations: &'static [&'static Operation]) -> Self {
        Self {
            operations,
            cookies: Cookies::new(),
            given: Given::default(),
            transport: None,
            user_agent: DEFAULT_USER_AGENT.to_owned(),
            body_limit: DEFAULT_BODY_LIMIT,
            retry: None,
            #[cfg(feature = "reqwest")]
            settings: ReqwestSettings::default(),
            builds: PhantomData,
        }
    }

    /// The session to act for. It travels to the hosts of the spec over https, and to this machine.
    pub fn credentials(mut self, credentials: impl Into<Cookies>) -> Self {
        self.cookies = credentials.into();
        self
    }

    /// Sends the calls to `host` (as in the spec, `https://…`) to `url` instead.
    ///
    /// Where the spec's server has a path, scheme and host alone keep it, behind `url`; the server's whole address is
    /// replaced with its path. Variables of a server stand in `host` with their defaults.
    ///
    /// Plain http is allowed to this machine only. Credentials go to `url` if it is on this machine or is itself a
    /// host of the spec.
    pub fn base_url(mut self, host: impl Into<String>, url: impl Into<String>) -> Self {
        self.given.overrides.push((host.into(), url.into()));
        self
    }

    /// With the servers that have variables. Generated code gives these.
    pub fn servers(mut self, servers: &'static [Server]) -> Self {
        self.given.servers = servers;
        self
    }

    /// The value of a server's variable. Generated code has a method for each: `ServerVariables`.
    ///
    /// [`Builder::build`] fails if the variable has no such value, or if the value would end the part of the address
    /// that it stands in. A host that comes of it is a host of the spec: credentials go there.
    pub fn server_variable(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.given.values.push((name, value.into()));
        self
    }

    /// Sends over this instead of the default transport; the time-outs and the proxy are then its own business.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// What the client calls itself.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = user_agent.into();
        self
    }

    /// The most bytes that a reply's body may have. 16 MiB.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// Sends calls that change nothing again, as this policy says. Off unless given.
    ///
    /// Calls that write or spend are sent once, whatever it says.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }

    /// Time-outs and proxy of the default transport.
    #[cfg(feature = "reqwest")]
    pub fn settings(mut self, settings: ReqwestSettings) -> Self {
        self.settings = settings;
        self
    }

    /// The client.
    pub fn build(self) -> Result<C, BuildError> {
        let bases = self.given.bases(self.operations).map_err(BuildError::new)?;
        if let Some(name) = self.cookies.unsendable() {
            return Err(BuildError::new(format!(
                "the credential {name} has characters that no cookie can have"
            )));
        }
        let user_agent = HeaderValue::from_str(&self.user_agent)
            .map_err(|_| BuildError::new("the user agent cannot be a header".to_owned()))?;
        let plain = bases.iter().any(|(_, base)| base.plain);
        let core = Core(Arc::new(Inner {
            transport: self.over(plain)?,
            cookies: self.cookies,
            bases,
            user_agent,
            body_limit: self.body_limit,
            retry: self.retry,
            ledger: Ledger::default(),
        }));
        C::try_from(core).map_err(BuildError::from)
    }

    #[cfg(feature = "reqwest")]
    fn over(&self, plain: bool) -> Result<Arc<dyn Transport>, BuildError> {
        if let Some(transport) = &self.transport {
            return Ok(Arc::clone(transport));
        }
        if plain && self.settings.proxy_from_env {
            let why = "a base URL is plain http, which must not go through a proxy";
            return Err(BuildError::new(why.to_owned()));
        }
        ReqwestTransport::new(self.settings)
            .map(|transport| Arc::new(transport) as _)
            .map_err(|failure| BuildError {
                text: "the default transport cannot be set up".to_owned(),
                source: Some(Box::new(failure)),
            })
    }

    #[cfg(all(
        target_family = "wasm",
        target_os = "unknown",
        feature = "fetch",
        not(feature = "reqwest")
    ))]
    #[expect(
        clippy::unnecessary_wraps,
        reason = "other transports can fail to be set up"
    )]
    fn over(&self, _plain: bool) -> Result<Arc<dyn Transport>, BuildError> {
        let usual = || Arc::new(FetchTransport::new()) as Arc<dyn Transport>;
        Ok(self.transport.clone().unwrap_or_else(usual))
    }

    #[cfg(not(any(
        feature = "reqwest",
        all(target_family = "wasm", target_os = "unknown", feature = "fetch")
    )))]
    fn over(&self, _plain: bool) -> Result<Arc<dyn Transport>, BuildError> {
        let missing = || {
            BuildError::new("no transport: give one, or enable the feature `reqwest`".to_owned())
        };
        self.transport.clone().ok_or_else(missing)
    }
}

/// Names only.
impl<C> fmt::Debug for Builder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("credentials", &self.cookies)
            .finish_non_exhaustive()
    }
}

/// Why a client cannot be built.
#[derive(Debug)]
pub struct BuildError {
    text: String,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl BuildError {
    fn new(text: String) -> Self {
        Self { text, source: None }
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn with_source(
        text: &str,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self {
            text: text.to_owned(),
            source: Some(source.into()),
        }
    }
}

/// For clients that are made of a [`Core`] and nothing else.
impl From<Infallible> for BuildError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl StdError for BuildError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
