//! Where the code of some replies may stand, and what means success there.

use std::collections::BTreeMap;

use bilispec_codegen::source::Json;

use super::envelope::{Form, Path, at, form_of};
use super::envelope_names::{GOOD, MESSAGES};

/// A place that may hold a code.
pub(super) struct Candidate {
    pub(super) place: Path,
    pub(super) form: Form,
    pub(super) good: Json,
}

impl Candidate {
    /// A place where all that stands in some replies has one form; `pool` tells what succeeds.
    pub(super) fn of(place: &Path, replies: &[&Json], pool: &[&Json]) -> Option<Self> {
        let values: Vec<&Json> = replies
            .iter()
            .filter_map(|reply| at(reply, place))
            .collect();
        let form = values.iter().find_map(|value| form_of(value))?;
        if !values
            .iter()
            .all(|value| **value == Json::Null || form_of(value) == Some(form))
        {
            return None;
        }
        let mut counts: BTreeMap<String, (u64, Json)> = BTreeMap::new();
        for value in pool.iter().filter_map(|reply| at(reply, place)) {
            if form_of(value) == Some(form) {
                counts
                    .entry(value.to_string())
                    .or_insert_with(|| (0, value.clone()))
                    .0 += 1;
            }
        }
        let good = success(form, &counts)?;
        let name = place.last().map(String::as_str).unwrap_or_default();
        // A status or a state that only counts is none.
        let counts_only =
            matches!(name, "status" | "state") && form == Form::Integer && counts.len() > 1;
        if counts_only && good != Json::Number(0.into()) {
            return None;
        }
        let candidate = Self {
            place: place.clone(),
            form,
            good,
        };
        (form == Form::Boolean || candidate.agrees_with_flags(replies)).then_some(candidate)
    }

    /// A flag beside the code says the same.
    fn agrees_with_flags(&self, replies: &[&Json]) -> bool {
        replies.iter().all(|reply| {
            let flag = ["success", "ok", "Success"]
                .iter()
                .find_map(|name| match reply.get(name) {
                    Some(Json::Bool(flag)) => Some(*flag),
                    _ => None,
                });
            match (flag, at(reply, &self.place)) {
                (Some(flag), Some(own)) => *own == Json::Null || (*own == self.good) == flag,
                _ => true,
            }
        })
    }

    /// This place and others that hold the same code where it does not, if nearly all replies have one of them.
    pub(super) fn with_others(
        &self,
        candidates: &[Self],
        replies: &[&Json],
        objects: usize,
    ) -> Option<Vec<Path>> {
        let has = |place: &Path, reply: &Json| at(reply, place).is_some();
        let mut places = vec![self.place.clone()];
        for other in candidates {
            let alike = other.form == self.form
                && other.good == self.good
                && other.place.len() == self.place.len()
                && !places.contains(&other.place);
            if !alike {
                continue;
            }
            let is_needed = replies.iter().any(|reply| {
                has(&other.place, reply) && !places.iter().any(|place| has(place, reply))
            });
            let repeats = replies.iter().any(|reply| has(&other.place, reply))
                && replies.iter().all(|reply| {
                    let (own, its) = (at(reply, &self.place), at(reply, &other.place));
                    own.is_none() || its.is_none() || own == its || own == Some(&Json::Null)
                });
            let is_loose = matches!(
                other.place.last().map(String::as_str),
                Some("status" | "state")
            );
            if is_needed || repeats && !is_loose {
                places.push(other.place.clone());
            }
        }
        let covered = replies
            .iter()
            .filter(|reply| places.iter().any(|place| has(place, reply)))
            .count();
        (covered * 5 >= objects * 4).then_some(places)
    }
}

fn means_success(text: &str) -> bool {
    text.bytes().all(|byte| byte == b'0') || GOOD.contains(&text.to_ascii_lowercase().as_str())
}

/// What means success among the values of a place.
fn success(form: Form, counts: &BTreeMap<String, (u64, Json)>) -> Option<Json> {
    let seen = |wanted: &Json| counts.values().any(|(_, value)| value == wanted);
    match form {
        Form::Boolean => Some(Json::Bool(true)),
        Form::Integer => {
            let codes = [0, 200, 1, 10000].map(|code: i64| Json::Number(code.into()));
            codes.into_iter().find(|code| seen(code))
        }
        Form::Text => {
            let texts = counts
                .values()
                .filter(|(_, value)| value.as_str().is_some_and(means_success));
            texts
                .max_by_key(|(count, _)| *count)
                .map(|(_, value)| value.clone())
        }
    }
}

/// Texts for people in an object.
pub(super) fn messages(head: &[String], replies: &[&Json], code: &[Path]) -> Vec<Path> {
    let mut found = Vec::new();
    for name in MESSAGES {
        let mut place = head.to_vec();
        place.push(name.to_owned());
        let values: Vec<&Json> = replies
            .iter()
            .filter_map(|reply| at(reply, &place))
            .collect();
        let is_text = |value: &&Json| matches!(value, Json::String(_) | Json::Null);
        if !values.is_empty()
            && values.iter().all(is_text)
            && !code.contains(&place)
            && found.len() < 3
        {
            found.push(place);
        }
    }
    found
}
