//! The file of an endpoint.

use super::codes::{self, Code};
use super::envelope::Envelope;
use super::examples;
use super::json::{Object, one};
use super::places::Place;
use super::responses::responses;
use super::schema::Writer;
use super::types::Types;
use crate::draft::{Endpoint, Row};
use crate::sink::Sink;
use crate::types::Type;
use bilispec_codegen::model::names;
use bilispec_codegen::source::Json;

/// The path item of an endpoint, with one operation.
pub(super) fn write(
    endpoint: &Endpoint,
    place: &Place,
    envelope: &Envelope,
    types: &mut Types,
    sink: &mut Sink,
) -> Object {
    let mut writer = Writer {
        types,
        local: &endpoint.objects,
        base: "../schemas.yaml",
        used: std::collections::BTreeSet::new(),
        level: Some(
            endpoint
                .evidence
                .clone()
                .unwrap_or_else(|| "documented".to_owned()),
        ),
        open: Vec::new(),
    };
    let method = endpoint.method.as_deref().unwrap_or("GET");
    let mut operation = Object::default()
        .with("operationId", place.id.as_str())
        .with("tags", one(&place.group));
    operation.text("summary", &endpoint.title);
    operation.text("description", &endpoint.meaning);
    if endpoint.deprecated {
        operation.set("deprecated", true);
    }
    let evidence = endpoint.evidence.as_deref().unwrap_or("documented");
    operation.set("x-evidence", evidence);
    let effect = effect(endpoint, method, sink);
    operation.set("x-effect", effect.as_str());
    if let Some(name) = &endpoint.rust_name {
        operation.set("x-rust-name", name.as_str());
    }
    operation.list("x-notes", &endpoint.notes);

    let own = endpoint.codes.iter().filter(|row| !row.facts.of_envelope);
    let mut all: Vec<Code> = Vec::new();
    for row in own {
        match Code::of_row(row) {
            Some(code) => all.push(code),
            None => sink.unread(row.line, format!("`{}` is not a code", row.name)),
        }
    }
    all.extend(envelope.refusals(endpoint.root.as_ref()));
    if !all.is_empty() {
        let members = codes::members(&all, |code| {
            let (row, ty) = code.data.as_ref()?;
            let path = format!("{}.{}", row.name, envelope.data);
            let outer = writer.level.replace(code.level.clone());
            let data = writer.typed(row, ty, &path, 0);
            writer.level = outer;
            Some(data)
        });
        operation.set("x-codes", members);
    }
    let blocked = endpoint.blocked.iter();
    let blocked = codes::blocked(blocked.filter(|row| !row.facts.of_envelope));
    if !blocked.is_empty() {
        operation.set("x-blocked", blocked);
    }
    if let Some(security) = security(endpoint, place) {
        operation.set("security", security);
    }

    let samples = examples::of(endpoint, sink);
    let mut parameters: Vec<Json> = Vec::new();
    for (location, row) in &endpoint.parameters {
        if !matches!(*location, "form" | "json") {
            parameters.push(parameter(location, row, &samples, &mut writer).into());
        }
    }
    for name in placeholders(&place.path) {
        let known = endpoint.parameters.iter();
        if !known
            .clone()
            .any(|(location, row)| *location == "path" && row.name == name)
        {
            sink.remark(
                endpoint.line,
                format!("`{name}` stands in the path and in no table"),
            );
            let row = Row {
                required: Some(true),
                ..Row::new(endpoint.line, name, Type::String(None))
            };
            parameters.push(parameter("path", &row, &samples, &mut writer).into());
        }
    }
    if !parameters.is_empty() {
        operation.set("parameters", parameters);
    }
    if let Some(body) = body(endpoint, place, &samples, &mut writer) {
        operation.set("requestBody", body);
    }
    operation.set(
        "responses",
        responses(endpoint, place, envelope, &effect, &samples, &mut writer),
    );

    for object in &endpoint.objects {
        let known = writer.used.contains(&object.path) || object.name.is_some() || object.inferred;
        if !known {
            sink.unread(
                object.line,
                format!("a table of `{}`, which no field leads to", object.path),
            );
        }
    }
    let server = Object::default().with("url", place.host.as_str());
    Object::default()
        .with("servers", Json::Array(vec![server.into()]))
        .with(&method.to_lowercase(), operation)
}

/// What a call changes, on the side of caution.
fn effect(endpoint: &Endpoint, method: &str, sink: &mut Sink) -> String {
    if let Some(effect) = &endpoint.effect {
        return effect.clone();
    }
    if method == "GET" {
        return "none".to_owned();
    }
    sink.remark(
        endpoint.line,
        "the notes do not say what the call changes; taken as one that spends, which is never repeated",
    );
    "spend".to_owned()
}

