//! What is told of a call that was answered.

use std::fmt;

use crate::harmless::harmless;

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
