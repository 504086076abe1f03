//! The plain evaluator: JSON Schema as it is written, over a parsed document. It knows nothing of
//! envelopes, drift or reports.

pub(crate) mod local;
mod sink;
mod walk;

pub use crate::schema::keyword::Keyword;
pub use sink::Violation;
pub(crate) use walk::Walk;

use super::path::Path;
use super::schema::Schema;
use bilispec_wire::json::Document;

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
        walk.visit(self.table().root, document.root(), &Path::ROOT, &mut out);
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
