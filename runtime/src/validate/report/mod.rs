//! The report: what a person should hear about a document.

mod finding;
mod rule;

pub use finding::{Answer, CodeRead, Finding, OutcomeRead, Report};
pub use rule::{Rule, Severity, Side};

use super::evaluate::{Keyword, Violation};
use super::json::{Document, SyntaxError};
use super::schema::Schema;

impl Schema {
    /// Checks a body and reports on it.
    pub fn report(&self, bytes: &[u8], side: Side) -> Result<Report, SyntaxError> {
        Document::parse(bytes).map(|document| self.report_document(&document, side))
    }

    /// Reports on a body that has been read already.
    pub fn report_document(&self, document: &Document<'_>, side: Side) -> Report {
        let mut report = Report::default();
        for violation in self.violations(document) {
            report.findings.push(plain(&violation, side));
        }
        report
    }

    /// Checks the fields of a query or a form, each a text that stands for a value.
    pub fn report_fields<'f>(
        &self,
        _fields: impl IntoIterator<Item = (&'f str, &'f str)>,
        _side: Side,
    ) -> Report {
        Report::default()
    }
}

fn plain(violation: &Violation, side: Side) -> Finding {
    let rule = match violation.keyword {
        Keyword::Type => Rule::Type,
        Keyword::Enum => Rule::Enum,
        Keyword::Required => Rule::Required,
        _ => Rule::False,
    };
    Finding {
        rule,
        id: rule.id(side),
        severity: rule.severity(),
        instance_path: violation.instance_path.clone(),
        schema_path: violation.schema_path.clone(),
        keyword: violation.keyword.name(),
        message: String::new(),
        expected: String::new(),
        found: String::new(),
    }
}
