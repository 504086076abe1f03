//! Refusals: which of an operation's codes says what is wrong, and the reply that carries it.
//!
//! The spec gives codes a class and words. Of several codes of class `auth`, the one whose words name the cookie or
//! the parameter is meant; of the others the first that has a number. An operation that documents none of the class
//! answers without a number (the code that is null), where its envelope knows that.

use bilispec_codegen::model::{CodeClass, Status};
use bilispec_codegen::source::Json;
use bilispec_wire::json::pointer;

use super::fixture::{Fixture, Says};
use super::play::{KnownCode, Play};
use super::reply::Answer;

/// What a call lacks.
pub(super) enum Need<'a> {
    /// A credential, by its place and name.
    Login(&'a str),
    /// A parameter that repeats a cookie.
    SameAsCookie(&'a str, &'a str),
    /// A parameter as the spec has it: what is wrong.
    Parameter(&'a str),
    /// A parameter with a value that another call issued.
    Known(&'a str),
}

/// The case of the fixture that shows an unnumbered refusal of callers without a session.
const NOT_LOGGED_IN: &str = "not_logged_in";

/// The refusal of a call that lacks something.
pub(super) fn answer(play: &Play, need: &Need<'_>) -> Answer {
    let why = match need {
        Need::Login(credential) => format!("the {credential} is missing"),
        Need::SameAsCookie(name, cookie) => format!("{name} is not what the cookie {cookie} holds"),
        Need::Parameter(fault) => (*fault).to_owned(),
        Need::Known(name) => format!("{name} was not issued by this mock, or long ago"),
    };
    let Some(code) = code(play, need) else {
        return by_status(play, need, &why);
    };
    let shows = |fixture: &&Fixture| {
        fixture.says == Says::Refused(code.value.clone())
            && (code.value.is_some()
                || match need {
                    Need::Login(_) => fixture.case == NOT_LOGGED_IN,
                    Need::Known(_) => fixture.case != NOT_LOGGED_IN,
                    Need::SameAsCookie(..) | Need::Parameter(_) => false,
                })
    };
    match play.fixtures.iter().find(shows) {
        Some(fixture) => Answer::fixture(play, fixture),
        None => composed(play, code, &why),
    }
}

/// A reply that no fixture shows: the envelope's own keys, a code, and why.
pub(super) fn composed(play: &Play, code: &KnownCode, why: &str) -> Answer {
    let places = &play.envelope;
    let mut json = Json::Object(Vec::new());
    if let Some(place) = &places.code {
        json.set(place, code.json.clone());
    }
    if let Some(place) = &places.message {
        json.set(place, why.into());
    }
    if let [name] = places.data.as_slice() {
        json.set(&pointer::of(name), Json::Null);
    }
    Answer::composed(&json, play.code_label(code.value.as_ref()))
}

/// A refusal of a call for which the spec has no code: the fixture of a status that says it, or the mock's own words with
/// that status.
fn by_status(play: &Play, need: &Need<'_>, why: &str) -> Answer {
    let statuses: &[u16] = match need {
        Need::Login(_) => &[401, 403, 400],
        Need::SameAsCookie(..) => &[403, 400],
        Need::Parameter(_) => &[400, 422],
        Need::Known(_) => &[404, 400],
    };
    let first = statuses.iter().copied().find(|status| {
        let mut known = play.statuses.iter();
        known.any(|one| *one == Status::Exact(*status))
    });
    let status = first.unwrap_or(400);
    let mut fixtures = play.fixtures.iter();
    match fixtures.find(|fixture| fixture.says == Says::Status(status)) {
        Some(fixture) => Answer::fixture(play, fixture),
        None => Answer::own(
            status,
            &format!("{why}; the spec has no code of {} for that", play.id),
        ),
    }
}

fn code<'p>(play: &'p Play, need: &Need<'_>) -> Option<&'p KnownCode> {
    let class = match need {
        Need::Login(_) | Need::SameAsCookie(..) => CodeClass::Auth,
        Need::Parameter(_) => CodeClass::Parameter,
        Need::Known(_) => CodeClass::Token,
    };
    let of_class = || {
        let codes = play.codes.iter();
        codes.filter(move |code| code.class == class && code.value.is_some())
    };
    let names = |code: &&KnownCode| match need {
        Need::Login(credential) => {
            let name = credential.rsplit(' ').next().unwrap_or_default();
            code.text.contains(name)
        }
        Need::SameAsCookie(name, cookie) => code.text.contains(cookie) || code.text.contains(name),
        Need::Parameter(_) | Need::Known(_) => true,
    };
    of_class()
        .find(names)
        .or_else(|| of_class().next())
        .or_else(|| play.codes.iter().find(|code| code.value.is_none()))
}
