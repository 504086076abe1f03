//! A request as the mock looks at it: names and texts by place, and what the spec finds wrong with them.
//!
//! Texts are checked against the spec by the validation engine, as those of a capture are.

use std::borrow::Cow;
use std::collections::BTreeMap;

use axum::http::{HeaderMap, header};
use bilispec_codegen::model::{BodyKind, Credential, Place};
use bilispec_codegen::source::Json;
use bilispec_engine::{Fields, Severity, Side};

use super::body;
use super::play::Play;
use crate::login;
use crate::names;
use crate::url;

/// Values of a request by name, as texts.
pub(super) type Values = BTreeMap<String, String>;

/// What came in, whatever the spec says of it.
pub(super) struct Incoming {
    pub(super) method: String,
    /// Path and query as sent.
    pub(super) target: String,
    pub(super) headers: HeaderMap,
    pub(super) body: bytes::Bytes,
}

/// A value as it was sent.
pub(super) struct Field {
    pub(super) place: Place,
    pub(super) name: String,
    pub(super) text: String,
    /// A bare key of a query, without `=`.
    pub(super) bare: bool,
}

/// What an operation was sent.
pub(super) struct Request {
    pub(super) fields: Vec<Field>,
    /// Names and values.
    pub(super) cookies: Vec<(String, String)>,
    /// The body was JSON.
    pub(super) json: Option<Json>,
    /// Where and how it differs from the spec, without any value.
    pub(super) findings: Vec<String>,
    /// What is missing of a login: its place and name.
    pub(super) login: Option<String>,
    /// What breaks the spec first: what is wrong, without the value.
    pub(super) fault: Option<String>,
}

impl Incoming {
    /// Path and query.
    pub(super) fn split(&self) -> (&str, &str) {
        self.target.split_once('?').unwrap_or((&self.target, ""))
    }

    /// The value of a field of the body: of a form, or of JSON.
    pub(super) fn field(&self, name: &str) -> Option<String> {
        let text = String::from_utf8_lossy(&self.body);
        if let Ok(json) = body::parse(&self.body) {
            return match json.get(name)? {
                Json::String(text) => Some(text.clone()),
                other => Some(other.to_string()),
            };
        }
        let (_, value) = url::form(&text).find(|(known, _)| known == name)?;
        value.map(Cow::into_owned)
    }

    /// A header's value, if it is text.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

impl Request {
    /// Takes a request apart and checks it against the operation's schemas.
    pub(super) fn read(play: &Play, incoming: &Incoming, path: Vec<(String, String)>) -> Self {
        let mut request = Self {
            fields: Vec::new(),
            cookies: cookies(&incoming.headers),
            json: None,
            findings: Vec::new(),
            login: Self::missing_login(play, incoming),
            fault: None,
        };
        for (name, text) in path {
            request.push(play, Place::Path, name.into(), Some(text.into()));
        }
        for (name, text) in url::form(incoming.split().1) {
            request.push(play, Place::Query, name, text);
        }
        for parameter in &play.parameters {
            if parameter.place == Place::Header
                && let Some(text) = incoming.header(&parameter.name)
            {
                request.push(
                    play,
                    Place::Header,
                    parameter.name.as_str().into(),
                    Some(text.into()),
                );
            }
        }
        request.body(play, incoming);
        // Of a body that can't be read, nothing more is to be said.
        let has_form = request.fault.is_none() && play.body != BodyKind::Multipart;
        let form = has_form.then_some(Place::Form);
        for place in [Place::Path, Place::Query, Place::Header]
            .into_iter()
            .chain(form)
        {
            request.check(play, place);
        }
        request
    }

    fn push(&mut self, play: &Play, place: Place, name: Cow<'_, str>, text: Option<Cow<'_, str>>) {
        let mut known = play.parameters.iter();
        let known = known.any(|known| known.place == place && known.name == name);
        self.fields.push(Field {
            place,
            // What is not a name is a value, and would be printed and recorded.
            name: names::printed(name, text.is_none(), known).into_owned(),
            bare: text.is_none(),
            text: text.unwrap_or_default().into_owned(),
        });
    }

