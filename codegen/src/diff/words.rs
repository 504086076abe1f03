//! What changed in words only, and types as Rust writes them.

use super::{Class, Compare};
use crate::model::{Api, Docs, NewtypeBase, Type, Unit};
use crate::source::Span;

impl Compare<'_> {
    /// Descriptions, evidence and its sources, notes, units.
    pub(super) fn docs(&mut self, span: Span, subject: &str, was: &Docs, now: &Docs) {
        let mut parts = Vec::new();
        if (&was.summary, &was.zh, &was.en) != (&now.summary, &now.zh, &now.en) {
            parts.push("is described in other words".to_owned());
        }
        if was.evidence != now.evidence {
            let (was, now) = (was.evidence.word(), now.evidence.word());
            parts.push(format!("is {now}, not {was}, by the evidence"));
        }
        if was.sources != now.sources {
            let (was, now) = (list(&was.sources), list(&now.sources));
            parts.push(format!("rests on {now}, not on {was}"));
        }
        if was.within != now.within {
            parts.push("holds what is known otherwise".to_owned());
        }
        if was.notes != now.notes {
            parts.push("has other notes".to_owned());
        }
        if (was.unit, &was.measure) != (now.unit, &now.measure) {
            let unit = now.unit.map(Unit::word);
            let unit = unit.or(now.measure.as_deref());
            parts.push(format!(
                "counts {}",
                unit.unwrap_or("nothing in particular")
            ));
        }
        if !parts.is_empty() {
            self.changed(Class::Documentation, span, subject, parts.join(" and "));
        }
    }
}

/// A type as the client has it.
pub(super) fn rust(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Integer => "i64".to_owned(),
        Type::Number => "f64".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::String => "String".to_owned(),
        Type::IntOrString => "IntOrString".to_owned(),
        Type::RawJson => "RawJson".to_owned(),
        Type::Bytes => "Binary".to_owned(),
        Type::Newtype(id) => api.newtype(*id).name.clone(),
        Type::Struct(id) | Type::Enum(id) | Type::Union(id) => api.type_def(*id).rust_name.clone(),
        Type::Array(inner) => format!("Vec<{}>", rust(api, inner)),
        Type::Map(inner) => format!("BTreeMap<String, {}>", rust(api, inner)),
        Type::JsonString(inner) => format!("JsonString<{}>", rust(api, inner)),
        Type::Nullable(inner) => format!("Option<{}>", rust(api, inner)),
        Type::Boxed(inner) => format!("Box<{}>", rust(api, inner)),
    }
}

/// The same where a value may be absent.
pub(super) fn rust_field(api: &Api, ty: &Type, optional: bool) -> String {
    let ty = rust(api, ty);
    if optional {
        format!("Option<{ty}>")
    } else {
        ty
    }
}

/// What a newtype wraps.
pub(super) fn base(base: NewtypeBase) -> &'static str {
    match base {
        NewtypeBase::Integer => "i64",
        NewtypeBase::String => "String",
    }
}

/// `1, 2 and 3`; `nothing` for an empty list.
pub(super) fn list<T: ToString>(items: &[T]) -> String {
    let items: Vec<String> = items.iter().map(ToString::to_string).collect();
    match items.split_last() {
        None => "nothing".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}
