//! Types: every schema that becomes a Rust type, and the types of fields.

use super::id::{NewtypeId, TypeId};
use super::{Docs, Evidence, JsonKind, SchemaRef, Sensitivity};
use crate::source::{Json, Span};

/// The type of a value that is there and not null.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Type {
    /// `i64`.
    Integer,
    /// `f64`.
    Number,
    /// `bool`.
    Boolean,
    /// `String`.
    String,
    /// An integer that may come as a string of digits and keeps its form.
    IntOrString,
    /// An integer or string with a name of its own.
    Newtype(NewtypeId),
    /// A struct of [`super::Api::types`].
    Struct(TypeId),
    /// An enum of [`super::Api::types`].
    Enum(TypeId),
    /// A `oneOf` of [`super::Api::types`].
    Union(TypeId),
    /// `Vec`.
    Array(Box<Type>),
    /// `BTreeMap<String, _>`.
    Map(Box<Type>),
    /// A string that holds JSON; its text is kept.
    JsonString(Box<Type>),
    /// Anything: raw JSON.
    RawJson,
    /// Bytes that are no JSON: the whole body of a request.
    Bytes,
    /// Null is allowed too. Only inside `Array`, `Map`, `JsonString` and union branches: fields and parameters
    /// say it with their `nullable`.
    Nullable(Box<Type>),
    /// The same type, on the heap, because the struct contains itself.
    Boxed(Box<Type>),
}

impl Type {
    /// Whether every value of it is one text, number or boolean, and never null.
    pub fn is_scalar(&self) -> bool {
        match self {
            Self::Integer
            | Self::Number
            | Self::Boolean
            | Self::String
            | Self::IntOrString
            | Self::Newtype(_)
            | Self::Enum(_) => true,
            Self::Struct(_)
            | Self::Union(_)
            | Self::Array(_)
            | Self::Map(_)
            | Self::JsonString(_)
            | Self::RawJson
            | Self::Bytes
            | Self::Nullable(_)
            | Self::Boxed(_) => false,
        }
    }

    /// The type behind lists, maps, texts that hold JSON, and the like; what leads there from the field's name is
    /// added to `suffix`: `[]` for items, `{}` for a map's values.
    pub fn innermost(&self, suffix: &mut String) -> &Self {
        match self {
            Self::Array(inner) => {
                suffix.push_str("[]");
                inner.innermost(suffix)
            }
            Self::Map(inner) => {
                suffix.push_str("{}");
                inner.innermost(suffix)
            }
            Self::JsonString(inner) | Self::Nullable(inner) | Self::Boxed(inner) => {
                inner.innermost(suffix)
            }
            _ => self,
        }
    }
}

/// A named type.
#[derive(Debug, Clone)]
pub struct TypeDef {
    /// Rust's name, unique in the API.
    pub rust_name: String,
    /// What it is.
    pub docs: Docs,
    /// What it is made of.
    pub kind: TypeKind,
    /// Some reply contains it.
    pub in_reply: bool,
    /// Some request contains it.
    pub in_request: bool,
    /// The schema it came from.
    pub schema: SchemaRef,
    /// Where that stands.
    pub span: Span,
}

/// What a named type is made of.
#[derive(Debug, Clone)]
pub enum TypeKind {
    /// An object with properties.
    Struct {
        /// In the order of the spec.
        fields: Vec<Field>,
    },
    /// An integer or string with named values.
    Enum {
        /// What it is on the wire.
        base: EnumBase,
        /// In the order of the spec.
        variants: Vec<Variant>,
        /// Whether an unlisted value is expected (`x-known-values`) or a violation (`enum`). Decoding keeps it either way.
        open: bool,
    },
    /// A `oneOf` whose branches can be told apart.
    Union {
        /// In the order of the spec.
        branches: Vec<UnionBranch>,
    },
}

/// What an enum is on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EnumBase {
    /// An integer.
    Integer,
    /// A string.
    String,
}

