//! How the building blocks of objects look in the editor's schema of the spec.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::extensions::Types;
use super::members::{Media, Members, Ref};
use super::schema::{Reference, SchemaId, SchemaObject};
use super::words::JsonKind;
use crate::source::{Json, Spanned};

/// Types that look like another one.
macro_rules! same_as {
    ($($ty:ty $(, $param:ident)? => $other:ty;)+) => {$(
        impl$(<$param: JsonSchema>)? JsonSchema for $ty {
            fn inline_schema() -> bool {
                <$other>::inline_schema()
            }

            fn schema_name() -> Cow<'static, str> {
                <$other>::schema_name()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                <$other>::json_schema(generator)
            }
        }
    )+};
}

same_as! {
    Spanned<T>, T => T;
    Reference => String;
    Json => serde_json::Value;
}

/// Types that are written in place.
macro_rules! inline {
    ($($ty:ty $(, $param:ident)? = $name:expr => |$generator:ident| $schema:expr;)+) => {$(
        impl$(<$param: JsonSchema>)? JsonSchema for $ty {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                Cow::from($name)
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )+};
}

inline! {
    Members<T>, T = format!("Members_{}", T::schema_name()) => |generator| {
        json_schema!({"type": "object", "additionalProperties": generator.subschema_for::<T>()})
    };
    Media<T>, T = format!("Media_{}", T::schema_name()) => |generator| {
        json_schema!({
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": generator.subschema_for::<T>(),
        })
    };
    Ref<T>, T = format!("Ref_{}", T::schema_name()) => |generator| {
        json_schema!({
            "if": {"type": "object", "required": ["$ref"]},
            "then": {"properties": {"$ref": {"type": "string"}}, "additionalProperties": false},
            "else": generator.subschema_for::<T>(),
        })
    };
    SchemaId = "Schema" => |generator| {
        json_schema!({"anyOf": [{"type": "boolean"}, generator.subschema_for::<SchemaObject>()]})
    };
    Types = "Types" => |generator| {
        let kind = generator.subschema_for::<JsonKind>();
        json_schema!({"anyOf": [kind, {"type": "array", "minItems": 1, "uniqueItems": true, "items": kind}]})
    };
}
