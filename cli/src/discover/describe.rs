//! An operation put together: what it is called, what it needs, what it sends, what comes back, and what is to be asked.

use std::collections::{BTreeMap, BTreeSet};

use bilispec_codegen::model;
use bilispec_codegen::source::Json;

use super::call::{Call, Reply};
use super::described::Described;
use super::envelope::Envelope;
use super::envelope_file::{self, Named};
use super::group::Group;
use super::habits::Habits;
use super::hosts;
use super::login::{self, Login};
use super::reply::{self, Replies};
use super::request::Requests;
use crate::json::{object, text};
use crate::learn::Draft;
use crate::observations::{Shape, Witness, facts_of};
use crate::texts::{Languages, plural};

/// What surrounds an operation.
pub(super) struct About<'a> {
    /// Names that are taken.
    pub(super) ids: &'a BTreeSet<String>,
    /// No call of the captures has a login.
    pub(super) is_sanitised: bool,
    pub(super) languages: Languages,
    pub(super) habits: Habits,
    /// What somebody calls the operation, and its tag.
    pub(super) wanted: Option<(&'a str, &'a str)>,
    /// Nobody has seen its reply.
    pub(super) is_composed: bool,
}

type Refused<'c> = (&'c Group, String);

/// All operations that the groups are, in their order.
pub(super) fn all<'c>(
    draft: &Draft,
    groups: &'c [Group],
    calls: &'c [Call],
    is_sanitised: bool,
    languages: Languages,
) -> Vec<Result<Described<'c>, Refused<'c>>> {
    let own = |group: &Group| -> Vec<&'c Call> {
        group
            .calls
            .iter()
            .filter_map(|number| calls.get(*number))
            .collect()
    };
    let named = envelope_file::of_groups(draft, groups, &own);
    let mut ids: BTreeSet<String> = draft
        .loaded()
        .api
        .iter()
        .flat_map(|api| &api.operations)
        .map(|one| one.id.clone())
        .collect();
    let mut habits: BTreeMap<&str, Habits> = BTreeMap::new();
    for group in groups {
        let of_host = calls.iter().filter(|call| call.origin == group.origin);
        habits
            .entry(&group.origin)
            .or_insert_with(|| Habits::of(of_host));
    }
    let mut all = Vec::new();
    for (group, envelope) in groups.iter().zip(named) {
        let about = About {
            ids: &ids,
            is_sanitised,
            languages,
            habits: habits
                .get(group.origin.as_str())
                .copied()
                .unwrap_or_default(),
            wanted: None,
            is_composed: false,
        };
        let calls = own(group);
        let one = envelope.and_then(|envelope| of(draft, group, calls, envelope, &about));
        if let Ok(one) = &one {
            ids.insert(one.id.clone());
        }
        all.push(one.map_err(|why| (group, why)));
    }
    all
}

/// One operation.
pub(super) fn of<'c>(
    draft: &Draft,
    group: &'c Group,
    calls: Vec<&'c Call>,
    envelope: Named,
    about: &About<'_>,
) -> Result<Described<'c>, String> {
    if !["GET", "POST", "PUT", "PATCH", "DELETE"].contains(&group.method.as_str()) {
        return Err(format!(
            "{} is a method that the spec can't describe",
            group.method
        ));
    }
    let replies = Replies {
        calls: calls.clone(),
        envelope: envelope.envelope(),
    };
    let succeeded = replies.succeeded();
    let answered = calls
        .iter()
        .find(|call| call.is_answered())
        .or(calls.first());
    match answered.map(|call| &call.reply) {
        Some(Reply::Missing(why)) => return Err(format!("its reply is not in the capture: {why}")),
        None => return Err("no call".to_owned()),
        Some(Reply::Json(_) | Reply::Empty | Reply::Other(_)) => {}
    }
    let payload = if about.is_composed {
        Shape::default()
    } else {
        replies.payload()
    };
    let is_list = is_list(&payload);
    let api = draft.loaded().api.as_ref();
    let logins = login::needed(&calls, &succeeded, api);
    // Whether a login is to be sent where everybody reads it, nobody decides but a person.
    let (logins, open_logins) = if hosts::takes_logins(&group.origin, api) {
        (logins, Vec::new())
    } else {
        (Vec::new(), logins)
    };
    let all_logins: Vec<Login> = logins.iter().chain(&open_logins).cloned().collect();
    let requests = Requests {
        group,
        calls: &calls,
        succeeded: &succeeded,
        logins: &all_logins,
    };
    let (parameters, body) = (requests.parameters(), requests.body()?);
    let (id, tag) = match about.wanted {
        Some((id, tag)) => (id.to_owned(), tag.to_owned()),
        None => (id(group, is_list, about.ids), tag(draft, group)),
    };
    let codes = replies.codes();
    let outcomes = Replies::outcomes(&payload);
    drop(replies);
    Ok(Described {
        group,
        calls,
        id,
        tag,
        envelope,
        logins,
        open_logins,
        languages: about.languages,
        succeeded,
        payload,
        codes,
        outcomes,
        parameters,
        body,
        is_sanitised: about.is_sanitised,
        habits: about.habits,
    })
}

