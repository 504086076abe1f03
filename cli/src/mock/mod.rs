//! The mock: a real HTTP server on this machine that answers as the spec and the fixtures say.
//!
//! Which answer a call gets follows from the spec: `security` and `x-from-cookie` from the codes of class `auth`,
//! schemas from those of class `parameter`, `x-expect` from the outcome that it names, `links` from what other calls
//! issued (`answer`). The bodies are the fixtures', with the values of the call written in where names match. The
//! account that is charged is the one thing that the spec doesn't say (`account`). What callers can force stands in
//! `fault`, the recording in `record`.
//!
//! Nothing leaves the machine: it listens on loopback only, answers calls to names of this machine and to hosts of the
//! spec alone (`host`), and calls nobody. What it remembers is in memory, and
//! bounded.

mod account;
mod answer;
mod body;
mod fault;
mod flow;
mod host;
mod mask;
mod plan;
mod record;
mod recorded;
mod refusal;
mod request;
mod sample;
mod serve;
mod session;
mod time;

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpSocket;

use crate::harmless::harmless;
use crate::project::Project;
use crate::redact::Redactor;
use answer::Answerer;
use flow::Memory;
use plan::Plan;
use session::Sessions;

pub use account::Balance;
pub use serve::Running;

/// Hears of each call.
pub type Log = Arc<dyn Fn(&Served) + Send + Sync>;

/// How a mock behaves.
#[derive(Clone)]
pub struct Options {
    /// The port; 0 is any that is free.
    pub port: u16,
    /// What the account holds; else just too little for the example that shows a charge not paid.
    pub balance: Option<Balance>,
    /// How often the state of something begun is answered with "not finished yet" before it is.
    pub pending: u32,
    /// A HAR file to record to.
    pub record: Option<PathBuf>,
    /// How long the headers of a call, and its body, may take to come; a connection that takes longer is closed.
    pub patience: Duration,
    /// Hears of each call.
    pub log: Log,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 0,
            balance: None,
            pending: 1,
            record: None,
            patience: Duration::from_secs(30),
            log: Arc::new(|_| ()),
        }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("port", &self.port)
            .field("balance", &self.balance)
            .field("pending", &self.pending)
            .field("record", &self.record)
            .field("patience", &self.patience)
            .finish_non_exhaustive()
    }
}

/// A call that was answered, without any value of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// The method.
    pub method: String,
    /// The path, without the query.
    pub path: String,
    /// The operation; `None` if the spec has no such call.
    pub operation: Option<String>,
    /// The HTTP status.
    pub status: u16,
    /// What the answer says: an outcome, a code with its name, or what went wrong.
    pub says: String,
    /// The fixture's case, if the answer comes from one.
    pub case: Option<String>,
    /// Where and how the request differs from the spec.
    pub findings: Vec<String>,
    /// Where an answer that was forced does not repeat what was asked for.
    pub echoes: Vec<String>,
    /// What was forced.
    pub forced: Vec<String>,
}

/// How many findings of a request a line of the log holds.
const LISTED: usize = 3;

impl fmt::Display for Served {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.operation {
            Some(operation) => write!(f, "{operation}: ")?,
            None => write!(f, "{} {}: ", self.method, harmless(&self.path))?,
        }
        // Paths and names of fields are the caller's words.
        write!(f, "{} {}", self.status, harmless(&self.says))?;
        if let Some(case) = &self.case {
            write!(f, " ({case})")?;
        }
        if !self.forced.is_empty() {
            write!(f, ", forced: {}", self.forced.join(", "))?;
        }
        for finding in self.findings.iter().take(LISTED) {
            write!(f, "; request {}", harmless(finding))?;
        }
        match self.findings.len().saturating_sub(LISTED) {
            0 => {}
            more => write!(f, "; and {more} more")?,
        }
        for echo in &self.echoes {
            write!(f, "; reply {}", harmless(echo))?;
        }
        Ok(())
    }
}

/// Connections that may wait to be accepted. A thousand callers at once open more than a thousand, and those that find
/// no place here lose their calls.
const BACKLOG: u32 = 4096;

/// A mock that doesn't listen yet.
pub struct Mock {
    answerer: Answerer,
    /// What is recorded goes through it.
    redactor: Option<Redactor>,
    options: Options,
}

impl Mock {
    /// A mock of a project. What of it can't be used is reported.
    pub fn new(project: Project<'_>, options: Options) -> Result<Self, String> {
        let plan = Plan::new(project, options.balance.as_ref())?;
        Ok(Self {
            answerer: Answerer {
                plan,
                memory: Memory::default(),
                sessions: Sessions::default(),
                pending: options.pending,
            },
            redactor: options
                .record
                .is_some()
                .then(|| Redactor::new(project, Vec::new())),
            options,
        })
    }

    /// Listens on loopback and answers calls, until it is [stopped](Running::stop). Needs a tokio runtime.
    #[expect(clippy::unused_async, reason = "says that it needs a runtime")]
    pub async fn start(self) -> io::Result<Running> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.options.port));
        let socket = TcpSocket::new_v4()?;
        // As tokio's own `bind` has it: a port whose last connections linger is free, but not on Windows, where this
        // would take the port from another program.
        #[cfg(not(windows))]
        socket.set_reuseaddr(true)?;
        socket.bind(address)?;
        let listener = socket.listen(BACKLOG)?;
        Running::start(self.answerer, self.redactor, listener, &self.options)
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock")
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}
