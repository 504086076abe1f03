//! The outer object of replies: where the code stands, what succeeds, where message and payload are.

use bilispec_codegen::source::Json;

use super::envelope_names::CODES;

/// Names of members, from the reply down.
pub(crate) type Path = Vec<String>;

/// Of which type a code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Form {
    Integer,
    Text,
    Boolean,
}

/// An envelope.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Envelope {
    /// Where the code stands, the one that decides first.
    pub(crate) code: Vec<Path>,
    pub(crate) form: Form,
    pub(crate) success: Vec<Json>,
    /// No code at all is a success.
    pub(crate) absent: bool,
    pub(crate) message: Vec<Path>,
    /// `None`: the payload's members stand beside the code, or there are none.
    pub(crate) payload: Option<Path>,
    /// Members stand beside code and message.
    pub(crate) flat: bool,
    /// The payload is in every success.
    pub(crate) always: bool,
}

/// What a reply says by an envelope.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Verdict {
    Success,
    /// The code; `None` for null in all places.
    Refused(Option<Json>),
    /// It has none of the members.
    Other,
}

pub(crate) fn at<'j>(json: &'j Json, path: &[String]) -> Option<&'j Json> {
    path.iter().try_fold(json, |value, step| match value {
        Json::Array(items) => items.get(step.parse::<usize>().ok()?),
        value => value.get(step),
    })
}

pub(super) fn path(steps: &[&str]) -> Path {
    steps.iter().map(|step| (*step).to_owned()).collect()
}

pub(super) fn form_of(value: &Json) -> Option<Form> {
    match value {
        Json::Bool(_) => Some(Form::Boolean),
        Json::Number(number) => number.as_i64().map(|_| Form::Integer),
        Json::String(text) if text.len() <= 60 => Some(Form::Text),
        _ => None,
    }
}

impl Form {
    /// The type in JSON Schema.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Integer => "integer",
            Self::Text => "string",
            Self::Boolean => "boolean",
        }
    }
}

impl Envelope {
    /// What a reply says.
    pub(crate) fn verdict(&self, reply: &Json) -> Verdict {
        let found: Vec<&Json> = self
            .code
            .iter()
            .filter_map(|place| at(reply, place))
            .collect();
        match found.iter().find(|value| ***value != Json::Null) {
            Some(value) if self.success.contains(value) => Verdict::Success,
            Some(value) if form_of(value) == Some(self.form) => {
                Verdict::Refused(Some((**value).clone()))
            }
            Some(value) if self.absent => {
                Verdict::Refused(form_of(value).map(|_| (**value).clone()))
            }
            Some(_) => Verdict::Other,
            None if self.absent && matches!(reply, Json::Object(_)) => Verdict::Success,
            None if self.absent || found.is_empty() => Verdict::Other,
            None => Verdict::Refused(None),
        }
    }

    /// The server's own words.
    pub(crate) fn message_of<'j>(&self, reply: &'j Json) -> Option<&'j str> {
        let texts = self
            .message
            .iter()
            .filter_map(|place| at(reply, place)?.as_str());
        { texts }.find(|text| !text.trim().is_empty())
    }

    /// The payload of a success.
    pub(crate) fn payload_of(&self, reply: &Json) -> Option<Json> {
        match (&self.payload, reply) {
            (Some(place), reply) => at(reply, place).cloned(),
            (None, Json::Object(members)) => {
                let own = members.iter().filter(|(name, _)| !self.is_own(name));
                Some(Json::Object(own.cloned().collect()))
            }
            (None, _) => None,
        }
    }

    /// Whether a member at the top is the envelope's.
    pub(crate) fn is_own(&self, name: &str) -> bool {
        let places = self.code.iter().chain(&self.message).chain(&self.payload);
        { places }.any(|place| place.first().is_some_and(|first| first == name))
    }

    /// Whether two operations have one envelope: the same payload, form and success, and a code in common.
    pub(super) fn fits_with(&self, other: &Self) -> bool {
        let is_same_head = |one: &Path, other: &Path| one.len() == other.len();
        (self.form == other.form || self.absent)
            && self.success == other.success
            && self.absent == other.absent
            && self.code.iter().any(|place| other.code.contains(place))
            && self
                .code
                .iter()
                .zip(&other.code)
                .all(|(one, other)| is_same_head(one, other))
            && (self.payload == other.payload
                || self.payload.is_some() && other.is_bare()
                || other.payload.is_some() && self.is_bare())
    }

    /// No payload was seen at all.
    pub(super) fn is_bare(&self) -> bool {
        self.payload.is_none() && !self.flat
    }

    pub(super) fn take_in(&mut self, other: Self) {
        let rank = |place: &Path| {
            CODES
                .iter()
                .position(|name| place.last().is_some_and(|last| last == name))
        };
        for place in other.code {
            if !self.code.contains(&place) {
                self.code.push(place);
            }
        }
        // An error's code comes before the error that holds it.
        self.code
            .sort_by_key(|place| (std::cmp::Reverse(place.len()), rank(place)));
        for place in other.message {
            if !self.message.contains(&place) {
                self.message.push(place);
            }
        }
        if self.payload.is_none() {
            self.payload = other.payload;
            self.always = other.always;
        } else {
            self.always &= other.always;
        }
    }
}
