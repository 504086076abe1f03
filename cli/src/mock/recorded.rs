//! The fixture whose recorded request is what came in.
//!
//! Values that are somebody's stand in no fixture as they were sent; so they tell fixtures apart where they are the same,
//! and keep none away where they are not. Refusals that no request leads to by itself (no session, too many calls, a fault
//! of the server) are none of these: the spec's rules decide about them.

use std::borrow::Cow;

use bilispec_codegen::model::{self, CodeClass, Operation, Place};
use bilispec_codegen::source::Json;
use bilispec_wire::parameter::{self as wire, Texts};

use super::fixture::{Fixture, Recorded, Says};
use super::play::Play;
use super::request::Request;

/// What an example says of its request; constants, copies and what cookies fill say nothing of their own.
pub(super) fn of(operation: &Operation, example: &model::Example) -> Recorded {
    let parameters = operation.request.parameters.iter().enumerate();
    let given = parameters.filter_map(|(number, parameter)| {
        let mut given = example.request.iter();
        let same = |one: &&model::ExampleArgument| {
            one.name == parameter.name && one.place == parameter.place
        };
        Some((number, given.find(same)?.value.clone()))
    });
    given.collect()
}

/// The fixture of a request, if one was recorded with it: the one that has the values that are somebody's, too, else that
/// of a success, else the first.
pub(super) fn find<'p>(play: &'p Play, request: &Request) -> Option<&'p Fixture> {
    let sent = sent(play, request);
    let mut best = None;
    for fixture in play
        .fixtures
        .iter()
        .filter(|one| is_of_request(play, &one.says))
    {
        let recorded = fixture.request.as_ref();
        let Some(same) = recorded.and_then(|recorded| compare(play, recorded, &sent)) else {
            continue;
        };
        let is_success = matches!(fixture.says, Says::Success(_));
        // Of a success without a body there is no fixture that could be closer.
        if !is_success && play.empty.is_some() && (same.differs || same.values == 0) {
            continue;
        }
        let closeness = (!same.differs, is_success, same.theirs);
        if best.as_ref().is_none_or(|(known, _)| closeness > *known) {
            best = Some((closeness, fixture));
        }
    }
    best.map(|(_, fixture)| fixture)
}

/// Whether the request is what such an answer rests on.
fn is_of_request(play: &Play, says: &Says) -> bool {
    match says {
        Says::Success(_) | Says::Declined(_) => true,
        Says::Status(status) => !matches!(status, 401 | 403 | 407 | 429 | 500..),
        Says::Refused(code) => {
            let known = play.codes.iter().find(|known| known.value == *code);
            known.is_some_and(|known| {
                !matches!(
                    known.class,
                    CodeClass::Auth
                        | CodeClass::Rate
                        | CodeClass::Pending
                        | CodeClass::Token
                        | CodeClass::Risk
                )
            })
        }
    }
}

/// What was sent of a parameter.
enum Sent<'r> {
    Texts(Texts<'r>),
    Json(&'r Json),
}

/// The values of a request, by parameter.
fn sent<'r>(play: &Play, request: &'r Request) -> Vec<Option<Sent<'r>>> {
    let at = |place: Place| {
        let fields = request.fields.iter().filter(|field| field.place == place);
        let fields = fields.map(|field| {
            let name: Cow<'r, str> = field.name.as_str().into();
            let text: Cow<'r, str> = field.text.as_str().into();
            (name, text)
        });
        wire::decode(&play.wire, place, fields)
    };
    let places = [Place::Path, Place::Query, Place::Header, Place::Form];
    let mut decoded = places.map(|place| (place, at(place)));
    let parameters = play.parameters.iter();
    parameters
        .map(|parameter| {
            let in_body = matches!(parameter.place, Place::Form | Place::Json);
            if let (true, Some(json)) = (in_body, &request.json) {
                let value = if parameter.whole {
                    Some(json)
                } else {
                    json.get(&parameter.name)
                };
                return value.filter(|value| **value != Json::Null).map(Sent::Json);
            }
            let (_, own) = decoded
                .iter_mut()
                .find(|(place, _)| *place == parameter.place)?;
            let number = own.iter().position(|(name, _)| *name == parameter.name)?;
            Some(Sent::Texts(own.swap_remove(number).1))
        })
        .collect()
}

