//! The whole API, and what its operations share.

use super::id::{CredentialId, EnvelopeId, NewtypeId, TypeId};
use super::{
    Blocked, Code, Dialect, Docs, JsonKind, Operation, PlainHttp, SchemaRef, Sensitivity, Source,
    TypeDef, Unit,
};
use crate::source::Span;
use std::borrow::Cow;

use bilispec_wire::envelope::Success;
use bilispec_wire::json::pointer;
use bilispec_wire::login::{self, Scheme};
use bilispec_wire::server::{Place, places};

/// An API: everything that output is made from.
#[derive(Debug, Clone)]
pub struct Api {
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// `info.summary` and `info.description`.
    pub docs: Docs,
    /// Groups of operations, in the order of the spec; every operation's tag is one of them.
    pub tags: Vec<Tag>,
    /// In the order of `paths`.
    pub operations: Vec<Operation>,
    /// Servers that are called and have variables, in the order of their first use.
    pub servers: Vec<Server>,
    /// In the order of their first use.
    pub envelopes: Vec<Envelope>,
    /// Indexed by [`TypeId`]; operations in order, each type before the types of its fields.
    pub types: Vec<TypeDef>,
    /// In the order of their first use.
    pub newtypes: Vec<Newtype>,
    /// Whose rules the document is read by.
    pub dialect: Dialect,
    /// What descriptions and notes are written in.
    pub languages: Languages,
    /// The ledger of evidence, in its order; empty if the spec has none.
    pub sources: Vec<Source>,
    /// Cookies of a session: first those of the security schemes, then those that only fill parameters.
    pub credentials: Vec<Credential>,
}

/// `x-languages`.
#[derive(Debug, Clone, Default)]
pub struct Languages {
    /// Their names, the first line's first; empty: one language, whichever it is.
    pub names: Vec<String>,
    /// Where they stand.
    pub span: Option<Span>,
}

/// A server whose address has variables.
#[derive(Debug, Clone)]
pub struct Server {
    /// The address, without a slash at the end; a variable stands in braces under its Rust name.
    pub address: String,
    /// What stands in the braces, in the order of the spec.
    pub variables: Vec<ServerVariable>,
    /// What may travel there over http, besides to this machine and private networks.
    pub plain_http: Option<PlainHttp>,
}

impl Server {
    /// The variables of several servers, each once.
    pub fn variables_of<'a>(servers: &[&'a Self]) -> Vec<&'a ServerVariable> {
        let mut all: Vec<&ServerVariable> = Vec::new();
        for variable in servers.iter().flat_map(|server| &server.variables) {
            if !all
                .iter()
                .any(|known| known.rust_name == variable.rust_name)
            {
                all.push(variable);
            }
        }
        all
    }

    /// What a variable's value may be, by all the places that it stands at.
    pub fn places(&self, variable: &ServerVariable) -> Vec<Place> {
        let all = places(&self.address).into_iter();
        all.filter(|(name, _)| *name == variable.rust_name)
            .map(|(_, place)| place)
            .collect()
    }
}

/// A variable of a server's address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerVariable {
    /// As in the spec.
    pub name: String,
    /// The builder's method.
    pub rust_name: String,
    /// What is taken where nobody says otherwise.
    pub default: String,
    /// All values that it can have; none: any that fits where it stands.
    pub values: Vec<String>,
    /// What it is.
    pub description: String,
    /// Where it stands.
    pub span: Span,
}

/// A group of operations.
#[derive(Debug, Clone)]
pub struct Tag {
    /// As in the spec.
    pub name: String,
    /// Rust's name of the accessor.
    pub rust_name: String,
    /// What the group is.
    pub docs: Docs,
    /// Where it stands.
    pub span: Span,
}

/// The outer object of a host's replies.
#[derive(Debug, Clone)]
pub struct Envelope {
    /// Its title, as a Rust name.
    pub name: String,
    /// Where the code stands: names of members at the top, or JSON pointers; the first that is there and not null wins.
    pub code: Vec<String>,
    /// Where the message stands, in the same way.
    pub message: Vec<String>,
    /// Where the payload stands, in the same way; empty for the whole reply.
    pub data: String,
    /// What makes a success.
    pub success: Success<'static>,
    /// Codes that every operation of this envelope can answer with.
    pub codes: Vec<Code>,
    /// Texts in the message under which a success code is a refusal.
    pub blocked: Vec<Blocked>,
    /// What it is.
    pub docs: Docs,
    /// Its own members, the payload's among them.
    pub members: Vec<EnvelopeMember>,
    /// The success schema, where `x-envelope` stands.
    pub schema: SchemaRef,
    /// Where that stands.
    pub span: Span,
}

/// A member of an envelope: nothing is decoded from it but code, message and payload, so it has no type in Rust.
#[derive(Debug, Clone)]
pub struct EnvelopeMember {
    /// The wire's name; of what stands below a member, the JSON pointer to it.
    pub name: String,
    /// What it can be in JSON; anything if there is none.
    pub kinds: Vec<JsonKind>,
    /// A success always has it.
    pub required: bool,
    /// Never printed.
    pub sensitive: Option<Sensitivity>,
    /// What it is.
    pub docs: Docs,
    /// The property's key.
    pub span: Span,
}

impl EnvelopeMember {
    /// Its place as people read it: `code`, `status.code`.
    pub fn path(&self) -> String {
        if !self.name.starts_with('/') {
            return self.name.clone();
        }
        let names: Vec<_> = pointer::tokens(&self.name).collect();
        names.join(".")
    }
}

