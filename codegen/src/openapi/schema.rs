//! JSON Schema 2020-12, the keywords that the engine knows, and the extensions that stand on schemas.
//!
//! Schemas live in one list and refer to each other by number, so that what refers to itself can be read, and
//! what many places refer to is read once.

use std::collections::HashMap;

use serde_json::Number;

use super::extensions::{
    BlockedEntry, CodeEntry, EnvelopeMark, EvidenceMark, ExpectMark, KnownValue, NoteMark,
    ProofMark, RustName, SourceMark, Types,
};
use super::members::{Members, Ref};
use super::object::objects;
use super::read::{Read, Reader};
use super::schema_id::SchemaId;
use super::words::{ComputedDefault, Measure, SensitivityMark};
use crate::source::{Json, Node, NodeKind, Span, Spanned};

/// All schemas of a document, each once, however many places refer to it.
#[derive(Debug, Clone, Default)]
pub struct Schemas {
    list: Vec<Schema>,
    by_span: HashMap<Span, SchemaId>,
}

/// A schema.
#[derive(Debug, Clone)]
pub struct Schema {
    /// Its text.
    pub span: Span,
    /// What it says.
    pub kind: SchemaKind,
}

/// What a schema says.
#[derive(Debug, Clone)]
pub enum SchemaKind {
    /// It could not be read, which has been reported.
    Broken,
    /// `true` allows everything, `false` nothing.
    Boolean(bool),
    /// Keywords.
    Object(Box<SchemaObject>),
}

impl Schema {
    /// Its keywords; none for `true`, `false` and what could not be read.
    pub fn object(&self) -> Option<&SchemaObject> {
        match &self.kind {
            SchemaKind::Object(object) => Some(object),
            _ => None,
        }
    }
}

#[expect(
    clippy::indexing_slicing,
    reason = "ids are made only by this list, and nothing is ever removed from it"
)]
impl Schemas {
    /// The schema behind an id.
    pub fn get(&self, id: SchemaId) -> &Schema {
        &self.list[id.0 as usize]
    }

    fn set(&mut self, id: SchemaId, kind: SchemaKind) {
        self.list[id.0 as usize].kind = kind;
    }
}

impl Schemas {
    /// Takes a schema out whose reading came to no end.
    pub(super) fn cut(&mut self, id: SchemaId) {
        self.set(id, SchemaKind::Broken);
    }

    /// All of them with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (SchemaId, &Schema)> {
        self.list
            .iter()
            .enumerate()
            .map(|(index, schema)| (SchemaId(crate::source::to_u32(index)), schema))
    }

    /// The schema that stands at a place.
    pub fn at(&self, span: Span) -> Option<SchemaId> {
        self.by_span.get(&span).copied()
    }
}

/// A `$ref`.
#[derive(Debug, Clone)]
pub struct Reference {
    /// As written.
    pub text: String,
    /// What it leads to; `None` if that is nowhere, which has been reported.
    pub target: Option<SchemaId>,
}

impl Read for Reference {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        let target = reader.target(node).map(|target| reader.schema(target));
        Some(Self {
            text: node.as_str()?.to_owned(),
            target,
        })
    }
}

impl Schemas {
    /// Reads all schemas that were met, and those that they lead to.
    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        let mut schemas = Self::default();
        while let Some((id, node)) = reader.schemas.unread.pop_front() {
            schemas.add(&reader.schemas.spans);
            let kind = match &node.kind {
                NodeKind::Bool(value) => Some(SchemaKind::Boolean(*value)),
                _ => SchemaObject::read(node, reader)
                    .map(|object| SchemaKind::Object(Box::new(object))),
            };
            if let Some(kind) = kind {
                schemas.set(id, kind);
            }
        }
        schemas.add(&reader.schemas.spans);
        schemas.by_span = std::mem::take(&mut reader.schemas.by_span);
        schemas
    }

    /// Makes room for all that have a number; nothing is known of them yet.
    fn add(&mut self, spans: &[Span]) {
        let new = spans.iter().skip(self.list.len());
        self.list.extend(new.map(|span| Schema {
            span: *span,
            kind: SchemaKind::Broken,
        }));
    }
}

