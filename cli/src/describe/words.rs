//! Types, limits and texts of the model as short phrases.

use bilispec_codegen::model::{
    Api, Bounds, CodeData, Docs, EnumBase, Expect, Field, Level, NewtypeBase, Note, Place,
    Sensitivity, Status, Type, TypeKind,
};

use crate::report::Style;

/// A key of `responses`.
pub(crate) fn status(status: Status) -> String {
    match status {
        Status::Exact(status) => status.to_string(),
        Status::Class(class) => format!("{class}XX"),
        Status::Default => "default".to_owned(),
    }
}

/// Where a parameter travels.
pub(super) fn place(place: Place) -> &'static str {
    match place {
        Place::Json => "JSON",
        place => place.word(),
    }
}

/// A type in words.
pub(super) fn type_name(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Integer => "integer".to_owned(),
        Type::Number => "number".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::String => "string".to_owned(),
        Type::IntOrString => "integer or string".to_owned(),
        Type::Newtype(id) => {
            let newtype = api.newtype(*id);
            let base = match newtype.base {
                NewtypeBase::Integer => "integer",
                NewtypeBase::String => "string",
            };
            format!("{base} {}", newtype.name)
        }
        Type::Enum(id) => {
            let def = api.type_def(*id);
            let base = match &def.kind {
                TypeKind::Enum {
                    base: EnumBase::String,
                    ..
                } => "string",
                _ => "integer",
            };
            format!("{base} {}", def.rust_name)
        }
        Type::Struct(id) | Type::Union(id) => api.type_def(*id).rust_name.clone(),
        Type::Array(items) => format!("list of {}", type_name(api, items)),
        Type::Map(values) => format!("map of {}", type_name(api, values)),
        Type::JsonString(inner) => format!("string holding JSON: {}", type_name(api, inner)),
        Type::RawJson => "anything".to_owned(),
        Type::Bytes => "bytes".to_owned(),
        Type::Nullable(inner) => format!("{} or null", type_name(api, inner)),
        Type::Boxed(inner) => type_name(api, inner),
    }
}

/// What a value is limited to, or nothing.
pub(super) fn bounds(bounds: &Bounds) -> String {
    let mut parts = Vec::new();
    let mut add = |sign: &str, value: Option<String>| {
        parts.extend(value.map(|value| format!("{sign}{value}")));
    };
    add("≥ ", bounds.minimum.as_ref().map(ToString::to_string));
    add(
        "> ",
        bounds.exclusive_minimum.as_ref().map(ToString::to_string),
    );
    add("≤ ", bounds.maximum.as_ref().map(ToString::to_string));
    add(
        "< ",
        bounds.exclusive_maximum.as_ref().map(ToString::to_string),
    );
    add(
        "multiple of ",
        bounds.multiple_of.as_ref().map(ToString::to_string),
    );
    add(
        "length ≥ ",
        bounds.min_length.map(|length| length.to_string()),
    );
    add(
        "length ≤ ",
        bounds.max_length.map(|length| length.to_string()),
    );
    add("items ≥ ", bounds.min_items.map(|items| items.to_string()));
    add("items ≤ ", bounds.max_items.map(|items| items.to_string()));
    add("matches ", bounds.pattern.clone());
    parts.join(", ")
}

/// A bound that the server answers: `20 to 99990 (below: status -2)`.
pub(super) fn expect(expect: &Expect) -> String {
    let mut parts = vec![match (expect.minimum, expect.maximum) {
        (Some(minimum), Some(maximum)) => format!("{minimum} to {maximum}"),
        (Some(minimum), None) => format!("≥ {minimum}"),
        (None, Some(maximum)) => format!("≤ {maximum}"),
        (None, None) => "anything".to_owned(),
    }];
    for (side, answer) in [
        ("below", &expect.below),
        ("above", &expect.above),
        ("unpaid", &expect.unpaid),
    ] {
        let members: Vec<_> = answer
            .iter()
            .map(|(name, value)| format!("{name} {value}"))
            .collect();
        if !members.is_empty() {
            parts.push(format!("({side}: {})", members.join(", ")));
        }
    }
    parts.join(" ")
}

/// The description in one line: English, else Chinese.
pub(super) fn line(docs: &Docs) -> String {
    let text = docs
        .en
        .as_deref()
        .or(docs.zh.as_deref())
        .unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Both languages, a line each.
pub(super) fn lines(docs: &Docs) -> Vec<String> {
    docs.zh
        .iter()
        .chain(&docs.en)
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

/// The unit of a value, unless its description says it already.
pub(super) fn unit(docs: &Docs) -> Option<String> {
    let measure = docs.measure.as_deref()?;
    let name = match docs.unit {
        Some(known) => known.name(),
        None => measure,
    };
    let name = name.split(',').next().unwrap_or_default();
    let text = line(docs).to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    let is_said = words.any(|word| word == measure || word == name);
    (!is_said).then(|| format!("in {measure}"))
}

/// The sources of a fact, unless they are those of what it lies in.
pub(super) fn sources(level: &Level, around: Option<&Level>) -> Option<String> {
    let same = around.is_some_and(|around| around.sources == level.sources);
    cited(&level.sources).filter(|_| !same)
}

/// Ids of sources, if there are any.
pub(super) fn cited(sources: &[String]) -> Option<String> {
    (!sources.is_empty()).then(|| format!("source: {}", sources.join(", ")))
}

/// A note in one line: English, else Chinese, and its sources.
pub(super) fn note(note: &Note) -> String {
    let english = match note.split_once('\n') {
        Some((first, rest)) if !first.is_ascii() => rest,
        _ => note,
    };
    let text = english.split_whitespace().collect::<Vec<_>>().join(" ");
    if note.sources.is_empty() {
        return text;
    }
    format!("{text} [{}]", note.sources.join(", "))
}

/// A heading.
pub(super) fn heading(text: &str, style: Style) -> String {
    if style.color {
        format!("\u{1b}[1m{text}\u{1b}[0m")
    } else {
        text.to_owned()
    }
}

/// Why a value is never printed, if it is not.
pub(super) fn secret(sensitive: Option<Sensitivity>) -> Option<String> {
    sensitive.map(|why| format!("never printed ({why})"))
}

/// What holds for a field of a reply beside its type, a phrase each.
pub(super) fn field_facts(field: &Field) -> Vec<String> {
    let mut facts = Vec::new();
    match field.needed {
        Some(false) => facts.push("clients do without it".to_owned()),
        Some(true) => facts.push("clients need it".to_owned()),
        None => {}
    }
    let echo = field.echo.iter();
    facts.extend(echo.map(|echo| format!("in a success it equals the call's {}", echo.parameter)));
    facts
}

/// The parts that say something, as one text.
pub(super) fn joined(parts: &[String]) -> String {
    let parts: Vec<_> = parts
        .iter()
        .map(|part| part.trim_end_matches('.'))
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("; ")
}

/// What comes with a code, in words: `pay_money (integer Fen)`.
pub(super) fn code_data(api: &Api, data: &CodeData) -> String {
    if let Type::Struct(id) = data.ty.innermost(&mut String::new())
        && let TypeKind::Struct { fields } = &api.type_def(*id).kind
    {
        let fields: Vec<_> = fields
            .iter()
            .map(|field| format!("{} ({})", field.name, type_name(api, &field.ty)))
            .collect();
        return fields.join(", ");
    }
    type_name(api, &data.ty)
}