/// What a request has in common with a recorded one.
#[derive(Default)]
struct Same {
    /// Values that are the same.
    values: usize,
    /// Those of them that are somebody's.
    theirs: usize,
    /// Some value that is somebody's is another.
    differs: bool,
}

/// What two requests have in common; `None` if anything differs that is nobody's.
fn compare(play: &Play, recorded: &Recorded, sent: &[Option<Sent<'_>>]) -> Option<Same> {
    let mut same = Same::default();
    for (number, (parameter, sent)) in play.parameters.iter().zip(sent).enumerate() {
        if !parameter.is_own || matches!(parameter.place, Place::Cookie | Place::Body) {
            continue;
        }
        let given = recorded.iter().find(|(known, _)| *known == number);
        let given = given
            .map(|(_, value)| value)
            .filter(|value| **value != Json::Null);
        let given = given.or(parameter.default.as_ref());
        let is_same = match (given, sent) {
            (None, None) => continue,
            (Some(given), Some(sent)) => is_value(sent, given),
            (Some(given), None) => Some(given) == parameter.default.as_ref(),
            (None, Some(_)) => false,
        };
        match (is_same, parameter.sensitive.is_some()) {
            (true, is_theirs) => {
                same.values += 1;
                same.theirs += usize::from(is_theirs);
            }
            (false, true) => same.differs = true,
            (false, false) => return None,
        }
    }
    Some(same)
}

/// Whether what was sent is a value, however it is written.
fn is_value(sent: &Sent<'_>, value: &Json) -> bool {
    match (sent, value) {
        (Sent::Json(sent), value) => alike(sent, value) || text(sent) == text(value),
        (Sent::Texts(Texts::One(sent)), value) => *sent == text(value),
        (Sent::Texts(Texts::Json(sent)), value) => {
            Json::parse(sent.as_bytes()).is_ok_and(|sent| alike(&sent, value))
        }
        (Sent::Texts(Texts::List(sent)), Json::Array(items)) => {
            sent.len() == items.len()
                && sent
                    .iter()
                    .zip(items)
                    .all(|(sent, item)| *sent == text(item))
        }
        (Sent::Texts(Texts::List(sent)), value) => {
            matches!(sent.as_slice(), [one] if *one == text(value))
        }
        (Sent::Texts(Texts::Members(sent)), Json::Object(members)) => {
            let has = |(name, text_): &(Cow<'_, str>, Cow<'_, str>)| {
                let mut members = members.iter();
                members.any(|(known, value)| known == name && text(value) == *text_)
            };
            sent.len() == members.len() && sent.iter().all(has)
        }
        (Sent::Texts(Texts::Members(_)), _) => false,
    }
}

/// Whether two values are the same; an object's members have no order.
fn alike(one: &Json, other: &Json) -> bool {
    match (one, other) {
        (Json::Object(mine), Json::Object(theirs)) => {
            let has = |(name, value): &(String, Json)| {
                other.get(name).is_some_and(|other| alike(value, other))
            };
            mine.len() == theirs.len() && mine.iter().all(has)
        }
        (Json::Array(mine), Json::Array(theirs)) => {
            mine.len() == theirs.len()
                && mine
                    .iter()
                    .zip(theirs)
                    .all(|(one, other)| alike(one, other))
        }
        _ => one == other,
    }
}

/// A value as a text: a form or a query knows no other.
fn text(value: &Json) -> Cow<'_, str> {
    match value {
        Json::String(text) => text.as_str().into(),
        other => other.to_string().into(),
    }
}
