//! The text of a new endpoint: what follows from its address and from what was captured.

use bilispec_codegen::lint;
use bilispec_codegen::model::Envelope;
use bilispec_codegen::source::Json;

use super::{Material, Site};
use crate::learn::{Draft, schema};
use crate::observations::Shape;
use crate::url;
use bilispec_wire::envelope::Success;
use bilispec_wire::json::pointer;

/// A value shorter than this may be equal to a cookie's by chance.
const LEAST: usize = 12;

type Members = Vec<(String, Json)>;

/// A call that is to be described.
pub(super) struct Call<'c> {
    pub(super) draft: &'c Draft,
    pub(super) operation: &'c str,
    pub(super) site: &'c Site,
    pub(super) envelope: &'c Envelope,
    pub(super) material: &'c Material,
    pub(super) reply: &'c Json,
}

fn text(text: impl Into<String>) -> Json {
    Json::String(text.into())
}

fn object(members: Vec<(&str, Json)>) -> Json {
    let members = members.into_iter();
    Json::Object(
        members
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

impl Call<'_> {
    /// The operation as it stands in `file`.
    pub(super) fn operation(&self, file: &str) -> Result<Json, String> {
        let mut members = vec![
            ("operationId", text(self.operation)),
            ("tags", Json::Array(vec![text(&self.site.tag)])),
            // Clients are known to make the call; nothing states it.
            ("x-evidence", text("reported")),
            ("x-effect", text(self.effect())),
        ];
        if let Some((selector, _)) = &self.site.selector {
            members.push(("x-when", selector.mark()));
        }
        if let Some(scheme) = self.scheme() {
            let scheme = Json::Object(vec![(scheme, Json::Array(Vec::new()))]);
            members.push(("security", Json::Array(vec![scheme])));
        }
        let parameters = self.parameters();
        if !parameters.is_empty() {
            members.push(("parameters", Json::Array(parameters)));
        }
        if let Some(body) = self.body() {
            members.push(("requestBody", body));
        }
        members.push(("responses", self.responses(file)?));
        Ok(object(members))
    }

    fn effect(&self) -> &'static str {
        if self.site.method == "GET" {
            "none"
        } else if lint::spends(self.operation) || lint::spends(&self.site.path) {
            "spend"
        } else {
            "write"
        }
    }

    /// The login that was sent.
    fn scheme(&self) -> Option<String> {
        let credentials = self
            .draft
            .loaded()
            .api
            .iter()
            .flat_map(|api| &api.credentials);
        let mut sent = credentials.filter(|credential| self.material.has(credential));
        sent.find_map(|credential| credential.scheme.clone())
    }

    fn parameters(&self) -> Vec<Json> {
        let steps = self.site.path.split('/');
        let values = steps.filter_map(|step| step.strip_prefix('{')?.strip_suffix('}'));
        let in_path = values.map(|name| {
            let string = object(vec![("type", text("string"))]);
            object(vec![
                ("name", text(name)),
                ("in", text("path")),
                ("required", Json::Bool(true)),
                ("schema", string),
            ])
        });
        let in_body = self.fields().map(|(fields, _)| fields).unwrap_or_default();
        let mut seen: Vec<&str> = Vec::new();
        let mut all: Vec<Json> = in_path.collect();
        for (name, value) in &self.site.query {
            if seen.contains(&name.as_str()) {
                continue;
            }
            seen.push(name);
            let mut parameter = vec![("name", text(name)), ("in", text("query"))];
            if in_body
                .iter()
                .any(|(other, sent)| other == name && sent.as_str() == Some(value))
            {
                parameter.push(("x-same-as", text(name)));
            }
            let mut shape = Shape::default();
            shape.add(name, &text(value));
            if value.is_empty() {
                parameter.push(("allowEmptyValue", Json::Bool(true)));
            }
            if let Some(sensitivity) = shape.sensitivity(name) {
                parameter.push(("x-sensitive", schema::word(sensitivity)));
            }
            if let Some(cookie) = self.cookie_of(value) {
                parameter.push(("x-from-cookie", text(cookie)));
            }
            parameter.push(("schema", schema::sent_value(&shape)));
            all.push(object(parameter));
        }
        all
    }

    /// The cookie of the session that holds the same value: a form's copy of a token.
    fn cookie_of(&self, value: &str) -> Option<&str> {
        let mut cookies = self.material.cookies.iter();
        let same = cookies.find(|(_, own)| own.len() >= LEAST && own == value)?;
        Some(&same.0)
    }

    /// What was sent in the body, and whether that was JSON.
    fn fields(&self) -> Option<(Members, bool)> {
        let body = self.material.body.as_deref()?;
        if self.site.method == "GET" {
            return None;
        }
        let form = || {
            let fields = url::form(body);
            fields.map(|(name, value)| (name.into_owned(), text(value.unwrap_or_default())))
        };
        Some(match Json::parse(body.as_bytes()) {
            Ok(Json::Object(members)) => (members, true),
            _ => (form().collect(), false),
        })
    }

    fn body(&self) -> Option<Json> {
        let (fields, is_json) = self.fields()?;
        let mut properties: Members = Vec::new();
        for (name, value) in fields {
            if name.is_empty() || properties.iter().any(|(known, _)| *known == name) {
                continue;
            }
            let mut shape = Shape::default();
            shape.add(&name, &value);
            let mut schema = if is_json {
                schema::field(&name, &shape, None)
            } else {
                schema::sent(&name, &shape, None)
            };
            let cookie = value.as_str().and_then(|value| self.cookie_of(value));
            if let (Some(cookie), Json::Object(members)) = (cookie, &mut schema) {
                members.retain(|(name, _)| name != "x-sensitive");
                members.push(("x-sensitive".to_owned(), text("credential")));
                members.push(("x-from-cookie".to_owned(), text(cookie)));
            }
            properties.push((name, schema));
        }
        if properties.is_empty() {
            return None;
        }
        let media = if is_json {
            "application/json"
        } else {
            "application/x-www-form-urlencoded"
        };
        let schema = object(vec![
            ("type", text("object")),
            ("properties", Json::Object(properties)),
        ]);
        let content = object(vec![(media, object(vec![("schema", schema)]))]);
        Some(object(vec![
            ("required", Json::Bool(true)),
            ("content", content),
        ]))
    }

    fn responses(&self, file: &str) -> Result<Json, String> {
        let (success, refusal) = self.branches(file)?;
        let place: Vec<_> = pointer::tokens(&self.envelope.data).collect();
        let data = self.reply.at(&self.envelope.data);
        let envelope = self.envelope;
        let is_success = match super::code(envelope, self.reply) {
            Some(code) => envelope.success.has(&code),
            None => envelope.success == Success::Absent,
        };
        let mut shape = Shape::default();
        if let Some(data) = data.filter(|_| is_success) {
            shape.add("", data);
        }
        let is_captured = self.material.reply.is_some() && is_success;
        let payload = if self.material.reply.is_some() {
            schema::field("", &shape, is_captured.then_some("observed"))
        } else {
            object(vec![
                ("type", text("object")),
                ("additionalProperties", Json::Bool(true)),
            ])
        };
        let mut payload = payload;
        if let (Json::Object(members), "spend") = (&mut payload, self.effect()) {
            // Every refusal would read as paid otherwise; a person says what proves the act.
            members.push(("x-proof".to_owned(), text("undecided")));
        }
        let reference = |target: String| object(vec![("$ref", text(target))]);
        let payload = place.iter().rev().fold(payload, |below, name| {
            object(vec![("properties", object(vec![(name.as_ref(), below)]))])
        });
        let success = Json::Array(vec![reference(success), payload]);
        let branches = Json::Array(vec![object(vec![("allOf", success)]), reference(refusal)]);
        let schema = object(vec![("oneOf", branches)]);
        let content = object(vec![("application/json", object(vec![("schema", schema)]))]);
        let answer = object(vec![("description", text("")), ("content", content)]);
        Ok(object(vec![("200", answer)]))
    }

    /// The envelope's two forms, as `$ref`s from `file`: what another operation refers to.
    fn branches(&self, file: &str) -> Result<(String, String), String> {
        let unknown = || {
            format!(
                "how other operations refer to the envelope `{}` could not be read",
                self.envelope.name
            )
        };
        let api = self.draft.loaded().api.as_ref().ok_or_else(unknown)?;
        let project = &self.draft.loaded().project;
        let same = api
            .operations
            .iter()
            .filter(|known| api.envelope(known.reply.envelope).span == self.envelope.span);
        for known in same {
            let Some((from, at)) = self.draft.place(known.reply.schema.span) else {
                continue;
            };
            let read = |path: &str| {
                let reference = self.draft.value(&from, &format!("{at}{path}"))?;
                let reference = reference.as_str()?.to_owned();
                let (target, pointer) = reference.split_once('#')?;
                let target = if target.is_empty() {
                    from.clone()
                } else {
                    project
                        .relative(target, known.reply.schema.span.file)
                        .ok()?
                };
                Some(format!("{}#{pointer}", relative(file, &target)))
            };
            if let (Some(success), Some(refusal)) =
                (read("/oneOf/0/allOf/0/$ref"), read("/oneOf/1/$ref"))
            {
                return Ok((success, refusal));
            }
        }
        Err(unknown())
    }
}

/// The path of one file as another one names it; both are from the project's root.
fn relative(from: &str, to: &str) -> String {
    let mut here: Vec<&str> = from.split('/').collect();
    here.pop();
    let there: Vec<&str> = to.split('/').collect();
    let folders = there.len() - 1;
    let shared = here
        .iter()
        .zip(there.iter().take(folders))
        .take_while(|(one, other)| one == other)
        .count();
    let up = "../".repeat(here.len() - shared);
    let rest = there.get(shared..).unwrap_or_default().join("/");
    format!("{up}{rest}")
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn files_name_each_other() {
        for (from, to, expected) in [
            ("spec/a/b.yaml", "spec/e.yaml", "../e.yaml"),
            ("spec/a/b.yaml", "spec/a/c.yaml", "c.yaml"),
            ("spec/o.yaml", "spec/e.yaml", "e.yaml"),
            ("spec/a/b.yaml", "spec/c/d/e.yaml", "../c/d/e.yaml"),
        ] {
            assert_eq!(relative(from, to), expected);
        }
    }
}
