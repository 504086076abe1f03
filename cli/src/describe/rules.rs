//! The rules of `validate` and of `lint`, by id.

use bilispec_codegen::diagnostics::rules;
use bilispec_runtime::validate::{Rule, Severity, Side};

/// A rule and what it means.
pub(super) struct Known {
    pub(super) id: String,
    /// Where it speaks, and how loud.
    pub(super) remark: &'static str,
    pub(super) meaning: String,
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
            let meaning = one_line(rule.summary());
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
        meaning: "The HTTP status is not one that the spec lists for the operation.".to_owned(),
    });
    all.extend(rules::ALL.iter().map(|(id, meaning)| Known {
        id: (*id).to_owned(),
        remark: "lint",
        meaning: one_line(meaning),
    }));
    all
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
