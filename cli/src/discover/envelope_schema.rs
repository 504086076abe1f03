//! Envelopes as files of a spec have them: their two forms, and the replies that refer to them.

use bilispec_codegen::source::{Json, pointer};

use super::envelope::{Envelope, Path};
use super::envelope_file::{Named, New};
use crate::json::{object, text};
use crate::learn::schema;
use crate::texts::{Languages, Text};

/// The whole reply of an operation.
pub(super) fn reply(named: &Named, references: Option<&(String, String)>, payload: Json) -> Json {
    let (Some(envelope), Some((success, refusal))) = (named.envelope(), references) else {
        return payload;
    };
    let reference = |target: &String| object(vec![("$ref", text(target))]);
    let payload = nested(&place_of_payload(envelope), payload, false);
    let success = Json::Array(vec![reference(success), payload]);
    let branches = Json::Array(vec![object(vec![("allOf", success)]), reference(refusal)]);
    object(vec![("oneOf", branches)])
}

/// Where the payload stands; empty: beside the code.
fn place_of_payload(envelope: &Envelope) -> Path {
    match &envelope.payload {
        Some(place) => place.clone(),
        None if envelope.flat => Vec::new(),
        // None was seen: it is where most have it, and may be absent.
        None => vec!["data".to_owned()],
    }
}

/// A schema at the end of names of members.
fn nested(place: &[String], leaf: Json, required: bool) -> Json {
    let Some((name, rest)) = place.split_first() else {
        return leaf;
    };
    let mut members = Vec::new();
    if required {
        members.push(("required", Json::Array(vec![text(name.as_str())])));
    }
    let inner = nested(rest, leaf, required);
    members.push(("properties", Json::Object(vec![(name.clone(), inner)])));
    object(members)
}

/// A place as `x-envelope` names it: a member at the top, or a JSON pointer.
fn written(place: &[String]) -> Json {
    match place {
        [name] if !name.contains(['/', '~']) => text(name.as_str()),
        names => text(pointer::join(names)),
    }
}

/// Places of codes without those below another one.
fn outermost(places: &[Path]) -> Vec<&Path> {
    let is_below = |place: &&Path| {
        let mut others = places.iter();
        others.any(|other| other.len() < place.len() && place.starts_with(other))
    };
    places.iter().filter(|place| !is_below(place)).collect()
}

impl New {
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
        let places = outermost(&self.envelope.code);
        let null = || object(vec![("type", text("null"))]);
        if self.envelope.absent {
            let none = places.iter().map(|place| nested(place, null(), false));
            let none: Vec<Json> = none.collect();
            return match none.as_slice() {
                [_] => none,
                _ => vec![object(vec![("allOf", Json::Array(none))])],
            };
        }
        let good = match self.envelope.success.as_slice() {
            [one] => object(vec![("const", one.clone())]),
            several => object(vec![("enum", Json::Array(several.to_vec()))]),
        };
        let tests = places.iter().enumerate().map(|(index, place)| {
            let own = nested(place, good.clone(), true);
            let before = places.iter().take(index);
            let before = before.map(|place| nested(place, null(), false));
            before.fold(own, joined)
        });
        tests.collect()
    }

    /// The `x-envelope` of its success.
    fn mark(&self) -> Json {
        let places = |places: &[Path]| {
            let places = places.iter().map(|place| written(place));
            Json::Array(places.collect())
        };
        let success = if self.envelope.absent {
            text("absent")
        } else {
            Json::Array(self.envelope.success.clone())
        };
        object(vec![
            ("code", places(&self.envelope.code)),
            ("message", places(&self.envelope.message)),
            ("data", written(&place_of_payload(&self.envelope))),
            ("success", success),
        ])
    }

    fn success(&self, test: &Json, languages: Languages) -> Json {
        let entry = object(vec![
            ("name", text("Success")),
            ("class", text("ok")),
            ("level", text("observed")),
        ]);
        let codes = self.envelope.success.iter().map(|code| {
            let key = code.as_str();
            let key = key.map_or_else(|| code.to_string(), str::to_owned);
            (key, entry.clone())
        });
        let codes: Vec<(String, Json)> = codes.collect();
        let said = Text::new("回复的外层结构。", "The outer object of a reply.");
        let mut members = vec![
            ("title", text(format!("{}Envelope", self.name))),
            ("description", languages.lines(&said)),
            ("type", text("object")),
            ("x-evidence", text("observed")),
            ("x-envelope", self.mark()),
        ];
        if !codes.is_empty() {
            members.push(("x-codes", Json::Object(codes)));
        }
        members.push(("allOf", Json::Array(vec![test.clone()])));
        let data = place_of_payload(&self.envelope);
        if self.envelope.always
            && let Some(first) = data.first()
        {
            members.push(("required", Json::Array(vec![text(first.as_str())])));
        }
        let said = Text::new("业务数据。", "The payload.");
        let leaf = object(vec![("description", languages.lines(&said))]);
        let payload = data
            .split_first()
            .map(|(first, rest)| (first.clone(), nested(rest, leaf, false)));
        members.push(("properties", self.properties(payload, languages)));
        object(members)
    }

    fn refusal(&self, test: &Json, languages: Languages) -> Json {
        let mut tops: Vec<&String> = Vec::new();
        for name in self.envelope.code.iter().filter_map(|place| place.first()) {
            if !tops.contains(&name) {
                tops.push(name);
            }
        }
        let required = tops.iter().map(|name| {
            let names = Json::Array(vec![text(name.as_str())]);
            object(vec![("required", names)])
        });
        let said = Text::new(
            "被拒绝的回复；业务数据可以是任何内容，也可以没有。",
            "A refused call. Its payload may be anything, or absent.",
        );
        let data = place_of_payload(&self.envelope);
        let payload = data.first().map(|first| (first.clone(), Json::Bool(true)));
        object(vec![
            ("title", text(format!("{}Refusal", self.name))),
            ("description", languages.lines(&said)),
            ("type", text("object")),
            ("x-evidence", text("reported")),
            ("not", test.clone()),
            ("anyOf", Json::Array(required.collect())),
            ("properties", self.properties(payload, languages)),
        ])
    }

    /// The members of one form: what is the envelope's own, and the payload's place.
    fn properties(&self, payload: Option<(String, Json)>, languages: Languages) -> Json {
        let mut properties: Vec<(String, Json)> = Vec::new();
        for (name, shape) in self.members.members().unwrap_or_default() {
            let is_payload = payload.as_ref().is_some_and(|(first, _)| first == name)
                || self.envelope.flat && !self.envelope.is_own(name);
            if !is_payload {
                properties.push((name.clone(), schema::field(name, shape, None)));
            }
        }
        let of_code = object(vec![("type", text(self.envelope.form.word()))]);
        let of_text = object(vec![("type", text("string"))]);
        let code = Text::new("返回码。", "The reply's code.");
        let message = Text::new("提示文字。", "The server's text.");
        for place in &self.envelope.message {
            put(&mut properties, place, &of_text, &languages.lines(&message));
        }
        for place in &self.envelope.code {
            put(&mut properties, place, &of_code, &languages.lines(&code));
        }
        properties.extend(payload);
        Json::Object(properties)
    }
}

