//! From what values were like to a schema of the spec. Nothing is required in it, and nothing bounded: that a capture
//! has a field, or a value, says nothing of the next one.

use bilispec_codegen::model::{JsonKind as Kind, Sensitivity};
use bilispec_codegen::source::Json;

use crate::json::text;
use crate::observations::Shape;

type Members = Vec<(String, Json)>;

fn member(members: &mut Members, name: &str, value: Json) {
    members.push((name.to_owned(), value));
}

/// `x-sensitive`'s word.
pub(crate) fn word(sensitivity: Sensitivity) -> Json {
    text(sensitivity.word())
}

/// The types of a schema: one word, or a list.
pub(crate) fn types(kinds: &[Kind]) -> Json {
    match kinds {
        [one] => text(one.word()),
        several => Json::Array(several.iter().map(|kind| text(kind.word())).collect()),
    }
}

/// The schema of a field called `name` whose values were like this; `evidence` is what is written of it.
pub(crate) fn field(name: &str, shape: &Shape, evidence: Option<&str>) -> Json {
    let mut members = keywords(name, shape);
    let mut marks = Vec::new();
    if let Some(sensitivity) = shape.sensitivity(name) {
        member(&mut marks, "x-sensitive", word(sensitivity));
    }
    if let Some(evidence) = evidence {
        member(&mut marks, "x-evidence", text(evidence));
    }
    if let Some(note) = note(shape) {
        member(&mut marks, "x-notes", Json::Array(vec![text(note)]));
    }
    // The words about the field stand before what is in it.
    let is_plain = |(name, _): &&(String, Json)| matches!(name.as_str(), "type" | "pattern");
    let plain = members.iter().take_while(is_plain).count();
    members.splice(plain..plain, marks);
    Json::Object(members)
}

/// What was not seen, where the schema says less than it might seem to.
fn note(shape: &Shape) -> Option<&'static str> {
    match *shape.kinds().as_slice() {
        [Kind::Null] => Some("Only null was seen."),
        [Kind::Array] | [Kind::Null, Kind::Array] if shape.items().is_none() => {
            Some("Only [] was seen.")
        }
        [Kind::Object] | [Kind::Null, Kind::Object]
            if shape.members().is_none() && shape.values().is_none() =>
        {
            Some("Only {} was seen.")
        }
        _ => None,
    }
}

/// `type` and what goes with it.
fn keywords(name: &str, shape: &Shape) -> Members {
    let mut kinds = shape.kinds();
    let nullable = kinds.first() == Some(&Kind::Null);
    kinds.retain(|kind| *kind != Kind::Null);
    let mut members = Vec::new();
    match kinds.as_slice() {
        [] => {}
        [one] => of_kind(&mut members, name, shape, *one, nullable),
        [Kind::Integer, Kind::String] if shape.digits().is_some() => {
            let mut all = kinds.clone();
            all.extend(nullable.then_some(Kind::Null));
            member(&mut members, "type", types(&all));
            let pattern = shape.digits().unwrap_or_default();
            member(&mut members, "pattern", text(pattern));
        }
        several => {
            let branches = several.iter().map(|kind| branch(name, shape, *kind));
            let null = nullable.then(|| Json::Object(vec![("type".to_owned(), text("null"))]));
            member(
                &mut members,
                "oneOf",
                Json::Array(branches.chain(null).collect()),
            );
        }
    }
    members
}

/// A branch of `oneOf`, with the name that the variant gets.
pub(crate) fn branch(name: &str, shape: &Shape, kind: Kind) -> Json {
    let title = match kind {
        Kind::Null => "Null",
        Kind::Boolean => "Boolean",
        Kind::Integer => "Integer",
        Kind::Number => "Number",
        Kind::String => "Text",
        Kind::Array => "List",
        Kind::Object => "",
    };
    let mut members = Vec::new();
    // An object is a type of its own, which is named by its place.
    if !title.is_empty() {
        member(&mut members, "title", text(title));
    }
    of_kind(&mut members, name, shape, kind, false);
    Json::Object(members)
}

fn of_kind(members: &mut Members, name: &str, shape: &Shape, kind: Kind, nullable: bool) {
    let kinds = if nullable {
        vec![kind, Kind::Null]
    } else {
        vec![kind]
    };
    member(members, "type", types(&kinds));
    match kind {
        Kind::Array => {
            let items = shape
                .items()
                .map_or_else(|| Json::Object(Vec::new()), |items| inner(name, items));
            member(members, "items", items);
        }
        Kind::Object => match (shape.members(), shape.values()) {
            (Some(fields), _) => {
                let fields = fields
                    .iter()
                    .map(|(name, shape)| (name.clone(), field(name, shape, None)));
                member(members, "properties", Json::Object(fields.collect()));
            }
            (None, Some(values)) => {
                member(members, "additionalProperties", inner(name, values));
            }
            (None, None) => member(members, "additionalProperties", Json::Bool(true)),
        },
        _ => {}
    }
}

/// The items of a list, or the values of a map: the words about the field hold for them.
fn inner(name: &str, shape: &Shape) -> Json {
    Json::Object(keywords(name, shape))
}

/// The schema of a parameter of a body: forms carry texts.
pub(crate) fn sent(name: &str, shape: &Shape, evidence: Option<&str>) -> Json {
    let sensitivity = shape.sensitivity(name);
    let mut members = match sent_value(shape) {
        // Nobody counts with a telephone number.
        Json::Object(_) if sensitivity.is_some() && shape.digits().is_some() => {
            vec![("type".to_owned(), types(&[Kind::String]))]
        }
        Json::Object(members) => members,
        _ => Vec::new(),
    };
    if let Some(sensitivity) = sensitivity {
        member(&mut members, "x-sensitive", word(sensitivity));
    }
    if let Some(evidence) = evidence {
        member(&mut members, "x-evidence", text(evidence));
    }
    Json::Object(members)
}

/// What a parameter's texts stand for.
pub(crate) fn sent_value(shape: &Shape) -> Json {
    let kind = match shape.kinds().as_slice() {
        [Kind::String] if shape.digits().is_some() => Kind::Integer,
        [Kind::Null] | [] => Kind::String,
        _ => return Json::Object(keywords("", shape)),
    };
    Json::Object(vec![("type".to_owned(), types(&[kind]))])
}
