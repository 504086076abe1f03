//! Envelopes: what success and refusal of a host's replies are, from the rows of a root object.

use super::codes::{self, Code};
use super::json::Object;
use crate::draft::{About, Endpoint, Root, Row};
use crate::sink::Sink;
use crate::types::Type;
use bilispec_codegen::source::Json;

/// The file of envelopes.
pub(super) const FILE: &str = "spec/envelopes.yaml";

/// An envelope in the making.
#[derive(Debug, Clone)]
pub(super) struct Envelope {
    pub(super) name: String,
    about: About,
    code: Vec<String>,
    message: Vec<String>,
    pub(super) data: String,
    success: Vec<i64>,
    rows: Vec<Row>,
    codes: Vec<Code>,
    /// Texts in the message that block.
    blocked: Vec<Row>,
    /// The endpoint that it was read from first.
    evidence: String,
}

const CODE_KEYS: &[&str] = &["errno", "code"];
const MESSAGE_KEYS: &[&str] = &["msg", "message"];
const DATA_KEYS: &[&str] = &["data", "result"];

impl Envelope {
    /// The envelope of an endpoint's replies.
    pub(super) fn of(endpoint: &Endpoint, name: &str, sink: &mut Sink) -> Self {
        let given = endpoint.root.clone().unwrap_or_default();
        let root = if given.rows.is_empty() {
            sink.remark(
                endpoint.line,
                "the notes do not say what a reply consists of; taken as code, message and data",
            );
            assumed(&given)
        } else {
            given
        };
        let keys = |what: &str, usual: &[&str]| -> Vec<String> {
            let mut read: Vec<(usize, String)> = Vec::new();
            for row in &root.rows {
                let read_as = row.facts.read_as.as_deref().unwrap_or_default();
                if let Some(rest) = read_as.strip_prefix(what) {
                    read.push((rest.trim().parse().unwrap_or(0), row.name.clone()));
                }
            }
            read.sort();
            if read.is_empty() {
                let has = |name: &&&str| root.rows.iter().any(|row| row.name == **name);
                return usual
                    .iter()
                    .filter(has)
                    .map(|name| (*name).to_owned())
                    .collect();
            }
            read.into_iter().map(|(_, name)| name).collect()
        };
        let mut rows = root.rows.clone();
        let mut or_assumed = |mut keys: Vec<String>, name: &str, ty: Type| {
            if keys.is_empty() {
                sink.remark(
                    endpoint.line,
                    format!("no member of the reply is a {name} by its name; `{name}` is added"),
                );
                rows.push(Row::new(endpoint.line, name, ty));
                keys.push(name.to_owned());
            }
            keys
        };
        let code = or_assumed(keys("code", CODE_KEYS), "code", Type::Integer(None));
        let message = or_assumed(keys("message", MESSAGE_KEYS), "message", Type::String(None));
        let data = or_assumed(keys("data", DATA_KEYS), "data", Type::Any);
        let success = if root.success.is_empty() {
            vec![0]
        } else {
            root.success.clone()
        };
        let mut codes: Vec<Code> = Vec::new();
        for row in endpoint.codes.iter().filter(|row| row.facts.of_envelope) {
            codes.extend(Code::of_row(row));
        }
        // Notes list codes where they list the values of the member.
        let first = rows.iter().find(|row| code.contains(&row.name));
        let values = first
            .map(|row| codes::of_values(row, &success))
            .unwrap_or_default();
        codes.extend(
            values
                .into_iter()
                .filter(|code| code.number.is_some_and(|number| success.contains(&number))),
        );
        Self {
            name: root.name.clone().unwrap_or_else(|| name.to_owned()),
            about: root.about.clone(),
            code,
            message,
            data: data.into_iter().next().unwrap_or_default(),
            success,
            rows,
            codes,
            blocked: endpoint
                .blocked
                .iter()
                .filter(|row| row.facts.of_envelope)
                .cloned()
                .collect(),
            evidence: root
                .about
                .evidence
                .clone()
                .unwrap_or_else(|| "documented".to_owned()),
        }
    }

    /// Whether two are the same but for the codes that they were met with.
    pub(super) fn fits(&self, other: &Self) -> bool {
        self.body() == other.body()
    }

    /// The codes and the blocking texts that all operations share.
    pub(super) fn add_codes(&mut self, other: &Self) {
        for code in &other.codes {
            if self.codes.iter().all(|known| known.number != code.number) {
                self.codes.push(code.clone());
            }
        }
        for row in &other.blocked {
            if self.blocked.iter().all(|known| known.name != row.name) {
                self.blocked.push(row.clone());
            }
        }
    }

    /// The codes that the values of its first key name and that are no successes.
    pub(super) fn refusals(&self, root: Option<&Root>) -> Vec<Code> {
        let rows = root.map(|root| root.rows.as_slice()).unwrap_or_default();
        let first = rows.iter().find(|row| self.code.contains(&row.name));
        let values = first
            .map(|row| codes::of_values(row, &self.success))
            .unwrap_or_default();
        let refusal = |code: &Code| {
            code.number
                .is_none_or(|number| !self.success.contains(&number))
        };
        values.into_iter().filter(refusal).collect()
    }

    pub(super) fn success_name(&self) -> String {
        let stem = self.name.strip_suffix("Envelope").unwrap_or(&self.name);
        format!("{stem}Success")
    }

    pub(super) fn refusal_name(&self) -> String {
        let stem = self.name.strip_suffix("Envelope").unwrap_or(&self.name);
        format!("{stem}Refusal")
    }

    fn test_name(&self) -> String {
        let stem = self.name.strip_suffix("Envelope").unwrap_or(&self.name);
        format!("{stem}IsSuccess")
    }

