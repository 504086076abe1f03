//! What notes leave open and something else of them tells: types by example, secrets by name.

use std::collections::BTreeMap;

use super::places::Place;
use crate::draft::{Endpoint, Row};
use crate::sink::Sink;
use crate::types::Type;
use bilispec_codegen::source::Json;

/// Types of parameters that a list only names: from the example, and from examples of other endpoints by the same
/// placeholder.
pub(super) fn types(endpoints: &mut [(Endpoint, Place)], sinks: &mut [Sink]) {
    let mut known: BTreeMap<String, Type> = BTreeMap::new();
    for (endpoint, _) in &mut *endpoints {
        if !endpoint.from_list {
            continue;
        }
        let Some(sink) = sinks.get_mut(endpoint.file) else {
            continue;
        };
        for request in endpoint.requests.clone() {
            for (place, row) in &mut endpoint.parameters {
                if *place != "query" {
                    continue;
                }
                let Some((_, value)) = request.query.iter().find(|(name, _)| *name == row.name)
                else {
                    sink.remark(
                        row.line,
                        format!("the example does not send `{}`", row.name),
                    );
                    continue;
                };
                match value {
                    None => row.facts.bare_key = true,
                    Some(text) => seen(row, text, &mut known),
                }
            }
            for (name, _) in &request.query {
                let listed = endpoint.parameters.iter().any(|(_, row)| row.name == *name);
                if !listed {
                    let note = format!(
                        "The example sends `{name}`, which the list of parameters does not name."
                    );
                    sink.remark(
                        request.line,
                        format!("the example sends `{name}`, which the list does not name"),
                    );
                    endpoint.notes.push(note);
                }
            }
        }
    }
    for (endpoint, _) in endpoints {
        for (_, row) in &mut endpoint.parameters {
            if row.ty != Type::Any || !endpoint.from_list {
                continue;
            }
            let by_name = known.get(&row.title).or_else(|| known.get(&row.name));
            row.ty = by_name.cloned().unwrap_or(Type::String(None));
            if by_name.is_none()
                && let Some(sink) = sinks.get_mut(endpoint.file)
            {
                sink.remark(
                    row.line,
                    format!("the type of `{}` is not said; taken as a text", row.name),
                );
            }
        }
    }
}

fn seen(row: &mut Row, text: &str, known: &mut BTreeMap<String, Type>) {
    let number = text
        .parse::<i64>()
        .is_ok_and(|number| number.to_string() == text);
    let ty = if number {
        Type::Integer(None)
    } else {
        Type::String(None)
    };
    match &row.facts.default {
        // Listed as an empty text, and a number in the example.
        Some(Json::String(default)) if default.is_empty() && number => {
            row.facts
                .notes
                .push("An empty string in the notes' list, a number in their example.".to_owned());
            row.facts.default = None;
            row.ty = ty;
        }
        Some(_) => {}
        None => {
            if !row.title.is_empty() {
                known.insert(row.title.clone(), ty.clone());
            }
            known.entry(row.name.clone()).or_insert_with(|| ty.clone());
            row.ty = ty;
        }
    }
}

/// Marks what is a secret or a person's by its name; the reference says so itself.
pub(super) fn sensitive(endpoint: &mut Endpoint, sink: &mut Sink) {
    if endpoint.id.is_some() {
        return;
    }
    let parameters = endpoint.parameters.iter_mut().map(|(_, row)| row);
    let fields = endpoint
        .objects
        .iter_mut()
        .flat_map(|object| &mut object.rows);
    for row in parameters.chain(fields) {
        let single = !matches!(
            row.ty.clone().split_null().0,
            Type::Object(_)
                | Type::OneOf(_)
                | Type::Array(_)
                | Type::Map(_)
                | Type::Json(_)
                | Type::Boolean
        );
        if let Some(why) = bilispec_codegen::lint::sensitivity(&row.name).filter(|_| single) {
            row.facts.sensitive = Some(why.to_string());
            sink.remark(
                row.line,
                format!("`{}` is marked as {why} by its name", row.name),
            );
        }
    }
}

/// Types of parameters as they can travel: a text is one value, and a field of a form can hold JSON.
pub(super) fn fit(endpoint: &mut Endpoint, sink: &mut Sink) {
    for (place, row) in &mut endpoint.parameters {
        if *place == "json" {
            continue;
        }
        let (ty, nullable) = row.ty.clone().split_null();
        if nullable {
            sink.remark(
                row.line,
                format!("a text is never null; `{}` is optional", row.name),
            );
            row.required = Some(false);
        }
        row.ty = match ty {
            Type::Any => {
                sink.remark(
                    row.line,
                    format!("the type of `{}` is not said; taken as a text", row.name),
                );
                Type::String(None)
            }
            Type::Array(_) | Type::Map(_) | Type::Object(_) | Type::OneOf(_)
                if *place == "form" =>
            {
                sink.remark(
                    row.line,
                    format!("`{}` is taken as a text that holds JSON", row.name),
                );
                Type::Json(Box::new(ty))
            }
            Type::Array(_) | Type::Map(_) | Type::Object(_) | Type::OneOf(_) | Type::Json(_)
                if *place != "form" =>
            {
                sink.remark(
                    row.line,
                    format!(
                        "`{}` travels as a text; what it holds is left open",
                        row.name
                    ),
                );
                Type::String(None)
            }
            other => other,
        };
    }
}
