//! What changed between two states of an API, and what it means for those who use the client.
//!
//! Compares models: operations by id, types along the operations that use them, values and codes by what stands on the
//! wire. Knows nothing of files, revisions or terminals.

mod bounds;
mod codes;
mod operations;
mod parameters;
mod proof;
mod replies;
mod servers;
mod types;
mod words;

use std::collections::BTreeSet;

use crate::model::{Api, EnvelopeId, NewtypeId, TypeId};
use crate::source::Span;

/// What a change means for a program that uses the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// Words only: what the client is and does stays the same.
    Documentation,
    /// The client is or does more; a program that used it stays as it is.
    Additive,
    /// A program that compiled, or an outcome that it relied on, may need another look.
    Breaking,
}

impl Class {
    /// All of them, the gravest first.
    pub const ALL: [Self; 3] = [Self::Breaking, Self::Additive, Self::Documentation];

    /// `breaking`, `additive` or `documentation`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Additive => "additive",
            Self::Documentation => "documentation",
        }
    }
}

/// Which of the two states a place is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// The one compared with: what is gone stands only there.
    Base,
    /// The one at hand.
    Current,
}

/// What happened to the thing that changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// It is new.
    Added,
    /// It is another one.
    Changed,
    /// It is gone.
    Removed,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it means.
    pub class: Class,
    /// What happened.
    pub kind: Kind,
    /// The operation that it was met in first; `None` for what belongs to all.
    pub operation: Option<String>,
    /// What changed, as Rust or as the wire calls it: `QuickPayStatus::Retired`, `code 100041`.
    pub subject: String,
    /// What became of it: a sentence that begins after the subject, without a full stop.
    pub message: String,
    /// Where it stands.
    pub span: Span,
    /// In which of the two states.
    pub state: State,
}

/// Everything that changed from `base` to `current`: by operation, in the order in which they stand in `current`.
pub fn diff(base: &Api, current: &Api) -> Vec<Change> {
    let mut compare = Compare {
        base,
        current,
        changes: Vec::new(),
        operation: None,
        types: BTreeSet::new(),
        newtypes: BTreeSet::new(),
        envelopes: BTreeSet::new(),
    };
    compare.api();
    compare.changes
}

/// The comparison under way.
struct Compare<'a> {
    base: &'a Api,
    current: &'a Api,
    changes: Vec<Change>,
    /// The operation that is being looked at.
    operation: Option<&'a str>,
    /// Pairs that have been compared, or are about to be.
    types: BTreeSet<(TypeId, TypeId)>,
    newtypes: BTreeSet<(NewtypeId, NewtypeId)>,
    envelopes: BTreeSet<(EnvelopeId, EnvelopeId)>,
}

impl Compare<'_> {
    fn note(
        &mut self,
        class: Class,
        kind: Kind,
        (span, state): (Span, State),
        subject: impl Into<String>,
        message: impl Into<String>,
    ) {
        self.changes.push(Change {
            class,
            kind,
            operation: self.operation.map(str::to_owned),
            subject: subject.into(),
            message: message.into(),
            span,
            state,
        });
    }

    fn added(&mut self, class: Class, span: Span, subject: impl Into<String>, message: &str) {
        self.note(class, Kind::Added, (span, State::Current), subject, message);
    }

    fn removed(&mut self, span: Span, subject: impl Into<String>) {
        let place = (span, State::Base);
        self.note(Class::Breaking, Kind::Removed, place, subject, "is gone");
    }

    fn changed(
        &mut self,
        class: Class,
        span: Span,
        subject: impl Into<String>,
        message: impl Into<String>,
    ) {
        let place = (span, State::Current);
        self.note(class, Kind::Changed, place, subject, message);
    }

    /// Something that both states have under another name.
    fn renamed(&mut self, span: Span, was: &str, now: &str) {
        if was != now {
            self.changed(
                Class::Breaking,
                span,
                format!("`{was}`"),
                format!("is called `{now}` now"),
            );
        }
    }
}
