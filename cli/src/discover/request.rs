//! What is sent: parameters and bodies, from all calls of an operation.

use bilispec_codegen::model::{BodyKind, JsonKind, KeyPlace, Sensitivity};
use bilispec_codegen::source::Json;

use super::call::{Call, Pairs, Sent};
use super::group::{Group, Step};
use super::login::{self, Login};
use crate::json::{object, text};
use crate::learn::schema;
use crate::observations::{Shape, keys};

/// From so many calls on, what all of them send is required.
const ENOUGH: usize = 2;
/// Fields of a form in a JSON text are told by their first character.
type Members = Vec<(String, Json)>;

/// The calls of an operation, and which of them succeeded.
pub(super) struct Requests<'c> {
    pub(super) group: &'c Group,
    pub(super) calls: &'c [&'c Call],
    pub(super) succeeded: &'c [bool],
    pub(super) logins: &'c [Login],
}

/// The values that some calls sent under one name.
#[derive(Default)]
struct Values {
    name: String,
    shape: Shape,
    /// Some call sent it several times.
    is_list: bool,
    /// Some call sent nothing in it.
    is_empty: bool,
    /// By call: its number and the first value.
    first: Vec<(usize, String)>,
}

impl Requests<'_> {
    /// Whether all calls have it, and there are enough of them.
    fn is_required(&self, has: &dyn Fn(usize) -> bool) -> bool {
        self.calls.len() >= ENOUGH && (0..self.calls.len()).all(has)
    }

    /// Names with all their values, in the order in which they first came.
    fn gather(&self, pairs: &dyn Fn(&Call) -> Option<Pairs>) -> Vec<Values> {
        let mut all: Vec<Values> = Vec::new();
        for (index, call) in self.calls.iter().enumerate() {
            for (name, value) in pairs(call).unwrap_or_default() {
                let known = all.iter().position(|known| known.name == name);
                let at = known.unwrap_or_else(|| {
                    all.push(Values {
                        name: name.clone(),
                        ..Values::default()
                    });
                    all.len() - 1
                });
                let Some(values) = all.get_mut(at) else {
                    continue;
                };
                values.is_list |= values.first.last().is_some_and(|(last, _)| *last == index);
                values.is_empty |= value.is_empty();
                if !value.is_empty() {
                    values
                        .shape
                        .merge(Shape::of_exchange(&name, &text(value.as_str())));
                }
                if values.first.last().is_none_or(|(last, _)| *last != index) {
                    values.first.push((index, value));
                }
            }
        }
        all
    }

    /// The cookie that fills a value, if it does in each call that succeeded.
    fn cookie(&self, values: &Values) -> Option<String> {
        let mut found = None;
        for (index, value) in &values.first {
            let call = self.calls.get(*index)?;
            let cookie = login::cookie_of(call, &values.name, value);
            match (cookie, self.succeeded.get(*index)) {
                (Some(cookie), _) => found = Some(cookie.to_owned()),
                (None, Some(true)) => return None,
                (None, _) => {}
            }
        }
        found
    }

    /// Parameters outside the body.
    pub(super) fn parameters(&self) -> Vec<Json> {
        let mut all = self.in_path();
        let is_login = |name: &str| {
            self.logins
                .iter()
                .any(|login| login.place == KeyPlace::Query && login.name == name)
        };
        let selector = self
            .group
            .selector
            .as_ref()
            .filter(|selector| selector.place == "query");
        let body = self.gather(&fields);
        for values in self.gather(&|call| Some(call.query.clone())) {
            if is_login(&values.name)
                || selector.is_some_and(|selector| selector.name == values.name)
            {
                continue;
            }
            let copy = body.iter().find(|other| {
                !values.is_list
                    && !other.is_list
                    && other.name == values.name
                    && values.first.iter().all(|one| other.first.contains(one))
            });
            all.push(self.parameter("query", &values, copy));
        }
        for values in self.gather(&|call| Some(call.headers.clone())) {
            if self.cookie(&values).is_some() && values.name != "cookie" {
                all.push(self.parameter("header", &values, None));
            }
        }
        all
    }

    fn path_value(&self, call: &Call, number: usize) -> Option<String> {
        let mut values = self.group.values_of(call).into_iter();
        values.nth(number).map(|(_, value)| value)
    }

    fn in_path(&self) -> Vec<Json> {
        let mut all = Vec::new();
        for (number, name) in self.group.value_names().into_iter().enumerate() {
            let mut shape = Shape::default();
            for call in self.calls {
                if let Some(value) = self.path_value(call, number) {
                    shape.merge(Shape::of_exchange(&name, &text(value)));
                }
            }
            let mut parameter = vec![
                ("name", text(&name)),
                ("in", text("path")),
                ("required", Json::Bool(true)),
            ];
            let values = || {
                self.calls
                    .iter()
                    .filter_map(|call| self.path_value(call, number))
            };
            // What stands for one thing of one caller is nobody else's to read.
            let of_somebody = || {
                values()
                    .any(|value| is_id(&value))
                    .then_some(Sensitivity::Personal)
            };
            if let Some(sensitivity) = shape.sensitivity(&name).or_else(of_somebody) {
                parameter.push(("x-sensitive", schema::word(sensitivity)));
            }
            parameter.push(("schema", plain(&shape)));
            all.push(object(parameter));
        }
        debug_assert_eq!(
            all.len(),
            self.group
                .steps
                .iter()
                .filter(|step| matches!(step, Step::Value(_)))
                .count()
        );
        all
    }

    fn parameter(&self, place: &str, values: &Values, copied: Option<&Values>) -> Json {
        let name = values.name.as_str();
        let mut parameter = vec![("name", text(name)), ("in", text(place))];
        let sent = |index: usize| values.first.iter().any(|(own, _)| *own == index);
        if self.is_required(&sent) && !values.is_empty {
            parameter.push(("required", Json::Bool(true)));
        }
        if copied.is_some() {
            parameter.push(("x-same-as", text(name)));
        }
        if values.is_empty && place == "query" {
            parameter.push(("allowEmptyValue", Json::Bool(true)));
        }
        if let Some(cookie) = self.cookie(values) {
            parameter.push(("x-sensitive", text("credential")));
            parameter.push(("x-from-cookie", text(cookie)));
            parameter.push(("schema", object(vec![("type", text("string"))])));
            return object(parameter);
        }
        if let Some(sensitivity) = values.shape.sensitivity(name) {
            parameter.push(("x-sensitive", schema::word(sensitivity)));
        }
        // A copy has the type of what it repeats.
        let field = copied.map(|field| schema::sent(name, &field.shape, None));
        let field = field.and_then(|field| field.get("type").cloned());
        let one = match field {
            Some(of_field) => object(vec![("type", of_field)]),
            None => plain(&values.shape),
        };
        parameter.push(("schema", if values.is_list { list_of(one) } else { one }));
        object(parameter)
    }

    /// What is sent in the body; or what it is, if the spec has no form for it.
    pub(super) fn body(&self) -> Result<Option<Json>, String> {
        let first = self
            .calls
            .iter()
            .map(|call| &call.sent)
            .find(|sent| **sent != Sent::Nothing);
        let Some(first) = first else { return Ok(None) };
        let is_other = |sent: &Sent| std::mem::discriminant(sent) != std::mem::discriminant(first);
        let mixed = self
            .calls
            .iter()
            .map(|call| &call.sent)
            .any(|sent| *sent != Sent::Nothing && is_other(sent));
        if mixed {
            return Err("its calls send bodies of several kinds".to_owned());
        }
        let always = self.calls.iter().all(|call| call.sent != Sent::Nothing);
        let (media, schema) = match first {
            Sent::Nothing => return Ok(None),
            Sent::Form(_) => ("application/x-www-form-urlencoded".to_owned(), self.form()),
            Sent::Json(_) => (self.media_type("application/json"), self.json()),
            Sent::Multipart(_) => (self.media_type("multipart/form-data"), self.multipart()),
            Sent::Text => (self.media_type("text/plain"), plain_text(None)),
            Sent::Bytes => {
                let name = self.media_type("application/octet-stream");
                (name, plain_text(Some("binary")))
            }
        };
        let required = always || *first != Sent::Text && *first != Sent::Bytes;
        let content = Json::Object(vec![(media, object(vec![("schema", schema)]))]);
        Ok(Some(object(vec![
            ("required", Json::Bool(required)),
            ("content", content),
        ])))
    }

    /// The media type that calls name, where they name one of the kind that their bodies are of; `usual` otherwise.
    fn media_type(&self, usual: &str) -> String {
        let kind = BodyKind::of_media_type(usual);
        let mut named = self.calls.iter().filter_map(|call| call.essence());
        let same = named.find(|name| {
            // What is JSON in fact need not be called so.
            BodyKind::of_media_type(name) == kind && !name.contains('*')
        });
        same.unwrap_or_else(|| usual.to_owned())
    }

    fn form(&self) -> Json {
        let mut properties: Members = Vec::new();
        let mut required = Vec::new();
        for values in self.gather(&fields) {
            let name = values.name.as_str();
            let sent = |index: usize| values.first.iter().any(|(own, _)| *own == index);
            if self.is_required(&sent) {
                required.push(text(name));
            }
            let one = match self.cookie(&values) {
                Some(cookie) => from_cookie(&cookie),
                None if values.shape.count() == 0 => object(vec![("type", text("string"))]),
                None => schema::sent(name, &values.shape, None),
            };
            properties.push((
                name.to_owned(),
                if values.is_list { list_of(one) } else { one },
            ));
        }
        typed_object(properties, required)
    }

    fn json(&self) -> Json {
        let mut whole = Shape::default();
        for call in self.calls {
            if let Sent::Json(json) = &call.sent {
                whole.merge(Shape::of_exchange("", json));
            }
        }
        let Some(members) = whole.members() else {
            return schema::field("", &whole, None);
        };
        let mut properties: Members = Vec::new();
        let mut required = Vec::new();
        for (name, shape) in members {
            if self.is_required(&|index| matches!(self.calls.get(index).map(|call| &call.sent), Some(Sent::Json(json)) if json.get(name).is_some())) {
                required.push(text(name));
            }
            let texts =
                self.gather(&|call| call.text_of(name).map(|value| vec![(name.clone(), value)]));
            let cookie = texts.first().and_then(|values| self.cookie(values));
            let schema = match cookie {
                Some(cookie) => from_cookie(&cookie),
                None => schema::field(name, shape, None),
            };
            properties.push((name.clone(), schema));
        }
        typed_object(properties, required)
    }

    fn multipart(&self) -> Json {
        let mut properties: Members = Vec::new();
        for call in self.calls {
            let Sent::Multipart(parts) = &call.sent else {
                continue;
            };
            for (name, is_file) in parts {
                if properties.iter().any(|(known, _)| known == name) {
                    continue;
                }
                let mut part = vec![("type", text("string"))];
                if *is_file {
                    part.push(("format", text("binary")));
                }
                properties.push((name.clone(), object(part)));
            }
        }
        typed_object(properties, Vec::new())
    }
}

