//! Annotations: what a schema says beside what is valid. Those that bilispec uses are read into the
//! table; the others are accepted and left out.

use super::build::{Builder, Draft, append, push};
use super::table::{
    Code as CodeRow, CodeKey, Constant, Envelope, Expect, Known, List, NONE, Sensitivity, Text,
};
use bilispec_wire::envelope::{Act, Blocked, Code, Kind, Proof, ProofMember, SideEffect};
use bilispec_wire::json::number::Number;
use bilispec_wire::json::{Object, Value};

impl Builder<'_> {
    /// Reads a keyword that never changes what is valid; `false` if it is none of them.
    pub(super) fn annotation(&mut self, draft: &mut Draft, key: &str, value: &Value<'_>) -> bool {
        match key {
            "x-sensitive" => match value.as_str() {
                Some("credential") => draft.note().sensitive = Some(Sensitivity::Credential),
                Some("personal") => draft.note().sensitive = Some(Sensitivity::Personal),
                // Its name looks private and is not: that matters to those who judge by names.
                Some("none") => {}
                _ => self.wants(draft, key, "`credential`, `personal` or `none`"),
            },
            "x-known-values" => self.known_values(draft, value),
            "x-enum-varnames" => {
                let names: Option<Vec<&str>> = value
                    .as_array()
                    .and_then(|items| items.iter().map(Value::as_str).collect());
                match names {
                    Some(names) => draft.note().names = self.pools.text_list(names),
                    None => self.wants(draft, key, "a list of names"),
                }
            }
            "x-success" => match value.as_array() {
                Some(items) => {
                    let items: Vec<Constant> =
                        items.iter().map(|item| self.constant(item)).collect();
                    draft.note().success = append(&mut self.pools.constants, items);
                }
                None => self.wants(draft, key, "a list of values"),
            },
            "x-envelope" => self.envelope(draft, value),
            "x-expect" => self.expect(draft, value),
            "x-echo" => match value.as_str() {
                Some(name) => draft.note().echo = self.pools.text(name),
                None => self.wants(draft, key, "the name of a parameter"),
            },
            "x-allow-empty" => match value {
                Value::Bool(allowed) => draft.note().allow_empty = *allowed,
                _ => self.wants(draft, key, "`true` or `false`"),
            },
            "x-codes" if draft.pointer.is_empty() => self.codes(draft, value),
            "x-reply" if draft.pointer.is_empty() => self.act(draft, value),
            "contentSchema" => {
                let node = self.schema(value, draft.id, &draft.pointer, "/contentSchema");
                draft.note().content = node;
            }
            "$comment" | "contentEncoding" | "contentMediaType" | "description" | "format"
            | "title" => {
                if value.as_str().is_none() {
                    self.wants(draft, key, "a string");
                }
            }
            "deprecated" | "readOnly" | "writeOnly" => {
                if !matches!(value, Value::Bool(_)) {
                    self.wants(draft, key, "`true` or `false`");
                }
            }
            "examples" => {
                if value.as_array().is_none() {
                    self.wants(draft, key, "a list");
                }
            }
            "$schema" => self.dialect(draft, value),
            _ => return key == "default" || key.starts_with("x-"),
        }
        true
    }

    /// Other drafts read some of the same keywords in another way, so they are no draft of ours.
    fn dialect(&mut self, draft: &Draft, value: &Value<'_>) {
        let Some(dialect) = value.as_str() else {
            return self.wants(draft, "$schema", "a string");
        };
        let others = ["draft-03", "draft-04", "draft-06", "draft-07", "2019-09"];
        if others
            .iter()
            .any(|other| dialect.contains("json-schema.org/") && dialect.contains(other))
        {
            let message = format!("`$schema` names `{dialect}`: only draft 2020-12 is supported");
            self.refuse(&draft.pointer, "$schema", message);
        }
    }

    fn known_values(&mut self, draft: &mut Draft, value: &Value<'_>) {
        let Some(items) = value.as_array() else {
            return self.wants(draft, "x-known-values", "a list");
        };
        let mut known = Vec::new();
        for item in items {
            let (found, name) = (item.get("value"), item.get("name").and_then(Value::as_str));
            match (found, name) {
                (Some(found), Some(name)) => known.push(Known {
                    value: self.constant(found),
                    name: self.pools.text(name),
                }),
                _ => self.wants(draft, "x-known-values", "a list of `value` with `name`"),
            }
        }
        draft.note().known = append(&mut self.pools.known, known);
    }

    /// One name, or a list of them.
    fn keys(&mut self, value: Option<&Value<'_>>) -> Option<List> {
        let names: Vec<&str> = match value? {
            Value::String(name) => vec![name.as_ref()],
            Value::Array(items) => items.iter().map(Value::as_str).collect::<Option<_>>()?,
            _ => return None,
        };
        Some(self.pools.text_list(names))
    }

    fn envelope(&mut self, draft: &mut Draft, value: &Value<'_>) {
        let code = self.keys(value.get("code")).filter(|code| code.len > 0);
        let absent = value.get("success").and_then(Value::as_str) == Some("absent");
        let success: Option<Vec<Constant>> = match value.get("success").and_then(Value::as_array) {
            Some(items) => items.iter().map(|item| self.code_constant(item)).collect(),
            None => absent.then(Vec::new),
        };
        let (Some(code), Some(success)) = (code, success) else {
            let shape = "an object with `code` (places) and `success` (values, or `absent`)";
            return self.wants(draft, "x-envelope", shape);
        };
        let message = self.keys(value.get("message")).unwrap_or_default();
        let data = value.get("data").and_then(Value::as_str).unwrap_or("data");
        let envelope = Envelope {
            node: draft.id,
            code,
            message,
            data: self.pools.text(data),
            success: append(&mut self.pools.constants, success),
            absent,
        };
        draft.note().envelope = push(&mut self.pools.envelopes, envelope);
    }

    /// A value that a code can be; integers however they are written.
    fn code_constant(&mut self, value: &Value<'_>) -> Option<Constant> {
        match Code::of(value)? {
            Code::Integer(number) => Some(Constant::Number(Number::from(number))),
            Code::Text(text) => Some(Constant::Text(self.pools.text(&text))),
            Code::Boolean(value) => Some(Constant::Bool(value)),
        }
    }

    /// What the call changes, what proves it, and which texts block it.
    fn act(&mut self, draft: &Draft, value: &Value<'_>) {
        match act(value) {
            Some(act) => self.act = act,
            None => self.wants(
                draft,
                "x-reply",
                "an object with `effect`, `proof`, `blocked` and `echoes`",
            ),
        }
    }

    fn expect(&mut self, draft: &mut Draft, value: &Value<'_>) {
        let bound = |key: &str| match value.get(key) {
            Some(Value::Number(number)) => Some(number.value),
            _ => None,
        };
        let (minimum, maximum) = (bound("minimum"), bound("maximum"));
        if minimum.is_none() && maximum.is_none() {
            return self.wants(draft, "x-expect", "an object with `minimum` or `maximum`");
        }
        let below = self.answer(value.get("below"));
        let above = self.answer(value.get("above"));
        let expect = Expect {
            minimum,
            maximum,
            below,
            above,
        };
        draft.note().expect = push(&mut self.pools.expects, expect);
    }

    /// A documented answer in words: `{"status": -2}` is `status -2`.
    fn answer(&mut self, value: Option<&Value<'_>>) -> Text {
        let members = value.and_then(Value::as_object).map(Object::members);
        let words: Vec<String> = members
            .unwrap_or_default()
            .iter()
            .map(|member| format!("{} {}", member.key, member.value.to_json()))
            .collect();
        self.pools.text(&words.join(", "))
    }

    fn codes(&mut self, draft: &Draft, value: &Value<'_>) {
        let Some(object) = value.as_object() else {
            return self.wants(draft, "x-codes", "an object");
        };
        self.lists_codes = true;
        let mut codes = Vec::new();
        for member in object.members() {
            let key = match member.key.as_ref() {
                "null" => CodeKey::Null,
                text => match Code::from_key(text) {
                    Code::Integer(number) => CodeKey::Integer(number),
                    Code::Text(_) | Code::Boolean(_) => CodeKey::Text(self.pools.text(text)),
                },
            };
            let text = |key: &str| member.value.get(key).and_then(Value::as_str);
            let (name, class) = (text("name"), text("class"));
            let (Some(name), Some(class)) = (name, class) else {
                let message = "a code needs `name` and `class`";
                self.refuse("/x-codes", &member.key, message);
                continue;
            };
            let (name, class) = (self.pools.text(name), self.pools.text(class));
            let data = member.value.get("data").map_or(NONE, |schema| {
                let tail = format!("/x-codes/{}/data", member.key);
                self.schema(schema, draft.id, "", &tail)
            });
            codes.push(CodeRow {
                value: key,
                name,
                class,
                data,
            });
        }
        codes.sort_by_key(|code| match code.value {
            CodeKey::Null => (0, 0),
            CodeKey::Integer(code) => (1, code),
            CodeKey::Text(_) => (2, 0),
        });
        self.pools.codes = codes;
    }
}

