//! How the building blocks of objects look in the editor's schema of the spec.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use super::document::Root;
use super::extensions::{CodeEntry, EvidenceMark, NoteMark, SourcedNote, Types};
use super::ledger::{Ledger, Pointer};
use super::members::{Media, Members, Ref};
use super::operation::{Example, Header, Link, Parameter, PathItem, RequestBody, Response};
use super::presence::Recorded;
use super::schema::{Reference, SchemaObject};
use super::schema_id::SchemaId;
use super::words::{JsonKind, Measure};
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
    Measure => String;
    Pointer => String;
    Json => Value;
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
    NoteMark = "Note" => |generator| {
        json_schema!({"anyOf": [{"type": "string"}, generator.subschema_for::<SourcedNote>()]})
    };
    SchemaId = "Schema" => |generator| {
        json_schema!({"anyOf": [{"type": "boolean"}, generator.subschema_for::<SchemaObject>()]})
    };
    Types = "Types" => |generator| {
        let kind = generator.subschema_for::<JsonKind>();
        json_schema!({"anyOf": [kind, {"type": "array", "minItems": 1, "uniqueItems": true, "items": kind}]})
    };
}

/// The name of the JSON Schema of spec files, beside the root document.
pub const EDITOR_SCHEMA: &str = "bilispec.schema.json";

/// The first line of a spec file, which tells editors its schema. `path`: from the root document's folder, with `/`.
pub fn editor_line(path: &str) -> String {
    let up = "../".repeat(path.matches('/').count());
    format!("# yaml-language-server: $schema={up}{EDITOR_SCHEMA}\n")
}

/// The JSON Schema of spec files, for editors: a root document, a path item, or a file of things to refer to.
///
/// It is derived from the types that read the files, so it knows the same keys and words.
pub fn editor_schema() -> Schema {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let root = generator.subschema_for::<Root>();
    let item = generator.subschema_for::<PathItem>();
    let ledger = generator.subschema_for::<Ledger>();
    let presence = generator.subschema_for::<Recorded>();
    let shared = [
        generator.subschema_for::<SchemaId>(),
        generator.subschema_for::<CodeEntry>(),
        generator.subschema_for::<Response>(),
        generator.subschema_for::<Parameter>(),
        generator.subschema_for::<RequestBody>(),
        generator.subschema_for::<Header>(),
        generator.subschema_for::<Link>(),
        generator.subschema_for::<Example>(),
        generator.subschema_for::<Members<CodeEntry>>(),
    ];
    let evidence = generator.subschema_for::<EvidenceMark>();
    let mut schema = json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A file of a bilispec spec",
        "description": "The root document, a path item, the ledger of evidence, the counts of presence, or shared objects by name.",
        "if": {"required": ["openapi"]},
        "then": {"allOf": [root, {"properties": {"openapi": {"pattern": VERSION}}}]},
        "else": {
            "if": {"anyOf": ITEM_KEYS.map(|key| json_schema!({"required": [key]}))},
            "then": item,
            // Of which kind they are, only what refers to them says; but evidence is the same on all.
            "else": {
                "if": {"properties": {"sources": {"type": "array"}}, "required": ["sources"]},
                "then": ledger,
                "else": {
                    "if": {
                        "properties": {"operations": {
                            "type": "object",
                            "additionalProperties": {"required": ["captures"]},
                        }},
                        "required": ["operations"],
                    },
                    "then": presence,
                    "else": {"type": "object", "additionalProperties": {
                        "anyOf": shared,
                        "properties": {"x-evidence": evidence},
                    }},
                },
            },
        },
        "$defs": generator.take_definitions(true),
    });
    // Required is one of two members, which no type of one member says.
    if let Some(parameter) = schema
        .pointer_mut("/$defs/Parameter")
        .and_then(Value::as_object_mut)
    {
        let one = json!([{"required": ["schema"]}, {"required": ["content"]}]);
        parameter.insert("anyOf".to_owned(), one);
    }
    Written.transform(&mut schema);
    schema
}

/// The versions that are read.
const VERSION: &str = r"^3\.1\.";

/// What a file has that is a path item.
const ITEM_KEYS: [&str; 6] = ["servers", "get", "post", "put", "patch", "delete"];

/// What schemars says of Rust's values, made true of what is written: an optional key is left out and never
/// null, and unknown `x-` keys are no errors.
#[derive(Debug, Clone)]
struct Written;

impl Transform for Written {
    fn transform(&mut self, schema: &mut Schema) {
        if let Some(object) = schema.as_object_mut() {
            if object.get("additionalProperties") == Some(&Value::Bool(false)) {
                object.insert("patternProperties".to_owned(), json!({"^x-": true}));
            }
            if let Some(Value::Array(types)) = object.get_mut("type") {
                types.retain(|kind| kind != "null");
            }
            if let Some(Value::Array(branches)) = object.get_mut("anyOf") {
                branches.retain(|branch| *branch != json!({"type": "null"}));
            }
        }
        transform_subschemas(self, schema);
    }
}
