//! From a request's values to the HTTP request: each parameter at its place, cookies where they may go.
//!
//! Knows tables and HTTP; does not know how requests travel.

mod bindings;
mod text;

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, COOKIE, USER_AGENT};
use http::{HeaderName, HeaderValue, Uri};

use self::bindings::Given;
use self::text::{listed, pair, plain, quoted, raw_pair};
use crate::auth::{self, Unsendable};
use crate::check::{Problem, check};
use crate::credentials::{Cookies, is_cookie_byte};
use crate::hosts::Base;
use crate::operation::{Body, Key, KeyPlace, Operation, Place, Source};
use crate::values::Values;
use bilispec_wire::percent;

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
    /// The request, or what is wrong with it.
    pub(crate) fn build(&self, values: Values) -> Result<http::Request<Bytes>, Vec<Problem>> {
        let mut problems = Vec::new();
        let given = self.resolve(values, &mut problems);
        if !self.unchecked {
            for Given {
                parameter, json, ..
            } in &given
            {
                check(parameter, json, &mut problems);
            }
            self.missing(&given, &mut problems);
            for (name, _) in self.extra {
                if self
                    .operation
                    .parameters
                    .iter()
                    .any(|known| known.name == name)
                {
                    let text = "is known to the spec, and is not an extra parameter";
                    problems.push(Problem::new(name, text));
                }
            }
        }
        let request = self.write(&given, &mut problems);
        if problems.is_empty() {
            Ok(request)
        } else {
            Err(problems)
        }
    }

    /// The value of a cookie, if it may go where this request goes.
    fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).filter(|_| self.base.trusted)
    }

    /// The value of another credential, if it may go where this request goes.
    fn key(&self, key: &Key) -> Option<&str> {
        self.cookies.key(key.name).filter(|_| self.base.trusted)
    }

    fn missing(&self, given: &[Given], problems: &mut Vec<Problem>) {
        let why = if self.base.trusted {
            "is missing from the credentials"
        } else {
            "is not sent: the base URL is no host of the spec"
        };
        for parameter in self.operation.parameters {
            let has = given
                .iter()
                .any(|given| std::ptr::eq(given.parameter, parameter));
            if parameter.required && !has {
                problems.push(match parameter.source {
                    Source::Cookie(cookie) => Problem::new(cookie, why),
                    _ => Problem::new(parameter.name, "is missing"),
                });
            }
        }
        if !self.operation.cookies_optional {
            for key in self.operation.keys {
                if self.key(key).is_none() {
                    problems.push(Problem::new(key.name, why));
                }
            }
            for cookie in self.operation.cookies {
                if self.cookie(cookie).is_none() {
                    problems.push(Problem::new(cookie, why));
                }
            }
        }
    }

    /// The request itself. Where a value cannot stand at its place, it is left out and a problem.
    fn write(&self, given: &[Given], problems: &mut Vec<Problem>) -> http::Request<Bytes> {
        let at = |place: Place| {
            given
                .iter()
                .filter(move |given| given.parameter.place == place)
        };

        let mut query = String::with_capacity(USUAL_LENGTH);
        for given in at(Place::Query) {
            pair(&mut query, given.parameter.name, given.form, &given.json);
        }
        for (name, value) in self.new_extra(Place::Query, given) {
            raw_pair(&mut query, name, value);
        }
        for key in self.operation.keys {
            if let (KeyPlace::Query(name), Some(value)) = (key.place, self.key(key)) {
                raw_pair(&mut query, name, value);
            }
        }
        let path = path(self.operation.path, at(Place::Path), problems);
        let mark = if query.is_empty() { "" } else { "?" };
        let url = [&*self.base.url, &path, mark, &query].concat();

        let mut request = http::Request::new(Bytes::new());
        *request.method_mut() = self.operation.method.clone();
        match Uri::try_from(url) {
            Ok(uri) => *request.uri_mut() = uri,
            Err(_) => problems.push(Problem::new("the URL", "is too long")),
        }
        let headers = request.headers_mut();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(USER_AGENT, self.user_agent.clone());
        for Given {
            parameter, json, ..
        } in at(Place::Header)
        {
            let name = HeaderName::from_bytes(parameter.name.as_bytes()).ok();
            let value = HeaderValue::from_str(&listed(parameter.form, json)).ok();
            match name.zip(value) {
                Some((name, mut value)) => {
                    value.set_sensitive(true);
                    headers.insert(name, value);
                }
                None => problems.push(Problem::new(parameter.name, "cannot be a header")),
            }
        }
        if let Some(value) = self.cookie_header(at(Place::Cookie), problems) {
            headers.insert(COOKIE, value);
        }

        for key in self.operation.keys {
            let Some(value) = self.key(key) else { continue };
            match auth::header(key.place, value) {
                Ok(None) => {}
                Ok(Some((name, value))) => {
                    headers.insert(name, value);
                }
                Err(Unsendable) => problems.push(Problem::new(key.name, "cannot be a header")),
            }
        }

        let body = match self.operation.body {
            Body::None => return request,
            Body::Form => {
                headers.insert(
                    CONTENT_TYPE,
                    HeaderValue::from_static("application/x-www-form-urlencoded"),
                );
                let mut form = String::with_capacity(USUAL_LENGTH);
                for given in at(Place::Body) {
                    pair(&mut form, given.parameter.name, given.form, &given.json);
                }
                for (name, value) in self.new_extra(Place::Body, given) {
                    raw_pair(&mut form, name, value);
                }
                form
            }
            Body::Json if self.takes_whole_body() => {
                let Some(given) = at(Place::WholeBody).next() else {
                    return request;
                };
                headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                given.json.clone().into_owned()
            }
            Body::Json => {
                headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                let known = at(Place::Body).map(|given| (given.parameter.name, given.json.clone()));
                let extra = self.new_extra(Place::Body, given);
                let extra = extra.map(|(name, value)| (name.as_str(), quoted(value).into()));
                let members: Vec<String> = known
                    .chain(extra)
                    .map(|(name, json)| format!("{}:{json}", quoted(name)))
                    .collect();
                format!("{{{}}}", members.join(","))
            }
        };
        *request.body_mut() = Bytes::from(body);
        request
    }

    /// Whether one parameter is the body.
    fn takes_whole_body(&self) -> bool {
        let mut parameters = self.operation.parameters.iter();
        parameters.any(|parameter| parameter.place == Place::WholeBody)
    }

    /// Extra parameters that stand in no other one's place. They travel with the body, or else in the query.
    fn new_extra<'g>(
        &'g self,
        place: Place,
        given: &'g [Given],
    ) -> impl Iterator<Item = &'g (String, String)> {
        let here = match self.operation.body {
            Body::None => Place::Query,
            // A body that is one value has no room for another.
            Body::Json if self.takes_whole_body() => Place::Query,
            Body::Form | Body::Json => Place::Body,
        };
        let extra = if place == here { self.extra } else { &[] };
        extra
            .iter()
            .filter(|(name, _)| given.iter().all(|given| given.parameter.name != name))
    }

    fn cookie_header<'g>(
        &self,
        given: impl Iterator<Item = &'g Given>,
        problems: &mut Vec<Problem>,
    ) -> Option<HeaderValue> {
        let mut text = String::with_capacity(USUAL_LENGTH);
        let mut add = |name: &str, value: &str| {
            let separator = if text.is_empty() { "" } else { "; " };
            text.extend([separator, name, "=", value]);
        };
        for name in self.operation.cookies {
            if let Some(value) = self.cookie(name) {
                add(name, value);
            }
        }
        for Given {
            parameter, json, ..
        } in given
        {
            let value = plain(json);
            if value.bytes().all(is_cookie_byte) {
                add(parameter.name, &value);
            } else {
                problems.push(Problem::new(parameter.name, "cannot be a cookie"));
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

/// The path with its parameters in place.
fn path<'g>(
    template: &'static str,
    given: impl Iterator<Item = &'g Given>,
    problems: &mut Vec<Problem>,
) -> Cow<'static, str> {
    let mut path = Cow::Borrowed(template);
    for Given {
        parameter, json, ..
    } in given
    {
        let value = listed(parameter.form, json);
        // A dot segment would lead to another path, an empty one to another operation.
        if matches!(&*value, "" | "." | "..") {
            problems.push(Problem::new(parameter.name, "cannot be a part of a path"));
        }
        let mut segment = String::new();
        percent::segment(&mut segment, &value);
        path = path
            .replace(&format!("{{{}}}", parameter.name), &segment)
            .into();
    }
    path
}