/// Keywords of JSON Schema and `OpenAPI` that are not supported, with what to do instead.
const UNSUPPORTED: super::read::Unsupported = &[
    ("$anchor", "refer by JSON pointer, `#/…`"),
    ("$dynamicAnchor", "refer by JSON pointer, `#/…`"),
    ("$dynamicRef", "refer by JSON pointer, `#/…`"),
    ("$id", "schemas are named by file and JSON pointer"),
    ("$recursiveRef", "refer by JSON pointer, `#/…`"),
    (
        "$vocabulary",
        "the vocabulary is that of JSON Schema 2020-12",
    ),
    ("additionalItems", "JSON Schema 2020-12 says `items`"),
    ("definitions", "JSON Schema 2020-12 says `$defs`"),
    (
        "dependencies",
        "JSON Schema 2020-12 says `dependentRequired` and `dependentSchemas`",
    ),
    (
        "discriminator",
        "branches are told apart by type, or by a constant member",
    ),
    ("example", "OpenAPI 3.1 says `examples`, a list"),
    (
        "externalDocs",
        "write the address into the description or x-notes",
    ),
    ("nullable", "OpenAPI 3.1 says `type: [string, \"null\"]`"),
    ("unevaluatedItems", "use `items`"),
    ("unevaluatedProperties", "use `additionalProperties`"),
    ("xml", "bodies are JSON or forms"),
];

