//! The schema as a table: flat arrays that refer to each other by number, so that generated code
//! can hold one as `static` data and the command can build the same one at run time. It holds
//! what a schema says and does not know how a document is checked.

use std::borrow::Cow;

use super::pattern::Pattern;
use crate::validate::number::Number;

/// Position of a node in [`Table::nodes`].
pub(crate) type NodeId = u32;

/// Stands where a node, a rule or a note is absent.
pub(crate) const NONE: u32 = u32::MAX;

/// A part of [`Table::text`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Text {
    pub(crate) start: u32,
    pub(crate) len: u32,
}

/// A run of entries in one of the table's arrays; which one, the field that holds it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct List {
    pub(crate) start: u32,
    pub(crate) len: u32,
}

/// JSON types as a set of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Types(pub(crate) u8);

impl Types {
    pub(crate) const NULL: Types = Types(1);
    pub(crate) const BOOLEAN: Types = Types(2);
    pub(crate) const INTEGER: Types = Types(4);
    /// Every number; the bit of integers is part of it.
    pub(crate) const NUMBER: Types = Types(8 | 4);
    pub(crate) const STRING: Types = Types(16);
    pub(crate) const ARRAY: Types = Types(32);
    pub(crate) const OBJECT: Types = Types(64);

    pub(crate) const ALL: Types = Types(127);

    pub(crate) const NAMES: [(&'static str, Types); 7] = [
        ("null", Types::NULL),
        ("boolean", Types::BOOLEAN),
        ("number", Types::NUMBER),
        ("integer", Types::INTEGER),
        ("string", Types::STRING),
        ("array", Types::ARRAY),
        ("object", Types::OBJECT),
    ];

    pub(crate) fn contains(self, other: Types) -> bool {
        self.0 & other.0 == other.0
    }

    pub(crate) fn overlaps(self, other: Types) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) fn with(self, other: Types) -> Types {
        Types(self.0 | other.0)
    }

    pub(crate) fn and(self, other: Types) -> Types {
        Types(self.0 & other.0)
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The names of the set, as in `integer or null`.
    pub(crate) fn describe(self) -> String {
        let mut names: Vec<&str> = Vec::new();
        for (name, types) in Types::NAMES {
            let implied = types == Types::INTEGER && self.contains(Types::NUMBER);
            if self.contains(types) && !implied {
                names.push(name);
            }
        }
        // `null` reads best at the end.
        if names.first() == Some(&"null") {
            names.rotate_left(1);
        }
        names.join(" or ")
    }
}

/// One schema: an object with keywords, or `true` or `false`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    /// Allowed types; empty if there is no `type`.
    pub(crate) types: Types,
    /// The schema `false`.
    pub(crate) never: bool,
    /// The value itself, or something below it, is sensitive.
    pub(crate) holds_sensitive: bool,
    /// The schema that this one stands in, [`NONE`] at the root …
    pub(crate) parent: NodeId,
    /// … and the JSON pointer from there, as in `/properties/data`.
    pub(crate) tail: Text,
    /// Into [`Table::objects`], or [`NONE`].
    pub(crate) object: u32,
    /// Into [`Table::arrays`], or [`NONE`].
    pub(crate) array: u32,
    /// Into [`Table::checks`]: everything else.
    pub(crate) checks: List,
    /// Into [`Table::notes`], or [`NONE`].
    pub(crate) note: u32,
}

/// What a schema says of an object's members.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ObjectRule {
    /// `properties` is present, maybe empty.
    pub(crate) declares: bool,
    /// Into [`Table::properties`], in the order of the schema.
    pub(crate) properties: List,
    /// Into [`Table::ids`]: the positions within `properties` in the order of the names.
    pub(crate) by_name: List,
    /// Into [`Table::patterned`].
    pub(crate) patterns: List,
    /// `additionalProperties`, or [`NONE`].
    pub(crate) additional: NodeId,
    /// Into [`Table::texts`].
    pub(crate) required: List,
}

/// A name in `properties`, or in `dependentSchemas`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Property {
    pub(crate) name: Text,
    pub(crate) node: NodeId,
}

/// An entry of `patternProperties`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patterned {
    pub(crate) pattern: u32,
    pub(crate) node: NodeId,
}

/// What a schema says of an array's items.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ArrayRule {
    /// Into [`Table::ids`].
    pub(crate) prefix: List,
    /// `items`, for those after the prefix, or [`NONE`].
    pub(crate) items: NodeId,
    /// `contains`, or [`NONE`].
    pub(crate) contains: NodeId,
    pub(crate) min_contains: Option<u64>,
    pub(crate) max_contains: Option<u64>,
}