/// An integer or string that has a Rust type of its own, because a mix-up costs money or privacy.
#[derive(Debug, Clone)]
pub struct Newtype {
    /// Rust's name.
    pub name: String,
    /// What it wraps.
    pub base: NewtypeBase,
    /// Never printed: some use of it says so.
    pub sensitive: Option<Sensitivity>,
    /// What it counts, when all its uses agree.
    pub unit: Option<Unit>,
    /// Its first use.
    pub span: Span,
}

/// What a newtype wraps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NewtypeBase {
    /// `i64`.
    Integer,
    /// `String`.
    String,
}

/// A cookie or another key that stands for the user.
#[derive(Debug, Clone)]
pub struct Credential {
    /// The security scheme; `None` for a cookie that only fills parameters (`x-from-cookie`).
    pub scheme: Option<String>,
    /// The name of the cookie, the header or the query's key.
    pub cookie: String,
    /// Where it travels.
    pub place: KeyPlace,
    /// Rust's name of it.
    pub rust_name: String,
    /// Why it is never printed.
    pub sensitive: Sensitivity,
    /// What it is.
    pub docs: Docs,
    /// Where it stands.
    pub span: Span,
}

/// Where a credential travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyPlace {
    /// As a cookie.
    Cookie,
    /// As a header of its own.
    Header,
    /// In the query.
    Query,
    /// In the header `Authorization`.
    Http(Scheme),
}

impl Envelope {
    /// There is no outer object: the HTTP status says whether a call succeeded, and the whole body is the payload.
    pub fn is_none(&self) -> bool {
        self.code.is_empty()
    }

    /// The payload's place as people read it: `data`, `data.result`; empty for the whole reply.
    pub fn data_path(&self) -> String {
        let names: Vec<_> = pointer::tokens(&self.data).collect();
        names.join(".")
    }

    /// What is left of a path into a reply behind the payload's place; `None` where the path does not lead there.
    pub fn below_data<'s>(&self, path: &'s [String]) -> Option<&'s [String]> {
        let mut rest = path;
        for name in pointer::tokens(&self.data) {
            let (first, below) = rest.split_first()?;
            rest = (*first == name).then_some(below)?;
        }
        Some(rest)
    }

    /// The codes of success, each as people read it; none where a success has no code.
    pub fn success_codes(&self) -> Vec<String> {
        match &self.success {
            Success::Values(codes) => codes.iter().map(ToString::to_string).collect(),
            Success::Absent => Vec::new(),
        }
    }
}

impl Credential {
    /// What is sent, in a word and a name: `cookie sess`, `header Authorization (Bearer)`.
    pub fn sent_as(&self) -> (&'static str, String) {
        match self.place {
            KeyPlace::Cookie => ("cookie", self.cookie.clone()),
            KeyPlace::Header => ("header", self.cookie.clone()),
            KeyPlace::Query => ("query key", self.cookie.clone()),
            KeyPlace::Http(scheme) => ("header", format!("{}: {}", login::HEADER, scheme.name())),
        }
    }

    /// It is a cookie of a session.
    pub fn is_cookie(&self) -> bool {
        self.place == KeyPlace::Cookie
    }
}

#[expect(
    clippy::indexing_slicing,
    reason = "ids are made only by the builder that fills these lists, and nothing is ever removed from them"
)]
impl Api {
    /// The type behind an id.
    pub fn type_def(&self, id: TypeId) -> &TypeDef {
        &self.types[id.index()]
    }

    /// The envelope behind an id.
    pub fn envelope(&self, id: EnvelopeId) -> &Envelope {
        &self.envelopes[id.index()]
    }

    /// The newtype behind an id.
    pub fn newtype(&self, id: NewtypeId) -> &Newtype {
        &self.newtypes[id.index()]
    }

    /// The credential behind an id.
    pub fn credential(&self, id: CredentialId) -> &Credential {
        &self.credentials[id.index()]
    }
}

impl Api {
    /// The same without the operations that no client can make: what generated code is made of.
    pub fn sendable(&self) -> Cow<'_, Self> {
        if self.operations.iter().all(|one| one.unsendable().is_none()) {
            return Cow::Borrowed(self);
        }
        let mut api = self.clone();
        api.operations.retain(|one| one.unsendable().is_none());
        Cow::Owned(api)
    }

    /// The operation called `id`.
    pub fn operation(&self, id: &str) -> Option<&Operation> {
        self.operations.iter().find(|operation| operation.id == id)
    }

    /// All codes of an operation: its own, then those of its envelope that it does not redefine.
    pub fn codes<'a>(&'a self, operation: &'a Operation) -> impl Iterator<Item = &'a Code> {
        let inherited = self.envelope(operation.reply.envelope).codes.iter();
        let own = &operation.codes;
        own.iter()
            .chain(inherited.filter(|code| own.iter().all(|mine| mine.value != code.value)))
    }

    /// All texts that block an operation: its own, then those of its envelope that it does not redefine.
    pub fn blocked<'a>(&'a self, operation: &'a Operation) -> impl Iterator<Item = &'a Blocked> {
        let inherited = self.envelope(operation.reply.envelope).blocked.iter();
        let own = &operation.blocked;
        own.iter()
            .chain(inherited.filter(|one| own.iter().all(|mine| mine.text != one.text)))
    }
}
