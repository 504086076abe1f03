//! What to expect of changes within a payload, from the types of the model.

use std::collections::HashSet;

use bilispec_codegen::model::{
    Api, Bounds, BranchTest, EnumBase, Field, JsonKind, NewtypeBase, Type, TypeId, TypeKind,
};
use bilispec_codegen::source::Json;
use serde_json::{Value, json};

use crate::mutations::edit::{Edit, Mutation};

/// A member that no spec has.
pub(crate) const NEW: &str = "not_in_the_spec";

/// Collects changes of a payload, one of each kind at each distinct place.
pub(crate) struct Expect<'a> {
    api: &'a Api,
    /// In a refusal nothing is drift.
    drift: bool,
    /// Within a text that holds JSON, whatever is wrong is wrong with the text.
    text: bool,
    /// Places with indices left out, so that of many items one is changed.
    seen: HashSet<String>,
    pub(crate) mutations: Vec<Mutation>,
}

impl<'a> Expect<'a> {
    pub(crate) fn new(api: &'a Api) -> Self {
        Self {
            api,
            drift: true,
            text: false,
            seen: HashSet::new(),
            mutations: Vec::new(),
        }
    }

    /// Changes of what a refusal carries: it may always come without, as null or as something else.
    pub(crate) fn refusal(&mut self, carried: &'a Type, data: &Value, path: &[String]) {
        self.drift = false;
        self.push("dropped", path, Edit::Remove, None);
        self.push("nulled", path, Edit::Set(Value::Null), None);
        for other in samples() {
            self.push("retyped", path, Edit::Set(other), None);
        }
        self.inside(carried, data, path);
    }

    fn push(
        &mut self,
        what: &'static str,
        path: &[String],
        edit: Edit,
        rule: Option<&'static str>,
    ) {
        let is_drift = |rule: &str| rule.starts_with("response.unknown-");
        let rule = rule.map(|rule| {
            if self.text && !is_drift(rule) {
                "response.content"
            } else {
                rule
            }
        });
        self.mutations.push(Mutation::new(what, path, edit, rule));
    }

    /// Changes of a value of which nothing is known: no finding, whatever is done.
    pub(crate) fn anything(&mut self, value: &Value, path: &[String]) {
        if !path.is_empty() && !is_index(path) {
            self.push("dropped", path, Edit::Remove, None);
        }
        for other in samples() {
            self.push("retyped", path, Edit::Set(other), None);
        }
        self.push("nulled", path, Edit::Set(Value::Null), None);
        let members: Vec<(String, &Value)> = match value {
            Value::Object(members) => {
                self.push("added", &child(path, NEW), Edit::Set(json!(1)), None);
                members
                    .iter()
                    .map(|(name, value)| (name.clone(), value))
                    .collect()
            }
            Value::Array(items) => {
                let items = items.iter().take(1).enumerate();
                items
                    .map(|(index, value)| (index.to_string(), value))
                    .collect()
            }
            _ => Vec::new(),
        };
        for (name, value) in members {
            self.anything(value, &child(path, &name));
        }
    }

    /// Changes of a value and of all that it holds.
    pub(crate) fn value(&mut self, ty: &'a Type, nullable: bool, value: &Value, path: &[String]) {
        if let Type::Nullable(inner) | Type::Boxed(inner) = ty {
            let nullable = nullable || matches!(ty, Type::Nullable(_));
            return self.value(inner, nullable, value, path);
        }
        if self.seen.insert(pattern(path)) {
            self.replaced(ty, nullable, value, path);
        }
        self.inside(ty, value, path);
    }

