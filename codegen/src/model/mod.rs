//! What an API *is*: operations, types, envelopes, outcomes, with names resolved and places kept.
//!
//! Emitters and lint rules see this and never the YAML behind it. Knows no output language beyond the
//! names that Rust will use, and nothing of files beyond spans.

mod api;
mod code;
mod id;
mod lower;
mod operation;
mod schema_ref;
mod types;
mod vocabulary;

pub(crate) use lower::ledger::cited;
pub(crate) use lower::reach::types_within;
pub use lower::{docs::split as both_languages, names};

pub use api::{
    Api, Credential, Envelope, EnvelopeMember, KeyPlace, Languages, Newtype, NewtypeBase, Server,
    ServerVariable, Tag,
};
pub use lower::names::{
    derived as value_name, is_pascal as is_type_name, pascal as pascal_case, snake as snake_case,
};
pub use lower::names::{refused_as_file, refused_as_module};

/// What every generated client has beside its groups, whose methods can't have these names.
pub(crate) const CLIENT_METHODS: &[&str] = &["builder", "unsettled"];

/// Rust's name of the group of a tag: not the tag's own, which a type often has.
pub(crate) fn group_name(rust_name: &str) -> String {
    names::below("", rust_name) + "Calls"
}

pub use code::{Blocked, Code, CodeData};
pub use id::{CredentialId, EnvelopeId, NewtypeId, TypeId};
pub use operation::{
    BodyKind, Condition, Described, Example, ExampleArgument, Expect, Link, LinkArgument,
    LinkSource, Method, Operation, Parameter, Place, Proof, ProofMember, Reply, ReplyBody, Request,
    Security, Status, StatusDoc, SuccessField,
};
pub use schema_ref::SchemaRef;
pub use types::{
    Bounds, BranchTest, Echo, EnumBase, Field, Type, TypeDef, TypeKind, UnionBranch, Variant,
};
pub use vocabulary::{
    CodeClass, Dialect, Docs, Evidence, JsonKind, Level, Note, PlainHttp, Provenance, Sensitivity,
    SideEffect, Source, SourceKind, Unit,
};
