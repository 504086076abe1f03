//! Which envelopes the replies of some operations stand in.

use bilispec_codegen::source::Json;

use super::call::Call;
use super::envelope::{Envelope, Path, Verdict, at, path};
use super::envelope_absent as absence;
use super::envelope_code::{Candidate, messages};
use super::envelope_names::{CODES, HEADS, PAYLOADS};

/// The envelopes of some operations' replies, each with the operations that have it; an operation without one is in none.
/// `operations`: the calls of each, all at one host.
pub(crate) fn find(operations: &[Vec<&Call>]) -> Vec<(Envelope, Vec<usize>)> {
    let mut found: Vec<(Envelope, Vec<usize>)> = Vec::new();
    let pool: Vec<&Json> = operations
        .iter()
        .flatten()
        .filter_map(|call| call.json())
        .collect();
    for (number, calls) in operations.iter().enumerate() {
        let replies: Vec<&Json> = calls.iter().filter_map(|call| call.json()).collect();
        let Some(envelope) = of_operation(&replies, &pool, calls) else {
            continue;
        };
        match found
            .iter_mut()
            .find(|(known, _)| known.fits_with(&envelope))
        {
            Some((known, numbers)) => {
                known.take_in(envelope);
                numbers.push(number);
            }
            None => found.push((envelope, vec![number])),
        }
    }
    found
}

/// The envelope of one operation's replies; `pool`: those of all operations at the host.
fn of_operation(replies: &[&Json], pool: &[&Json], calls: &[&Call]) -> Option<Envelope> {
    if let Some(known) = absence::standard(replies, calls) {
        return Some(known);
    }
    let objects = replies
        .iter()
        .filter(|reply| matches!(reply, Json::Object(_)))
        .count();
    if objects == 0 {
        return None;
    }
    let mut places: Vec<Path> = CODES.iter().map(|name| path(&[name])).collect();
    for head in HEADS {
        places.extend(CODES.iter().map(|name| path(&[head, name])));
    }
    let candidates: Vec<Candidate> = places
        .iter()
        .filter_map(|place| Candidate::of(place, replies, pool))
        .collect();
    let code = candidates
        .iter()
        .find_map(|first| first.with_others(&candidates, replies, objects));
    let coded = code.and_then(|code| coded(&candidates, code, replies));
    coded.or_else(|| Some(laid_out(absence::find(replies, pool)?, replies)))
}

/// The envelope whose code stands at some places.
fn coded(candidates: &[Candidate], code: Vec<Path>, replies: &[&Json]) -> Option<Envelope> {
    let known = candidates
        .iter()
        .find(|one| code.first() == Some(&one.place))?;
    let (first, form, success) = (known.place.clone(), known.form, vec![known.good.clone()]);
    let head = first.get(..first.len() - 1).unwrap_or_default();
    let envelope = laid_out(
        Envelope {
            message: messages(head, replies, &code),
            code,
            form,
            success,
            absent: false,
            payload: None,
            flat: false,
            always: false,
        },
        replies,
    );
    let is_named = !matches!(
        first.last().map(String::as_str),
        Some("status" | "state" | "code" | "Code" | "ok" | "info")
    );
    // A country's code or the state of an order is none: an envelope has a message or a payload too.
    let is_one = !envelope.message.is_empty() || envelope.payload.is_some() || is_named;
    is_one.then_some(envelope)
}

/// An envelope with the place of its payload.
fn laid_out(envelope: Envelope, replies: &[&Json]) -> Envelope {
    let payload = payload(&envelope, replies);
    let successes = || {
        replies
            .iter()
            .filter(|reply| envelope.verdict(reply) == Verdict::Success)
    };
    let always = payload
        .as_ref()
        .is_some_and(|place| successes().all(|reply| at(reply, place).is_some()));
    let beside = |reply: &&&Json| match envelope.payload_of(reply) {
        Some(Json::Object(members)) => !members.is_empty(),
        _ => false,
    };
    let flat = payload.is_none() && successes().any(|reply| beside(&reply));
    Envelope {
        payload,
        flat,
        always,
        ..envelope
    }
}

/// Where the payload is; `None`: beside the code.
fn payload(envelope: &Envelope, replies: &[&Json]) -> Option<Path> {
    let successes: Vec<&&Json> = replies
        .iter()
        .filter(|reply| envelope.verdict(reply) == Verdict::Success)
        .collect();
    let looked_at: Vec<&&Json> = if successes.is_empty() {
        replies.iter().collect()
    } else {
        successes
    };
    let named = PAYLOADS
        .iter()
        .find(|name| looked_at.iter().any(|reply| reply.get(name).is_some()))?;
    // Lists and objects beside it mean that the payload is flat.
    let is_own = |name: &str| {
        let own = path(&[name]);
        name == *named
            || envelope.code.contains(&own)
            || envelope.message.contains(&own)
            || envelope
                .code
                .iter()
                .any(|place| place.first().is_some_and(|first| first == name))
    };
    let strays = looked_at.iter().any(|reply| match reply {
        Json::Object(members) => {
            let mut members = members.iter();
            members.any(|(name, value)| {
                let large = matches!(value, Json::Array(_))
                    || matches!(value, Json::Object(members) if !members.is_empty());
                large
                    && !is_own(name)
                    && !matches!(
                        name.as_str(),
                        "extra" | "debug" | "meta" | "trace" | "_links"
                    )
            })
        }
        _ => false,
    });
    let is_list_beside = matches!(*named, "list" | "rows" | "items" | "content" | "value")
        && looked_at.iter().any(|reply| match reply {
            Json::Object(members) => members.iter().any(|(name, _)| !is_own(name)),
            _ => false,
        });
    (!strays && !is_list_beside).then(|| path(&[named]))
}
