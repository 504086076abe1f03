//! The rules of `validate` and of `lint`, by id.

use bilispec_codegen::diagnostics;
use bilispec_codegen::lint;
use bilispec_engine::{Rule, Severity, Side};

use crate::compare;
use crate::report::{INCOMPLETE, UNMET};

/// A rule and what it means.
pub(super) struct Known {
    pub(super) id: String,
    /// Where it speaks, and how loud.
    pub(super) remark: &'static str,
    /// What it says, why that matters, and what to do about it.
    pub(super) meaning: Vec<String>,
}

/// All of them: those of `validate` first.
pub(super) fn all() -> Vec<Known> {
    let mut all = Vec::new();
    for side in [Side::Response, Side::Request] {
        for rule in Rule::ALL {
            let remark = match (side, rule.severity()) {
                (Side::Response, Severity::Error) => "validate, error",
                (Side::Response, Severity::Warning) => "validate, warning",
                (Side::Request, _) => "validate, warning: it speaks of a caller",
            };
            let meaning = vec![one_line(rule.summary())];
            all.push(Known {
                id: rule.id(side).to_owned(),
                remark,
                meaning,
            });
        }
    }
    all.push(Known {
        id: "response.status".to_owned(),
        remark: "validate, warning",
        meaning: vec![
            "The HTTP status is not one that the spec lists for the operation.".to_owned(),
        ],
    });
    all.push(Known {
        id: "request.same-as".to_owned(),
        remark: "validate, warning: it speaks of a caller",
        meaning: vec![
            "A value that is sent in the query and in the body is not the same in both.".to_owned(),
        ],
    });
    all.push(Known {
        id: UNMET.to_owned(),
        remark: "validate and merge, error",
        meaning: vec![
            "What `--require` asks for is not met: too little of what it names was checked.".to_owned(),
            "Unless it is `none`, at least one reply whose success payload was checked is required.".to_owned(),
        ],
    });
    all.push(Known {
        id: INCOMPLETE.to_owned(),
        remark: "validate and merge, error",
        meaning: vec![
            "An input, or a record of one, could not be read: the report does not cover it."
                .to_owned(),
        ],
    });
    all.extend(compare::RULES.iter().map(|(id, meaning)| Known {
        id: (*id).to_owned(),
        remark: "compare, warning; error for what vanished or is always null or empty",
        meaning: vec![(*meaning).to_owned()],
    }));
    all.extend(lint::all().map(|rule| Known {
        id: rule.id.to_owned(),
        remark: match rule.severity {
            diagnostics::Severity::Error => "lint, error",
            diagnostics::Severity::Warning => "lint, warning",
        },
        meaning: meaning(&rule),
    }));
    all
}

fn meaning(rule: &lint::RuleInfo) -> Vec<String> {
    let mut lines = vec![one_line(rule.title)];
    lines.extend(Some(rule.why.to_owned()).filter(|why| !why.is_empty()));
    if !rule.remedy.is_empty() {
        lines.push(format!("What to do: {}.", rule.remedy));
    }
    if rule.can_be_allowed {
        lines.push(format!(
            "The comment `# bilispec-allow: {} reason` on the line above takes one finding back.",
            rule.id
        ));
    }
    lines
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
