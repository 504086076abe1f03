//! What can be said against a request before it is sent.
//!
//! Looks at one value at a time, by the limits in its operation's table. No text it makes holds the value.

use std::fmt;

use serde::de::IgnoredAny;

use crate::operation::{Check, Parameter};
use bilispec_engine::pattern_matches;

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

    /// The wire's name of the parameter or cookie.
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

/// Adds what is wrong with the value (JSON text) of a parameter.
pub(crate) fn check(parameter: &Parameter, json: &str, problems: &mut Vec<Problem>) {
    for check in parameter.checks {
        if let Some(text) = broken(check, json) {
            let answered = matches!(check, Check::AnsweredBelow(..) | Check::AnsweredAbove(..));
            let mut problem = Problem::new(parameter.name, text);
            problem.answered = answered;
            problems.push(problem);
        }
    }
}

fn broken(check: &Check, json: &str) -> Option<String> {
    match *check {
        Check::Minimum(least) => (number(json)? < wide(least)).then(|| format!("is below {least}")),
        Check::Maximum(most) => (number(json)? > wide(most)).then(|| format!("is above {most}")),
        Check::Above(bound) => {
            (number(json)? <= wide(bound)).then(|| format!("is not above {bound}"))
        }
        Check::Below(bound) => {
            (number(json)? >= wide(bound)).then(|| format!("is not below {bound}"))
        }
        Check::MultipleOf(of) => (json.parse::<i64>().ok()?.checked_rem(of)? != 0)
            .then(|| format!("is no multiple of {of}")),
        Check::Pattern(pattern) => {
            (!matches(pattern, json)?).then(|| format!("does not match {pattern}"))
        }
        Check::AnsweredBelow(least, answer) => {
            (number(json)? < wide(least)).then(|| format!("is below {least}{}", answered(answer)))
        }
        Check::AnsweredAbove(most, answer) => {
            (number(json)? > wide(most)).then(|| format!("is above {most}{}", answered(answer)))
        }
        Check::MinLength(least) => {
            (length(json)? < least).then(|| format!("has fewer than {least} characters"))
        }
        Check::MaxLength(most) => {
            (length(json)? > most).then(|| format!("has more than {most} characters"))
        }
        Check::OneOf(values) => {
            (!values.contains(&json)).then(|| format!("is none of {}", values.join(", ")))
        }
        Check::MinItems(least) => {
            (items(json)? < least).then(|| format!("has fewer than {least} items"))
        }
        Check::MaxItems(most) => {
            (items(json)? > most).then(|| format!("has more than {most} items"))
        }
    }
}

fn answered(answer: &str) -> String {
    if answer.is_empty() {
        ", and no answer to that is documented".to_owned()
    } else {
        format!(", which the server answers with {answer}")
    }
}

/// Whether a text matches; `None` for what is no text, or for a pattern that no engine here can read.
fn matches(pattern: &str, json: &str) -> Option<bool> {
    let text: String = serde_json::from_str(json).ok()?;
    pattern_matches(pattern, &text)
}

/// Integers exactly; a number with a fraction as the nearest one that compares the same way.
fn number(json: &str) -> Option<i128> {
    json.parse().ok().or_else(|| {
        let number: f64 = json.parse().ok()?;
        let outward = if number < 0.0 {
            number.floor()
        } else {
            number.ceil()
        };
        #[expect(
            clippy::cast_possible_truncation,
            reason = "out of range saturates, which compares the same way"
        )]
        Some(outward as i128)
    })
}

fn wide(bound: i64) -> i128 {
    bound.into()
}

fn length(json: &str) -> Option<u64> {
    let text: String = serde_json::from_str(json).ok()?;
    u64::try_from(text.chars().count()).ok()
}

fn items(json: &str) -> Option<u64> {
    let items: Vec<IgnoredAny> = serde_json::from_str(json).ok()?;
    u64::try_from(items.len()).ok()
}