    fn body(&mut self, play: &Play, incoming: &Incoming) {
        let place = match play.body {
            BodyKind::None => return,
            BodyKind::Form => Place::Form,
            BodyKind::Json => Place::Json,
            // What is in it the spec does not say.
            BodyKind::Text | BodyKind::Bytes | BodyKind::Multipart => {
                if play.needs_body && incoming.body.is_empty() {
                    let what = "the body is missing".to_owned();
                    self.findings.push(what.clone());
                    self.broken(what);
                }
                return;
            }
        };
        let text = String::from_utf8_lossy(&incoming.body);
        let media_type = incoming.header(header::CONTENT_TYPE.as_str());
        let is_json = text.trim_start().starts_with('{')
            || media_type
                .is_some_and(|media_type| media_type.to_ascii_lowercase().contains("json"));
        if place == Place::Form && !is_json {
            if !names::is_form(media_type, &text) {
                let what = "the body is not a form".to_owned();
                self.findings.push(what.clone());
                return self.broken(what);
            }
            for (name, text) in url::form(&text) {
                self.push(play, place, name, text);
            }
            return;
        }
        let json = match body::parse(&incoming.body) {
            Ok(json) => json,
            Err(error) => {
                let what = format!("the body is not JSON: {error}");
                self.findings.push(what.clone());
                return self.broken(what);
            }
        };
        if place == Place::Json
            && let Some(schema) = play.schema(place)
            && let Ok(report) = schema.report(&incoming.body, Side::Request)
        {
            self.take(report.findings);
        }
        // The servers take JSON in place of a form; its members are the form's fields.
        if let Json::Object(members) = &json {
            for (name, value) in members {
                let text = match value {
                    Json::Null => continue,
                    Json::String(text) => text.clone(),
                    other => other.to_string(),
                };
                self.push(play, place, name.into(), Some(text.into()));
            }
        }
        self.json = Some(json);
    }

    fn check(&mut self, play: &Play, place: Place) {
        let Some(schema) = play.schema(place) else {
            return;
        };
        let fields = self.fields.iter().filter(|field| field.place == place);
        let mut fields: Fields<'_> = fields
            .map(|field| (field.name.as_str(), field.text.as_str()))
            .collect();
        if let Some(json) = self.json.as_ref().filter(|_| place == Place::Form) {
            fields = Fields::from_json(json.to_string().as_bytes()).unwrap_or_default();
        }
        let report = schema.report_fields(&play.wire, place, &fields, Side::Request);
        self.take(report.findings);
    }

    fn take(&mut self, findings: Vec<bilispec_engine::Finding>) {
        for finding in findings {
            if finding.severity == Severity::Error {
                let name = finding.instance_path.trim_start_matches('/');
                self.broken(format!("{name}: {}", finding.message));
            }
            let place = url::shortened(&finding.instance_path, 100);
            self.findings.push(format!("{place}: {}", finding.message));
        }
    }

    fn broken(&mut self, what: String) {
        self.fault.get_or_insert(what);
    }

    /// The text sent at a place under a name; of several, the last.
    pub(super) fn text(&self, place: Place, name: &str) -> Option<&str> {
        let mut fields = self.fields.iter().rev();
        fields
            .find(|field| field.place == place && field.name == name)
            .map(|field| field.text.as_str())
    }

    /// The credentials that are missing of a login, by place and name.
    fn missing_login(play: &Play, incoming: &Incoming) -> Option<String> {
        let header = |name: &str, is: &dyn Fn(&str) -> bool| {
            let values = incoming.headers.get_all(name).into_iter();
            values.filter_map(|value| value.to_str().ok()).any(is)
        };
        let sent = login::Sent {
            header: &header,
            query: incoming.split().1,
        };
        let absent = play.logins.iter().map(|way| {
            let mut absent = way.iter().filter(|one| !sent.has(one));
            absent.next()
        });
        let absent: Option<Vec<&Credential>> = absent.collect();
        let first = absent?.into_iter().next()?;
        let (place, name) = first.sent_as();
        Some(format!("{place} {name}"))
    }

    /// The value of a cookie.
    pub(super) fn cookie(&self, name: &str) -> Option<&str> {
        let found = self.cookies.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// What was sent as the parameters of the spec, by name; a field of the body wins over the query.
    pub(super) fn values(&self, play: &Play) -> Values {
        let mut values = Values::new();
        for parameter in &play.parameters {
            if let Some(text) = self.text(parameter.place, &parameter.name) {
                values.insert(parameter.name.clone(), text.to_owned());
            }
        }
        values
    }
}

fn cookies(headers: &HeaderMap) -> Vec<(String, String)> {
    let lines = headers.get_all(header::COOKIE).into_iter();
    let pairs = lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'));
    pairs
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .collect()
}
