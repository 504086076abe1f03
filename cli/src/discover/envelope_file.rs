//! Envelopes as files of a spec have them: their names, their two forms, and what refers to them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use bilispec_codegen::model;
use bilispec_codegen::source::Json;
use bilispec_wire::envelope::{Code, Success};
use bilispec_wire::json::pointer;

use super::call::Call;
use super::envelope::{Envelope, Form, Path};
use super::{object, text, words};
use crate::learn::{Draft, schema};
use crate::observations::Shape;
use crate::texts::{Languages, Text};

/// What an operation's replies stand in.
#[derive(Debug, Clone)]
pub(super) enum Named {
    /// Nothing.
    None,
    /// An envelope that the spec has: how others refer to its forms is read from one of its operations.
    Known(Envelope, usize),
    /// A new one.
    New(Box<New>),
}

/// An envelope that is to be written.
#[derive(Debug, Clone)]
pub(super) struct New {
    pub(super) envelope: Envelope,
    /// What its parts begin with.
    pub(super) name: String,
    /// What stood at the top of all its replies.
    members: Shape,
}

impl Named {
    pub(super) fn envelope(&self) -> Option<&Envelope> {
        match self {
            Named::None => None,
            Named::Known(envelope, _) => Some(envelope),
            Named::New(new) => Some(&new.envelope),
        }
    }
}

/// Names of types that the spec has.
pub(super) fn taken(draft: &Draft) -> BTreeSet<String> {
    let api = draft.loaded().api.iter();
    let envelopes = api
        .flat_map(|api| &api.envelopes)
        .map(|envelope| envelope.name.clone());
    envelopes
        .map(|name| name.trim_end_matches("Envelope").to_owned())
        .collect()
}

/// A model's envelope in the form of this module.
fn of_model(known: &model::Envelope) -> Envelope {
    let path = |place: &String| -> Path { pointer::tokens(place).map(Cow::into_owned).collect() };
    let codes = match &known.success {
        Success::Values(codes) => codes.as_ref(),
        Success::Absent => &[],
    };
    Envelope {
        code: known.code.iter().map(path).collect(),
        form: match codes.first() {
            Some(Code::Text(_)) => Form::Text,
            Some(Code::Boolean(_)) => Form::Boolean,
            Some(Code::Integer(_)) | None => Form::Integer,
        },
        success: codes.iter().map(Json::from).collect(),
        absent: known.success == Success::Absent,
        message: known.message.iter().map(path).collect(),
        payload: Some(path(&known.data)).filter(|path| !path.is_empty()),
        flat: known.data.is_empty() && !known.is_none(),
        always: true,
    }
}

/// The envelope of some calls: one that the spec has, or a new one.
pub(super) fn name(
    draft: &Draft,
    tag: &str,
    envelope: &Envelope,
    calls: &[&Call],
    taken: &mut BTreeSet<String>,
) -> Result<Named, String> {
    let api = draft
        .loaded()
        .api
        .as_ref()
        .ok_or("the spec can't be used")?;
    for (number, operation) in api.operations.iter().enumerate() {
        let model = api.envelope(operation.reply.envelope);
        if model.is_none() {
            continue;
        }
        let known = of_model(model);
        let is_same = known.form == envelope.form
            && known.success == envelope.success
            && known.payload == envelope.payload
            && envelope.code.iter().all(|place| known.code.contains(place))
            && envelope
                .message
                .iter()
                .take(1)
                .all(|place| known.message.contains(place));
        if is_same {
            return Ok(Named::Known(known, number));
        }
    }
    let plain = pascal(tag);
    let code = envelope
        .code
        .first()
        .and_then(|place| place.last())
        .map(|name| pascal(name))
        .unwrap_or_default();
    let numbered = (2..100).map(|number| format!("{plain}{number}"));
    let names = [plain.clone(), format!("{plain}{code}")]
        .into_iter()
        .chain(numbered);
    let name = { names }
        .find(|name| !taken.contains(name))
        .unwrap_or(plain);
    taken.insert(name.clone());
    let mut members = Shape::default();
    for json in calls.iter().filter_map(|call| call.json()) {
        members.merge(Shape::of_exchange("", json));
    }
    Ok(Named::New(Box::new(New {
        envelope: envelope.clone(),
        name,
        members,
    })))
}

