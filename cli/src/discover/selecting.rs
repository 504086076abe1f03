//! Selectors: the constants that tell calls at one address apart.

use std::collections::BTreeSet;

use bilispec_codegen::source::Json;

use super::call::{Call, Sent};
use super::group::{Group, Selector};
use crate::observations::keys;

/// More values than this select nothing.
const MOST_SELECTED: usize = 30;

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
pub(super) fn selected(group: Group, calls: &[Call]) -> Vec<Group> {
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
