//! Which calls are of one operation: by method, host and a template of the path.
//!
//! A step of a path is a value if it looks like one, or if calls differ in it alone, send the like and are answered alike.
//! A selector tells calls at one address apart.

use std::collections::{BTreeMap, BTreeSet};

use bilispec_codegen::source::Json;

use super::call::{Call, Sent};
use super::selecting::selected;
use super::words;
use crate::observations::keys;

/// So many steps at one place, answered alike, make it a value.
const VARIETY: usize = 3;
/// Fewer keys of a reply than this tell nothing.
const LEAST_KEYS: usize = 2;

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

/// Groups calls.
pub(crate) fn group(calls: &[Call]) -> Vec<Group> {
    let mut by_shape: BTreeMap<(String, String, Vec<Step>), Vec<usize>> = BTreeMap::new();
    for (number, call) in calls.iter().enumerate() {
        let key = (
            call.origin.clone(),
            call.method.clone(),
            template(&call.steps),
        );
        by_shape.entry(key).or_default().push(number);
    }
    let groups = by_shape
        .into_iter()
        .map(|((origin, method, steps), calls)| Group {
            method,
            origin,
            steps,
            names: Vec::new(),
            selector: None,
            calls,
        });
    let groups = by_variety(groups.collect(), calls);
    let mut groups: Vec<Group> = groups
        .into_iter()
        .flat_map(|group| selected(group, calls))
        .collect();
    groups.sort_by_key(|group| group.calls.first().copied());
    groups
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

/// Host, method, and all steps but the one in which groups differ.
type Family = (String, String, Vec<Option<Step>>);

/// Merges groups that differ in one literal step, if there are several and their replies are alike.
fn by_variety(mut groups: Vec<Group>, calls: &[Call]) -> Vec<Group> {
    let mut families: BTreeMap<Family, Vec<usize>> = BTreeMap::new();
    for (number, group) in groups.iter().enumerate() {
        for (place, step) in group.steps.iter().enumerate() {
            let Step::Literal(step) = step else { continue };
            let is_word = words::words(step).iter().any(|word| words::is_verb(word));
            if place == 0 || is_word || !words::says_something(step) {
                continue;
            }
            let steps = group.steps.iter().enumerate();
            let steps = steps.map(|(other, step)| (other != place).then(|| step.clone()));
            let key = (group.origin.clone(), group.method.clone(), steps.collect());
            families.entry(key).or_default().push(number);
        }
    }
    let mut gone = BTreeSet::new();
    for ((_, _, steps), numbers) in families {
        let place = steps.iter().position(Option::is_none).unwrap_or_default();
        let before = place
            .checked_sub(1)
            .and_then(|before| steps.get(before)?.as_ref());
        let of_several = matches!(before, Some(Step::Literal(step)) if words::is_plural(&step.to_ascii_lowercase()));
        let needed = if of_several { VARIETY - 1 } else { VARIETY };
        let numbers: Vec<usize> = numbers
            .into_iter()
            .filter(|number| !gone.contains(number))
            .collect();
        let keys: Vec<BTreeSet<String>> = numbers
            .iter()
            .filter_map(|number| groups.get(*number))
            .map(|group| reply_keys(group, calls))
            .collect();
        let alike = keys
            .windows(2)
            .all(|pair| matches!(pair, [one, other] if are_alike(one, other)));
        let asked = numbers.windows(2).all(|pair| {
            let first = |number: &usize| calls.get(*groups.get(*number)?.calls.first()?);
            matches!(pair, [one, other] if ask_alike(first(one), first(other)))
        });
        if numbers.len() < needed || !alike || !asked {
            continue;
        }
        let mut merged: Vec<usize> = Vec::new();
        for number in &numbers {
            merged.extend(
                groups
                    .get(*number)
                    .into_iter()
                    .flat_map(|group| group.calls.iter().copied()),
            );
        }
        merged.sort_unstable();
        let Some((first, others)) = numbers.split_first() else {
            continue;
        };
        if let Some(group) = groups.get_mut(*first) {
            group.calls = merged;
            if let Some(step) = group.steps.get_mut(place) {
                *step = Step::Value(String::new());
            }
        }
        gone.extend(others.iter().copied());
    }
    let mut number = 0;
    groups.retain(|_| {
        number += 1;
        !gone.contains(&(number - 1))
    });
    groups
}

/// The keys of the first reply, and of what is in it.
fn reply_keys(group: &Group, calls: &[Call]) -> BTreeSet<String> {
    let replies = group
        .calls
        .iter()
        .filter_map(|number| calls.get(*number))
        .filter(|call| call.is_answered());
    let reply = replies
        .filter_map(Call::json)
        .max_by_key(|json| json.to_string().len());
    let mut keys = BTreeSet::new();
    let mut open = vec![(0, String::new(), reply)];
    while let Some((depth, path, value)) = open.pop() {
        let within: Vec<(String, &Json)> = match value {
            Some(Json::Object(members)) => members
                .iter()
                .map(|(key, value)| (format!("{path}/{key}"), value))
                .collect(),
            Some(Json::Array(items)) => items
                .iter()
                .take(1)
                .map(|item| (format!("{path}/*"), item))
                .collect(),
            _ => continue,
        };
        for (path, value) in within {
            keys.insert(path.clone());
            if depth < 3 {
                open.push((depth + 1, path, Some(value)));
            }
        }
    }
    keys
}

/// Whether two calls send the same kind of body, with about the same fields.
fn ask_alike(one: Option<&Call>, other: Option<&Call>) -> bool {
    let names = |sent: &Sent| -> BTreeSet<String> {
        match sent {
            Sent::Form(fields) => fields.iter().map(|(name, _)| name.clone()).collect(),
            Sent::Json(Json::Object(members)) => {
                members.iter().map(|(name, _)| name.clone()).collect()
            }
            Sent::Multipart(parts) => parts.iter().map(|(name, _)| name.clone()).collect(),
            _ => BTreeSet::new(),
        }
    };
    let (Some(one), Some(other)) = (one, other) else {
        return true;
    };
    let (one, other) = (&one.sent, &other.sent);
    let (mine, theirs) = (names(one), names(other));
    let shared = mine.intersection(&theirs).count();
    std::mem::discriminant(one) == std::mem::discriminant(other)
        && shared * 2 >= mine.len().max(theirs.len())
}

fn are_alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let shared = one.intersection(other).count();
    let all = one.union(other).count();
    one.len().min(other.len()) > LEAST_KEYS && shared * 10 >= all * 7
}
