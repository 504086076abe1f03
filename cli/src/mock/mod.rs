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
mod fixture;
mod flow;
mod host;
mod mask;
mod options;
mod plan;
mod play;
mod record;
mod recorded;
mod refusal;
mod reply;
mod request;
mod sample;
mod serve;
mod served;
mod session;
mod time;

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use tokio::net::TcpSocket;

use crate::project::Project;
use crate::redact::Redactor;
use answer::Answerer;
use flow::Memory;
use plan::Plan;
use session::Sessions;

pub use account::Balance;
pub use options::{Log, Options};
pub use serve::Running;
pub use served::Served;

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