/// A number, UUID or random text long enough to stand for one thing alone.
fn is_id(text: &str) -> bool {
    let has_letters = text.bytes().any(|byte| byte.is_ascii_alphabetic());
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    text.len() >= 6 && (is_number || has_letters && keys::is_data(text))
}

/// What a form holds.
fn fields(call: &Call) -> Option<Pairs> {
    match &call.sent {
        Sent::Form(fields) => Some(fields.clone()),
        _ => None,
    }
}

/// The schema of a body that is a text, or bytes.
fn plain_text(format: Option<&str>) -> Json {
    let mut members = vec![("type", text("string"))];
    members.extend(format.map(|format| ("format", text(format))));
    object(members)
}

fn from_cookie(cookie: &str) -> Json {
    object(vec![
        ("type", text("string")),
        ("x-sensitive", text("credential")),
        ("x-from-cookie", text(cookie)),
    ])
}

fn list_of(one: Json) -> Json {
    object(vec![("type", text("array")), ("items", one)])
}

/// The schema of texts; nobody counts with what is somebody's, or has a leading zero.
fn plain(shape: &Shape) -> Json {
    if shape.kinds() == [JsonKind::String] && shape.sensitivity("").is_some() {
        return object(vec![("type", text("string"))]);
    }
    schema::sent_value(shape)
}

fn typed_object(properties: Members, required: Vec<Json>) -> Json {
    let mut members = vec![("type", text("object"))];
    if !required.is_empty() {
        members.push(("required", Json::Array(required)));
    }
    if properties.is_empty() {
        members.push(("additionalProperties", Json::Bool(true)));
    } else {
        members.push(("properties", Json::Object(properties)));
    }
    object(members)
}
