//! Logins and cookies of an exchange.

use bilispec_codegen::model::{Credential, KeyPlace, Place};
use bilispec_codegen::source::{Span, pointer};
use bilispec_wire::parameter::decode;

use super::call::Call;
use super::checker::Checker;
use super::findings::Findings;
use crate::login;
use crate::report::{Observation, Part, Severity};
use crate::url;

impl Checker<'_> {
    /// What the call needs of a login, and cookies that are parameters. Browsers leave the headers Cookie and
    /// Authorization out of what they export, so that what stands in them counts only in an input that has one of them
    /// somewhere.
    pub(super) fn logins(&self, into: &mut Findings, call: &Call<'_, '_>) {
        let request = &call.exchange.request;
        let Some(address) = call.exchange.url.as_deref() else {
            if request.headers.is_none() {
                // A bare reply: nothing was captured of the request at all.
                return;
            }
            return self.logins_at(into, call, "");
        };
        let has_query = memchr::memchr(b'?', address.as_bytes()).is_some();
        let url = has_query.then(|| url::parse(address)).flatten();
        let query = url.and_then(|url| url.query);
        self.logins_at(into, call, query.unwrap_or_default());
    }

    fn logins_at(&self, into: &mut Findings, call: &Call<'_, '_>, query: &str) {
        let request = &call.exchange.request;
        let security = &call.operation.security;
        let header = |name: &str, is: &dyn Fn(&str) -> bool| request.header(name).any(is);
        let sent = login::Sent {
            header: &header,
            query,
        };
        let missing = sent.missing(self.project.api, security);
        let mut cookies: Vec<(&str, Span)> = Vec::new();
        let hidden = |credential: &Credential| {
            matches!(
                credential.place,
                KeyPlace::Cookie | KeyPlace::Bearer | KeyPlace::Basic
            )
        };
        let needs = security.is_required()
            && security
                .first()
                .iter()
                .any(|id| hidden(self.project.api.credential(*id)));
        let parameters = call.operation.request.parameters.iter();
        let parameters =
            parameters.filter(|parameter| parameter.place == Place::Cookie && parameter.required);
        cookies.extend(parameters.map(|parameter| (parameter.name.as_str(), parameter.span)));
        if needs || !cookies.is_empty() {
            into.cookies_wanted += 1;
        }
        for id in missing {
            let credential = self.project.api.credential(id);
            let (place, name) = credential.sent_as();
            let (part, key) = match credential.place {
                KeyPlace::Cookie => (Part::RequestCookie, credential.cookie.as_str()),
                KeyPlace::Query => (Part::RequestQuery, credential.cookie.as_str()),
                KeyPlace::Header => (Part::RequestHeader, credential.cookie.as_str()),
                KeyPlace::Bearer | KeyPlace::Basic => (Part::RequestHeader, "authorization"),
            };
            if request.headers.is_none() && credential.place != KeyPlace::Query {
                continue;
            }
            let missing = Missing {
                part,
                key,
                what: format!("the {place} {name}"),
                span: credential.span,
            };
            let observation = self.missing(&missing);
            if hidden(credential) {
                into.collector
                    .found_perhaps(call.number, observation, &|| call.sample.to_string());
            } else {
                into.found(call, observation);
            }
        }
        if request.headers.is_none() || cookies.is_empty() {
            return;
        }
        let there = self.cookie_parameters(call);
        for (name, span) in cookies {
            if there.iter().any(|known| known == name) {
                continue;
            }
            let observation = self.missing(&Missing {
                part: Part::RequestCookie,
                key: name,
                what: format!("the cookie {name}"),
                span,
            });
            into.collector
                .found_perhaps(call.number, observation, &|| call.sample.to_string());
        }
    }

    /// The names of the parameters that were sent as cookies.
    pub(super) fn cookie_parameters(&self, call: &Call<'_, '_>) -> Vec<String> {
        let lines = call.exchange.request.header("cookie");
        let pairs = lines
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.split_once('='));
        let pairs = pairs.map(|(name, value)| (name.trim().into(), value.trim().into()));
        let parameters = self
            .schemas(call.number)
            .map(|all| all.parameters.as_slice());
        let decoded = decode(parameters.unwrap_or_default(), Place::Cookie, pairs);
        decoded
            .into_iter()
            .map(|(name, _)| name.into_owned())
            .collect()
    }

    fn missing(&self, missing: &Missing<'_>) -> Observation {
        let (place, schema_path) = self.project.at(missing.span);
        let kind = match missing.part {
            Part::RequestCookie => "cookie",
            Part::RequestQuery => "query key",
            _ => "header",
        };
        Observation {
            rule: "request.required".to_owned(),
            severity: Severity::Warning,
            part: missing.part,
            instance_path: format!("/{}", pointer::escape(missing.key)),
            schema_path,
            place,
            message: format!("a {kind} that the call needs is missing"),
            expected: missing.what.clone(),
            found: format!("no such {kind}"),
        }
    }
}

/// Something that a call needs and has not.
struct Missing<'m> {
    part: Part,
    key: &'m str,
    /// The place and the name, in words.
    what: String,
    /// Where the spec says so.
    span: Span,
}
