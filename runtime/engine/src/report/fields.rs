//! Queries and forms: texts that stand for values. Each text is read as what its schema asks for,
//! and then checked like any value.

use std::borrow::Cow;

use super::branch::{each_firm, types_of};
use super::reporter::{Reporter, Scope};
use super::rule::Side;
use super::{Report, Schema};
use crate::fields::Fields;
use crate::path::Path;
use crate::schema::table::{NONE, NodeId, Table, Types};
use bilispec_wire::json::{Document, NumberText, Object, Value};
use bilispec_wire::parameter::{Parameter, Place, Texts, decode};

impl Schema {
    /// Checks the fields of a query, a form, a path or headers against an object schema. They are decoded as the
    /// parameters of the place are written, and a text stands for the type that the schema gives it: `20` is an integer
    /// where one is asked for, JSON text is looked into where an object or a list is.
    pub fn report_fields(
        &self,
        parameters: &[Parameter],
        place: Place,
        fields: &Fields<'_>,
        side: Side,
    ) -> Report {
        let table = self.table();
        let bytes = fields.iter().map(|(name, text)| name.len() + text.len());
        let mut reporter = Reporter::new(table, bytes.sum(), side);
        let texts = fields.iter().map(|(name, text)| (name.into(), text.into()));
        let decoded = if fields.is_whole() {
            texts.map(|(name, text)| (name, Texts::One(text))).collect()
        } else {
            decode(parameters, place, texts)
        };
        let mut raw = Vec::with_capacity(decoded.len());
        for (name, texts) in decoded {
            let declared = declared(table, &[table.root], &name);
            let bare = |id: &NodeId| {
                let note = table.note(table.node(*id));
                note.is_some_and(|note| note.allow_empty)
            };
            let is_empty = matches!(&texts, Texts::One(text) if text.is_empty());
            if is_empty && declared.iter().any(bare) {
                reporter.bare.insert(name.clone().into_owned());
            }
            raw.push((name, value(table, &declared, texts)));
        }
        let root = Value::Object(Object::new(raw));
        reporter.visit(vec![table.root], &root, &Path::ROOT, Scope::TOP);
        reporter.finish(super::Answer::default())
    }

    /// Checks one text against the schema, as [`Schema::report_fields`] does each single value.
    pub fn report_text(&self, text: &str, side: Side) -> Report {
        let table = self.table();
        let mut reporter = Reporter::new(table, text.len(), side);
        let value = read(table, &[table.root], text.into());
        reporter.visit(vec![table.root], &value, &Path::ROOT, Scope::TOP);
        reporter.finish(super::Answer::default())
    }
}

/// The schemas of a member.
pub(crate) fn declared(table: &Table, owners: &[NodeId], name: &str) -> Vec<NodeId> {
    let mut found = Vec::new();
    for owner in owners {
        each_firm(table, *owner, &mut |id| {
            let Some(rule) = table.object(table.node(id)) else {
                return;
            };
            let property = table.property(rule, name, &mut 0);
            let additional = (rule.additional != NONE).then_some(rule.additional);
            found.extend(property.or(additional.filter(|_| *owner != table.root)));
        });
    }
    found
}

/// The schemas of a list's items.
fn items(table: &Table, owners: &[NodeId]) -> Vec<NodeId> {
    let mut found = Vec::new();
    for owner in owners {
        each_firm(table, *owner, &mut |id| {
            let rule = table.array(table.node(id));
            found.extend(rule.map(|rule| rule.items).filter(|items| *items != NONE));
        });
    }
    found
}

/// The value that what was sent stands for.
fn value<'f>(table: &Table, schemas: &[NodeId], texts: Texts<'f>) -> Value<'f> {
    match texts {
        Texts::One(text) => read(table, schemas, text),
        Texts::List(texts) => {
            let schemas = items(table, schemas);
            let items = texts.into_iter();
            Value::Array(items.map(|text| read(table, &schemas, text)).collect())
        }
        Texts::Members(members) => {
            let members = members.into_iter().map(|(name, text)| {
                let schemas = declared(table, schemas, &name);
                let value = read(table, &schemas, text);
                (name, value)
            });
            Value::Object(Object::new(members.collect()))
        }
        Texts::Json(text) => match parsed(&text) {
            Some(value) => value,
            None => Value::String(text),
        },
    }
}

/// The value of a JSON text.
fn parsed<'f>(text: &Cow<'f, str>) -> Option<Value<'f>> {
    match text {
        Cow::Borrowed(text) => Some(Document::parse(text.as_bytes()).ok()?.into_root()),
        Cow::Owned(text) => Some(owned(Document::parse(text.as_bytes()).ok()?.into_root())),
    }
}

/// A value that stands by itself.
fn owned(value: Value<'_>) -> Value<'static> {
    match value {
        Value::Null => Value::Null,
        Value::Bool(value) => Value::Bool(value),
        Value::Number(number) => Value::Number(NumberText {
            text: number.text.into_owned().into(),
            value: number.value,
        }),
        Value::String(text) => Value::String(text.into_owned().into()),
        Value::Array(items) => Value::Array(items.into_iter().map(owned).collect()),
        Value::Object(object) => {
            let members = object.members().iter().flat_map(|member| {
                let times = usize::try_from(member.times).unwrap_or(1);
                let key: Cow<'static, str> = member.key.clone().into_owned().into();
                std::iter::repeat_n((key, owned(member.value.clone())), times)
            });
            Value::Object(Object::new(members.collect()))
        }
    }
}

/// The value that a text stands for.
fn read<'f>(table: &Table, schemas: &[NodeId], text: Cow<'f, str>) -> Value<'f> {
    let types = schemas
        .iter()
        .map(|id| types_of(table, *id))
        .fold(Types::ALL, Types::and);
    // Without a type, or with several, only what the schema asks for is tried before text.
    let plain = types == Types::ALL;
    if types.overlaps(Types::NUMBER)
        && !plain
        && let Some(number) = number(&text)
    {
        return number;
    }
    if types.overlaps(Types::BOOLEAN) && !plain && matches!(&*text, "true" | "false") {
        return Value::Bool(text == "true");
    }
    if types.overlaps(Types::STRING) {
        return Value::String(text);
    }
    if types.overlaps(Types::OBJECT.with(Types::ARRAY))
        && let Some(value) = parsed(&text)
    {
        return value;
    }
    if types.overlaps(Types::NULL) && text.is_empty() {
        return Value::Null;
    }
    Value::String(text)
}

/// A number, written as JSON writes it.
fn number<'f>(text: &Cow<'f, str>) -> Option<Value<'f>> {
    match Document::parse(text.as_bytes()).ok()?.into_root() {
        Value::Number(number) if number.text() == text => Some(Value::Number(NumberText {
            text: text.clone(),
            value: number.value,
        })),
        _ => None,
    }
}
