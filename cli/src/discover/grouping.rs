//! Which calls are of one operation: by method, host and a template of the path.
//!
//! A step of a path is a value if it looks like one, or if calls differ in it alone, send the like and are answered alike.
//! A selector tells calls at one address apart.

use std::collections::{BTreeMap, BTreeSet};

use bilispec_codegen::source::Json;

use super::call::{Call, Sent};
use super::group::{Group, Step, template};
use super::selecting::selected;
use super::words;

/// So many steps at one place, answered alike, make it a value.
const VARIETY: usize = 3;

/// Fewer keys of a reply than this tell nothing.
const LEAST_KEYS: usize = 2;

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

/// Host, method, and all steps but the one in which groups differ.
type Family = (String, String, Vec<Option<Step>>);