/// The tag of other calls to the host, or one by its name.
fn tag(draft: &Draft, group: &Group) -> String {
    let operations = draft.loaded().api.iter().flat_map(|api| &api.operations);
    let known = { operations }.find(|known| known.host == group.origin);
    let tag = known.map_or_else(
        || hosts::tag(&group.origin, &hosts::project(draft)),
        |known| known.tag.clone(),
    );
    if model::refused_as_file(&tag).is_some() {
        format!("{tag}_api")
    } else {
        tag
    }
}

/// Whether a payload is a list, or holds one beside counts.
fn is_list(payload: &Shape) -> bool {
    let names = [
        "list", "items", "rows", "records", "results", "data", "entries",
    ];
    payload.items().is_some()
        || payload.members().is_some_and(|members| {
            members
                .iter()
                .any(|(name, shape)| names.contains(&name.as_str()) && shape.items().is_some())
        })
}

fn id(group: &Group, is_list: bool, taken: &BTreeSet<String>) -> String {
    let fits = |id: &String| {
        !taken.contains(id)
            && model::snake_case(id) == *id
            && model::refused_as_module(id).is_none()
    };
    let ids = group.ids(is_list);
    let last = ids.last().cloned().unwrap_or_default();
    let with_method = format!("{}_{last}", group.method.to_ascii_lowercase());
    let numbered: Vec<String> = (2..1000)
        .map(|number| format!("{with_method}_{number}"))
        .collect();
    ids.into_iter()
        .chain(std::iter::once(with_method))
        .chain(numbered)
        .find(fits)
        .unwrap_or_else(|| "call".to_owned())
}

impl Described<'_> {
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn codes(&self) -> &[reply::Code] {
        &self.codes
    }

    pub(super) fn seen(&self) -> String {
        let good = self.succeeded.iter().filter(|good| **good).count();
        let exchanges = plural(self.calls.len() as u64, "exchange");
        format!("in {exchanges}, of which {good} succeeded")
    }

    /// The operation as it stands in a file; `envelope`: how that refers to the envelope's two forms.
    pub(super) fn operation(
        &self,
        envelope: Option<&(String, String)>,
        code: &dyn Fn(&reply::Code) -> Json,
    ) -> Json {
        let mut members = vec![
            ("operationId", text(&self.id)),
            ("tags", Json::Array(vec![text(&self.tag)])),
            // That the call is made is in the capture; that its parameters are these speaks of one caller.
            ("x-evidence", text("reported")),
            ("x-effect", text(self.effect())),
        ];
        let questions = self.questions();
        if !questions.is_empty() {
            members.push(("x-notes", Json::Array(questions)));
        }
        if !self.codes.is_empty() {
            let codes = self.codes.iter().map(|one| (one.key.clone(), code(one)));
            members.push(("x-codes", Json::Object(codes.collect())));
        }
        if let Some(selector) = &self.group.selector {
            let member = Json::Object(vec![(selector.name.clone(), text(&selector.value))]);
            members.push(("x-when", object(vec![(selector.place, member)])));
        }
        if !self.logins.is_empty() {
            let way = self
                .logins
                .iter()
                .map(|login| (login.scheme(), Json::Array(Vec::new())));
            members.push(("security", Json::Array(vec![Json::Object(way.collect())])));
        }
        if !self.parameters.is_empty() {
            members.push(("parameters", Json::Array(self.parameters.clone())));
        }
        members.extend(self.body.clone().map(|body| ("requestBody", body)));
        members.push(("responses", self.responses(envelope)));
        object(members)
    }

    /// As few exchanges as show all that was seen; refusals by their codes.
    pub(super) fn witnesses(&self) -> Vec<Witness> {
        let mut shown: BTreeSet<String> = BTreeSet::new();
        let mut all = Vec::new();
        let with_size = self.calls.iter().zip(&self.succeeded);
        let mut order: Vec<(&&Call, &bool)> = with_size.collect();
        order.sort_by_key(|(call, good)| (!**good, std::cmp::Reverse(call.reply_text.len())));
        for (call, good) in order {
            let Some(json) = call.json() else { continue };
            let mut facts = Vec::new();
            if *good {
                let payload = self
                    .envelope
                    .envelope()
                    .and_then(|envelope: &Envelope| envelope.payload_of(json));
                let payload = payload.unwrap_or_else(|| json.clone());
                facts_of(&payload, &mut facts);
                for outcome in &self.outcomes {
                    facts.extend(
                        payload
                            .get(&outcome.name)
                            .map(|value| format!("{} = {value}", outcome.name)),
                    );
                }
            } else {
                let verdict = self
                    .envelope
                    .envelope()
                    .map(|envelope| envelope.verdict(json));
                facts.push(format!("refused {verdict:?}"));
            }
            let is_new = facts.iter().any(|fact| !shown.contains(fact));
            if is_new
                && let Some(witness) =
                    Witness::of(0, &call.sample, &call.exchange(), BTreeSet::new())
            {
                shown.extend(facts);
                all.push(witness);
            }
        }
        all
    }
}
