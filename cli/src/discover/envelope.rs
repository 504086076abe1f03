//! The outer object of replies: where the code stands, what succeeds, where message and payload are.

use std::collections::BTreeMap;

use bilispec_codegen::source::Json;

use super::call::Call;

/// Members that hold codes, those that name a refusal most closely first.
const CODES: [&str; 30] = [
    "errno",
    "errcode",
    "errCode",
    "err_code",
    "error_code",
    "errorCode",
    "ret",
    "retcode",
    "retCode",
    "ret_code",
    "resultCode",
    "result_code",
    "statusCode",
    "status_code",
    "bizCode",
    "subCode",
    "returnCode",
    "respCode",
    "rc",
    "code",
    "Code",
    "err_no",
    "rtn",
    "status",
    "state",
    "success",
    "Success",
    "ok",
    "isSuccess",
    "succeeded",
];
const MESSAGES: [&str; 24] = [
    "message",
    "msg",
    "Message",
    "errmsg",
    "errMsg",
    "err_msg",
    "error_msg",
    "errorMsg",
    "errorMessage",
    "error_message",
    "retmsg",
    "retMsg",
    "statusMsg",
    "status_msg",
    "resultMsg",
    "desc",
    "description",
    "info",
    "reason",
    "error",
    "tip",
    "toast",
    "detail",
    "hint",
];
const PAYLOADS: [&str; 16] = [
    "data", "result", "results", "payload", "body", "content", "response", "value", "obj",
    "object", "Data", "Result", "list", "rows", "items", "module",
];
/// Objects that hold nothing but code and message.
const HEADS: [&str; 8] = [
    "status",
    "head",
    "header",
    "meta",
    "result",
    "error",
    "base_resp",
    "base",
];
/// Texts that mean success.
const GOOD: [&str; 11] = [
    "",
    "0",
    "00",
    "0000",
    "00000",
    "000000",
    "200",
    "ok",
    "success",
    "succ",
    "successful",
];

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

fn path(steps: &[&str]) -> Path {
    steps.iter().map(|step| (*step).to_owned()).collect()
}

fn form_of(value: &Json) -> Option<Form> {
    match value {
        Json::Bool(_) => Some(Form::Boolean),
        Json::Number(number) => number.as_i64().map(|_| Form::Integer),
        Json::String(text) if text.len() <= 60 => Some(Form::Text),
        _ => None,
    }
}

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
    if let Some(known) = standard(replies, calls) {
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
        .find_map(|first| first.with_others(&candidates, replies, objects))?;
    let known = candidates
        .iter()
        .find(|one| code.first() == Some(&one.place))?;
    let (first, form, success) = (known.place.clone(), known.form, vec![known.good.clone()]);
    let head = first.get(..first.len() - 1).unwrap_or_default();
    let message = messages(head, replies, &code);
    let envelope = Envelope {
        code,
        form,
        success,
        absent: false,
        message,
        payload: None,
        flat: false,
        always: false,
    };
    let payload = payload(&envelope, replies);
    let is_named = !matches!(
        first.last().map(String::as_str),
        Some("status" | "state" | "code" | "Code" | "ok" | "info")
    );
    // A country's code or the state of an order is none: an envelope has a message or a payload too.
    if envelope.message.is_empty() && payload.is_none() && !is_named {
        return None;
    }
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
    Some(Envelope {
        payload,
        flat,
        always,
        ..envelope
    })
}

/// Envelopes that a standard describes: JSON-RPC 2.0 and GraphQL. No code is a success.
fn standard(replies: &[&Json], calls: &[&Call]) -> Option<Envelope> {
    let all = |fits: &dyn Fn(&Json) -> bool| {
        !replies.is_empty() && replies.iter().all(|reply| fits(reply))
    };
    if all(&|reply| reply.get("jsonrpc").is_some()) {
        return Some(Envelope {
            code: vec![path(&["error", "code"])],
            form: Form::Integer,
            success: Vec::new(),
            absent: true,
            message: vec![path(&["error", "message"])],
            payload: Some(path(&["result"])),
            flat: false,
            always: false,
        });
    }
    let asks = |call: &&Call| {
        call.text_of("query").is_some()
            || call.text_of("operationName").is_some()
            || call.text_of("extensions").is_some()
    };
    let only = |reply: &Json| match reply {
        Json::Object(members) => {
            !members.is_empty()
                && members
                    .iter()
                    .all(|(name, _)| matches!(name.as_str(), "data" | "errors" | "extensions"))
        }
        _ => false,
    };
    (calls.iter().all(asks) && all(&only)).then(|| Envelope {
        code: vec![path(&["errors", "0", "extensions", "code"])],
        form: Form::Text,
        success: Vec::new(),
        absent: true,
        message: vec![path(&["errors", "0", "message"])],
        payload: Some(path(&["data"])),
        flat: false,
        always: false,
    })
}

/// A place that may hold a code.
struct Candidate {
    place: Path,
    form: Form,
    good: Json,
}

