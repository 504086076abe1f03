//! The report: what a person should hear about a document. It says each cause once, chooses the
//! branch that the document meant, looks into JSON text in strings, and notes drift. It prints
//! nothing and knows neither operations nor files.

mod branch;
mod checks;
mod echo;
mod envelope;
mod fields;
mod finding;
mod members;
mod reporter;
mod rule;
mod say;
mod walk;

pub(crate) use branch::{each_firm, types_of};
pub(crate) use checks::{is_beyond, is_known};
pub(crate) use envelope::{answer_of, outcome_of};
pub(crate) use fields::declared;
pub use finding::{Answer, CodeRead, Finding, OutcomeRead, Report};
pub use rule::{Rule, Severity, Side};

use super::path::Path;
use super::schema::Schema;
use bilispec_wire::json::{Document, Oddity};

pub(crate) use members::declaring;
pub(crate) use reporter::{Here, Reporter, Scope};

impl Schema {
    /// Reports on a body that has been read already.
    pub fn report_document(&self, document: &Document<'_>, side: Side) -> Report {
        self.report_odd(document, &[], side)
    }

    /// The same of a body that could be read, though not written as JSON is.
    pub(crate) fn report_odd(
        &self,
        document: &Document<'_>,
        oddities: &[Oddity],
        side: Side,
    ) -> Report {
        let mut reporter = Reporter::new(self.table(), document.bytes(), side);
        let root = document.root();
        for oddity in oddities {
            reporter.odd(*oddity);
        }
        let answer = reporter.answer(root);
        // A blocked call has the code of a success and the payload of none.
        if !answer.blocked {
            reporter.visit(vec![self.table().root], root, &Path::ROOT, Scope::TOP);
        }
        // A reply of neither form is that, and nothing is measured beside it.
        let is_neither = |finding: &Finding| finding.rule == Rule::Envelope;
        if reporter.findings.iter().any(is_neither) {
            let findings = &mut reporter.findings;
            findings.retain(|finding| finding.rule != Rule::Contradiction);
        }
        reporter.code(root, &answer);
        reporter.finish(answer)
    }
}

impl Reporter<'_> {
    /// How the text is not written as JSON is.
    fn odd(&mut self, oddity: Oddity) {
        let (message, at) = match oddity {
            Oddity::ByteOrderMark => ("a byte order mark stands in front of the text", 0),
            Oddity::LoneSurrogate(at) => ("half a surrogate pair, read as U+FFFD", at),
            Oddity::Overflow(at) => ("a number beyond a 64-bit float", at),
        };
        let at_root = self.table.pointer(self.table.root);
        let finding = self
            .finding(Scope::TOP, Rule::OddText, &Path::ROOT, at_root, "")
            .saying(format!("{message}, at byte {at}"))
            .expecting("JSON as RFC 8259 has it")
            .found("something else");
        self.findings.push(finding);
    }

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
