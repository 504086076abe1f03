//! Spec changes from captures: what is new in them, proposed as changes of the spec's files with the fixtures that
//! prove it.
//!
//! Captures are checked against the spec, what differs is mended in a draft, and they are checked against the draft, until
//! nothing is left that can be mended. A capture never narrows the spec and makes nothing required. Knows no terminal:
//! whoever runs it decides on each proposal, and writes the draft.

mod codes;
mod draft;
mod edits;
mod fixture;
mod fixups;
mod mend;
mod openapi_3_0;
mod presence;
mod request;
mod run;
pub(crate) mod schema;
mod statuses;
mod values;
mod words;

use std::path::PathBuf;

use bilispec_codegen::source::Json;

use crate::report::Place;
use crate::validate;

pub use draft::{Changed, Draft, FileEdit};
pub(crate) use fixture::Origin;
pub use run::{MOST, learn};
pub(crate) use run::{between, learn_from, settled, with_fixture, with_fixtures};

/// How to go about it.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// How to read the captures.
    pub validate: validate::Settings,
    /// Unknown parameters and values of requests are proposed too.
    pub requests: bool,
    /// Counts of presence are recorded with what is taken in.
    pub presence: bool,
    /// They are recorded whether there is something to learn or not.
    pub counts: bool,
    /// Where standard input was put, to be read more than once.
    pub stdin: Option<PathBuf>,
}

/// A change that captures call for.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// What it is, in a line.
    pub title: String,
    /// The place in the spec.
    pub place: Place,
    /// The same as file and JSON pointer, as reports give it.
    pub schema_path: String,
    /// How often it was seen, and where.
    pub seen: String,
    /// What a person should think of before it is taken in.
    pub caution: Option<String>,
    /// The files that it changes, before and after.
    pub changes: Vec<Changed>,
}

/// Something that captures show and that is not taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// What it is, in a line.
    pub title: String,
    /// The place in the spec.
    pub place: Place,
    /// The same as file and JSON pointer, as reports give it.
    pub schema_path: String,
    /// How often it was seen, and where.
    pub seen: String,
    /// Why not.
    pub why: String,
}

/// What becomes of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It is taken in.
    Take,
    /// It is not.
    Leave,
    /// Neither it nor any that would follow.
    Stop,
}

/// What was learned.
#[derive(Debug)]
pub struct Learned {
    /// The project with all that was taken in.
    pub draft: Draft,
    /// What was taken in.
    pub taken: Vec<Proposal>,
    /// What was declined.
    pub declined: Vec<Proposal>,
    /// What a person has to see to.
    pub left: Vec<Left>,
    /// Unknown parameters and the like, which were not asked for.
    pub requests: u64,
    /// Differences that were not looked at: a run tries so many, [`MOST`], and no more.
    pub further: u64,
    /// What else there is to tell.
    pub notes: Vec<String>,
    /// Whether everything could be read.
    pub complete: bool,
    /// How many exchanges there were.
    pub exchanges: u64,
    /// How many of them are of no operation of the spec.
    pub unmatched: u64,
    /// Why nothing can be learned from them: no reply was checked.
    pub vacuous: Option<String>,
    /// The project with the counts of presence and nothing else, if they were asked for.
    pub counted: Option<Draft>,
}

impl Learned {
    /// Nothing from nothing.
    pub(crate) fn nothing(draft: Draft) -> Self {
        Self {
            draft,
            taken: Vec::new(),
            declined: Vec::new(),
            left: Vec::new(),
            requests: 0,
            further: 0,
            notes: Vec::new(),
            complete: true,
            exchanges: 0,
            unmatched: 0,
            vacuous: None,
            counted: None,
        }
    }

    /// Why nothing was learned and nothing could be: no reply was checked.
    pub fn why_nothing(&self) -> Option<&str> {
        let is_silent = self.taken.is_empty() && self.declined.is_empty() && self.left.is_empty();
        self.vacuous.as_deref().filter(|_| is_silent)
    }
}

/// A text of a value for a person, in one line.
fn shown(value: &Json) -> String {
    crate::url::shortened(&value.to_string(), 40)
}
