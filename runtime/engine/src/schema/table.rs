//! The schema as a table: flat arrays that refer to each other by number, so that generated code
//! can hold one as `static` data and the command can build the same one at run time. It holds
//! what a schema says and does not know how a document is checked.
//!
//! All of it is open to generated code, which consists of such arrays, and to the emitter that
//! writes them; nobody else has any business here.

#![allow(
    missing_docs,
    reason = "hidden from everybody but generated code; the comments say what a name does not"
)]

use std::borrow::Cow;
use std::ops::Deref;

pub use super::cell::{Constant, List, NONE, NodeId, Text, Types};
pub use super::keyword::{Branches, Check, Held, Keyword};
use super::pattern::Pattern;
pub use bilispec_wire::envelope::Act;
use bilispec_wire::json::number::Number;

/// One schema: an object with keywords, or `true` or `false`.
#[derive(Debug, Clone, Copy)]
pub struct Node {
    /// Allowed types; empty if there is no `type`.
    pub types: Types,
    /// The schema `false`.
    pub never: bool,
    /// The value itself, or something below it, is sensitive.
    pub holds_sensitive: bool,
    /// The schema that this one stands in, [`NONE`] at the root …
    pub parent: NodeId,
    /// … and the JSON pointer from there, as in `/properties/data`.
    pub tail: Text,
    /// Into [`Arrays::objects`], or [`NONE`].
    pub object: u32,
    /// Into [`Arrays::arrays`], or [`NONE`].
    pub array: u32,
    /// Into [`Arrays::checks`]: everything else.
    pub checks: List,
    /// Into [`Arrays::notes`], or [`NONE`].
    pub note: u32,
}

/// What a schema says of an object's members.
#[derive(Debug, Clone, Copy)]
pub struct ObjectRule {
    /// `properties` is present, maybe empty.
    pub declares: bool,
    /// Into [`Arrays::properties`], in the order of the schema.
    pub properties: List,
    /// Into [`Arrays::ids`]: the positions within `properties` in the order of the names.
    pub by_name: List,
    /// Into [`Arrays::patterned`].
    pub patterns: List,
    /// `additionalProperties`, or [`NONE`].
    pub additional: NodeId,
    /// Into [`Arrays::texts`].
    pub required: List,
}

/// A name in `properties`, or in `dependentSchemas`.
#[derive(Debug, Clone, Copy)]
pub struct Property {
    pub name: Text,
    pub node: NodeId,
}

/// An entry of `patternProperties`.
#[derive(Debug, Clone, Copy)]
pub struct Patterned {
    pub pattern: u32,
    pub node: NodeId,
}

/// What a schema says of an array's items.
#[derive(Debug, Clone, Copy)]
pub struct ArrayRule {
    /// Into [`Arrays::ids`].
    pub prefix: List,
    /// `items`, for those after the prefix, or [`NONE`].
    pub items: NodeId,
    /// `contains`, or [`NONE`].
    pub contains: NodeId,
    pub min_contains: Option<u64>,
    pub max_contains: Option<u64>,
}

/// An entry of `dependentRequired`.
#[derive(Debug, Clone, Copy)]
pub struct Dependent {
    pub name: Text,
    /// Into [`Arrays::texts`].
    pub required: List,
}

/// Why a value must not be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sensitivity {
    /// It lets its bearer act as somebody: a cookie, a token.
    Credential,
    /// It tells who somebody is.
    Personal,
}

/// bilispec's annotations of a schema. They never change what is valid.
#[derive(Debug, Clone, Copy)]
pub struct Note {
    pub sensitive: Option<Sensitivity>,
    /// `x-known-values`, into [`Arrays::known`].
    pub known: List,
    /// `x-enum-varnames`, into [`Arrays::texts`].
    pub names: List,
    /// `x-success`, into [`Arrays::constants`].
    pub success: List,
    /// `x-envelope`, into [`Arrays::envelopes`], or [`NONE`].
    pub envelope: u32,
    /// `x-expect`, into [`Arrays::expects`], or [`NONE`].
    pub expect: u32,
    /// `contentMediaType` says JSON (and nothing says that the text is encoded).
    pub json_text: bool,
    /// `contentSchema`, or [`NONE`].
    pub content: NodeId,
    /// `x-allow-empty`: in a query, the bare key will do.
    pub allow_empty: bool,
    /// `x-echo`: the parameter that the value has to equal; empty if there is none.
    pub echo: Text,
}

