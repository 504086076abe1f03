//! How a mock behaves.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::account::Balance;
use super::served::Served;

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
