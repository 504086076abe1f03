//! Which calls are of one operation: by method, host and a template of the path.
//!
//! A step of a path is a value if it looks like one, or if calls differ in it alone and are answered alike. A selector
//! tells calls at one address apart.

use std::collections::{BTreeMap, BTreeSet};

use bilispec_codegen::source::Json;

use super::call::{Call, Sent};
use super::words;
use crate::observations::keys;

/// So many steps at one place, answered alike, make it a value.
const VARIETY: usize = 3;
/// Fewer keys of a reply than this tell nothing.
const LEAST_KEYS: usize = 2;
/// More values than this select nothing.
const MOST_SELECTED: usize = 30;

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
        if numbers.len() < needed || !alike {
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

fn are_alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let shared = one.intersection(other).count();
    let all = one.union(other).count();
    one.len().min(other.len()) > LEAST_KEYS && shared * 10 >= all * 7
}

/// Names that select what a call does, by themselves.
const SELECTORS: [&str; 12] = [
    "method",
    "action",
    "act",
    "operation",
    "operationname",
    "op",
    "cmd",
    "command",
    "func",
    "function",
    "api",
    "do",
];

/// Names of keys under which a server keeps queries.
const KEYS: [&str; 6] = [
    "doc_id",
    "docid",
    "query_id",
    "queryid",
    "query_hash",
    "fb_api_req_friendly_name",
];

