//! One call described by itself, under a name that somebody gave it.

use std::collections::BTreeSet;

use bilispec_codegen::source::Json;
use bilispec_wire::envelope::Success;

use super::call::{Call, Reply};
use super::describe::{self, About};
use super::envelope_file::{self, Named};
use super::group::Group;
use super::habits::Habits;
use super::place;
use crate::learn::{self, Draft, Origin};
use crate::texts::Languages;

/// What is to be described.
pub(crate) struct Single<'s> {
    /// The operation's id.
    pub(crate) id: &'s str,
    pub(crate) tag: &'s str,
    pub(crate) call: Call,
    /// How its address is written; it holds the call alone.
    pub(crate) group: Group,
    /// No reply was captured.
    pub(crate) is_composed: bool,
    /// No call of the capture holds a login.
    pub(crate) is_sanitised: bool,
}

/// The project with the call as an operation, and a fixture of it; what could not be done is noted.
pub(crate) fn add(
    draft: &Draft,
    mut single: Single<'_>,
    notes: &mut Vec<String>,
) -> Result<Draft, String> {
    let api = draft.loaded().api.as_ref();
    let languages = api.map_or(Languages::ENGLISH, Languages::of);
    let envelope = if single.is_composed {
        let likely = envelope_file::likely(draft, &single.group.origin);
        let reply = empty_reply(draft, &likely);
        single.call.reply_text = reply.to_string();
        single.call.reply = Reply::Json(reply);
        likely
    } else {
        let own = |_: &Group| vec![&single.call];
        let groups = std::slice::from_ref(&single.group);
        let mut found = envelope_file::of_groups(draft, groups, &own);
        found.pop().unwrap_or(Ok(Named::None))?
    };
    let about = About {
        ids: &BTreeSet::new(),
        is_sanitised: single.is_sanitised,
        languages,
        habits: Habits::default(),
        wanted: Some((single.id, single.tag)),
        is_composed: single.is_composed,
    };
    let calls = vec![&single.call];
    let described = describe::of(draft, &single.group, calls, envelope, &about)?;
    let next = place::checked(place::add(draft, &described)?)?;
    let origin = if single.is_composed {
        Origin::Composed
    } else {
        Origin::Captured
    };
    let witnesses = described.witnesses();
    let next = learn::with_fixtures(next, single.id, &witnesses, origin, notes);
    Ok(learn::settled(next))
}

/// The least that is a success.
fn empty_reply(draft: &Draft, named: &Named) -> Json {
    let mut reply = Json::Object(Vec::new());
    let (Named::Known(_, number), Some(api)) = (named, &draft.loaded().api) else {
        return reply;
    };
    let operation = api.operations.get(*number);
    let Some(envelope) = operation.map(|known| api.envelope(known.reply.envelope)) else {
        return reply;
    };
    if let (Some(place), Success::Values(codes)) = (envelope.code.first(), &envelope.success) {
        reply.set(place, codes.first().map_or(Json::Null, Json::from));
    }
    if let (Some(place), Success::Values(_)) = (envelope.message.first(), &envelope.success) {
        reply.set(place, "".into());
    }
    if !envelope.data.is_empty() {
        reply.set(&envelope.data, Json::Object(Vec::new()));
    }
    reply
}
