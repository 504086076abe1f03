//! Types as tables name them: `num`, `str`, `obj Shield`, `array(num Fen)`, with `/ null` where null is allowed.

use crate::model::{Api, EnumBase, NewtypeBase, Type, TypeKind};

/// A type, and whether null stands beside it.
pub(super) fn name(api: &Api, ty: &Type, nullable: bool) -> String {
    let name = bare(api, ty);
    // Anything may be null as well.
    if nullable && *ty != Type::RawJson {
        format!("{name} / null")
    } else {
        name
    }
}

fn bare(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Integer => "num".to_owned(),
        Type::Number => "float".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::String => "str".to_owned(),
        Type::IntOrString => "num / str".to_owned(),
        Type::Newtype(id) => {
            let newtype = api.newtype(*id);
            let base = match newtype.base {
                NewtypeBase::Integer => "num",
                NewtypeBase::String => "str",
            };
            format!("{base} {}", newtype.name)
        }
        Type::Struct(id) | Type::Enum(id) | Type::Union(id) => {
            let def = api.type_def(*id);
            let kind = match &def.kind {
                TypeKind::Struct { .. } => "obj",
                TypeKind::Union { .. } => "oneof",
                TypeKind::Enum {
                    base: EnumBase::Integer,
                    ..
                } => "num",
                TypeKind::Enum {
                    base: EnumBase::String,
                    ..
                } => "str",
            };
            format!("{kind} {}", def.rust_name)
        }
        Type::Array(items) => format!("array({})", bare(api, items)),
        Type::Map(values) => format!("map({})", bare(api, values)),
        Type::JsonString(inner) => format!("json({})", bare(api, inner)),
        Type::RawJson => "any".to_owned(),
        Type::Bytes => "bytes".to_owned(),
        Type::Nullable(inner) => name(api, inner, true),
        Type::Boxed(inner) => bare(api, inner),
    }
}

/// The path of what stands inside a value: items of lists as `[]`, values of maps as `{}`.
pub(super) fn inside<'t>(ty: &'t Type, path: &str) -> (&'t Type, String) {
    let mut suffix = String::new();
    let inner = ty.innermost(&mut suffix);
    (inner, format!("{path}{suffix}"))
}
