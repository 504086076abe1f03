//! Calls to one address: what tells a new one from those that are described, as `x-when` has it.
//!
//! A constant of the query or the body does if it is a word in each call, and another in each: an id or an amount is
//! another one by chance.

use bilispec_codegen::edit::Edit;
use bilispec_codegen::model::{Operation, Place};
use bilispec_codegen::source::Json;

use crate::discover::call::{Call, Sent};
use crate::discover::group;
use crate::learn::{Draft, FileEdit};

/// What tells a new call from others at its address.
#[derive(Debug, Clone)]
pub(super) struct Selector {
    place: Place,
    name: String,
    value: Json,
}

impl Selector {
    /// As a group of calls has it.
    pub(super) fn of_group(&self) -> group::Selector {
        group::Selector {
            place: word(self.place),
            name: self.name.clone(),
            value: self.value.as_str().unwrap_or_default().to_owned(),
        }
    }

    /// The first word that the new call has in another form than each of the known ones.
    pub(super) fn between(
        known: &[&Operation],
        query: &[(String, String)],
        call: Option<&Call>,
    ) -> Option<Self> {
        sent(query, call).into_iter().find(|own| {
            let others = known.iter().map(|other| own.value_of(other));
            is_word(&own.value)
                && others
                    .into_iter()
                    .all(|other| other.is_some_and(|other| is_word(&other) && other != own.value))
        })
    }

    /// What gives the known calls their selectors, where they have none.
    pub(super) fn edits(&self, draft: &Draft, known: &[&Operation]) -> Vec<FileEdit> {
        let edits = known.iter().filter(|other| other.when.is_empty());
        edits
            .filter_map(|other| {
                let (file, id) = draft.place(other.span)?;
                let (base, _) = id.rsplit_once('/')?;
                let value = mark(self.place, &self.name, self.value_of(other)?);
                let edit = Edit::insert(base, "x-when", value);
                Some(FileEdit { file, edit })
            })
            .collect()
    }

    /// The value that a known call has in its place: a constant, or that of its examples.
    fn value_of(&self, other: &Operation) -> Option<Json> {
        let when = other.when.iter();
        let mut when = when.filter(|one| one.place == self.place && one.name == self.name);
        if let Some(one) = when.next() {
            return Some(one.value.clone());
        }
        let mut parameters = other.request.parameters.iter();
        let parameter = parameters.find(|one| one.place == self.place && one.name == self.name)?;
        if let Some(constant) = &parameter.constant {
            return Some(constant.clone());
        }
        let arguments = other.examples.iter().flat_map(|example| &example.request);
        let mut values = arguments
            .filter(|given| given.place == self.place && given.name == self.name)
            .map(|given| given.value.clone());
        let first = values.next()?;
        values.all(|value| value == first).then_some(first)
    }
}

fn word(place: Place) -> &'static str {
    match place {
        Place::Form => "form",
        Place::Json | Place::Body => "body",
        _ => "query",
    }
}

fn mark(place: Place, name: &str, value: Json) -> Json {
    let member = Json::Object(vec![(name.to_owned(), value)]);
    Json::Object(vec![(word(place).to_owned(), member)])
}

/// All that a call sends by name.
fn sent(query: &[(String, String)], call: Option<&Call>) -> Vec<Selector> {
    let text = |place: Place, name: &str, value: &str| Selector {
        place,
        name: name.to_owned(),
        value: Json::String(value.to_owned()),
    };
    let mut all: Vec<Selector> = query
        .iter()
        .map(|(name, value)| text(Place::Query, name, value))
        .collect();
    match call.map(|call| &call.sent) {
        Some(Sent::Json(Json::Object(members))) => {
            all.extend(members.iter().map(|(name, value)| Selector {
                place: Place::Json,
                name: name.clone(),
                value: value.clone(),
            }));
        }
        Some(Sent::Form(fields)) => {
            all.extend(
                fields
                    .iter()
                    .map(|(name, value)| text(Place::Form, name, value)),
            );
        }
        _ => {}
    }
    all
}

/// A word: what a program writes, and no number, id or token.
fn is_word(value: &Json) -> bool {
    let Json::String(text) = value else {
        return false;
    };
    let letters = text.chars().filter(char::is_ascii_alphabetic).count();
    let fits = |c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '-' | '.' | '/' | ':');
    letters > 0 && text.len() <= 40 && text.chars().all(fits)
}