fn pascal(text: &str) -> String {
    let words = words::words(text);
    let words = words.iter().map(|word| {
        let mut chars = word.chars();
        let first = chars.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(chars).collect::<String>()
    });
    let name: String = words.collect();
    if name.starts_with(|c: char| c.is_ascii_uppercase()) {
        name
    } else {
        format!("Api{name}")
    }
}

/// Whether a spec has words for it. `is_plain`: its success is HTTP 200.
pub(super) fn can_be_described(envelope: &Named, is_plain: bool) -> Result<(), String> {
    let Some(envelope) = envelope.envelope() else {
        return Err("its replies have no envelope, which the spec has no words for yet".to_owned());
    };
    if !is_plain {
        return Err(
            "its success is another HTTP status than 200, which the spec has no words for yet"
                .to_owned(),
        );
    }
    let is_flat = |places: &[Path]| places.iter().all(|place| place.len() == 1);
    let fits = envelope.form == Form::Integer
        && is_flat(&envelope.code)
        && is_flat(&envelope.message)
        && !envelope.absent
        && !envelope.flat
        && !envelope.message.is_empty();
    if fits {
        Ok(())
    } else {
        Err("its replies have an envelope of a kind that the spec has no words for yet".to_owned())
    }
}

/// The whole reply of an operation.
pub(super) fn reply(named: &Named, references: Option<(String, String)>, payload: Json) -> Json {
    let (Some(envelope), Some((success, refusal))) = (named.envelope(), references) else {
        return payload;
    };
    let reference = |target: String| object(vec![("$ref", text(target))]);
    let key = key(envelope);
    let properties = Json::Object(vec![(key, payload)]);
    let success = Json::Array(vec![
        reference(success),
        object(vec![("properties", properties)]),
    ]);
    let branches = Json::Array(vec![object(vec![("allOf", success)]), reference(refusal)]);
    object(vec![("oneOf", branches)])
}

/// The payload's key.
fn key(envelope: &Envelope) -> String {
    let place = envelope.payload.as_ref().and_then(|place| place.first());
    place.cloned().unwrap_or_else(|| "data".to_owned())
}

impl New {
    /// The names of its parts: the test, the success, the refusal.
    pub(super) fn parts(&self) -> [String; 3] {
        ["IsSuccess", "Success", "Refusal"].map(|part| format!("{}{part}", self.name))
    }

    /// The codes of its operations.
    pub(super) fn codes(&self) -> String {
        format!("{}Codes", self.name)
    }

    /// Its parts as a file has them.
    pub(super) fn schemas(&self, languages: Languages) -> Vec<(String, Json)> {
        let [test, success, refusal] = self.parts();
        let reference = object(vec![("$ref", text(format!("#/{test}")))]);
        vec![
            (test, object(vec![("anyOf", Json::Array(self.tests()))])),
            (success, self.success(&reference, languages)),
            (refusal, self.refusal(&reference, languages)),
        ]
    }

    /// The first code that is there and not null decides.
    fn tests(&self) -> Vec<Json> {
        let names: Vec<&String> = self
            .envelope
            .code
            .iter()
            .filter_map(|place| place.first())
            .collect();
        let good = match self.envelope.success.as_slice() {
            [one] => object(vec![("const", one.clone())]),
            several => object(vec![("enum", Json::Array(several.to_vec()))]),
        };
        let tests = names.iter().enumerate().map(|(index, name)| {
            let before = names.iter().take(index);
            let null = |name: &&String| ((*name).clone(), object(vec![("type", text("null"))]));
            let mut properties: Vec<(String, Json)> = before.map(null).collect();
            properties.push(((*name).clone(), good.clone()));
            object(vec![
                ("required", Json::Array(vec![text(name.as_str())])),
                ("properties", Json::Object(properties)),
            ])
        });
        tests.collect()
    }

