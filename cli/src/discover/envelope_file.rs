//! Envelopes as operations of a spec have them: one that is known, or a new one and its name.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use bilispec_codegen::model;
use bilispec_codegen::source::Json;
use bilispec_wire::envelope::{Code, Success};
use bilispec_wire::json::pointer;

use super::call::Call;
use super::envelope::{self, Envelope, Form, Path, Verdict};
use super::group::Group;
use super::{envelope_find, hosts, words};
use crate::learn::Draft;
use crate::observations::Shape;

/// What an operation's replies stand in.
#[derive(Debug, Clone)]
pub(super) enum Named {
    /// Nothing.
    None,
    /// An envelope that the spec has: how others refer to its forms is read from one of its operations.
    Known(Envelope, usize),
    /// A new one.
    New(Box<New>),
}

/// An envelope that is to be written.
#[derive(Debug, Clone)]
pub(super) struct New {
    pub(super) envelope: Envelope,
    /// What its parts begin with.
    pub(super) name: String,
    /// What stood at the top of all its replies.
    pub(super) members: Shape,
}

impl Named {
    pub(super) fn envelope(&self) -> Option<&Envelope> {
        match self {
            Named::None => None,
            Named::Known(envelope, _) => Some(envelope),
            Named::New(new) => Some(&new.envelope),
        }
    }
}

/// Names of types that the spec has.
fn taken(draft: &Draft) -> BTreeSet<String> {
    let api = draft.loaded().api.iter();
    let envelopes = api
        .flat_map(|api| &api.envelopes)
        .map(|envelope| envelope.name.clone());
    envelopes
        .map(|name| name.trim_end_matches("Envelope").to_owned())
        .collect()
}

/// A model's envelope in the form of this module.
pub(super) fn of_model(known: &model::Envelope) -> Envelope {
    let path = |place: &String| -> Path { pointer::tokens(place).map(Cow::into_owned).collect() };
    let codes = match &known.success {
        Success::Values(codes) => codes.as_ref(),
        Success::Absent => &[],
    };
    Envelope {
        code: known.code.iter().map(path).collect(),
        form: match codes.first() {
            Some(Code::Boolean(_)) => Form::Boolean,
            Some(Code::Integer(_)) => Form::Integer,
            // Without a list, a code may have any form.
            Some(Code::Text(_)) | None => Form::Text,
        },
        success: codes.iter().map(Json::from).collect(),
        absent: known.success == Success::Absent,
        message: known.message.iter().map(path).collect(),
        payload: Some(path(&known.data)).filter(|path| !path.is_empty()),
        flat: known.data.is_empty() && !known.is_none(),
        always: true,
    }
}

/// The envelope of each group; or why it has none that can be described.
pub(super) fn of_groups<'c>(
    draft: &Draft,
    groups: &[Group],
    own: &dyn Fn(&Group) -> Vec<&'c Call>,
) -> Vec<Result<Named, String>> {
    let mut named: Vec<Result<Named, String>> = groups.iter().map(|_| Ok(Named::None)).collect();
    let mut by_origin: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, group) in groups.iter().enumerate() {
        by_origin
            .entry(group.origin.as_str())
            .or_default()
            .push(number);
    }
    let mut names = taken(draft);
    for (origin, numbers) in by_origin {
        let replies: Vec<Vec<&Call>> = numbers
            .iter()
            .filter_map(|number| groups.get(*number))
            .map(|group| {
                let calls = own(group);
                let answered: Vec<&Call> = calls
                    .iter()
                    .copied()
                    .filter(|call| call.is_answered())
                    .collect();
                if answered.is_empty() { calls } else { answered }
            })
            .collect();
        let unknown = known_first(draft, origin, &numbers, &replies, &mut named);
        let replies: Vec<Vec<&Call>> = { replies }
            .into_iter()
            .enumerate()
            .map(|(place, calls)| {
                if unknown.contains(&place) {
                    calls
                } else {
                    Vec::new()
                }
            })
            .collect();
        for (envelope, places) in envelope_find::find(&replies) {
            let all: Vec<&Call> = places
                .iter()
                .filter_map(|place| replies.get(*place))
                .flatten()
                .copied()
                .collect();
            let name = name(
                draft,
                &hosts::tag(origin, &hosts::project(draft)),
                &envelope,
                &all,
                &mut names,
            );
            for place in places {
                if let Some(slot) = numbers.get(place).and_then(|number| named.get_mut(*number)) {
                    slot.clone_from(&name);
                }
            }
        }
    }
    named
}

