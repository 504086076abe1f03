//! Envelopes in which only refusals have a code: those of standards, and those that captures show.

use std::collections::BTreeSet;

use bilispec_codegen::source::Json;

use super::call::Call;
use super::envelope::{Envelope, Form, Path, at, form_of, path};
use super::envelope_code::messages;
use super::envelope_names::{CODES, ERRORS, MESSAGES};

/// Names of codes within an error, beside those of envelopes.
const KINDS: [&str; 4] = ["type", "name", "kind", "id"];

fn absent(code: Vec<Path>, form: Form, message: Vec<Path>, payload: Option<Path>) -> Envelope {
    Envelope {
        code,
        form,
        success: Vec::new(),
        absent: true,
        message,
        payload,
        flat: false,
        always: false,
    }
}

/// Envelopes that a standard describes: JSON-RPC 2.0 and GraphQL.
pub(super) fn standard(replies: &[&Json], calls: &[&Call]) -> Option<Envelope> {
    let all = |fits: &dyn Fn(&Json) -> bool| {
        !replies.is_empty() && replies.iter().all(|reply| fits(reply))
    };
    if all(&|reply| reply.get("jsonrpc").is_some()) {
        let code = vec![path(&["error", "code"]), path(&["error"])];
        let message = vec![path(&["error", "message"])];
        return Some(absent(
            code,
            Form::Integer,
            message,
            Some(path(&["result"])),
        ));
    }
    let only = |reply: &Json| match reply {
        Json::Object(members) => {
            !members.is_empty()
                && members
                    .iter()
                    .all(|(name, _)| matches!(name.as_str(), "data" | "errors" | "extensions"))
        }
        _ => false,
    };
    if !calls.iter().all(|call| call.is_graphql()) || !all(&only) {
        return None;
    }
    let first = |names: &[&str]| [&path(&["errors", "0"])[..], &path(names)].concat();
    let code = vec![first(&["extensions", "code"]), path(&["errors"])];
    let message = vec![first(&["message"])];
    Some(absent(code, Form::Text, message, Some(path(&["data"]))))
}

/// The envelope of objects some of which hold an error and nothing that the others hold; `pool`: the replies of all
/// operations at the host.
pub(super) fn find(replies: &[&Json], pool: &[&Json]) -> Option<Envelope> {
    if !replies.iter().all(|reply| matches!(reply, Json::Object(_))) {
        return None;
    }
    ERRORS.iter().find_map(|name| {
        let place = path(&[name]);
        let (refused, others): (Vec<&Json>, Vec<&Json>) =
            pool.iter().partition(|reply| says_error(at(reply, &place)));
        if refused.is_empty() || others.is_empty() || shares_members(&refused, &others) {
            return None;
        }
        let values: Vec<&Json> = refused
            .iter()
            .filter_map(|reply| at(reply, &place))
            .collect();
        let (code, form) = codes(&place, &values)?;
        let message = match values.first() {
            Some(Json::Object(_)) => messages(&place, &refused, &code),
            _ => messages(&[], &refused, &code),
        };
        Some(absent(code, form, message, None))
    })
}

fn says_error(value: Option<&Json>) -> bool {
    match value {
        None | Some(Json::Null | Json::Bool(false)) => false,
        Some(Json::String(text)) => !text.is_empty(),
        Some(Json::Number(number)) => number.as_i64() != Some(0),
        Some(Json::Array(items)) => !items.is_empty(),
        Some(Json::Bool(true) | Json::Object(_)) => true,
    }
}

/// Whether a refusal holds what others hold, beside what is an envelope's: then the error is a field among others.
fn shares_members(refused: &[&Json], others: &[&Json]) -> bool {
    let names = |replies: &[&Json]| -> BTreeSet<String> {
        let objects = replies.iter().filter_map(|reply| match reply {
            Json::Object(members) => Some(members),
            _ => None,
        });
        let own = objects.flatten().map(|(name, _)| name.clone());
        let is_payload = |name: &String| {
            let known = |list: &[&str]| list.contains(&name.as_str());
            !known(&ERRORS) && !known(&MESSAGES) && !known(&CODES)
        };
        own.filter(is_payload).collect()
    };
    !names(refused).is_disjoint(&names(others))
}

/// Where the codes of errors stand, the closest first, and their form.
fn codes(place: &Path, values: &[&Json]) -> Option<(Vec<Path>, Form)> {
    let form = |values: &mut dyn Iterator<Item = Option<&Json>>| {
        let forms: Option<BTreeSet<Form>> = values.map(|value| form_of(value?)).collect();
        forms.filter(|forms| forms.len() == 1)?.first().copied()
    };
    if let Some(form) = form(&mut values.iter().map(|value| Some(*value))) {
        return Some((vec![place.clone()], form));
    }
    let head = if values.iter().all(|value| matches!(value, Json::Array(_))) {
        path(&["0"])
    } else {
        Path::new()
    };
    let within = CODES.iter().chain(&KINDS).find_map(|name| {
        let below = [&head[..], &path(&[name])].concat();
        let form = form(&mut values.iter().map(|value| at(value, &below)))?;
        Some((vec![[&place[..], &below].concat(), place.clone()], form))
    });
    let is_container = |value: &&Json| matches!(value, Json::Array(_) | Json::Object(_));
    let bare = || {
        values
            .iter()
            .all(is_container)
            .then(|| (vec![place.clone()], Form::Text))
    };
    within.or_else(bare)
}