    fn success(&self, test: &Json, languages: Languages) -> Json {
        let names = |places: &[Path]| {
            let names = places.iter().filter_map(|place| place.first());
            Json::Array(names.map(|name| text(name.as_str())).collect())
        };
        let key = key(&self.envelope);
        let mark = object(vec![
            ("code", names(&self.envelope.code)),
            ("message", names(&self.envelope.message)),
            ("data", text(&key)),
            ("success", Json::Array(self.envelope.success.clone())),
        ]);
        let entry = object(vec![
            ("name", text("Success")),
            ("class", text("ok")),
            ("level", text("observed")),
        ]);
        let codes = self.envelope.success.iter().map(|code| {
            let key = code
                .as_str()
                .map_or_else(|| code.to_string(), str::to_owned);
            (key, entry.clone())
        });
        let mut members = vec![
            ("title", text(format!("{}Envelope", self.name))),
            (
                "description",
                languages.lines(&Text::new(
                    "回复的外层结构。",
                    "The outer object of a reply.",
                )),
            ),
            ("type", text("object")),
            ("x-evidence", text("observed")),
            ("x-envelope", mark),
            ("x-codes", Json::Object(codes.collect())),
            ("allOf", Json::Array(vec![test.clone()])),
        ];
        if self.envelope.always {
            members.push(("required", Json::Array(vec![text(&key)])));
        }
        let payload = object(vec![(
            "description",
            languages.lines(&Text::new("业务数据。", "The payload.")),
        )]);
        members.push(("properties", self.properties(&key, payload, languages)));
        object(members)
    }

    fn refusal(&self, test: &Json, languages: Languages) -> Json {
        let key = key(&self.envelope);
        let required = |place: &Path| {
            object(vec![(
                "required",
                Json::Array(
                    place
                        .iter()
                        .take(1)
                        .map(|name| text(name.as_str()))
                        .collect(),
                ),
            )])
        };
        object(vec![
            ("title", text(format!("{}Refusal", self.name))),
            (
                "description",
                languages.lines(&Text::new(
                    "被拒绝的回复；业务数据可以是任何内容，也可以没有。",
                    "A refused call. Its payload may be anything, or absent.",
                )),
            ),
            ("type", text("object")),
            ("x-evidence", text("reported")),
            ("not", test.clone()),
            (
                "anyOf",
                Json::Array(self.envelope.code.iter().map(required).collect()),
            ),
            (
                "properties",
                self.properties(&key, Json::Bool(true), languages),
            ),
        ])
    }

    fn properties(&self, key: &str, payload: Json, languages: Languages) -> Json {
        let mut properties = Vec::new();
        let first = |places: &[Path], name: &str| {
            places
                .iter()
                .any(|place| place.first().is_some_and(|first| first == name))
        };
        for (name, shape) in self.members.members().unwrap_or_default() {
            if name == key {
                continue;
            }
            let said = if first(&self.envelope.code, name) {
                Some(Text::new("返回码。", "The reply's code."))
            } else if first(&self.envelope.message, name) {
                Some(Text::new("提示文字。", "The server's text."))
            } else {
                None
            };
            let mut schema = schema::field(name, shape, None);
            if let (Some(said), Json::Object(members)) = (said, &mut schema) {
                members.retain(|(name, _)| name != "x-sensitive" && name != "pattern");
                members.push(("description".to_owned(), languages.lines(&said)));
            }
            properties.push((name.clone(), schema));
        }
        properties.push((key.to_owned(), payload));
        Json::Object(properties)
    }
}
