//! What comes back: the reply of a success and its refusal, other statuses, and links.

use super::envelope::Envelope;
use super::examples;
use super::json::Object;
use super::places::Place;
use super::schema::Writer;
use crate::draft::{Endpoint, Row};
use crate::types::Type;
use bilispec_codegen::source::Json;

/// `responses` of an endpoint.
pub(super) fn responses(
    endpoint: &Endpoint,
    place: &Place,
    envelope: &Envelope,
    effect: &str,
    samples: &examples::Samples,
    writer: &mut Writer<'_>,
) -> Object {
    let rows = endpoint.root.iter().flat_map(|root| &root.rows);
    let data = rows.clone().find(|row| row.name == envelope.data);
    let ty = data.map_or(Type::Any, |row| row.ty.clone());
    let empty = Row::new(endpoint.line, &envelope.data, Type::Any);
    let outer = writer.level.clone();
    writer.level = endpoint.reply.evidence.clone().or(outer.clone());
    let mut payload = writer.typed(&empty, &ty, &envelope.data, 0);
    // A payload that other places use too has its level here.
    let table = endpoint
        .objects
        .iter()
        .find(|object| object.path == envelope.data);
    if let Some(level) = table.and_then(|table| table.about.evidence.as_ref())
        && payload.get("properties").is_none()
        && payload.get("oneOf").or(payload.get("$ref")).is_some()
    {
        payload.set("x-evidence", level.as_str());
    }
    writer.level = outer;
    let spends = effect == "spend";
    if spends && endpoint.proof.is_none() && !has_outcome(endpoint) {
        // Nobody has decided: the notes do not say what proves the act.
        payload.set("x-proof", "undecided");
    }
    if let Some(proof) = &endpoint.proof {
        if proof.is_empty() {
            payload.set("x-proof", "undecided");
        } else {
            payload.list("x-proof", proof);
        }
    }
    let payload = if payload.is_empty() {
        Object::default().with(
            "description",
            "业务数据，笔记里没有说明。\nThe payload; the notes say nothing of it.",
        )
    } else {
        payload
    };
    let reference = |name: &str| {
        let target = format!("../envelopes.yaml#/{name}");
        Json::from(Object::default().with("$ref", target))
    };
    let properties = Object::default().with(&envelope.data, payload);
    let success = vec![
        reference(&envelope.success_name()),
        Object::default().with("properties", properties).into(),
    ];
    let success = Object::default().with("allOf", success);
    let branches = vec![success.into(), reference(&envelope.refusal_name())];
    let mut media = Object::default().with("schema", Object::default().with("oneOf", branches));
    let examples = samples.replies(&place.id);
    if !examples.is_empty() {
        media.set("examples", examples);
    }
    let mut reply = Object::default();
    let meaning = if endpoint.reply.meaning.is_empty() {
        "回复。\nThe reply."
    } else {
        &endpoint.reply.meaning
    };
    reply.set("description", meaning);
    if let Some(level) = &endpoint.reply.evidence {
        reply.set("x-evidence", level.as_str());
    }
    reply.list("x-notes", &endpoint.reply.notes);
    reply.set("content", Object::default().with("application/json", media));
    if let Some(links) = links(endpoint) {
        reply.set("links", links);
    }
    let mut responses = Object::default().with("200", reply);
    for row in &endpoint.statuses {
        let mut status = Object::default();
        let meaning = if row.meaning.is_empty() {
            &row.name
        } else {
            &row.meaning
        };
        status.set("description", meaning.as_str());
        if let Some(level) = &row.facts.evidence {
            status.set("x-evidence", level.as_str());
        }
        status.list("x-notes", &row.facts.all_notes());
        if let Some(first) = row.facts.media_types.first() {
            status.set("content", Object::default().with(first, Object::default()));
        }
        responses.set(&row.name, status);
    }
    responses
}

/// Whether some value of a table says that the act happened.
fn has_outcome(endpoint: &Endpoint) -> bool {
    let rows = endpoint.objects.iter().flat_map(|object| &object.rows);
    let mut values = rows.flat_map(|row| &row.facts.values);
    values.any(|value| value.success)
}

fn links(endpoint: &Endpoint) -> Option<Object> {
    let mut links = Object::default();
    let mut names: Vec<&str> = Vec::new();
    for link in &endpoint.links {
        if !names.contains(&link.name.as_str()) {
            names.push(&link.name);
        }
    }
    for name in names {
        let arguments: Vec<_> = endpoint
            .links
            .iter()
            .filter(|link| link.name == name)
            .collect();
        let mut written = Object::default();
        let (mut parameters, mut body) = (Object::default(), Object::default());
        for link in &arguments {
            let list = if matches!(link.place.as_str(), "form" | "json") {
                &mut body
            } else {
                &mut parameters
            };
            list.set(&link.parameter, link.value.clone());
        }
        if let Some(first) = arguments.first() {
            written.set("operationId", first.operation.as_str());
            if !parameters.is_empty() {
                written.set("parameters", parameters);
            }
            if !body.is_empty() {
                written.set("requestBody", body);
            }
            written.text("description", &first.meaning);
        }
        links.set(name, written);
    }
    (!links.is_empty()).then_some(links)
}