objects! {
    /// The keywords of a schema.
    SchemaObject is "schema" without (UNSUPPORTED) {
        /// The target's keywords hold as well.
        "$ref" reference: Option<Spanned<Reference>>,
        /// The dialect; nothing but 2020-12 is read.
        "$schema" dialect: Option<Spanned<String>>,
        /// For editors of the spec.
        "$comment" comment: Option<Spanned<String>>,
        /// Schemas to refer to.
        "$defs" defs: Option<Members<SchemaId>>,
        /// The name of the type.
        "title" title: Option<Spanned<String>>,
        /// What it is, a line for each language.
        "description" description: Option<Spanned<String>>,
        /// Types of the value.
        "type" types: Option<Types>,
        /// All values there are.
        "enum" values: Option<Spanned<Vec<Spanned<Json>>>>,
        /// The only value there is.
        "const" constant: Option<Spanned<Json>>,
        /// What is meant, or sent, when there is none.
        "default" default: Option<Spanned<Json>>,
        /// Some values.
        "examples" examples: Option<Vec<Spanned<Json>>>,
        /// What the text is; an annotation.
        "format" format: Option<Spanned<String>>,
        /// Not to be used any more.
        "deprecated" deprecated: Option<Spanned<bool>>,
        /// An annotation.
        "readOnly" read_only: Option<bool>,
        /// An annotation.
        "writeOnly" write_only: Option<bool>,
        /// What a text holds.
        "contentMediaType" content_media_type: Option<Spanned<String>>,
        /// How a text is encoded; an annotation.
        "contentEncoding" content_encoding: Option<Spanned<String>>,
        /// The schema of what a text holds.
        "contentSchema" content_schema: Option<SchemaId>,
        /// The members that are known.
        "properties" properties: Option<Members<SchemaId>>,
        /// Members that are always there.
        "required" required: Option<Vec<Spanned<String>>>,
        /// Members that are not known.
        "additionalProperties" additional_properties: Option<SchemaId>,
        /// Members by pattern.
        "patternProperties" pattern_properties: Option<Members<SchemaId>>,
        /// The members' names.
        "propertyNames" property_names: Option<SchemaId>,
        /// How many members at least.
        "minProperties" min_properties: Option<u64>,
        /// How many members at most.
        "maxProperties" max_properties: Option<u64>,
        /// Members that need others.
        "dependentRequired" dependent_required: Option<Members<Vec<Spanned<String>>>>,
        /// Members that bring a schema with them.
        "dependentSchemas" dependent_schemas: Option<Members<SchemaId>>,
        /// The items.
        "items" items: Option<SchemaId>,
        /// The first items, one by one.
        "prefixItems" prefix_items: Option<Vec<SchemaId>>,
        /// Some item is so.
        "contains" contains: Option<SchemaId>,
        /// How many at least.
        "minContains" min_contains: Option<u64>,
        /// How many at most.
        "maxContains" max_contains: Option<u64>,
        /// How many items at least.
        "minItems" min_items: Option<u64>,
        /// How many items at most.
        "maxItems" max_items: Option<u64>,
        /// No two items are equal.
        "uniqueItems" unique_items: Option<bool>,
        /// The smallest number.
        "minimum" minimum: Option<Spanned<Number>>,
        /// The largest number.
        "maximum" maximum: Option<Spanned<Number>>,
        /// Larger than this number.
        "exclusiveMinimum" exclusive_minimum: Option<Spanned<Number>>,
        /// Smaller than this number.
        "exclusiveMaximum" exclusive_maximum: Option<Spanned<Number>>,
        /// A multiple of this number.
        "multipleOf" multiple_of: Option<Spanned<Number>>,
        /// How many characters at least.
        "minLength" min_length: Option<Spanned<u64>>,
        /// How many characters at most.
        "maxLength" max_length: Option<Spanned<u64>>,
        /// A regular expression, ECMA 262.
        "pattern" pattern: Option<Spanned<String>>,
        /// All of these hold.
        "allOf" all_of: Option<Spanned<Vec<SchemaId>>>,
        /// At least one of these holds.
        "anyOf" any_of: Option<Spanned<Vec<SchemaId>>>,
        /// Exactly one of these holds.
        "oneOf" one_of: Option<Spanned<Vec<SchemaId>>>,
        /// This does not hold.
        "not" not: Option<SchemaId>,
        /// If this holds…
        "if" condition: Option<SchemaId>,
        /// … this holds too…
        "then" then: Option<SchemaId>,
        /// … else this.
        "else" otherwise: Option<SchemaId>,
        /// How to read the outer object of a reply.
        "x-envelope" envelope: Option<Spanned<EnvelopeMark>>,
        /// Codes that every operation of the envelope can answer with.
        "x-codes" codes: Option<Members<Ref<CodeEntry>>>,
        /// Texts in the message under which a success code is a refusal, by text.
        "x-blocked" blocked: Option<Members<BlockedEntry>>,
        /// Members of the payload that prove that a write or spend took place.
        "x-proof" proof: Option<Spanned<ProofMark>>,
        /// Values that mean that the business act happened.
        "x-success" success: Option<Spanned<Vec<Spanned<Json>>>>,
        /// Names of the values of `enum`.
        "x-enum-varnames" enum_names: Option<Spanned<Vec<Spanned<String>>>>,
        /// Descriptions of the values of `enum`.
        "x-enum-descriptions" enum_descriptions: Option<Spanned<Vec<Spanned<String>>>>,
        /// An open set of values.
        "x-known-values" known_values: Option<Spanned<Vec<KnownValue>>>,
        /// How well it is known.
        "x-evidence" evidence: Option<Spanned<EvidenceMark>>,
        /// Ids of `evidence.yaml`: where it is known from.
        "x-source" sources: Option<Spanned<SourceMark>>,
        /// Never printed.
        "x-sensitive" sensitive: Option<Spanned<SensitivityMark>>,
        /// A cookie of the session that fills it.
        "x-from-cookie" from_cookie: Option<Spanned<String>>,
        /// A client can do without this member of a reply, or it cannot; the validators ask for what is required.
        "x-needed" needed: Option<Spanned<bool>>,
        /// The parameter of the call that this member of a reply has to equal, by its name on the wire.
        "x-echo" echo: Option<Spanned<String>>,
        /// What clients send of an optional parameter where their caller gives nothing: the time of the call, in its unit.
        "x-default" computed: Option<Spanned<ComputedDefault>>,
        /// A documented bound that the server answers instead of rejecting.
        "x-expect" expect: Option<ExpectMark>,
        /// The name of a type of its own.
        "x-newtype" newtype: Option<Spanned<String>>,
        /// What the number counts.
        "x-unit" unit: Option<Spanned<Measure>>,
        /// Contradictions and provenance.
        "x-notes" notes: Option<Vec<NoteMark>>,
        /// The name in Rust: `snake_case` of the field, `PascalCase` of the type.
        "x-rust-name" rust_name: Option<Spanned<RustName>>,
    }
}