/// The keywords that concern a value as a whole, or apply schemas to it in place.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Check {
    /// Into `constants`.
    Enum(List),
    Const(Constant),
    Minimum(Number),
    Maximum(Number),
    ExclusiveMinimum(Number),
    ExclusiveMaximum(Number),
    MultipleOf(Number),
    MinLength(u64),
    MaxLength(u64),
    /// Into `patterns`.
    Pattern(u32),
    MinItems(u64),
    MaxItems(u64),
    UniqueItems,
    MinProperties(u64),
    MaxProperties(u64),
    /// Into `dependents`.
    DependentRequired(List),
    PropertyNames(NodeId),
    Ref(NodeId),
    /// Into `ids`, like the next two.
    AllOf(List),
    AnyOf(List),
    OneOf(List),
    Not(NodeId),
    /// `then` and `else` may be [`NONE`].
    If {
        test: NodeId,
        then: NodeId,
        otherwise: NodeId,
    },
    /// Into `properties`.
    DependentSchemas(List),
}

/// An entry of `dependentRequired`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dependent {
    pub(crate) name: Text,
    /// Into [`Table::texts`].
    pub(crate) required: List,
}

/// A value in an enum or a const.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Constant {
    Null,
    Bool(bool),
    Number(Number),
    Text(Text),
    /// An array or an object, as JSON text: too rare to be worth a shape of its own.
    Json(Text),
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
pub(crate) struct Note {
    pub(crate) sensitive: Option<Sensitivity>,
    /// `x-known-values`, into [`Table::known`].
    pub(crate) known: List,
    /// `x-enum-varnames`, into [`Table::texts`].
    pub(crate) names: List,
    /// `x-success`, into [`Table::constants`].
    pub(crate) success: List,
    /// `x-envelope`, into [`Table::envelopes`], or [`NONE`].
    pub(crate) envelope: u32,
    /// `x-expect`, into [`Table::expects`], or [`NONE`].
    pub(crate) expect: u32,
    /// `contentMediaType` says JSON (and nothing says that the text is encoded).
    pub(crate) json_text: bool,
    /// `contentSchema`, or [`NONE`].
    pub(crate) content: NodeId,
    /// `x-allow-empty`: in a query, the bare key will do.
    pub(crate) allow_empty: bool,
}

/// An entry of `x-known-values`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known {
    pub(crate) value: Constant,
    pub(crate) name: Text,
}

/// `x-envelope`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Envelope {
    /// The schema that carries it.
    pub(crate) node: NodeId,
    /// Into [`Table::texts`]: where the code stands, the first present and non-null wins.
    pub(crate) code: List,
    /// The key of the payload.
    pub(crate) data: Text,
    /// Into [`Table::constants`]; integers only.
    pub(crate) success: List,
}

/// `x-expect`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Expect {
    pub(crate) minimum: Option<Number>,
    pub(crate) maximum: Option<Number>,
    /// The documented answers, as in `status: -2`; empty if unknown.
    pub(crate) below: Text,
    pub(crate) above: Text,
}

/// An entry of the root's `x-codes`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Code {
    /// `None` is the code `null`.
    pub(crate) value: Option<i64>,
    pub(crate) name: Text,
    pub(crate) class: Text,
    /// What `data` carries with it, or [`NONE`].
    pub(crate) data: NodeId,
}

/// All of it.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) text: Cow<'static, str>,
    pub(crate) nodes: Cow<'static, [Node]>,
    pub(crate) objects: Cow<'static, [ObjectRule]>,
    pub(crate) arrays: Cow<'static, [ArrayRule]>,
    pub(crate) checks: Cow<'static, [Check]>,
    pub(crate) properties: Cow<'static, [Property]>,
    pub(crate) patterned: Cow<'static, [Patterned]>,
    pub(crate) dependents: Cow<'static, [Dependent]>,
    pub(crate) ids: Cow<'static, [u32]>,
    pub(crate) texts: Cow<'static, [Text]>,
    pub(crate) constants: Cow<'static, [Constant]>,
    pub(crate) patterns: Cow<'static, [Pattern]>,
    pub(crate) notes: Cow<'static, [Note]>,
    pub(crate) known: Cow<'static, [Known]>,
    pub(crate) envelopes: Cow<'static, [Envelope]>,
    pub(crate) expects: Cow<'static, [Expect]>,
    /// Sorted by value.
    pub(crate) codes: Cow<'static, [Code]>,
    /// The root has `x-codes` at all: only then is a code unknown.
    pub(crate) lists_codes: bool,
    /// The envelope that the root's branches carry, into `envelopes`, or [`NONE`].
    pub(crate) envelope: u32,
    /// Where the payload says whether the business act happened.
    pub(crate) outcome: Option<Outcome>,
}

/// The way to the payload's `x-success` property.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Outcome {
    /// Keys from the root, into [`Table::texts`].
    pub(crate) path: List,
    pub(crate) node: NodeId,
}
