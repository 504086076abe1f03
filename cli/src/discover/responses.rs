//! What an operation answers, as its `responses` have it.

use std::collections::BTreeSet;

use bilispec_codegen::source::Json;

use super::call::{Call, Reply};
use super::described::Described;
use super::envelope::Verdict;
use super::{envelope_schema, reply};
use crate::json::{object, text};
use crate::observations::Shape;

impl Described<'_> {
    /// What comes back, by HTTP status; `envelope`: how a file refers to the envelope's two forms.
    pub(super) fn responses(&self, envelope: Option<&(String, String)>) -> Json {
        let good = self.success_status();
        let mut answer = vec![("description", text(""))];
        let content = self.content(good, envelope);
        answer.extend(content.map(|content| ("content", content)));
        let mut all = vec![(good.to_string(), object(answer))];
        let statuses: BTreeSet<u16> = self.calls.iter().map(|call| call.status).collect();
        for status in statuses.into_iter().filter(|status| *status != good) {
            let refusal = envelope.map(|(_, refusal)| refusal.as_str());
            let body = self.body_of(status, refusal);
            all.push((status.to_string(), reply::status(body)));
        }
        Json::Object(all)
    }

    /// The status of successes: 200 before others, one with a body before one without.
    pub(super) fn success_status(&self) -> u16 {
        let by_use = |call: &&Call| (call.reply == Reply::Empty, call.status);
        self.successes()
            .min_by_key(by_use)
            .map_or(200, |call| call.status)
    }

    fn successes(&self) -> impl Iterator<Item = &Call> {
        let both = self.calls.iter().zip(&self.succeeded);
        both.filter(|(_, good)| **good).map(|(call, _)| *call)
    }

    /// The body of a success, by its media type; `None`: it has none.
    fn content(&self, status: u16, envelope: Option<&(String, String)>) -> Option<Json> {
        let own = || self.successes().filter(|call| call.status == status);
        let has_json = own().any(|call| call.json().is_some());
        let other = own().find_map(|call| match &call.reply {
            Reply::Other(media) => Some(media),
            _ => None,
        });
        let of_media = |media: &str, schema: Json| {
            let body = object(vec![("schema", schema)]);
            Some(Json::Object(vec![(media.to_owned(), body)]))
        };
        if let (Some(media), false) = (other, has_json) {
            let mut schema = vec![("type", text("string"))];
            if !media.starts_with("text/") {
                schema.push(("format", text("binary")));
            }
            return of_media(media, object(schema));
        }
        if !has_json && own().next().is_some() {
            return None;
        }
        let mut schema = self.schema();
        if self.effect() == "spend"
            && let Json::Object(members) = &mut schema
        {
            members.insert(0, ("x-proof".to_owned(), text("undecided")));
        }
        let whole = envelope_schema::reply(&self.envelope, envelope, schema);
        of_media("application/json", whole)
    }

    /// The JSON of replies with another status, if all of them have some.
    fn body_of(&self, status: u16, refusal: Option<&str>) -> Option<Json> {
        let own = || self.calls.iter().filter(|call| call.status == status);
        if own().any(|call| call.json().is_none()) {
            return None;
        }
        let is_refused = |call: &&Call| {
            let verdict = call.json().zip(self.envelope.envelope());
            verdict.is_some_and(|(json, envelope)| {
                matches!(envelope.verdict(json), Verdict::Refused(_))
            })
        };
        if let Some(refusal) = refusal
            && own().all(is_refused)
        {
            return Some(object(vec![("$ref", text(refusal))]));
        }
        let mut shape = Shape::default();
        for json in own().filter_map(|call| call.json()) {
            shape.merge(Shape::of_exchange("", json));
        }
        Some(reply::schema(&shape, self.habits))
    }

    fn schema(&self) -> Json {
        if self.payload.count() == 0 {
            return object(vec![
                ("type", text("object")),
                ("additionalProperties", Json::Bool(true)),
            ]);
        }
        let mut schema = reply::schema(&self.payload, self.habits);
        if self.effect() != "none" {
            for outcome in &self.outcomes {
                reply::list_values(&mut schema, outcome);
            }
        }
        if let Json::Object(members) = &mut schema {
            let at = usize::from(members.first().is_some_and(|(name, _)| name == "type"));
            members.insert(at, ("x-evidence".to_owned(), text("observed")));
        }
        schema
    }
}
