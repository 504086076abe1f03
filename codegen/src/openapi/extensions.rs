//! The extensions' own objects, and the list of them all.

use super::members::Members;
use super::object::objects;
use super::read::{Read, Reader};
use super::schema_id::SchemaId;
use super::words::{Absent, CodeClass, Evidence, Undecided};
use crate::diagnostics::{Diagnostic, rules};
use crate::source::{Json, Node, NodeKind, Spanned};
use bilispec_wire::envelope::Code;

objects! {
    /// `x-envelope`: how to read the outer object of a reply.
    EnvelopeMark is "x-envelope" {
        /// Where the code stands: names of members at the top, or JSON pointers. The first that is there and not null
        /// wins.
        "code" code: Spanned<Vec<Spanned<String>>>,
        /// Where the message stands, in the same way; may be empty.
        "message" message: Spanned<Vec<Spanned<String>>>,
        /// Where the payload stands, in the same way; `""`: it stands beside the code, and is the whole reply.
        "data" data: Spanned<String>,
        /// Codes that mean success, or `absent`: that there is none does.
        "success" success: Spanned<SuccessMark>,
    }

    /// `x-expect`: a documented bound that the server answers instead of rejecting.
    ExpectMark is "x-expect" {
        /// Smallest value that leads to success.
        "minimum" minimum: Option<Spanned<i64>>,
        /// Largest value that leads to success.
        "maximum" maximum: Option<Spanned<i64>>,
        /// The documented answer below the minimum: payload member and its value.
        "below" below: Option<Members<Spanned<Json>>>,
        /// The documented answer above the maximum.
        "above" above: Option<Members<Spanned<Json>>>,
        /// The documented answer where the account does not hold as much; what it holds, no spec says.
        "unpaid" unpaid: Option<Members<Spanned<Json>>>,
    }

    /// `x-when`: what a call holds that tells it from calls of other operations at the same address.
    WhenMark is "x-when" {
        /// Names and values in the query.
        "query" query: Option<Members<Spanned<Json>>>,
        /// Fields of the form and their values.
        "form" form: Option<Members<Spanned<Json>>>,
        /// Members of the JSON body and their values.
        "body" body: Option<Members<Spanned<Json>>>,
    }

    /// A value of `x-known-values`.
    KnownValue is "known value" {
        /// The value on the wire.
        "value" value: Spanned<Json>,
        /// Its name, as a Rust variant.
        "name" name: Spanned<String>,
        /// What it means.
        "description" description: Option<Spanned<String>>,
        /// How well it is known.
        "x-evidence" evidence: Option<Spanned<Evidence>>,
        /// Ids of `evidence.yaml`: where it is known from.
        "x-source" sources: Option<Spanned<Vec<Spanned<String>>>>,
        /// Contradictions and provenance.
        "x-notes" notes: Option<Vec<NoteMark>>,
    }

    /// What it means that the message contains a text.
    BlockedEntry is "text that blocks" {
        /// The refusal's name, as a Rust variant.
        "name" name: Spanned<String>,
        /// What sort of answer it is.
        "class" class: Spanned<CodeClass>,
        /// What it means.
        "description" description: Option<Spanned<String>>,
        /// How well it is known.
        "x-evidence" evidence: Option<Spanned<Evidence>>,
        /// Ids of `evidence.yaml`: where it is known from.
        "x-source" sources: Option<Spanned<Vec<Spanned<String>>>>,
        /// Contradictions and provenance.
        "x-notes" notes: Option<Vec<NoteMark>>,
    }

    /// What a code means.
    CodeEntry is "code" {
        /// Its name, as a Rust variant.
        "name" name: Spanned<String>,
        /// What sort of answer it is.
        "class" class: Spanned<CodeClass>,
        /// How well it is known.
        "level" level: Spanned<Evidence>,
        /// Ids of `evidence.yaml`: where it is known from.
        "x-source" sources: Option<Spanned<Vec<Spanned<String>>>>,
        /// What it means.
        "description" description: Option<Spanned<String>>,
        /// What the reply's data is known to carry with it.
        "data" data: Option<SchemaId>,
        /// Contradictions and provenance.
        "x-notes" notes: Option<Vec<NoteMark>>,
    }
}

/// `x-evidence` on a schema: one level, or on an enum one for each value.
#[derive(Debug, Clone, PartialEq, Eq, schemars::JsonSchema)]
#[schemars(untagged)]
pub enum EvidenceMark {
    /// For the whole.
    One(Evidence),
    /// In the order of `enum`.
    PerValue(Vec<Evidence>),
}

impl Read for EvidenceMark {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        if node.items().is_some() {
            return Vec::read(node, reader).map(Self::PerValue);
        }
        Evidence::read(node, reader).map(Self::One)
    }
}

/// `x-proof`: the members that prove that a write or spend took place, or that nobody has decided yet.
#[derive(Debug, Clone, schemars::JsonSchema)]
#[schemars(untagged)]
pub enum ProofMark {
    /// All of these, by name.
    Members(Vec<Spanned<String>>),
    /// Nobody has decided yet.
    Undecided(Undecided),
}

impl Read for ProofMark {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        if node.items().is_some() {
            return Vec::read(node, reader).map(Self::Members);
        }
        Undecided::read(node, reader).map(Self::Undecided)
    }
}

