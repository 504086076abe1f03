//! Which members the replies of a capture have: each body once, however often it was captured.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use bilispec_codegen::digest::sha256;
use bilispec_codegen::presence::{Members, Presence as Counted};

use crate::observations::Lessons;
use crate::project::Project;

/// So many bodies are counted of one run.
const MOST: usize = 50_000;

/// Counts members, for all threads of a run.
pub(super) struct Presence<'p> {
    members: Members<'p>,
    /// Operations and digests of the bodies that are counted: before, or by some thread.
    taken: Mutex<BTreeSet<(usize, String)>>,
    /// How many there may be.
    most: usize,
}

impl<'p> Presence<'p> {
    pub(super) fn new(project: Project<'p>) -> Self {
        let Project {
            loaded,
            document,
            api,
        } = project;
        let known = Counted::known(&loaded.project, document, api);
        Self {
            members: Members::new(document, api),
            most: known.len() + MOST,
            taken: Mutex::new(known),
        }
    }

    /// Counts what the body of a success has.
    pub(super) fn count(&self, lessons: &mut Lessons, operation: usize, body: &[u8]) {
        let Ok(value) = serde_json::from_slice(body) else {
            return;
        };
        let digest = sha256(body);
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let is_new = taken.len() < self.most && taken.insert((operation, digest.clone()));
        drop(taken);
        if is_new {
            lessons.count(operation, &digest, self.members.of_body(operation, &value));
        }
    }
}
