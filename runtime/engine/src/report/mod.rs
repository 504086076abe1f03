//! The report: what a person should hear about a document. It says each cause once, chooses the
//! branch that the document meant, looks into JSON text in strings, and notes drift. It prints
//! nothing and knows neither operations nor files.

mod branch;
mod checks;
mod envelope;
mod fields;
mod finding;
mod members;
mod rule;
mod say;
mod walk;

pub(crate) use branch::{each_firm, types_of};
pub(crate) use checks::{is_known, rule_of};
pub(crate) use envelope::{answer_of, outcome_of};
pub use finding::{Answer, CodeRead, Finding, OutcomeRead, Report};
pub use rule::{Rule, Severity, Side};

use super::path::Path;
use super::schema::Schema;
use bilispec_wire::json::Document;

pub(crate) use members::declaring;
pub(crate) use walk::{Here, Reporter, Scope};

impl Schema {
    /// Reports on a body that has been read already.
    pub fn report_document(&self, document: &Document<'_>, side: Side) -> Report {
        let mut reporter = Reporter::new(self.table(), document.bytes(), side);
        let root = document.root();
        let answer = reporter.answer(root);
        reporter.visit(vec![self.table().root], root, &Path::ROOT, Scope::TOP);
        reporter.code(root, &answer);
        reporter.finish(answer)
    }
}

impl Scope {
    /// At the top of a document.
    pub(crate) const TOP: Scope = Scope {
        sensitive: false,
        drift: true,
        content: false,
    };
}

impl Reporter<'_> {
    /// The report, and in it the confession if the walk could not go all the way.
    fn finish(mut self, answer: Answer) -> Report {
        if self.walk.cut {
            let finding = self
                .finding(Scope::TOP, Rule::Depth, &Path::ROOT, String::new(), "")
                .expecting("less")
                .found("too much");
            self.findings.push(finding);
        }
        Report {
            findings: self.findings,
            answer,
        }
    }
}
