//! Fixtures and example requests are as their schemas say.

use bilispec_engine::{Rule as EngineRule, Severity as Weight};

use super::super::conform::Breach;
use super::super::context::Whole;
use super::super::rule::{Check, Rule, Sink};
use crate::diagnostics::Severity;

pub(super) const INVALID: Rule = Rule {
    id: "fixture-invalid",
    title: "A fixture breaks its schema.",
    why: "A fixture is what the spec says the wire does: one of the two is wrong.",
    remedy: "widen the schema if the fixture was captured; mend the fixture if it was composed",
    severity: Severity::Error,
    check: Check::Whole(invalid),
};

fn invalid(whole: &Whole<'_>, sink: &mut Sink<'_>) {
    for breach in &whole.conformity.replies {
        if breach.finding.severity == Weight::Error {
            report(breach, sink);
        }
    }
}

pub(super) const DRIFT: Rule = Rule {
    id: "fixture-undescribed",
    title: "A fixture has a field, a value or a code that the spec does not describe.",
    why: "What a body is known to hold belongs into the spec: the client reads only what stands there.",
    remedy: "describe it, with its evidence; or take it out of a composed fixture",
    severity: Severity::Error,
    check: Check::Whole(undescribed),
};

fn undescribed(whole: &Whole<'_>, sink: &mut Sink<'_>) {
    for breach in &whole.conformity.replies {
        if breach.finding.severity == Weight::Warning {
            report(breach, sink);
        }
    }
}

pub(super) const EXAMPLE: Rule = Rule {
    id: "example-invalid",
    title: "An example request breaks its schema.",
    why: "Example requests are sent to the mock by tests and printed in the reference.",
    remedy: "mend the example, or the parameter's schema",
    severity: Severity::Error,
    check: Check::Whole(example),
};

fn example(whole: &Whole<'_>, sink: &mut Sink<'_>) {
    for breach in &whole.conformity.requests {
        // What the server answers instead of refusing makes a good example.
        if breach.finding.rule != EngineRule::Expect {
            report(breach, sink);
        }
    }
}

fn report(breach: &Breach, sink: &mut Sink<'_>) {
    let finding = &breach.finding;
    let place = match finding.instance_path.as_str() {
        "" => "as a whole".to_owned(),
        path => format!("at `{path}`"),
    };
    let expected = match (finding.expected.as_str(), finding.found.as_str()) {
        ("", _) => String::new(),
        (expected, "") => format!("; expected {expected}"),
        (expected, found) => format!("; expected {expected}, found {found}"),
    };
    let message = format!("{} {place}: {}{expected}", breach.what, finding.message);
    let mut diagnostic = sink.at(breach.span, message);
    if let Some(span) = breach.schema {
        diagnostic = diagnostic.related(span, "what the spec says");
    }
    sink.push(diagnostic);
}