/// What makes a success of a reply.
#[derive(Debug, Clone, schemars::JsonSchema)]
#[schemars(untagged)]
pub enum SuccessMark {
    /// One of these codes.
    Values(Vec<Spanned<CodeMark>>),
    /// That there is no code, or null.
    Absent(Absent),
}

impl Read for SuccessMark {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        if node.items().is_some() {
            return Vec::read(node, reader).map(Self::Values);
        }
        Absent::read(node, reader).map(Self::Absent)
    }
}

/// A code: an integer, a text, or `true` or `false`.
#[derive(Debug, Clone, PartialEq, Eq, schemars::JsonSchema)]
#[schemars(untagged)]
pub enum CodeMark {
    /// An integer.
    Integer(i64),
    /// A text.
    Text(String),
    /// `true` or `false`.
    Boolean(bool),
}

impl CodeMark {
    /// The code itself.
    pub fn code(&self) -> Code<'static> {
        match self {
            Self::Integer(code) => Code::Integer(*code),
            Self::Text(code) => Code::Text(code.clone().into()),
            Self::Boolean(code) => Code::Boolean(*code),
        }
    }
}

impl Read for CodeMark {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        match &node.kind {
            NodeKind::Bool(code) => Some(Self::Boolean(*code)),
            NodeKind::Number(_) => i64::read(node, reader).map(Self::Integer),
            _ => String::read(node, reader).map(Self::Text),
        }
    }
}

/// `x-source` on a schema: ids of `evidence.yaml`, or on an enum one list for each value.
#[derive(Debug, Clone, PartialEq, Eq, schemars::JsonSchema)]
#[schemars(untagged)]
pub enum SourceMark {
    /// For the whole.
    One(Vec<Spanned<String>>),
    /// In the order of `enum`.
    PerValue(Vec<Vec<Spanned<String>>>),
}

impl SourceMark {
    /// Every id in it.
    pub fn ids(&self) -> impl Iterator<Item = &Spanned<String>> {
        let (one, lists) = match self {
            Self::One(list) => (list.as_slice(), &[][..]),
            Self::PerValue(lists) => (&[][..], lists.as_slice()),
        };
        one.iter().chain(lists.iter().flatten())
    }
}

impl Read for SourceMark {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        let nested = node
            .items()
            .is_some_and(|items| items.iter().any(|item| item.items().is_some()));
        if nested {
            return Vec::read(node, reader).map(Self::PerValue);
        }
        Vec::read(node, reader).map(Self::One)
    }
}

/// An item of `x-notes`: a text, or a text with the sources that it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteMark {
    /// The text: in the languages of the spec, a line each.
    pub text: Spanned<String>,
    /// Ids of `evidence.yaml`.
    pub sources: Vec<Spanned<String>>,
}

objects! {
    /// A note with its sources.
    SourcedNote is "note" {
        /// The text: in the languages of the spec, a line each.
        "text" text: Spanned<String>,
        /// Ids of `evidence.yaml`.
        "x-source" sources: Vec<Spanned<String>>,
    }
}

impl Read for NoteMark {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        if node.entries().is_some() {
            let note = SourcedNote::read(node, reader)?;
            return Some(Self {
                text: note.text,
                sources: note.sources,
            });
        }
        Spanned::read(node, reader).map(|text| Self {
            text,
            sources: Vec::new(),
        })
    }
}

/// `x-rust-name`: a name that Rust accepts.
#[derive(Debug, Clone, PartialEq, Eq, schemars::JsonSchema)]
pub struct RustName(pub String);

impl Read for RustName {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        let name = String::read(node, reader)?;
        let lower = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let snake = name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(lower);
        let alphanumeric = name.chars().all(|c| c.is_ascii_alphanumeric());
        let pascal = name.starts_with(|c: char| c.is_ascii_uppercase()) && alphanumeric;
        if !snake && !pascal {
            let message = format!("`{name}` is not a name for Rust");
            reader.diagnostics.push(
                Diagnostic::error(rules::WRONG_VALUE, node.span, message)
                    .help("snake_case names a field, a parameter or a method, PascalCase a type"),
            );
            return None;
        }
        Some(Self(name))
    }
}

/// One type or a list of them.
#[derive(Debug, Clone)]
pub struct Types(pub Vec<Spanned<super::words::JsonKind>>);

impl Read for Types {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        let list: Vec<Spanned<super::words::JsonKind>> = match &node.kind {
            NodeKind::Sequence(items) => {
                let list: Vec<_> = Vec::read(node, reader)?;
                // A type too few is another type.
                if list.len() < items.len() {
                    return None;
                }
                list
            }
            _ => vec![Spanned::read(node, reader)?],
        };
        if node.items().is_some_and(<[_]>::is_empty) {
            reader.diagnostics.push(Diagnostic::error(
                rules::WRONG_VALUE,
                node.span,
                "a list of no types",
            ));
            return None;
        }
        for (index, kind) in list.iter().enumerate() {
            if list
                .iter()
                .take(index)
                .any(|other| other.value == kind.value)
            {
                let message = format!("the type `{}` is there twice", kind.value);
                reader
                    .diagnostics
                    .push(Diagnostic::error(rules::WRONG_VALUE, kind.span, message));
            }
        }
        Some(Self(list))
    }
}
