//! From a request's values to the HTTP request: each parameter at its place, cookies where they may go.
//!
//! Knows tables and HTTP; does not know how requests travel.

mod bindings;
mod path;

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, COOKIE, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue, Uri};

use self::bindings::{Given, quoted};
use crate::auth::{self, Unsendable};
use crate::check::{Problem, check};
use crate::credentials::{Cookies, is_cookie_byte};
use crate::echo::Asked;
use crate::hosts::Base;
use crate::operation::{Body, Login, LoginPlace, Operation, Place, ReplyBody, Source};
use crate::values::Values;
use bilispec_wire::parameter::pair;

/// Room for a query, a form or a header of cookies, so that few of them grow.
const USUAL_LENGTH: usize = 256;

/// All that one request is made from.
pub(crate) struct Outgoing<'a> {
    pub(crate) operation: &'static Operation,
    pub(crate) base: &'a Base,
    pub(crate) cookies: &'a Cookies,
    pub(crate) user_agent: &'a HeaderValue,
    pub(crate) extra: &'a [(String, String)],
    pub(crate) unchecked: bool,
}

impl Outgoing<'_> {
    /// The request and what of it a reply repeats, or what is wrong with it.
    pub(crate) fn build(
        &self,
        values: &Values,
    ) -> Result<(http::Request<Bytes>, Asked), Vec<Problem>> {
        let mut problems = Vec::new();
        let given = bindings::resolve(
            self.operation,
            values,
            |name| self.cookie(name),
            self.extra,
            &mut problems,
        );
        if !self.unchecked {
            self.check(&given, &mut problems);
            self.missing(&given, &mut problems);
            for (name, _) in self.extra {
                if self
                    .operation
                    .parameters
                    .iter()
                    .any(|known| known.name == *name)
                {
                    let text = "is known to the spec, and is not an extra parameter";
                    problems.push(Problem::new(name, text));
                }
            }
        }
        let request = self.write(&given, &mut problems);
        if problems.is_empty() {
            let sent = given.iter();
            let sent = sent.map(|given| (&*given.parameter.name, given.json.as_ref()));
            Ok((request, Asked::of(self.operation, sent)))
        } else {
            Err(problems)
        }
    }

    /// The value of a cookie, if it may go where this request goes.
    fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).filter(|_| self.base.trusted)
    }

    /// The value of a credential, if it may go where this request goes.
    fn credential(&self, login: &Login) -> Option<&str> {
        let value = match login.place {
            LoginPlace::Cookie => self.cookies.get(login.name),
            _ => self.cookies.key(login.name),
        };
        value.filter(|_| self.base.trusted)
    }

    /// The way to log in: the first of which all credentials are there, else the first.
    fn login(&self) -> &'static [Login] {
        let is_whole = |way: &&&[Login]| way.iter().all(|login| self.credential(login).is_some());
        let ways = self.operation.logins;
        ways.iter()
            .find(is_whole)
            .or(ways.first())
            .copied()
            .unwrap_or_default()
    }

    /// Checks the values of each place by the operation's own tables.
    fn check(&self, given: &[Given<'_>], problems: &mut Vec<Problem>) {
        let tables = self.operation.validators;
        let is_own = |place: Place| {
            move |name: &str| {
                let mut own = given.iter();
                own.any(|given| {
                    given.parameter.place == place
                        && given.parameter.name == name
                        && given.parameter.source == Source::Value
                })
            }
        };
        for (place, schema, part) in [
            (Place::Path, tables.path, "the path"),
            (Place::Query, Some(tables.query), "the query"),
            (Place::Header, tables.header, "the headers"),
            (Place::Cookie, tables.cookie, "the cookies"),
            (Place::Form, tables.form, "the form"),
            (Place::Json, tables.json, "the body"),
        ] {
            let Some(schema) = schema else { continue };
            if let Some(json) = object(given, place) {
                check(schema, &json, part, is_own(place), problems);
            }
        }
        let whole = given
            .iter()
            .find(|given| given.parameter.place == Place::Body);
        if let Some((given, schema)) = whole.zip(tables.json) {
            check(
                schema,
                given.json.as_bytes(),
                "the body",
                |_| true,
                problems,
            );
        }
    }

    fn missing(&self, given: &[Given<'_>], problems: &mut Vec<Problem>) {
        let why = if self.base.trusted {
            "is missing from the credentials"
        } else {
            "is not sent: the base URL is not a host of the spec"
        };
        for parameter in self.operation.parameters {
            let has = given
                .iter()
                .any(|given| std::ptr::eq(given.parameter, parameter));
            if parameter.required && !has {
                problems.push(match &parameter.source {
                    Source::Cookie(cookie) => Problem::new(cookie, why),
                    _ => Problem::new(&parameter.name, "is missing"),
                });
            }
        }
        if !self.operation.login_optional {
            for login in self.login() {
                if self.credential(login).is_none() {
                    problems.push(Problem::new(login.name, why));
                }
            }
        }
    }

    /// The request itself. Where a value cannot stand at its place, it is left out and a problem.
    fn write(&self, given: &[Given<'_>], problems: &mut Vec<Problem>) -> http::Request<Bytes> {
        let mut request = http::Request::new(Bytes::new());
        *request.method_mut() = self.operation.method.clone();
        match Uri::try_from(self.url(given, problems)) {
            Ok(uri) => *request.uri_mut() = uri,
            Err(_) => problems.push(Problem::new("the URL", "is too long")),
        }
        self.headers(request.headers_mut(), given, problems);
        let Some((media_type, body)) = self.body(given, problems) else {
            return request;
        };
        let headers = request.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
        *request.body_mut() = body;
        request
    }

    fn url(&self, given: &[Given<'_>], problems: &mut Vec<Problem>) -> String {
        let mut url = String::with_capacity(USUAL_LENGTH);
        url.push_str(&self.base.url);
        path::write(self.operation.path, given, &mut url, problems);
        let mut query = String::with_capacity(USUAL_LENGTH);
        self.pairs(&mut query, Place::Query, given, problems);
        for login in self.login() {
            if let (LoginPlace::Query(name), Some(value)) = (login.place, self.credential(login)) {
                pair(&mut query, name, value);
            }
        }
        if !query.is_empty() {
            url.extend(["?", &query]);
        }
        url
    }

    /// The parameters of a query or a form.
    fn pairs(
        &self,
        out: &mut String,
        place: Place,
        given: &[Given<'_>],
        problems: &mut Vec<Problem>,
    ) {
        for given in at(given, place) {
            if given.replaced {
                pair(out, &given.parameter.name, &given.text());
            } else if let Err(error) = given.parameter.encode_pairs(&given.json, out) {
                problems.push(given.refused(error));
            }
        }
        for (name, value) in self.new_extra(place, given) {
            pair(out, name, value);
        }
    }

    fn headers(&self, headers: &mut HeaderMap, given: &[Given<'_>], problems: &mut Vec<Problem>) {
        // What is read as it comes is described by media types of any kind.
        let accept = match self.operation.reply {
            ReplyBody::Text | ReplyBody::Bytes => "*/*",
            ReplyBody::Enveloped | ReplyBody::Payload | ReplyBody::Nothing => "application/json",
        };
        headers.insert(ACCEPT, HeaderValue::from_static(accept));
        headers.insert(USER_AGENT, self.user_agent.clone());
        for given in at(given, Place::Header) {
            let parameter = given.parameter;
            let text = match given.written() {
                Ok(text) => text,
                Err(error) => {
                    problems.push(given.refused(error));
                    continue;
                }
            };
            let name = HeaderName::from_bytes(parameter.name.as_bytes()).ok();
            match name.zip(HeaderValue::from_str(&text).ok()) {
                Some((name, mut value)) => {
                    value.set_sensitive(true);
                    headers.insert(name, value);
                }
                None => problems.push(Problem::new(&parameter.name, "cannot be a header")),
            }
        }
        if let Some(value) = self.cookie_header(given, problems) {
            headers.insert(COOKIE, value);
        }
        for login in self.login() {
            let Some(value) = self.credential(login) else {
                continue;
            };
            match auth::header(login.place, value) {
                Ok(None) => {}
                Ok(Some((name, value))) => {
                    headers.insert(name, value);
                }
                Err(Unsendable) => problems.push(Problem::new(login.name, "cannot be a header")),
            }
        }
    }

    /// The body and its media type.
    fn body(
        &self,
        given: &[Given<'_>],
        problems: &mut Vec<Problem>,
    ) -> Option<(&'static str, Bytes)> {
        let kind = self.operation.body;
        let media_type = kind.media_type()?;
        let whole = || at(given, Place::Body).next();
        let body = match kind {
            Body::None => return None,
            Body::Form => {
                let mut form = String::with_capacity(USUAL_LENGTH);
                self.pairs(&mut form, Place::Form, given, problems);
                form.into()
            }
            Body::Bytes(_) | Body::Text(_) => {
                let given = whole()?;
                let bytes = given.bytes.clone().filter(|_| !given.replaced);
                bytes.unwrap_or_else(|| given.text().into_owned().into())
            }
            Body::Json | Body::JsonAs(_) if self.takes_whole_body() => {
                whole()?.json.clone().into_owned().into()
            }
            Body::Json | Body::JsonAs(_) => {
                let mut members = object(given, Place::Json).unwrap_or_else(|| b"{}".to_vec());
                for (name, value) in self.new_extra(Place::Json, given) {
                    members.pop();
                    if members.len() > 1 {
                        members.push(b',');
                    }
                    member(&mut members, name, &quoted(value));
                    members.push(b'}');
                }
                members.into()
            }
        };
        Some((media_type, body))
    }

    /// Whether one parameter is the body.
    fn takes_whole_body(&self) -> bool {
        let mut parameters = self.operation.parameters.iter();
        parameters.any(|parameter| parameter.place == Place::Body)
    }

    /// Extra parameters that stand in no other one's place. They travel with the body, or else in the query.
    fn new_extra<'g>(
        &'g self,
        place: Place,
        given: &'g [Given<'_>],
    ) -> impl Iterator<Item = &'g (String, String)> {
        let here = match self.operation.body {
            Body::Form => Place::Form,
            // A body that is one value has no room for another.
            body if body.is_json() && !self.takes_whole_body() => Place::Json,
            _ => Place::Query,
        };
        let extra = if place == here { self.extra } else { &[] };
        extra
            .iter()
            .filter(|(name, _)| given.iter().all(|given| given.parameter.name != *name))
    }

    fn cookie_header(
        &self,
        given: &[Given<'_>],
        problems: &mut Vec<Problem>,
    ) -> Option<HeaderValue> {
        let mut text = String::with_capacity(USUAL_LENGTH);
        let mut add = |name: &str, value: &str| {
            let separator = if text.is_empty() { "" } else { "; " };
            text.extend([separator, name, "=", value]);
        };
        for login in self.login() {
            if let (LoginPlace::Cookie, Some(value)) = (login.place, self.credential(login)) {
                add(login.name, value);
            }
        }
        for given in at(given, Place::Cookie) {
            let parameter = given.parameter;
            let cookies = if given.replaced {
                Ok(vec![(Cow::Borrowed(&*parameter.name), given.text())])
            } else {
                parameter.encode_cookies(&given.json)
            };
            match cookies {
                Err(error) => problems.push(given.refused(error)),
                Ok(cookies) => {
                    for (name, value) in cookies {
                        if value.bytes().all(is_cookie_byte) && name.bytes().all(is_cookie_byte) {
                            add(&name, &value);
                        } else {
                            problems.push(Problem::new(&parameter.name, "cannot be a cookie"));
                        }
                    }
                }
            }
        }
        if text.is_empty() {
            return None;
        }
        let mut value = HeaderValue::try_from(text).ok()?;
        value.set_sensitive(true);
        Some(value)
    }
}

fn at<'g, 'v>(given: &'g [Given<'v>], place: Place) -> impl Iterator<Item = &'g Given<'v>> {
    given
        .iter()
        .filter(move |given| given.parameter.place == place)
}

/// The values of a place as an object, JSON text; `None` if there are none.
fn object(given: &[Given<'_>], place: Place) -> Option<Vec<u8>> {
    let mut object = Vec::new();
    for given in at(given, place) {
        // A bare key stands for nothing.
        if given.parameter.bare && given.json == "\"\"" {
            continue;
        }
        if object.is_empty() {
            object.reserve(USUAL_LENGTH);
            object.push(b'{');
        } else {
            object.push(b',');
        }
        member(&mut object, &given.parameter.name, &given.json);
    }
    if object.is_empty() {
        return None;
    }
    object.push(b'}');
    Some(object)
}

/// Appends a member of an object.
fn member(object: &mut Vec<u8>, name: &str, json: &str) {
    // A text has a JSON form, and memory takes it.
    serde_json::to_writer(&mut *object, name).unwrap_or_default();
    object.push(b':');
    object.extend_from_slice(json.as_bytes());
}
