//! Envelopes as operations of a spec have them: one that is known, or a new one and its name.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use bilispec_codegen::model;
use bilispec_codegen::source::Json;
use bilispec_wire::envelope::{Code, Success};
use bilispec_wire::json::pointer;

use super::call::Call;
use super::envelope::{Envelope, Form, Path};
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
fn of_model(known: &model::Envelope) -> Envelope {
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