    /// Adds the three schemas.
    pub(super) fn write(&self, out: &mut Object) {
        let test = self.test_name();
        out.set(&test, self.test());
        let reference = format!("#/{test}");
        let mut success = Object::default().with("title", self.name.as_str());
        success.text("description", &self.about.meaning);
        success.set("type", "object");
        success.set("x-evidence", self.evidence.as_str());
        success.list("x-notes", &self.about.notes);
        let texts = |list: &[String]| {
            Json::Array(
                list.iter()
                    .map(|text| text.as_str().into())
                    .collect::<Vec<_>>(),
            )
        };
        let codes: Vec<Json> = self.success.iter().map(|code| (*code).into()).collect();
        success.set(
            "x-envelope",
            Object::default()
                .with("code", texts(&self.code))
                .with("message", texts(&self.message))
                .with("data", self.data.as_str())
                .with("success", codes),
        );
        if !self.codes.is_empty() {
            success.set("x-codes", codes::members(&self.codes, |_| None));
        }
        if !self.blocked.is_empty() {
            success.set("x-blocked", codes::blocked(self.blocked.iter()));
        }
        let test = Object::default().with("$ref", reference.as_str());
        success.set("allOf", Json::Array(vec![test.clone().into()]));
        success.extend(self.body());
        out.set(&self.success_name(), success);

        let name = self.refusal_name();
        let mut refusal = Object::default()
            .with("title", name.as_str())
            .with("type", "object")
            // What is known of successes says little of refusals.
            .with("x-evidence", "documented")
            .with(
                "description",
                "被拒绝的回复；data 可以是任何内容，也可以没有。\nA refused call. Its data may be anything, or absent.",
            )
            .with("not", test);
        match self.code.as_slice() {
            [one] => refusal.set("required", super::json::one(one)),
            several => {
                let any = several.iter().map(|key| {
                    let required = super::json::one(key);
                    Json::from(Object::default().with("required", required))
                });
                refusal.set("anyOf", any.collect::<Vec<_>>());
            }
        }
        refusal.set("properties", self.properties(true));
        out.set(&name, refusal);
    }

    /// What is required of a success, and its members.
    fn body(&self) -> Object {
        let mut required: Vec<String> = Vec::new();
        for row in &self.rows {
            if row.required == Some(true) || row.name == self.data {
                required.push(row.name.clone());
            }
        }
        let mut body = Object::default();
        body.list("required", &required);
        body.set("properties", self.properties(false));
        body
    }

    fn properties(&self, refused: bool) -> Object {
        let mut properties = Object::default();
        for row in &self.rows {
            if row.name == self.data && refused {
                properties.set(&row.name, true);
                continue;
            }
            let mut schema = Object::default();
            if row.name != self.data {
                schema = kinds(&row.ty);
            }
            let is_code = self.code.contains(&row.name);
            if let Some(why) = &row.facts.sensitive {
                schema.set("x-sensitive", why.as_str());
            }
            if let Some(evidence) = row
                .facts
                .evidence
                .as_ref()
                .filter(|level| **level != self.evidence)
            {
                schema.set("x-evidence", evidence.as_str());
            }
            let mut notes = row.facts.all_notes();
            // What its values mean stands with the codes.
            if !is_code {
                notes.extend(
                    row.facts
                        .values
                        .iter()
                        .map(|value| format!("{}: {}", value.text, value.meaning)),
                );
            }
            if !refused {
                schema.list("x-notes", &notes);
            }
            schema.text("description", &row.meaning);
            properties.set(&row.name, schema);
        }
        properties
    }

    /// What makes a reply a success: the first key that is there and not null has a code that means it.
    fn test(&self) -> Object {
        let value = || match self.success.as_slice() {
            [one] => Object::default().with("const", *one),
            several => {
                let codes: Vec<Json> = several.iter().map(|code| (*code).into()).collect();
                Object::default().with("enum", codes)
            }
        };
        let branches = self.code.iter().enumerate().map(|(index, key)| {
            let mut properties = Object::default();
            for earlier in self.code.iter().take(index) {
                properties.set(earlier, Object::default().with("type", "null"));
            }
            properties.set(key, value());
            Json::from(
                Object::default()
                    .with("required", super::json::one(key))
                    .with("properties", properties),
            )
        });
        Object::default().with("anyOf", branches.collect::<Vec<_>>())
    }
}

fn assumed(given: &Root) -> Root {
    let rows = [
        ("code", Type::Integer(None)),
        ("message", Type::String(None)),
        ("data", Type::Any),
    ];
    Root {
        rows: rows.map(|(name, ty)| Row::new(0, name, ty)).into(),
        ..given.clone()
    }
}

/// The plain types of an envelope's member.
fn kinds(ty: &Type) -> Object {
    let mut words: Vec<Json> = Vec::new();
    collect(ty, &mut words);
    let mut schema = Object::default();
    if words.len() > 1 {
        schema.set("type", words);
    } else if let Some(word) = words.pop() {
        schema.set("type", word);
    }
    schema
}

fn collect(ty: &Type, words: &mut Vec<Json>) {
    let word = match ty {
        Type::Any | Type::OneOf(_) => return,
        Type::Integer(_) => "integer",
        Type::Number => "number",
        Type::Boolean => "boolean",
        Type::String(_) | Type::Json(_) => "string",
        Type::IntOrString => {
            words.push("integer".into());
            "string"
        }
        Type::Object(_) | Type::Map(_) => "object",
        Type::Array(_) => "array",
        Type::Nullable(inner) => {
            collect(inner, words);
            "null"
        }
    };
    words.push(word.into());
}
