//! The plain evaluator: JSON Schema as it is written, over a parsed document. It knows nothing of
//! envelopes, drift or reports.

mod keyword;
pub(crate) mod local;
mod verdict;
mod violations;

pub use keyword::Keyword;
pub use violations::Violation;

use super::path::Path;
use super::schema::Schema;
use super::schema::table::{NodeId, Table};
use bilispec_wire::json::Document;

/// How deep one check may go. Documents are at most 127 deep, so each level may have four schemas
/// that apply to one value through each other, `$ref`s not counted. More might overflow the stack
/// of a small thread: a level takes up to 1.5 KB of it in a debug build.
const MAX_FRAMES: u32 = 600;

/// How many schemas one check may apply, beside those that the size of the document allows. Branches
/// that lead back to each other at every level double the work with each; no document of a real
/// schema comes near this.
const MAX_STEPS: u64 = 4_000_000;
const STEPS_A_BYTE: u64 = 32;

/// A walk over a document: the schema, how deep the walk stands, and how far it may still go.
pub(crate) struct Walk<'t> {
    pub(crate) table: &'t Table,
    frames: u32,
    steps: u64,
    /// The walk went too deep, or too far; its verdict there is worth nothing.
    pub(crate) cut: bool,
}

impl<'t> Walk<'t> {
    /// A walk over a document of so many bytes.
    pub(crate) fn new(table: &'t Table, bytes: usize) -> Self {
        let bytes = local::size(bytes);
        Walk {
            table,
            frames: 0,
            steps: MAX_STEPS.saturating_add(bytes.saturating_mul(STEPS_A_BYTE)),
            cut: false,
        }
    }

    pub(crate) fn enter(&mut self) -> bool {
        if self.frames >= MAX_FRAMES || self.steps == 0 {
            self.cut = true;
            return false;
        }
        self.frames += 1;
        self.steps -= 1;
        true
    }

    pub(crate) fn leave(&mut self) {
        self.frames = self.frames.saturating_sub(1);
    }
}

/// Where a keyword of a schema stands in the schema document.
pub(crate) fn schema_path(table: &Table, id: NodeId, keyword: Keyword) -> String {
    match keyword {
        Keyword::False => table.pointer(id),
        _ => table.place(id, keyword.name()),
    }
}

impl Schema {
    /// Whether the document conforms.
    pub fn is_valid(&self, document: &Document<'_>) -> bool {
        let mut walk = Walk::new(self.table(), document.bytes());
        walk.conforms(self.table().root, document.root()) && !walk.cut
    }

    /// Every violation in the document, in the order of the schema.
    ///
    /// Verdict and the pairs of instance path and schema path are those of the `jsonschema` crate.
    pub fn violations(&self, document: &Document<'_>) -> Vec<Violation> {
        let mut walk = Walk::new(self.table(), document.bytes());
        let mut out = Vec::new();
        walk.collect(self.table().root, document.root(), &Path::ROOT, &mut out);
        if walk.cut && out.is_empty() {
            out.push(Violation {
                instance_path: String::new(),
                schema_path: String::new(),
                keyword: Keyword::False,
                branches: Vec::new(),
            });
        }
        out
    }
}