/// Gives groups the envelopes that the spec has, where their replies are of that form; the places of the others.
fn known_first(
    draft: &Draft,
    origin: &str,
    numbers: &[usize],
    replies: &[Vec<&Call>],
    named: &mut [Result<Named, String>],
) -> Vec<usize> {
    let candidates = candidates(draft, origin);
    let mut others = Vec::new();
    for (place, calls) in replies.iter().enumerate() {
        let found = candidates.iter().find(|(known, members, _)| {
            let mut all = calls.iter().filter_map(|call| call.json()).peekable();
            all.peek().is_some() && all.all(|json| is_of(known, members, json))
        });
        let slot = numbers.get(place).and_then(|number| named.get_mut(*number));
        match (found, slot) {
            (Some((known, _, number)), Some(slot)) => {
                *slot = Ok(Named::Known(known.clone(), *number));
            }
            _ => others.push(place),
        }
    }
    others
}

/// Whether a reply holds nothing but what an envelope describes.
fn is_of(known: &Envelope, members: &[String], json: &Json) -> bool {
    let Json::Object(own) = json else {
        return false;
    };
    let is_known = own.iter().all(|(name, _)| members.contains(name));
    let has_payload = || {
        let place = known.payload.as_ref();
        place.is_some_and(|place| envelope::at(json, place).is_some())
    };
    is_known
        && match known.verdict(json) {
            Verdict::Success => has_payload(),
            Verdict::Refused(_) => true,
            Verdict::Other => false,
        }
}

/// The envelopes of a spec with the names at their top and an operation that has each; those of the host first.
fn candidates(draft: &Draft, origin: &str) -> Vec<(Envelope, Vec<String>, usize)> {
    let Some(api) = &draft.loaded().api else {
        return Vec::new();
    };
    let mut seen = Vec::new();
    let operations = api.operations.iter().enumerate();
    let (own, others): (Vec<_>, Vec<_>) =
        operations.partition(|(_, operation)| operation.host == origin);
    let mut all = Vec::new();
    for (number, operation) in own.into_iter().chain(others) {
        let id = operation.reply.envelope;
        let model = api.envelope(id);
        if model.is_none() || seen.contains(&id) {
            continue;
        }
        seen.push(id);
        let members = model.members.iter().map(|member| member.name.clone());
        all.push((of_model(model), members.collect(), number));
    }
    all
}

/// The envelope that a reply nobody has seen most likely has: that of other calls to the host.
pub(super) fn likely(draft: &Draft, origin: &str) -> Named {
    let mut all = candidates(draft, origin).into_iter();
    all.next().map_or(Named::None, |(known, _, number)| {
        Named::Known(known, number)
    })
}

/// The envelope of some calls: one that the spec has, or a new one.
fn name(
    draft: &Draft,
    tag: &str,
    envelope: &Envelope,
    calls: &[&Call],
    taken: &mut BTreeSet<String>,
) -> Result<Named, String> {
    let api = draft
        .loaded()
        .api
        .as_ref()
        .ok_or("the spec can't be used")?;
    for (number, operation) in api.operations.iter().enumerate() {
        let model = api.envelope(operation.reply.envelope);
        if model.is_none() {
            continue;
        }
        let known = of_model(model);
        let is_same = (known.absent || known.form == envelope.form)
            && known.success == envelope.success
            && known.absent == envelope.absent
            && (known.payload == envelope.payload || envelope.is_bare())
            && envelope.code.iter().all(|place| known.code.contains(place))
            && envelope
                .message
                .iter()
                .take(1)
                .all(|place| known.message.contains(place));
        if is_same {
            return Ok(Named::Known(known, number));
        }
    }
    let plain = pascal(tag);
    let code = envelope
        .code
        .first()
        .and_then(|place| place.last())
        .map(|name| pascal(name))
        .unwrap_or_default();
    let numbered = (2..100).map(|number| format!("{plain}{number}"));
    let names = [plain.clone(), format!("{plain}{code}")]
        .into_iter()
        .chain(numbered);
    let name = { names }
        .find(|name| !taken.contains(name))
        .unwrap_or(plain);
    taken.insert(name.clone());
    let mut members = Shape::default();
    for json in calls.iter().filter_map(|call| call.json()) {
        members.merge(Shape::of_exchange("", json));
    }
    Ok(Named::New(Box::new(New {
        envelope: envelope.clone(),
        name,
        members,
    })))
}

fn pascal(text: &str) -> String {
    let words = words::words(text);
    let words = words.iter().map(|word| {
        let mut chars = word.chars();
        let first = chars.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(chars).collect::<String>()
    });
    let name: String = words.collect();
    if name.starts_with(|c: char| c.is_ascii_uppercase()) {
        name
    } else {
        format!("Api{name}")
    }
}

impl New {
    /// The names of its parts: the test, the success, the refusal.
    pub(super) fn parts(&self) -> [String; 3] {
        ["IsSuccess", "Success", "Refusal"].map(|part| format!("{}{part}", self.name))
    }

    /// The codes of its operations.
    pub(super) fn codes(&self) -> String {
        format!("{}Codes", self.name)
    }
}
