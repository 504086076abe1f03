//! The table from schema to Rust, as the model has it: a payload's schema in, its types out.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot set up its files has failed"
)]

use std::fmt::Write as _;
use std::fs;

use bilispec_codegen::diagnostics::render;
use bilispec_codegen::load;
use bilispec_codegen::model::{Api, Field, Type, TypeKind};

const ENVELOPE: &str = "
IsSuccess: {required: [code], properties: {code: {const: 0}}}
Success:
  title: Envelope
  x-envelope: {code: [code], message: [message], data: data, success: [0]}
  allOf: [{$ref: '#/IsSuccess'}]
  required: [data]
  properties: {code: {type: integer}, message: {type: string}, data: {}}
Refusal: {not: {$ref: '#/IsSuccess'}, required: [code], properties: {data: true}}
";

/// A spec with one operation whose payload is `payload`, a schema in block style.
fn spec(payload: &str) -> Result<Api, String> {
    spec_with(payload, "")
}

/// The same, with schemas to refer to.
fn spec_with(payload: &str, shared: &str) -> Result<Api, String> {
    let indent = " ".repeat(24);
    let payload: String = payload
        .trim()
        .lines()
        .flat_map(|line| [&indent, line, "\n"])
        .collect();
    let root = format!(
        "openapi: 3.1.0
info: {{title: t, version: '1'}}
tags: [{{name: t}}]
servers: [{{url: https://example.org}}]
paths:
  /a:
    get:
      operationId: get_thing
      tags: [t]
      x-effect: none
      x-evidence: reported
      responses:
        '200':
          description: d
          content:
            application/json:
              schema:
                oneOf:
                - allOf:
                  - $ref: envelope.yaml#/Success
                  - properties:
                      data:
{payload}                - $ref: envelope.yaml#/Refusal
components: {{schemas: {{{shared}}}}}
"
    );
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("spec")).unwrap();
    fs::write(folder.path().join("spec/openapi.yaml"), root).unwrap();
    fs::write(folder.path().join("spec/envelope.yaml"), ENVELOPE).unwrap();
    let loaded = load(&folder.path().join("spec/openapi.yaml"));
    let errors = || {
        loaded
            .diagnostics
            .list()
            .iter()
            .map(|d| render(d, &loaded.project, false))
            .collect()
    };
    loaded.api.ok_or_else(errors)
}

fn types(payload: &str) -> String {
    let api = spec(payload).unwrap_or_else(|errors| panic!("{errors}"));
    let operation = &api.operations[0];
    let mut out = format!(
        "payload: {}\n",
        ty(
            &api,
            &operation.reply.payload,
            operation.reply.payload_nullable
        )
    );
    if let Some(success) = &operation.reply.success {
        writeln!(
            out,
            "success: {} {:?}",
            success.path.join("."),
            success
                .values
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
        )
        .unwrap();
    }
    for newtype in &api.newtypes {
        writeln!(
            out,
            "newtype {} of {:?} {:?}",
            newtype.name, newtype.base, newtype.sensitive
        )
        .unwrap();
    }
    for def in &api.types {
        match &def.kind {
            TypeKind::Struct { fields } => {
                writeln!(out, "struct {}", def.rust_name).unwrap();
                for field in fields {
                    writeln!(out, "  {}", self::field(&api, field)).unwrap();
                }
            }
            TypeKind::Enum {
                base,
                variants,
                open,
            } => {
                let list: Vec<String> = variants
                    .iter()
                    .map(|v| format!("{} = {} {}", v.rust_name, v.value, v.evidence))
                    .collect();
                let open = if *open { "open" } else { "closed" };
                writeln!(
                    out,
                    "{open} enum {} of {base:?}: {}",
                    def.rust_name,
                    list.join(", ")
                )
                .unwrap();
            }
            TypeKind::Union { branches } => {
                writeln!(out, "union {}", def.rust_name).unwrap();
                for branch in branches {
                    writeln!(
                        out,
                        "  {}({}) if {:?}",
                        branch.rust_name,
                        ty(&api, &branch.ty, false),
                        branch.test
                    )
                    .unwrap();
                }
            }
        }
    }
    out
}

fn field(api: &Api, field: &Field) -> String {
    let required = if field.required { "" } else { "?" };
    let mut text = format!(
        "{}{required}: {}",
        field.rust_name,
        ty(api, &field.ty, field.nullable)
    );
    if field.name != field.rust_name {
        write!(text, " as {:?}", field.name).unwrap();
    }
    if let Some(constant) = &field.constant {
        write!(text, " = {constant}").unwrap();
    }
    text + &field
        .sensitive
        .map_or_else(String::new, |word| format!(" ({word})"))
}

fn ty(api: &Api, ty: &Type, nullable: bool) -> String {
    let text = match ty {
        Type::Newtype(id) => api.newtype(*id).name.clone(),
        Type::Struct(id) | Type::Enum(id) | Type::Union(id) => api.type_def(*id).rust_name.clone(),
        Type::Array(inner) => format!("[{}]", self::ty(api, inner, false)),
        Type::Map(inner) => format!("{{{}}}", self::ty(api, inner, false)),
        Type::JsonString(inner) => format!("JsonString<{}>", self::ty(api, inner, false)),
        Type::Boxed(inner) => format!("Box<{}>", self::ty(api, inner, false)),
        Type::Nullable(inner) => self::ty(api, inner, true),
        plain => format!("{plain:?}"),
    };
    if nullable { text + " | null" } else { text }
}

#[test]
fn every_row_of_the_table() {
    insta::assert_snapshot!(types(
        r"
type: [object, 'null']
required: [count, ratio, both]
properties:
  count: {type: integer}
  ratio: {type: number}
  flag: {type: [boolean, 'null']}
  text: {type: string, x-sensitive: personal}
  both: {type: [integer, string], pattern: '^-?[0-9]+$'}
  both_or_null: {type: [string, 'null', integer], pattern: '^\d+$'}
  id: {type: integer, x-newtype: UserId}
  token: {type: [string, 'null'], x-newtype: Token, x-sensitive: credential}
  object: {type: object, properties: {inner: {type: object, properties: {deep: {type: string}}}}}
  map: {type: object, additionalProperties: {type: integer}}
  map_of_anything: {type: object}
  list: {type: array, items: {type: [string, 'null']}}
  list_of_anything: {type: array}
  list_of_objects: {type: array, items: {type: object, properties: {a: {type: integer}}}}
  closed: {type: integer, enum: [4, -2], x-enum-varnames: [Paid, TooFew], x-evidence: [observed, documented]}
  unnamed: {enum: [-1, 1, null]}
  words: {type: string, enum: [up, 'to-view', '中', Unknown]}
  open: {type: integer, x-known-values: [{value: 1, name: One, x-evidence: documented}, {value: 2, name: Two}]}
  text_with_json: {type: string, contentMediaType: application/json, contentSchema: {type: object, title: Picture, properties: {url: {type: string}}}}
  text_with_any_json: {type: string, contentMediaType: application/json}
  anything: {}
  nothing_yet: {type: 'null'}
  allowed: true
  constant: {const: 7}
  nullable_by_one_of: {oneOf: [{type: 'null'}, {type: integer}]}
  nullable_by_any_of: {anyOf: [{type: array, items: {type: integer}}, {type: 'null'}]}
"
    ));
}

#[test]
fn unions_are_told_apart_by_type_or_by_a_member() {
    insta::assert_snapshot!(types(
        r"
properties:
  details:
    oneOf: [{type: string}, {type: array, items: {type: object, properties: {a: {type: string}}}}, {type: 'null'}]
  shape:
    title: Shape
    oneOf:
    - {title: Circle, type: object, required: [kind, r], properties: {kind: {const: circle}, r: {type: number}}}
    - {type: object, required: [kind], properties: {kind: {enum: [square, box]}}}
    - {type: integer}
"
    ));
}

#[test]
fn names_clash_and_keywords_are_escaped() {
    insta::assert_snapshot!(types(
        r"
properties:
  saleStart: {type: integer}
  sale_start: {type: string}
  type: {type: string}
  self: {type: string}
  3d: {type: string}
  名: {type: string}
  renamed: {type: string, x-rust-name: better}
  option: {title: Option, type: object, properties: {}}
  a: {title: thing data, type: object, properties: {b: {x-rust-name: Other, type: object, properties: {}}}}
  c: {title: GetThing, type: object, properties: {}}
"
    ));
}

#[test]
fn shared_types_are_one_and_recursive_ones_are_boxed() {
    insta::assert_snapshot!(types(
        r"
title: Tree
properties:
  left: {$ref: '#/paths/~1a/get/responses/200/content/application~1json/schema/oneOf/0/allOf/1/properties/data'}
  right:
    $ref: '#/paths/~1a/get/responses/200/content/application~1json/schema/oneOf/0/allOf/1/properties/data'
    description: The same.
  children:
    type: array
    items: {$ref: '#/paths/~1a/get/responses/200/content/application~1json/schema/oneOf/0/allOf/1/properties/data'}
"
    ));
}

#[test]
fn restrictions_beside_properties_need_no_type() {
    insta::assert_snapshot!(types(
        r"
type: object
properties: {a: {type: string}, b: {type: string}}
anyOf: [{required: [a]}, {required: [b]}]
not: {required: [a, b]}
dependentRequired: {a: [b]}
minProperties: 1
"
    ));
}

#[test]
fn the_outcome_may_stand_deeper() {
    insta::assert_snapshot!(types(
        "properties: {order: {type: object, properties: {state: {type: string, enum: [ok, no], x-success: [ok]}}}}"
    ));
}

#[test]
fn the_same_spec_gives_the_same_model() {
    let payload =
        "properties: {a: {type: object, properties: {}}, b: {x-newtype: Id, type: integer}}";
    assert_eq!(
        format!("{:?}", spec(payload).unwrap()),
        format!("{:?}", spec(payload).unwrap())
    );
}

/// Specs that would take forever, or all of the stack, if they were followed blindly.
#[test]
fn hostile_schemas() {
    let link = |index: usize| format!("{{$ref: '#/components/schemas/S{}'}}", index + 1);
    let many = |schema: &dyn Fn(usize) -> String, last: &str| {
        let all: Vec<String> = (0..5_000)
            .map(|index| format!("S{index}: {}", schema(index)))
            .collect();
        format!("{}, S5000: {last}", all.join(",\n "))
    };
    let payload = "$ref: '#/components/schemas/S0'";
    let object = "{type: object, properties: {a: {type: string}}}";

    // A long chain of references is as good as its end.
    let api = spec_with(payload, &many(&link, object)).unwrap();
    assert_eq!(api.types.len(), 1);

    let first_line =
        |result: Result<Api, String>| result.unwrap_err().lines().next().unwrap().to_owned();
    let deep = |index: usize| format!("{{properties: {{p: {}}}}}", link(index));
    assert_eq!(
        first_line(spec_with(payload, &many(&deep, object))),
        "error[too-deep]: types refer to types more than 100 deep"
    );
    let circle = many(&link, "{$ref: '#/components/schemas/S0'}");
    assert_eq!(
        first_line(spec_with(payload, &circle)),
        "error[circular-ref]: this schema leads back to itself"
    );
    let unions = |index: usize| format!("{{oneOf: [{{type: string}}, {}]}}", link(index));
    let circle = many(
        &unions,
        "{oneOf: [{type: 'null'}, {$ref: '#/components/schemas/S0'}]}",
    );
    let errors = spec_with(payload, &circle).unwrap_err();
    assert!(errors.contains("error[circular-ref]"), "{errors:.500}");

    // Types that lead to themselves in many ways: each is looked at once.
    let own: Vec<String> = (0..50)
        .map(|index| format!("p{index}: {{$ref: '#/components/schemas/S0'}}"))
        .collect();
    let own = own.join(", ");
    let api = spec_with(
        payload,
        &format!("S0: {{title: Tree, properties: {{{own}}}}}"),
    )
    .unwrap();
    assert_eq!(api.types.len(), 1);
}