/// An entry of `x-known-values`.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    pub value: Constant,
    pub name: Text,
}

/// `x-envelope`.
#[derive(Debug, Clone, Copy)]
pub struct Envelope {
    /// The schema that carries it.
    pub node: NodeId,
    /// Into [`Arrays::texts`]: where the code stands, the first present and non-null wins.
    pub code: List,
    /// Into [`Arrays::texts`]: where the message stands.
    pub message: List,
    /// Where the payload stands; empty for the whole reply.
    pub data: Text,
    /// Into [`Arrays::constants`].
    pub success: List,
    /// That there is no code means success.
    pub absent: bool,
}

/// `x-expect`.
#[derive(Debug, Clone, Copy)]
pub struct Expect {
    pub minimum: Option<Number>,
    pub maximum: Option<Number>,
    /// The documented answers, as in `status: -2`; empty if unknown.
    pub below: Text,
    pub above: Text,
}

/// A key of `x-codes`. A table's codes are in the order of the variants, and integers in theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeKey {
    Null,
    Integer(i64),
    Text(Text),
}

/// An entry of the root's `x-codes`.
#[derive(Debug, Clone, Copy)]
pub struct Code {
    pub value: CodeKey,
    pub name: Text,
    pub class: Text,
    /// What `data` carries with it, or [`NONE`].
    pub data: NodeId,
}

/// Where a schema, or a keyword of it, stands in the spec, if that does not follow from the schema
/// around it.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub node: NodeId,
    /// Empty for the schema itself.
    pub keyword: Text,
    /// File and JSON pointer, as in `spec/charge/quick_pay.yaml#/post/parameters`; for a keyword
    /// also a pointer alone, which goes on from the schema's own place.
    pub at: Text,
}

/// The arrays, which several tables may share.
#[derive(Debug, Clone)]
pub struct Arrays {
    pub text: Cow<'static, str>,
    pub nodes: Cow<'static, [Node]>,
    pub objects: Cow<'static, [ObjectRule]>,
    pub arrays: Cow<'static, [ArrayRule]>,
    pub checks: Cow<'static, [Check]>,
    pub properties: Cow<'static, [Property]>,
    pub patterned: Cow<'static, [Patterned]>,
    pub dependents: Cow<'static, [Dependent]>,
    pub ids: Cow<'static, [u32]>,
    pub texts: Cow<'static, [Text]>,
    pub constants: Cow<'static, [Constant]>,
    pub patterns: Cow<'static, [Pattern]>,
    pub notes: Cow<'static, [Note]>,
    pub known: Cow<'static, [Known]>,
    pub envelopes: Cow<'static, [Envelope]>,
    pub expects: Cow<'static, [Expect]>,
    /// Sorted by node, then keyword; empty in a table whose paths are those of a document of its own.
    pub places: Cow<'static, [Place]>,
}

/// The arrays of a table: its own, or static ones.
#[derive(Debug, Clone)]
pub enum Parts {
    Static(&'static Arrays),
    Built(Box<Arrays>),
}

impl Deref for Parts {
    type Target = Arrays;

    fn deref(&self) -> &Arrays {
        match self {
            Parts::Static(arrays) => arrays,
            Parts::Built(arrays) => arrays,
        }
    }
}

/// One schema.
#[derive(Debug, Clone)]
pub struct Table {
    pub parts: Parts,
    /// The schema itself, among the nodes.
    pub root: NodeId,
    /// Sorted by value.
    pub codes: Cow<'static, [Code]>,
    /// The root has `x-codes` at all: only then is a code unknown.
    pub lists_codes: bool,
    /// The envelope that the root's branches carry, into `envelopes`, or [`NONE`].
    pub envelope: u32,
    /// Where the payload says whether the business act happened.
    pub outcome: Option<Outcome>,
    /// What the operation changes, and what proves it.
    pub act: Act,
}

/// The way to the payload's `x-success` property.
#[derive(Debug, Clone, Copy)]
pub struct Outcome {
    /// Keys from the root, into [`Arrays::texts`].
    pub path: List,
    pub node: NodeId,
}