    /// Another value at the place itself.
    fn replaced(&mut self, ty: &Type, nullable: bool, value: &Value, path: &[String]) {
        let kinds = self.kinds(ty);
        let mismatch = "response.type";
        if !value.is_null() {
            // Refusals come with objects of nulls, whatever their code is known to carry.
            let fits = nullable || kinds.is_none() || !self.drift;
            let rule = (!fits).then_some(mismatch);
            self.push("nulled", path, Edit::Set(Value::Null), rule);
        }
        for other in samples() {
            match &kinds {
                None => self.push("retyped", path, Edit::Set(other), None),
                Some(kinds) if !fits(&other, kinds) => {
                    self.push("retyped", path, Edit::Set(other), Some(mismatch));
                }
                Some(_) => {}
            }
        }
        match ty {
            Type::Enum(id) => self.unlisted(*id, path),
            Type::IntOrString => {
                let other = Edit::Set(json!("text"));
                self.push("not a number", path, other, Some("response.pattern"));
            }
            Type::JsonString(inner) => {
                for text in ["", "{", "{} {}", "no JSON"] {
                    let other = Edit::Set(json!(text));
                    self.push("not JSON", path, other, Some("response.content"));
                }
                let kinds = self.kinds(inner);
                for other in samples() {
                    if kinds.as_ref().is_some_and(|kinds| !fits(&other, kinds)) {
                        let other = Edit::Set(json!(other.to_string()));
                        self.push("other JSON", path, other, Some("response.content"));
                    }
                }
            }
            _ => {}
        }
    }

    /// A value that is none of the named ones: a breach of a closed list, drift from an open one.
    fn unlisted(&mut self, id: TypeId, path: &[String]) {
        let TypeKind::Enum {
            base,
            variants,
            open,
        } = &self.api.type_def(id).kind
        else {
            panic!("an enum is an enum");
        };
        let candidates = match base {
            EnumBase::Integer => [json!(-987_654), json!(i64::MAX)],
            EnumBase::String => [json!(""), json!("not in the spec")],
        };
        let rule = match (open, self.drift) {
            (false, _) => Some("response.enum"),
            (true, true) => Some("response.unknown-value"),
            (true, false) => None,
        };
        for other in candidates {
            assert!(variants.iter().all(|known| known.value.to_value() != other));
            self.push("unlisted", path, Edit::Set(other), rule);
        }
    }

    fn inside(&mut self, ty: &'a Type, value: &Value, path: &[String]) {
        match (ty, value) {
            (Type::Array(inner), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.value(inner, false, item, &child(path, &index.to_string()));
                }
            }
            (Type::Map(inner), Value::Object(members)) => {
                for (name, member) in members {
                    self.value(inner, false, member, &child(path, name));
                }
                self.push("added", &child(path, NEW), Edit::Set(json!(1)), {
                    let free = self
                        .kinds(inner)
                        .is_none_or(|kinds| fits(&json!(1), &kinds));
                    (!free).then_some("response.type")
                });
            }
            (Type::JsonString(inner), Value::String(text)) => {
                let content: Value = serde_json::from_str(text).unwrap();
                let outer = std::mem::replace(&mut self.text, true);
                self.inside(inner, &content, path);
                self.text = outer;
            }
            (Type::Nullable(inner) | Type::Boxed(inner), _) => self.inside(inner, value, path),
            (Type::Struct(id), Value::Object(_)) => self.members(*id, value, path),
            (Type::Union(id), _) => {
                if let Some(branch) = self.branch(*id, value) {
                    self.inside(branch, value, path);
                }
            }
            _ => {}
        }
    }

    fn members(&mut self, id: TypeId, value: &Value, path: &[String]) {
        let api = self.api;
        let TypeKind::Struct { fields } = &api.type_def(id).kind else {
            panic!("a struct is a struct");
        };
        for field in fields {
            if let Some(member) = value.get(&field.name) {
                let path = child(path, &field.name);
                if !self.seen.contains(&pattern(&path)) {
                    self.field(field, &path);
                }
                self.value(&field.ty, field.nullable, member, &path);
            }
        }
        let new = child(path, NEW);
        if self.seen.insert(pattern(&new)) {
            let rule = self.drift.then_some("response.unknown-field");
            for other in [json!(1), Value::Null, json!({"deep": [{}]})] {
                self.push("added", &new, Edit::Set(other), rule);
            }
        }
    }

    /// What only fields have: they may be absent, constant, or bounded.
    fn field(&mut self, field: &Field, path: &[String]) {
        let rule = field.required.then_some("response.required");
        self.push("dropped", path, Edit::Remove, rule);
        if let Some(constant) = &field.constant {
            let other = match constant {
                Json::String(text) => json!(format!("{text}?")),
                _ => json!(-987_654),
            };
            self.push("unlisted", path, Edit::Set(other), Some("response.const"));
        }
        for (other, rule) in outside(&field.bounds) {
            self.push("out of bounds", path, Edit::Set(other), Some(rule));
        }
    }

    /// The branch of a union that a value is of.
    fn branch(&self, id: TypeId, value: &Value) -> Option<&'a Type> {
        let TypeKind::Union { branches } = &self.api.type_def(id).kind else {
            return None;
        };
        let found = branches.iter().find(|branch| match &branch.test {
            BranchTest::Kinds(kinds) => fits(value, kinds),
            BranchTest::Member { name, values } => value
                .get(name)
                .is_some_and(|value| values.iter().any(|known| known.to_value() == *value)),
        });
        found.map(|branch| &branch.ty)
    }

    /// What a value of a type is in JSON; `None` for anything.
    fn kinds(&self, ty: &Type) -> Option<Vec<JsonKind>> {
        let kinds = match ty {
            Type::Integer => vec![JsonKind::Integer],
            Type::Number => vec![JsonKind::Number],
            Type::Boolean => vec![JsonKind::Boolean],
            Type::String | Type::JsonString(_) => vec![JsonKind::String],
            Type::IntOrString => vec![JsonKind::Integer, JsonKind::String],
            Type::Newtype(id) => match self.api.newtype(*id).base {
                NewtypeBase::Integer => vec![JsonKind::Integer],
                NewtypeBase::String => vec![JsonKind::String],
            },
            Type::Enum(id) => match &self.api.type_def(*id).kind {
                TypeKind::Enum {
                    base: EnumBase::Integer,
                    ..
                } => vec![JsonKind::Integer],
                _ => vec![JsonKind::String],
            },
            Type::Struct(_) | Type::Map(_) => vec![JsonKind::Object],
            Type::Array(_) => vec![JsonKind::Array],
            Type::RawJson | Type::Bytes => return None,
            Type::Nullable(inner) => {
                let mut kinds = self.kinds(inner)?;
                kinds.push(JsonKind::Null);
                kinds
            }
            Type::Boxed(inner) => self.kinds(inner)?,
            Type::Union(id) => {
                let TypeKind::Union { branches } = &self.api.type_def(*id).kind else {
                    return None;
                };
                let mut kinds = Vec::new();
                for branch in branches {
                    kinds.extend(self.kinds(&branch.ty)?);
                }
                kinds
            }
        };
        Some(kinds)
    }
}

