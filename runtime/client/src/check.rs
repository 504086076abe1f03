//! What can be said against a request before it is sent.
//!
//! The engine's tables of the operation decide, the same by which its validators judge a request that was sent. No text
//! made here holds a value.

use bilispec_wire::json::pointer::unescape;
use std::fmt;

use bilispec_engine::{Finding, Rule, Severity, Side, Validator};

/// One thing that is wrong with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub(crate) parameter: String,
    pub(crate) text: String,
    pub(crate) answered: bool,
}

impl Problem {
    pub(crate) fn new(parameter: &str, text: impl Into<String>) -> Self {
        Self {
            parameter: parameter.to_owned(),
            text: text.into(),
            answered: false,
        }
    }

    /// The wire's name of the parameter or credential; of what concerns several, the part of the request.
    pub fn parameter(&self) -> &str {
        &self.parameter
    }

    /// What is wrong with it, without its value.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The server is known to answer such a request (with a refusal) instead of rejecting it: `x-expect`.
    pub fn is_answered(&self) -> bool {
        self.answered
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.parameter, self.text)
    }
}

/// Adds what is wrong with the values of one place: an object (JSON text) of them, or the body itself. `part` names the
/// place; `is_own` tells the members that the caller gave.
pub(crate) fn check(
    validator: &Validator,
    json: &[u8],
    part: &str,
    is_own: impl Fn(&str) -> bool,
    problems: &mut Vec<Problem>,
) {
    let Ok(checked) = validator.check(json, Side::Request) else {
        return problems.push(Problem::new(part, "is not JSON"));
    };
    if checked.is_clean() {
        return;
    }
    for finding in checked.into_report().findings {
        let answered = finding.rule == Rule::Expect;
        if finding.severity != Severity::Error && !answered {
            continue;
        }
        let path = finding.instance_path.strip_prefix('/').unwrap_or_default();
        let (name, inside) = match path.split_once('/') {
            Some((name, _)) => (name, path.strip_prefix(name).unwrap_or_default()),
            None => (path, ""),
        };
        let name = unescape(name);
        // What is missing altogether is reported by whoever knows where its value should have come from.
        let missing = finding.rule == Rule::Required && inside.is_empty();
        if missing || !name.is_empty() && !is_own(&name) {
            continue;
        }
        let mut problem = Problem::new(
            if name.is_empty() { part } else { &name },
            text(&finding, inside),
        );
        problem.answered = answered;
        problems.push(problem);
    }
}

fn text(finding: &Finding, inside: &str) -> String {
    let at = if inside.is_empty() {
        String::new()
    } else {
        format!(" at {inside}")
    };
    let expected = if finding.expected.is_empty() {
        String::new()
    } else {
        format!(" (expected {})", finding.expected)
    };
    if finding.rule == Rule::Expect {
        return format!("is {}{at}{expected}", finding.message);
    }
    format!("is not as the spec says{at}: {}{expected}", finding.message)
}
