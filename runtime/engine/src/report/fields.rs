//! Queries and forms: texts that stand for values. Each text is read as what its schema asks for,
//! and then checked like any value.

use std::borrow::Cow;

use super::branch::{each_firm, types_of};
use super::rule::Side;
use super::walk::{Reporter, Scope};
use super::{Report, Schema};
use crate::path::Path;
use crate::schema::table::{NodeId, Table, Types};
use bilispec_wire::json::{Document, NumberText, Object, Value};

impl Schema {
    /// Checks the fields of a query, a form or a cookie against an object schema. A text stands for
    /// the type that the schema gives it: `20` is an integer where one is asked for, JSON text is
    /// looked into where an object or a list is.
    pub fn report_fields<'f>(
        &self,
        fields: impl IntoIterator<Item = (&'f str, &'f str)>,
        side: Side,
    ) -> Report {
        let table = self.table();
        let fields: Vec<(&str, &str)> = fields.into_iter().collect();
        let bytes = fields.iter().map(|(name, text)| name.len() + text.len());
        let mut reporter = Reporter::new(table, bytes.sum(), side);
        let mut raw = Vec::new();
        for (name, text) in fields {
            let declared = declared(table, name);
            let bare = |id: &NodeId| {
                let note = table.note(table.node(*id));
                note.is_some_and(|note| note.allow_empty)
            };
            if text.is_empty() && declared.iter().any(bare) {
                reporter.bare.insert(name.to_owned());
            }
            raw.push((Cow::Borrowed(name), read(table, &declared, text)));
        }
        let root = Value::Object(Object::new(raw));
        reporter.visit(vec![table.root], &root, &Path::ROOT, Scope::TOP);
        reporter.finish(super::Answer::default())
    }

    /// Checks one text against the schema, as [`Schema::report_fields`] does each field.
    pub fn report_text(&self, text: &str, side: Side) -> Report {
        let table = self.table();
        let mut reporter = Reporter::new(table, text.len(), side);
        let value = read(table, &[table.root], text);
        reporter.visit(vec![table.root], &value, &Path::ROOT, Scope::TOP);
        reporter.finish(super::Answer::default())
    }
}

/// The schemas of a field.
fn declared(table: &Table, name: &str) -> Vec<NodeId> {
    let mut found = Vec::new();
    each_firm(table, table.root, &mut |id| {
        if let Some(rule) = table.object(table.node(id)) {
            found.extend(table.property(rule, name, &mut 0));
        }
    });
    found
}

/// The value that a text stands for.
fn read<'f>(table: &Table, schemas: &[NodeId], text: &'f str) -> Value<'f> {
    let types = schemas
        .iter()
        .map(|id| types_of(table, *id))
        .fold(Types::ALL, Types::and);
    // Without a type, or with several, only what the schema asks for is tried before text.
    let plain = types == Types::ALL;
    let parsed = || Document::parse(text.as_bytes()).ok();
    if types.overlaps(Types::NUMBER)
        && !plain
        && let Some(number) = number(text)
    {
        return number;
    }
    if types.overlaps(Types::BOOLEAN) && !plain && matches!(text, "true" | "false") {
        return Value::Bool(text == "true");
    }
    if types.overlaps(Types::STRING) {
        return Value::String(text.into());
    }
    if types.overlaps(Types::OBJECT.with(Types::ARRAY))
        && let Some(document) = parsed()
    {
        return document.into_root();
    }
    if types.overlaps(Types::NULL) && text.is_empty() {
        return Value::Null;
    }
    Value::String(text.into())
}

/// A number, written as JSON writes it.
fn number(text: &str) -> Option<Value<'_>> {
    match Document::parse(text.as_bytes()).ok()?.into_root() {
        Value::Number(number) if number.text() == text => Some(Value::Number(NumberText {
            text: text.into(),
            value: number.value,
        })),
        _ => None,
    }
}
