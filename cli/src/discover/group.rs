//! Calls of one operation, and the template of their paths.

use super::words;
use crate::observations::keys;

/// A step of a template.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    /// As it stands.
    Literal(String),
    /// A value, and what stands behind it in the same step: `.json`, `:cancel`.
    Value(String),
}

/// What tells calls at one address apart.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Selector {
    /// `query`, `form` or `body`.
    pub(crate) place: &'static str,
    pub(crate) name: String,
    pub(crate) value: String,
}

/// Calls of one operation.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) method: String,
    pub(crate) origin: String,
    pub(crate) steps: Vec<Step>,
    /// What somebody called its values, if somebody did.
    pub(crate) names: Vec<String>,
    pub(crate) selector: Option<Selector>,
    /// Their numbers, in the order of the captures.
    pub(crate) calls: Vec<usize>,
}

/// The template of a path by what its steps look like.
pub(crate) fn template(steps: &[String]) -> Vec<Step> {
    let numbered = steps.iter().enumerate();
    numbered
        .map(|(index, step)| {
            let is_version = words::is_version(&step.to_ascii_lowercase());
            // A number in front is a version: `/2/tweets`.
            let in_front = index == 0
                && steps.len() > 1
                && step.len() == 1
                && step.bytes().all(|b| b.is_ascii_digit());
            if is_version && index < 3 || in_front {
                return Step::Literal(step.clone());
            }
            of_step(step)
        })
        .collect()
}

fn of_step(step: &str) -> Step {
    let cut = step.find([':', '.']).filter(|cut| *cut > 0);
    if let Some((head, tail)) = cut.and_then(|cut| step.split_at_checked(cut)) {
        let rest = tail.get(1..).unwrap_or_default();
        let is_word =
            (2..=12).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_lowercase());
        if is_word && keys::is_data(head) {
            return Step::Value(tail.to_owned());
        }
    }
    if keys::is_data(step) || step.starts_with('~') || !step.bytes().all(|b| b.is_ascii_graphic()) {
        Step::Value(String::new())
    } else {
        Step::Literal(step.to_owned())
    }
}