fn security(endpoint: &Endpoint, place: &Place) -> Option<Json> {
    let login = endpoint.login.as_ref()?;
    if place.schemes.is_empty() {
        return None;
    }
    let mut needed = Object::default();
    for scheme in &place.schemes {
        needed.set(scheme, Json::Array(Vec::new()));
    }
    let mut list = vec![Json::from(needed)];
    if login.optional {
        list.insert(0, Object::default().into());
    }
    Some(Json::Array(list))
}

fn parameter(
    location: &str,
    row: &Row,
    samples: &examples::Samples,
    writer: &mut Writer<'_>,
) -> Object {
    let facts = &row.facts;
    let mut schema = writer.field(row, &row.name);
    let mut parameter = Object::default()
        .with("name", row.name.as_str())
        .with("in", location);
    if row.required == Some(true) || location == "path" {
        parameter.set("required", true);
    }
    if let Some(cookie) = &facts.from_cookie {
        parameter.set("x-from-cookie", cookie.as_str());
    }
    if let Some(name) = &facts.same_as {
        parameter.set("x-same-as", name.as_str());
    }
    if facts.bare_key {
        parameter.set("allowEmptyValue", true);
    }
    if let Some(expect) = expect(row) {
        parameter.set("x-expect", expect);
    }
    // The words about the parameter stand with it, those about its values with the schema.
    for key in [
        "x-rust-name",
        "x-sensitive",
        "x-notes",
        "description",
        "deprecated",
    ] {
        if let Some(value) = schema.remove(key) {
            parameter.set(key, value);
        }
    }
    if let Some(level @ Json::String(_)) = schema.get("x-evidence").cloned() {
        schema.remove("x-evidence");
        parameter.set("x-evidence", level);
    }
    parameter.set("schema", schema);
    let examples = samples.of_parameter(location, &row.name);
    if !examples.is_empty() {
        parameter.set("examples", examples);
    }
    parameter
}

fn expect(row: &Row) -> Option<Object> {
    let expect = row.facts.expect.as_ref()?;
    let mut mark = Object::default();
    for (key, bound) in [("minimum", expect.minimum), ("maximum", expect.maximum)] {
        if let Some(bound) = bound {
            mark.set(key, bound);
        }
    }
    for (key, answer) in [
        ("below", &expect.below),
        ("above", &expect.above),
        ("unpaid", &expect.unpaid),
    ] {
        if let Some(answer) = answer {
            mark.set(key, answer.clone());
        }
    }
    Some(mark)
}

fn placeholders(path: &str) -> Vec<&str> {
    let parts = path.split('{').skip(1);
    parts
        .filter_map(|part| Some(part.split_once('}')?.0))
        .collect()
}

fn body(
    endpoint: &Endpoint,
    place: &Place,
    samples: &examples::Samples,
    writer: &mut Writer<'_>,
) -> Option<Object> {
    let kind = endpoint.body?;
    let rows: Vec<&Row> = endpoint
        .parameters
        .iter()
        .filter(|(location, _)| *location == kind)
        .map(|(_, row)| row)
        .collect();
    let mut schema = Object::default();
    let title = endpoint
        .request_type
        .clone()
        .unwrap_or_else(|| names::pascal(&place.id));
    schema.set("title", title);
    schema.set("type", "object");
    let required = rows.iter().filter(|row| row.required == Some(true));
    let required: Vec<String> = required.map(|row| row.name.clone()).collect();
    schema.list("required", &required);
    let mut properties = Object::default();
    let mut encoding = Object::default();
    for row in rows {
        // A field of a form that holds JSON says so beside the schema.
        let (ty, in_text) = match &row.ty {
            Type::Json(inner) if kind == "form" => ((**inner).clone(), true),
            other => (other.clone(), false),
        };
        let row = Row { ty, ..row.clone() };
        let mut field = writer.field(&row, &row.name);
        if let Some(cookie) = &row.facts.from_cookie {
            field.set("x-from-cookie", cookie.as_str());
        }
        if let Some(expect) = expect(&row) {
            field.set("x-expect", expect);
        }
        properties.set(&row.name, field);
        if in_text {
            let json = Object::default().with("contentType", "application/json");
            encoding.set(&row.name, json);
        }
    }
    schema.set("properties", properties);
    let mut media = Object::default().with("schema", schema);
    if !encoding.is_empty() {
        media.set("encoding", encoding);
    }
    let examples = samples.of_body();
    if !examples.is_empty() {
        media.set("examples", examples);
    }
    let name = if kind == "form" {
        "application/x-www-form-urlencoded"
    } else {
        "application/json"
    };
    let mut body = Object::default();
    body.text("description", &endpoint.request.meaning);
    body.list("x-notes", &endpoint.request.notes);
    body.set("required", true);
    body.set("content", Object::default().with(name, media));
    Some(body)
}