/// A value of an enum.
#[derive(Debug, Clone)]
pub struct Variant {
    /// The value on the wire: an integer or a string, as the enum's base says.
    pub value: Json,
    /// Rust's name, unique in the enum, never `Unknown`.
    pub rust_name: String,
    /// What it means.
    pub docs: Docs,
    /// How well it is known.
    pub evidence: Evidence,
    /// Where the value stands.
    pub span: Span,
}

/// A field of a struct.
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts of the spec, no states"
)]
#[derive(Debug, Clone)]
pub struct Field {
    /// The wire's name.
    pub name: String,
    /// Rust's name, unique in the struct.
    pub rust_name: String,
    /// The type of a value that is there and not null.
    pub ty: Type,
    /// Always there.
    pub required: bool,
    /// May be null.
    pub nullable: bool,
    /// `x-needed`: whether a client that reads a reply needs it.
    pub needed: Option<bool>,
    /// `x-echo`: the parameter of the call that a reply's value has to equal.
    pub echo: Option<Echo>,
    /// Never printed.
    pub sensitive: Option<Sensitivity>,
    /// The spec says that it is not sensitive, whatever its name looks like.
    pub is_public: bool,
    /// The only value it can have.
    pub constant: Option<Json>,
    /// What it is.
    pub docs: Docs,
    /// What its value is limited to.
    pub bounds: Bounds,
    /// `x-success` stands here.
    pub success: bool,
    /// `deprecated`.
    pub deprecated: bool,
    /// The schema it came from.
    pub schema: SchemaRef,
    /// The property's key.
    pub span: Span,
}

/// The parameter that a member of a reply repeats (`x-echo`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Echo {
    /// Its name on the wire.
    pub parameter: String,
    /// Where `x-echo` stands.
    pub span: Span,
}

impl Field {
    /// A value of the type may lack it: it is not always there, it may be null, or clients do without it.
    pub fn is_optional(&self) -> bool {
        !self.required || self.nullable || self.is_forgiven()
    }

    /// A client reads a reply on where it is absent, null or of another type (`x-needed: false`).
    pub fn is_forgiven(&self) -> bool {
        self.needed == Some(false)
    }
}

/// A branch of a `oneOf`.
#[derive(Debug, Clone)]
pub struct UnionBranch {
    /// Rust's name of the variant, unique in the union, never `Other`.
    pub rust_name: String,
    /// What it holds.
    pub ty: Type,
    /// How a document chooses it; no two branches' tests hold for one document.
    pub test: BranchTest,
    /// What it is.
    pub docs: Docs,
    /// Where it stands.
    pub span: Span,
}

/// What tells a branch of a `oneOf` from the others.
#[derive(Debug, Clone, PartialEq)]
pub enum BranchTest {
    /// The value's JSON type is one of these.
    Kinds(Vec<JsonKind>),
    /// The value is an object whose member `name` is one of `values`.
    Member {
        /// The wire's name.
        name: String,
        /// Constants or the values of an enum.
        values: Vec<Json>,
    },
}

/// What a value is limited to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bounds {
    /// `minimum`.
    pub minimum: Option<serde_json::Number>,
    /// `maximum`.
    pub maximum: Option<serde_json::Number>,
    /// `exclusiveMinimum`.
    pub exclusive_minimum: Option<serde_json::Number>,
    /// `exclusiveMaximum`.
    pub exclusive_maximum: Option<serde_json::Number>,
    /// `multipleOf`.
    pub multiple_of: Option<serde_json::Number>,
    /// `minLength`, in characters.
    pub min_length: Option<u64>,
    /// `maxLength`, in characters.
    pub max_length: Option<u64>,
    /// `pattern`, as written (ECMA 262).
    pub pattern: Option<String>,
    /// `minItems`.
    pub min_items: Option<u64>,
    /// `maxItems`.
    pub max_items: Option<u64>,
}