impl Candidate {
    /// A place where all that stands in some replies has one form; `pool` tells what succeeds.
    fn of(place: &Path, replies: &[&Json], pool: &[&Json]) -> Option<Self> {
        let values: Vec<&Json> = replies
            .iter()
            .filter_map(|reply| at(reply, place))
            .collect();
        let form = values.iter().find_map(|value| form_of(value))?;
        if !values
            .iter()
            .all(|value| **value == Json::Null || form_of(value) == Some(form))
        {
            return None;
        }
        let mut counts: BTreeMap<String, (u64, Json)> = BTreeMap::new();
        for value in pool.iter().filter_map(|reply| at(reply, place)) {
            if form_of(value) == Some(form) {
                counts
                    .entry(value.to_string())
                    .or_insert_with(|| (0, value.clone()))
                    .0 += 1;
            }
        }
        let good = success(form, &counts)?;
        let name = place.last().map(String::as_str).unwrap_or_default();
        // A status or a state that only counts is none.
        let counts_only =
            matches!(name, "status" | "state") && form == Form::Integer && counts.len() > 1;
        if counts_only && good != Json::Number(0.into()) {
            return None;
        }
        let candidate = Self {
            place: place.clone(),
            form,
            good,
        };
        (form == Form::Boolean || candidate.agrees_with_flags(replies)).then_some(candidate)
    }

    /// A flag beside the code says the same.
    fn agrees_with_flags(&self, replies: &[&Json]) -> bool {
        replies.iter().all(|reply| {
            let flag = ["success", "ok", "Success"]
                .iter()
                .find_map(|name| match reply.get(name) {
                    Some(Json::Bool(flag)) => Some(*flag),
                    _ => None,
                });
            match (flag, at(reply, &self.place)) {
                (Some(flag), Some(own)) => *own == Json::Null || (*own == self.good) == flag,
                _ => true,
            }
        })
    }

    /// This place and others that hold the same code where it does not, if nearly all replies have one of them.
    fn with_others(
        &self,
        candidates: &[Self],
        replies: &[&Json],
        objects: usize,
    ) -> Option<Vec<Path>> {
        let has = |place: &Path, reply: &Json| at(reply, place).is_some();
        let mut places = vec![self.place.clone()];
        for other in candidates {
            let alike = other.form == self.form
                && other.good == self.good
                && other.place.len() == self.place.len()
                && !places.contains(&other.place);
            if !alike {
                continue;
            }
            let is_needed = replies.iter().any(|reply| {
                has(&other.place, reply) && !places.iter().any(|place| has(place, reply))
            });
            let repeats = replies.iter().any(|reply| has(&other.place, reply))
                && replies.iter().all(|reply| {
                    let (own, its) = (at(reply, &self.place), at(reply, &other.place));
                    own.is_none() || its.is_none() || own == its || own == Some(&Json::Null)
                });
            let is_loose = matches!(
                other.place.last().map(String::as_str),
                Some("status" | "state")
            );
            if is_needed || repeats && !is_loose {
                places.push(other.place.clone());
            }
        }
        let covered = replies
            .iter()
            .filter(|reply| places.iter().any(|place| has(place, reply)))
            .count();
        (covered * 5 >= objects * 4).then_some(places)
    }
}

/// What means success among the values of a place.
fn success(form: Form, counts: &BTreeMap<String, (u64, Json)>) -> Option<Json> {
    let seen = |wanted: &Json| counts.values().any(|(_, value)| value == wanted);
    match form {
        Form::Boolean => Some(Json::Bool(true)),
        Form::Integer => {
            let codes = [0, 200, 1, 10000].map(|code: i64| Json::Number(code.into()));
            codes.into_iter().find(|code| seen(code))
        }
        Form::Text => {
            let texts = counts.values().filter(|(_, value)| {
                value
                    .as_str()
                    .is_some_and(|text| GOOD.contains(&text.to_ascii_lowercase().as_str()))
            });
            texts
                .max_by_key(|(count, _)| *count)
                .map(|(_, value)| value.clone())
        }
    }
}

fn messages(head: &[String], replies: &[&Json], code: &[Path]) -> Vec<Path> {
    let mut found = Vec::new();
    for name in MESSAGES {
        let mut place = head.to_vec();
        place.push(name.to_owned());
        let values: Vec<&Json> = replies
            .iter()
            .filter_map(|reply| at(reply, &place))
            .collect();
        let is_text = |value: &&Json| matches!(value, Json::String(_) | Json::Null);
        if !values.is_empty()
            && values.iter().all(is_text)
            && !code.contains(&place)
            && found.len() < 3
        {
            found.push(place);
        }
    }
    found
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

impl Envelope {
    /// What a reply says.
    pub(crate) fn verdict(&self, reply: &Json) -> Verdict {
        let found: Vec<&Json> = self
            .code
            .iter()
            .filter_map(|place| at(reply, place))
            .collect();
        let value = found.iter().find(|value| ***value != Json::Null);
        match value {
            Some(value) if self.success.contains(value) => Verdict::Success,
            Some(value) if form_of(value) == Some(self.form) => {
                Verdict::Refused(Some((**value).clone()))
            }
            Some(_) => Verdict::Other,
            None if self.absent => {
                let has = self
                    .payload
                    .as_ref()
                    .is_some_and(|place| at(reply, place).is_some_and(|data| *data != Json::Null));
                let errs = self.code.iter().any(|place| {
                    place.first().is_some_and(|first| {
                        reply.get(first).is_some_and(|error| *error != Json::Null)
                    })
                });
                if errs {
                    Verdict::Refused(None)
                } else if has {
                    Verdict::Success
                } else {
                    Verdict::Other
                }
            }
            None if found.is_empty() => Verdict::Other,
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
    fn fits_with(&self, other: &Self) -> bool {
        let is_same_head = |one: &Path, other: &Path| one.len() == other.len();
        self.form == other.form
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
    fn is_bare(&self) -> bool {
        self.payload.is_none() && !self.flat
    }

    fn take_in(&mut self, other: Self) {
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
        self.code.sort_by_key(rank);
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
