//! What exchanges are checked against, and what becomes of them.

use std::sync::Arc;

use super::presence::Presence;
use super::schemas::{Compiled, Schemas};
use crate::project::Project;
use crate::report::Known;
use crate::route::Router;

/// What became of one exchange.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Its reply was checked against the spec.
    Checked,
    /// Its reply is not JSON at all.
    NotJson,
    /// Its reply could not be looked at for another reason.
    NotChecked,
    /// The spec has no such call.
    Unmatched,
    /// It is a preflight, a redirect or a web socket.
    SetAside,
}

/// What exchanges are checked against. It never changes, so that many threads may share it.
pub struct Checker<'p> {
    pub(super) project: Project<'p>,
    pub(super) router: Router,
    pub(super) schemas: Vec<Schemas<'p>>,
    pub(super) known: Arc<Vec<Known>>,
    pub(super) learns: bool,
    /// Counts members, of a checker that learns.
    pub(super) presence: Option<Presence<'p>>,
    /// The bodies of one operation are only a part of its reply.
    pub(super) part: Option<Fragment>,
}

/// A part of an operation's reply.
pub(super) struct Fragment {
    /// The operation.
    pub(super) number: usize,
    /// Its place among those of the whole reply, where that has one.
    pub(super) place: Option<u32>,
    /// Where the part stands in the reply's body.
    pub(super) at: String,
    pub(super) schema: Compiled,
}

impl<'p> Checker<'p> {
    pub(super) fn schemas(&self, number: usize) -> Option<&Schemas<'p>> {
        self.schemas.get(number)
    }
}