/// Describes a place; what no reply had is put there.
fn put(properties: &mut Vec<(String, Json)>, place: &[String], leaf: &Json, said: &Json) {
    let Some((name, rest)) = place.split_first() else {
        return;
    };
    let at = properties.iter().position(|(known, _)| known == name);
    let at = at.unwrap_or_else(|| {
        let new = match rest.first() {
            None => leaf.clone(),
            Some(next) if is_index(next) => object(vec![("type", text("array"))]),
            Some(_) => object(vec![("type", text("object"))]),
        };
        properties.push((name.clone(), new));
        properties.len() - 1
    });
    if let Some((_, Json::Object(members))) = properties.get_mut(at) {
        put_in(members, rest, leaf, said);
    }
}

/// The same below a schema.
fn put_in(members: &mut Vec<(String, Json)>, rest: &[String], leaf: &Json, said: &Json) {
    let Some((next, below)) = rest.split_first() else {
        // A code and a message are nobody's, whatever their names look like; what is in a list has its own words.
        members.retain(|(name, _)| !matches!(name.as_str(), "x-sensitive" | "pattern"));
        if members.iter().all(|(name, _)| name != "description") {
            members.push(("description".to_owned(), said.clone()));
        }
        return;
    };
    let keyword = if is_index(next) {
        "items"
    } else {
        "properties"
    };
    let is_open = |(name, value): &(String, Json)| {
        name == "additionalProperties" || name == "items" && *value == Json::Bool(true)
    };
    if members.iter().all(|(name, _)| name != keyword) {
        members.retain(|member| !is_open(member));
        members.push((keyword.to_owned(), Json::Object(Vec::new())));
    }
    let inner = members.iter_mut().find(|(name, _)| name == keyword);
    match inner {
        Some((_, Json::Object(items))) if keyword == "items" => {
            if items.is_empty() {
                items.push(("type".to_owned(), text("object")));
            }
            put_in(items, below, leaf, said);
        }
        Some((_, Json::Object(inner))) => put(inner, rest, leaf, said),
        _ => {}
    }
}

fn is_index(step: &str) -> bool {
    step.parse::<usize>().is_ok()
}

/// One schema of two that say `required` and `properties`: the second is what stands in front.
fn joined(own: Json, before: Json) -> Json {
    let (Json::Object(mut members), Json::Object(before)) = (own, before) else {
        return Json::Bool(true);
    };
    for (name, value) in before {
        match members.iter_mut().find(|(known, _)| *known == name) {
            None => members.push((name, value)),
            Some((_, Json::Object(known))) => {
                let Json::Object(more) = value else { continue };
                for (name, value) in more.into_iter().rev() {
                    match known.iter().position(|(known, _)| *known == name) {
                        None => known.insert(0, (name, value)),
                        Some(at) => {
                            let (_, same) = known.remove(at);
                            known.insert(at, (name, joined(same, value)));
                        }
                    }
                }
            }
            Some(_) => {}
        }
    }
    Json::Object(members)
}