/// A value of each kind, for places where it may not belong.
pub(crate) fn samples() -> [Value; 6] {
    [
        json!(true),
        json!(7),
        json!(7.5),
        json!("text"),
        json!([]),
        json!({}),
    ]
}

/// Values just outside of bounds, with the rule that they break.
fn outside(bounds: &Bounds) -> Vec<(Value, &'static str)> {
    let mut values = Vec::new();
    if let Some(least) = bounds.minimum.as_ref().and_then(serde_json::Number::as_i64) {
        values.push((json!(least - 1), "response.minimum"));
    }
    if let Some(most) = bounds.maximum.as_ref().and_then(serde_json::Number::as_i64) {
        values.push((json!(most + 1), "response.maximum"));
    }
    values
}

pub(crate) fn fits(value: &Value, kinds: &[JsonKind]) -> bool {
    kinds.iter().any(|kind| match kind {
        JsonKind::Null => value.is_null(),
        JsonKind::Boolean => value.is_boolean(),
        JsonKind::Integer => value.is_i64() || value.is_u64(),
        JsonKind::Number => value.is_number(),
        JsonKind::String => value.is_string(),
        JsonKind::Array => value.is_array(),
        JsonKind::Object => value.is_object(),
    })
}

pub(crate) fn child(path: &[String], step: &str) -> Vec<String> {
    let mut path = path.to_vec();
    path.push(step.to_owned());
    path
}

fn is_index(path: &[String]) -> bool {
    path.last()
        .is_some_and(|step| step.parse::<usize>().is_ok())
}

fn pattern(path: &[String]) -> String {
    let steps = path.iter().map(|step| {
        let is_index = step.parse::<usize>().is_ok();
        if is_index { "*" } else { step.as_str() }
    });
    steps.collect::<Vec<_>>().join("/")
}
