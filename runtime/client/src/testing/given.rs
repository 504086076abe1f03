//! Fixtures as answers: which operation a request is of, and which of its cases comes next.

use std::collections::VecDeque;

use super::sending::Sending;
use crate::operation::Operation;

/// A body that an operation was answered with, or is known to be.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Fixture {
    /// The operation.
    pub operation: &'static Operation,
    /// Its name among the operation's.
    pub case: &'static str,
    /// The whole body.
    pub body: &'static str,
    /// The HTTP status that it comes with.
    pub status: u16,
}

impl Fixture {
    /// A fixture. Generated code makes these.
    pub const fn new(
        operation: &'static Operation,
        case: &'static str,
        body: &'static str,
    ) -> Self {
        Self {
            operation,
            case,
            body,
            status: 200,
        }
    }

    /// The same with another HTTP status.
    #[must_use]
    pub const fn with_status(self, status: u16) -> Self {
        Self { status, ..self }
    }
}

/// Fixtures, and those whose turn comes first.
#[derive(Default)]
pub(super) struct Given {
    fixtures: &'static [Fixture],
    next: VecDeque<&'static Fixture>,
}

impl Given {
    pub(super) fn new(fixtures: &'static [Fixture]) -> Self {
        Self {
            fixtures,
            next: VecDeque::new(),
        }
    }

    pub(super) fn next(&mut self, operation: &str, case: &str) -> Result<(), String> {
        let of = |fixture: &&Fixture| fixture.operation.id == operation;
        let mut cases = self.fixtures.iter().filter(of);
        if let Some(fixture) = cases.find(|fixture| fixture.case == case) {
            self.next.push_back(fixture);
            return Ok(());
        }
        let known: Vec<&str> = self
            .fixtures
            .iter()
            .filter(of)
            .map(|one| one.case)
            .collect();
        Err(if known.is_empty() {
            format!("there is no fixture of an operation {operation}")
        } else {
            format!("{operation} has no case {case}, but {}", known.join(", "))
        })
    }

    /// The fixture for a request.
    pub(super) fn answer(&mut self, sending: &Sending) -> Option<&'static Fixture> {
        let of = |fixture: &&Fixture| is_of(fixture.operation, sending);
        let turn = self.next.iter().position(&of);
        let fixture = turn.and_then(|turn| self.next.remove(turn));
        fixture.or_else(|| self.fixtures.iter().find(of))
    }
}

/// The request is a call of the operation: its method, and its path from the end, where a base URL has put nothing.
fn is_of(operation: &Operation, sending: &Sending) -> bool {
    let mut sent = sending.path().rsplit('/');
    let template = operation.path.rsplit('/');
    *sending.method() == operation.method
        && template.filter(|part| !part.is_empty()).all(|part| {
            sent.next()
                .is_some_and(|sent| part.starts_with('{') || part == sent)
        })
}
