//! What a report holds.

use super::rule::{Rule, Severity};
use bilispec_wire::envelope::Code;
use bilispec_wire::envelope::Doubt;

/// What is to be said of one document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Every cause once; those of a value before those of its parts, and parts as the text has them.
    pub findings: Vec<Finding>,
    /// What the envelope says, as far as it could be read.
    pub answer: Answer,
}

impl Report {
    /// Whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.severity == Severity::Error)
    }
}

/// One cause of complaint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is about.
    pub rule: Rule,
    /// The rule's id with the side, as in `response.type`.
    pub id: &'static str,
    /// Error, or drift.
    pub severity: Severity,
    /// The place in the document, as a JSON pointer. A missing member is reported at the place
    /// where it should be; of a string that holds JSON text, the pointer goes on inside the text.
    pub instance_path: String,
    /// The keyword in the schema document, as a JSON pointer without `$ref` hops.
    pub schema_path: String,
    /// The keyword's name; empty for drift that no keyword speaks of.
    pub keyword: &'static str,
    /// The finding as a sentence, without the place.
    pub message: String,
    /// What the spec expects there.
    pub expected: String,
    /// What stands there: a scalar as JSON, cut when it is long; only its type where the value is
    /// sensitive, a container, or that of an unknown field.
    pub found: String,
}

impl Finding {
    pub(super) fn expecting(mut self, expected: impl Into<String>) -> Self {
        self.expected = expected.into();
        self
    }

    pub(super) fn found(mut self, found: impl Into<String>) -> Self {
        self.found = found.into();
        self
    }

    /// Names the member in the message, which speaks of "a member".
    pub(super) fn naming(mut self, member: &str) -> Self {
        self.message = self.message.replace("a member", &super::say::name(member));
        self
    }

    pub(super) fn saying(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }
}

/// What a reply's envelope says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// The code and the key that it was read from; `None` if there is no envelope, or no code in it.
    pub code: Option<CodeRead>,
    /// The name that the spec gives the code for this operation.
    pub code_name: Option<String>,
    /// The class that the spec gives the code.
    pub class: Option<String>,
    /// The envelope says that the call succeeded; that says nothing of the business act.
    pub is_success: bool,
    /// Why nobody can say whether a call that writes or spends took place; then it is not a success.
    pub doubt: Option<Doubt>,
    /// What the payload says of the business act; `None` for refusals and where no property says it.
    pub outcome: Option<OutcomeRead>,
    /// The code is one of success, and the message says that something in front of the service answered (`x-blocked`).
    pub blocked: bool,
    /// The code is an answer of risk control.
    pub risk: bool,
}

/// A code as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeRead {
    /// The name of the member at the top, or a JSON pointer.
    pub key: String,
    /// The code; `None` is a `null`.
    pub value: Option<Code<'static>>,
}

/// The business outcome that a payload states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeRead {
    /// Where it stands, as a JSON pointer.
    pub instance_path: String,
    /// The value, as JSON.
    pub value: String,
    /// Its name in the spec; `None` if the spec doesn't list it.
    pub name: Option<String>,
    /// The value is one of those that mean success.
    pub is_success: bool,
}
