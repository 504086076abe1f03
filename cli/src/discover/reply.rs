//! What came back: the payload's schema, codes with the server's words, candidates for the outcome.

use bilispec_codegen::model::{self, JsonKind as Kind};
use bilispec_codegen::source::Json;

use super::call::Call;
use super::envelope::{Envelope, Verdict};
use super::habits::Habits;
use super::words;
use crate::json::{object, text};
use crate::learn::schema;
use crate::observations::Shape;
use bilispec_wire::privacy;

/// From so many exchanges on, what all of them have is required.
const ENOUGH: u64 = 6;
/// More values than this are no outcome.
const MOST_OUTCOMES: usize = 8;

/// A refusal's code and what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Code {
    /// As `x-codes` has it: a number, a text, or `null`.
    pub(crate) key: String,
    /// The server's words, if they are always the same and nobody's.
    pub(crate) message: Option<String>,
    pub(crate) name: String,
    pub(crate) class: &'static str,
}

/// A member that may state the outcome.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Outcome {
    pub(crate) name: String,
    /// The values with their numbers, the first one first.
    pub(crate) values: Vec<(Json, u64)>,
}

/// The replies of an operation.
pub(crate) struct Replies<'c> {
    pub(crate) calls: Vec<&'c Call>,
    pub(crate) envelope: Option<&'c Envelope>,
}

impl Replies<'_> {
    /// Whether each call succeeded.
    pub(crate) fn succeeded(&self) -> Vec<bool> {
        let calls = self.calls.iter();
        calls
            .map(|call| match (self.envelope, call.json()) {
                (Some(envelope), Some(json)) => {
                    call.is_answered() && envelope.verdict(json) == Verdict::Success
                }
                _ => call.is_answered(),
            })
            .collect()
    }

    /// What successes carry.
    pub(crate) fn payload(&self) -> Shape {
        let mut shape = Shape::default();
        for (call, good) in self.calls.iter().zip(self.succeeded()) {
            let Some(json) = call.json().filter(|_| good) else {
                continue;
            };
            let payload = match self.envelope {
                Some(envelope) => envelope.payload_of(json),
                None => Some(json.clone()),
            };
            if let Some(payload) = payload {
                shape.merge(Shape::of_exchange("", &payload));
            }
        }
        shape
    }

    /// The codes of refusals.
    pub(crate) fn codes(&self) -> Vec<Code> {
        let Some(envelope) = self.envelope else {
            return Vec::new();
        };
        let mut found: Vec<(String, Vec<Option<String>>)> = Vec::new();
        for json in self.calls.iter().filter_map(|call| call.json()) {
            let Verdict::Refused(code) = envelope.verdict(json) else {
                continue;
            };
            let key = match &code {
                // Without a code there is nothing to list.
                None if envelope.absent => continue,
                None => "null".to_owned(),
                Some(Json::String(text)) if is_number(text) || words::is_safe(text) => text.clone(),
                Some(Json::String(_)) => continue,
                Some(other) => other.to_string(),
            };
            let message = envelope.message_of(json).map(str::to_owned);
            match found.iter_mut().find(|(known, _)| *known == key) {
                Some((_, messages)) => messages.push(message),
                None => found.push((key, vec![message])),
            }
        }
        { found }
            .drain(..)
            .map(|(key, messages)| code(key, &messages))
            .collect()
    }

    /// Members of the payload with few values beside an unchanging shape.
    pub(crate) fn outcomes(payload: &Shape) -> Vec<Outcome> {
        let members = payload.members().unwrap_or_default();
        let found = members.iter().filter_map(|(name, shape)| {
            let values = shape
                .few_values()
                .filter(|values| values.len() <= MOST_OUTCOMES)?;
            let words = words::words(name);
            let is_named = words.iter().any(|word| {
                matches!(
                    word.as_str(),
                    "status" | "state" | "result" | "outcome" | "ret" | "code" | "stat" | "flag"
                )
            });
            let texts = values.iter().all(|(value, _)| {
                value
                    .as_str()
                    .is_some_and(|text| !text.is_empty() && words::is_safe(text))
            });
            let fits =
                is_named && (texts || values.iter().all(|(value, _)| value.as_i64().is_some()));
            fits.then(|| Outcome {
                name: name.clone(),
                values: values.to_vec(),
            })
        });
        found.collect()
    }
}

/// A code that is digits in a text.
fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() <= 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn code(key: String, messages: &[Option<String>]) -> Code {
    let first = messages.first().cloned().flatten();
    let is_constant = messages.iter().all(|message| *message == first);
    let message = first.filter(|message| {
        is_constant
            && message.chars().count() <= 120
            && privacy::find(message).is_empty()
            && !message.chars().any(char::is_control)
            && message.bytes().filter(u8::is_ascii_digit).nth(3).is_none()
    });
    let named = message.as_deref().and_then(words::code_name);
    let number = || match key.parse::<i64>() {
        Ok(code) if code < 0 => format!("CodeMinus{}", code.unsigned_abs()),
        Ok(code) => format!("Code{code}"),
        Err(_) if key == "null" => "Unnumbered".to_owned(),
        Err(_) if key == "false" => "Refused".to_owned(),
        Err(_) => {
            let name = model::value_name(&text(key.as_str()));
            if model::is_type_name(&name) {
                name
            } else {
                "OtherCode".to_owned()
            }
        }
    };
    let class = words::class(&key, message.as_deref().unwrap_or_default());
    Code {
        name: named.unwrap_or_else(number),
        key,
        message,
        class,
    }
}