/// What a program was built with, though nobody can read it.
fn is_key_of_query(text: &str) -> bool {
    (8..=80).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// A group for each value of the selector, where there is one.
fn selected(group: Group, calls: &[Call]) -> Vec<Group> {
    let own: Vec<(usize, &Call)> = group
        .calls
        .iter()
        .filter_map(|number| Some((*number, calls.get(*number)?)))
        .collect();
    let Some((_, first)) = own.first() else {
        return Vec::new();
    };
    let found = names(first).into_iter().find_map(|(place, name)| {
        let is_rpc = name == "method" && first.text_of("jsonrpc").is_some();
        let lower = name.to_ascii_lowercase();
        let is_key = KEYS.contains(&lower.as_str());
        if !is_key && !SELECTORS.contains(&lower.as_str()) {
            return None;
        }
        let values: Option<Vec<String>> = own.iter().map(|(_, call)| call.text_of(&name)).collect();
        let values = values?;
        let distinct: BTreeSet<&String> = values.iter().collect();
        let fits = distinct.len() <= MOST_SELECTED
            && distinct
                .iter()
                .all(|value| is_word(value) || is_key && is_key_of_query(value));
        // One word selects nothing, but where the name alone says that others would.
        let enough = distinct.len() > 1 || is_rpc || is_key || lower == "operationname";
        (fits && enough).then_some((place, name, values))
    });
    let Some((place, name, values)) = found else {
        return vec![group];
    };
    let mut by_value: Vec<(String, Vec<usize>)> = Vec::new();
    for ((number, _), value) in own.iter().zip(values) {
        match by_value.iter_mut().find(|(known, _)| *known == value) {
            Some((_, numbers)) => numbers.push(*number),
            None => by_value.push((value, vec![*number])),
        }
    }
    let parts = by_value.into_iter().map(|(value, numbers)| Group {
        selector: Some(Selector {
            place,
            name: name.clone(),
            value,
        }),
        calls: numbers,
        ..group.clone()
    });
    parts.collect()
}

/// Where a call sends names, and which.
fn names(call: &Call) -> Vec<(&'static str, String)> {
    let mut names: Vec<(&'static str, String)> = call
        .query
        .iter()
        .map(|(name, _)| ("query", name.clone()))
        .collect();
    match &call.sent {
        Sent::Form(fields) => names.extend(fields.iter().map(|(name, _)| ("form", name.clone()))),
        Sent::Json(Json::Object(members)) => {
            names.extend(members.iter().map(|(name, _)| ("body", name.clone())));
        }
        _ => {}
    }
    names
}

/// A word: what a program writes, and no number, id or token.
pub(crate) fn is_word(text: &str) -> bool {
    let letters = text.chars().filter(char::is_ascii_alphabetic).count();
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | ':');
    letters > 0 && text.len() <= 60 && text.chars().all(fits) && !keys::is_data(text)
}

impl Group {
    /// The path, with the names of its values in braces.
    pub(crate) fn path(&self) -> String {
        let mut names = self.value_names().into_iter();
        let steps = self.steps.iter().map(|step| match step {
            Step::Literal(step) => format!("/{step}"),
            Step::Value(suffix) => format!("/{{{}}}{suffix}", names.next().unwrap_or_default()),
        });
        let path: String = steps.collect();
        if path.is_empty() {
            "/".to_owned()
        } else {
            path
        }
    }

    /// The names of the values in the path, by what stands in front of each.
    pub(crate) fn value_names(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let mut before: Option<String> = None;
        for step in &self.steps {
            match step {
                Step::Literal(step) => before = words::says_something(step).then(|| step.clone()),
                Step::Value(_) => {
                    let noun = before
                        .take()
                        .map(|step| words::singular(&words::snake(&words::words(&step))));
                    let plain = noun.map_or_else(|| "id".to_owned(), |noun| format!("{noun}_id"));
                    let more = ["other", "next", "further", "last"]
                        .iter()
                        .map(|word| format!("{word}_{plain}"));
                    let free = std::iter::once(plain.clone())
                        .chain(more)
                        .find(|name| !names.contains(name));
                    names.push(free.unwrap_or_else(|| format!("{plain}_{}", names.len() + 1)));
                }
            }
        }
        names
    }

    /// The values in the path of a call, by their names.
    pub(crate) fn values_of(&self, call: &Call) -> Vec<(String, String)> {
        let mut names = self.value_names().into_iter();
        let both = self.steps.iter().zip(&call.steps);
        let values = both.filter_map(|(step, own)| match step {
            Step::Literal(_) => None,
            Step::Value(suffix) => {
                let value = own.strip_suffix(suffix.as_str()).unwrap_or(own);
                Some((names.next()?, value.to_owned()))
            }
        });
        values.collect()
    }

    /// What the operation is called, shortest name first.
    pub(crate) fn ids(&self, is_list: bool) -> Vec<String> {
        let literals = self.steps.iter().filter_map(|step| match step {
            Step::Literal(step) if words::says_something(step) => {
                let stem = step.split_once('.').map_or(step.as_str(), |(stem, _)| stem);
                Some(words::words(stem))
            }
            _ => None,
        });
        let mut literals: Vec<Vec<String>> = literals.collect();
        if let Some(selector) = self.selector.as_ref().filter(|one| is_word(&one.value)) {
            let tail = selector.value.rsplit(['/', ':']).next().unwrap_or_default();
            let words = words::words(&tail.replace('.', "_"));
            return vec![
                words::snake(&words),
                words::snake(&[literals.concat(), words].concat()),
            ];
        }
        let ends_with_value = matches!(self.steps.last(), Some(Step::Value(_)));
        let verb = literals
            .last()
            .filter(|_| !ends_with_value)
            .and_then(|last| {
                let first = last.first().filter(|word| words::is_verb(word))?;
                Some((first.clone(), last.clone()))
            });
        let act = match (&verb, self.method.as_str()) {
            (Some((_, step)), _) => {
                literals.pop();
                step.clone()
            }
            (None, "GET") if is_list && !ends_with_value => vec!["list".to_owned()],
            (None, "GET") => vec!["get".to_owned()],
            (None, "POST") if ends_with_value => vec!["update".to_owned()],
            (None, "POST")
                if literals
                    .last()
                    .is_some_and(|last| last.last().is_some_and(|word| words::is_plural(word))) =>
            {
                vec!["create".to_owned()]
            }
            (None, "POST") => vec!["post".to_owned()],
            (None, "PUT") => vec!["replace".to_owned()],
            (None, "PATCH") => vec!["update".to_owned()],
            (None, "DELETE") => vec!["delete".to_owned()],
            (None, other) => vec![other.to_ascii_lowercase()],
        };
        let keeps_plural = act.first().is_some_and(|word| word == "list");
        let nouns = |count: usize| -> Vec<String> {
            let from = literals.len().saturating_sub(count);
            let own = literals.get(from..).unwrap_or_default();
            let last = own.len().saturating_sub(1);
            let named = own.iter().enumerate().flat_map(|(index, words)| {
                let mut words = words.clone();
                if !(keeps_plural && index == last)
                    && let Some(word) = words.last_mut()
                {
                    *word = words::singular(word);
                }
                words
            });
            named.collect()
        };
        let ids = (1..=literals.len().max(1))
            .map(|count| words::snake(&[act.clone(), nouns(count)].concat()));
        ids.collect()
    }
}