fn act(value: &Value<'_>) -> Option<Act> {
    let effect = match value.get("effect")?.as_str()? {
        "none" => SideEffect::None,
        "write" => SideEffect::Write,
        "spend" => SideEffect::Spend,
        _ => return None,
    };
    let proof = match value.get("proof") {
        None => Proof::Undeclared,
        Some(Value::String(word)) if word == "undecided" => Proof::Undecided,
        Some(Value::Object(members)) => {
            let members = members.members().iter().map(|member| {
                let kinds = member.value.as_array()?.iter();
                Some(ProofMember {
                    name: member.key.clone().into_owned().into(),
                    kinds: kinds.map(kind).collect::<Option<Vec<Kind>>>()?.into(),
                })
            });
            Proof::Members(members.collect::<Option<Vec<ProofMember>>>()?.into())
        }
        Some(_) => return None,
    };
    let blocked = value.get("blocked").and_then(Value::as_array);
    let blocked = blocked.unwrap_or_default().iter().map(|one| {
        let text = |key: &str| Some(one.get(key)?.as_str()?.to_owned().into());
        Some(Blocked {
            text: text("text")?,
            name: text("name")?,
            class: text("class")?,
        })
    });
    let echoes = value.get("echoes").and_then(Value::as_array);
    let echoes = echoes.unwrap_or_default().iter();
    let echoes = echoes.map(|name| Some(name.as_str()?.to_owned().into()));
    Some(Act {
        effect,
        proof,
        blocked: blocked.collect::<Option<Vec<Blocked>>>()?.into(),
        echoes: echoes.collect::<Option<Vec<_>>>()?.into(),
    })
}

fn kind(name: &Value<'_>) -> Option<Kind> {
    Some(match name.as_str()? {
        "boolean" => Kind::Boolean,
        "integer" => Kind::Integer,
        "number" => Kind::Number,
        "string" => Kind::String,
        "array" => Kind::Array,
        "object" => Kind::Object,
        _ => return None,
    })
}