/// The payload as the spec has it: required is what all of enough exchanges have; a scalar that fewer show may be what
/// others of its host are.
pub(crate) fn schema(shape: &Shape, habits: Habits) -> Json {
    let mut schema = schema::field("", shape, None);
    settle(&mut schema, shape, habits);
    schema
}

fn settle(schema: &mut Json, shape: &Shape, habits: Habits) {
    let Json::Object(members) = schema else {
        return;
    };
    if let Some(fields) = shape.members() {
        let always = fields
            .iter()
            .filter(|(_, field)| shape.has_always(field, ENOUGH));
        let names: Vec<Json> = always.map(|(name, _)| text(name)).collect();
        let place = members.iter().position(|(name, _)| name == "properties");
        if let Some(place) = place {
            if let Some((_, Json::Object(properties))) = members.get_mut(place) {
                for (name, property) in properties {
                    if let Some((_, field)) = fields.iter().find(|(known, _)| known == name) {
                        loosen(property, name, field, habits);
                        settle(property, field, habits);
                    }
                }
            }
            if !names.is_empty() {
                members.insert(place, ("required".to_owned(), Json::Array(names)));
            }
        }
    }
    let within = [
        ("items", shape.items()),
        ("additionalProperties", shape.values()),
    ];
    for (keyword, inner) in within {
        let found = members.iter_mut().find(|(name, _)| name == keyword);
        if let (Some((_, value)), Some(inner)) = (found, inner) {
            settle(value, inner, habits);
        }
    }
}

/// A scalar that few exchanges show may be null, or a number in its other form, where that is the host's habit.
fn loosen(schema: &mut Json, name: &str, shape: &Shape, habits: Habits) {
    let Json::Object(members) = schema else {
        return;
    };
    let mut kinds = shape.kinds();
    let is_scalar = !kinds.is_empty()
        && kinds
            .iter()
            .all(|kind| matches!(kind, Kind::Integer | Kind::Number | Kind::String));
    if shape.exchanges() >= ENOUGH || !is_scalar {
        return;
    }
    let mut pattern = None;
    if habits.may_have_two_forms(name) && !shape.is_huge() {
        match kinds.as_slice() {
            [Kind::Integer] => pattern = Some("^-?[0-9]+$"),
            [Kind::String] => pattern = shape.digits(),
            _ => {}
        }
        if pattern.is_some() {
            kinds = vec![Kind::Integer, Kind::String];
        }
    }
    if habits.nulls {
        kinds.push(Kind::Null);
    }
    let Some(at) = members.iter().position(|(name, _)| name == "type") else {
        return;
    };
    if let Some((_, value)) = members.get_mut(at) {
        *value = schema::types(&kinds);
    }
    if let Some(pattern) = pattern
        && members.iter().all(|(name, _)| name != "pattern")
    {
        members.insert(at + 1, ("pattern".to_owned(), text(pattern)));
    }
}

/// Makes an enum with names of a property, of the values that it had.
pub(crate) fn list_values(schema: &mut Json, outcome: &Outcome) {
    let Json::Object(members) = schema else {
        return;
    };
    let properties = members.iter_mut().find(|(name, _)| name == "properties");
    let Some((_, Json::Object(properties))) = properties else {
        return;
    };
    let property = properties
        .iter_mut()
        .find(|(name, _)| *name == outcome.name);
    let Some((_, Json::Object(property))) = property else {
        return;
    };
    let mut names: Vec<String> = Vec::new();
    for (value, _) in &outcome.values {
        let plain = model::value_name(value);
        let is_free = model::is_type_name(&plain) && plain != "Unknown" && !names.contains(&plain);
        names.push(if is_free {
            plain
        } else {
            format!("Outcome{}", names.len() + 1)
        });
    }
    let values = outcome
        .values
        .iter()
        .map(|(value, _)| value.clone())
        .collect();
    let names = names.iter().map(text).collect();
    property.retain(|(name, _)| !matches!(name.as_str(), "pattern" | "nullable"));
    let at = property
        .iter()
        .position(|(name, _)| name == "type")
        .map_or(0, |at| at + 1);
    // The list says which values there are: null is none of them.
    let kind = match outcome.values.first() {
        Some((Json::String(_), _)) => Kind::String,
        _ => Kind::Integer,
    };
    if let Some((_, value)) = property.iter_mut().find(|(name, _)| name == "type") {
        *value = schema::types(&[kind]);
    }
    property.insert(at, ("x-enum-varnames".to_owned(), Json::Array(names)));
    property.insert(at, ("enum".to_owned(), Json::Array(values)));
}

/// An HTTP status beside the success; `body`: the schema of its JSON.
pub(crate) fn status(body: Option<Json>) -> Json {
    let mut members = vec![("description", text("")), ("x-evidence", text("observed"))];
    if let Some(schema) = body {
        let media = object(vec![("schema", schema)]);
        members.push(("content", object(vec![("application/json", media)])));
    }
    object(members)
}
